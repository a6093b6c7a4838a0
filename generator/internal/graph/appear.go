package graph

import (
	"cmp"
	"slices"
)

// appearances gives each actor what concerns it, and counts who appears with whom.
func (l *linker) appearances() {
	pairs := map[[2]int32]Together{}
	together := func(list []*Actor, count func(*Together)) {
		for i, a := range list {
			for _, b := range list[i+1:] {
				key := [2]int32{int32(min(a.index, b.index)), int32(max(a.index, b.index))}
				t := pairs[key]
				count(&t)
				pairs[key] = t
			}
		}
	}
	for _, b := range l.graph.Briefs {
		for _, a := range b.Principal {
			a.Briefs = append(a.Briefs, b)
		}
		for _, m := range b.Mentioned {
			m.Principal = slices.Contains(b.Principal, m.Actor)
			m.Actor.Mentions = append(m.Actor.Mentions, m)
		}
		together(b.Principal, func(t *Together) { t.Briefs++ })
	}
	for _, e := range l.graph.Events {
		for _, a := range e.Actors {
			a.Events = append(a.Events, e)
		}
		together(e.Actors, func(t *Together) { t.Events++ })
	}
	for _, r := range l.graph.Recommendations {
		for _, a := range r.To {
			a.To = append(a.To, r)
		}
		for _, a := range r.Concerns {
			a.About = append(a.About, r)
		}
		for _, s := range r.By {
			if s.Actor != nil {
				s.Actor.By = append(s.Actor.By, r)
			}
		}
	}
	l.memberships()
	actors := l.graph.Actors
	for key, t := range pairs {
		a, b := actors[key[0]], actors[key[1]]
		a.Together = append(a.Together, Together{b, t.Briefs, t.Events})
		b.Together = append(b.Together, Together{a, t.Briefs, t.Events})
	}
	for _, a := range actors {
		slices.SortFunc(a.Together, func(x, y Together) int {
			return cmp.Or(cmp.Compare(y.Briefs+y.Events, x.Briefs+x.Events), cmp.Compare(y.Briefs, x.Briefs), cmp.Compare(x.Actor.index, y.Actor.index))
		})
	}
}

// memberships turns membership, leadership and country around.
func (l *linker) memberships() {
	for _, a := range l.graph.Actors { // by name, so the lists are too
		for _, m := range a.MemberOf {
			m.Members = append(m.Members, a)
		}
		for _, m := range a.Leads {
			m.LedBy = append(m.LedBy, a)
		}
		if a.Country != nil {
			a.Country.Belonging = append(a.Country.Belonging, a)
		}
		for _, n := range a.Not { // confusion is mutual
			if !slices.Contains(n.Not, a) {
				n.Not = append(n.Not, a)
			}
		}
	}
}
