package page

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
	"chancery/generator/internal/words"

	"github.com/google/go-cmp/cmp"
)

func wordsOnly(t *testing.T, tag string) *planner {
	t.Helper()
	w, known := words.For(tag)
	if !known {
		t.Fatalf("there are no words in %q", tag)
	}
	return &planner{Wording: wording.Wording{Words: w}}
}

// Each place is said once, with all that give it.
func TestPlacesDiffer(t *testing.T) {
	e := &graph.Event{PlaceDiffer: true}
	for _, said := range [][2]string{{"A", "Antwerp"}, {"B", "Montevideo"}, {"C", "Antwerp"}, {"D", ""}} {
		e.Reports = append(e.Reports, &graph.Report{Event: &archive.Event{Place: said[1]},
			Brief: &graph.Brief{Brief: &archive.Brief{Title: archive.Text{S: said[0]}}}})
	}
	for tag, want := range map[string]string{
		"en": "The place: Antwerp (“A” and “C”) and Montevideo (“B”).",
		"de": "Ort: Antwerp („A“ und „C“) und Montevideo („B“).",
	} {
		if diff := cmp.Diff([]string{want}, wordsOnly(t, tag).disagreements(e)); diff != "" {
			t.Errorf("%s: -want +got\n%s", tag, diff)
		}
	}
}
