package graph

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/names"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/prose"
)

// Texts gives the texts of documents, by their files and keys (archive.Document).
type Texts interface {
	Doc(file string, key digest.Sum) (*prose.Doc, error)
}

// Hit is a name in a text: where it stands in the compiled HTML, in which section, and
// whose it is, by its place in Graph.Actors.
type Hit struct{ Section, Start, End, Actor int32 }

// found is the names in texts. It does not change once it is made.
type found struct {
	names *names.Table
	table digest.Sum // of the names
	hits  map[digest.Sum][]Hit
}

// find finds the names in a text.
func (f *found) find(d *prose.Doc) []Hit {
	finder := f.names.Finder()
	var room [256]Hit // for most texts
	hits := room[:0]
	var run []names.Mention
	for r := range d.Runs {
		run = finder.Find(d.Text(r), run[:0])
		for _, m := range run {
			hits = append(hits, Hit{r.Section, r.Start + m.Start, r.Start + m.End, m.Actor})
		}
	}
	return append(make([]Hit, 0, len(hits)), hits...) // without room for more
}

// hitsKey is where the hits of a text are kept.
func (f *found) hitsKey(text digest.Sum) digest.Sum {
	return digest.Bytes([]byte("hits"), f.table[:], text[:])
}

func appendHits(dst []byte, hits []Hit) []byte {
	for _, h := range hits {
		for _, n := range [...]int32{h.Section, h.Start, h.End, h.Actor} {
			dst = binary.AppendUvarint(dst, uint64(n))
		}
	}
	return dst
}

// readHits reads what appendHits wrote; ok is false for anything else.
func readHits(data []byte, actors int) (hits []Hit, ok bool) {
	var numbers []int32
	for len(data) > 0 {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > 1<<31-1 {
			return nil, false
		}
		numbers, data = append(numbers, int32(n)), data[size:]
	}
	if len(numbers)%4 != 0 {
		return nil, false
	}
	hits = make([]Hit, len(numbers)/4)
	for i := range hits {
		n := numbers[4*i:]
		if hits[i] = (Hit{n[0], n[1], n[2], n[3]}); int(n[3]) >= actors || n[1] > n[2] {
			return nil, false
		}
	}
	return hits, true
}

// mostForgotten is how many texts that are no more are kept from link to link.
const mostForgotten = 100

// hits finds the names in all bodies, where they are not known from an earlier Link of the
// same names, and whom each brief names.
func (l *linker) hits(bodies []*Body) error {
	before := l.memo.found
	f := l.names()
	all, failures, known := make([][]Hit, len(bodies)), make([]error, len(bodies)), make([]bool, len(bodies))
	parallel.Each(len(bodies), func(i int) {
		b := bodies[i]
		if b.Key == (digest.Sum{}) {
			return
		}
		if before != nil && before.table == f.table {
			all[i], known[i] = before.hits[b.Key]
		}
		if !known[i] {
			all[i], failures[i] = l.hitsOf(f, b)
		}
	})
	fresh := false // whether there is a text that the last link did not have
	for i, b := range bodies {
		if failures[i] != nil {
			return failures[i]
		}
		fresh = fresh || !known[i] && b.Key != (digest.Sum{})
	}
	if before != nil && before.table == f.table && !fresh && len(before.hits) <= len(bodies)+mostForgotten {
		f = before
	} else {
		f.hits = make(map[digest.Sum][]Hit, len(bodies))
		for i, b := range bodies {
			f.hits[b.Key] = all[i]
		}
	}
	l.memo.found, l.graph.found = f, f
	l.count(f)
	return nil
}

