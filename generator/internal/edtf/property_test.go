package edtf

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// corpus is every valid date of the case files, and no date at all.
func corpus(t testing.TB) []Date {
	dates := []Date{{}}
	for _, name := range []string{"spec.txt", "cases.txt"} {
		for _, row := range rows(t, name, 6) {
			dates = append(dates, mustParse(t, row[0]))
		}
	}
	return dates
}

func TestCompareIsATotalOrder(t *testing.T) {
	dates := corpus(t)
	for _, a := range dates {
		for _, b := range dates {
			ab := Compare(a, b)
			if ab != -Compare(b, a) {
				t.Errorf("Compare(%v, %v) = %d, the reverse %d", a, b, ab, Compare(b, a))
			}
			if (ab == 0) != (a == b) {
				t.Errorf("Compare(%v, %v) = %d", a, b, ab)
			}
			for _, c := range dates {
				if ab < 0 && Compare(b, c) < 0 && Compare(a, c) >= 0 {
					t.Fatalf("%v < %v < %v, but not %v < %v", a, b, c, a, c)
				}
			}
		}
	}
}

func TestOrder(t *testing.T) {
	want := strings.Fields(`/2023 ../2024 -0043 1999 20XX 202X
		2024-01-01 2024-01-01? 2024-01-01T12:00:00+02:00 2024-01-01T11:00:00Z 2024-01-01T12:00:00
		2024-01 2024-01~ 2024-01/2024-03 2024 2024/..
		2024-02 2024-21 2024-06 2024-06-01/2024-06-30 2024-06? 2024-06~ 2024-06% 2024-23 2024-24 Y20000`)
	var dates []Date
	for _, s := range want {
		dates = append(dates, mustParse(t, s))
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(dates), func(i, j int) { dates[i], dates[j] = dates[j], dates[i] })
	slices.SortFunc(dates, Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2024", "2024-06", true},
		{"2024-06-30", "2024-06", true},
		{"2024-07-01", "2024-06", false},
		{"2023-24", "2024-02-29", true},
		{"2023-24", "2024-03", false},
		{"2022/..", "2099", true},
		{"2022/..", "2021-12-31", false},
		{"/2023", "-9999", true},
		{"../2023", "2023/..", true},
		{"202X", "20XX", true},
		{"2023~", "2024", false},
		{"", "2024", false},
	} {
		var a Date
		if c.a != "" {
			a = mustParse(t, c.a)
		}
		b := mustParse(t, c.b)
		if Overlaps(a, b) != c.want || Overlaps(b, a) != c.want {
			t.Errorf("Overlaps(%v, %v) = %v, reversed %v; want %v", a, b, Overlaps(a, b), Overlaps(b, a), c.want)
		}
	}
	for _, d := range corpus(t) {
		if Overlaps(d, d) == d.IsZero() {
			t.Errorf("Overlaps(%v, %[1]v) = %v", d, Overlaps(d, d))
		}
	}
}

func TestNarrowerThan(t *testing.T) {
	order := strings.Fields("2024-06-19T10:00:00Z 2024-06-19 2024-06-19/2024-06-21 2024-06 2024-21 2024 202X 20XX 2024/..")
	for i, a := range order {
		for j, b := range order {
			if got := mustParse(t, a).NarrowerThan(mustParse(t, b)); got != (i < j) {
				t.Errorf("%s narrower than %s: %v", a, b, got)
			}
		}
		d := mustParse(t, a)
		if d.NarrowerThan(d) || !d.NarrowerThan(Date{}) || (Date{}).NarrowerThan(d) {
			t.Errorf("%s is not between itself and no date", a)
		}
	}
}

