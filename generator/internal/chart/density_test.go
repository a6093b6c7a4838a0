package chart

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"chancery/generator/internal/edtf"
)

// events makes an event of each date; its title is the date.
func events(t testing.TB, dates ...string) []Event {
	t.Helper()
	var list []Event
	for _, s := range dates {
		list = append(list, Event{Date: date(t, s), Title: s, URL: "%00/timeline/x.html#" + s})
	}
	return list
}

// years makes a period of each year.
func years(t testing.TB, from, to int) []Period {
	t.Helper()
	var list []Period
	for y := from; y <= to; y++ {
		list = append(list, Period{Date: date(t, fmt.Sprint(y)), Text: fmt.Sprint(y), URL: fmt.Sprintf("%%00/timeline/%d.html", y), N: 3})
	}
	return list
}

// many makes events of all kinds of dates within years.
func many(t testing.TB, n, from, to int) []Event {
	t.Helper()
	rng := rand.New(rand.NewPCG(uint64(n), uint64(from)))
	dates := make([]string, n)
	for i := range dates {
		year, month, day := from+rng.IntN(to-from+1), 1+rng.IntN(12), 1+rng.IntN(28)
		dates[i] = []string{
			fmt.Sprintf("%04d-%02d-%02d", year, month, day), fmt.Sprintf("%04d-%02d", year, month), fmt.Sprintf("%04d", year),
			fmt.Sprintf("%04d-%02d-%02d~", year, month, day), fmt.Sprintf("%04d-%02d?", year, month), fmt.Sprintf("%04d-22%%", year),
			fmt.Sprintf("%03dX", year/10), fmt.Sprintf("%04d-%02d/%04d", year, month, year), fmt.Sprintf("%04d-%02d-%02d", year, month, day),
		}[rng.IntN(9)]
	}
	return events(t, dates...)
}

