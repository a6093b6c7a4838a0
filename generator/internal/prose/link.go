package prose

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/letters"
)

// span gives the bytes of the source that part was cut from, or the one at
// otherwise where it was put together from several lines.
func (c *compiler) span(part []byte, otherwise int) (from, to int) {
	if at, ok := within(c.src, part); ok {
		return at, at + len(part)
	}
	otherwise = max(otherwise, 0)
	return otherwise, otherwise + 1
}

// add notes a link and returns its index.
func (c *compiler) add(l Link, from, to int) int32 {
	at := c.pos(from)
	l.Line, l.Col, l.Width, l.Section = at.Line, at.Col, c.width(from, to), c.section
	c.doc.links = append(c.doc.links, l)
	return int32(len(c.doc.links) - 1)
}

// hole leaves one at the end of what is written.
func (c *compiler) hole(op holeOp, link, n int32) {
	c.sealed = len(c.doc.html)
	c.doc.holes = append(c.doc.holes, hole{at: int32(c.sealed), link: link, n: n, op: op})
}

// linkText compiles what stands within a link.
func (c *compiler) linkText(write func()) {
	c.quiet++
	c.inLink++
	write()
	c.quiet--
	c.inLink--
}

// destination checks the address of a link or an image, and reports what is
// wrong with it. A definition is reported once, where it stands.
func (c *compiler) destination(raw, title []byte, ref *ast.ReferenceLink, at int) (t target, from, to int, ok bool) {
	from, to = c.span(raw, at)
	if ref != nil && !c.expand(len(raw)+len(title)) {
		c.once(diag.TextTooComplex, at, at+1, "shorten the definitions, or use them less often", "the link definitions of this text add up to too much")
		return t, from, to, false
	}
	t, p := parseTarget(resolve(raw))
	if p != nil {
		if ref == nil {
			c.errorf(diag.LinkAddress, from, to, p.fix, "%s", p.text)
		}
		return t, from, to, false
	}
	return t, from, to, true
}

// link compiles [text](address "title") and its kin.
func (c *compiler) link(n *ast.Link) {
	t, from, to, ok := c.destination(n.Destination, n.Title, n.Reference, n.Pos())
	if !ok || c.nested(n.Pos()) {
		c.spans(n)
		return
	}
	text := func() { c.spans(n) }
	label, title := c.plain(n), resolve(n.Title)
	if t.external == "" {
		empty := label == "" && n.FirstChild() == nil
		c.local(Link{Kind: t.kind(), Target: t.path, Fragment: t.fragment}.with(Said{Label: label, Title: title}), from, to, empty, text)
		return
	}
	if n.FirstChild() == nil {
		c.warnf(diag.LinkEmpty, n.Pos(), n.Pos()+2, "write the text between the brackets", "the link has no text")
		text = func() { c.literal(t.external) }
	}
	c.external(t.external, title, text)
}

// local compiles a link within the archive: to a file, or to a place in the
// page, which is known here if it is a heading.
func (c *compiler) local(l Link, from, to int, empty bool, text func()) {
	switch {
	case l.Kind == Fragment && !address.Reserved(l.Fragment) && !c.inline: // a short text has no headings of its own
		c.fragments = append(c.fragments, use{l.Fragment, from, to})
		c.raw("<a")
		c.attribute("href", "#"+escapeURL(l.Fragment))
		c.raw(">")
		if empty {
			text = func() { c.literal(l.Fragment) }
		}
		c.linkText(text)
		c.raw("</a>")
	case empty:
		c.hole(opWhole, c.add(l, from, to), 1)
	default:
		i := c.add(l, from, to)
		c.hole(opOpen, i, 1)
		c.linkText(text)
		c.hole(opClose, i, 1)
	}
}

// external compiles a link to another site.
func (c *compiler) external(address, title string, text func()) {
	c.raw("<a")
	c.attribute("href", escapeURL(address))
	c.raw(` rel="external"`)
	if title != "" {
		c.attribute("title", title)
	}
	c.raw(">")
	c.linkText(text)
	c.raw("</a>")
}

// nested reports a link within the text of another, which HTML does not allow.
func (c *compiler) nested(at int) bool {
	if c.inLink > 0 {
		c.errorf(diag.LinkInLink, at, at+1, "remove one of them", "a link cannot be inside another")
		return true
	}
	return false
}

// autoLink compiles <https://…>, <name@example.org> and bare addresses.
func (c *compiler) autoLink(n *ast.AutoLink) {
	label := n.Label(c.src)
	from, to := c.span(label, n.Pos())
	address := string(n.URL(c.src))
	if bare := from == 0 || c.src[from-1] != '<'; bare && bytes.ContainsAny(label, "\\&") { // escapes work in it as in all text
		address, label = resolve(n.URL(c.src)), []byte(resolve(label))
	}
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	text := func() { c.literal(string(label)) }
	t, p := parseTarget(address)
	if p != nil {
		c.errorf(diag.LinkAddress, from, to, p.fix, "%s", p.text)
	}
	if p != nil || c.inLink > 0 || t.external == "" {
		c.linkText(text)
		return
	}
	if string(label) == t.external {
		c.bare(t.external, text)
		return
	}
	c.external(t.external, "", text)
}

