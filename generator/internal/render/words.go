package render

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"text/template/parse"

	"chancery/generator/internal/diag"
)

// findWords finds the words that a template uses and that do not exist.
func (r *Renderer) findWords(t *parse.Tree, msgs *diag.List) {
	visit(t.Root, func(n parse.Node) {
		chain, ok := n.(*parse.ChainNode)
		if ok && !r.isWord(chain) {
			at, _ := t.ErrorContext(chain)
			pos, _ := located(fmt.Errorf("template: %s", at+": "))
			fail(msgs, pos, "", "there is no "+n.String())
		}
	})
}

// isWord reports whether words.Group.Word exists, or a method of one. Whatever does
// not begin with words is none of its business, and exists.
func (r *Renderer) isWord(n *parse.ChainNode) bool {
	if function, ok := n.Node.(*parse.IdentifierNode); !ok || function.Ident != "words" {
		return true
	}
	v := reflect.ValueOf(r.words)
	for _, name := range n.Field {
		if v.MethodByName(name).IsValid() {
			return true
		}
		switch v = reflect.Indirect(v); v.Kind() {
		case reflect.Struct:
			v = v.FieldByName(name)
		case reflect.Map:
			v = v.MapIndex(reflect.ValueOf(name))
		default:
			return false
		}
		if !v.IsValid() || !v.CanInterface() {
			return false
		}
	}
	return true
}

// nameLanguage says of each element that holds nothing but words of the interface which
// language they are in: it is not that of the page.
func nameLanguage(t *parse.Tree, tag string) {
	visit(t.Root, func(n parse.Node) {
		list, ok := n.(*parse.ListNode)
		if !ok || list == nil {
			return
		}
		for i := 1; i < len(list.Nodes)-1; i++ {
			before, opens := list.Nodes[i-1].(*parse.TextNode)
			after, closes := list.Nodes[i+1].(*parse.TextNode)
			if opens && closes && onlyWords(list.Nodes[i]) && bytes.HasPrefix(after.Text, []byte("</")) {
				before.Text = startTag.ReplaceAll(before.Text, []byte(`$1 lang="`+tag+`">`))
			}
		}
	})
}

var startTag = regexp.MustCompile(`(<[a-z][a-z0-9]*( [^<>]*)?)>$`)

// onlyWords reports whether a node prints a word, or a number of things.
func onlyWords(n parse.Node) bool {
	action, ok := n.(*parse.ActionNode)
	if !ok || len(action.Pipe.Cmds) != 1 {
		return false
	}
	args := action.Pipe.Cmds[0].Args
	if f, ok := args[0].(*parse.IdentifierNode); ok && f.Ident == "plural" {
		return true
	}
	chain, ok := args[0].(*parse.ChainNode)
	return ok && len(args) == 1 && chain.Node.String() == "words"
}

// visit calls f for a node and all below it, those above first.
func visit(n parse.Node, f func(parse.Node)) {
	if v := reflect.ValueOf(n); !v.IsValid() || v.IsNil() { // a branch without an else
		return
	}
	f(n)
	var below []parse.Node
	switch n := n.(type) {
	case *parse.ListNode:
		below = n.Nodes
	case *parse.ActionNode:
		below = []parse.Node{n.Pipe}
	case *parse.TemplateNode:
		below = []parse.Node{n.Pipe}
	case *parse.IfNode:
		below = []parse.Node{n.Pipe, n.List, n.ElseList}
	case *parse.RangeNode:
		below = []parse.Node{n.Pipe, n.List, n.ElseList}
	case *parse.WithNode:
		below = []parse.Node{n.Pipe, n.List, n.ElseList}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			below = append(below, c.Args...)
		}
	case *parse.ChainNode:
		below = []parse.Node{n.Node}
	}
	for _, b := range below {
		visit(b, f)
	}
}
