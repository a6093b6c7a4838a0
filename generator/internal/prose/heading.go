package prose

import (
	"bytes"
	"slices"
	"strings"

	"chancery/generator/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// atxHeading reads headings that begin with #. It drops the text of one that would take
// too long.
type atxHeading struct{ parser.BlockParser }

func (b atxHeading) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, next := b.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, next
	}
	if !pc.(*state).affordable(node.Lines(), reader.Source()) {
		node.Lines().Clear()
	}
	pc.(*state).takeAttributes(node)
	return node, next
}

// setextHeading reads headings that are underlined.
type setextHeading struct{ parser.BlockParser }

func (b setextHeading) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	b.BlockParser.Close(node, reader, pc)
	if node.Parent() != nil {
		pc.(*state).takeAttributes(node)
	}
}

// takeAttributes takes a list of attributes off the end of a heading, as in "## Costs
// {#costs}", and keeps the ids that it names.
func (st *state) takeAttributes(heading ast.Node) {
	lines := heading.Lines()
	if lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	value := bytes.TrimRight(st.src[last.Start:last.Stop], " \t\r\n")
	if len(value) == 0 || value[len(value)-1] != '}' {
		return
	}
	at := bytes.LastIndexByte(value, '{')
	if at < 0 || at > 0 && value[at-1] != ' ' && value[at-1] != '\t' {
		return
	}
	a, ok := readAttributes(value[at:])
	if !ok {
		return
	}
	from, to := last.Start+at, last.Start+len(value)
	if a.others {
		st.warnf(diag.HeadingAttributes, from, to, "write only {#id}", "a heading can have an id, but no classes or other attributes; they are left out")
	}
	var ids []string
	for _, own := range a.ids {
		id := slug(own)
		if id != own {
			st.warnf(diag.HeadingAttributes, from, to, "write {#"+id+"}, and link to that", "a heading's id consists of lower-case letters, digits and hyphens, and does not begin with a reserved prefix; %s becomes %s", quoted(own), quoted(id))
		}
		ids = append(ids, id)
	}
	if len(ids) > 0 {
		heading.SetAttributeString("id", ids)
	}
	last.Stop = last.Start + len(bytes.TrimRight(value[:at], " \t"))
	lines.Set(lines.Len()-1, last)
}

// attributes is a list of attributes as pandoc and other tools write it: {#id .class
// key=value}. Further ids are what was called so before.
type attributes struct {
	ids    []string
	others bool // there are classes or other attributes
	length int  // of the list with its braces
}

// longestAttributes is how many bytes a list of attributes may have.
const longestAttributes = 200

// readAttributes reads the list of attributes that text begins with.
func readAttributes(text []byte) (a attributes, ok bool) {
	text = text[:min(len(text), longestAttributes)]
	end := bytes.IndexByte(text, '}')
	if end < 0 || text[0] != '{' {
		return a, false
	}
	a.length = end + 1
	for field := range strings.FieldsSeq(string(text[1:end])) {
		id, isID := strings.CutPrefix(field, "#")
		switch {
		case isID && id != "":
			a.ids = append(a.ids, id)
		case isAttribute(field):
			a.others = true
		default:
			return a, false
		}
		ok = true
	}
	return a, ok
}

// isAttribute reports whether a field is a class or gives a key a value; pandoc writes
// a lone hyphen for the class "unnumbered".
func isAttribute(field string) bool {
	name, isClass := strings.CutPrefix(field, ".")
	if !isClass {
		name, _, isClass = strings.Cut(field, "=")
	}
	return field == "-" || isClass && name != "" && (name[0]|0x20)-'a' < 26
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
		c.warnf(diag.HeadingEmpty, at, at+1, "give it some text, or remove it", "the heading is empty, and is left out")
		return
	}
	if len(c.doc.headings) == maxHeadings {
		c.once(diag.TextTooComplex, at, at+1, "divide the text", "there are more headings than can be read")
		return
	}
	if n.Level > c.level+1 {
		c.warnf(diag.HeadingSkips, at, at+len(text), "use "+strings.Repeat("#", c.level+1), "the heading skips a level: from %d to %d", c.level, n.Level)
	}
	c.level = n.Level
	h := Heading{Level: min(n.Level+c.shift, 6), Text: text}
	h.ID, h.Alias, h.Former = c.headingIDs(n, text, at)
	c.doc.headings = append(c.doc.headings, h)
	c.section++
	tag := "h" + itoa(h.Level)
	c.raw(`<div class="heading"`)
	if h.Alias != "" {
		c.attribute("id", h.Alias)
	}
	c.direct(n)
	c.raw("><", tag)
	c.attribute("id", h.ID)
	c.raw(">")
	c.formerIDs(h.Former)
	c.quiet++
	c.spans(n)
	c.quiet--
	c.raw("</", tag, `><a class="anchor"`)
	c.attribute("href", "#"+escapeURL(h.ID))
	c.hole(opPermalink, int32(len(c.doc.headings)-1), 0)
	c.raw("></a></div>\n")
}

// formerIDs puts an anchor with each id that a heading had.
func (c *compiler) formerIDs(ids []string) {
	for _, id := range ids {
		c.raw("<span")
		c.attribute("id", id)
		c.raw("></span>")
	}
}

// headingIDs gives the id of a heading: the author's, or one made from its text. Where
// it is the author's, the other stays valid beside it, as do those that it had before.
func (c *compiler) headingIDs(n *ast.Heading, text string, at int) (id, alias string, former []string) {
	all := headingIDs(n)
	for i, own := range all {
		if c.ownIDs[own] == n && !slices.Contains(all[:i], own) {
			former = append(former, own)
			continue
		}
		c.warnf(diag.HeadingIDTwice, at, at+len(text), "give each an id of its own", "two headings have the id %s; only the first keeps it", quoted(own))
	}
	if len(former) == 0 {
		return c.ids.id(text), "", nil
	}
	id, former = former[0], former[1:]
	switch made := slug(text); {
	case id == made, slices.Contains(former, made):
	default:
		alias = c.ids.id(text)
	}
	return id, alias, former
}

// headingIDs gives the ids that an author gave a heading.
func headingIDs(n *ast.Heading) []string {
	value, _ := n.AttributeString("id")
	ids, _ := value.([]string)
	return ids
}

// survey looks over all headings: it finds the highest level that a text uses, or 2,
// and sets the ids aside that authors gave.
func (c *compiler) survey(root ast.Node) (top int) {
	top = 7
	var walk func(ast.Node)
	walk = func(n ast.Node) {
		for ; n != nil; n = n.NextSibling() {
			if h, ok := n.(*ast.Heading); ok {
				top = min(top, h.Level)
				c.setAside(h)
			} else if n.Type() == ast.TypeBlock {
				walk(n.FirstChild())
			}
		}
	}
	walk(root.FirstChild())
	if top == 7 {
		return 2
	}
	return top
}

// setAside keeps the ids that an author gave a heading from being made for another.
func (c *compiler) setAside(h *ast.Heading) {
	for _, id := range headingIDs(h) {
		if c.ownIDs[id] != nil {
			continue
		}
		if c.ownIDs == nil {
			c.ownIDs = map[string]*ast.Heading{}
		}
		c.ownIDs[id] = h
		c.ids.take(id)
	}
}
