package page

import (
	"fmt"
	"strings"
	"testing"

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
				if ok := r.Add(a, "thing "+a, diag.Pos{File: fmt.Sprint("f", i), Line: 1, Col: 1}); ok != (test.ok || i < len(addresses)-1) {
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
				if m.Pos.File != "f1" || len(m.See) != 1 || m.See[0].Pos.File != "f0" || m.Mend == "" {
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

func TestURL(t *testing.T) {
	for _, test := range []struct{ path, fragment, url string }{
		{"briefs/a.html", "", "%00/briefs/a.html"},
		{"briefs/a.html", "rec-b", "%00/briefs/a.html#rec-b"},
		{"media/guards & men.csv", "", "%00/media/guards%20&%20men.csv"},
		{"media/100%.csv", "", "%00/media/100%25.csv"},
		{"media/what?#.csv", "", "%00/media/what%3F%23.csv"},
		{"briefs/ü.html", "über-straße", "%00/briefs/%C3%BC.html#%C3%BCber-stra%C3%9Fe"},
		{"a.html", `x"<y>`, "%00/a.html#x%22%3Cy%3E"},
	} {
		u := At(test.path, test.fragment)
		if string(u) != test.url {
			t.Errorf("At(%q, %q) = %s, want %s", test.path, test.fragment, u, test.url)
		}
		if got := u.Path(); got != test.path {
			t.Errorf("the path of %s is %q, want %q", u, got, test.path)
		}
	}
}
