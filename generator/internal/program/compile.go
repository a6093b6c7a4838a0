package program

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// A Root is a template that will be executed, and the type of its data.
type Root struct {
	Name string
	Data reflect.Type
}

// A compiler makes the programs of a Set, once; then nothing of them changes any more.
type compiler struct {
	*Set
	funcs template.FuncMap
	begun map[Root]error // all that has been looked at, and why there is no program
	next  []Root         // to be compiled: roots, and cards that programs show
}

// Compile makes programs of the roots, which Check has found right, and of the cards that
// they show. It says of what it found no program can be made, and why: those are right,
// and slow.
func (s *Set) Compile(roots ...Root) map[Root]error {
	s.programs = map[Root]*program{}
	c := &compiler{Set: s, funcs: s.values(s.checked), begun: map[Root]error{}, next: roots}
	for len(c.next) > 0 {
		k := c.next[0]
		c.next = c.next[1:]
		if _, ok := c.begun[k]; ok {
			continue
		}
		// Only what has been executed is sure to have been escaped.
		if _, err := s.escaped(k.Name); err == nil {
			_, _ = c.program(k)
		}
	}
	slow := map[Root]error{}
	for k, err := range c.begun {
		if err != nil {
			slow[k] = err
		}
	}
	return slow
}

// refusal is why a template gets no program. The compiler panics with it, down to
// where the template was begun.
type refusal struct{ error }

func refuse(format string, args ...any) { panic(refusal{fmt.Errorf(format, args...)}) }

// program compiles a template that has been escaped, unless that has been done.
func (c *compiler) program(k Root) (p *program, err error) {
	if err, ok := c.begun[k]; ok {
		return c.programs[k], err
	}
	t := c.checked.set.Lookup(k.Name)
	if t == nil || t.Tree == nil {
		// It is what html/template derived from another for a place inside a tag.
		return nil, errors.New("its tree is out of reach")
	}
	c.begun[k] = errors.New("it calls itself") // until it is done
	defer func() {
		switch r := recover().(type) {
		case nil:
			c.programs[k] = p
		case refusal:
			p, err = nil, r.error
		default: // a function failed that was called with fixed arguments
			p, err = nil, fmt.Errorf("%v", r)
		}
		c.begun[k] = err
	}()
	s := &scope{compiler: c}
	s.declare("$", k.Data)
	body := s.list(t.Tree.Root, k.Data)
	return &program{body, s.slots}, nil
}

// A scope is what is known at a place in a template that is being compiled.
type scope struct {
	*compiler
	vars  []variable // that can be seen here
	slots int
}

// A variable's name begins with a dollar sign. Its type is nil if only the
// execution can tell.
type variable struct {
	name string
	typ  reflect.Type
	slot int
}

// declare makes a variable.
func (s *scope) declare(name string, typ reflect.Type) (slot int) {
	s.vars = append(s.vars, variable{name, typ, s.slots})
	s.slots++
	return s.slots - 1
}

func (s *scope) lookup(name string) variable {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return s.vars[i]
		}
	}
	refuse("%s is not seen here", name)
	return variable{}
}

// forget ends the variables that were declared when there were n.
func (s *scope) forget(n int) { s.vars = s.vars[:n] }

// list compiles nodes; what they declare is forgotten after them.
func (s *scope) list(l *parse.ListNode, dot reflect.Type) step {
	if l == nil {
		return text(nil)
	}
	defer s.forget(len(s.vars))
	var steps []step
	for _, n := range l.Nodes {
		if !isCounter(n) {
			steps = append(steps, s.node(n, dot))
		}
	}
	return sequence(steps)
}

func sequence(steps []step) step {
	if len(steps) == 1 {
		return steps[0]
	}
	return func(x *execution, dot reflect.Value) {
		for _, step := range steps {
			step(x, dot)
		}
	}
}

func (s *scope) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		return text(n.Text)
	case *parse.ActionNode:
		return s.action(n.Pipe, dot)
	case *parse.IfNode:
		return s.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return s.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return s.loop(n, dot)
	case *parse.TemplateNode:
		return s.template(n, dot)
	}
	refuse("%s is not known", n)
	return nil
}

func text(t []byte) step {
	return func(x *execution, _ reflect.Value) { x.out = append(x.out, t...) }
}

// branch compiles if and with.
func (s *scope) branch(n *parse.BranchNode, dot reflect.Type, with bool) step {
	defer s.forget(len(s.vars))
	e := s.pipe(n.Pipe.Cmds, dot)
	set := s.assignment(n.Pipe, e.typ)
	inner := dot
	if with {
		inner = e.typ
	}
	then, otherwise := s.list(n.List, inner), s.list(n.ElseList, dot)
	if !with && set == nil {
		test := e.truth()
		return func(x *execution, dot reflect.Value) {
			if test(x, dot) {
				then(x, dot)
			} else {
				otherwise(x, dot)
			}
		}
	}
	return func(x *execution, dot reflect.Value) {
		v := e.eval(x, dot)
		if set != nil {
			set(x, v)
		}
		switch {
		case !isTrue(v):
			otherwise(x, dot)
		case with:
			then(x, v)
		default:
			then(x, dot)
		}
	}
}

// assignment compiles the declaration or assignment at the head of a pipeline; nil if
// there is none.
func (s *scope) assignment(p *parse.PipeNode, typ reflect.Type) step {
	if len(p.Decl) == 0 {
		return nil
	}
	name, slot := p.Decl[0].Ident[0], 0
	if !p.IsAssign {
		slot = s.declare(name, typ)
	} else if v := s.lookup(name); v.typ == typ {
		slot = v.slot
	} else {
		refuse("%s becomes a %s", name, typ)
	}
	return func(x *execution, v reflect.Value) { x.vars[x.base+slot] = v }
}

// loop compiles range over a list.
func (s *scope) loop(n *parse.RangeNode, dot reflect.Type) step {
	defer s.forget(len(s.vars))
	e := s.pipe(n.Pipe.Cmds, dot)
	if e.typ == nil || e.typ.Kind() != reflect.Slice || e.typ.Elem().Kind() == reflect.Interface || n.Pipe.IsAssign {
		refuse("range over %s", e.typ)
	}
	otherwise := s.list(n.ElseList, dot)
	index, item := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		item = s.declare(decl[0].Ident[0], e.typ.Elem())
	case 2:
		index = s.declare(decl[0].Ident[0], intType)
		item = s.declare(decl[1].Ident[0], e.typ.Elem())
	}
	body := s.list(n.List, e.typ.Elem())
	return func(x *execution, dot reflect.Value) {
		list := e.eval(x, dot)
		for i := range list.Len() {
			v := list.Index(i)
			if index >= 0 {
				x.vars[x.base+index] = reflect.ValueOf(i)
			}
			if item >= 0 {
				x.vars[x.base+item] = v
			}
			x.must(x.step())
			body(x, v)
		}
		if list.Len() == 0 {
			otherwise(x, dot)
		}
	}
}

// template compiles the call of another template.
func (s *scope) template(n *parse.TemplateNode, dot reflect.Type) step {
	e := expr{eval: func(*execution, reflect.Value) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		e = s.parens(n.Pipe, dot)
	}
	p, err := s.program(Root{n.Name, e.typ})
	if err != nil {
		refuse("template %q: %w", n.Name, err)
	}
	return func(x *execution, dot reflect.Value) { p.call(x, e.eval(x, dot)) }
}
