package search

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// The facets of which each value has a list of documents. Kinds need none:
// documents stand in their order.
const facetCount = 5

var facetNames = [facetCount]string{"year", "actor", "topic", "addressee", "status"}

// facet is what results can be narrowed by.
type facet struct{ values map[string]*facetValue }

type facetValue struct {
	Value
	docs []int32
}

// addFacets notes a document under its values.
func (b *Builder) addFacets(doc int, facets [facetCount][]Value) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for n, values := range facets {
		for _, v := range values {
			known := b.facets[n].values[v.ID]
			if known == nil {
				known = &facetValue{Value: v}
				b.facets[n].values[v.ID] = known
			}
			known.docs = append(known.docs, int32(doc))
		}
	}
}

// facetShards writes for each facet its values, the most frequent first, and
// their lists of documents, and gives their sizes, compressed.
func (b *Builder) facetShards() (sizes [facetCount]int, err error) {
	for n := range b.facets {
		values := slices.Collect(maps.Values(b.facets[n].values))
		for _, v := range values {
			slices.Sort(v.docs)
			v.docs = slices.Compact(v.docs) // named twice by one document
		}
		slices.SortFunc(values, func(a, b *facetValue) int {
			return cmp.Or(cmp.Compare(len(b.docs), len(a.docs)), cmp.Compare(a.ID, b.ID))
		})
		size, err := b.facetShard("f-"+facetNames[n], values)
		if err != nil {
			return sizes, err
		}
		sizes[n] = compressed('f', size)
	}
	return sizes, nil
}

// facetShard writes the values of one facet and gives their size in characters.
func (b *Builder) facetShard(name string, values []*facetValue) (int, error) {
	if len(values) == 0 {
		return 0, nil
	}
	lists := pieces{builder: b, name: name, most: b.sizes.piece}
	var ids, names []string
	var data []byte
	size := 0
	for i, v := range values {
		ids, names = append(ids, v.ID), append(names, v.Name)
		first := v.docs[0]
		data = appendRuns(data[:0], v.docs, first)
		size += len(data) + len(v.ID) + len(v.Name) + 8
		if err := lists.add(i, int(first), data); err != nil {
			return 0, err
		}
	}
	if err := lists.flush(); err != nil {
		return 0, err
	}
	out := append(appendStrings([]byte{'['}, ids), ',')
	out = append(appendStrings(out, names), ',')
	out = append(appendInts(out, lists.starts), ']')
	return size, b.file(name, out)
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
