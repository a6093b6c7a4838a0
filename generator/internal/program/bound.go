package program

import (
	"fmt"
	"html/template"
	"text/template/parse"
)

// What one execution may do: many times what the largest page needs, and done within
// seconds.
const (
	mostDeep  = 500       // templates within each other
	mostSteps = 1_000_000 // templates called, and rounds of loops
	mostBytes = 64 << 20
)

// mostNested is how many loops of a template may lie within each other: html/template takes
// twice as long for each.
const mostNested = 10

// Endless is the error of an execution that was stopped because it had no end in sight.
type Endless struct{ what string }

func (e Endless) Error() string { return e.what }

// spent is what an execution has done so far.
type spent struct{ depth, steps int }

// enter counts a template that is called, until leave.
func (x *execution) enter() error {
	if x.depth++; x.depth > mostDeep {
		return Endless{fmt.Sprintf("templates call each other more than %d deep", mostDeep)}
	}
	return x.step()
}

func (x *execution) leave() { x.depth-- }

// step counts a round of a loop.
func (x *execution) step() error {
	if x.steps++; x.steps > x.most {
		return Endless{fmt.Sprintf("loops and templates have run more than %d times", x.most)}
	}
	if len(x.out)-x.before > mostBytes {
		return Endless{fmt.Sprintf("the page has more than %d MB", mostBytes>>20)}
	}
	return nil
}

// must ends a program with an error.
func (x *execution) must(err error) {
	if err != nil {
		panic(err)
	}
}

// The names of the counting functions, which no author can write, as they are defined
// only after parsing.
const (
	entered  = "_enter"
	left     = "_leave"
	repeated = "_repeat"
)

// counters are the functions that count what html/template executes.
func (x *execution) counters() template.FuncMap {
	return template.FuncMap{
		entered:  func() (bool, error) { return false, x.enter() },
		left:     func() bool { x.leave(); return false },
		repeated: func() (bool, error) { return false, x.step() },
	}
}

// countTree puts the counting into a template, for html/template: at its beginning and
// end, and at the beginning of each loop's body. A condition is good at any place in
// markup, as it is not printed. An error is that loops are nested too deep.
func countTree(t *parse.Tree) error {
	if parse.IsEmptyTree(t.Root) {
		return nil
	}
	if deepest := countLoops(t.Root, 0); deepest != nil {
		at, _ := t.ErrorContext(deepest)
		return fmt.Errorf("template: %s: more than %d loops lie within each other", at, mostNested)
	}
	t.Root.Nodes = append(append([]parse.Node{counter(entered, t.Root.Pos)}, t.Root.Nodes...), counter(left, t.Root.Pos))
	return nil
}

// countLoops gives a loop that lies within too many others, if there is one.
func countLoops(l *parse.ListNode, depth int) (deepest parse.Node) {
	if l == nil {
		return nil
	}
	branch := func(b *parse.BranchNode, depth int) {
		for _, l := range []*parse.ListNode{b.List, b.ElseList} {
			if n := countLoops(l, depth); n != nil {
				deepest = n
			}
		}
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			branch(&n.BranchNode, depth)
		case *parse.WithNode:
			branch(&n.BranchNode, depth)
		case *parse.RangeNode:
			if depth == mostNested {
				return n
			}
			branch(&n.BranchNode, depth+1)
			n.List.Nodes = append([]parse.Node{counter(repeated, n.Pos)}, n.List.Nodes...)
		}
	}
	return deepest
}

// counter is {{if name}}{{end}}.
func counter(name string, at parse.Pos) parse.Node {
	call := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: at, Args: []parse.Node{parse.NewIdentifier(name).SetPos(at)}}
	return &parse.IfNode{BranchNode: parse.BranchNode{NodeType: parse.NodeIf, Pos: at,
		Pipe: &parse.PipeNode{NodeType: parse.NodePipe, Pos: at, Cmds: []*parse.CommandNode{call}},
		List: &parse.ListNode{NodeType: parse.NodeList, Pos: at}}}
}

// isCounter reports whether a node is one of those above, which programs do without:
// they count by themselves.
func isCounter(n parse.Node) bool {
	i, ok := n.(*parse.IfNode)
	if !ok {
		return false
	}
	name, ok := i.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	return ok && (name.Ident == entered || name.Ident == left || name.Ident == repeated)
}
