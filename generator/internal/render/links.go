package render

import (
	"fmt"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
)

// file gives the address of a file of the site by its path, which may end in a fragment.
func file(path string) address.URL {
	path, fragment, _ := strings.Cut(path, "#")
	return address.Path(path).At(fragment)
}

// Uses are the files of the site that templates name, so that somebody who knows all of
// them can look whether they are there.
func (r *Renderer) Uses() []page.Use { return r.uses }

// findLinks finds what a template links to: by the function file, and by addresses that
// are right on some pages only.
func (r *Renderer) findLinks(t *parse.Tree, text string, msgs *diag.List) {
	visit(t.Root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.TextNode:
			for _, at := range relative(n.Text) {
				address := string(n.Text[at.start:at.end])
				fix := fmt.Sprintf("write {{file %q}} instead", strings.TrimLeft(address, "./"))
				if at.end == len(n.Text) { // an action follows
					fix = "use the function file, with the path from the site's root"
				}
				msgs.Warnf(diag.TemplateAddress, placeIn(t.ParseName, text, int(n.Pos)+at.start), utf8.RuneCountInString(address), fix,
					"pages lie at different depths, so the address %q does not work on some of them", address)
			}
		case *parse.PipeNode:
			for _, c := range n.Cmds {
				if use, ok := usedFile(c); ok {
					path, _, _ := strings.Cut(use.Text, "#")
					r.uses = append(r.uses, page.Use{Path: address.Path(path), Pos: placeIn(t.ParseName, text, int(use.Pos)), Width: utf8.RuneCountInString(use.Quoted)})
				}
			}
		}
	})
}

// usedFile finds the call of file with a path that stands there.
func usedFile(c *parse.CommandNode) (*parse.StringNode, bool) {
	if len(c.Args) != 2 {
		return nil, false
	}
	f, ok := c.Args[0].(*parse.IdentifierNode)
	path, isText := c.Args[1].(*parse.StringNode)
	return path, ok && isText && f.Ident == "file"
}

// placeIn gives the place of an offset in a template's file.
func placeIn(name, text string, offset int) diag.Pos {
	before := text[:min(offset, len(text))]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return diag.Pos{File: folder + name, Line: int32(1 + strings.Count(before, "\n")), Col: int32(1 + utf8.RuneCountInString(line))}
}

// span is a part of a text, in bytes.
type span struct{ start, end int }

// addressed are the attributes that hold an address.
var addressed = []string{"href", "src", "action", "poster", "srcset"}

// relative finds the addresses in markup that depend on where a page lies: neither on
// another site, nor within the page, nor made by an action.
func relative(markup []byte) (found []span) {
	text := string(markup)
	for i := 0; i < len(text); i++ {
		if text[i] != '=' || !attribute(text[:i]) {
			continue
		}
		start := i + 1
		end := len(text)
		if start < end && (text[start] == '"' || text[start] == '\'') {
			start++
			if n := strings.IndexByte(text[start:], text[start-1]); n >= 0 {
				end = start + n
			}
		} else if n := strings.IndexAny(text[start:], " \t\n>"); n >= 0 {
			end = start + n
		}
		if address := text[start:end]; address != "" && address[0] != '#' && address[0] != '?' && !strings.HasPrefix(address, "//") && !schemed(address) {
			found = append(found, span{start, end})
		}
		i = start - 1
	}
	return found
}

// attribute reports whether markup ends in the name of an attribute that holds an address.
func attribute(markup string) bool {
	for _, name := range addressed {
		if before, ok := strings.CutSuffix(markup, name); ok && before != "" && strings.ContainsRune(" \t\n", rune(before[len(before)-1])) {
			return strings.LastIndexByte(before, '<') > strings.LastIndexByte(before, '>')
		}
	}
	return false
}

// schemed reports whether an address begins with a scheme, such as https: or mailto:.
func schemed(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	return ok && !strings.ContainsAny(scheme, "/?#")
}
