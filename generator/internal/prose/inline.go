package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxLabel is how many bytes a wiki link or a group of citations may have. It is
// CommonMark's limit for link labels, and keeps the search for the end short.
const maxLabel = 999

// The kinds of the nodes below, as goldmark wants them.
var (
	kindWiki = ast.NewNodeKind("Wiki")
	kindCite = ast.NewNodeKind("Cite")
)

// wikiNode is [[target#fragment|label]].
type wikiNode struct {
	ast.BaseInline
	target, fragment, label string
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

// citeNode is [@a, p. 3; @b].
type citeNode struct {
	ast.BaseInline
	cites []cite
}

type cite struct {
	id, locator string
	from, to    int // "@id" in the source
}

func (n *citeNode) Kind() ast.NodeKind      { return kindCite }
func (n *citeNode) Dump(src []byte, in int) { ast.DumpHelper(n, src, in, nil, nil) }

// wikiParser reads wiki links. In a table cell the bar is written \|.
type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'['} }

func (wikiParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	body, ok := bracketed(line[2:], "]]")
	if !ok || len(bytes.TrimSpace(body)) == 0 {
		return nil
	}
	after := 2 + len(body) + 2
	if after < len(line) && line[after] == '(' {
		return nil // [[1]](https://…) is a link whose text is [1]
	}
	block.Advance(after)
	target, label := body, ""
	if i := bytes.IndexByte(body, '|'); i >= 0 {
		label = strings.TrimSpace(string(body[i+1:]))
		target = bytes.TrimSuffix(body[:i], []byte(`\`))
	}
	from := segment.Start + 2 + len(target) - len(bytes.TrimLeft(target, " \t"))
	target = bytes.TrimSpace(target)
	n := &wikiNode{label: label, from: from, to: from + len(target)}
	id, fragment, _ := strings.Cut(string(target), "#")
	n.target, n.fragment = strings.TrimSpace(id), strings.TrimSpace(fragment)
	return n
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

// citeParser reads citations.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

const citeMend = `write [@source-id], [@source-id, p. 3] or [@one; @two], and \[@ for a bracket that cites nothing`

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	body, ok := bracketed(line[1:], "]")
	if !ok {
		return nil
	}
	after := 1 + len(body) + 1
	if after < len(line) && (line[after] == '(' || line[after] == '[') {
		return nil // [@handle](https://…) is a link
	}
	st := pc.(*state)
	if st.inline {
		st.errorf(segment.Start, segment.Start+after, `cite sources in the body or under "sources"`, "a citation cannot stand here")
		block.Advance(after)
		return &citeNode{}
	}
	n := &citeNode{}
	at := segment.Start + 1
	for part := range bytes.SplitSeq(body, []byte(";")) {
		c, ok := oneCite(part, at)
		if !ok {
			st.errorf(segment.Start, segment.Start+after, citeMend, "this is not a citation")
			return nil
		}
		n.cites = append(n.cites, c)
		at += len(part) + 1
	}
	block.Advance(after)
	return n
}

// oneCite reads "@id" or "@id, locator", which begins at offset at.
func oneCite(part []byte, at int) (cite, bool) {
	at += len(part) - len(bytes.TrimLeft(part, " \t"))
	name, locator, _ := strings.Cut(strings.TrimSpace(string(part)), ",")
	name = strings.TrimRight(name, " \t")
	id, ok := strings.CutPrefix(name, "@")
	if !ok || id == "" || strings.ContainsAny(id, " \t@") {
		return cite{}, false
	}
	return cite{id: id, locator: strings.TrimSpace(locator), from: at, to: at + len(name)}, true
}
