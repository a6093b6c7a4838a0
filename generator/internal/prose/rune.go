package prose

import (
	"unicode"
	"unicode/utf8"
)

// class is how a character takes part in words.
type class uint8

const (
	classNone   class = iota // white space, punctuation, symbols
	classWord                // letters and digits of scripts that divide words by spaces
	classHangul              // Korean: particles follow a name without a space
	classFree                // Han, kana, Thai and their like: nothing divides words
	classMark                // combining marks: part of what stands before
)

// asciiWord tells the letters and digits among the ASCII characters.
func asciiWord(b byte) bool { return asciiWords[b] }

var asciiWords = func() (table [256]bool) {
	for b := range table {
		table[b] = byte(b|0x20)-'a' < 26 || byte(b)-'0' < 10
	}
	return table
}()

// classOf classifies a character. The ranges of the large scripts come first:
// Unicode's tables are slow to search.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if asciiWord(byte(r)) {
			return classWord
		}
		return classNone
	case r < 0x300:
		if unicode.IsLetter(r) {
			return classWord
		}
		return classNone
	case r >= 0x0E00 && r < 0x1100, r >= 0x1780 && r < 0x1800:
		return southEastAsian(r)
	case r >= 0xAC00 && r <= 0xD7A3, r >= 0x1100 && r < 0x1200, r >= 0x3131 && r < 0x3190, r >= 0xA960 && r < 0xA980, r >= 0xD7B0 && r < 0xD800:
		return classHangul
	case r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FA, r >= 0x30FC && r <= 0x30FF, r >= 0x31F0 && r < 0x3200, r >= 0xFF66 && r <= 0xFF9F,
		r >= 0x4E00 && r < 0xA000, r >= 0x3400 && r < 0x4DC0, r >= 0xF900 && r < 0xFB00, r >= 0x20000 && r < 0x32400, r == '々', r == '〇':
		return classFree
	case unicode.IsMark(r):
		return classMark
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return classWord
	}
	return classNone
}

// southEastAsian classifies Thai, Lao, Tibetan, Myanmar, Georgian and Khmer.
func southEastAsian(r rune) class {
	switch {
	case unicode.IsMark(r):
		return classMark
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return classNone
	case r >= 0x10A0 && r < 0x1100, r >= 0x0F00 && r < 0x1000: // Georgian; Tibetan divides syllables
		return classWord
	}
	return classFree
}

// words counts the words of a text: runs of letters and digits, an apostrophe
// or hyphen within included; a Han or kana character counts as one, and so does
// a run of Thai and the like, which cannot be divided without a dictionary.
func words[T string | []byte](text T) int {
	n, last := 0, classNone
	for i := 0; i < len(text); {
		switch b := text[i]; {
		case asciiWord(b):
			if last != classWord {
				n, last = n+1, classWord
			}
			for i++; i < len(text) && asciiWord(text[i]); i++ {
			}
		case b == '&':
			_, size := reference([]byte(text[i:min(len(text), i+maxReference)]))
			i, last = i+size, classNone
		case b < utf8.RuneSelf:
			if !joiner(b) || last != classWord || i+1 == len(text) || !asciiWord(text[i+1]) {
				last = classNone
			}
			i++
		default:
			r, size := utf8.DecodeRuneInString(string(text[i:min(len(text), i+utf8.UTFMax)]))
			if c := classOf(r); c != classMark && r != '’' {
				if c != classNone && (c != last || c == classFree && r >= 0x3000) {
					n++
				}
				last = c
			}
			i += size
		}
	}
	return n
}

// joiner reports whether a character joins two parts of a word, or a number.
func joiner(b byte) bool { return b == '\'' || b == '-' || b == '.' || b == ',' }
