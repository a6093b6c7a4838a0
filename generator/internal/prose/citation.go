package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/letters"
)

// citeNode is [@a, p. 3; @b]; without cites it is one that was refused.
type citeNode struct {
	ast.BaseInline
	cites  []cite
	source []byte // without its brackets
}

// cite is one of a group, as pandoc reads it: "see @id, p. 3".
type cite struct {
	prefix, id, locator string
	from, to            int // "@id" in the source
}

func (n *citeNode) Kind() ast.NodeKind      { return kindCite }
func (n *citeNode) Dump(src []byte, in int) { ast.DumpHelper(n, src, in, nil, nil) }

// citeParser reads citations, in the forms that pandoc has for them.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

const citeFix = `write [@source-id], [@source-id, p. 3], [see @source-id] or [@one; @two], and \[@ for a bracket that cites nothing`

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line = line[1:]; len(line) == 0 || line[0] == '[' || line[0] == '^' {
		return nil
	}
	if i := bytes.IndexAny(line, "@[]"); i >= 0 && line[i] == ']' {
		return nil
	}
	at, position := block.Position()
	b, ok := readBracket(block, 1, "]", true)
	if !ok || bytes.IndexByte(b.body, '@') < 0 || linked(&b, pc) {
		block.SetPosition(at, position)
		return nil
	}
	st, bare := pc.(*state), bytes.HasPrefix(b.body, []byte("@")) || bytes.HasPrefix(b.body, []byte("-@"))
	from, to := segment.Start, b.source(len(b.body))+1
	n := &citeNode{source: b.body}
	n.SetPos(from)
	n.cites, ok = cites(&b)
	switch {
	case !bare && (!ok || st.inline):
		block.SetPosition(at, position)
		return nil
	case !ok:
		st.errorf(diag.CitationMalformed, from, to, citeFix, "this is not a citation")
	case st.inline:
		st.errorf(diag.CitationMisplaced, from, to, `cite sources in the body or under "sources"`, "a citation is not allowed here")
		n.cites, n.source = nil, nil
	case marked(n.source):
		st.warnf(diag.CitationMarkup, from, to, "write the citation without emphasis, code or links", "markup around a source's id is printed as it stands")
	}
	return n
}

// linked reports whether a bracket is the text of a link: [@handle](https://…), or
// [@handle][label] where the label is defined.
func linked(b *bracket, pc parser.Context) bool {
	if bytes.HasPrefix(b.after, []byte("(")) {
		return true
	}
	rest, ok := bytes.CutPrefix(b.after, []byte("["))
	if !ok {
		return false
	}
	label, ok := bracketed(rest, "]")
	if !ok {
		return false
	}
	_, ok = pc.Reference(util.ToLinkReference(label))
	return ok
}

// cites reads the citations of a group, which semicolons divide.
func cites(b *bracket) ([]cite, bool) {
	var list []cite
	at := 0
	for at < len(b.body) {
		part := onePart(b.body[at:])
		c, ok := oneCite(part)
		if !ok {
			return nil, false
		}
		c.from, c.to = b.source(at+c.from), b.source(at+c.to)
		list = append(list, c)
		at += len(part) + 1
	}
	return list, true
}

// onePart gives what stands before the first semicolon outside of brackets.
func onePart(body []byte) []byte {
	depth := 0
	for i, c := range body {
		switch {
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == ';' && depth == 0 && !endsReference(body[:i+1]):
			return body[:i]
		}
	}
	return body
}

// endsReference reports whether text ends in a character reference, such as &nbsp;.
func endsReference(text []byte) bool {
	text = text[max(0, len(text)-longestReference):]
	i := bytes.LastIndexByte(text, '&')
	return i >= 0 && !bytes.Equal(resolved(text[i:]), text[i:])
}

// longestReference is the length of the longest name of a character, with its marks.
const longestReference = 33

func resolved(text []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(text))
}

// oneCite reads "@id", "@{id}", "@id, p. 3", "@id{p. 3}", "see @id" and "-@id".
func oneCite(part []byte) (c cite, ok bool) {
	at := sourceMark(part, 0)
	if at < 0 {
		return c, false
	}
	id := part[at+1:]
	c.from, c.to = at, len(part)
	if inner, braced := bytes.CutPrefix(id, []byte("{")); braced && bytes.IndexByte(inner, '}') > 0 {
		id = inner[:bytes.IndexByte(inner, '}')]
		c.to = at + len("@{}") + len(id)
	} else if i := bytes.IndexAny(id, ", \t{*`"); i >= 0 {
		id = id[:i]
		c.to = at + 1 + i
	}
	prefix := plain(part[:at])
	// A hyphen keeps pandoc from repeating an author's name; here a citation is a number.
	c.prefix = strings.TrimSpace(strings.TrimSuffix(prefix, "-"))
	c.id = string(id)
	rest := bytes.TrimPrefix(bytes.Trim(part[c.to:], " \t"), []byte(","))
	if inner, braced := bytes.CutPrefix(bytes.TrimSpace(rest), []byte("{")); braced {
		if inner, braced = bytes.CutSuffix(inner, []byte("}")); braced {
			rest = inner
		}
	}
	c.locator = plain(rest)
	return c, len(id) > 0 && bytes.IndexByte(id, '@') < 0 && sourceMark(part, c.to) < 0
}

// plain reads what stands around an id: text with escapes and character references, but
// no markup.
func plain(text []byte) string {
	return string(bytes.TrimSpace(resolved(util.UnescapePunctuations(text))))
}

// marked reports whether words around an id have emphasis, code or a link, which are
// not read there.
func marked(text []byte) bool {
	for i, b := range text {
		opens := b == '*' || b == '`' || b == '_' && (i == 0 || text[i-1] == ' ') || b == ']' && bytes.HasPrefix(text[i+1:], []byte("("))
		if opens && (i == 0 || text[i-1] != '\\') {
			return true
		}
	}
	return false
}

// sourceMark finds an @ that an id follows: one at the start of a word. Any other
// belongs to a mail address.
func sourceMark(text []byte, from int) int {
	for i := from; i < len(text); i++ {
		if text[i] == '@' && (i == 0 || !letters.ASCII(text[i-1]) && text[i-1] != '.' && text[i-1] != '_' && text[i-1] != '\\') {
			return i
		}
	}
	return -1
}
