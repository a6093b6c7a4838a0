package search

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
)

// Writer adds documents to an index. It serves one goroutine; several writers
// share the work.
type Writer struct {
	builder  *Builder
	surfaces map[string]int32 // a word as it is written → its term, or none
	ids      map[string]int32 // a term → its place in terms
	terms    []term
	pool     pool
	order    bool     // whether documents came in ascending order
	last     int      // document
	file     *os.File // what the pool had no room for; nil until then
	fileSize int64

	// Of the document at hand:
	tokens    []token
	local     []local
	positions []int32
	record    []byte
}

// term is a word of the vocabulary with what one writer knows of it.
type term struct {
	text    string
	docs    int32  // documents that have it
	last    int32  // the last of these
	local   int32  // its place in Writer.local, plus 1; 0 between documents
	list    chain  // its postings
	spilled []span // those before
}

// token is a term at a place of the document at hand.
type token struct{ local, position int32 }

// local is what the document at hand has of one term.
type local struct {
	term    int32
	count   int32
	first   int32 // its first position in positions
	weight  float64
	written int32 // positions
}

const none = -1

// field is one of a document's texts and its weight in the ranking BM25F
// (Robertson, Zaragoza and Taylor 2004). A text of the pivot's length counts at
// its weight, a longer one less, as far as bend (b in the literature) says. The
// pivots are fixed and no averages of the archive: a new brief then changes the
// shards of its own words and no others.
type field struct{ weight, bend, pivot float64 }

var (
	titleField    = field{8, 0.5, 6}
	nameField     = field{8, 0, 1}
	aboutField    = field{2, 0, 1}
	idField       = field{3, 0, 1}
	summaryField  = field{3, 0.5, 30}
	headingsField = field{2.5, 0.5, 20}
	bodyField     = field{1, 0.7, 600}
)

// shortest bounds what a field gains by being short.
const shortest = 0.6

// saturation is how soon more of the same word counts for less (k1 in the
// literature).
const saturation = 4

// boosts prefer kinds of things that a reader looks for first, where they bear the
// name that is looked for: to be spoken of is worth the same in all.
var boosts = [kinds]float64{Actor: 1.6, Topic: 1.4, Page: 1, Brief: 1.3, Recommendation: 1, Event: 1.1, Source: 0.6, Figure: 1}

// levels is how many steps of impact a posting can have.
const (
	levels = 16
)

// Add adds the document that stands at index i of all, counted from 0. Each index
// is given once. Documents stand kind by kind, in the order of the constants, and
// within a kind newest first. It is quickest if a writer's indexes ascend.
func (w *Writer) Add(i int, d *Document) error {
	if i < 0 || i >= w.builder.total || d.Kind >= kinds {
		return fmt.Errorf("search: document %d of %d, kind %d: out of range", i, w.builder.total, d.Kind)
	}
	if i < w.last {
		w.order = false
	}
	w.last = i
	w.tokens, w.local = w.tokens[:0], w.local[:0]
	title, name := titleField, nameField
	title.weight *= boosts[d.Kind]
	name.weight *= boosts[d.Kind]
	position := w.text(title, 0, d.Title)
	for _, n := range d.Names {
		position = w.text(name, position, n)
	}
	for _, n := range d.About {
		position = w.text(aboutField, position, n)
	}
	position = w.text(idField, position, d.ID)
	position = w.text(summaryField, position, d.Summary)
	for _, h := range d.Headings {
		position = w.text(headingsField, position, h)
	}
	w.text(bodyField, position, d.Body)
	w.post(i)
	if len(w.pool.blocks)*blockSize > w.builder.held {
		if err := w.spill(); err != nil {
			return err
		}
	}
	return w.builder.store(i, d)
}

// text takes the words of one field and gives the position after it. One position
// is left out between fields, so that no phrase goes from one to the next.
func (w *Writer) text(f field, position int32, text string) int32 {
	if text == "" {
		return position
	}
	first, length := len(w.tokens), position
	words(text, func(word string, run bool) {
		if run {
			position += int32(grams(word, func(term string, at int) { w.token(w.id(term), position+int32(at)) }))
			return
		}
		id, ok := w.surfaces[word]
		if !ok {
			id = w.surface(word)
		}
		if id != none {
			w.token(id, position)
			position++
		}
	})
	length = position - length
	norm := f.weight / max(1-f.bend+f.bend*float64(length)/f.pivot, shortest)
	for _, t := range w.tokens[first:] {
		w.local[t.local].weight += norm
	}
	return position + 1
}

// surface finds the term for a word that was not met before.
func (w *Writer) surface(word string) int32 {
	id := int32(none)
	if t := fold(word); t != "" {
		id = w.id(t)
	}
	w.surfaces[string([]byte(word))] = id // a copy: the word is part of a text
	return id
}

func (w *Writer) id(text string) int32 {
	id, ok := w.ids[text]
	if !ok {
		id = int32(len(w.terms))
		text = string([]byte(text))
		w.terms = append(w.terms, term{text: text})
		w.ids[text] = id
	}
	return id
}

// token notes a term at a position.
func (w *Writer) token(id, position int32) {
	t := &w.terms[id]
	if t.local == 0 {
		w.local = append(w.local, local{term: id})
		t.local = int32(len(w.local))
	}
	w.local[t.local-1].count++
	w.tokens = append(w.tokens, token{t.local - 1, position})
}

// post adds a posting to each term of the document: the distance from the last
// document, the impact, and the positions.
func (w *Writer) post(doc int) {
	positions := append(w.positions[:0], make([]int32, len(w.tokens))...)
	w.positions = positions
	var n int32
	for i := range w.local {
		w.local[i].first = n
		n += w.local[i].count
	}
	for _, t := range w.tokens {
		l := &w.local[t.local]
		positions[l.first+l.written] = t.position
		l.written++
	}
	for i := range w.local {
		l := &w.local[i]
		t := &w.terms[l.term]
		r := binary.AppendVarint(w.record[:0], int64(int32(doc)-t.last))
		r = append(r, impact(l.weight))
		r = binary.AppendUvarint(r, uint64(l.count))
		last := int32(0)
		for _, p := range positions[l.first : l.first+l.count] {
			r = binary.AppendUvarint(r, uint64(p-last))
			last = p
		}
		w.pool.append(&t.list, r)
		w.record = r
		t.docs++
		t.last = int32(doc)
		t.local = 0
	}
}

// impact gives the level of what a term contributes to a document's score, apart
// from how rare the term is.
func impact(weight float64) byte {
	return byte(math.Floor(levels * weight / (saturation + weight)))
}
