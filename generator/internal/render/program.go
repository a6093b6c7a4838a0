package render

import (
	"html/template"
	"reflect"
	"slices"
	"sync"
)

// A program is a template made ready for data of one type, so that what
// text/template finds out anew for every value (which field, behind which
// pointer, of what kind, printed how) is known before the first page.
//
// It is made from the tree that html/template has parsed and escaped. What is
// safe, and where, is still html/template's decision; only the interpreter of the
// tree is replaced. A template that holds anything which package render does not
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

// programKey is what a program is for: a template, and the type of its data.
type programKey struct {
	name string
	typ  reflect.Type
}

// execution is the working memory for one page or card.
type execution struct {
	out  []byte
	vars []reflect.Value // of all templates being executed; those of the innermost from base
	base int
}

var executions = sync.Pool{New: func() any { return new(execution) }}

// mostKept is the size in bytes beyond which a buffer is not kept for the next page.
const mostKept = 1 << 20

func newExecution() *execution { return executions.Get().(*execution) }

// release gives the memory back. The output must not be used any more.
func (x *execution) release() {
	if x.out = x.out[:0]; cap(x.out) > mostKept {
		x.out = nil
	}
	clear(x.vars[:cap(x.vars)]) // they would keep views alive
	x.vars, x.base = x.vars[:0], 0
	executions.Put(x)
}

// Write appends what html/template makes.
func (x *execution) Write(p []byte) (int, error) {
	x.out = append(x.out, p...)
	return len(p), nil
}

// run executes the program. If it fails, the output is as before.
func (p *program) run(x *execution, dot reflect.Value) (ok bool) {
	out, vars, base := len(x.out), len(x.vars), x.base
	defer func() {
		if recover() != nil { // html/template will say why
			x.out, x.vars, x.base = x.out[:out], x.vars[:vars], base
		}
	}()
	p.call(x, dot)
	return true
}

// call executes the program as a part of another.
func (p *program) call(x *execution, dot reflect.Value) {
	base, top := x.base, len(x.vars)
	x.vars = slices.Grow(x.vars, p.slots)[:top+p.slots]
	x.base = top
	x.vars[top] = dot
	p.body(x, dot)
	x.vars, x.base = x.vars[:top], base
}

// write appends the named template, executed with a view.
func (r *Renderer) write(x *execution, name string, view reflect.Value) error {
	if p := r.programs[programKey{name, view.Type()}]; p != nil && p.run(x, view) {
		return nil
	}
	return r.interpret(x, name, view)
}

// interpret appends the named template, executed by html/template.
func (r *Renderer) interpret(x *execution, name string, view reflect.Value) error {
	before := len(x.out)
	if err := r.set.Lookup(name).Execute(x, view.Interface()); err != nil {
		x.out = x.out[:before]
		return place(err)
	}
	return nil
}

// html is what write appends.
func (r *Renderer) html(name string, view reflect.Value) (template.HTML, error) {
	x := newExecution()
	defer x.release()
	err := r.write(x, name, view)
	return template.HTML(x.out), err // escaped by html/template's rules
}
