package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chancery/generator/internal/diag"
)

// alertKinds are the kinds of alerts that GitHub has, in its order; Words.Alerts names
// them.
var alertKinds = [...]string{"note", "tip", "important", "warning", "caution"}

// alerts makes a quotation that begins with [!NOTE] an alert. What follows in the same
// line is its text: formatters join the two lines.
type alerts struct{}

func (alerts) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quotation, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil {
		return
	}
	lines, st := node.Lines(), pc.(*state)
	first := lines.At(0)
	kind, length := alertMarker(first.Value(reader.Source()))
	if length == 0 {
		return
	}
	at := first.Stop - len(bytes.TrimLeft(first.Value(reader.Source()), " \t"))
	i := kindOf(kind)
	if i < 0 {
		fix := diag.DidYouMean(strings.ToLower(kind), alertKinds[:], "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]")
		st.warnf(diag.AlertUnknown, at, at+length, fix, "there is no alert of the kind %s; it is shown as a quotation", quoted(kind))
		return
	}
	if st.src[at] == '\\' {
		st.warnf(diag.AlertUnknown, at, at+length, "remove the backslash", "an escaped [!%s] is not an alert", kind)
		return
	}
	quotation.SetAttributeString("alert", i)
	rest := first.WithStart(at + length)
	if rest = rest.TrimLeftSpace(reader.Source()); !rest.IsEmpty() {
		lines.Set(0, rest)
		return
	}
	if lines.SetSliced(1, lines.Len()); lines.Len() == 0 {
		quotation.RemoveChild(quotation, node)
	}
}

// kindOf gives the index of a kind of alert, or -1.
func kindOf(name string) int {
	for i, kind := range alertKinds {
		if strings.EqualFold(kind, name) {
			return i
		}
	}
	return -1
}

// alertMarker reads the marker that a line begins with, escaped or not, and the sign
// behind it by which other tools fold an alert. A length of 0 says that there is none.
func alertMarker(line []byte) (kind string, length int) {
	line = bytes.TrimLeft(line, " \t")
	name, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte(`\`)), []byte("[!"))
	if !ok {
		return "", 0
	}
	end := bytes.IndexByte(name, ']')
	if end < 1 || end > 20 || bytes.ContainsFunc(name[:end], func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }) {
		return "", 0
	}
	behind := name[end+1:]
	length = len(line) - len(behind)
	if len(behind) > 0 && (behind[0] == '(' || behind[0] == '[') {
		return "", 0
	}
	if len(behind) > 0 && (behind[0] == '-' || behind[0] == '+') {
		length++
	}
	return string(name[:end]), length
}

// quotation compiles a quotation, or an alert.
func (c *compiler) quotation(n *ast.Blockquote) {
	kind, ok := n.AttributeString("alert")
	if !ok {
		c.raw("<blockquote")
		c.direct(n)
		c.raw(">\n")
		c.blocks(n)
		c.raw("</blockquote>\n")
		return
	}
	i := kind.(int)
	c.raw(`<div class="alert alert-`, alertKinds[i], `" role="note">`, "\n", `<p class="alert-title">`)
	c.hole(opAlert, 0, int32(i))
	c.raw("</p>\n")
	c.blocks(n)
	c.raw("</div>\n")
}
