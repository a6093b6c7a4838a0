package archive

import (
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/diag"
)

// plain reads the YAML that front matter is really made of, in one pass and with
// few allocations: block mappings and sequences, scalars and quotations on one
// line, lists and mappings in brackets on one line, literal and folded blocks,
// comments. For all else, and for whatever is wrong or doubtful, it says "not
// mine", and yaml.v3 reads the document instead; so it never has to word an
// error, and what it does accept, yaml.v3 reads to the very same nodes.
//
// It works line by line. Every function begins with pos at what it is to read,
// and on success leaves pos behind it; a value that ends its line leaves pos at
// the first character of the next line that holds content. A false result means
// "not mine", and nothing may be read after it.
type plain struct {
	src string // ends with a line break, so that looking at src[end] is safe
	at  diag.Pos

	line       int32 // of the current line, counted from at.Line
	start, end int   // of the current line, without its line break
	next       int   // where the line after it begins
	pos        int
	col        int // columns before the content of the line; -1 at the end of the file

	counted int   // src[start:counted] has
	chars   int32 // that many characters

	depth int
	slabs *slabs
	text  strings.Builder // texts that do not stand in src as they are
}

// parsePlain reads a document, if it is plain, into nodes from s.
func parsePlain(src []byte, at diag.Pos, s *slabs) (n *node, mine bool) {
	p := plain{src: string(src), at: at, line: -1, slabs: s}
	if !plainText(p.src) {
		return nil, false
	}
	p.advance()
	if p.col < 0 {
		return &node{kind: mappingNode, at: at}, true
	}
	n, ok := p.block()
	return n, ok && p.col < 0 // at the end: no line was left over
}

// plainText reports whether a source holds only what this parser knows how to
// count and divide into lines, and no more brackets in one another than the model
// may have, however they are quoted.
func plainText(src string) bool {
	if src != "" && src[len(src)-1] != '\n' || !utf8.ValidString(src) {
		return false
	}
	depth := 0
	for i := 0; i < len(src); i++ {
		switch special[src[i]] {
		case ordinary:
		case opening:
			if depth++; depth > maxYAMLDepth {
				return false
			}
		case closing:
			depth = max(0, depth-1)
		case suspect:
			if refusedRune(src[i:]) {
				return false
			}
		}
	}
	return true
}

// What a byte may mean to plainText.
const (
	ordinary = iota
	opening
	closing
	suspect
)

var special = func() (table [256]uint8) {
	for c := range ' ' {
		table[c] = suspect
	}
	table['\n'] = ordinary
	table['['], table['{'] = opening, opening
	table[']'], table['}'] = closing, closing
	for _, c := range []byte{0x7f, 0xc2, 0xe2, 0xef} { // the first bytes of what refusedRune knows
		table[c] = suspect
	}
	return table
}()

// refusedRune reports whether s begins with a control character, which yaml.v3
// refuses, or with what it takes for a line break or a byte order mark.
func refusedRune(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r < 0xa0: // tabs among them: they are blanks here and errors there
		return true
	case r == '\u2028', r == '\u2029', r == '\ufeff', r == '\ufffe', r == '\uffff':
		return true
	}
	return false
}

// openLine makes the line at next the current one.
func (p *plain) openLine() {
	p.line++
	p.start = p.next
	p.end = p.start + strings.IndexByte(p.src[p.start:], '\n')
	p.next = p.end + 1
	p.pos, p.counted, p.chars = p.start, p.start, 0
}

// advance goes to the next line that is neither blank nor a comment.
func (p *plain) advance() {
	for p.next < len(p.src) {
		p.openLine()
		p.skipBlanks()
		if c := p.src[p.pos]; c != '\n' && c != '#' {
			p.col = p.pos - p.start
			return
		}
	}
	p.col = -1
}

func (p *plain) skipBlanks() {
	for p.src[p.pos] == ' ' {
		p.pos++
	}
}

// finish ends a line of which nothing but a comment may be left.
func (p *plain) finish() bool {
	behind := p.pos
	p.skipBlanks()
	if c := p.src[p.pos]; c != '\n' && (c != '#' || p.pos == behind) {
		return false
	}
	p.advance()
	return true
}

// here is the place of pos. Within a line, places are asked for in order.
func (p *plain) here() diag.Pos {
	p.chars += int32(utf8.RuneCountInString(p.src[p.counted:p.pos]))
	p.counted = p.pos
	return diag.Pos{File: p.at.File, Line: p.at.Line + p.line, Col: p.chars + 1}
}

// enter counts a collection inside another, and refuses what lies too deep.
func (p *plain) enter() bool {
	p.depth++
	return p.depth <= maxYAMLDepth
}

func (p *plain) leave() { p.depth-- }
