// Package plainyaml reads the YAML that front matter is really made of, in one pass
// and with few allocations: block mappings and sequences, scalars and quotations on
// one line, lists and mappings in brackets on one line, literal and folded blocks,
// comments.
//
// For all else, and for whatever is wrong or doubtful, it says "not plain" and where,
// and the caller asks a complete parser; so it never has to word an error. What it does
// accept, gopkg.in/yaml.v3 reads to the very same nodes at the very same places: the
// tests hold the two together on cases, on generated, damaged and random documents, and
// as a fuzz target.
//
// It is here because parsing is much of a build's work, and stays as long as it takes
// a tenth or more off one: compare the user CPU of `chancery build --no-cache` on an
// archive of 1,000 briefs with that of a binary in which Read refuses everything.
package plainyaml

import (
	"strings"
	"unicode/utf8"
)

// Node is a scalar, a list or a mapping.
type Node struct {
	Kind    Kind
	Style   Style   // of a scalar
	Text    string  // of a scalar
	Cut     bool    // of a bare scalar: a comment on its line ended it
	Items   []*Node // of a list
	Entries []Entry // of a mapping, in the order of the file
	Pos
}

// Entry is a key of a mapping and its value; the place is the key's.
type Entry struct {
	Key   string
	Value *Node
	Pos
}

// Pos is a place in a file. Lines and columns count from 1, columns in characters.
type Pos struct{ Line, Col int32 }

// Kind is what a node is.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	List
	Mapping
)

// Style is how a scalar is written.
type Style uint8

// The styles of scalars.
const (
	Bare   Style = iota
	Quoted       // in quotation marks
	Block        // a literal or folded block: the text begins on the next line
)

// IsNull reports whether a node is YAML's null, which only bare words are.
func (n *Node) IsNull() bool {
	if n.Kind != Scalar || n.Style != Bare {
		return false
	}
	switch n.Text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// MaxDepth is how deep lists and mappings may nest.
const MaxDepth = 16

// Reader reads one document after the other. The zero value is ready to use.
type Reader struct{ slabs slabs }

// Read reads a document whose first line has a number in its file. The nodes live
// until the next Read. What is not plain gives nil, and the place at which it stopped
// being so.
func (r *Reader) Read(src []byte, line int32) (*Node, Pos) {
	r.slabs.reset(len(src))
	p := reader{src: string(src), line: line - 1, slabs: &r.slabs}
	if at, plain := plainText(p.src); !plain {
		return nil, placeOf(p.src, at, line)
	}
	p.advance()
	if p.col < 0 {
		return &Node{Kind: Mapping, Pos: Pos{Line: line, Col: 1}}, Pos{}
	}
	n, ok := p.block()
	if !ok || p.col >= 0 { // before the end: a line was left over
		return nil, placeOf(p.src, p.pos, line)
	}
	return n, Pos{}
}

// placeOf is the place of a byte of a source.
func placeOf(src string, i int, line int32) Pos {
	start := strings.LastIndexByte(src[:i], '\n') + 1
	return Pos{Line: line + int32(strings.Count(src[:start], "\n")), Col: int32(utf8.RuneCountInString(src[start:i])) + 1}
}

// reader is the work on one document. It goes line by line. Every function begins
// with pos at what it is to read, and on success leaves pos behind it; a value that
// ends its line leaves pos at the first character of the next line that holds content.
// A false result means "not plain", and nothing may be read after it.
type reader struct {
	src string // ends with a line break, so that looking at src[end] is safe

	line       int32 // of the current line
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

// plainText reports whether a source holds only what this reader knows how to count
// and divide into lines, and no more brackets in one another than MaxDepth, however
// they are quoted; and if not, which byte it stops at.
func plainText(src string) (at int, plain bool) {
	if src != "" && src[len(src)-1] != '\n' {
		return len(src), false
	}
	if !utf8.ValidString(src) {
		return 0, false
	}
	depth := 0
	for i := 0; i < len(src); i++ {
		switch special[src[i]] {
		case ordinary:
		case opening:
			if depth++; depth > MaxDepth {
				return i, false
			}
		case closing:
			depth = max(0, depth-1)
		case suspect:
			if refusedRune(src[i:]) {
				return i, false
			}
		}
	}
	return 0, true
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
func (p *reader) openLine() {
	p.line++
	p.start = p.next
	p.end = p.start + strings.IndexByte(p.src[p.start:], '\n')
	p.next = p.end + 1
	p.pos, p.counted, p.chars = p.start, p.start, 0
}

// advance goes to the next line that is neither blank nor a comment.
func (p *reader) advance() {
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

func (p *reader) skipBlanks() {
	for p.src[p.pos] == ' ' {
		p.pos++
	}
}

// finish ends a line of which nothing but a comment may be left.
func (p *reader) finish() bool {
	behind := p.pos
	p.skipBlanks()
	if c := p.src[p.pos]; c != '\n' && (c != '#' || p.pos == behind) {
		return false
	}
	p.advance()
	return true
}

// here is the place of pos. Within a line, places are asked for in order.
func (p *reader) here() Pos {
	p.chars += int32(utf8.RuneCountInString(p.src[p.counted:p.pos]))
	p.counted = p.pos
	return Pos{Line: p.line, Col: p.chars + 1}
}

// enter counts a collection inside another, and refuses what lies too deep.
func (p *reader) enter() bool {
	p.depth++
	return p.depth <= MaxDepth
}

func (p *reader) leave() { p.depth-- }
