package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// counts makes a count of each year in which there is any.
func counts(t testing.TB, from, to int, of func(int) int) []YearCount {
	t.Helper()
	var list []YearCount
	for y := from; y <= to; y++ {
		if n := of(y); n > 0 {
			list = append(list, YearCount{Date: date(t, fmt.Sprintf("%04d", y)), Text: fmt.Sprint(y), URL: fmt.Sprintf("%%00/actors/x/%d.html", y), N: n})
		}
	}
	return list
}

func archiveYears(t testing.TB) []YearCount {
	return append(counts(t, 2000, 2024, func(y int) int { return map[int]int{2000: 1, 2010: 1, 2022: 3, 2023: 7, 2024: 14}[y] }),
		YearCount{Date: date(t, "201X"), Text: "the 2010s", N: 2})
}

func yearPictures(t testing.TB) map[string][]YearCount {
	ones := func(int) int { return 1 }
	return map[string][]YearCount{
		"two":      counts(t, 2023, 2024, func(y int) int { return y }),
		"archive":  archiveYears(t),
		"full":     counts(t, 1965, 2024, func(y int) int { return y * y % 900 }),
		"long":     counts(t, 1000, 2024, ones),
		"gaps":     append(counts(t, 1066, 1066, ones), counts(t, 2001, 2024, ones)...),
		"deep":     {{Date: date(t, "Y-170000002"), N: 1}, {Date: date(t, "-0043"), N: 10000}, {Date: date(t, "2024"), N: 3}},
		"far ends": {{Date: date(t, "Y-999999999999"), N: 1}, {Date: date(t, "Y999999999999"), N: 1}},
	}
}

func TestYearsStayInThePicture(t *testing.T) {
	for name, list := range yearPictures(t) {
		t.Run(name, func(t *testing.T) {
			y := NewYears("Activity", list, Calendar{})
			end, n := Tenth(0), 0
			for _, b := range y.Bars {
				if b.X < end || b.Width < 1 || b.X+b.Width > full || b.Y < barsTop || b.Height < 2 || b.Y+b.Height != y.Base {
					t.Errorf("outside or over another: %+v", b)
				}
				end = b.X + b.Width
				n += b.N
			}
			want := 0
			for _, c := range y.Counts {
				want += c.N
			}
			if n != want || len(y.Bars) > mostBars+mostBreaks {
				t.Errorf("%d bars for %d, want %d", len(y.Bars), n, want)
			}
			yearLabelsApart(t, y)
			html := draw(t, "chart-years", y)
			sound(t, html)
			if len(html) > 10<<10 {
				t.Errorf("%d bytes", len(html))
			}
		})
	}
}

func yearLabelsApart(t *testing.T, y *Years) {
	t.Helper()
	end := Tenth(0)
	for _, l := range y.Labels {
		width := share(textWidth(l.Text), Narrowest)
		from := map[string]Tenth{"start": l.X, "middle": l.X - width/2, "end": l.X - width}[l.Anchor]
		if from < end || from+width > full {
			t.Errorf("%+v begins at %s and ends at %s; the one before ends at %s", l, from, from+width, end)
		}
		end = from + width
	}
}

func TestYearsShowEmptyOnes(t *testing.T) {
	y := NewYears("Activity", archiveYears(t), Calendar{})
	var got []string
	for _, b := range y.Bars {
		got = append(got, fmt.Sprintf("%s: %d at %s, %d high", b.Text, b.N, b.X+b.Width/2, b.Height))
	}
	want := []string{"2000: 1 at 2, 4 high", "2010: 1 at 42, 4 high", "2022: 3 at 90, 12 high", "2023: 7 at 94, 28 high", "2024: 14 at 98, 56 high"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var labels []string
	for _, l := range y.Labels {
		labels = append(labels, l.Text)
	}
	if diff := cmp.Diff([]string{"2000", "2005", "2010", "2015", "2024"}, labels); diff != "" {
		t.Error(diff)
	}
}

func TestYearsAreSaidInWords(t *testing.T) {
	html := draw(t, "chart-years", NewYears("Activity", archiveYears(t), Calendar{}))
	for _, want := range []string{`aria-label="Briefs and events by year: 2000: 1, 2010: 1, 2022: 3, 2023: 7, 2024: 14"`, "Also 2 in the 2010s.", `<tspan font-size="0">2024: </tspan>14<tspan font-size="0">; </tspan>`, `role="group"`} {
		if !strings.Contains(html, want) {
			t.Errorf("there is no %s in\n%s", want, html)
		}
	}
	plain := counts(t, 2023, 2024, func(int) int { return 1 })
	for i := range plain {
		plain[i].URL = ""
	}
	if html := draw(t, "chart-years", NewYears("Activity", plain, Calendar{})); strings.Contains(html, "<a") || !strings.Contains(html, `role="img"`) {
		t.Errorf("a picture without links:\n%s", html)
	}
}

func TestManyYearsShareBars(t *testing.T) {
	y := NewYears("Activity", counts(t, 1925, 2024, func(int) int { return 1 }), Calendar{})
	if b := y.Bars[1]; len(y.Bars) != 51 || b.Text != "1926–1927" || b.N != 2 || b.URL != "" {
		t.Errorf("%d bars, the second %+v", len(y.Bars), b)
	}
}

func TestLongEmptyTimeIsLeftOut(t *testing.T) {
	y := NewYears("Activity", yearPictures(t)["gaps"], Calendar{})
	if len(y.Breaks) != 1 || len(y.Lines) != 2 {
		t.Errorf("%d breaks in %v", len(y.Breaks), y.Lines)
	}
}

func TestOneYearIsNoPicture(t *testing.T) {
	if y := NewYears("Activity", counts(t, 2024, 2024, func(int) int { return 5 }), Calendar{}); y != nil {
		t.Errorf("%+v", y)
	}
}

func TestGoldenYears(t *testing.T) {
	golden(t, "years.html", draw(t, "chart-years", NewYears("Activity", archiveYears(t), Calendar{})))
}

func BenchmarkYears(b *testing.B) {
	list := counts(b, 1985, 2024, func(y int) int { return y % 7 })
	for b.Loop() {
		NewYears("Activity", list, Calendar{})
	}
}
