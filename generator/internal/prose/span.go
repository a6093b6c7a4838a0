package prose

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/letters"
)

// spans compiles the inline nodes within a node.
func (c *compiler) spans(parent ast.Node) {
	if c.depth++; c.depth > maxInlineDepth {
		c.once(diag.TextTooComplex, max(parent.Pos(), 0), 0, "flatten it", "emphasis is nested too deeply here")
	} else {
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			c.inlineNode(n)
		}
	}
	c.depth--
}

func (c *compiler) inlineNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		c.text(n)
	case *ast.Emphasis:
		tag := "em"
		if n.Level > 1 {
			tag = "strong"
		}
		c.marked(tag, n)
	case *east.Strikethrough:
		c.marked("del", n)
	case *script:
		c.marked(n.tag, n)
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.Link:
		c.link(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.image(n, opImage)
	case *wikiNode:
		c.wiki(n)
	case *citeNode:
		c.citation(n)
	case *ast.RawHTML:
		c.inlineHTML(n)
	case *east.FootnoteLink:
		c.footnoteRef(n)
	case *east.FootnoteBacklink:
		c.backlink(n)
	}
}

func (c *compiler) marked(tag string, n ast.Node) {
	c.raw("<", tag, ">")
	c.spans(n)
	c.raw("</", tag, ">")
}

// text compiles text and the line break behind it.
func (c *compiler) text(n *ast.Text) {
	value := n.Value(c.src)
	c.leftovers(n.Segment)
	start := len(c.doc.html)
	c.doc.html = appendText(c.doc.html, value)
	c.doc.words += words(value)
	if n.SoftLineBreak() && !c.joined(n) {
		c.raw("\n")
	}
	c.run(start)
	if n.HardLineBreak() {
		c.raw("<br>\n")
	}
}

// joined reports whether a line break falls between two characters of a script
// that puts no spaces between words: there it is not a space.
func (c *compiler) joined(n *ast.Text) bool {
	next, ok := n.NextSibling().(*ast.Text)
	if !ok {
		return false
	}
	before, _ := utf8.DecodeLastRune(n.Value(c.src))
	behind, _ := utf8.DecodeRune(next.Value(c.src))
	return eastAsian(before) && eastAsian(behind)
}

// eastAsian reports whether a character belongs to Han, kana or their punctuation.
func eastAsian(r rune) bool {
	return letters.Of(r) == letters.Free && !(r >= 0x0E00 && r < 0x2000) || eastAsianPunctuation(r)
}

// run notes that the HTML from start on is running text.
func (c *compiler) run(start int) {
	end := len(c.doc.html)
	if c.quiet > 0 || start == end {
		return
	}
	runs := c.doc.runs
	if i := len(runs) - 1; i >= 0 && int(runs[i].End) == start && runs[i].Section == c.section && c.sealed != start {
		runs[i].End = int32(end)
		return
	}
	c.doc.runs = append(runs, Run{int32(start), int32(end), c.section})
}

// literal appends text that is not Markdown.
func (c *compiler) literal(s string) {
	c.doc.html = letters.AppendHTML(c.doc.html, []byte(s))
	c.doc.words += words([]byte(s))
}

func (c *compiler) codeSpan(n *ast.CodeSpan) {
	c.raw("<code>")
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			value := t.Value(c.src)
			c.doc.words += words(value)
			if bytes.IndexByte(value, '\n') >= 0 {
				value = bytes.ReplaceAll(value, []byte("\n"), []byte(" "))
			}
			c.doc.html = letters.AppendHTML(c.doc.html, value)
		}
	}
	c.raw("</code>")
}

// alternative gives the text that stands for an image, which has no tags at all.
func (c *compiler) alternative(n *ast.Image) string {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if raw, ok := child.(*ast.RawHTML); ok {
			if tag := raw.Segments.Value(c.src); !bytes.HasPrefix(tag, []byte("</")) && !bytes.HasPrefix(tag, []byte("<!--")) {
				c.tagLeftOut(raw, tag)
			}
		}
	}
	return c.plain(n)
}

// inlineHTML leaves out tags, but not what stands between them. A line break
// is the exception: a table's cell has no other way to have one.
func (c *compiler) inlineHTML(n *ast.RawHTML) {
	tag := n.Segments.Value(c.src)
	switch {
	case bytes.HasPrefix(tag, []byte("<!--")), bytes.HasPrefix(tag, []byte("</")):
		// A comment is the author's business, an end tag was told of with its start.
	case isLineBreak(tag):
		c.raw("<br>\n")
	default:
		c.tagLeftOut(n, tag)
	}
}

func (c *compiler) tagLeftOut(n *ast.RawHTML, tag []byte) {
	name := strings.Fields(strings.Trim(string(tag), "<>/"))
	what := "this tag"
	if len(name) > 0 {
		what = "<" + strings.TrimSuffix(name[0], "/") + ">"
	}
	c.rawHTML(n.Segments.At(0).Start, tag, what)
}

func isLineBreak(tag []byte) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(string(tag)), ">"), "/")
	return strings.TrimSpace(name) == "<br"
}

// plain gives the text of a node without its markup.
func (c *compiler) plain(n ast.Node) string {
	c.label = c.appendPlain(c.label[:0], n, 0)
	return string(c.label)
}

func (c *compiler) appendPlain(dst []byte, parent ast.Node, depth int) []byte {
	if depth > maxInlineDepth {
		return dst
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				dst = append(dst, bytes.ReplaceAll(n.Value(c.src), []byte("\n"), []byte(" "))...)
				continue
			}
			dst = appendResolved(dst, n.Value(c.src))
			if n.HardLineBreak() || n.SoftLineBreak() && !c.joined(n) {
				dst = append(dst, ' ')
			}
		case *ast.AutoLink:
			dst = append(dst, n.Label(c.src)...)
		case *wikiNode:
			dst = append(dst, n.text()...)
		default:
			dst = c.appendPlain(dst, n, depth+1)
		}
	}
	return dst
}
