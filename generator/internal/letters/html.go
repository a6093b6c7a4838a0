package letters

import (
	"bytes"
	"strings"
)

// AppendHTML appends characters as HTML text: &, < and > as character references, and
// the NUL character, which HTML cannot hold, as U+FFFD. Quotation marks stay as they
// are, so what comes of it is no value of an attribute.
func AppendHTML(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "&<>\x00")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		switch text[i] {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		default:
			dst = append(dst, "\uFFFD"...)
		}
		text = text[i+1:]
	}
}

// AppendText undoes AppendHTML.
func AppendText(dst []byte, html string) []byte {
	for {
		i := strings.IndexByte(html, '&')
		if i < 0 {
			return append(dst, html...)
		}
		dst = append(dst, html[:i]...)
		c, n := Reference(html[i:])
		dst = append(dst, c)
		html = html[i+n:]
	}
}

// Reference reads the character that HTML text of AppendHTML begins with, and gives its
// length there. A byte that begins no character reference is itself.
func Reference(html string) (c byte, n int) {
	switch {
	case strings.HasPrefix(html, "&amp;"):
		return '&', 5
	case strings.HasPrefix(html, "&lt;"):
		return '<', 4
	case strings.HasPrefix(html, "&gt;"):
		return '>', 4
	}
	return html[0], 1
}
