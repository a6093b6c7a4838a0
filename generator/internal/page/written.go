package page

import (
	"html/template"

	"chancery/generator/internal/digest"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
)

// Written is the text of a document as a view holds it before the page is shown: all that its
// HTML is made from, but for the words themselves. To tell whether a page is as it was, no text
// is read.
type Written struct {
	planner *planner
	from    wording.Texts
	body    *graph.Body
	cites   *citing // nil where nothing is cited
}

// written is a view with a text.
type written interface{ shown() any }

// Shown gives a view as templates take it: with its text.
func Shown(view any) any {
	if v, ok := view.(written); ok {
		return v.shown()
	}
	return view
}

// AppendSummary implements digest.Summer.
func (w *Written) AppendSummary(dst []byte) []byte {
	if w == nil {
		return append(dst, 0)
	}
	key, linked := w.from.Linked(w.body)
	parts := struct {
		Links    []prose.Anchor
		Mentions []prose.Mention
	}{Mentions: mentions(linked)}
	fill := w.planner.filler(w.body.Targets, w.cites)
	for i := range w.body.Targets {
		parts.Links = append(parts.Links, fill.Link(i))
	}
	sum := w.planner.digester.Of(key, &parts)
	return append(append(dst, 1), sum[:]...)
}

var _ digest.Summer = (*Written)(nil)

// write takes a text into a view, to be read when the page is shown.
func (p *planner) write(f *Frame, from wording.Texts, b *graph.Body, cites *citing) {
	f.Written = &Written{p, from, b, cites}
}

// read gives the text of a view, and how many words it has.
func (f *Frame) read() (html template.HTML, words int) {
	if w := f.Written; w != nil {
		html, words = w.planner.body(w.from, w.body, w.cites)
		f.colour(html)
	}
	return html, words
}

func (v *Brief) shown() any {
	w := *v
	html, words := w.read()
	w.Body, w.Minutes = html, max(1, (words+wordsAMinute/2)/wordsAMinute)
	return &w
}

func (v *Actor) shown() any {
	w := *v
	w.Body, _ = w.read()
	return &w
}

func (v *Topic) shown() any {
	w := *v
	w.Body, _ = w.read()
	return &w
}

func (v *Prose) shown() any {
	w := *v
	w.Body, _ = w.read()
	return &w
}

func (v *Version) shown() any {
	w := *v
	w.Body, _ = w.read()
	return &w
}
