package page

import (
	"slices"

	"chancery/generator/internal/graph"
)

// superseded marks a brief that another one replaces, wherever it is listed.
func (p *planner) superseded(b *graph.Brief) *Label {
	if len(b.SupersededBy) == 0 {
		return nil
	}
	return &Label{ID: "superseded", Text: p.words.Brief.Superseded}
}

// currentFirst puts those briefs last that others replace.
func currentFirst(briefs []*graph.Brief) []*graph.Brief {
	return slices.SortedStableFunc(slices.Values(briefs), supersededLast)
}

// languageOf names the language of a brief's own words, where it is not the archive's.
func (p *planner) languageOf(b *graph.Brief) string {
	if tag := p.graph.Lang(b); tag != "" {
		return p.words.LanguageName(tag)
	}
	return ""
}

// supersededLast puts briefs that another one replaces behind the others.
func supersededLast(a, b *graph.Brief) int {
	return min(len(a.SupersededBy), 1) - min(len(b.SupersededBy), 1)
}
