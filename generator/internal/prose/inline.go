package prose

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxLabel is how many bytes a wiki link or a group of citations may have, and
// maxLabelLines how many lines. The first is CommonMark's limit for link labels; both
// keep the search for the end short.
const (
	maxLabel      = 999
	maxLabelLines = 20
)

// The kinds of the nodes below, as goldmark wants them.
var (
	kindWiki = ast.NewNodeKind("Wiki")
	kindCite = ast.NewNodeKind("Cite")
)

// bracket is what stands between brackets, with one space for a line break, which is
// how formatters wrap text.
type bracket struct {
	body   []byte
	start  int     // where in the source it begins
	joints []joint // where it goes on in another line, in order
	after  []byte  // the rest of the line that it ends in
}

// joint says where in the source a line of the body comes from.
type joint struct{ at, source int }

// readBracket reads what stands from lead bytes behind the block's position up to end,
// the brackets within in pairs, or within none where nested is false. If there is
// such a thing it moves the block behind it, which the caller may undo with the two
// results of block.Position from before.
func readBracket(block text.Reader, lead int, end string, nested bool) (b bracket, ok bool) {
	line, segment := block.PeekLine()
	rest, depth := line[lead:], 0
	b.start = segment.Start - segment.Padding + lead
	for range maxLabelLines {
		i, open := bracketEnd(rest, end, depth, nested)
		if i < 0 || len(b.body)+max(i, 0) > maxLabel {
			return b, false
		}
		if i < len(rest) {
			if b.body == nil {
				b.body = rest[:i:i]
			} else {
				b.body = append(b.body, rest[:i]...)
			}
			b.after = rest[i+len(end):]
			block.Advance(len(line) - len(b.after))
			return b, true
		}
		depth = open
		b.body = append(b.body, bytes.TrimRight(rest, " \t\r\n")...)
		block.AdvanceLine()
		if line, segment = block.PeekLine(); line == nil {
			return b, false
		}
		rest = bytes.TrimLeft(line, " \t")
		b.breakLine(rest)
		b.joints = append(b.joints, joint{len(b.body), segment.Start - segment.Padding + len(line) - len(rest)})
	}
	return b, false
}

// breakLine puts a space where a line ends, unless it ends between two characters of a
// script that has none between words.
func (b *bracket) breakLine(next []byte) {
	before, _ := utf8.DecodeLastRune(b.body)
	behind, _ := utf8.DecodeRune(next)
	if !eastAsian(before) || !eastAsian(behind) {
		b.body = append(b.body, ' ')
	}
}

// bracketEnd finds end in a line, or gives the length of the line if it is not there,
// with the brackets that are open then; -1 if a bracket forbids it.
func bracketEnd(line []byte, end string, depth int, nested bool) (at, open int) {
	line = line[:min(len(line), maxLabel+1)]
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\':
			i++
		case c == '[' && !nested:
			return -1, 0
		case c == '[':
			depth++
		case c == ']' && depth > 0:
			depth--
		case c == ']' && bytes.HasPrefix(line[i:], []byte(end)):
			return i, 0
		}
	}
	return len(line), depth
}

// source gives the offset in the source of an offset of the body.
func (b *bracket) source(at int) int {
	for _, j := range slices.Backward(b.joints) {
		if j.at <= at {
			return j.source + at - j.at
		}
	}
	return b.start + at
}

// bracketed gives what stands before end, if that is near and holds no bracket.
func bracketed(b []byte, end string) ([]byte, bool) {
	b = b[:min(len(b), maxLabel)]
	i := bytes.Index(b, []byte(end))
	if i < 0 || bytes.IndexByte(b[:i], '[') >= 0 {
		return nil, false
	}
	return b[:i], true
}

// wikiNode is [[target#fragment|label]], and with embedded ![[file|label]].
type wikiNode struct {
	ast.BaseInline
	target, fragment, label string
	embedded                bool
	from, to                int // the target with its fragment in the source
}

func (n *wikiNode) Kind() ast.NodeKind      { return kindWiki }
func (n *wikiNode) Dump(src []byte, in int) { ast.DumpHelper(n, src, in, nil, nil) }

// text is what a reader sees when the caller does not know better.
func (n *wikiNode) text() string {
	switch {
	case n.label != "":
		return n.label
	case n.target != "":
		return n.target
	}
	return n.fragment
}

// wikiParser reads wiki links. In a table cell the bar is written \|.
type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'[', '!'} }

func (wikiParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	lead := 2
	if line[0] == '!' {
		lead = 3
	}
	if !bytes.HasPrefix(line[lead-2:], []byte("[[")) {
		return nil
	}
	at, position := block.Position()
	b, ok := readBracket(block, lead, "]]", false)
	if !ok || len(bytes.TrimSpace(b.body)) == 0 || bytes.HasPrefix(b.after, []byte("(")) { // [[1]](https://…) is a link whose text is [1]
		block.SetPosition(at, position)
		return nil
	}
	n, target := &wikiNode{embedded: lead == 3}, b.body
	if i := bytes.IndexByte(b.body, '|'); i >= 0 {
		n.label = strings.TrimSpace(string(b.body[i+1:]))
		target = bytes.TrimSuffix(b.body[:i], []byte(`\`))
	}
	n.from = b.source(len(target) - len(bytes.TrimLeft(target, " \t")))
	n.to = b.source(len(bytes.TrimRight(target, " \t")))
	id, fragment, _ := strings.Cut(string(bytes.TrimSpace(target)), "#")
	n.target, n.fragment = strings.TrimSpace(id), strings.TrimSpace(fragment)
	n.SetPos(segment.Start)
	return n
}
