package graph

import (
	"strconv"
	"testing"
)

// What is known of names is not thrown away because a new one comes early in a Link.
func TestMemoKeepsWhatTheLastLinkAskedFor(t *testing.T) {
	made := 0
	k := kept{make: func(s string) string { made++; return s }, of: map[string]string{}}
	link := func(first string) {
		k.begin()
		k.get(first)
		for i := range 5000 {
			k.get(strconv.Itoa(i))
		}
	}
	link("a")
	link("b")
	if made != 5002 {
		t.Errorf("a second link with one new name makes %d names anew, want 1", made-5001)
	}
	for i := range 20_000 {
		k.begin()
		k.get("name " + strconv.Itoa(i))
	}
	if len(k.of) > 2000 {
		t.Errorf("%d names are kept where one is in use", len(k.of))
	}
}
