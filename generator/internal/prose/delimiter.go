package prose

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/letters"
)

// delimiters reads the marks of emphasis and of strikethrough. It departs from
// goldmark's own readers in two things.
//
// Beside text that puts no spaces between words, marks open and close as its writers
// mean them: CommonMark asks for a space between a closing ** that stands behind a
// bracket or a quotation mark and the letter that follows, which **국제연합(UN)**은 and
// これは**「重要」**です cannot have. Text of other scripts is read as CommonMark says.
//
// Strikethrough is two tildes, neither more nor less: one is a range, as in 15~20%.
type delimiters struct {
	marks   string
	longest int // of a run; 0 for any
	least   int
	made    func(consumed int) ast.Node
}

func emphasis() parser.InlineParser {
	return &delimiters{marks: "*_", least: 1, made: func(n int) ast.Node { return ast.NewEmphasis(n) }}
}

func strikethrough() parser.InlineParser {
	return &delimiters{marks: "~", least: 2, longest: 2, made: func(int) ast.Node { return east.NewStrikethrough() }}
}

func (d *delimiters) Trigger() []byte { return []byte(d.marks) }

func (d *delimiters) IsDelimiter(b byte) bool { return b == d.marks[0] || b == d.marks[len(d.marks)-1] }

func (d *delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (d *delimiters) OnMatch(consumed int) ast.Node { return d.made(consumed) }

func (d *delimiters) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, d.least, d)
	if node == nil || d.longest > 0 && (node.OriginalLength > d.longest || before == rune(line[0])) {
		return nil
	}
	if after, _ := utf8.DecodeRune(line[node.OriginalLength:]); unspaced(before) || unspaced(after) {
		// 파일_이름_목록 is a name, which opens nothing.
		if node.Char != '_' || node.OriginalLength > 1 && letters.Of(before) != letters.Hangul {
			node.CanOpen = flanks(before, after, ends)
		}
		node.CanClose = flanks(after, before, begins)
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// flanks reports whether a run of marks between two characters stands at an edge of
// what it marks: near is within, far without. Beside text without spaces, punctuation
// may be within unless it points outwards: a comma behind an opening mark says that the
// mark belongs to a note.
func flanks(far, near rune, outwards func(rune) bool) bool {
	switch {
	case unicode.IsSpace(near), near == utf8.RuneError:
		return false
	case !util.IsPunctRune(near), unicode.IsSpace(far), util.IsPunctRune(far) && !eastAsianPunctuation(far):
		return true
	}
	return !outwards(near)
}

// begins reports whether a character opens a bracket or a quotation.
func begins(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// ends reports whether a character closes a bracket, a quotation or a sentence, or a
// part of one.
func ends(r rune) bool {
	if r < utf8.RuneSelf {
		return strings.ContainsRune(")]}.,;:!?%", r)
	}
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po)
}

// unspaced reports whether a character belongs to text that puts no spaces between
// words, or, as Korean does, adds particles to them without one.
func unspaced(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	c := letters.Of(r)
	return c == letters.Hangul || c == letters.Free || eastAsianPunctuation(r)
}

// eastAsianPunctuation reports whether a character is one of the wide punctuation
// marks, which bring their own space.
func eastAsianPunctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

// script is text set lower or higher: H~2~O, x^2^.
type script struct {
	ast.BaseInline
	tag string
}

var kindScript = ast.NewNodeKind("Script")

func (n *script) Kind() ast.NodeKind      { return kindScript }
func (n *script) Dump(src []byte, in int) { ast.DumpHelper(n, src, in, nil, nil) }

// longestScript is how many bytes can be set lower or higher.
const longestScript = 12

// scripts reads subscripts and superscripts where they can be nothing else: directly
// behind a letter, without a space in them, and not as one of several ranges.
type scripts struct{}

func (scripts) Trigger() []byte { return []byte{'~', '^'} }

func (scripts) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	end := scriptEnd(line)
	if _, second := parent.LastChild().(*script); end < 0 || !second && !carriesScript(before, line[0]) {
		return nil
	}
	digits := !bytes.ContainsFunc(line[1:end], unicode.IsLetter)
	after, _ := utf8.DecodeRune(line[end+1:])
	// x^2^y and H~2~O, but neither a~b~c nor 2^3^4.
	if after == rune(line[0]) || unicode.IsDigit(after) || !digits && unicode.IsLetter(after) {
		return nil
	}
	n := &script{tag: "sub"}
	if line[0] == '^' {
		n.tag = "sup"
	}
	n.SetPos(segment.Start)
	n.AppendChild(n, ast.NewTextSegment(text.NewSegment(segment.Start+1, segment.Start+end)))
	block.Advance(end + 1)
	return n
}

// scriptEnd gives where the mark that a line begins with comes again behind letters,
// digits and signs of ASCII or a minus sign alone, or -1.
func scriptEnd(line []byte) int {
	for i := 1; i < min(len(line), longestScript+2); {
		switch c := line[i]; {
		case c == line[0] && i > 1:
			return i
		case letters.ASCII(c) || c == '+' || c == '-' || c == ',' || c == '.':
			i++
		case bytes.HasPrefix(line[i:], []byte("−")):
			i += len("−")
		default:
			return -1
		}
	}
	return -1
}

// carriesScript reports whether a character can have a subscript (~) or a superscript
// (^) behind it: a letter of a script with spaces, a closing bracket, and a number one
// that is higher.
func carriesScript(r rune, mark byte) bool {
	return r == ')' || r == ']' || letters.Of(r) == letters.Word && (mark == '^' || !unicode.IsDigit(r))
}
