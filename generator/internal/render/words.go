package render

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"

	"chancery/generator/internal/diag"
)

// putWords writes the word itself for every {{words.Group.Word}} of a template, so
// that it costs nothing when a page is made, and finds the words that do not exist.
// A word is plain text; it is escaped here as text and quoted attributes want it.
func (r *Renderer) putWords(t *template.Template, msgs *diag.List) {
	if t.Tree == nil {
		return
	}
	visit(t.Tree.Root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ChainNode:
			if _, exists := r.word(n); !exists {
				at, _ := t.Tree.ErrorContext(n)
				pos, _ := located(fmt.Errorf("template: %s", at+": "))
				fail(msgs, pos, "", "there is no "+n.String())
			}
		case *parse.ListNode:
			for i := range n.Nodes {
				if word, found := r.shown(n.Nodes[i]); found {
					n.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Nodes[i].Position(), Text: []byte(template.HTMLEscapeString(word))}
				}
			}
		}
	})
}

// word looks up words.Group.Word. What is not a word at all exists, and so does a
// method of one; their value is not known here.
func (r *Renderer) word(n *parse.ChainNode) (reflect.Value, bool) {
	if function, ok := n.Node.(*parse.IdentifierNode); !ok || function.Ident != "words" {
		return reflect.Value{}, true
	}
	v := reflect.ValueOf(r.words)
	for _, name := range n.Field {
		if v.MethodByName(name).IsValid() {
			return reflect.Value{}, true
		}
		switch v = reflect.Indirect(v); v.Kind() {
		case reflect.Struct:
			v = v.FieldByName(name)
		case reflect.Map:
			v = v.MapIndex(reflect.ValueOf(name))
		default:
			return v, false
		}
		if !v.IsValid() || !v.CanInterface() {
			return v, false
		}
	}
	return v, true
}

// shown gives the word that is all an action shows, if it is a word without gaps.
func (r *Renderer) shown(n parse.Node) (string, bool) {
	action, ok := n.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || len(action.Pipe.Cmds[0].Args) != 1 {
		return "", false
	}
	chain, ok := action.Pipe.Cmds[0].Args[0].(*parse.ChainNode)
	if !ok {
		return "", false
	}
	v, exists := r.word(chain)
	if !exists || !v.IsValid() || v.Type() != reflect.TypeFor[string]() {
		return "", false
	}
	return v.String(), true
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
