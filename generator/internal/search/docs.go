package search

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// batch is a shard that waits for its documents.
type batch struct {
	items   [][]byte
	missing int
	empty   bool // nothing but documents without a text
}

// store keeps what results show of a document, and its facets.
func (b *Builder) store(i int, d *Document) error {
	record := appendRecord(nil, d)
	var text []byte
	if d.Body != "" {
		text = appendString(nil, shorten(d.Body, longestText))
	}
	b.mu.Lock()
	if b.added[i] {
		b.mu.Unlock()
		return fmt.Errorf("search: document %d is added twice", i)
	}
	b.added[i] = true
	b.stored++
	b.kinds[i], b.years[i] = d.Kind, d.Facets.Year
	b.addFacets(i, &d.Facets)
	docs := b.keep(b.docs, i, b.sizes.docs, record)
	texts := b.keep(b.texts, i, b.sizes.texts, text)
	b.mu.Unlock()
	if docs != nil {
		if err := b.file(shardName("d", i/b.sizes.docs), joined(docs.items)); err != nil {
			return err
		}
	}
	if texts != nil && !texts.empty {
		return b.file(shardName("x", i/b.sizes.texts), joined(texts.items))
	}
	return nil
}

// keep puts an item into its shard, and gives the shard if that made it whole.
func (b *Builder) keep(shards map[int]*batch, i, size int, item []byte) *batch {
	n := i / size
	s := shards[n]
	if s == nil {
		count := min(size, b.total-n*size)
		s = &batch{make([][]byte, count), count, true}
		shards[n] = s
	}
	s.items[i%size] = item
	s.missing--
	s.empty = s.empty && item == nil
	if s.missing > 0 {
		return nil
	}
	delete(shards, n)
	return s
}

// appendRecord writes a document as results show it:
// [address, title, summary, date, detail, names, whether it has a body].
func appendRecord(dst []byte, d *Document) []byte {
	fields := []string{d.URL, d.Title, d.Summary, d.Date, d.Detail, strings.Join(d.Names, " · ")}
	body := d.Body != ""
	if !body {
		for len(fields) > 2 && fields[len(fields)-1] == "" {
			fields = fields[:len(fields)-1]
		}
	}
	dst = appendStrings(dst, fields)
	if body {
		dst = append(dst[:len(dst)-1], ",1]"...)
	}
	return dst
}

// joined makes a JavaScript array of items.
func joined(items [][]byte) []byte {
	out := []byte{'['}
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

// shorten cuts a text at the end of a word.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	s = s[:limit]
	if i := strings.LastIndexAny(s, " \n"); i > limit/2 {
		s = s[:i]
	}
	return s
}
