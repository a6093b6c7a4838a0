package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/direction"
)

// compiler writes a syntax tree as HTML with holes.
type compiler struct {
	*state
	doc  *draft
	code *highlighter
	ids  slugs

	ownIDs map[string]*ast.Heading // the first that has each id which an author gave

	mixed     bool   // there are letters that are written from right to left
	shift     int    // what is added to the level of each heading
	level     int    // of the heading before, as the author wrote it
	section   int32  // of the runs
	quiet     int    // > 0 where names are not linked
	inLink    int    // > 0 where no link can stand
	depth     int    // of inline markup
	sealed    int    // the offset of the last hole: no run goes on across it
	coloured  int    // bytes of code that were given colours
	expanded  int    // bytes that were defined once and are used once more
	fragments []use  // of headings of this text
	label     []byte // working memory of plain
}

// use is a link to a heading.
type use struct {
	id       string
	from, to int
}

// document compiles a whole text.
func (c *compiler) document(root *ast.Document) {
	c.shift = 2 - c.survey(root)
	c.mixed = direction.Mixed(c.src)
	c.level = 1 - c.shift
	c.blocks(root)
	c.reportSigns()
	c.checkFragments()
	c.unusedFootnotes()
	c.conflicts(root)
}

// raw appends HTML as it is.
func (c *compiler) raw(parts ...string) {
	for _, p := range parts {
		c.doc.html = append(c.doc.html, p...)
	}
}

// attribute appends an attribute.
func (c *compiler) attribute(name, value string) {
	c.raw(" ", name, `="`)
	c.doc.html = appendAttribute(c.doc.html, value)
	c.raw(`"`)
}

// blocks compiles the blocks within one.
func (c *compiler) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.block(n)
	}
}

func (c *compiler) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		c.paragraph(n)
	case *ast.TextBlock:
		c.line(n)
	case *ast.Heading:
		c.heading(n)
	case *ast.List:
		c.listBlock(n)
	case *ast.Blockquote:
		c.quotation(n)
	case *ast.ThematicBreak:
		c.raw("<hr>\n")
	case *ast.CodeBlock:
		c.codeBlock(n, "")
	case *ast.FencedCodeBlock:
		c.codeBlock(n, string(n.Language(c.src)))
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *ast.LinkReferenceDefinition:
		c.definition(n)
	case *east.Table:
		c.table(n)
	case *east.FootnoteList:
		c.footnoteList(n)
	case *east.FootnoteBacklink: // behind a footnote that does not end with a paragraph
		c.raw("<p>")
		c.backlink(n)
		c.raw("</p>\n")
	}
}

// paragraph compiles a paragraph, unless nothing of it is left.
func (c *compiler) paragraph(n *ast.Paragraph) {
	if c.inline {
		c.line(n)
		return
	}
	if image, ok := n.FirstChild().(*ast.Image); ok && image.NextSibling() == nil && len(image.Title) > 0 {
		c.figure(image)
		return
	}
	start, holes := len(c.doc.html), len(c.doc.holes)
	c.raw("<p")
	c.direct(n)
	c.raw(">")
	text := len(c.doc.html)
	c.line(n)
	if len(c.doc.html) == text && len(c.doc.holes) == holes {
		c.doc.html = c.doc.html[:start]
		return
	}
	c.raw("</p>\n")
}

// line compiles the inline content of a block. That of a task is the label of
// its box, so that the box has a name.
func (c *compiler) line(n ast.Node) {
	box, ok := n.FirstChild().(*east.TaskCheckBox)
	if !ok {
		c.spans(n)
		return
	}
	c.raw(`<label><input type="checkbox" disabled`)
	if box.IsChecked {
		c.raw(" checked")
	}
	c.raw("> ")
	c.spans(n)
	c.raw("</label>")
}

// listBlock compiles a list.
func (c *compiler) listBlock(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	c.raw("<", tag)
	if n.IsOrdered() && n.Start != 1 {
		c.attribute("start", itoa(n.Start))
	}
	c.direct(n)
	c.raw(">\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		c.raw("<li")
		if first := item.FirstChild(); first != nil {
			if _, ok := first.FirstChild().(*east.TaskCheckBox); ok {
				c.raw(` class="task"`)
			}
		}
		c.raw(">")
		c.blocks(item)
		c.raw("</li>\n")
	}
	c.raw("</", tag, ">\n")
}

// codeBlock compiles a code block.
func (c *compiler) codeBlock(n ast.Node, language string) {
	code := n.Lines().Value(c.src)
	if c.coloured += len(code); c.coloured > maxHighlightText {
		language = ""
	}
	c.raw(`<pre class="code"><code>`)
	c.doc.html = c.code.append(c.doc.html, language, code)
	c.raw("</code></pre>\n")
}

// htmlBlock leaves out a block of raw HTML, without a word if it is a comment.
func (c *compiler) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	text := lines.Value(c.src)
	if n.HasClosure() {
		text = append(bytes.Clone(text), n.ClosureLine.Value(c.src)...)
	}
	at := n.Pos()
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		c.rawHTML(at, text, "this block")
		return
	}
	_, behind, closed := bytes.Cut(text, []byte("-->"))
	switch behind = bytes.TrimSpace(behind); {
	case !closed:
		c.errorf(diag.CommentUnclosed, at, at+4, "put --> where it ends", "the comment is never closed, and hides the rest of the text")
	case len(behind) > 0:
		c.warnf(diag.CommentText, at, at+4, "put it in a paragraph of its own", "text after a comment on the same line is left out: %s", quoted(string(behind)))
	}
}

// rawHTML warns of HTML that is left out.
func (c *compiler) rawHTML(at int, tag []byte, what string) {
	shown, _, _ := bytes.Cut(tag, []byte("\n"))
	c.warnf(diag.RawHTML, at, at+len(shown), "write it in Markdown; to show the tag itself, put it between backticks",
		"raw HTML is not rendered; %s is left out", what)
}

// definition checks the address of a link reference definition, which may be
// used often or never.
func (c *compiler) definition(n *ast.LinkReferenceDefinition) {
	if _, p := parseTarget(resolve(n.Destination)); p != nil {
		from, to := c.span(n.Destination, n.Pos())
		c.errorf(diag.LinkAddress, from, to, p.fix, "%s", p.text)
	}
}

// checkFragments reports links to headings that are not there.
func (c *compiler) checkFragments() {
	for _, u := range c.fragments {
		if c.ids.used[u.id] || c.enough() {
			continue
		}
		ids := make([]string, 0, len(c.doc.headings))
		for _, h := range c.doc.headings[:min(len(c.doc.headings), maxGuesses)] {
			ids = append(ids, h.ID)
		}
		c.errorf(diag.FragmentUnknown, u.from, u.to, diag.DidYouMean(u.id, ids, "a heading's id is its text in lower case, with hyphens for spaces"),
			"there is no heading #%s in this text", u.id)
	}
}
