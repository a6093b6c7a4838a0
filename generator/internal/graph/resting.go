package graph

import "slices"

// Resting is what rests on a source besides the text of briefs: each thing once, in the
// order of the briefs that use it.
type Resting struct {
	Recommendations []*Recommendation // themselves, or a step of their history
	Events          []*Event
	Figures         []*Figure
}

// Resting finds what rests on the source.
func (s *Source) Resting() Resting {
	var on Resting
	for _, u := range s.Uses {
		for _, r := range u.Brief.Recommendations {
			if slices.Contains(r.Sources, u) || slices.ContainsFunc(r.History, func(h HistoryEntry) bool { return h.Source == u }) {
				on.Recommendations = append(on.Recommendations, r)
			}
		}
		for _, r := range u.Brief.Reports {
			if slices.Contains(r.Sources, u) && !slices.Contains(on.Events, r.Merged) {
				on.Events = append(on.Events, r.Merged)
			}
		}
		for _, t := range u.Brief.Tellings {
			if t.Source == u && !slices.Contains(on.Figures, t.Merged) {
				on.Figures = append(on.Figures, t.Merged)
			}
		}
	}
	return on
}
