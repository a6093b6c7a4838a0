package page

import (
	"cmp"
	"fmt"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/search"
	"chancery/generator/internal/wording"
)

// mostEventCards is how many events a page shows with every account of them.
const mostEventCards = 120

// timelinePages plans the timeline and its years. Every event has its address on the page of
// its year, which shows marks alone where there are too many; their months tell them.
func (p *planner) timelinePages() {
	y := oldestFirst(address.Timeline(), p.Graph.Events, func(e *graph.Event) string { return e.Year }, func(e *graph.Event) string { return monthKey(e.Date, e.Year) })
	addYearly(p, y, mostOnIndex, address.KindTimeline, "the timeline", diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Event]) any { return p.timeline(y, s) })
}

func (p *planner) timeline(y yearly[*graph.Event], s *sheet[*graph.Event]) *Timeline {
	title := heading(p, s, p.Words.Section.Timeline, func(when string) string { return p.Words.Timeline.OfYear.With(when) })
	v := &Timeline{Frame: p.frame(s.path, address.KindTimeline, "timeline", title, p.Words.Text.OfArchive.With(title, p.site.Title),
		crumbs(p, s, nil, Link{p.Words.Section.Timeline, address.Timeline().Index.URL()})...), Heading: title, Total: len(p.Graph.Events), Years: s.Years, Months: s.Months}
	v.ofYear(address.Timeline(), s.year)
	events := all(s)
	v.Marks, v.Short = s.Months != nil && s.month == "", len(events) > mostEventCards
	v.Filter = filter(p, s, fewestInLists, search.Event, p.eventNames(events))
	card := p.eventHere
	if v.Marks {
		card = p.events.of // which shows no more than its title
	}
	v.Groups = lists.Each(s.shown, func(g group[*graph.Event]) TimelineYear {
		return TimelineYear{Link{p.yearHeading(g.key), y.at.Year(g.key).URL()}, "Y" + g.key, len(g.items), p.months(g.items, card)}
	})
	v.Intro = p.Words.Count(s.n, p.Words.Counts.Event)
	switch at := slices.IndexFunc(y.years, func(g group[*graph.Event]) bool { return g.key == s.year }); {
	case s.year == "":
		v.Density = p.density(p.Graph.Events, y.years)
		if v.Intro = p.Words.Timeline.Lead.With(v.Intro); s.only != "" {
			v.Intro = p.Words.Timeline.LeadOfYear.With(p.Words.Count(s.n, p.Words.Counts.Event), s.only)
		}
	case s.month != "":
		v.Older, v.Newer = beside(s.Months, slices.IndexFunc(s.Months, func(l YearLink) bool { return l.Current }))
	default:
		v.Older, v.Newer = beside(s.Years, at)
	}
	p.describeEvents(&v.Frame, s)
	return v
}

// beside gives the links before and behind the i-th.
func beside(list []YearLink, i int) (older, newer *Link) {
	if i > 0 {
		older = &list[i-1].Link
	}
	if i+1 < len(list) {
		newer = &list[i+1].Link
	}
	return older, newer
}

// months divides a year's events, which are in time's order, by month. What is known
// to no month stands before the month in which it may begin at the earliest. A month of
// another year, in which what is listed here is dated by now, has an ID of its own.
func (p *planner) months(events []*graph.Event, card func(*graph.Event) *EventCard) []TimelineMonth {
	groups := groupBy(events, monthOrder)
	slices.SortStableFunc(groups, func(a, b group[*graph.Event]) int { return cmp.Compare(a.key, b.key) })
	return lists.Each(groups, func(g group[*graph.Event]) TimelineMonth {
		v := TimelineMonth{Events: lists.Each(g.items, card)}
		e := g.items[0]
		year, in := e.Date.YearKey(), ""
		if year != e.Year {
			in = e.Year + "-"
		}
		if month, known := e.Date.Month(); known {
			v.ID, v.Text = fmt.Sprintf("M%s%s-%02d", in, year, int(month)), e.Date.MonthHeading(p.Words.Tag)
		} else if in != "" {
			v.ID, v.Text = "M"+in+year, p.yearHeading(year)
		}
		return v
	})
}

// monthOrder sorts an event into its year: by the month, and what has none first. What is
// dated in another year by now comes last.
func monthOrder(e *graph.Event) string {
	if year := e.Date.YearKey(); year != e.Year {
		m, _ := e.Date.Month()
		return fmt.Sprintf("other %s %02d", year, int(m))
	}
	if m, known := e.Date.Month(); known {
		return fmt.Sprintf("%02d b", int(m))
	}
	if start := e.Date.Earliest(); start != edtf.MinDay {
		return fmt.Sprintf("%02d a", int(start.Month()))
	}
	return "00 a"
}
