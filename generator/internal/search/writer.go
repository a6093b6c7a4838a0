package search

import (
	"errors"
	"fmt"
	"strings"
)

// Writer adds documents to an index. It serves one goroutine; several writers
// share the work.
type Writer struct {
	builder  *Builder
	analyser *Analyser // whose terms are the writer's, too
	written  []string  // the plainest way in which documents write each term, "" if as it is
	sizes    []int32   // of each term's list
	terms    journal   // for each document its terms, each with a level of impact
	pairs    journal   // for each document its classes of pairs
	last     int       // document
	order    bool      // whether documents came in ascending order
}

// AddDocument adds the document that stands at index i of all, counted from 0. Each
// index is given once. Documents stand kind by kind, in the order of the constants, and
// within a kind newest first. It is quickest if a writer's indexes ascend.
func (w *Writer) AddDocument(i int, d *Document) error {
	if err := w.begin(i, d.Kind, d.Superseded); err != nil {
		return err
	}
	a := w.analyser
	a.analyse(d)
	w.builder.addFacets(i, d.Facets.lists())
	if err := w.terms.begin(i, len(a.local), w.builder.held); err != nil {
		return err
	}
	for _, l := range a.local {
		w.addTerm(l.term, impact(l.weight), a.writtenAs(l))
	}
	if err := w.pairs.begin(i, len(a.pairs), w.builder.held); err != nil {
		return err
	}
	w.pairs.held = append(w.pairs.held, a.pairs...)
	return w.builder.store(i, d.Kind, a.record)
}

// Form appends to dst the form of the document that AddDocument added last, for Add to
// take the next time.
func (w *Writer) Form(dst []byte, d *Document) []byte { return w.analyser.appendForm(dst, d) }

// Add adds a document like AddDocument, in the form that Analyser.Analyse has given it.
// Bytes that are no form give ErrForm, and the index is not to be finished.
func (w *Writer) Add(i int, form []byte) error {
	r := formReader{form: form}
	version, kind, old := r.byte(), Kind(r.byte()), r.byte() == 1
	if version != formVersion || r.bad {
		return ErrForm
	}
	if err := w.begin(i, kind, old); err != nil {
		return err
	}
	record := r.text()
	w.builder.addFacets(i, r.facets())
	n := r.count()
	if err := w.terms.begin(i, n, w.builder.held); err != nil {
		return err
	}
	for range n {
		text, level, written := r.text(), r.byte(), r.text()
		r.bad = r.bad || level >= levels
		w.addTerm(w.analyser.idOf(text), level, string(written))
	}
	n = r.count()
	if err := w.pairs.begin(i, n, w.builder.held); err != nil {
		return err
	}
	for range n {
		low, middle, high := r.byte(), r.byte(), r.byte()
		class := uint32(low) | uint32(middle)<<8 | uint32(high)<<16
		r.bad = r.bad || class >= pairClasses
		w.pairs.held = append(w.pairs.held, class)
	}
	if r.bad {
		return ErrForm
	}
	return w.builder.store(i, kind, record)
}

// begin begins a document.
func (w *Writer) begin(i int, kind Kind, old bool) error {
	if i < 0 || i >= w.builder.total || kind >= kinds {
		return fmt.Errorf("search: document %d of %d, kind %d: out of range", i, w.builder.total, kind)
	}
	if i < w.last {
		w.order = false
	}
	w.last = i
	return w.builder.claim(i, kind, old)
}

// addTerm notes a term of the document at hand.
func (w *Writer) addTerm(id int32, level byte, written string) {
	for int(id) >= len(w.sizes) {
		w.written, w.sizes = append(w.written, ""), append(w.sizes, 0)
	}
	if known := w.written[id]; w.sizes[id] == 0 || known != "" && (written == "" || plainer(written, known)) {
		w.written[id] = strings.Clone(written)
	}
	w.sizes[id]++
	w.terms.held = append(w.terms.held, uint32(id)<<levelBits|uint32(level))
}

// Close removes what the builder has put beside the index. It is to be called
// whether or not the index was finished.
func (b *Builder) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var failed []error
	for _, w := range b.writers {
		failed = append(failed, w.terms.remove(), w.pairs.remove())
	}
	return errors.Join(failed...)
}

// journals gives a journal of each writer, and whether all are in the order of documents.
func (b *Builder) journals(of func(*Writer) *journal) (list []*journal, order bool) {
	order = true
	for _, w := range b.writers {
		list = append(list, of(w))
		order = order && w.order
	}
	return list, order
}
