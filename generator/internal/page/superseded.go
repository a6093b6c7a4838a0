package page

import (
	"slices"

	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// superseded marks a brief that another one replaces, wherever it is listed.
func (p *planner) superseded(b *graph.Brief) *Label {
	if text := p.Superseded(b); text != "" {
		return &Label{ID: "superseded", Text: text}
	}
	return nil
}

// currentFirst puts those briefs last that others replace.
func currentFirst(briefs []*graph.Brief) []*graph.Brief {
	return slices.SortedStableFunc(slices.Values(briefs), wording.SupersededLast)
}
