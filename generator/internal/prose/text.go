package prose

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/letters"
)

// appendText appends Markdown text as HTML: backslash escapes and character
// references are resolved, and what HTML acts upon is escaped. Quotation marks
// stay as they are, so that they cost nothing to read again; attributes are
// escaped by appendAttribute.
func appendText(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "\\&<>\x00")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i:]
		switch {
		case text[0] == '\\' && len(text) > 1 && util.IsPunct(text[1]):
			dst = letters.AppendHTML(dst, text[1:2])
			text = text[2:]
		case text[0] == '&':
			characters, n := reference(text)
			dst = letters.AppendHTML(dst, characters)
			text = text[n:]
		default:
			dst = letters.AppendHTML(dst, text[:1])
			text = text[1:]
		}
	}
}

// appendAttribute appends a string as the value of a quoted attribute.
func appendAttribute(dst []byte, value string) []byte {
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&#34;"...)
		case '\'':
			dst = append(dst, "&#39;"...)
		case 0:
			dst = append(dst, "\uFFFD"...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// maxReference is how far the end of a reference is looked for: the longest name
// has 31 letters.
const maxReference = 40

// reference reads the character reference that text begins with, and gives the
// characters and the length of what they stand for; a lone "&" is itself.
func reference(text []byte) ([]byte, int) {
	end := bytes.IndexByte(text[:min(len(text), maxReference)], ';')
	if end < 2 {
		return text[:1], 1
	}
	name := text[1:end]
	if name[0] != '#' {
		if entity, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return entity.Characters, end + 1
		}
		return text[:1], 1
	}
	digits, base, longest := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, longest = digits[1:], 16, 6
	}
	code, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || len(digits) > longest {
		return text[:1], 1
	}
	r := rune(code)
	if code == 0 || code > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), end + 1
}

// resolve gives Markdown text without its escapes and references.
func resolve(text []byte) string {
	if !bytes.ContainsAny(text, "\\&") {
		return string(text)
	}
	return string(appendResolved(make([]byte, 0, len(text)), text))
}

// appendResolved appends Markdown text without its escapes and references.
func appendResolved(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "\\&")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i:]
		switch {
		case text[0] == '&':
			characters, n := reference(text)
			dst = append(dst, characters...)
			text = text[n:]
		case len(text) > 1 && util.IsPunct(text[1]):
			dst = append(dst, text[1])
			text = text[2:]
		default:
			dst = append(dst, text[0])
			text = text[1:]
		}
	}
}
