package wording

import (
	"cmp"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cite"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
)

// Work is a brief as reference managers know it.
func (w *Wording) Work(b *graph.Brief) cite.Work {
	site := w.Graph.Site
	return cite.Work{
		ID: b.ID, Title: w.FullTitle(b), Kind: w.Words.Terms.BriefKind[b.Kind.ID], Authors: lists.Each(w.Graph.Signed(b), author),
		Series: cmp.Or(b.Series, site.Title.S), Publisher: site.Publisher, Number: w.Number(b), Date: b.Date.Date, Dated: w.Date(b.Date.Date),
		Language: cmp.Or(b.Language.Tag, site.Language.Tag, "en"), URL: w.Absolute(address.Brief(b.ID)),
	}
}

// author says what is known of an author: that an actor is no person.
func author(a graph.Author) cite.Author {
	return cite.Author{Name: a.Name, Body: a.Actor != nil && a.Actor.Kind.ID != "person"}
}
