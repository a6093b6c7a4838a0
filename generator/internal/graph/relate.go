package graph

import (
	"cmp"
	"slices"
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

// Related gives the briefs that have the most in common with one, the closest first.
// It is worked out when asked for.
func (g *Graph) Related(b *Brief) []Related {
	w, _ := g.weighers.Get().(*weigher)
	if w == nil {
		w = &weigher{scores: make([]int, len(g.Briefs)), briefs: g.Briefs}
	}
	defer g.weighers.Put(w)
	for _, o := range slices.Concat(b.stated, b.statedBy) {
		if w.scores[o.order] < statedWeight {
			w.add(o, statedWeight)
		}
	}
	for _, r := range b.Reports {
		if r.Merged != nil {
			share(w, r.Merged.Reports, eventWeight, func(o *Report) *Brief { return o.Brief })
		}
	}
	for _, u := range b.Sources {
		share(w, u.Source.Uses, sourceWeight, func(o *Use) *Brief { return o.Brief })
	}
	itself := func(o *Brief) *Brief { return o }
	for _, t := range b.Topics {
		share(w, t.Briefs, topicWeight, itself)
	}
	for _, a := range b.Principal {
		share(w, a.Briefs, actorWeight, itself)
	}
	best := w.best(b)
	related := make([]Related, len(best))
	for i, o := range best {
		related[i] = common(b, o)
	}
	return related
}

// weigher adds up scores, by the order of briefs, and forgets them after each. It is
// the working memory of one goroutine.
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

// share adds to the score of all briefs of a list, that of a thing.
func share[T any](w *weigher, list []T, weight int, brief func(T) *Brief) {
	if len(list) < 2 || len(list) > mostShared {
		return
	}
	score := max(1, weight*2/len(list))
	for _, v := range list {
		w.add(brief(v), score)
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
func common(a, b *Brief) Related {
	r := Related{Brief: b, Stated: slices.Contains(a.stated, b) || slices.Contains(a.statedBy, b)}
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
		if x.Merged != nil && slices.ContainsFunc(b.Reports, func(y *Report) bool { return y.Merged == x.Merged }) {
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
