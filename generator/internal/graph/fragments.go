package graph

import (
	"slices"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/prose"
)

// checkFragment reports a fragment that the page of n, made from file, will not have.
func (l *linker) checkFragment(n Node, file string, link prose.Link) {
	if broken(n) {
		return
	}
	var ids []string
	text := func(t *Text) {
		if t.Doc != nil {
			for _, h := range t.Doc.Headings() {
				ids = append(ids, h.ID)
			}
		}
	}
	switch n := n.(type) {
	case *Brief:
		ids = n.fragments()
		if n.Body != nil {
			n.Text.Doc = n.Body
		}
		text(&n.Text)
	case *Actor:
		text(&Text{Doc: n.Body})
	case *Topic:
		text(&n.Text)
	case *Page:
		text(&Text{Doc: n.Body})
	}
	if !slices.Contains(ids, link.Fragment) {
		l.list.Errorf(link.Pos, link.Width, diag.DidYouMean(link.Fragment, ids, "name the id of a heading"), "there is no #%s in %s", link.Fragment, file)
	}
}

// broken reports whether the file of n could not be read.
func broken(n Node) bool {
	switch n := n.(type) {
	case *Brief:
		return n.Broken
	case *Actor:
		return n.Broken
	case *Topic:
		return n.broken
	case *Page:
		return n.Broken
	}
	return false
}

// fragments lists the addresses within a brief's page, besides its headings.
func (b *Brief) fragments() []string {
	var ids []string
	for _, r := range b.Recommendations {
		ids = append(ids, "rec-"+r.ID.ID)
	}
	for i := range b.Brief.Events {
		ids = append(ids, "event-"+b.Brief.Events[i].ID.ID)
		for _, f := range b.Brief.Events[i].Figures {
			ids = append(ids, "figure-"+f.ID.ID)
		}
	}
	for i := range b.Brief.Figures {
		ids = append(ids, "figure-"+b.Brief.Figures[i].ID.ID)
	}
	for _, u := range b.Sources {
		ids = append(ids, "src-"+u.Source.ID.ID)
	}
	return ids
}
