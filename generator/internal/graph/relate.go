package graph

import (
	"cmp"
	"slices"

	"chancery/generator/internal/parallel"
)

// What two briefs have in common weighs by how much it says about them: what the
// authors state most, then an event, a source, a topic and an actor. What many
// briefs share says less than what few do.
const (
	statedWeight = 10_000
	eventWeight  = 600
	sourceWeight = 400
	topicWeight  = 120
	actorWeight  = 100

	mostRelated = 5
	// mostShared is beyond how many briefs a common thing no longer proposes
	// candidates: it says too little, and it would make the work quadratic.
	mostShared = 400
)

// relate finds for each brief those with the most in common.
func (l *linker) relate() {
	n := len(l.graph.Briefs)
	byActor, byEvent, bySource, byTopic := map[*Actor][]*Brief{}, map[*Event][]*Brief{}, map[*Source][]*Brief{}, map[*Topic][]*Brief{}
	stated := map[*Brief][]*Brief{}
	for _, b := range l.graph.Briefs {
		for _, a := range b.Principal {
			byActor[a] = append(byActor[a], b)
		}
		for _, r := range b.Reports {
			if r.Merged != nil {
				byEvent[r.Merged] = append(byEvent[r.Merged], b)
			}
		}
		for _, u := range b.Sources {
			bySource[u.Source] = append(bySource[u.Source], b)
		}
		for _, t := range b.Topics {
			byTopic[t] = append(byTopic[t], b)
		}
		for _, o := range b.stated {
			stated[b] = append(stated[b], o)
			stated[o] = append(stated[o], b)
		}
	}
	// Each brief's weighing reads the tables only, so they run side by side.
	own := func() *weigher { return &weigher{scores: make([]int, n), briefs: l.graph.Briefs} }
	parallel.EachWith(n, own, func(w *weigher, i int) {
		b := l.graph.Briefs[i]
		for _, o := range stated[b] {
			if o.withheld == "" && w.scores[o.order] < statedWeight {
				w.add(o, statedWeight)
			}
		}
		for _, r := range b.Reports {
			w.share(byEvent[r.Merged], eventWeight)
		}
		for _, u := range b.Sources {
			w.share(bySource[u.Source], sourceWeight)
		}
		for _, t := range b.Topics {
			w.share(byTopic[t], topicWeight)
		}
		for _, a := range b.Principal {
			w.share(byActor[a], actorWeight)
		}
		best := w.best(b)
		b.Related = make([]Related, len(best))
		for i, o := range best {
			b.Related[i] = common(b, o, slices.Contains(stated[b], o))
		}
	})
}

// weigher adds up scores, by the order of briefs, and forgets them after each.
type weigher struct {
	scores  []int
	touched []int
	top     []scored
	briefs  []*Brief
}

func (w *weigher) add(b *Brief, score int) {
	if w.scores[b.order] == 0 {
		w.touched = append(w.touched, b.order)
	}
	w.scores[b.order] += score
}

func (w *weigher) share(briefs []*Brief, weight int) {
	if len(briefs) < 2 || len(briefs) > mostShared {
		return
	}
	score := max(1, weight*2/len(briefs))
	for _, b := range briefs {
		w.add(b, score)
	}
}

// best gives the briefs with the highest scores, and clears them.
func (w *weigher) best(self *Brief) []*Brief {
	top := w.top[:0]
	for _, i := range w.touched {
		s := scored{i, w.scores[i]}
		w.scores[i] = 0
		if i == self.order || len(top) == mostRelated && s.compare(top[mostRelated-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, s, func(x, y scored) int { return x.compare(y) })
		top = slices.Insert(top[:min(len(top), mostRelated-1)], at, s)
	}
	w.touched, w.top = w.touched[:0], top
	list := make([]*Brief, len(top))
	for i, s := range top {
		list[i] = w.briefs[s.order]
	}
	return list
}

// scored is a brief, by its order, and its score.
type scored struct{ order, score int }

// compare puts the higher score first, then the newer brief.
func (s scored) compare(o scored) int {
	if s.score != o.score {
		return cmp.Compare(o.score, s.score)
	}
	return cmp.Compare(s.order, o.order)
}

// common says what two briefs share.
func common(a, b *Brief, stated bool) Related {
	r := Related{Brief: b, Stated: stated}
	for _, x := range a.Principal {
		if slices.Contains(b.Principal, x) {
			r.Actors = append(r.Actors, x)
		}
	}
	for _, x := range a.Topics {
		if slices.Contains(b.Topics, x) {
			r.Topics = append(r.Topics, x)
		}
	}
	for _, x := range a.Reports {
		if slices.ContainsFunc(b.Reports, func(y *Report) bool { return y.Merged == x.Merged }) {
			r.Events = append(r.Events, x.Merged)
		}
	}
	for _, x := range a.Sources {
		if slices.ContainsFunc(b.Sources, func(y *Use) bool { return y.Source == x.Source }) {
			r.Sources = append(r.Sources, x.Source)
		}
	}
	return r
}
