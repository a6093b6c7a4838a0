package render

import (
	"fmt"
	"reflect"
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