// TestDays holds the calendar against that of package time.
func TestDays(t *testing.T) {
	from := time.Date(-801, 1, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(12001, 1, 1, 0, 0, 0, 0, time.UTC)
	for at := from; at.Before(to); at = at.AddDate(0, 0, 11) {
		want := Day(floorDiv(at.Unix(), 24*60*60))
		got := DayOf(at.Year(), at.Month(), at.Day())
		if got != want {
			t.Fatalf("%v is day %d, want %d", at, int64(got), int64(want))
		}
		if got.Year() != at.Year() || got.Month() != at.Month() || got.Day() != at.Day() {
			t.Fatalf("day %d is %v, want %v", int64(got), got, at)
		}
	}
	for d, want := range map[Day]string{
		0: "1970-01-01", -1: "1969-12-31", MinDay: "..", MaxDay: "..",
		DayOf(2024, 14, 30): "2025-03-02", DayOf(2024, 0, 31): "2023-12-31", DayOf(-5, time.March, 1): "-0005-03-01",
	} {
		if d.String() != want {
			t.Errorf("day %d is %v, want %s", int64(d), d, want)
		}
	}
	if MinDay.Year() >= MaxDay.Year() || MaxDay.Month() != time.December || MinDay.Day() != 1 {
		t.Error("the missing bounds are not at the ends of the calendar")
	}
}

// TestEveryDay reads every number that looks like a day of four years: exactly
// those of the calendar are dates.
func TestEveryDay(t *testing.T) {
	for _, year := range []int{1900, 2000, 2023, 2024} {
		for month := range 20 {
			for day := range 40 {
				text := string(appendTwo(append(appendTwo(append(appendYear(nil, int64(year)), '-'), uint8(month)), '-'), uint8(day)))
				_, want := time.Parse(time.DateOnly, text)
				if _, got := Parse(text); (got == nil) != (want == nil) {
					t.Errorf("%s: %v, want %v", text, got, want)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"spec.txt", "cases.txt"} {
		for _, row := range rows(f, name, 6) {
			f.Add(row[0])
		}
	}
	for _, row := range rows(f, "invalid.txt", 4) {
		f.Add(row[0])
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			checkError(t, s, err)
			return
		}
		if d.String() != s {
			t.Errorf("%q is written %q", s, d)
		}
		if d.IsZero() || d.Earliest() > d.Latest() || d.Span() < 1 {
			t.Errorf("%q: from %v to %v, %d days", s, d.Earliest(), d.Latest(), d.Span())
		}
		if !Overlaps(d, d) || Compare(d, d) != 0 {
			t.Errorf("%q is not itself", s)
		}
		if d.English() == "" || strings.ContainsAny(d.English(), "X%~/") {
			t.Errorf("%q is worded %q", s, d.English())
		}
		if d.In("de") == "" || strings.ContainsAny(d.In("de"), "X%~") || d.In("en") != d.English() {
			t.Errorf("%q is worded %q and %q", s, d.In("en"), d.In("de"))
		}
		year, ok := YearOf(d.YearKey())
		if !ok || year.YearKey() != d.YearKey() || YearHeading(d.YearKey(), "en") == "" {
			t.Errorf("%q is filed under %q, which is %v", s, d.YearKey(), year)
		}
		if html := d.Datetime(); html != "" && d.IsInterval() {
			t.Errorf("%q is %q in HTML", s, html)
		}
	})
}

func checkError(t *testing.T, s string, err error) {
	e, ok := err.(*ParseError)
	if !ok || e.Text == "" || e.Input != s || e.Offset < 0 || e.Offset > len(s) {
		t.Fatalf("%q: %#v", s, err)
	}
	if e.Suggestion == "" {
		return
	}
	if d, err := Parse(e.Suggestion); err != nil || d.String() != e.Suggestion {
		t.Errorf("%q: suggested %q, which is %v, %v", s, e.Suggestion, d, err)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"2024-06-19", "2022-11~/2023-03", "2024-06-19T10:00:00+02:00", "June 2024"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Parse(s)
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := mustParse(b, "2024-06-19~"), mustParse(b, "2024-06-19/2024-07")
	for b.Loop() {
		Compare(x, y)
	}
}
