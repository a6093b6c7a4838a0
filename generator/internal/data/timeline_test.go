package data

import (
	"testing"

	"chancery/generator/internal/edtf"

	"github.com/google/go-cmp/cmp"
)

// TestSlideDates holds where a timeline puts dates: as they are stated, and whole where
// TimelineJS would take an end for its beginning.
func TestSlideDates(t *testing.T) {
	w := load(t, kitchen)
	for date, want := range map[string][2]*slideDate{
		"2024-06":            {{2024, 6, 0}, nil},
		"2024-06~":           {{2024, 6, 0}, nil},
		"2024-22":            {{2024, 6, 1}, {2024, 8, 31}},
		"202X":               {{2020, 1, 1}, {2029, 12, 31}},
		"-0043":              {{-43, 0, 0}, nil},
		"2022-11/2024":       {{2022, 11, 0}, {2024, 0, 0}},
		"2022-11/..":         {{2022, 11, 0}, nil},
		"../2022-11":         {{2022, 11, 0}, nil},
		"2024/2024-06":       {{2024, 1, 1}, {2024, 6, 0}},
		"2024-06/2024-06-19": {{2024, 6, 1}, {2024, 6, 19}},
		"2024/2024-01-01":    {{2024, 1, 1}, nil},
	} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(err)
		}
		e := *w.Graph.Events[0]
		e.Date = d
		s := eventSlide(w, &e)
		if diff := cmp.Diff(want, [2]*slideDate{s.Start, s.End}); diff != "" {
			t.Errorf("%s: -want +got\n%s", date, diff)
		}
	}
}