// count notes whom briefs name. What was counted of a brief in the last link is taken again if
// the names are the same, and its links lead to the same actors.
func (l *linker) count(f *found) {
	if l.memo.counted == nil || l.memo.countedBy != f.table || len(l.memo.counted) > 2*len(l.all) {
		l.memo.counted, l.memo.countedBy = make(map[*archive.Brief]*counted, len(l.all)), f.table
	}
	anew := make([]*counted, len(l.all))
	own := func() *counter { return newCounter(l.graph.Actors) }
	parallel.EachWith(len(l.all), own, func(c *counter, i int) {
		b := l.all[i]
		if k := l.memo.counted[b.Brief]; k != nil && k.holds(b) {
			b.Mentioned = k.mentions(b, l.graph.Actors)
			return
		}
		b.Mentioned = c.count(b, f.hits[b.Text.Key])
		anew[i] = countedOf(b)
	})
	for i, k := range anew {
		if k != nil {
			l.memo.counted[l.all[i].Brief] = k
		}
	}
}

// counted is whom a brief names, by the actors' numbers.
type counted struct {
	links []place // to actors
	named []naming
}

type naming struct {
	actor, times int32
	sections     []int32
}

func countedOf(b *Brief) *counted {
	k := &counted{named: make([]naming, len(b.Mentioned))}
	for at := range b.Text.linksTo {
		k.links = append(k.links, at)
	}
	for i, m := range b.Mentioned {
		k.named[i] = naming{int32(m.Actor.index), m.Times, m.Sections}
	}
	return k
}

// holds reports whether the links of the brief lead to the same actors.
func (k *counted) holds(b *Brief) bool {
	n := 0
	for at := range b.Text.linksTo {
		if n >= len(k.links) || k.links[n] != at {
			return false
		}
		n++
	}
	return n == len(k.links)
}

func (k *counted) mentions(b *Brief, actors []*Actor) []*Mention {
	all, list := make([]Mention, len(k.named)), make([]*Mention, len(k.named))
	for i, n := range k.named {
		all[i] = Mention{Brief: b, Actor: actors[n.actor], Times: n.times, Sections: n.sections}
		list[i] = &all[i]
	}
	return list
}

func (l *linker) hitsOf(f *found, b *Body) ([]Hit, error) {
	key := f.hitsKey(b.Key)
	if data, ok := l.options.Store.Get(key); ok {
		if hits, ok := readHits(data, len(l.graph.Actors)); ok {
			return hits, nil
		}
	}
	d, err := l.options.Texts.Doc(b.File, b.Key)
	if err != nil {
		return nil, fmt.Errorf("find names: %w", err)
	}
	hits := f.find(d)
	l.options.Store.Put(key, appendHits(nil, hits))
	return hits, nil
}

// Linked is a name in a text that is linked.
type Linked struct {
	Start, End int32
	Actor      *Actor
}

// Bodies are the texts of a graph's documents as they stand now. It does not change once
// it is made.
type Bodies struct {
	graph  *Graph
	found  *found
	retold map[string]digest.Sum // texts that are others than when the graph was linked, by their files
}

// Bodies gives the texts as they stood when the graph was linked.
func (g *Graph) Bodies() *Bodies { return &Bodies{graph: g, found: g.found} }

// Key is the key of a body's text.
func (s *Bodies) Key(b *Body) digest.Sum {
	if key, ok := s.retold[b.File]; ok {
		return key
	}
	return b.Key
}

// Linked keeps of all names in a text the first in each section for each actor that is
// not linked there already. d is the text of b.
func (s *Bodies) Linked(b *Body, d *prose.Doc) []Linked {
	if linked, known := s.Known(b); known {
		return linked
	}
	return s.linked(b, s.found.find(d))
}

// Known is Linked without the text; known is false where only that can tell.
func (s *Bodies) Known(b *Body) (linked []Linked, known bool) {
	if b.quiet {
		return nil, true
	}
	hits, known := s.found.hits[s.Key(b)]
	return s.linked(b, hits), known
}

