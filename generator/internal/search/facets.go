package search

import (
	"cmp"
	"maps"
	"slices"
)

// The facets of which each value has a list of documents. Kinds and years need
// none: documents stand in their order.
const (
	byActor = iota
	byTopic
	byAddressee
	byStatus
	facetCount
)

var facetNames = [facetCount]string{"actor", "topic", "addressee", "status"}

// facet is what results can be narrowed by.
type facet struct{ values map[string]*facetValue }

type facetValue struct {
	Value
	docs []posting
}

// addFacets notes a document under its values.
func (b *Builder) addFacets(i int, f *Facets) {
	for n, values := range [facetCount][]Value{f.Actors, f.Topics, f.Addressees, f.Status} {
		for _, v := range values {
			known := b.facets[n].values[v.ID]
			if known == nil {
				known = &facetValue{Value: v}
				b.facets[n].values[v.ID] = known
			}
			known.docs = append(known.docs, posting{doc: int32(i)})
		}
	}
}

// facetShards writes for each facet its values, the most frequent first, and
// their lists of documents.
func (b *Builder) facetShards(root *rootData) error {
	for n := range b.facets {
		values := slices.Collect(maps.Values(b.facets[n].values))
		for _, v := range values {
			slices.SortFunc(v.docs, func(a, b posting) int { return cmp.Compare(a.doc, b.doc) })
			v.docs = slices.Compact(v.docs) // named twice by one document
		}
		slices.SortFunc(values, func(a, b *facetValue) int {
			return cmp.Or(cmp.Compare(len(b.docs), len(a.docs)), cmp.Compare(a.ID, b.ID))
		})
		size, err := b.facetShard("f-"+facetNames[n], values)
		if err != nil {
			return err
		}
		root.facets[n] = compressed('f', size)
	}
	return nil
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
		data = appendGroups(data[:0], v.docs, int(v.docs[0].doc))
		size += len(data) + len(v.ID) + len(v.Name) + 8
		if err := lists.add(i, int(v.docs[0].doc), data); err != nil {
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
