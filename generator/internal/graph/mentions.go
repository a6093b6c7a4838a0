package graph

import (
	"slices"

	"chancery/generator/internal/names"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/prose"
)

// hit is a name in a text, and the section in which it stands.
type hit struct {
	names.Mention
	section int32
}

// find gives all names in a text. They follow from the text and the table alone.
func find(f *names.Finder, doc *prose.Doc) []hit {
	var hits []hit
	var found []names.Mention
	for r := range doc.Runs {
		found = f.Find(doc.Text(r), found[:0])
		for _, m := range found {
			hits = append(hits, hit{names.Mention{Start: r.Start + m.Start, End: r.Start + m.End, Actor: m.Actor}, r.Section})
		}
	}
	return slices.Clip(hits)
}

// mentions finds whom the texts name. What is known of a text from an earlier link is
// taken from the memo.
func (l *linker) mentions(texts []passage, table *names.Table) {
	found := make([][]hit, len(texts))
	parallel.EachWith(len(texts), table.Finder, func(f *names.Finder, i int) {
		known := false
		if found[i], known = l.memo.hits[texts[i].text.Doc]; !known {
			found[i] = find(f, texts[i].text.Doc)
		}
	})
	l.memo.hits = make(map[*prose.Doc][]hit, len(texts))
	for i := range texts {
		l.memo.hits[texts[i].text.Doc] = found[i]
	}
	own := func() *counter { return newCounter(l.graph.Actors) }
	parallel.EachWith(len(texts), own, func(c *counter, i int) { c.take(&texts[i], found[i]) })
}

// counter says of one text after the other which names are linked and counts them. It
// is the working memory of one goroutine.
type counter struct {
	actors  []*Actor
	kept    []names.Mention
	named   []place  // all that a text names, its links first
	linked  []int32  // the last section, from 1, in which the text links an actor, by the actor's index
	ordinal []uint32 // of an actor in a text, by the actor's index; 0 if it is not named
	order   []*Actor // by their ordinals, less one
	keys    []uint64 // the ordinal and the section of each place
}

// place is an actor in a section of a text.
type place struct{ section, actor int32 }

func newCounter(actors []*Actor) *counter {
	return &counter{actors: actors, linked: make([]int32, len(actors)), ordinal: make([]uint32, len(actors))}
}

// take keeps of all names in a text the first in each section for each actor that is
// not linked there already, and counts them all for a brief.
func (c *counter) take(p *passage, hits []hit) {
	c.kept, c.named = c.kept[:0], c.named[:0]
	links := p.text.Doc.Links()
	for i := range p.text.Targets {
		if a, ok := p.text.Targets[i].Node.(*Actor); ok {
			c.named = append(c.named, place{links[i].Section, int32(a.index)})
		}
	}
	byLink := c.named // in the order of sections, as the hits are
	for _, h := range hits {
		if p.quiet || c.actors[h.Actor] == p.self {
			continue
		}
		for ; len(byLink) > 0 && byLink[0].section <= h.section; byLink = byLink[1:] {
			c.linked[byLink[0].actor] = byLink[0].section + 1
		}
		c.named = append(c.named, place{h.section, h.Actor})
		if c.linked[h.Actor] != h.section+1 {
			c.linked[h.Actor] = h.section + 1
			c.kept = append(c.kept, h.Mention)
		}
	}
	for _, at := range c.named {
		c.linked[at.actor] = 0
	}
	p.text.Mentions, p.text.Actors = slices.Clone(c.kept), c.actors
	if p.brief != nil {
		c.count(p.brief)
	}
}

// count notes whom the brief's text names, by first occurrence, how often and where.
func (c *counter) count(b *Brief) {
	c.order, c.keys = c.order[:0], c.keys[:0]
	for _, at := range c.named {
		n := &c.ordinal[at.actor]
		if *n == 0 {
			c.order = append(c.order, c.actors[at.actor])
			*n = uint32(len(c.order))
		}
		c.keys = append(c.keys, uint64(*n)<<32|uint64(uint32(at.section)))
	}
	slices.Sort(c.keys)
	places := 0
	for i, k := range c.keys {
		if i == 0 || k != c.keys[i-1] {
			places++
		}
	}
	all, sections := make([]Mention, len(c.order)), make([]int, 0, places)
	b.Mentioned = make([]*Mention, len(c.order))
	for i, a := range c.order {
		all[i] = Mention{Brief: b, Actor: a}
		b.Mentioned[i] = &all[i]
		c.ordinal[a.index] = 0
	}
	for i, k := range c.keys {
		m := &all[k>>32-1]
		m.Times++
		if i == 0 || k != c.keys[i-1] {
			sections = append(sections, int(uint32(k))-1)
			from := len(sections) - 1 - len(m.Sections)
			m.Sections = sections[from:len(sections):len(sections)]
		}
	}
}
