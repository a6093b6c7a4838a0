package wording

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/words"
)

// Four digits are separated only where there is a unit: without one they may be a year.
func TestQuantity(t *testing.T) {
	for _, test := range []struct{ value, low, high, unit, english, german string }{
		{"", "1867", "3111", "tonnes", "1,867 to 3,111 tonnes", "1.867 bis 3.111 tonnes"},
		{"1867", "", "", "tonnes", "1,867 tonnes", "1.867 tonnes"},
		{"1867", "", "", "", "1867", "1867"},
		{"", "1867", "1871", "", "1867 to 1871", "1867 bis 1871"},
		{"12000", "", "", "", "12,000", "12.000"},
	} {
		f := &archive.Figure{Value: archive.Number{Text: test.value}, Low: archive.Number{Text: test.low}, High: archive.Number{Text: test.high}}
		got := [2]string{in(t, "en").Quantity(f, test.unit), in(t, "de").Quantity(f, test.unit)}
		if want := [2]string{test.english, test.german}; got != want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

func in(t *testing.T, tag string) *Wording {
	t.Helper()
	w, known := words.For(tag)
	if !known {
		t.Fatalf("there are no words in %q", tag)
	}
	return &Wording{Words: w}
}
