package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"chancery/generator/internal/diag"
)

// compiler writes a syntax tree as HTML with holes.
type compiler struct {
	*state
	doc  *draft
	code *highlighter
	ids  slugs

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
	c.shift = 2 - topLevel(root)
	c.level = 1 - c.shift
	c.blocks(root)
	c.checkFragments()
	c.unusedFootnotes()
}

// topLevel finds the highest level of heading that a text uses, or 2.
func topLevel(n ast.Node) int {
	top := 7
	var walk func(ast.Node)
	walk = func(n ast.Node) {
		for ; n != nil; n = n.NextSibling() {
			if h, ok := n.(*ast.Heading); ok {
				top = min(top, h.Level)
			} else if n.Type() == ast.TypeBlock {
				walk(n.FirstChild())
			}
		}
	}
	walk(n.FirstChild())
	if top == 7 {
		return 2
	}
	return top
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
		c.raw("<blockquote>\n")
		c.blocks(n)
		c.raw("</blockquote>\n")
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
	start, holes := len(c.doc.html), len(c.doc.holes)
	c.raw("<p>")
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

// heading compiles a heading. The link to itself stands behind it, so that the
// heading's text is only that when it is read aloud.
func (c *compiler) heading(n *ast.Heading) {
	text := strings.TrimSpace(c.plain(n))
	at := n.Pos()
	if n.Lines().Len() > 0 {
		at = n.Lines().At(0).Start
	}
	if text == "" {
		c.warnf(at, at+1, "give it a text, or take it out", "the heading is empty, and is left out")
		return
	}
	if len(c.doc.headings) == maxHeadings {
		c.once(at, at+1, "divide the text", "there are more headings than can be read")
		return
	}
	if n.Level > c.level+1 {
		c.warnf(at, at+len(text), "use "+strings.Repeat("#", c.level+1), "the heading skips a level: from %d to %d", c.level, n.Level)
	}
	c.level = n.Level
	h := Heading{Level: min(n.Level+c.shift, 6), ID: c.ids.id(text), Text: text}
	c.doc.headings = append(c.doc.headings, h)
	c.section++
	tag := "h" + itoa(h.Level)
	c.raw(`<div class="heading"><`, tag)
	c.attribute("id", h.ID)
	c.raw(">")
	c.quiet++
	c.spans(n)
	c.quiet--
	c.raw("</", tag, `><a class="anchor"`)
	c.attribute("href", "#"+escapeURL(h.ID))
	c.hole(opPermalink, int32(len(c.doc.headings)-1), 0)
	c.raw("></a></div>\n")
}

// codeBlock compiles a code block.
func (c *compiler) codeBlock(n ast.Node, language string) {
	code := n.Lines().Value(c.src)
	if c.coloured += len(code); c.coloured > maxHighlightText {
		language = ""
	}
	c.raw(`<pre class="code"><code>`)
	var slow bool
	if c.doc.html, slow = c.code.append(c.doc.html, language, code); slow {
		// An error, because what a page shows may not depend on how quick a machine is.
		c.errorf(n.Pos(), n.Pos()+1, "name no language behind the fence, or divide the block", "the code cannot be coloured as %s", quoted(language))
	}
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
		c.errorf(at, at+4, "put --> where it ends", "the comment is never closed, and hides the rest of the text")
	case len(behind) > 0:
		c.warnf(at, at+4, "put it in a paragraph of its own", "what stands behind a comment in the same line is left out: %s", quoted(string(behind)))
	}
}

// rawHTML warns of HTML that is left out.
func (c *compiler) rawHTML(at int, tag []byte, what string) {
	shown, _, _ := bytes.Cut(tag, []byte("\n"))
	c.warnf(at, at+len(shown), "write it in Markdown; to show the tag itself, put it between backticks",
		"raw HTML is not rendered; %s is left out", what)
}

// definition checks the address of a link reference definition, which may be
// used often or never.
func (c *compiler) definition(n *ast.LinkReferenceDefinition) {
	if _, p := parseTarget(resolve(n.Destination)); p != nil {
		from, to := c.span(n.Destination, n.Pos())
		c.errorf(from, to, p.mend, "%s", p.text)
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
		c.errorf(u.from, u.to, diag.DidYouMean(u.id, ids, "a heading's id is its text in lower case, with hyphens for spaces"),
			"there is no heading #%s in this text", u.id)
	}
}
