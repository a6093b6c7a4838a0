package prose

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/letters"
)

// What other tools write and read, and what they leave behind, stands in a text as
// characters that nothing acts upon. It is published as it is, with a warning: a reader
// would be the first to see it.

// odd are the bytes with which leftovers in running text begin.
var odd = [256]bool{'[': true, '{': true, '@': true, '-': true, '^': true, '=': true, '$': true, '%': true, ':': true, '\\': true, '+': true}

// longestLeftover is how far the end of a leftover is looked for, in bytes.
const longestLeftover = 200

// leftovers looks for them in a stretch of the source that nothing acted upon.
func (c *compiler) leftovers(segment text.Segment) {
	value := c.src[segment.Start:segment.Stop]
	for i := 0; i < len(value); i++ {
		if !odd[value[i]] {
			continue
		}
		at := segment.Start + i
		switch value[i] {
		case '-':
			i += c.hyphens(at, value[i:]) - 1
		case '[':
			c.brackets(at)
		case '{':
			c.braces(at)
		case '@':
			c.citeText(at)
		case '^':
			c.inlineNote(at)
			c.blockID(at)
		case '=':
			c.doubled(at, "==", "highlight", "**")
		case '+':
			c.doubled(at, "++", "underline", "*")
		case '\\':
			c.command(at)
		case '$', '%', ':':
			i += max(c.foreign(at)-1, 0)
		}
	}
}

