package search

import (
	"fmt"
	"sync"
)

// Folder is where the index lies in the site, with a slash at its end.
const Folder = "search/"

// Key stands for a document's content: two documents with the same key are the same. The
// zero Key stands for none.
type Key [16]byte

// Index is the analysed documents of an archive, and knows the files that they make. It
// does not change, and may be used by several goroutines.
type Index struct {
	store      Store
	language   string
	vocabulary *vocabulary
	view       view
	documents  []held
	keys       map[Key]int32
	fresh      int // terms that the vocabulary had when it was begun
	plan       func() (*plan, error)
	lookers    sync.Pool // of *looker
}

// New gives the index of no documents, for an archive in a language such as "en" or
// "de-AT". What it, and whatever is made from it, holds of documents lies in the store.
func New(language string, s Store) *Index {
	ix, err := (&Index{language: language, store: s}).Next(0).Done()
	if err != nil {
		panic(err) // it has no document that could be missing
	}
	return ix
}

// Language is what New was given.
func (ix *Index) Language() string { return ix.language }

// Next is an index that is being made from the one before.
type Next struct {
	from       *Index
	vocabulary *vocabulary
	documents  []held

	mu      sync.Mutex
	writers []*Writer
}

// Next begins the next index, of n documents. They stand kind by kind, in the order of the
// constants, and within a kind newest first, those that were superseded at its end.
func (ix *Index) Next(n int) *Next {
	next := &Next{from: ix, vocabulary: ix.vocabulary, documents: make([]held, n)}
	if ix.vocabulary == nil || ix.wasteful() {
		next.from, next.vocabulary = &Index{language: ix.language, store: ix.store}, newVocabulary()
	}
	return next
}

// Writer adds documents to the next index. It serves one goroutine; several share the work.
type Writer struct {
	next      *Next
	analyser  *analyser
	plain     []int32 // the number of each term's form that is written as it is, plus 1
	surfaces  []int32 // the number of each surface's form, plus 1
	values    [facetCount]map[Value]int32
	terms     []byte
	one, data []byte // a document; what is in the room
	room      *room
}

// Writer gives a further goroutine a writer of its own.
func (n *Next) Writer() *Writer {
	w := &Writer{next: n, analyser: newAnalyser(n.from.language), room: &room{}}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.writers = append(n.writers, w)
	for i := range w.values {
		w.values[i] = map[Value]int32{}
	}
	return w
}

// Keep takes the document that stands at index i of all from the index before, if that has
// one of the same key.
func (w *Writer) Keep(i int, key Key) bool {
	at, ok := w.next.from.keys[key]
	if ok {
		w.next.documents[i] = w.next.from.documents[at]
	}
	return ok
}

// Same takes the document that stands at index i from the index before, where it stood at
// the same one, if that holds as many documents.
func (w *Writer) Same(i int) bool {
	before := w.next.from.documents
	if len(before) != len(w.next.documents) {
		return false
	}
	w.next.documents[i] = before[i]
	return true
}

// Add analyses the document that stands at index i of all, counted from 0.
func (w *Writer) Add(i int, key Key, d *Document) error {
	if i < 0 || i >= len(w.next.documents) || d.Kind >= kinds {
		return fmt.Errorf("search: document %d of %d, kind %d: out of range", i, len(w.next.documents), d.Kind)
	}
	w.analyser.analyse(d)
	w.one = w.appendAnalysed(w.one[:0], d)
	w.next.documents[i] = held{key, w.room, uint32(len(w.data)), uint32(len(w.one))}
	if w.data = append(w.data, w.one...); len(w.data) >= roomOf {
		w.leave()
	}
	return nil
}

// leave puts what was written into the store.
func (w *Writer) leave() {
	if len(w.data) > 0 {
		keep(w.next.from.store, w.room, w.data)
		w.room, w.data = &room{}, w.data[:0]
	}
}

// form gives the number of the form of a term in the document at hand.
func (w *Writer) form(l local) int32 {
	known, at := &w.plain, l.term
	if l.surface != none && !w.analyser.words[l.surface].plain {
		known, at = &w.surfaces, l.surface
	}
	for int(at) >= len(*known) {
		*known = append(*known, 0)
	}
	if (*known)[at] == 0 {
		(*known)[at] = w.next.vocabulary.form(w.analyser.ids.texts[l.term], w.analyser.writtenAs(l)) + 1
	}
	return (*known)[at] - 1
}

func (w *Writer) value(facet int, v Value) int32 {
	id, ok := w.values[facet][v]
	if !ok {
		id = w.next.vocabulary.value(facet, v)
		w.values[facet][v] = id
	}
	return id
}

// Done gives the index, once all documents are there.
func (n *Next) Done() (*Index, error) {
	for _, w := range n.writers {
		w.leave()
	}
	ix := &Index{store: n.from.store, language: n.from.language, vocabulary: n.vocabulary, view: n.vocabulary.seen(), documents: n.documents, keys: make(map[Key]int32, len(n.documents))}
	for i, d := range n.documents {
		if d.room == nil {
			return nil, fmt.Errorf("search: document %d of %d is missing", i, len(n.documents))
		}
		if d.key != (Key{}) {
			ix.keys[d.key] = int32(i)
		}
	}
	if ix.fresh = n.from.fresh; n.from.vocabulary != n.vocabulary || len(n.from.documents) == 0 {
		ix.fresh = len(ix.view.terms)
	}
	ix.plan = sync.OnceValues(ix.makePlan)
	return ix, nil
}

// wasteful reports whether much of the vocabulary may be of documents that are gone.
func (ix *Index) wasteful() bool { return len(ix.view.terms) > 2*ix.fresh+mostGone }

// mostGone is how many terms are not worth beginning anew.
const mostGone = 1 << 14
