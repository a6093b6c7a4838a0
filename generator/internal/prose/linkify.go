package prose

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/letters"
)

// bareURLParser links bare web addresses: https://…, http://… and www.…, and <www.…>,
// which some tools make of the last. Unlike goldmark's own it wakes at colons and full
// stops instead of at every space, links no bare e-mail addresses (they would only be
// harvested) and ends an address where East Asian text goes on.
type bareURLParser struct{}

func (bareURLParser) Trigger() []byte { return []byte{':', '.', '<'} }

func (bareURLParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line[0] == '<' {
		return angled(block, line, segment)
	}
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

// angled reads <www.…>.
func angled(block text.Reader, line []byte, segment text.Segment) ast.Node {
	end := bytes.IndexAny(line, "> \t\n")
	if !bytes.HasPrefix(line, []byte("<www.")) || end < 0 || line[end] != '>' || !hasDomain(line[4:end], false) {
		return nil
	}
	block.Advance(end + 1)
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(segment.Start+1, segment.Start+end)))
	link.Protocol = []byte("https")
	link.SetPos(segment.Start)
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

// urlEnd finds the end of an address: white space, an angle bracket, East Asian and
// typographic punctuation, or where text without spaces goes on; what closes a sentence
// or a bracket is not part of it.
func urlEnd(line []byte) int {
	i, wide := 0, false
	for i < len(line) {
		r, size := utf8.DecodeRune(line[i:])
		if r <= ' ' || r == '<' || r == '>' || r == '"' || r == utf8.RuneError || typographic(r) {
			break
		}
		if r >= 0x0E00 && !wide && unspaced(r) {
			if wide = inAddress(line, i); !wide {
				break
			}
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

// inAddress reports whether the letters of text without spaces that stand at an offset
// belong to the address before them. They do in a host of their script, at the start of
// a folder or file below another and of a value, and where the address goes on behind
// them: https://例え.jp/, https://ko.wikipedia.example/wiki/한국, ?q=한국, /2024년_예산. Else
// they are what was written behind the address: https://port.example/q은.
func inAddress(line []byte, at int) bool {
	before := line[at-1]
	host := bytes.TrimLeft(line[:at], ":/.")
	switch {
	case len(host) == 0, before == '=':
		return true // https://例え.jp, www.한국.kr, ?q=한국
	case before == '.' && bytes.IndexByte(host, '/') < 0:
		return hostGoesOn(line[at:]) // https://www.例え.jp
	case before == '/' && bytes.Count(host, []byte("/")) > 1:
		return true
	}
	end := at
	for end < len(line) {
		r, size := utf8.DecodeRune(line[end:])
		if !unspaced(r) || typographic(r) {
			break
		}
		end += size
	}
	return end < len(line) && bytes.IndexByte([]byte("_/=%&#"), line[end]) >= 0
}

// hostGoesOn reports whether a full stop and another label follow the letters of a
// host's label.
func hostGoesOn(rest []byte) bool {
	i := bytes.IndexByte(rest, '.')
	if i < 0 || bytes.ContainsAny(rest[:i], " \t\n/") || i+1 == len(rest) {
		return false
	}
	r, _ := utf8.DecodeRune(rest[i+1:])
	return letters.Of(r) != letters.None
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
