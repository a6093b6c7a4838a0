package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// maxColumnName is how many characters of a column's header are repeated in its cells.
const maxColumnName = 80

// table compiles a table, in a box that can scroll: numbers in cells never break. Every
// cell carries the name of its column, for the narrow screens where a row becomes a card.
func (c *compiler) table(n *east.Table) {
	c.raw(`<div class="table"><table`)
	c.direct(n)
	c.raw(">\n")
	var names []string
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if header, ok := row.(*east.TableHeader); ok {
			c.raw("<thead>\n<tr>")
			names = c.headerCells(header)
			c.raw("</tr>\n</thead>\n")
			continue
		}
		if !body {
			c.raw("<tbody>\n")
			body = true
		}
		c.raw("<tr>")
		i := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			c.cell(cell, names[min(i, len(names)-1)])
			i++
		}
		c.raw("</tr>\n")
	}
	if body {
		c.raw("</tbody>\n")
	}
	c.raw("</table></div>\n")
}

// headerCells compiles the header and returns the names of the columns.
func (c *compiler) headerCells(header *east.TableHeader) []string {
	names := []string{""}[:0]
	for cell := header.FirstChild(); cell != nil; cell = cell.NextSibling() {
		name := []rune(strings.TrimSpace(c.plain(cell)))
		if len(name) > maxColumnName {
			name = append(name[:maxColumnName-1], '…')
		}
		names = append(names, string(name))
		tag := "th"
		if len(name) == 0 {
			tag = "td" // an empty header names nothing
		}
		c.raw("<", tag)
		if tag == "th" {
			c.raw(` scope="col"`)
		}
		c.align(cell)
		c.raw(">")
		c.spans(cell)
		c.raw("</", tag, ">")
	}
	return names
}

// cell compiles a cell of the body.
func (c *compiler) cell(cell ast.Node, column string) {
	c.raw("<td")
	c.align(cell)
	if column != "" && c.expand(len(column)) {
		c.attribute("data-label", column)
	}
	c.raw(">")
	c.spans(cell)
	c.raw("</td>")
}

// align writes a cell's alignment as a class: a style attribute would need a
// weaker content security policy.
func (c *compiler) align(cell ast.Node) {
	switch cell.(*east.TableCell).Alignment {
	case east.AlignLeft:
		c.raw(` class="left"`)
	case east.AlignRight:
		c.raw(` class="right"`)
	case east.AlignCenter:
		c.raw(` class="center"`)
	}
}

// expand takes bytes from the allowance for what is defined once and used
// often, and reports whether they were left.
func (c *compiler) expand(n int) bool {
	if c.expanded+n > max(len(c.src), maxExpansion) {
		return false
	}
	c.expanded += n
	return true
}
