package program

import "strings"

// The escapers of html/template that compiled templates call, for the values that
// they print: plain strings. html/template keeps its own to itself; a fuzz test
// holds these to the same bytes.

// An appender writes a plain string, made safe for the place where it stands.
type appender func(dst []byte, s string) []byte

// escapers are the chains that html/template puts at the end of a pipeline, by
// their names without what all of them begin with.
var escapers = map[string]appender{
	"htmlescaper":   appendText,
	"rcdataescaper": appendText,
	"attrescaper":   appendText,
	"urlfilter|urlnormalizer|attrescaper": func(dst []byte, s string) []byte {
		return appendURL(dst, filtered(s), true)
	},
	"urlfilter|attrescaper": func(dst []byte, s string) []byte {
		return appendText(dst, filtered(s))
	},
	"urlnormalizer|attrescaper": func(dst []byte, s string) []byte { return appendURL(dst, s, true) },
	"urlescaper|attrescaper":    func(dst []byte, s string) []byte { return appendURL(dst, s, false) },
}

// entities are what stands for a character in text and in quoted attributes. For
// the sake of browsers that read UTF-7, html/template counts the plus among them.
var (
	entities     = ['>' + 1]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}
	fiveEntities = ['>' + 1]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;"}
)

// appendText escapes like html/template's htmlescaper, attrescaper and rcdataescaper.
func appendText(dst []byte, s string) []byte { return appendEntities(dst, s, &entities) }

// AppendEscaped appends what template.HTMLEscapeString gives.
func AppendEscaped(dst []byte, s string) []byte { return appendEntities(dst, s, &fiveEntities) }

func appendEntities(dst []byte, s string, entities *['>' + 1]string) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; int(c) < len(entities) && entities[c] != "" {
			dst = append(append(dst, s[done:i]...), entities[c]...)
			done = i + 1
		}
	}
	return append(dst, s[done:]...)
}

// filtered is html/template's urlfilter: an address with a scheme that may do
// harm becomes one that leads nowhere.
func filtered(s string) string {
	for i := range len(s) {
		switch s[i] {
		case '/':
			return s
		case ':':
			if safeScheme(s[:i]) {
				return s
			}
			return "#ZgotmplZ"
		}
	}
	return s
}

// appendURL is html/template's urlnormalizer, or its urlescaper if not whole, and
// then its attrescaper.
func appendURL(dst []byte, s string, whole bool) []byte {
	const hex = "0123456789abcdef"
	done := 0
	for i := range len(s) {
		c := s[i]
		class := urlClass[c]
		if class == unreserved || whole && (class == reserved || c == '%' && escapeAt(s, i)) {
			continue
		}
		dst = append(dst, s[done:i]...)
		if done = i + 1; whole && class == entity {
			dst = append(dst, entities[c]...)
		} else {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return append(dst, s[done:]...)
}

// escapeAt reports whether the per cent sign at i begins an escape.
func escapeAt(s string, i int) bool {
	return i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func safeScheme(s string) bool {
	return strings.EqualFold(s, "http") || strings.EqualFold(s, "https") || strings.EqualFold(s, "mailto")
}

// The classes of bytes in an address; others are always written as an escape.
const (
	unreserved = iota + 1
	reserved
	entity // reserved, and not as it is in an attribute
)

var urlClass = classes()

func classes() (t [256]uint8) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~") {
		t[c] = unreserved
	}
	for _, c := range []byte("!#$*,/:;=?@[]") {
		t[c] = reserved
	}
	for _, c := range []byte("&+") {
		t[c] = entity
	}
	return t
}
