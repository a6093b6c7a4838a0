package page

import (
	"fmt"
	"strings"
	"testing"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
)

func TestRegistryRefusesTwoThingsForOneAddress(t *testing.T) {
	for _, test := range []struct {
		name      string
		addresses string // the last one is added last
		ok        bool
	}{
		{"others", "a.html b.html", true},
		{"the same", "a.html a.html", false},
		{"upper case", "briefs/a.html briefs/A.html", false},
		{"upper case of a folder", "briefs/a.html Briefs/b.html", true},
		{"other normalisation", "ü.html u\u0308.html", false},
		{"sharp s", "straße.html STRASSE.html", false},
		{"Greek final sigma", "ας.html ασ.html", false},
		{"a file where a folder is", "a/b.html a", false},
		{"a folder where a file is", "a a/b.html", false},
		{"a folder deep down", "a/b/c/d.html a/b/c", false},
		{"a file high up", "a/b a/b/c/d.html", false},
		{"files beside folders", "a.html a/b.html a/b/c.html", true},
		{"in a folder of the same name", "a/a/a a/a/b", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var r Registry
			addresses := strings.Fields(test.addresses)
			for i, a := range addresses {
				if ok := r.Add(address.Path(a), "thing "+a, diag.Pos{File: fmt.Sprint("f", i), Line: 1, Col: 1}); ok != (test.ok || i < len(addresses)-1) {
					t.Errorf("Add(%q) is %v", a, ok)
				}
			}
			if n := len(r.list.Messages); test.ok != (n == 0) || n > 1 {
				t.Fatalf("%d messages", n)
			}
			if !test.ok {
				m := r.list.Messages[0]
				for _, want := range []string{"thing " + addresses[0], "thing " + addresses[1]} {
					if !strings.Contains(m.Text, want) {
						t.Errorf("%q does not name %q", m.Text, want)
					}
				}
				if m.Pos.File != "f1" || len(m.See) != 1 || m.See[0].Pos.File != "f0" || m.Fix == "" {
					t.Errorf("%+v does not lead to both", m)
				}
			}
		})
	}
}

func TestRegistryPointsToWhatIsKnown(t *testing.T) {
	var r Registry
	r.Add("a.html", "the page", diag.Pos{File: "a.md"})
	r.Add("A.html", "a file of the theme", diag.Pos{})
	if m := r.list.Messages[0]; m.Pos.File != "a.md" {
		t.Errorf("the message stands at %v", m.Pos)
	}
}
