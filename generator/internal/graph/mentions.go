package graph

import (
	"slices"

	"chancery/generator/internal/names"
	"chancery/generator/internal/prose"
)

// finder finds the mentions of one text after the other. It is the working memory
// of one goroutine.
type finder struct {
	actors  []*Actor
	names   *names.Finder
	hits    []names.Mention // of one run
	kept    []names.Mention
	named   []place // all that a text names, its links first
	linked  map[place]bool
	ordinal []uint32 // of an actor in a text, by the actor's index; 0 if it is not named
	order   []*Actor // by their ordinals, less one
	keys    []uint64 // the ordinal and the section of each place
}

// place is an actor in a section of a text.
type place struct{ section, actor int32 }

func newFinder(actors []*Actor, table *names.Table) *finder {
	return &finder{actors: actors, names: table.Finder(), linked: map[place]bool{}, ordinal: make([]uint32, len(actors))}
}

// find keeps of all names in a text the first in each section for each actor that is
// not linked there already, and counts them all for a brief.
func (f *finder) find(p *passage) {
	f.kept, f.named = f.kept[:0], f.named[:0]
	clear(f.linked)
	links := p.text.Doc.Links()
	for i := range p.text.Targets {
		if a, ok := p.text.Targets[i].Node.(*Actor); ok {
			at := place{links[i].Section, int32(a.index)}
			f.linked[at] = true
			f.named = append(f.named, at)
		}
	}
	if !p.quiet {
		for r := range p.text.Doc.Runs {
			f.hits = f.names.Find(p.text.Doc.Text(r), f.hits[:0])
			f.keep(r, p.self)
		}
	}
	p.text.Mentions, p.text.Actors = slices.Clone(f.kept), f.actors
	if p.brief != nil {
		f.count(p.brief)
	}
}

// keep keeps the hits in a run that are to be linked.
func (f *finder) keep(r prose.Run, self *Actor) {
	for _, h := range f.hits {
		at := place{r.Section, h.Actor}
		if f.actors[h.Actor] == self {
			continue
		}
		f.named = append(f.named, at)
		if !f.linked[at] {
			f.linked[at] = true
			f.kept = append(f.kept, names.Mention{Start: r.Start + h.Start, End: r.Start + h.End, Actor: h.Actor})
		}
	}
}

// count notes whom the brief's text names, by first occurrence, how often and where.
func (f *finder) count(b *Brief) {
	f.order, f.keys = f.order[:0], f.keys[:0]
	for _, at := range f.named {
		n := &f.ordinal[at.actor]
		if *n == 0 {
			f.order = append(f.order, f.actors[at.actor])
			*n = uint32(len(f.order))
		}
		f.keys = append(f.keys, uint64(*n)<<32|uint64(uint32(at.section)))
	}
	slices.Sort(f.keys)
	places := 0
	for i, k := range f.keys {
		if i == 0 || k != f.keys[i-1] {
			places++
		}
	}
	all, sections := make([]Mention, len(f.order)), make([]int, 0, places)
	b.Mentioned = make([]*Mention, len(f.order))
	for i, a := range f.order {
		all[i] = Mention{Brief: b, Actor: a}
		b.Mentioned[i] = &all[i]
		f.ordinal[a.index] = 0
	}
	for i, k := range f.keys {
		m := &all[k>>32-1]
		m.Times++
		if i == 0 || k != f.keys[i-1] {
			sections = append(sections, int(uint32(k))-1)
			from := len(sections) - 1 - len(m.Sections)
			m.Sections = sections[from:len(sections):len(sections)]
		}
	}
}
