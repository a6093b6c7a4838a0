package search

import (
	"encoding/binary"
	"fmt"
	"os"
)

// Writer adds documents to an index. It serves one goroutine; several writers
// share the work.
type Writer struct {
	builder  *Builder
	ids      table // terms
	terms    []term
	pairs    [pairRanges]list // of pairs of terms, by ranges of their classes
	pool     pool
	order    bool     // whether documents came in ascending order
	last     int      // document
	file     *os.File // what the pool had no room for; nil until then
	fileSize int64
	record   []byte
}

// term is a word of the vocabulary with what one writer knows of it.
type term struct {
	written string // the plainest way in which documents write it
	list    list
}

// list is a list of postings that grows: for each document its distance from the
// one before and a byte, which is a level of impact or a class in a range.
type list struct {
	last    int32 // document
	size    int   // postings
	chain   chain // in the pool
	spilled []span
}

// Add adds the document that stands at index i of all, counted from 0, in the form
// that Analyser.Analyse has given it. Each index is given once. Documents stand kind
// by kind, in the order of the constants, and within a kind newest first. It is
// quickest if a writer's indexes ascend.
func (w *Writer) Add(i int, form []byte) error {
	if i < 0 || i >= w.builder.total {
		return fmt.Errorf("search: document %d of %d: out of range", i, w.builder.total)
	}
	r := formReader{form: form}
	version, kind := r.byte(), Kind(r.byte())
	if version != formVersion || kind >= kinds || r.bad {
		return ErrForm
	}
	if i < w.last {
		w.order = false
	}
	w.last = i
	record := r.text()
	if err := w.builder.claim(i, kind, &r); err != nil {
		return err
	}
	if w.post(int32(i), &r); r.bad {
		return ErrForm
	}
	if len(w.pool.blocks)*blockSize > w.builder.held {
		if err := w.spill(); err != nil {
			return err
		}
	}
	return w.builder.store(i, kind, record)
}

// post adds a document to the lists of its terms and pairs.
func (w *Writer) post(doc int32, r *formReader) {
	for range r.count() {
		text, level, written := r.text(), r.byte(), r.text()
		if level >= levels {
			r.bad = true
		}
		if len(written) == 0 {
			written = text
		}
		id, isNew := number(&w.ids, text)
		if isNew {
			w.terms = append(w.terms, term{written: string(written)})
		}
		t := &w.terms[id]
		if t.written != string(written) && plainer(string(written), t.written) {
			t.written = string(written)
		}
		w.append(&t.list, doc, level)
	}
	for range r.count() {
		low, middle, high := r.byte(), r.byte(), r.byte()
		if p := uint32(low) | uint32(middle)<<8 | uint32(high)<<16; p < pairClasses {
			w.append(&w.pairs[p/rangeClasses], doc, byte(p%rangeClasses))
		}
	}
}

// append adds a posting to a list.
func (w *Writer) append(l *list, doc int32, mark byte) {
	var b [binary.MaxVarintLen32 + 1]byte
	n := binary.PutVarint(b[:], int64(doc-l.last))
	b[n] = mark
	w.pool.append(&l.chain, b[:n+1])
	l.last = doc
	l.size++
}