// bare compiles a link whose text is its address, which is not printed a second time.
func (c *compiler) bare(address string, text func()) {
	c.raw("<a")
	c.attribute("class", "bare")
	c.attribute("href", escapeURL(address))
	c.raw(` rel="external">`)
	c.linkText(text)
	c.raw("</a>")
}

// image compiles ![alt](file "title").
func (c *compiler) image(n *ast.Image, op holeOp) {
	alt := c.alternative(n)
	t, from, to, ok := c.destination(n.Destination, n.Title, n.Reference, n.Pos())
	if !ok {
		return
	}
	if t.path == "" {
		c.errorf(diag.ImageRemote, from, to, "put the file into the archive, and write its path relative to this file", "images from other sites are not allowed")
		return
	}
	c.picture(op, Link{Target: t.path, Fragment: t.fragment}.with(Said{Label: alt, Title: resolve(n.Title)}), n.Pos(), from, to)
}

// figure compiles an image that is a paragraph of its own, with its title as caption.
func (c *compiler) figure(n *ast.Image) {
	c.raw("<figure>")
	c.image(n, opFigure)
	c.raw("<figcaption>")
	c.literal(resolve(n.Title))
	c.raw("</figcaption></figure>\n")
}

// picture leaves a hole for an image that begins at an offset.
func (c *compiler) picture(op holeOp, l Link, at, from, to int) {
	if c.inline {
		c.errorf(diag.ImageMisplaced, at, at+1, "put it in the body", "an image is not allowed here")
		return
	}
	if l.Said().Label == "" {
		c.warnf(diag.ImageUndescribed, at, at+2, "say between the brackets what the image shows", "the image has no text for those who cannot see it")
	}
	l.Kind = Image
	c.hole(op, c.add(l, from, to), 1)
}

// wiki compiles [[target|label]], and ![[image|label]].
func (c *compiler) wiki(n *wikiNode) {
	if n.embedded {
		c.embedded(n)
		return
	}
	if c.nested(n.from) {
		c.literal(n.text())
		return
	}
	l := Link{Kind: Wiki, Target: n.target, Fragment: n.fragment}.with(Said{Label: n.label})
	if n.target == "" {
		l.Kind = Fragment
	}
	c.local(l, n.from, n.to, n.label == "", func() { c.literal(n.label) })
}

// embedded compiles ![[image|label]]. Anything else that is embedded becomes a link.
func (c *compiler) embedded(n *wikiNode) {
	if isImage(n.target) {
		c.picture(opImage, Link{Target: n.target}.with(Said{Label: n.label}), n.Pos(), n.from, n.to)
		return
	}
	c.warnf(diag.EmbedUnsupported, n.Pos(), n.to+2, "write [["+n.target+"]]", "only images can be embedded; this becomes a link")
	n.embedded = false
	c.wiki(n)
}

// isImage reports whether a path is that of a file which a browser shows as an image.
func isImage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg":
		return true
	}
	return false
}

// citation compiles [@a; @b, p. 3].
func (c *compiler) citation(n *citeNode) {
	if len(n.cites) == 0 || c.nested(n.cites[0].from) {
		if len(n.source) > 0 {
			c.literal("[" + string(n.source) + "]")
		}
		return
	}
	first := int32(len(c.doc.links))
	for _, cite := range n.cites {
		said := Said{Prefix: cite.prefix, Locator: cite.locator}
		if cite.prefix != "" {
			said.Label = "[" + string(n.source) + "]"
		}
		c.add(Link{Kind: Cite, Target: cite.id}.with(said), cite.from, cite.to)
	}
	c.closeUp()
	c.hole(opCites, first, int32(len(n.cites)))
}

// escapeURL percent-encodes what cannot stand in an address.
func escapeURL(s string) string {
	for i := range len(s) {
		if c := s[i]; !letters.ASCII(c) && c != '-' && c != '/' && c != '.' && c != ':' {
			return string(util.URLEscape([]byte(s), false))
		}
	}
	return s
}

// closeUp takes back the space before a citation, which is set close to the word that
// it stands behind and does not begin a line.
func (c *compiler) closeUp() {
	end := max(len(bytes.TrimRight(c.doc.html, " \n")), c.sealed)
	c.doc.html = c.doc.html[:end]
	if i := len(c.doc.runs) - 1; i >= 0 && int(c.doc.runs[i].End) > end {
		if c.doc.runs[i].End = int32(end); int(c.doc.runs[i].Start) >= end {
			c.doc.runs = c.doc.runs[:i]
		}
	}
}
