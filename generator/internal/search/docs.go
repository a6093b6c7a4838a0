package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// batch is a shard that waits for its documents.
type batch struct {
	items   [][]byte
	missing int
	size    int // characters of the items
}

// store keeps what results show of a document, and its facets.
func (b *Builder) store(i int, d *Document) error {
	if err := b.claim(i, d); err != nil {
		return err
	}
	var text []byte
	place := 0 // of the body: nowhere, in a shard, in a file of its own
	if d.Body != "" {
		text = appendString(nil, d.Body)
		place = 1
	}
	if len(text) > longestText {
		if err := b.file(shardName("y", i), text); err != nil {
			return err
		}
		text, place = nil, 2
	}
	b.mu.Lock()
	docs := b.keep(b.docs, i, b.sizes.docs, appendRecord(nil, d, place))
	texts := b.keep(b.texts, i, b.sizes.texts, text)
	b.mu.Unlock()
	if docs != nil {
		if err := b.file(shardName("d", i/b.sizes.docs), joined(docs.items)); err != nil {
			return err
		}
	}
	if texts != nil && texts.size > 0 {
		return b.file(shardName("x", i/b.sizes.texts), joined(texts.items))
	}
	return nil
}

// claim notes that a document is there, and its facets.
func (b *Builder) claim(i int, d *Document) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.added[i] {
		return fmt.Errorf("search: document %d is added twice", i)
	}
	b.added[i] = true
	b.stored++
	b.kinds[i], b.years[i] = d.Kind, d.Facets.Year
	b.addFacets(i, &d.Facets)
	return nil
}

// keep puts an item into its shard, and gives the shard if that made it whole.
func (b *Builder) keep(shards map[int]*batch, i, size int, item []byte) *batch {
	n := i / size
	s := shards[n]
	if s == nil {
		count := min(size, b.total-n*size)
		s = &batch{items: make([][]byte, count), missing: count}
		shards[n] = s
	}
	s.items[i%size] = item
	s.size += len(item)
	s.missing--
	if s.missing > 0 {
		return nil
	}
	delete(shards, n)
	return s
}

// appendRecord writes a document as results show it: [address, title, summary,
// date, detail, names, place of the body], without what is empty at the end.
func appendRecord(dst []byte, d *Document, place int) []byte {
	fields := []string{d.URL, d.Title, d.Summary, d.Date, d.Detail, strings.Join(slices.Concat(d.Names, d.About), nameSeparator)}
	if place > 0 {
		dst = appendStrings(dst, fields)
		dst = append(dst[:len(dst)-1], ',')
		return append(strconv.AppendInt(dst, int64(place), 10), ']')
	}
	for len(fields) > 2 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	return appendStrings(dst, fields)
}

// nameSeparator stands between the names of a document where results show them.
const nameSeparator = " · "

// joined makes a JavaScript array of items.
func joined(items [][]byte) []byte {
	size := 2
	for _, item := range items {
		size += len(item) + 4
	}
	out := append(make([]byte, 0, size), '[')
	for i, item := range items {
		if i > 0 {
			out = append(out, ',', '\n')
		}
		if item == nil {
			item = []byte(`""`)
		}
		out = append(out, item...)
	}
	return append(out, ']')
}
