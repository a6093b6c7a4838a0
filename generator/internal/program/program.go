package program

import (
	"reflect"
	"slices"
)

// A program is a template made ready for data of one type.
//
// It is made from the tree that html/template has parsed and escaped. What is
// safe, and where, is still html/template's decision; only the interpreter of the
// tree is replaced. A template that holds anything which the compiler does not
// know gets no program: html/template executes it, and all that call it.
//
// A program words no error. Where it cannot go on (at a nil pointer, when a
// function fails) it panics; run ends it, and html/template executes the template
// in its place and says what is wrong and where.
type program struct {
	body  step
	slots int // variables, of which the first is $
}

// A step is a compiled node of a template. It appends to x.out.
type step func(x *execution, dot reflect.Value)

// run executes the program. If it fails, the output is as before, and html/template does
// the rest of the execution. So is what has been counted, where nothing is around it.
func (p *program) run(x *execution, dot reflect.Value) (ok bool) {
	before, out, vars, base := x.spent, len(x.out), len(x.vars), x.base
	defer func() {
		if recover() == nil {
			return
		}
		x.failed = true
		if before.depth > 0 {
			before.steps = x.steps
		}
		x.spent, x.out, x.vars, x.base = before, x.out[:out], x.vars[:vars], base // html/template will say why
	}()
	p.call(x, dot)
	return true
}

// call executes the program as a part of another.
func (p *program) call(x *execution, dot reflect.Value) {
	x.must(x.enter())
	base, top := x.base, len(x.vars)
	x.vars = slices.Grow(x.vars, p.slots)[:top+p.slots]
	x.base = top
	x.vars[top] = dot
	p.body(x, dot)
	x.vars, x.base = x.vars[:top], base
	x.leave()
}

// write appends the named template, executed with data.
func (s *Set) write(x *execution, name string, data reflect.Value) error {
	if p := s.programs[Root{name, data.Type()}]; p != nil && !x.failed && p.run(x, data) {
		return nil
	}
	return s.interpret(x, name, data)
}

// interpret appends the named template, executed by html/template.
func (s *Set) interpret(x *execution, name string, data reflect.Value) error {
	set, err := s.interpreter(x)
	if err != nil {
		return err
	}
	before, depth := len(x.out), x.depth
	if err := set.Lookup(name).Execute(x, data.Interface()); err != nil {
		x.out, x.depth = x.out[:before], depth
		return err
	}
	return nil
}
