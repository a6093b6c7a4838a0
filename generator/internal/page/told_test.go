package page

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/words"

	"github.com/google/go-cmp/cmp"
)

func wordsOnly(t *testing.T, tag string) *planner {
	t.Helper()
	w, known := words.For(tag)
	if !known {
		t.Fatalf("there are no words in %q", tag)
	}
	return &planner{words: w}
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

// Four digits are parted only where there is a unit: without one they may be a year.
func TestQuantity(t *testing.T) {
	for _, test := range []struct{ value, low, high, unit, english, german string }{
		{"", "1867", "3111", "tonnes", "1,867 to 3,111 tonnes", "1.867 bis 3.111 tonnes"},
		{"1867", "", "", "tonnes", "1,867 tonnes", "1.867 tonnes"},
		{"1867", "", "", "", "1867", "1867"},
		{"", "1867", "1871", "", "1867 to 1871", "1867 bis 1871"},
		{"12000", "", "", "", "12,000", "12.000"},
	} {
		f := &archive.Figure{Value: archive.Number{Text: test.value}, Low: archive.Number{Text: test.low}, High: archive.Number{Text: test.high}}
		got := [2]string{wordsOnly(t, "en").quantity(f, test.unit), wordsOnly(t, "de").quantity(f, test.unit)}
		if want := [2]string{test.english, test.german}; got != want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}
