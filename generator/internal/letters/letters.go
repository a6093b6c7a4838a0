// Package letters says how characters take part in words, in any script, and how
// HTML writes those that it acts upon.
//
// What reads running text stands on it: the compiler of Markdown and the finder of
// names have to agree where a word ends. It imports nothing of the generator.
package letters

import (
	"unicode"
	"unicode/utf8"
)

// Class is how a character takes part in words.
type Class uint8

// The classes.
const (
	None   Class = iota // white space, punctuation, symbols
	Word                // letters and digits of scripts that divide words by spaces
	Hangul              // Korean: particles follow a name without a space
	Free                // Han, kana, Thai and their like: nothing divides words
	Mark                // combining marks: part of what stands before
)

// ASCII reports whether a byte is a letter or digit of ASCII.
func ASCII(b byte) bool { return ascii[b] }

var ascii = func() (table [256]bool) {
	for b := range table {
		table[b] = byte(b|0x20)-'a' < 26 || byte(b)-'0' < 10
	}
	return table
}()

// Of classifies a character. The ranges of the large scripts come first:
// Unicode's tables are slow to search.
func Of(r rune) Class {
	switch {
	case r < utf8.RuneSelf:
		if ASCII(byte(r)) {
			return Word
		}
		return None
	case r < 0x300:
		if unicode.IsLetter(r) {
			return Word
		}
		return None
	case r >= 0x0E00 && r < 0x1100, r >= 0x1780 && r < 0x1800:
		return southEastAsian(r)
	case r >= 0xAC00 && r <= 0xD7A3, r >= 0x1100 && r < 0x1200, r >= 0x3131 && r < 0x3190, r >= 0xA960 && r < 0xA980, r >= 0xD7B0 && r < 0xD800:
		return Hangul
	case r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FA, r >= 0x30FC && r <= 0x30FF, r >= 0x31F0 && r < 0x3200, r >= 0xFF66 && r <= 0xFF9F,
		r >= 0x4E00 && r < 0xA000, r >= 0x3400 && r < 0x4DC0, r >= 0xF900 && r < 0xFB00, r >= 0x20000 && r < 0x32400, r == '々', r == '〇':
		return Free
	case unicode.IsMark(r):
		return Mark
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return Word
	}
	return None
}

// southEastAsian classifies Thai, Lao, Tibetan, Myanmar, Georgian and Khmer.
func southEastAsian(r rune) Class {
	switch {
	case unicode.IsMark(r):
		return Mark
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return None
	case r >= 0x10A0 && r < 0x1100, r >= 0x0F00 && r < 0x1000: // Georgian; Tibetan divides syllables
		return Word
	}
	return Free
}
