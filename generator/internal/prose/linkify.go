package prose

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bareURLParser links bare web addresses: https://…, http://… and www.…
// Unlike goldmark's own it wakes at colons and full stops instead of at every
// space, links no bare e-mail addresses (they would only be harvested) and ends
// an address at the quotation marks and full stops of East Asian text.
type bareURLParser struct{}

func (bareURLParser) Trigger() []byte { return []byte{':', '.'} }

func (bareURLParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.SoftLineBreak() || before.HardLineBreak() || before.Segment.Stop != segment.Start {
		return nil
	}
	head := urlHead(before.Segment.Value(block.Source()), line)
	if head == 0 || pc.IsInLinkLabel() {
		return nil
	}
	stop := urlEnd(line)
	if !hasDomain(line[:stop], line[0] == ':') {
		return nil
	}
	start := segment.Start - head
	if before.Segment.Start == start {
		parent.RemoveChild(parent, before)
	} else {
		before.Segment = before.Segment.WithStop(start)
	}
	block.Advance(stop)
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, segment.Start+stop)))
	if line[0] == '.' {
		link.Protocol = []byte("https")
	}
	link.SetPos(start)
	return link
}

// urlHead gives how many bytes at the end of before begin an address that
// goes on with line, or 0.
func urlHead(before, line []byte) int {
	for _, head := range [...]struct{ before, line string }{{"https", "://"}, {"http", "://"}, {"www", "."}} {
		if !bytes.HasSuffix(before, []byte(head.before)) || !bytes.HasPrefix(line, []byte(head.line)) {
			continue
		}
		if n := len(before) - len(head.before); n > 0 && wordByte(before[n-1]) {
			return 0
		}
		return len(head.before)
	}
	return 0
}

func wordByte(c byte) bool { return util.IsAlphaNumeric(c) || c == '/' || c == '.' || c == '-' }

// urlEnd finds the end of an address: white space, "<", or East Asian and
// typographic punctuation; what closes a sentence or a bracket is not part of it.
func urlEnd(line []byte) int {
	i := 0
	for i < len(line) {
		r, size := utf8.DecodeRune(line[i:])
		if r <= ' ' || r == '<' || r == '"' || r == utf8.RuneError || typographic(r) {
			break
		}
		i += size
	}
	opened, closed := bytes.Count(line[:i], []byte("(")), bytes.Count(line[:i], []byte(")"))
	for i > 0 {
		switch line[i-1] {
		case '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '|', ']':
		case ')':
			if closed <= opened {
				return i
			}
			closed--
		default:
			return i
		}
		i--
	}
	return i
}

func typographic(r rune) bool {
	return r >= 0x2018 && r <= 0x201F || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60 ||
		r == '«' || r == '»' || r == 0xA0
}

// hasDomain reports whether an address has a host with a full stop in it.
func hasDomain(address []byte, scheme bool) bool {
	if scheme {
		address = bytes.TrimPrefix(address, []byte("://"))
	} else {
		address = bytes.TrimPrefix(address, []byte("."))
	}
	if i := bytes.IndexAny(address, "/?#:"); i >= 0 {
		address = address[:i]
	}
	dot := bytes.IndexByte(address, '.')
	return dot > 0 && dot < len(address)-1 && (util.IsAlphaNumeric(address[0]) || address[0] >= utf8.RuneSelf)
}
