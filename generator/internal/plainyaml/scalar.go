package plainyaml

import (
	"strings"
	"unicode/utf8"
)

// scalar reads the value at pos, and the rest of its line. col is the column of
// the block that it stands in.
func (p *reader) scalar(col int) (*Node, bool) {
	switch p.src[p.pos] {
	case '|', '>':
		return p.literal(col)
	case '"', '\'', '[', '{':
		n, ok := p.flowValue()
		return n, ok && p.finish()
	}
	n := p.slabs.node(Scalar, p.here())
	whole := p.src[p.pos:p.end]
	text := beforeComment(whole)
	n.Cut = len(text) < len(whole)
	text = strings.TrimRight(text, " ")
	// A colon may make a key of it; whether it may stand here is not for us to say.
	if !plainStart(text) || strings.HasSuffix(text, ":") || strings.Contains(text, ": ") {
		return nil, false
	}
	n.Text = text
	p.advance()
	return n, true
}

// plainStart reports whether a text can begin without quotation marks: with no
// sign that means something in YAML.
func plainStart(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	case '-':
		return len(text) > 1 && text[1] != ' '
	}
	return true
}

// beforeComment cuts a comment from a line. A # inside a word begins none.
func beforeComment(line string) string {
	for i := 0; ; i++ {
		n := strings.IndexByte(line[i:], '#')
		if n < 0 {
			return line
		}
		if i += n; i > 0 && line[i-1] == ' ' {
			return line[:i]
		}
	}
}

// quoted reads a text in quotation marks.
func (p *reader) quoted() (*Node, bool) {
	i := closingQuote(p.src[p.pos:p.end])
	if i < 0 { // or on a later line
		return nil, false
	}
	n := p.slabs.node(Scalar, p.here())
	n.Style = Quoted
	var ok bool
	n.Text, ok = p.unquote(i + 1)
	return n, ok
}

// closingQuote finds the mark that closes the quotation with which a line begins,
// or gives -1.
func closingQuote(line string) int {
	mark := line[0]
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && mark == '"':
			i++
		case c != mark:
		case mark == '\'' && i+1 < len(line) && line[i+1] == '\'':
			i++
		default:
			return i
		}
	}
	return -1
}

// unquote reads a quotation of n bytes without its marks, and resolves what it
// escapes. An escape that it does not know is where it stops.
func (p *reader) unquote(n int) (string, bool) {
	mark, s := p.src[p.pos], p.src[p.pos+1:p.pos+n-1]
	p.pos += n
	escape := byte('\\')
	if mark == '\'' {
		escape = mark
	}
	if strings.IndexByte(s, escape) < 0 {
		return s, true
	}
	p.room(len(s))
	from := p.text.Len()
	for {
		i := strings.IndexByte(s, escape)
		if i < 0 {
			p.text.WriteString(s)
			return p.text.String()[from:], true
		}
		r, n := unescape(s[i:])
		if n == 0 {
			p.pos -= len(s) - i + 1
			return "", false
		}
		p.text.WriteString(s[:i])
		p.text.WriteRune(r)
		s = s[i+n:]
	}
}

// unescape gives the character that an escape at the beginning of s stands for,
// and the length of the escape; 0 if it is a rare one or none.
func unescape(s string) (r rune, n int) {
	switch s[1] {
	case '\'', '"', '\\':
		return rune(s[1]), 2
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'x':
		return unhex(s, 4)
	case 'u':
		return unhex(s, 6)
	}
	return 0, 0
}

// unhex reads an escape of n bytes, such as \u00e9.
func unhex(s string, n int) (rune, int) {
	if len(s) < n {
		return 0, 0
	}
	var r rune
	for _, c := range []byte(s[2:n]) {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, 0
		}
	}
	if !utf8.ValidRune(r) { // half of a surrogate pair
		return 0, 0
	}
	return r, n
}

// room makes sure that n bytes can be written to text in one piece. Texts share
// their memory, but not so much of it that one keeps many others alive.
func (p *reader) room(n int) {
	if p.text.Cap()-p.text.Len() < n {
		p.text = strings.Builder{}
		p.text.Grow(max(n, 1024))
	}
}
