package graph

import (
	"cmp"
	"slices"
)

// appearances gives each actor what concerns it.
func (l *linker) appearances() {
	l.makeRoom()
	for _, b := range l.graph.Briefs {
		for _, a := range b.Principal {
			a.Briefs = append(a.Briefs, b)
		}
		for _, m := range b.Mentioned {
			m.Principal = slices.Contains(b.Principal, m.Actor)
			m.Actor.Mentions = append(m.Actor.Mentions, m)
		}
	}
	for _, e := range l.graph.Events {
		for _, a := range e.Actors {
			a.Events = append(a.Events, e)
		}
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
	l.authorship()
	l.series()
	l.memberships()
}

// makeRoom makes the long lists of actors as large as they will be.
func (l *linker) makeRoom() {
	type sizes struct{ briefs, mentions, events int }
	need := make([]sizes, len(l.graph.Actors))
	for _, b := range l.graph.Briefs {
		for _, a := range b.Principal {
			need[a.index].briefs++
		}
		for _, m := range b.Mentioned {
			need[m.Actor.index].mentions++
		}
	}
	for _, e := range l.graph.Events {
		for _, a := range e.Actors {
			need[a.index].events++
		}
	}
	for i, a := range l.graph.Actors {
		n := need[i]
		a.Briefs = slices.Grow(a.Briefs, n.briefs)
		a.Mentions = slices.Grow(a.Mentions, n.mentions)
		a.Events = slices.Grow(a.Events, n.events)
	}
}

// Together is how often another actor appears with one: as principal actors of a
// brief, and in an event.
type Together struct {
	Actor          *Actor
	Briefs, Events int
}

// Together counts who appears with the actor, most often first. It is worked out when
// it is first asked for.
func (a *Actor) Together() []Together {
	a.meet.Do(func() { a.together = a.company() })
	return a.together
}

func (a *Actor) company() []Together {
	at := map[*Actor]int{}
	var list []Together
	count := func(others []*Actor, briefs, events int) {
		for _, o := range others {
			if o == a {
				continue
			}
			i, met := at[o]
			if !met {
				i = len(list)
				at[o], list = i, append(list, Together{Actor: o})
			}
			list[i].Briefs += briefs
			list[i].Events += events
		}
	}
	for _, b := range a.Briefs {
		count(b.Principal, 1, 0)
	}
	for _, e := range a.Events {
		count(e.Actors, 0, 1)
	}
	slices.SortFunc(list, func(x, y Together) int {
		return cmp.Or(cmp.Compare(y.Briefs+y.Events, x.Briefs+x.Events), cmp.Compare(y.Briefs, x.Briefs), cmp.Compare(x.Actor.index, y.Actor.index))
	})
	return list
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
