package graph

import (
	"iter"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/prose"
)

// checkFragment reports a fragment that the page of n will not have. What is withheld has no
// page, of which its link is warned.
func (l *linker) checkFragment(n Node, p *passage, link prose.Link) {
	if n != nil && n.broken() {
		return
	}
	if b, ok := n.(*Brief); ok && (b.Unnamed() || b.withheld != "") {
		return
	}
	for prefix, id := range fragments(n) {
		if rest, ok := strings.CutPrefix(link.Fragment, prefix); ok && rest == id {
			return
		}
	}
	var ids []string
	for prefix, id := range fragments(n) {
		ids = append(ids, prefix+id)
	}
	file := p.file
	if n != nil {
		file = n.Head().File
	}
	l.list.Errorf(diag.FragmentUnknown, link.Pos(p.file), link.Width, diag.DidYouMean(link.Fragment, ids, "name the id of a heading"), "there is no #%s in %s", link.Fragment, file)
}

// fragments gives the addresses within a page that texts may link to, each in two
// parts.
func fragments(n Node) iter.Seq2[string, string] {
	return func(yield func(prefix, id string) bool) {
		if n == nil {
			return // the archive's description has no page of its own
		}
		if b, ok := n.(*Brief); ok && !b.fragments(yield) {
			return
		}
		outline := n.body().Outline
		if outline == nil {
			return
		}
		for _, h := range outline.Headings {
			if !yield("", h.ID) || h.Alias != "" && !yield("", h.Alias) {
				return
			}
		}
	}
}

// fragments yields the addresses within a brief's page, besides its headings, and
// reports whether to go on.
func (b *Brief) fragments(yield func(prefix, id string) bool) bool {
	for _, r := range b.Recommendations {
		if !yield(address.RecPrefix, r.ID.ID) {
			return false
		}
	}
	for i := range b.Brief.Events {
		if !yield(address.EventPrefix, b.Brief.Events[i].ID.ID) {
			return false
		}
		for j := range b.Brief.Events[i].Figures {
			if !yield(address.FigurePrefix, b.Brief.Events[i].Figures[j].ID.ID) {
				return false
			}
		}
	}
	for i := range b.Brief.Figures {
		if !yield(address.FigurePrefix, b.Brief.Figures[i].ID.ID) {
			return false
		}
	}
	for _, u := range b.Sources {
		if !yield(address.SourcePrefix, u.Source.ID.ID) {
			return false
		}
	}
	return true
}