// In an axis of exactly three years, which the first and the last event hold open.
func TestMarkIsWhatTheDateIs(t *testing.T) {
	const day, month, year = 1, 28, 333 // of a thousand, about
	for _, test := range []struct {
		date  string
		width Tenth
		want  Mark
	}{
		{"2023-06-19", day, Mark{Kind: "day"}},
		{"2023-06-19T10:00:00", day, Mark{Kind: "day"}},
		{"2023-06", month, Mark{Kind: "month"}},
		{"2023-06-XX", month, Mark{Kind: "month"}},
		{"2023-22", 3 * month, Mark{Kind: "year"}},
		{"2023", year, Mark{Kind: "year"}},
		{"202X", 1000, Mark{Kind: "age"}},
		{"20XX", 1000, Mark{Kind: "age"}},
		{"2023-06~", month, Mark{Kind: "month", Fade: "both"}},
		{"2023-06-19~", leastVague, Mark{Kind: "day", Fade: "both"}},
		{"2023?", year, Mark{Kind: "year", Uncertain: true}},
		{"2023-06%", month, Mark{Kind: "month", Uncertain: true, Fade: "both"}},
		{"2023-06-01/2023-08-31", 3 * month, Mark{Kind: "day"}},
		{"2023-06~/2023-08", 3 * month, Mark{Kind: "month", Fade: "start"}},
		{"2023-06/2023-08~", 3 * month, Mark{Kind: "month", Fade: "end"}},
		{"2023-06?/2023-08", 3 * month, Mark{Kind: "month", Uncertain: true}},
		{"2024-01/..", year, Mark{Kind: "month", OpenEnd: true}},
		{"../2022-12", year, Mark{Kind: "month", OpenStart: true}},
		{"2023-06/", month, Mark{Kind: "month", Fade: "end"}},
		{"/2023-06", month, Mark{Kind: "month", Fade: "start"}},
	} {
		t.Run(test.date, func(t *testing.T) {
			d := NewDensity("Density", events(t, "2022-01-01", "2024-12-31", test.date), nil, Calendar{})
			i := slices.IndexFunc(d.Marks, func(m Mark) bool { return m.Title == test.date })
			if i < 0 {
				t.Fatal("there is no mark")
			}
			got := d.Marks[i]
			if diff := got.Width - test.width; diff < -3 || diff > 3 {
				t.Errorf("the mark is %s %% wide, want about %s", got.Width, test.width)
			}
			if got.OpenEnd && got.X+got.Width != full || got.OpenStart && got.X != 0 {
				t.Error("an open interval ends before the edge")
			}
			test.want.X, test.want.Width, test.want.Y, test.want.Title, test.want.URL, test.want.lane = got.X, got.Width, got.Y, got.Title, got.URL, got.lane
			if got != test.want {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
			sound(t, draw(t, "chart-density", d))
		})
	}
}

func TestMarkStandsAtItsDate(t *testing.T) {
	d := NewDensity("Density", events(t, "2021", "2022-07-02", "2023-07", "2024"), nil, Calendar{})
	var got []string
	for _, m := range d.Marks {
		got = append(got, fmt.Sprint(m.Title, " ", m.X, "–", m.X+m.Width))
	}
	want := []string{"2022-07-02 37.4–37.5", "2023-07 62.3–64.4", "2021 0–24.9", "2024 74.9–100"}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAxis(t *testing.T) {
	for name, test := range map[string]struct {
		dates  []string
		labels string // as shown where there is room; / is a break
	}{
		"one day":                    {[]string{"2023-09-13"}, "Sep 2023"},
		"months":                     {[]string{"2023-11-02", "2024-02"}, "Nov 2023 Dec 2024 Feb"},
		"months apart":               {[]string{"2024-01-05", "2024-12"}, "2024 / Dec"},
		"some years":                 {[]string{"2022-03", "2023", "2024-05"}, "2022 Apr Jul Oct 2023 Apr Jul Oct 2024 Apr Jul Oct"},
		"twenty years":               {[]string{"2003", "2013", "2010", "2022", "2007", "2018"}, "2003 2006 2008 2010 2012 2014 2016 2018 2020"},
		"a century":                  {[]string{"1925", "1950/2010", "2024"}, "1925 1940 1950 1960 1970 1980 1990 2000 2010"},
		"far apart":                  {[]string{"2000~", "2010", "2022", "2023", "2024-06"}, "2000 / 2010 / 2022 2023 2024"},
		"what is short is kept":      {[]string{"2021", "2024"}, "2021 2022 2023 2024"},
		"an eighth is kept":          {[]string{"1990/2009", "2014/2024"}, "1990 1995 2000 2005 2010 2015 2020"},
		"only the longest are cut":   {[]string{"0100", "0200", "0500", "1000", "1500", "1900", "2000"}, "100 AD 150 AD / 500 AD / 1000 / 1500 / 1900 1950"},
		"before Christ":              {[]string{"-0043", "1066"}, "44 BC Apr Jul Oct / 1066 Apr Jul Oct"},
		"a decade alone":             {[]string{"201X"}, "2010 2011 2012 2013 2014 2015 2016 2017 2018 2019"},
		"a decade does not widen":    {[]string{"202X", "2023", "2024"}, "2023 Apr Jul Oct 2024 Apr Jul Oct"},
		"a decade apart is shown":    {[]string{"195X", "2023"}, "1950 1951 1952 1953 1954 1955 1956 1957 1958 1959 / 2023"},
		"an open end does not widen": {[]string{"2023-05/..", "2023-07"}, "May 2023 Jun Jul"},
	} {
		t.Run(name, func(t *testing.T) {
			d := NewDensity("Density", events(t, test.dates...), nil, Calendar{})
			if got := labels(d); got != test.labels {
				t.Errorf("the axis reads %q, want %q", got, test.labels)
			}
			if got, want := len(d.Breaks), strings.Count(test.labels, "/"); got != want {
				t.Errorf("%d breaks, want %d", got, want)
			}
		})
	}
}

// labels writes the axis as it reads where there is room.
func labels(d *Density) string {
	var words []string
	for _, tick := range d.Ticks {
		for n := strings.Count(strings.Join(words, " "), "/"); n < len(d.Breaks) && d.Breaks[n] < tick.X; n++ {
			words = append(words, "/")
		}
		if tick.Only != "narrow" {
			words = append(words, tick.Text)
		}
	}
	return strings.Join(words, " ")
}

func TestYearsAreAsWideInEverySegment(t *testing.T) {
	d := NewDensity("Density", events(t, "2000", "2010", "2022", "2023", "2024"), nil, Calendar{})
	for _, m := range d.Marks {
		if m.Width < 188 || m.Width > 192 {
			t.Errorf("%s is %s %% wide", m.Title, m.Width)
		}
	}
}

// pictures are inputs that try a picture's limits.
func pictures(t testing.TB) map[string][]Event {
	return map[string][]Event{
		"100 in a year":     many(t, 100, 2024, 2024),
		"60 in ten years":   many(t, 60, 2015, 2024),
		"90 in a century":   many(t, 90, 1930, 2024),
		"10,000":            many(t, 10000, 2015, 2024),
		"10,000 since 1000": many(t, 10000, 1000, 2024),
		"same day":          slices.Repeat(events(t, "2024-06-19"), 10),
		"same year":         slices.Repeat(events(t, "2024"), 50),
		"deep time":         events(t, "Y-170000002", "Y-65000000", "-0043", "2024", "Y999999999999", "Y-999999999999"),
		"open":              events(t, "../2023", "2023/..", "/2023", "2023/", "2023-01-01/.."),
		"month pieces":      events(t, "2023-06-01", "2023-09-01", "2023-12-01", "2024-03-01", "2024-06-01"),
		"vague":             events(t, "19XX", "202X~", "20XX?"),
		"last day":          events(t, "2024-12-31~", "2024-12-31", "2020-01-01?", "2020-01-01"),
	}
}

func TestNothingTouchesOrLeavesThePicture(t *testing.T) {
	for name, list := range pictures(t) {
		t.Run(name, func(t *testing.T) {
			d := NewDensity("Density", list, years(t, 1990, 2024), Calendar{})
			for i, m := range d.Marks {
				if m.X < 0 || m.Width < 1 || m.X+m.Width > full || m.Y < 0 || m.Y+markHeight > d.Base {
					t.Errorf("outside: %+v", m)
				}
				for _, o := range d.Marks[:i] {
					if m.Y == o.Y && m.X <= o.X+o.Width && o.X <= m.X+m.Width {
						t.Errorf("%+v touches %+v", m, o)
					}
				}
			}
			all := slices.Clone(d.Ticks)
			for _, c := range d.Columns {
				if c.Label != nil {
					all = append(all, *c.Label)
				}
				if c.X < 0 || c.Width < 1 || c.X+c.Width > full {
					t.Errorf("outside: %+v", c)
				}
			}
			labelsApart(t, all, "wide", Narrowest)
			labelsApart(t, all, "narrow", Roomy)
			sound(t, draw(t, "chart-density", d))
		})
	}
}

// labelsApart checks the labels that are shown at a width.
func labelsApart(t *testing.T, all []Tick, hidden string, width int) {
	t.Helper()
	all = slices.DeleteFunc(slices.Clone(all), func(tick Tick) bool { return tick.Only == hidden })
	slices.SortFunc(all, func(a, b Tick) int { return cmp.Compare(a.X, b.X) })
	end := Tenth(0)
	for _, tick := range all {
		if tick.X < end {
			t.Errorf("at %d pixels the label %q begins at %s, where another ends at %s", width, tick.Text, tick.X, end)
		}
		if end = tick.X + share(textWidth(tick.Text), width); end > full {
			t.Errorf("at %d pixels the label %q ends at %s", width, tick.Text, end)
		}
	}
}

func TestSizeIsBounded(t *testing.T) {
	for name, list := range pictures(t) {
		for i := range list {
			list[i].Title = strings.Repeat("long ", 12)
		}
		html := draw(t, "chart-density", NewDensity("Density", list, years(t, 1900, 2024), Calendar{}))
		if most := 14 << 10; len(html) > most {
			t.Errorf("%s: %d bytes", name, len(html))
		}
		if strings.HasPrefix(name, "10,000") && len(html) > 12<<10 {
			t.Errorf("%s: %d bytes", name, len(html))
		}
	}
}

func TestOrderOfEventsDoesNotMatter(t *testing.T) {
	for name, list := range pictures(t) {
		want := draw(t, "chart-density", NewDensity("Density", list, nil, Calendar{}))
		list = slices.Clone(list)
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if got := draw(t, "chart-density", NewDensity("Density", list, nil, Calendar{})); got != want {
			t.Errorf("%s: another order gives another picture", name)
		}
	}
}

func TestBinsHoldEveryEvent(t *testing.T) {
	list := events(t, "2024-02-10", "2024-02", "2024-02~", "2024-02?", "2024", "202X", "2024-03/..", "2023-12-31/2024-01-01")
	shown := timeShown(list)
	var bins []bin
	for _, part := range binsOf(binStep(shown), shown) {
		bins = append(bins, part...)
	}
	for _, e := range list {
		count(bins, reach(e.Date), isPlain(e.Date))
	}
	sum := int64(0)
	for _, b := range bins {
		sum += b.whole
	}
	if got := float64(sum) / one; got < 7.99 || got > 8 {
		t.Errorf("%.3f events, want 8", got)
	}
	i := slices.IndexFunc(bins, func(b bin) bool { return b.first == int64(edtf.DayOf(2024, 2, 1)) })
	if i < 0 {
		t.Fatal("no bin begins in February 2024")
	}
	if b := bins[i]; b.exact != 2*one || b.whole <= 4*one || b.whole >= 5*one {
		t.Errorf("February has %.2f events of which %.2f are dated within it, want 4.1 and 2", float64(b.whole)/one, float64(b.exact)/one)
	}
}

func TestManyEventsAreBins(t *testing.T) {
	d := NewDensity("Density", many(t, 2000, 2015, 2024), years(t, 2015, 2024), Calendar{})
	if d.Marks != nil || d.Bins == nil || d.Bins.Exact == "" || d.Bins.Whole == "" || d.Bins.Months != 1 {
		t.Fatalf("%+v", d)
	}
	html := draw(t, "chart-density", d)
	for _, want := range []string{"2,000 events over time, 2015 to 2024", "Events in each month.", "dated less exactly", `<a href="%00/timeline/2020.html"><title>2020: 3</title>`} {
		if !strings.Contains(html, want) {
			t.Errorf("there is no %q", want)
		}
	}
}

func TestAddressesStayAsTheyAre(t *testing.T) {
	list := []Event{{Date: date(t, "2024-06-19"), Title: `A "treaty" & <more>`, URL: "%00/timeline/2024.html#a-treaty"}}
	html := draw(t, "chart-density", NewDensity("Density", list, years(t, 2024, 2024), Calendar{}))
	for _, want := range []string{`<a href="%00/timeline/2024.html#a-treaty" tabindex="-1">`, `<title>A &#34;treaty&#34; &amp; &lt;more&gt;</title>`} {
		if !strings.Contains(html, want) {
			t.Errorf("there is no %s in\n%s", want, html)
		}
	}
	html = draw(t, "chart-density", NewDensity("Density", events(t, "2023", "2024"), years(t, 2023, 2024), Calendar{}))
	if want := `<a href="%00/timeline/2024.html"><title>2024: 3</title>`; !strings.Contains(html, want) {
		t.Errorf("there is no %s in\n%s", want, html)
	}
}

func TestNoEventsNoPicture(t *testing.T) {
	if d := NewDensity("Density", []Event{{Title: "no date"}}, nil, Calendar{}); d != nil {
		t.Errorf("%+v", d)
	}
}

func TestMonthsInAnotherLanguage(t *testing.T) {
	d := NewDensity("Density", events(t, "2024-05", "2024-06"), nil, Calendar{Tag: "fr", Months: [12]string{4: "mai", 5: "juin"}})
	if got := labels(d); got != "mai 2024 juin" {
		t.Errorf("the axis reads %q", got)
	}
}

func TestYearsInAnotherLanguage(t *testing.T) {
	d := NewDensity("Density", events(t, "-0043", "-0009", "Y-17000"), nil, Calendar{Tag: "de"})
	if got := labels(d); !strings.Contains(got, "44 v. Chr.") || strings.Contains(got, "BC") || d.From != "17.001 v. Chr." || d.To != "10 v. Chr." {
		t.Errorf("the axis reads %q, from %q to %q", got, d.From, d.To)
	}
}

func TestGoldenDensity(t *testing.T) {
	list := events(t, "2000~", "2010", "2022", "2022-11", "2023-09", "2023-09-13", "2024-01~/2024-02", "2024-02/..", "2024-05?", "2024?", "202X")
	golden(t, "density.html", draw(t, "chart-density", NewDensity("Density", list, years(t, 2022, 2024), Calendar{})))
}

func TestGoldenBins(t *testing.T) {
	golden(t, "bins.html", draw(t, "chart-density", NewDensity("Density", many(t, 300, 2020, 2024), years(t, 2020, 2024), Calendar{})))
}

func BenchmarkDensity(b *testing.B) {
	for _, n := range []int{30, 100, 10000} {
		list := many(b, n, 1990, 2024)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				NewDensity("Density", list, nil, Calendar{})
			}
		})
	}
}
