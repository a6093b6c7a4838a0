package page

import (
	"cmp"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cite"
	"chancery/generator/internal/graph"
)

// work is a brief as reference managers know it.
func (p *planner) work(b *graph.Brief) cite.Work {
	site := p.graph.Site
	return cite.Work{
		ID: b.ID, Title: p.fullTitle(b), Kind: p.words.Terms.BriefKind[b.Kind.ID], Authors: each(p.graph.Signed(b), citedAuthor),
		Series: cmp.Or(b.Series, site.Title.S), Publisher: site.Publisher, Number: p.number(b), Date: b.Date.Date, Dated: p.when(b.Date.Date).Text,
		Language: cmp.Or(b.Language.Tag, site.Language.Tag, "en"), URL: p.absolute(address.Brief(b.ID)),
	}
}

// citedAuthor says what is known of an author: that an actor is no person.
func citedAuthor(a graph.Author) cite.Author {
	return cite.Author{Name: a.Name, Body: a.Actor != nil && a.Actor.Kind.ID != "person"}
}

func (p *planner) fullTitle(b *graph.Brief) string {
	if b.Subtitle == "" {
		return b.Title.S
	}
	return p.words.Text.Headed.With(b.Title.S, b.Subtitle)
}

// cites gives a brief's citations in the order in which the script cite.js offers them:
// BibTeX, RIS, CSL-JSON.
func (p *planner) cites(b *graph.Brief) []string {
	w := p.work(b)
	return []string{w.BibTeX(), w.RIS(), w.CSL()}
}

// citation words how to cite a brief: who, what, where, when, and the address.
func (p *planner) citation(b *graph.Brief) []string {
	w := p.work(b)
	return some(p.words.List(p.signed(b)), p.words.Quote(w.Title), w.Series, w.Number, w.Dated, w.URL)
}
