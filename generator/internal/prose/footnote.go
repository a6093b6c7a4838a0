package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chancery/generator/internal/diag"
)

// footnoteBlocks keeps count of the footnotes that goldmark finds.
type footnoteBlocks struct{ parser.BlockParser }

func (b footnoteBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	at := segment.Start + max(pc.BlockOffset(), 0) - segment.Padding
	node, next := b.BlockParser.Open(parent, reader, pc)
	note, ok := node.(*east.Footnote)
	if !ok {
		return node, next
	}
	st, label := pc.(*state), string(note.Ref)
	if len(st.footnotes) >= maxFootnotes {
		st.once(diag.TextTooComplex, at, at+1, "merge or drop some", "there are more footnotes than can be read")
		return node, next
	}
	if first, ok := st.byLabel[label]; ok {
		st.errorf(diag.FootnoteTwice, at, at+len(label)+3, "give it a label of its own", "the footnote [^%s] is defined twice, first on line %d", label, st.pos(st.footnotes[first].at).Line)
		return node, next
	}
	if st.byLabel == nil {
		st.byLabel = map[string]int{}
	}
	st.byLabel[label] = len(st.footnotes)
	st.footnotes = append(st.footnotes, footnote{label: label, at: at})
	return node, next
}

// footnoteRefs watches goldmark's reading of references to footnotes, and
// reports those that lead nowhere.
type footnoteRefs struct{ parser.InlineParser }

func (f footnoteRefs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	label, ok := footnoteLabel(line)
	if !ok {
		return nil
	}
	st := pc.(*state)
	if st.refs++; st.refs > maxFootnoteRefs {
		st.once(diag.TextTooComplex, segment.Start, segment.Start+len(label)+3, "merge or drop some", "there are more references to footnotes than can be read")
		return nil
	}
	i, ok := st.byLabel[label]
	if !ok {
		start := segment.Start + bytes.IndexByte(line, '[')
		st.undefined(label, start)
		return nil
	}
	st.footnotes[i].used = true
	return f.InlineParser.Parse(parent, block, pc)
}

// undefined reports a reference to a footnote that is not there.
func (st *state) undefined(label string, at int) {
	if st.enough() {
		return
	}
	var labels []string
	for _, f := range st.footnotes[:min(len(st.footnotes), maxGuesses)] {
		labels = append(labels, f.label)
	}
	fix := diag.DidYouMean(label, labels, "define it: a paragraph that begins with [^"+label+"]: and the note")
	st.errorf(diag.FootnoteUnknown, at, at+len(label)+3, fix, "there is no footnote [^%s]", label)
}

// footnoteLabel reads the label of "[^label]" or "![^label]".
func footnoteLabel(line []byte) (string, bool) {
	rest, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte("!")), []byte("[^"))
	if !ok {
		return "", false
	}
	body, ok := bracketed(rest, "]")
	if !ok || len(body) == 0 || bytes.IndexByte(body, ' ') >= 0 {
		return "", false
	}
	return string(body), true
}

// unusedFootnotes warns of what would be lost without a word.
func (st *state) unusedFootnotes() {
	for _, f := range st.footnotes {
		if !f.used {
			st.warnf(diag.FootnoteUnused, f.at, f.at+len(f.label)+3, "refer to it with [^"+f.label+"], or remove it",
				"the footnote [^%s] is never referred to, and is left out", f.label)
		}
	}
}

// footnoteRef writes the number that leads to a footnote.
func (c *compiler) footnoteRef(n *east.FootnoteLink) {
	if c.nested(n.Pos()) {
		return
	}
	i := itoa(n.Index)
	c.raw(`<sup class="fn"><a id="`, refID(n.Index, n.RefIndex), `" href="#fn-`, i, `" role="doc-noteref"`)
	c.hole(opFootnote, 0, int32(n.Index))
	c.raw(">", i, "</a></sup>")
}

// backlink writes the arrow that leads from a footnote back to its reference.
func (c *compiler) backlink(n *east.FootnoteBacklink) {
	ref := 0
	if n.RefCount > 1 {
		ref = n.RefIndex + 1
	}
	c.raw(` <a class="backref" href="#`, refID(n.Index, n.RefIndex), `" role="doc-backlink"`)
	c.hole(opBack, int32(ref), int32(n.Index))
	c.raw(">↩\uFE0E</a>")
}

func refID(index, ref int) string {
	if ref == 0 {
		return "fnref-" + itoa(index)
	}
	return "fnref-" + itoa(index) + "-" + itoa(ref+1)
}

// footnoteList writes the footnotes.
func (c *compiler) footnoteList(n ast.Node) {
	c.section++
	c.raw(`<section class="footnotes" role="doc-endnotes"`)
	c.hole(opFootnotes, 0, 0)
	c.raw(">\n<ol>\n")
	for note := n.FirstChild(); note != nil; note = note.NextSibling() {
		c.raw(`<li id="fn-`, itoa(note.(*east.Footnote).Index), `"`)
		c.direct(note)
		c.raw(">")
		c.blocks(note)
		c.raw("</li>\n")
	}
	c.raw("</ol>\n</section>\n")
}
