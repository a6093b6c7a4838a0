package search

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"sync"
)

// Folder is where the index lies in the site, with a slash at its end.
const Folder = "search/"

// Builder makes an index. Its bytes depend on the documents alone, not on how
// they were divided among writers.
type Builder struct {
	total int
	empty []string // words that queries do without
	sizes sizes
	held  int // bytes of postings that a writer may hold
	emit  func(path string, data []byte) error

	mu      sync.Mutex
	writers []*Writer
	stored  int
	added   []bool
	docs    map[int]*batch // shards of documents that wait for more
	texts   map[int]*batch // likewise of bodies
	kinds   []Kind         // by document
	years   []string       // by document
	facets  [facetCount]facet
	version uint64
	written map[byte]*written // by the first letter of files' names
}

// written is how many files of one sort there are, and their characters.
type written struct{ files, size int }

// New makes a builder for a number of documents, which must be known beforehand,
// in a language such as "en" or "de-AT".
// The files are handed to write as they are finished, by their paths from the
// site's root, from whichever goroutine is at work.
func New(total int, language string, write func(path string, data []byte) error) *Builder {
	b := &Builder{total: total, empty: emptyWords(language), sizes: sizesFor(total), held: mostHeld, emit: write,
		written: map[byte]*written{}, docs: map[int]*batch{}, texts: map[int]*batch{},
		added: make([]bool, total), kinds: make([]Kind, total), years: make([]string, total)}
	for i := range b.facets {
		b.facets[i].values = map[string]*facetValue{}
	}
	return b
}

// Writer gives a further goroutine a writer of its own.
func (b *Builder) Writer() *Writer {
	w := &Writer{builder: b, surfaces: map[string]int32{}, ids: map[string]int32{}, order: true}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.writers = append(b.writers, w)
	return w
}

// Finish writes the rest of the index, once all documents are added.
func (b *Builder) Finish() error {
	if b.stored != b.total {
		return fmt.Errorf("search: %d documents were announced and %d added", b.total, b.stored)
	}
	root, err := b.termShards()
	if err != nil {
		return err
	}
	if err := b.facetShards(root); err != nil {
		return err
	}
	return b.root(root)
}

// file hands a file over. data is a JavaScript value that the script receives
// under a name.
func (b *Builder) file(name string, data []byte) error {
	out := make([]byte, 0, len(data)+len(name)+32)
	out = append(out, `chancerySearch.add("`...)
	out = append(out, name...)
	out = append(out, `",`...)
	out = append(out, data...)
	out = append(out, ");\n"...)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, out)
	b.mu.Lock()
	b.version += uint64(sum) * 0x9E3779B97F4A7C15 // a sum: the order does not matter
	w := b.written[name[0]]
	if w == nil {
		w = &written{}
		b.written[name[0]] = w
	}
	w.files++
	w.size += len(data)
	b.mu.Unlock()
	if err := b.emit(Folder+name+".js", out); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// posting is one document of a term.
type posting struct {
	doc   int32
	level byte
	from  int32 // its positions, as a part of postings.positions
	to    int32
}

// postings is all documents of a term, in the order of documents.
type postings struct {
	list      []posting
	positions []int32
	raw       []byte
}

// read takes the postings of a term from the writers that have it.
func (p *postings) read(parts []*part) error {
	p.list, p.positions = p.list[:0], p.positions[:0]
	sorted := len(parts) == 1 && parts[0].writer.order
	for _, part := range parts {
		var err error
		if p.raw, err = part.writer.postings(p.raw[:0], part.term); err != nil {
			return err
		}
		p.decode(p.raw)
	}
	if !sorted {
		slices.SortFunc(p.list, func(a, b posting) int { return int(a.doc) - int(b.doc) })
	}
	return nil
}

func (p *postings) decode(raw []byte) {
	doc := int64(0)
	number := func() int32 {
		v, n := binary.Uvarint(raw)
		raw = raw[n:]
		return int32(v)
	}
	for len(raw) > 0 {
		d, n := binary.Varint(raw)
		doc += d
		level := raw[n]
		raw = raw[n+1:]
		from := int32(len(p.positions))
		at := int32(0)
		for range number() {
			at += number()
			p.positions = append(p.positions, at)
		}
		p.list = append(p.list, posting{int32(doc), level, from, int32(len(p.positions))})
	}
}

// part is a term as one writer has it.
type part struct {
	writer *Writer
	term   *term
}

// vocabulary lists the terms of all writers, in the order of UTF-16 in which
// scripts compare texts.
func (b *Builder) vocabulary() []part {
	var group sync.WaitGroup
	lists := make([][]part, len(b.writers))
	for i, w := range b.writers {
		group.Go(func() {
			list := make([]part, len(w.terms))
			for j := range w.terms {
				list[j] = part{w, &w.terms[j]}
			}
			slices.SortFunc(list, func(a, b part) int { return compare(a.term.text, b.term.text) })
			lists[i] = list
		})
	}
	group.Wait()
	for len(lists) > 1 {
		lists = append(lists[2:], merge(lists[0], lists[1]))
	}
	if len(lists) == 0 {
		return nil
	}
	return lists[0]
}

func merge(a, b []part) []part {
	out := make([]part, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0].term.text, b[0].term.text) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// compare orders texts by their UTF-16 code units: characters beyond U+FFFF,
// whose first byte is 0xF0 or more, come before U+E000 and what follows it.
func compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := a[i], b[i]; x != y {
			if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
				x, y = y, x
			}
			return int(x) - int(y)
		}
	}
	return strings.Compare(a, b)
}
