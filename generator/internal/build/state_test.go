package build

import (
	"reflect"
	"testing"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/output"
)

func someState() state {
	return state{Day: 738_000, Result: Result{Briefs: 3, OK: true},
		Messages: []diag.Message{{Severity: diag.Warning, Pos: diag.Pos{File: "content/site.yaml", Line: 2}, Text: "what is wrong"}},
		inputs:   inputs{digest.Sum{3}, output.Record{"content/briefs/a.md": {Size: 5, ModTime: -1, Made: digest.Sum{4}}}},
		files:    output.Record{"index.html": {Size: 1 << 40, ModTime: 1 << 60, Key: digest.Sum{2}, Made: digest.Sum{5}}, "404.html": {}}}
}

func TestStateComesBack(t *testing.T) {
	want := someState()
	data, err := want.append(nil)
	if err != nil {
		t.Fatal(err)
	}
	got, ok := readState(data)
	want.Rest = want.inputs.rest
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v\nwant %+v", got, ok, want)
	}
}

// TestStateCutShort cuts a state at every place: none is one, and none makes a panic.
func TestStateCutShort(t *testing.T) {
	s := someState()
	data, err := s.append(nil)
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, ok := readState(data[:n]); ok {
			t.Errorf("the first %d of %d bytes are taken for a state", n, len(data))
		}
	}
	if _, ok := readState(append(data, 0)); ok {
		t.Error("a state with a byte behind it is taken for one")
	}
}
