package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is written apart and sought as one: F-16 as F16, MH 17 as MH17, 12 345 as 12345.
// The index has both, and a joined term stands in phrases as its words do.

// span is where a word stands in its text; it has no length where nothing joins it.
type span struct{ start, end int }

// joinAt gives how many words are one, from the word at i of a text on: 0 if none are. Across
// the space in MH 17 a query means two words by it, which search-words.js calls loose.
func joinAt(text string, spans []span, i int) int {
	if i+1 >= len(spans) {
		return 0
	}
	word, next := spans[i], spans[i+1]
	if next.start-word.end > 3 || next.start == next.end || word.start == word.end || !asciiDigit(text[next.start]) {
		return 0
	}
	between := text[word.end:next.start]
	last, _ := utf8.DecodeLastRuneInString(text[:word.end])
	switch {
	case unicode.IsLetter(last):
		first, _ := utf8.DecodeRuneInString(text[word.start:])
		if hyphen(between) {
			return 2
		} else if (between == " " || between == "\u00a0") && unicode.IsUpper(first) && few(text, next) {
			return 2
		}
	case groupSpace(between) && few(text, word) && !(word.start > 0 && strings.IndexByte("-.,/:", text[word.start-1]) >= 0):
		if i > 0 && few(text, spans[i-1]) && text[spans[i-1].end:word.start] == between {
			return 0 // within the number that began before
		}
		n := 1
		for at := word.end; i+n < len(spans); n++ {
			s := spans[i+n]
			if s.end-s.start != 3 || text[at:s.start] != between || !digits(text[s.start:s.end]) {
				break
			}
			at = s.end
		}
		if n > 1 {
			return n
		}
	}
	return 0
}

// few reports whether a word is a number of one to three digits.
func few(text string, s span) bool {
	return s.start < s.end && s.end-s.start <= 3 && digits(text[s.start:s.end])
}

// hyphen reports whether a text is a hyphen, or a dash that stands for one.
func hyphen(s string) bool {
	switch s {
	case "-", "\u2010", "\u2011", "\u2012", "\u2013":
		return true
	}
	return false
}

// groupSpace reports whether a text is what stands between the groups of a number's
// digits, apart from the comma, which no other meaning of figures leaves room for.
func groupSpace(s string) bool {
	switch s {
	case " ", ".", "\u00a0", "\u2007", "\u2009", "\u202f":
		return true
	}
	return false
}
