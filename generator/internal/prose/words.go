package prose

import (
	"unicode/utf8"

	"chancery/generator/internal/letters"
)

// words counts the words of a text: runs of letters and digits, an apostrophe
// or hyphen within included; a Han or kana character counts as one, and so does
// a run of Thai and the like, which cannot be divided without a dictionary.
func words[T string | []byte](text T) int {
	n, last := 0, letters.None
	for i := 0; i < len(text); {
		switch b := text[i]; {
		case letters.ASCII(b):
			if last != letters.Word {
				n, last = n+1, letters.Word
			}
			for i++; i < len(text) && letters.ASCII(text[i]); i++ {
			}
		case b == '&':
			_, size := reference([]byte(text[i:min(len(text), i+maxReference)]))
			i, last = i+size, letters.None
		case b < utf8.RuneSelf:
			if !joiner(b) || last != letters.Word || i+1 == len(text) || !letters.ASCII(text[i+1]) {
				last = letters.None
			}
			i++
		default:
			r, size := utf8.DecodeRuneInString(string(text[i:min(len(text), i+utf8.UTFMax)]))
			if c := letters.Of(r); c != letters.Mark && r != '’' {
				if c != letters.None && (c != last || c == letters.Free && r >= 0x3000) {
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
