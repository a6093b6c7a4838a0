package search

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
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
		root.facets[n] = size
	}
	return nil
}

// facetShard writes the values of one facet and gives their size in characters.
func (b *Builder) facetShard(name string, values []*facetValue) (int, error) {
	if len(values) == 0 {
		return 0, nil
	}
	lists := pieces{builder: b, name: name}
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

// rootData is what the root says of the shards.
type rootData struct {
	shards []string // the first term of each
	facets [facetCount]int
}

// root writes the file that every query begins with. Kinds and years are runs
// of documents.
func (b *Builder) root(r *rootData) error {
	out := []byte(`{"version":"` + strconv.FormatUint(b.version, 36) + `","documents":` + strconv.Itoa(b.total))
	out = append(out, `,"sizes":`...)
	out = appendInts(out, []int{b.sizes.docs, b.sizes.texts, b.sizes.budget, levels})
	out = append(out, `,"means":{`...)
	for i, letter := range []byte("pqx") {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, letter), ':')
		out = strconv.AppendInt(out, int64(b.mean(letter)), 10)
	}
	out = append(out, '}')
	out = append(out, `,"kinds":`...)
	out = appendRuns(out, b.total, func(i int) string { return b.kinds[i].String() })
	out = append(out, `,"years":`...)
	out = appendRuns(out, b.total, func(i int) string { return b.years[i] })
	out = append(out, `,"facets":{`...)
	for n, size := range r.facets {
		if n > 0 {
			out = append(out, ',')
		}
		out = append(out, `"`+facetNames[n]+`":`+strconv.Itoa(size)...)
	}
	out = append(out, `},"shards":`...)
	out = appendStrings(out, r.shards)
	return b.file("root", append(out, '}'))
}

// appendRuns writes the runs of documents with one word: first, end and word.
func appendRuns(dst []byte, total int, word func(int) string) []byte {
	dst = append(dst, '[')
	for i := 0; i < total; {
		end := i + 1
		for end < total && word(end) == word(i) {
			end++
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(strconv.AppendInt(append(dst, '['), int64(i), 10), ',')
		dst = append(strconv.AppendInt(dst, int64(end), 10), ',')
		dst = append(appendString(dst, word(i)), ']')
		i = end
	}
	return append(dst, ']')
}

// mean gives how many characters a file of one sort has.
func (b *Builder) mean(letter byte) int {
	if w := b.written[letter]; w != nil {
		return w.size/w.files + 1
	}
	return 1
}
