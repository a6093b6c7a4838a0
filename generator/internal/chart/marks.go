package chart

import (
	"cmp"
	"slices"

	"chancery/generator/internal/edtf"
)

// Mark is an event, drawn as what its date is:
//
//   - The bar reaches from the first day that the date can mean to the last, so
//     that a day is a thin tick, a month a bar, a year a longer one. Kind ("day",
//     "month", "year", "age") is how exactly it is known, for its colour: an
//     interval between two days is as exact as a day.
//   - A date that is about right fades, at the end or the ends that are. The
//     fading stays within the bar, because how far "about" reaches is not known.
//   - A date that is in doubt has a dashed outline and no body.
//   - An interval without a last day runs on to the edge and ends in an arrow; one
//     without a first day likewise. Where there is a last day and nobody knows
//     it, the end fades.
type Mark struct {
	X, Width           Tenth // per cent
	Y                  int   // pixels from the top
	Kind               string
	Uncertain          bool
	Fade               string // "", "start", "end" or "both": the mask
	OpenStart, OpenEnd bool
	Title, URL         string // "" when the marks are too many to be links
	lane               int
}

// The least widths of a mark: one that is solid can be a hair, because it has an
// outline; the others need some body to show what they are.
const (
	leastWidth Tenth = 1
	leastVague Tenth = 12
)

// outline is how far a mark reaches beyond its bar with the space beside it, in
// pixels.
const outline = 2

// reach gives the days that a date stands for as far as they are known: of an
// interval with one end, those of that end.
func reach(d edtf.Date) extent {
	if d.Earliest() == edtf.MinDay {
		d = d.End()
	} else if d.Latest() == edtf.MaxDay {
		d = d.Start()
	}
	return extent{int64(d.Earliest()), int64(d.Latest()) + 1}
}

// newMark draws an event's date on an axis.
func newMark(a axis, e Event) Mark {
	x := reach(e.Date)
	m := Mark{
		Kind: kindOf(e.Date), Uncertain: e.Date.Uncertain(), Fade: fadeOf(e.Date),
		OpenStart: e.Date.OpenStart(), OpenEnd: e.Date.OpenEnd(), Title: e.Title, URL: e.URL,
	}
	start, end := a.at(x.first), a.at(x.end)
	if m.OpenStart {
		start = 0
	}
	if m.OpenEnd {
		end = full
	}
	least := leastWidth
	if m.Uncertain || m.Fade != "" {
		least = leastVague
	}
	if end-start < least { // around its middle
		start = max(0, start-(least-(end-start))/2)
		end = min(start+least, full)
		start = end - least
	}
	m.X, m.Width = start, end-start
	return m
}

func kindOf(d edtf.Date) string {
	switch p := d.Precision(); {
	case p >= edtf.PrecisionDay:
		return "day"
	case p == edtf.PrecisionMonth:
		return "month"
	case p >= edtf.PrecisionYear:
		return "year"
	}
	return "age"
}

// fadeOf names the ends of a date that are not known exactly.
func fadeOf(d edtf.Date) string {
	unknown := func(end edtf.Date, open bool) bool { return end.Approximate() || end.IsZero() && !open }
	start, end := unknown(d.Start(), d.OpenStart()), unknown(d.End(), d.OpenEnd())
	switch {
	case start && end:
		return "both"
	case start:
		return "start"
	case end:
		return "end"
	}
	return ""
}

// stack draws all events and finds each a lane, counted from the axis. It
// reports false when they are too many to be drawn one by one. It sorts events.
func (d *Density) stack(a axis, events []Event) (lanes int, ok bool) {
	if len(events) > mostMarks {
		return 0, false
	}
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(edtf.Compare(a.Date, b.Date), cmp.Compare(a.Title, b.Title), cmp.Compare(a.URL, b.URL))
	})
	text := 0
	for _, e := range events {
		d.Marks = append(d.Marks, newMark(a, e))
		text += len(e.Title) + len(e.URL)
	}
	if text+len(events)*linkMarkup > mostLinks {
		for i := range d.Marks {
			d.Marks[i].Title, d.Marks[i].URL = "", ""
		}
	}
	slices.SortStableFunc(d.Marks, func(a, b Mark) int { return cmp.Compare(rank(a), rank(b)) })
	for i := range d.Marks {
		m := &d.Marks[i]
		for slices.ContainsFunc(d.Marks[:i], m.touches) {
			m.lane++
		}
		if lanes = max(lanes, m.lane+1); lanes > mostLanes {
			return lanes, false
		}
		d.Legend.add(*m)
	}
	return lanes, true
}

// rank puts the more exact marks nearer to the axis.
func rank(m Mark) int {
	switch m.Kind {
	case "day", "month":
		return 0
	case "year":
		return 1
	}
	return 2
}

// touches reports whether two marks in the same lane would touch in the
// narrowest picture.
func (m *Mark) touches(o Mark) bool {
	space := share(2*outline, Narrowest)
	return m.lane == o.lane && m.X < o.X+o.Width+space && o.X < m.X+m.Width+space
}

// lift turns lanes into places, once the height of the picture is known.
func (d *Density) lift() {
	for i := range d.Marks {
		d.Marks[i].Y = d.Base - (d.Marks[i].lane+1)*laneHeight
	}
}

func (l *Legend) add(m Mark) {
	switch m.Kind {
	case "day":
		l.Day = true
	case "month":
		l.Month = true
	case "year":
		l.Year = true
	default:
		l.Age = true
	}
	l.Uncertain = l.Uncertain || m.Uncertain
	l.Open = l.Open || m.OpenStart || m.OpenEnd
	l.About = l.About || m.Fade != ""
	l.FadeStart = l.FadeStart || m.Fade == "start"
	l.FadeEnd = l.FadeEnd || m.Fade == "end"
}
