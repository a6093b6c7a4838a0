package search

import (
	"slices"
	"sync"
)

// vocabulary numbers the terms of an index, the ways in which texts write them, and the
// values of facets. It only grows, and serves every index that was made from the first
// one; an index sees of it what was there when it was finished.
type vocabulary struct {
	mu      sync.Mutex
	ids     table // of a term and how it is written, to its number among forms
	termIDs table
	values  [facetCount]map[Value]int32
	view
}

// view is what an index sees of its vocabulary. A form is a term and the plainest way in
// which a document writes it, "" if as it is.
type view struct {
	terms   []string // by number
	hashes  []uint32 // of each term
	order   []int32  // all terms, in the order of UTF-16 in which scripts compare texts
	termOf  []int32  // of each form
	written []string // of each form
	facets  [facetCount][]Value
}

func newVocabulary() *vocabulary {
	v := &vocabulary{}
	for n := range v.values {
		v.values[n] = map[Value]int32{}
	}
	return v
}

// form gives the number of a term and how it is written.
func (v *vocabulary) form(term, written string) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	id, isNew := number(&v.ids, term+"\x00"+written)
	if isNew {
		t, newTerm := number(&v.termIDs, term)
		if newTerm {
			v.terms, v.hashes = append(v.terms, v.termIDs.texts[t]), append(v.hashes, hash(term))
		}
		v.termOf, v.written = append(v.termOf, t), append(v.written, v.ids.texts[id][len(term)+1:])
	}
	return id
}

// value gives the number of a facet's value.
func (v *vocabulary) value(facet int, value Value) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	id, known := v.values[facet][value]
	if !known {
		id = int32(len(v.facets[facet]))
		v.values[facet][value] = id
		v.facets[facet] = append(v.facets[facet], value)
	}
	return id
}

// seen gives what there is now, with the terms in order.
func (v *vocabulary) seen() view {
	v.mu.Lock()
	defer v.mu.Unlock()
	if n := len(v.order); n < len(v.terms) {
		fresh := make([]int32, len(v.terms)-n)
		for i := range fresh {
			fresh[i] = int32(n + i)
		}
		byText := func(a, b int32) int { return compare(v.terms[a], v.terms[b]) }
		slices.SortFunc(fresh, byText)
		v.order = merged(v.order, fresh, byText)
	}
	return v.view
}

// merged makes one ordered list of two.
func merged(a, b []int32, compare func(a, b int32) int) []int32 {
	list := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) < 0 {
			list, a = append(list, a[0]), a[1:]
		} else {
			list, b = append(list, b[0]), b[1:]
		}
	}
	return append(append(list, a...), b...)
}
