package graph

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
)

// merge makes one event of all reports with one ID, and one figure of all its
// tellings. Each brief's own words are kept.
func (l *linker) merge() {
	l.events, l.figures = make(map[string]*Event, 2*len(l.all)), make(map[string]*Figure, len(l.all))
	for _, b := range slices.Backward(l.graph.Briefs) { // oldest first
		l.mergeFigures(b)
		for _, r := range b.Reports {
			if r.ID.ID != "" {
				l.report(b, r)
			}
		}
	}
	l.checkWithheld()
	for _, e := range l.graph.Events {
		l.settle(e)
	}
	l.settleFigures()
	l.leaveOut()
	l.foresight()
	sortEvents(l.graph.Events)
	for i, e := range l.graph.Events {
		e.Order = i
	}
	for _, b := range l.graph.Briefs {
		if len(b.Reports) > 1 {
			sortByDay(b.Reports, func(r *Report) edtf.Day { first, _ := r.When().UTC(); return first }, func(x, y *Report) int {
				if c := byTime(x.When(), y.When()); c != 0 {
					return c
				}
				return cmp.Compare(x.ID.ID, y.ID.ID)
			})
		}
	}
	sortByName(l.memo, l.graph.Figures, func(f *Figure) (string, string) { return f.Label, f.ID })
}

func byTime(x, y edtf.Date) int {
	xFirst, xLast := x.UTC()
	yFirst, yLast := y.UTC()
	if c := cmp.Or(cmp.Compare(xFirst, yFirst), cmp.Compare(yLast, xLast)); c != 0 {
		return c
	}
	return edtf.Compare(x, y)
}

// sortEvents orders events for reading: by the first day on which they may have
// happened, what is known to a year before what is known to its first month or day,
// then by ID.
func sortEvents(events []*Event) {
	sortByDay(events, func(e *Event) edtf.Day { first, _ := e.Date.UTC(); return first }, func(x, y *Event) int {
		if c := byTime(x.Date, y.Date); c != 0 {
			return c
		}
		return cmp.Compare(x.ID, y.ID)
	})
}

// sortByDay sorts a list by days, which are worked out once, and then by compare.
func sortByDay[T any](list []T, day func(T) edtf.Day, compare func(x, y T) int) {
	type dated struct {
		day  edtf.Day
		item T
	}
	var few [12]dated
	all := few[:0]
	if len(list) > len(few) {
		all = make([]dated, 0, len(list))
	}
	for _, v := range list {
		all = append(all, dated{day(v), v})
	}
	slices.SortFunc(all, func(x, y dated) int {
		if x.day != y.day {
			return cmp.Compare(x.day, y.day)
		}
		return compare(x.item, y.item)
	})
	for i := range all {
		list[i] = all[i].item
	}
}

// When is the date of the report, or of the event when the report leaves it out.
func (r *Report) When() edtf.Date {
	if r.Date.IsZero() && r.Merged != nil {
		return r.Merged.Date
	}
	return r.Date.Date
}

func (l *linker) report(b *Brief, r *Report) {
	e := l.events[r.ID.ID]
	if e == nil {
		e = l.newEvents.one()
		e.ID, e.Reports = r.ID.ID, l.reports.take(2)
		l.events[e.ID] = e
		l.graph.Events = append(l.graph.Events, e)
	}
	r.Merged = e
	e.Reports = append(e.Reports, r)
	l.renames.events = l.renames.events || len(r.Event.Formerly) > 0
	for i := range r.Event.Figures {
		f := &r.Event.Figures[i]
		if f.Told() {
			r.Tellings = append(r.Tellings, l.tell(b, f, e))
			continue
		}
		for _, t := range b.Tellings {
			if t.ID.ID == f.ID.ID {
				if t.Event == nil {
					t.Event = e
				}
				r.Tellings = append(r.Tellings, t)
			}
		}
	}
}

// settle derives what the merged event shows from its reports.
func (l *linker) settle(e *Event) {
	first := e.Reports[0]
	e.Actors = append(l.actorLists.take(len(first.Actors)), first.Actors...)
	l.headline(e)
	e.PlaceDiffer = l.placesDiffer(e)
	for _, r := range e.Reports {
		for _, a := range r.Actors {
			if !slices.Contains(e.Actors, a) {
				e.Actors = append(e.Actors, a)
			}
		}
		if !r.Date.IsZero() {
			l.dated(e, r)
		}
	}
	if e.Title == "" {
		l.untoldEvent(e, "title", func(r *Report) bool { return r.Title.S != "" })
	}
	if len(e.Datings) == 0 {
		l.untoldEvent(e, "date", func(r *Report) bool { return !r.Date.IsZero() })
		return
	}
	e.Year = e.Datings[0].Date.YearKey()
	for i, d := range e.Datings {
		for _, other := range e.Datings[:i] {
			e.DatesDiffer = e.DatesDiffer || !edtf.Overlaps(d.Date, other.Date)
		}
	}
	if last := e.Date.Latest(); e.Foretold() && last != edtf.MaxDay {
		e.Passed = last < l.options.Today
		if !e.Passed {
			l.graph.Due = min(l.graph.Due, last+1)
		}
	}
	slices.SortStableFunc(e.Datings, func(x, y Dating) int { return edtf.Compare(x.Date, y.Date) })
}