// hyphens notes two or three of them that stand for a dash, and gives how many there
// are. In " --option" they stand for themselves.
func (c *compiler) hyphens(at int, rest []byte) int {
	n := 1
	for n < len(rest) && rest[n] == '-' {
		n++
	}
	if n == 1 || n > 3 {
		return n
	}
	blankBefore := at == 0 || isBlank(c.src[at-1])
	blankBehind := at+n == len(c.src) || isBlank(c.src[at+n])
	if blankBefore == blankBehind {
		c.count(dash, at, at+n)
	}
	return n
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// brackets warns of brackets at an offset that nothing read as a link.
func (c *compiler) brackets(at int) {
	rest := c.near(at)
	if at > 0 && c.src[at-1] == '\\' {
		c.wikiText(at, rest)
		return
	}
	end := bytes.IndexByte(rest, ']')
	if end < 0 {
		return
	}
	behind := rest[end+1:]
	switch {
	case bytes.HasPrefix(rest, []byte("[^")) && bytes.IndexByte(rest[:end], ' ') > 2:
		c.warnNote(at, at+end+1)
	case string(rest[:end+1]) == "[TABLE]":
		c.warnf(diag.MarkdownUnsupported, at, at+end+1, "write the table in Markdown, or as a list; pandoc drops tables that Markdown cannot express", "a converter left [TABLE] in place of a table")
	case string(rest[:end+1]) == "[TOC]":
		c.warnf(diag.MarkdownUnsupported, at, at+end+1, "remove it: pages list their headings themselves", "[TOC] belongs to another tool, and is printed as it stands")
	case bytes.HasPrefix(behind, []byte("{")):
		if a, ok := readAttributes(behind); ok {
			c.warnf(diag.MarkdownUnsupported, at, at+end+1+a.length, "remove the brackets and braces, or write *emphasis*", "brackets with attributes belong to another tool, and are printed as they stand")
		}
	case bytes.HasPrefix(behind, []byte("(")):
		c.spacedAddress(at, rest, end+2)
	case bytes.HasPrefix(behind, []byte("[")) && end > 1:
		label := behind[1:]
		if i := bytes.IndexByte(label, ']'); i > 0 && bytes.IndexByte(label[:i], '[') < 0 {
			c.warnf(diag.LinkUndefined, at, at+end+1+i+2, "define it: a line ["+string(label[:i])+"]: and the address", "there is no link definition [%s], so this is not a link", label[:i])
		}
	}
}

// spacedAddress warns of [text](my file.pdf), of which the address begins at an offset: a
// space ends an address.
func (c *compiler) spacedAddress(at int, rest []byte, from int) {
	end, open := from, 1
	for ; end < len(rest); end++ {
		switch rest[end] {
		case '(':
			open++
		case ')':
			open--
		}
		if open == 0 {
			break
		}
	}
	if end == len(rest) {
		return
	}
	address, title, titled := bytes.Cut(rest[from:end], []byte(` "`))
	address = bytes.TrimSpace(address)
	if !bytes.ContainsAny(address, " \t") || bytes.ContainsAny(address, "<>") || !likeAddress(string(address)) {
		return
	}
	meant := "<" + string(address) + ">"
	if titled {
		meant += ` "` + string(title)
	}
	c.warnf(diag.LinkAddress, at, at+end+1, "put the address between angle brackets: ("+meant+")", "a space ends an address, so this is not a link, and is printed as it stands")
}

// likeAddress reports whether words can hardly be anything but an address: they begin or end
// like one.
func likeAddress(words string) bool {
	for _, start := range []string{"./", "../", "http://", "https://"} {
		if strings.HasPrefix(words, start) {
			return true
		}
	}
	file, _, _ := strings.Cut(words, "#")
	ending := path.Ext(file)
	return len(ending) > 2 && len(ending) < 7 && !strings.ContainsFunc(ending[1:], func(r rune) bool { return r >= utf8.RuneSelf || !letters.ASCII(byte(r)) })
}

// near gives what follows an offset in its line, or the part of it in which leftovers
// end.
func (c *compiler) near(at int) []byte {
	rest := c.src[at:min(len(c.src), at+longestLeftover)]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// wikiText notes what would be a wiki link without backslashes: \[[x]] or \[\[x]], of
// which rest begins with the first bracket.
func (c *compiler) wikiText(at int, rest []byte) {
	inner, ok := bytes.CutPrefix(bytes.TrimPrefix(rest[1:], []byte(`\`)), []byte("["))
	if !ok {
		return
	}
	lead, end := len(rest)-len(inner), bytes.IndexByte(inner, ']')
	if end < 0 {
		return
	}
	target, _, _ := bytes.Cut(bytes.ReplaceAll(inner[:end], []byte(`\`), nil), []byte("|"))
	target, _, _ = bytes.Cut(target, []byte("#"))
	if target = bytes.TrimSpace(target); len(target) > 0 {
		c.add(Link{Kind: WikiText, Target: string(target)}, at-1, at+lead+end)
	}
}

// braces warns of braces at an offset: shortcodes of other generators, and attributes.
func (c *compiler) braces(at int) {
	rest := c.near(at)
	if len(rest) > 2 && rest[1] == '{' && (rest[2] == '<' || rest[2] == '%') || len(rest) > 1 && rest[1] == '%' && (at == 0 || c.src[at-1] != '{') && bytes.Contains(rest, []byte("%}")) {
		end := len(rest)
		if i := bytes.Index(rest[1:], []byte("}")); i > 0 {
			end = i + 2
		}
		if end < len(rest) && rest[end] == '}' {
			end++
		}
		c.warnf(diag.MarkdownUnsupported, at, at+end, "write it in Markdown, or remove it", "shortcodes belong to another generator, and are printed as they stand")
		return
	}
	if len(rest) > 1 && rest[1] == '{' {
		if end := bytes.Index(rest, []byte("}}")); end > 2 {
			c.count(variable, at, at+end+2)
		}
		return
	}
	if n := roleName(rest); n > 0 {
		c.count(role, at, at+n)
		return
	}
	if at > 0 && bytes.IndexByte([]byte(" \t\n`)"), c.src[at-1]) < 0 {
		return
	}
	behindLink := at > 0 && c.src[at-1] == ')' // where alone a lone key=value cannot be meant
	if a, ok := readAttributes(rest); ok && (behindLink || len(a.ids) > 0 || rest[1] == '.') {
		c.warnf(diag.MarkdownUnsupported, at, at+a.length, "remove the braces; only a heading can have an id: ## Costs {#costs}", "attributes in braces belong to another tool, and are printed as they stand")
	}
}

// citeText notes what would be a citation in brackets.
func (c *compiler) citeText(at int) {
	rest := c.near(at)
	if at > 0 && (letters.ASCII(c.src[at-1]) || bytes.IndexByte([]byte(`._/\`), c.src[at-1]) >= 0) {
		return
	}
	end := 1
	for end < len(rest) && (letters.ASCII(rest[end]) || rest[end] == '-' || rest[end] == '_' || rest[end] >= utf8.RuneSelf) {
		r, size := utf8.DecodeRune(rest[end:])
		if r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += size
	}
	if end > 1 {
		c.add(Link{Kind: CiteText, Target: string(rest[1:end])}, at, at+end)
	}
}

// inlineNote warns of a note that stands in the text, as pandoc and Obsidian write it.
func (c *compiler) inlineNote(at int) {
	rest := c.near(at)
	if len(rest) < 3 || rest[1] != '[' || bytes.IndexByte([]byte("^[]@"), rest[2]) >= 0 {
		return
	}
	if end := bytes.IndexByte(rest, ']'); end > 0 {
		c.warnNote(at, at+end+1)
	}
}

func (c *compiler) warnNote(from, to int) {
	c.warnf(diag.MarkdownUnsupported, from, to, "write [^1] here, and a paragraph [^1]: with the note", "notes do not stand in the text itself; this is printed as it stands")
}

// doubled warns of ==words== that other tools highlight, and the like.
func (c *compiler) doubled(at int, mark, does, instead string) {
	inner, ok := bytes.CutPrefix(c.near(at), []byte(mark))
	if !ok || len(inner) == 0 || inner[0] == mark[0] || isBlank(inner[0]) || at > 0 && !isBlank(c.src[at-1]) && c.src[at-1] != '(' {
		return
	}
	if end := bytes.Index(inner, []byte(mark)); end > 0 && !isBlank(inner[end-1]) {
		c.warnf(diag.MarkdownUnsupported, at, at+end+4, "write "+instead+string(inner[:end])+instead, "%s does not %s text here, and is printed as it stands", mark, does)
	}
}

// lineStarts looks at how the lines of a paragraph begin.
func (st *state) lineStarts(node *ast.Paragraph, src []byte) {
	lines := node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		line := bytes.TrimLeft(src[segment.Start:segment.Stop], " \t")
		if len(line) < 2 || st.inline {
			continue
		}
		at := segment.Stop - len(line)
		switch first := line[0]; {
		case first == ':':
			st.colons(at, line, i)
		case string(bytes.TrimRight(line, " \t\r\n")) == "+++":
			st.count(toml, at, at+3)
		case bytes.HasPrefix(line, []byte("!!! ")), bytes.HasPrefix(line, []byte("??? ")), bytes.HasPrefix(line, []byte("???+ ")):
			st.warnf(diag.MarkdownUnsupported, at, at+3, noteInstead, "%s does not open a block here, and is printed as it stands", line[:3])
		case bytes.HasPrefix(line, []byte(".. ")) && bytes.Contains(line, []byte("::")):
			st.warnf(diag.MarkdownUnsupported, at, at+2, noteInstead, "directives belong to another tool, and are printed as they stand")
		case first == '\\' && len(bytes.TrimRightFunc(line[1:], unicode.IsSpace)) > 3 && !bytes.ContainsFunc(bytes.TrimSpace(line[1:]), isNoLetter):
			st.count(command, at, at+len(bytes.TrimRightFunc(line, unicode.IsSpace)))
		case first == '#':
			st.headingWithoutSpace(at, line, lines.Len())
		case (line[1] == '.' || line[1] == ')') && (first|0x20)-'a' < 26:
			next := []byte{first + 1, line[1], ' '} // the letter with which the list goes on
			if i+1 < lines.Len() && startsWith(lines.At(i+1), src, next) || bytes.HasPrefix(line[2:], []byte("  ")) {
				st.warnf(diag.MarkdownUnsupported, at, at+2, "number it: 1. 2. 3.", "a list is numbered with digits; %s is printed as text", line[:2])
			}
		}
	}
}

const noteInstead = "for a note write > [!NOTE], and its lines as a quotation"

func startsWith(line text.Segment, src, prefix []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line.Value(src), " \t"), prefix)
}

// colons warns of a line that begins with a colon: fences of other tools, and
// definitions.
func (st *state) colons(at int, line []byte, index int) {
	switch {
	case bytes.HasPrefix(line, []byte(":::")):
		st.warnf(diag.MarkdownUnsupported, at, at+3, noteInstead, "::: does not open a block here, and is printed as it stands")
	case line[1] == ' ' || line[1] == '\t':
		st.warnf(diag.MarkdownUnsupported, at, at+1, "write a list, with the terms in **bold**", "definition lists are not supported; the colon is printed as text")
	}
}

// headingWithoutSpace warns of what was meant as a heading.
func (st *state) headingWithoutSpace(at int, line []byte, lines int) {
	marks := len(line) - len(bytes.TrimLeft(line, "#"))
	r, _ := utf8.DecodeRune(line[marks:])
	if marks > 6 || !unicode.IsLetter(r) || marks == 1 && lines > 1 {
		return // #1 is a number, and a line of a text may begin with #hashtag
	}
	st.warnf(diag.HeadingSpace, at, at+marks, "put a space after "+string(line[:marks])+`; for a # that begins a text write \#`, "without a space this is not a heading")
}

// conflicts reports what a merge left behind: the lines by which Git marks the two sides
// of a conflict. In a code block they may be meant.
func (c *compiler) conflicts(root ast.Node) {
	const begin, middle, end = "<<<<<<< ", "=======", ">>>>>>> "
	if !bytes.Contains(c.src, []byte(begin)) {
		return
	}
	blocks := codeBlocks(root, nil)
	begun, divided, at := -1, false, 0
	for line := range bytes.Lines(c.src) {
		switch {
		case bytes.HasPrefix(line, []byte(begin)):
			begun, divided = at, false
		case bytes.HasPrefix(line, []byte(middle)):
			divided = begun >= 0
		case divided && bytes.HasPrefix(line, []byte(end)):
			for len(blocks) > 0 && blocks[0][1] <= begun {
				blocks = blocks[1:]
			}
			if len(blocks) == 0 || begun < blocks[0][0] {
				c.forget(begun, at)
				c.errorf(diag.MergeConflict, begun, begun+7, "keep one side, and delete the lines <<<<<<<, ======= and >>>>>>>", "this is an unresolved Git merge conflict")
			}
			begun, divided = -1, false
		}
		at += len(line)
	}
}

// forget drops the warnings about a text in conflict, and what is wrong with it between two
// offsets, where it says everything twice.
func (c *compiler) forget(from, to int) {
	first, last := c.pos(from).Line, c.pos(to).Line
	c.list.Messages = slices.DeleteFunc(c.list.Messages, func(m diag.Message) bool {
		return m.Severity == diag.Warning || m.Pos.Line >= first && m.Pos.Line <= last
	})
}

// codeBlocks appends where the code of each fenced block begins and ends, in order.
func codeBlocks(parent ast.Node, list [][2]int) [][2]int {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.(type) {
		case *ast.FencedCodeBlock:
			if lines := n.Lines(); lines.Len() > 0 {
				list = append(list, [2]int{lines.At(0).Start, lines.At(lines.Len() - 1).Stop})
			}
		default:
			if n.Type() == ast.TypeBlock {
				list = codeBlocks(n, list)
			}
		}
	}
	return list
}
