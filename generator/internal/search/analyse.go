package search

import (
	"strings"
	"unicode/utf8"
)

// analyser makes of documents what the index needs of them. It serves one
// goroutine; what it remembers between documents makes it quicker and changes no
// byte of what it gives.
type analyser struct {
	empty    map[string]bool
	surfaces table // words as they are written
	words    []surface
	runs     table // of undivided scripts
	known    []knownRun
	ids      table // terms
	terms    []knownTerm

	// Of the document at hand:
	tokens []token  // of the field at hand
	spans  []span   // of each token
	local  []local  // the terms so far
	pairs  []uint32 // the classes of pairs so far
	paired [pairClasses / 64]uint64
}

// surface is a word as texts write it.
type surface struct {
	term  int32 // none if it is none
	empty bool
	lower string // in lower case, without the ending of a possessive
	plain bool   // whether that is the term
}

// knownTerm is a term that was met before.
type knownTerm struct {
	hash  uint32
	local int32 // its place in analyser.local, plus 1; 0 if the document at hand lacks it
}

// token is a term in a field of the document at hand. A term whose text begins
// within the one before stands with it in no phrase.
type token struct {
	term    int32
	surface int32 // none for a part of a run
	empty   bool
	single  bool // one character of a longer run
}

// local is what the document at hand has of one term.
type local struct {
	term    int32
	surface int32 // the plainest, or none
	weight  float64
}

const none = -1

// newAnalyser makes an analyser for archives in a language such as "en" or "de-AT".
func newAnalyser(language string) *analyser {
	a := &analyser{empty: map[string]bool{}}
	for _, w := range emptyWords(language) {
		a.empty[w] = true
	}
	return a
}

// analyse finds what the index needs of a document.
func (a *analyser) analyse(d *Document) {
	for i := range a.local {
		a.terms[a.local[i].term].local = 0
	}
	for _, p := range a.pairs {
		a.paired[p/64] = 0
	}
	a.local, a.pairs = a.local[:0], a.pairs[:0]
	boost := boosts[min(d.Kind, kinds-1)]
	a.text(titleField.times(boost), d.Title)
	for _, n := range d.Names {
		a.text(nameField.times(boost), n)
	}
	for _, n := range d.About {
		a.text(aboutField, n)
	}
	a.text(idField, d.ID)
	a.text(dateField, d.Date)
	for _, y := range d.Years {
		a.text(dateField, y)
	}
	a.text(summaryField, d.Summary)
	for _, h := range d.Headings {
		a.text(headingsField, h)
	}
	a.text(bodyField, d.Body)
}

// writtenAs gives the plainest way in which the document writes a term, "" if it is
// as the term.
func (a *analyser) writtenAs(l local) string {
	if l.surface == none || a.words[l.surface].plain {
		return ""
	}
	return a.words[l.surface].lower
}

// text takes the words of one field.
func (a *analyser) text(f field, text string) {
	if text == "" {
		return
	}
	a.tokens, a.spans = a.tokens[:0], a.spans[:0]
	count, telling := 0, 0
	words(text, func(start, end int, run bool) {
		if run {
			count += a.run(text[start:end])
			telling++
			for len(a.spans) < len(a.tokens) {
				a.spans = append(a.spans, span{end, end})
			}
			return
		}
		t := a.word(text[start:end])
		if t.term == none {
			return
		}
		count++
		if !t.empty {
			telling++
		}
		a.tokens, a.spans = append(a.tokens, t), append(a.spans, span{start, end})
	})
	each := f.each(count)
	last, between := int32(none), 0         // the term before, and the words since
	joined, until := int32(none), int(none) // what is joined, and the last of its words
	for i, t := range a.tokens {
		if n := a.joined(text, i); n > 0 && f != idField {
			one := a.word(text[a.spans[i].start:a.spans[i+n-1].end])
			a.count(one, each)
			if last != none {
				a.pair(last, one.term, between)
			}
			if joined != none && i > until {
				a.pair(joined, one.term, between)
			}
			joined, until = one.term, i+n-1
		}
		if t.empty && telling > 0 {
			between = min(between+1, mostBetween)
			continue
		}
		a.count(t, each)
		if t.single {
			continue
		}
		if last != none {
			a.pair(last, t.term, between)
		}
		if joined != none && i > until {
			a.pair(joined, t.term, between)
			joined = none
		}
		last, between = t.term, 0
	}
}

// joined gives how many words, from token i on, are sought as one, too. Only before figures
// there can be any, which most tokens need not be looked at more closely for.
func (a *analyser) joined(text string, i int) int {
	if i+1 < len(a.spans) {
		if next := a.spans[i+1]; next.start < next.end && asciiDigit(text[next.start]) {
			return joinAt(text, a.spans, i)
		}
	}
	return 0
}

// word gives the token for a word, without a term if it is none.
func (a *analyser) word(word string) token {
	id, isNew := number(&a.surfaces, word)
	if isNew {
		a.words = append(a.words, a.surface(word))
	}
	s := &a.words[id]
	return token{term: s.term, surface: id, empty: s.empty}
}

// knownRun is a run of an undivided script: its terms, and how many characters it has.
type knownRun struct {
	tokens []token
	length int
}

// run takes a run of an undivided script and gives the number of its characters.
// In phrases its pairs of characters stand for words.
func (a *analyser) run(word string) int {
	id, isNew := number(&a.runs, word)
	if isNew {
		var r knownRun
		r.length = grams(word, func(term string) {
			r.tokens = append(r.tokens, token{term: a.id(term), surface: none, single: utf8.RuneCountInString(term) == 1})
		})
		if len(r.tokens) == 1 {
			r.tokens[0].single = false
		}
		a.known = append(a.known, r)
	}
	a.tokens = append(a.tokens, a.known[id].tokens...)
	return a.known[id].length
}

// count adds an occurrence of a term to the document.
func (a *analyser) count(t token, weight float64) {
	known := &a.terms[t.term]
	if known.local == 0 {
		a.local = append(a.local, local{t.term, t.surface, weight})
		known.local = int32(len(a.local))
		return
	}
	l := &a.local[known.local-1]
	l.weight += weight
	if l.surface != t.surface && t.surface != none && (l.surface == none || plainer(a.words[t.surface].lower, a.words[l.surface].lower)) {
		l.surface = t.surface
	}
}

// plainer reports whether one spelling of a term goes before another where one is
// to be shown: mostly that finds the singular.
func plainer(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// surface takes a word that was not met before.
func (a *analyser) surface(word string) surface {
	s := surface{term: none}
	if t := fold(word); t != "" {
		s.term = a.id(t)
		s.empty = a.empty[t] && !capitals(word)
		s.lower = strings.Clone(strings.ToLower(withoutPossessive(word[elided(word):])))
		s.plain = s.lower == t
	}
	return s
}

// capitals reports whether a word is an acronym by its looks: WHO is not "who".
func capitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word)
}

func (a *analyser) id(text string) int32 {
	id, isNew := number(&a.ids, text)
	if isNew {
		a.terms = append(a.terms, knownTerm{hash: hash(text)})
	}
	return id
}

// pair notes that two terms follow each other, with so many words between that the
// index leaves out.
func (a *analyser) pair(first, second int32, between int) {
	p := pairClass(a.terms[first].hash, a.terms[second].hash, between)
	if bit := uint64(1) << (p % 64); a.paired[p/64]&bit == 0 {
		a.paired[p/64] |= bit
		a.pairs = append(a.pairs, p)
	}
}
