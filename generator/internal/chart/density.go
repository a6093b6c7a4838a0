package chart

import (
	"slices"

	"chancery/generator/internal/edtf"
)

// Event is an event to be shown in time.
type Event struct {
	Date  edtf.Date
	Title string // what is shown when it is pointed at, such as "19 June 2024: …"
	URL   string // may be ""
}

// Period is a year or a month that has a place of its own to link to.
type Period struct {
	Date edtf.Date // of the precision of a year or a month; others are left out
	Text string    // "2024"
	URL  string
	N    int // events in it
}

// Density is a picture of how events lie in time, wide and low: a mark for each
// event, drawn as what its date is, or, of many events, their number in each
// bin. See [NewDensity].
type Density struct {
	ID       string // begins the ids in the picture
	N        int    // events shown
	From, To string // the first and the last year of the axis
	Height   int    // pixels, of the whole picture
	Base     int    // pixels from the top to the axis
	Lines    []Line
	Columns  []Column // periods that are links, with the ticks that label them
	Ticks    []Tick   // that are no links
	Breaks   []Tenth  // per cent; where the axis leaves out empty time
	Zigzag   string   // the path of a break, around x = 0
	Marks    []Mark   // nil when there are Bins
	Bins     *Bins    // nil when there are Marks
	Legend   Legend
}

// Line is a part of the axis between breaks.
type Line struct {
	X, End Tenth // per cent
}

// Column is a period that is a link, as tall as the picture.
type Column struct {
	X, Width Tenth // per cent
	Text     string
	URL      string
	N        int
	Label    *Tick // nil where there is no room for one
}

// Legend says which signs occur and so want to be explained.
type Legend struct {
	Day, Month, Year, Age         bool // Age is a decade or a century
	About, Uncertain, Open, Break bool
	FadeStart, FadeEnd            bool // which masks are used besides that of About
	Exact, Spread                 bool // in bins
}

// Limits of a picture, which keep it below some 12 KB. Marks are links while that
// takes few bytes; beyond mostMarks or mostLanes there are bins. Of more periods
// than mostColumns, only those are links that have a label.
const (
	mostMarks   = 100
	mostLanes   = 18
	mostLinks   = 9000 // bytes
	linkMarkup  = 140  // bytes of a link without its address and title
	mostColumns = 24
)

// Heights in pixels.
const (
	topSpace   = 4
	labelSpace = 22
	laneHeight = 10
	markHeight = 7
	leastLanes = 4
)

// NewDensity draws events in time. id is that of the picture on its page. It
// gives nil when no event has a date.
//
//   - The axis runs over whole years, or whole months when all lies within 18
//     months. Decades and centuries do not widen it where they overlap anything
//     more exact: they are drawn as far as it goes.
//   - Empty time is left out where it would take more than a quarter of the axis,
//     at most four times; each place is drawn as a break.
//   - A mark is as wide as its date is vague: see [Mark].
//   - Marks are stacked from the axis upwards, each in the lowest lane in which it
//     touches no other, the more exact first.
func NewDensity(id string, events []Event, periods []Period, c Calendar) *Density {
	events = slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Date.IsZero() })
	if len(events) == 0 {
		return nil
	}
	shown := timeShown(events)
	a := dayAxis(shown, c)
	last := shown[len(shown)-1]
	d := &Density{ID: id, N: len(events), From: c.year(floor(shown[0].first, 12)), To: c.year(floor(last.end-1, 12)), Breaks: a.breaks()}
	for _, s := range a.segments {
		d.Lines = append(d.Lines, Line{s.x, s.x + s.width})
	}
	d.Legend.Break = len(d.Breaks) > 0
	if lanes, ok := d.stack(a, events); ok {
		d.Base = topSpace + max(lanes, leastLanes)*laneHeight
		d.lift()
	} else {
		d.Marks, d.Legend = nil, Legend{Break: d.Legend.Break}
		d.Bins = newBins(a, shown, events)
		d.Legend.Exact, d.Legend.Spread = d.Bins.Exact != "", d.Bins.Whole != ""
		d.Base = binsTop + binsHeight
	}
	d.Height, d.Zigzag = d.Base+labelSpace, zigzag(d.Base)
	d.label(a, ticks(a, shown, c), periods)
	return d
}

// timeShown gives the stretches of time that the axis shows, in months.
func timeShown(events []Event) []extent {
	var exact, vague []extent
	for _, e := range events {
		x := reach(e.Date)
		m := extent{monthOf(edtf.Day(x.first)), monthOf(edtf.Day(x.end-1)) + 1}
		if e.Date.Precision() > edtf.PrecisionDecade {
			exact = append(exact, m)
		} else {
			vague = append(vague, m)
		}
	}
	exact = union(exact)
	covered := exact
	for _, v := range vague {
		if !slices.ContainsFunc(exact, func(e extent) bool { return v.first < e.end && e.first < v.end }) {
			covered = append(covered, v)
		}
	}
	covered = union(covered)
	const short = 18
	unit := int64(12)
	if covered[len(covered)-1].end-covered[0].first <= short {
		unit = 1
	}
	for i, e := range covered {
		covered[i] = extent{floor(e.first, unit), floor(e.end+unit-1, unit)}
	}
	shown := stretches(covered)
	for i, e := range shown {
		shown[i] = extent{e.first * unit, e.end * unit}
	}
	return shown
}

// dayAxis makes an axis of days from stretches in months. A segment has room at
// least for the label of its beginning.
func dayAxis(shown []extent, c Calendar) axis {
	days := make([]extent, len(shown))
	least := make([]Tenth, len(shown))
	for i, e := range shown {
		days[i] = extent{int64(dayOf(e.first)), int64(dayOf(e.end))}
		least[i] = share(textWidth(startText(shown, i, c))+labelGap/2, Narrowest)
	}
	return newAxis(days, least)
}

// label makes the periods that find a place on the axis links, with the ticks at
// their beginnings.
func (d *Density) label(a axis, list []Tick, periods []Period) {
	used := make([]bool, len(list))
	fine := edtf.PrecisionYear
	for _, p := range periods {
		if p.Date.Precision() == edtf.PrecisionMonth {
			fine = edtf.PrecisionMonth
		}
	}
	for _, p := range periods {
		if p.URL == "" || p.Date.Precision() != fine || p.Date.IsInterval() || !a.shows(p.Date.Earliest()) {
			continue
		}
		first := p.Date.Earliest()
		x := a.at(int64(first))
		c := Column{X: x, Width: a.at(int64(p.Date.Latest())+1) - x, Text: p.Text, URL: p.URL, N: p.N}
		i := slices.IndexFunc(list, func(t Tick) bool { return t.day == first })
		if i >= 0 && !used[i] {
			c.Label, used[i] = &list[i], true
		}
		if c.Width > 0 && (c.Label != nil || len(periods) <= mostColumns) {
			d.Columns = append(d.Columns, c)
		}
	}
	for i, t := range list {
		if !used[i] {
			d.Ticks = append(d.Ticks, t)
		}
	}
}

// shows reports whether a day is on the axis and not in a break.
func (a axis) shows(d edtf.Day) bool {
	return slices.ContainsFunc(a.segments, func(s segment) bool { return s.first <= int64(d) && int64(d) < s.end })
}

// zigzag is the path of a break from the top to just below the axis.
func zigzag(base int) string {
	path := []byte("M-2 0")
	for y := 0; y < base; y += 6 {
		path = append(path, "l4 3l-4 3"...)
	}
	return string(path)
}
