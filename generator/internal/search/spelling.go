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
