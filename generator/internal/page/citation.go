package page

import (
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
)

// citation words how to cite a brief: who, what, where, when, and the address.
func (p *planner) citation(b *graph.Brief) []string {
	w := p.Work(b)
	return lists.NotEmpty(p.Words.List(p.Signed(b)), p.Words.Quote(w.Title), w.Series, w.Number, w.Dated, w.URL)
}
