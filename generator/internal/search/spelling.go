package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// speller chooses the words among which the script looks for what was meant.
type speller struct{ words []spelled }

type spelled struct {
	text string
	docs int
}

// Suggestions are the most frequent words of letters, of four or more.
const (
	mostSuggestions    = 8000
	shortestSuggestion = 4
)

// spelling makes the list of suggestions: each term as documents write it, of which seen
// says which forms they have.
func (ix *Index) spelling(p *plan, seen []bool) []byte {
	best := make([]int32, len(p.terms)) // the number of a term's plainest form, plus 1
	for form, there := range seen {
		if !there {
			continue
		}
		if b := &best[ix.view.termOf[form]]; *b == 0 || before(ix.view.written[form], ix.view.written[*b-1]) {
			*b = int32(form + 1)
		}
	}
	s, least := speller{}, leastDocuments(p.terms)
	for t, form := range best {
		if form == 0 || p.terms[t].documents < least {
			continue
		}
		text := ix.view.written[form-1]
		if text == "" {
			text = ix.view.terms[t]
		}
		s.add(text, int(p.terms[t].documents))
	}
	return s.encode()
}

// before reports whether one way to write a term is shown rather than another.
func before(a, b string) bool { return b != "" && (a == "" || plainer(a, b)) }

// leastDocuments is a number of documents that enough words for all suggestions have.
// Some are too short or no words, so it is that of twice as many.
func leastDocuments(terms []tally) int32 {
	var have [32]int // terms by the binary digits of how many documents they have
	for _, t := range terms {
		have[bits.Len32(uint32(t.documents))]++
	}
	n := len(have) - 1
	for sum := 0; n > 1; n-- {
		if sum += have[n]; sum >= 4*mostSuggestions {
			break
		}
	}
	return 1 << (n - 1)
}

func (s *speller) add(text string, docs int) {
	n := 0
	for _, r := range text {
		if !inWord(r) || r >= '0' && r <= '9' {
			return
		}
		n++
	}
	if n >= shortestSuggestion {
		s.words = append(s.words, spelled{text, docs})
	}
}

// encode writes the words by how frequent they are: those that stand in half as
// many documents as others come after a bar.
func (s *speller) encode() []byte {
	slices.SortFunc(s.words, func(a, b spelled) int {
		return cmp.Or(cmp.Compare(b.docs, a.docs), compare(a.text, b.text))
	})
	s.words = s.words[:min(len(s.words), mostSuggestions)]
	slices.SortFunc(s.words, func(a, b spelled) int {
		return cmp.Or(cmp.Compare(bits.Len(uint(b.docs)), bits.Len(uint(a.docs))), compare(a.text, b.text))
	})
	var text strings.Builder
	for i, w := range s.words {
		if i > 0 && bits.Len(uint(w.docs)) != bits.Len(uint(s.words[i-1].docs)) {
			text.WriteByte('|')
		} else if i > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(w.text)
	}
	return appendString(nil, text.String())
}
