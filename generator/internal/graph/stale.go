package graph

import (
	"slices"

	"chancery/generator/internal/edtf"
)

// Overdue reports whether the time for which a recommendation was made has passed on a day,
// and it is still proposed.
func (r *Recommendation) Overdue(today edtf.Day) bool {
	last := r.Horizon.Latest()
	return !r.Horizon.IsZero() && last != edtf.MaxDay && last < today && r.Status.ID == "proposed" && len(r.Brief.SupersededBy) == 0
}

// Later are the events after a brief that its actors have in common, in time's order: what
// its readers should know of besides. A brief of one actor has those of that actor. Events
// that it reports itself, that are yet to come or that did not take place are left out, and
// so is everything of a brief that others supersede.
func (b *Brief) Later() (later []*Event) {
	if len(b.Principal) == 0 || len(b.SupersededBy) > 0 {
		return nil
	}
	since := b.Date.Latest()
	if !b.Updated.IsZero() {
		since = max(since, b.Updated.Latest())
	}
	least := min(2, len(b.Principal))
	for _, a := range b.Principal {
		for _, e := range slices.Backward(a.Events) {
			first, _ := e.Date.UTC()
			if first <= since {
				break // those before are older: they are in time's order
			}
			if e.Status == "happened" && !b.reports(e) && !slices.Contains(later, e) && b.having(e) >= least {
				later = append(later, e)
			}
		}
	}
	slices.SortFunc(later, func(x, y *Event) int { return x.Order - y.Order })
	return later
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
