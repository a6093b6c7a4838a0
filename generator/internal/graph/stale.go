package graph

import (
	"slices"

	"chancery/generator/internal/edtf"
)

// overdue finds the recommendations for which the time that they were made for has passed,
// and which are still proposed, and says when more will be.
func (l *linker) overdue() {
	for _, r := range l.graph.Recommendations {
		last := r.Horizon.Latest()
		if r.Horizon.IsZero() || last == edtf.MaxDay || r.Status.ID != "proposed" || len(r.Brief.SupersededBy) > 0 {
			continue
		}
		if r.Overdue = last < l.options.Today; !r.Overdue {
			l.graph.Due = min(l.graph.Due, last+1)
		}
	}
}

// Later are the latest events after a brief that its actors have in common, so many of them
// at most, in time's order: what its readers should know of besides. A brief of one actor has
// those of that actor. Events that it reports itself, that are yet to come or that did not
// take place are left out; a brief that others supersede has none.
func (b *Brief) Later(most int) []*Event {
	if len(b.Principal) == 0 || len(b.SupersededBy) > 0 {
		return nil
	}
	since := b.Date.Latest()
	if !b.Updated.IsZero() {
		since = max(since, b.Updated.Latest())
	}
	least := min(2, len(b.Principal))
	var later []*Event
	for _, a := range b.Principal {
		found := 0
		for _, e := range slices.Backward(a.Events) {
			if first, _ := e.Date.UTC(); first <= since || found == most {
				break // those before are older: they are in time's order
			}
			if e.Status == Happened && !b.reports(e) && b.having(e) >= least {
				found++
				if !slices.Contains(later, e) {
					later = append(later, e)
				}
			}
		}
	}
	slices.SortFunc(later, func(x, y *Event) int { return x.Order - y.Order })
	return later[max(0, len(later)-most):]
}

// having counts the principal actors of a brief that take part in an event.
func (b *Brief) having(e *Event) (n int) {
	for _, a := range e.Actors {
		if slices.Contains(b.Principal, a) {
			n++
		}
	}
	return n
}

func (b *Brief) reports(e *Event) bool {
	return slices.ContainsFunc(b.Reports, func(r *Report) bool { return r.Merged == e })
}

// Unmentioned reports whether nothing in the archive refers to an actor.
func (a *Actor) Unmentioned() bool {
	return len(a.Briefs)+len(a.Mentions)+len(a.To)+len(a.About)+len(a.By)+len(a.Wrote)+len(a.Events)+len(a.Said)+len(a.Backlinks)+
		len(a.Members)+len(a.LedBy)+len(a.Belonging) == 0
}
