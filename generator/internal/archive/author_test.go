package archive

import (
	"strings"
	"testing"
)

func TestAuthorID(t *testing.T) {
	for name, want := range map[string]string{
		"Åse Ørsted":          "ase-orsted",
		"Orsted, Ase":         "ase-orsted",
		"J. Smith":            "j-smith",
		"A, B, C":             "a-b-c",
		"Łukasz Weiß":         "lukasz-weiss",
		"김정은":                 "n9613a5cb89",
		"Kim 정은":              "kim-n63b828b02e",
		"Strelsau  Institute": "strelsau-institute",
		"?":                   "nb317dbeddf",
	} {
		if got := AuthorID(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	long := strings.Repeat("very ", 2000)
	if id := AuthorID(long + "long"); len(id) > 120 || id == AuthorID(long+"short") || !ValidID(id) {
		t.Errorf("a long name has the id %s", id)
	}
	if AuthorID("Kim 정은") == AuthorID("Kim 철수") {
		t.Error("two names have one id")
	}
}

func TestORCID(t *testing.T) {
	for id, ok := range map[string]bool{
		"0000-0002-1825-0097": true, "0000-0001-5109-3700": true, "0000-0002-1694-233X": true,
		"0000-0002-1825-0098": false, "0000000218250097": false, "0000-0002-1694-233x": false, "https://orcid.org/0000-0002-1825-0097": false,
		"0000-0002-1825-X097": false, "": false, "0000-0002-1825-009٧": false,
	} {
		if mend := wrongORCID(id); (mend == "") != ok {
			t.Errorf("%q: %q", id, mend)
		}
	}
}