func (s *Bodies) linked(b *Body, hits []Hit) []Linked {
	linked := map[place]bool{}
	for at := range b.linksTo {
		linked[at] = true
	}
	var list []Linked
	for _, h := range hits {
		at, a := place{h.Section, h.Actor}, s.graph.Actors[h.Actor]
		if a != b.self && !linked[at] {
			linked[at] = true
			list = append(list, Linked{h.Start, h.End, a})
		}
	}
	return list
}

// Retold gives the bodies with another text of one document, if that is all that is new:
// its text names the same actors in the same sections. The document is one that says the
// same in its front matter and its outline as it did when the graph was linked. ok is
// false if the archive has to be linked anew.
func (s *Bodies) Retold(d *archive.Document, texts Texts) (again *Bodies, ok bool, err error) {
	if d.Text == (digest.Sum{}) {
		return nil, false, nil
	}
	text, err := texts.Doc(d.File, d.Text)
	if err != nil {
		return nil, false, err
	}
	hits := s.found.find(text)
	if b, is := s.graph.byFile[d.File].(*Brief); is {
		same := func(x, y *Mention) bool {
			return x.Actor == y.Actor && x.Times == y.Times && slices.Equal(x.Sections, y.Sections)
		}
		if !slices.EqualFunc(newCounter(s.graph.Actors).count(b, hits), b.Mentioned, same) {
			return nil, false, nil
		}
	}
	next := *s.found
	next.hits = maps.Clone(s.found.hits)
	next.hits[d.Text] = hits
	retold := maps.Clone(s.retold)
	if retold == nil {
		retold = map[string]digest.Sum{}
	}
	retold[d.File] = d.Text
	return &Bodies{s.graph, &next, retold}, true, nil
}

// place is an actor in a section of a text.
type place struct{ section, actor int32 }

// linksTo yields the actors that an author linked, with the sections.
func (b *Body) linksTo(yield func(place) bool) {
	for i := range b.Targets {
		if a, ok := b.Targets[i].Node.(*Actor); ok && !yield(place{b.Links[i].Section, int32(a.index)}) {
			return
		}
	}
}

// counter counts whom one brief after the other names. It is the working memory of one
// goroutine.
type counter struct {
	actors  []*Actor
	ordinal []uint32 // of an actor in a text, by the actor's index; 0 if it is not named
	order   []*Actor // by their ordinals, less one
	keys    []uint64 // the ordinal and the section of each place
}

func newCounter(actors []*Actor) *counter {
	return &counter{actors: actors, ordinal: make([]uint32, len(actors))}
}

// count notes whom a brief's text names, its links first, how often and where.
func (c *counter) count(b *Brief, hits []Hit) []*Mention {
	c.order, c.keys = c.order[:0], c.keys[:0]
	for at := range b.Text.linksTo {
		c.add(at)
	}
	if !b.Text.quiet {
		for _, h := range hits {
			c.add(place{h.Section, h.Actor})
		}
	}
	slices.Sort(c.keys)
	places := 0
	for i, k := range c.keys {
		if i == 0 || k != c.keys[i-1] {
			places++
		}
	}
	all, sections := make([]Mention, len(c.order)), make([]int32, 0, places)
	list := make([]*Mention, len(c.order))
	for i, a := range c.order {
		all[i] = Mention{Brief: b, Actor: a}
		list[i] = &all[i]
		c.ordinal[a.index] = 0
	}
	for i, k := range c.keys {
		m := &all[k>>32-1]
		m.Times++
		if i == 0 || k != c.keys[i-1] {
			sections = append(sections, int32(uint32(k))-1)
			from := len(sections) - 1 - len(m.Sections)
			m.Sections = sections[from:len(sections):len(sections)]
		}
	}
	return list
}

func (c *counter) add(at place) {
	n := &c.ordinal[at.actor]
	if *n == 0 {
		c.order = append(c.order, c.actors[at.actor])
		*n = uint32(len(c.order))
	}
	c.keys = append(c.keys, uint64(*n)<<32|uint64(uint32(at.section)))
}
