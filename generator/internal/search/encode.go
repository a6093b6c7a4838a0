package search

import (
	"strconv"
	"unicode/utf8"
)

// Numbers are written as printable ASCII, so that a script can carry them in a
// string and a server's compression can work on them. A digit is one of 92
// characters: '#' to '~' without the backslash, and '!' in its place. The last
// digit of a number is below 64; those before it, the least significant first,
// are the other 28. Small numbers, which are most, take one character.
const (
	lastDigits = 64
	moreDigits = 28
)

// appendNumber writes a number that is not negative.
func appendNumber(dst []byte, v int) []byte {
	for v >= lastDigits {
		v -= lastDigits
		dst = append(dst, digit(lastDigits+v%moreDigits))
		v /= moreDigits
	}
	return append(dst, digit(v))
}

func digit(d int) byte {
	if c := byte('#' + d); c != '\\' {
		return c
	}
	return '!'
}

// appendString writes a text as a JavaScript string. What is no character in
// UTF-8 becomes a space.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0 // of what is copied as it is
	for i := 0; i < len(s); {
		c, n := s[i], 1
		insert := ""
		switch {
		case c >= utf8.RuneSelf:
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' {
				insert = " "
			}
		case c == '\n':
			insert = `\n`
		case c == '"':
			insert = `\"`
		case c == '\\':
			insert = `\\`
		case c < ' ':
			insert = " "
		}
		if insert != "" {
			dst = append(append(dst, s[from:i]...), insert...)
			from = i + n
		}
		i += n
	}
	return append(append(dst, s[from:]...), '"')
}

// appendInts writes numbers as a JavaScript array.
func appendInts(dst []byte, list []int) []byte {
	dst = append(dst, '[')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(dst, int64(v), 10)
	}
	return append(dst, ']')
}

// appendStrings writes texts as a JavaScript array.
func appendStrings(dst []byte, list []string) []byte {
	dst = append(dst, '[')
	for i, s := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}