// dated notes a report's date among the datings; the oldest brief's is the first
// until they are sorted.
func (l *linker) dated(e *Event, r *Report) {
	for i := range e.Datings {
		if e.Datings[i].Date == r.Date.Date {
			e.Datings[i].Briefs = append(e.Datings[i].Briefs, r.Brief)
			return
		}
	}
	if e.Datings == nil {
		e.Datings = l.datings.take(1)
	}
	e.Datings = append(e.Datings, Dating{Date: r.Date.Date, Briefs: append(l.briefLists.take(1), r.Brief)})
}

func (l *linker) mergeFigures(b *Brief) {
	for i := range b.Brief.Figures {
		if f := &b.Brief.Figures[i]; f.ID.ID != "" && f.Told() {
			l.tell(b, f, nil)
		}
	}
}

// tell adds a brief's telling of a figure.
func (l *linker) tell(b *Brief, f *archive.Figure, e *Event) *Telling {
	m := l.figures[f.ID.ID]
	if m == nil {
		m = &Figure{ID: f.ID.ID}
		l.figures[m.ID] = m
		l.graph.Figures = append(l.graph.Figures, m)
	}
	t := l.newTells.one()
	*t = Telling{Figure: f, Brief: b, Merged: m, Event: e, SaidBy: l.speaker(f.SaidBy)}
	if f.Source.ID != "" {
		t.Source = b.use(f.Source.ID)
	}
	l.renames.figures = l.renames.figures || len(f.Formerly) > 0
	m.Tellings = append(m.Tellings, t)
	b.Tellings = append(b.Tellings, t)
	if t.SaidBy.Actor != nil {
		t.SaidBy.Actor.Said = append(t.SaidBy.Actor.Said, t)
	}
	return t
}

func (l *linker) settleFigures() {
	for _, m := range l.graph.Figures {
		m.Year = m.Tellings[0].Brief.Year
		var unit *Telling
		for i, t := range m.Tellings {
			if m.Label == "" {
				m.Label = t.Label
			}
			if t.Unit != "" && unit == nil {
				m.Unit, unit = t.Unit, t
			}
			if unit != nil && t.Unit != "" && t.Unit != m.Unit {
				l.list.Add(diag.Message{Code: diag.FigureUnits, Pos: t.ID.At, Width: runes(m.ID), Text: fmt.Sprintf("the figure %q is in %q here and in %q elsewhere", m.ID, t.Unit, m.Unit),
					Fix: "use one unit, or give this figure another id", See: []diag.Related{{Pos: unit.ID.At, Text: "the other unit is here"}}})
			}
			for _, other := range m.Tellings[:i] {
				m.Differ = m.Differ || contradict(t, other)
			}
		}
		if m.Label == "" {
			l.untoldFigure(m)
		}
	}
}

// Differ gives the figures of the event of which the tellings contradict each other.
func (e *Event) Differ() []*Figure {
	var list []*Figure
	for _, r := range e.Reports {
		for _, t := range r.Tellings {
			if t.Merged.Differ && !slices.Contains(list, t.Merged) {
				list = append(list, t.Merged)
			}
		}
	}
	return list
}

// contradict reports whether two tellings of a quantity cannot both be true. Two
// that speak of different times can; and so can two that leave room for each other.
func contradict(a, b *Telling) bool {
	if !a.AsOf.IsZero() && !b.AsOf.IsZero() && !edtf.Overlaps(a.AsOf.Date, b.AsOf.Date) {
		return false
	}
	x, y := spanOf(a.Figure), spanOf(b.Figure)
	if x == y {
		return false
	}
	if x.low > y.low || x.low == y.low && x.openLow {
		x, y = y, x
	}
	// x begins first; they share nothing when it ends before y begins.
	return x.high < y.low || x.high == y.low && (x.openHigh || y.openLow)
}

// span is the values that a telling allows.
type span struct {
	low, high         float64
	openLow, openHigh bool // whether the end itself is left out
}

func spanOf(f *archive.Figure) span {
	if f.Value.Text == "" {
		return span{low: f.Low.Value, high: f.High.Value}
	}
	v := f.Value.Value
	switch f.Qualifier.ID {
	case "at-least":
		return span{low: v, high: math.Inf(1)}
	case "more-than":
		return span{low: v, high: math.Inf(1), openLow: true}
	case "at-most":
		return span{low: math.Inf(-1), high: v}
	case "less-than":
		return span{low: math.Inf(-1), high: v, openHigh: true}
	}
	// "About" gives no width of its own, and none is invented.
	return span{low: v, high: v}
}
