package page

import (
	"html/template"
	"strconv"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
)

// citing numbers the places where a brief's text cites each source.
type citing struct {
	ids  []string // the id of a citation, by the index of its link
	back [][]Link // the way back from a source into the text, by the source's number
}

func citesOf(b *graph.Brief) *citing {
	c := &citing{ids: make([]string, len(b.Text.Targets)), back: make([][]Link, len(b.Sources)+1)}
	for i, t := range b.Text.Targets {
		if t.Use == nil {
			continue
		}
		n := len(c.back[t.Use.Number])
		c.ids[i] = address.CitePrefix + t.Use.Source.ID.ID + "-" + strconv.Itoa(n+1)
		c.back[t.Use.Number] = append(c.back[t.Use.Number], Link{letters(n), address.Here(c.ids[i])})
	}
	return c
}

// letters counts a, b, …, z, aa, ab, …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// body renders the text of a document with its links and mentions. cites is nil where
// nothing is cited. words is how many words it has.
func (p *planner) body(from wording.Texts, b *graph.Body, cites *citing) (html template.HTML, words int) {
	doc, linked := from.Body(b)
	if doc == nil {
		return "", 0
	}
	fill := p.filler(b.Targets, cites)
	fill.Mentions = mentions(linked)
	return doc.HTML(fill), doc.Words
}

// mentions leads from the names in a text to the pages of actors.
func mentions(linked []graph.Linked) []prose.Mention {
	return lists.Each(linked, func(m graph.Linked) prose.Mention {
		return prose.Mention{Start: m.Start, End: m.End, Anchor: prose.Anchor{Href: string(wording.ActorURL(m.Actor)), Class: "mention"}}
	})
}

// inline renders a short text.
func (p *planner) inline(t *graph.Text) template.HTML {
	if t.Doc == nil {
		return ""
	}
	return t.Doc.HTML(p.filler(t.Targets, nil))
}

// filler fills what a text leaves open but for mentions.
func (p *planner) filler(targets []graph.Target, cites *citing) prose.Filler {
	w := p.Words.Prose
	return prose.Filler{Words: prose.Words{Footnotes: w.Footnotes, Footnote: string(w.Footnote), BackToReference: string(w.BackToReference), Permalink: string(w.Permalink),
		Alerts: [...]string{w.AlertNote, w.AlertTip, w.AlertImportant, w.AlertWarning, w.AlertCaution}},
		Link: func(i int) prose.Anchor {
			a := wording.Anchor(targets[i])
			if cites != nil {
				a.ID = cites.ids[i]
			}
			size := p.Graph.Pictures[targets[i].File]
			a.Width, a.Height = size.Width, size.Height
			return a
		}}
}

// contents lists the headings of a text down to the third level.
func contents(b *graph.Body) []Heading {
	if b.Outline == nil {
		return nil
	}
	var list []Heading
	for _, h := range b.Headings {
		if h.Level <= 3 {
			list = append(list, Heading{Level: h.Level, ID: h.ID, Text: h.Text})
		}
	}
	return list
}
