package search

import (
	"cmp"
	"slices"
	"strconv"
)

// The facets of which each value has a list of documents. Kinds need none:
// documents stand in their order.
const facetCount = 6

var facetNames = [facetCount]string{"year", "actor", "topic", "addressee", "status", "author"}

type facetValue struct {
	Value
	docs []int32
}

// facetLists are the documents of each facet's values.
type facetLists [facetCount][]facetValue

func (ix *Index) noFacets() *facetLists {
	facets := &facetLists{}
	for n, values := range ix.view.facets {
		facets[n] = make([]facetValue, len(values))
		for i, v := range values {
			facets[n][i].Value = v
		}
	}
	return facets
}

func (f *facetLists) add(i int, d analysed) {
	r := d.rest()
	for n := range facetCount {
		for range r.count() {
			v := &f[n][r.count()]
			v.docs = append(v.docs, int32(i))
		}
	}
}

// facetFiles makes for each facet its values, the most frequent first, and their lists of
// documents, and notes their sizes, compressed.
func (p *plan) facetFiles(facets *facetLists, r *rootData) {
	for n, values := range facets {
		values = slices.DeleteFunc(values, func(v facetValue) bool { return len(v.docs) == 0 })
		slices.SortFunc(values, func(a, b facetValue) int {
			return cmp.Or(cmp.Compare(len(b.docs), len(a.docs)), cmp.Compare(a.ID, b.ID))
		})
		r.facets[n] = compressed('f', p.facetFile("f-"+facetNames[n], values))
	}
}

// facetFile makes the files of one facet and gives their size in characters.
func (p *plan) facetFile(name string, values []facetValue) int {
	if len(values) == 0 {
		return 0
	}
	lists := pieces{name: name, most: p.sizes.piece, write: func(name string, data []byte) error {
		p.make(name, data)
		return nil
	}}
	var ids, names []string
	var data []byte
	size := 0
	for i, v := range values {
		ids, names = append(ids, v.ID), append(names, v.Name)
		first := v.docs[0]
		data = appendRuns(data[:0], v.docs, first)
		size += len(data) + len(v.ID) + len(v.Name) + 8
		_ = lists.add(i, int(first), len(data), data) // to make a file fails never
	}
	_ = lists.flush()
	out := append(appendStrings([]byte{'['}, ids), ',')
	out = append(appendStrings(out, names), ',')
	p.make(name, append(appendInts(out, lists.starts), ']'))
	return size
}

// appendRuns writes documents as runs: twice the number of documents between one
// run and the next, plus one if the run has more than one document; then how many
// more.
func appendRuns(dst []byte, docs []int32, next int32) []byte {
	for i := 0; i < len(docs); {
		n := 1
		for i+n < len(docs) && docs[i+n] == docs[i]+int32(n) {
			n++
		}
		gap := 2 * int(docs[i]-next)
		if n > 1 {
			dst = appendNumber(appendNumber(dst, gap+1), n-1)
		} else {
			dst = appendNumber(dst, gap)
		}
		next = docs[i] + int32(n)
		i += n
	}
	return dst
}

func numbered(prefix string, n int) string { return prefix + strconv.Itoa(n) }
