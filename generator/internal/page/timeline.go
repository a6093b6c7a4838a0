package page

import (
	"cmp"
	"fmt"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
)

// mostEventCards is how many events a page shows with every account of them.
const mostEventCards = 120

// timelinePages plans the timeline and its years.
func (p *planner) timelinePages() {
	events := p.graph.Events
	years := sortedYears(events, func(e *graph.Event) string { return e.Year })
	link := func(y group[*graph.Event]) Link {
		return Link{p.yearHeading(y.key), address.Timeline().Year(y.key).URL()}
	}
	list := func(path address.Path, heading, current string, shown []group[*graph.Event], crumbs ...Link) *Timeline {
		v := &Timeline{Frame: p.frame(path, address.KindTimeline, "timeline", heading, p.words.Text.OfArchive.With(heading, p.site.Title), crumbs...), Heading: heading, Total: len(events), Years: yearLinks(p, address.Timeline(), years, current)}
		n := 0
		for _, y := range shown {
			n += len(y.items)
		}
		v.Short, v.Filter = n > mostEventCards, p.eventFilter(shown, len(years))
		v.Groups = each(shown, func(y group[*graph.Event]) TimelineYear {
			return TimelineYear{link(y), "Y" + y.key, len(y.items), p.months(y.items)}
		})
		return v
	}
	p.add(address.Timeline().Index, address.KindTimeline, "the timeline", diag.Pos{}, func(from Texts) any {
		shown := years
		if len(events) > mostOnIndex {
			shown = years[len(years)-1:]
		}
		v := list(address.Timeline().Index, p.words.Section.Timeline, "", shown, p.homeLink())
		v.Density = p.density(events, years)
		n := p.words.Count(len(events), p.words.Counts.Event)
		v.Intro = p.words.Timeline.Lead.With(n)
		if len(shown) < len(years) {
			v.Intro = p.words.Timeline.LeadOfYear.With(n, p.year(shown[0].key))
		}
		return v
	})
	for i, y := range years {
		path := address.Timeline().Year(y.key)
		p.add(path, address.KindTimeline, "the events of "+y.key, diag.Pos{}, func(from Texts) any {
			v := list(path, p.words.Timeline.OfYear.With(p.yearHeading(y.key)), y.key, years[i:i+1], p.homeLink(), Link{p.words.Section.Timeline, address.Timeline().Index.URL()})
			v.Intro = p.words.Count(len(y.items), p.words.Counts.Event)
			if i > 0 {
				l := link(years[i-1])
				v.Older = &l
			}
			if i+1 < len(years) {
				l := link(years[i+1])
				v.Newer = &l
			}
			return v
		})
	}
}

// compareKeys orders year keys by the first day that each may hold.
func compareKeys(a, b string) int {
	x, _ := edtf.YearOf(a)
	y, _ := edtf.YearOf(b)
	return cmp.Or(edtf.Compare(x, y), cmp.Compare(a, b))
}

// months parts a year's events, which are in time's order, by month. What is known
// to no month stands in a group without a heading of its own, before the month in
// which it may begin at the earliest.
func (p *planner) months(events []*graph.Event) []TimelineMonth {
	groups := groupBy(events, monthKey)
	slices.SortStableFunc(groups, func(a, b group[*graph.Event]) int { return cmp.Compare(a.key, b.key) })
	return each(groups, func(g group[*graph.Event]) TimelineMonth {
		v := TimelineMonth{Events: each(g.items, func(e *graph.Event) *EventCard { return p.events.of(e) })}
		e := g.items[0]
		year := e.Date.YearKey()
		if month, known := e.Date.Month(); known {
			v.ID, v.Text = fmt.Sprintf("M%s-%02d", year, int(month)), e.Date.MonthHeading(p.words.Tag)
		} else if year != e.Year {
			v.ID, v.Text = "M"+year, p.yearHeading(year)
		}
		return v
	})
}

// monthKey sorts an event into its year: by the month, and what has none first. What is
// dated in another year by now comes last.
func monthKey(e *graph.Event) string {
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
