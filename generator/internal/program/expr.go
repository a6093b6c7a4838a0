package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// An expr is a compiled expression: what text/template would evaluate to. Beside
// eval there may be ways to the same value that make less garbage.
type expr struct {
	typ     reflect.Type // nil if only the execution can tell; then the value is good for truth alone
	eval    func(x *execution, dot reflect.Value) reflect.Value
	test    func(x *execution, dot reflect.Value) bool   // of a bool
	str     func(x *execution, dot reflect.Value) string // of a string
	write   step                                         // of a template.HTML: appends it
	fixed   bool                                         // always the same value
	literal bool                                         // and written as such
}

var (
	htmlType   = reflect.TypeFor[template.HTML]()
	stringType = reflect.TypeFor[string]()
	intType    = reflect.TypeFor[int]()
)

// typed gives an expression its type. What is in an interface is known only when
// it is executed.
func typed(typ reflect.Type, eval func(*execution, reflect.Value) reflect.Value) expr {
	if typ.Kind() == reflect.Interface {
		return expr{eval: func(x *execution, dot reflect.Value) reflect.Value { return eval(x, dot).Elem() }}
	}
	return expr{typ: typ, eval: eval}
}

// constant is a value known now.
func constant(v any) expr {
	value := reflect.ValueOf(v)
	return expr{typ: value.Type(), eval: func(*execution, reflect.Value) reflect.Value { return value }, fixed: true}
}

// fold evaluates an expression now if it is always the same.
func (e expr) fold(from ...expr) expr {
	for _, f := range from {
		if !f.fixed {
			return e
		}
	}
	value := e.eval(new(execution), reflect.Value{})
	return expr{typ: e.typ, eval: func(*execution, reflect.Value) reflect.Value { return value }, fixed: true}
}

func ofString(str func(*execution, reflect.Value) string) expr {
	return expr{typ: stringType, str: str, eval: func(x *execution, dot reflect.Value) reflect.Value { return reflect.ValueOf(str(x, dot)) }}
}

func ofBool(test func(*execution, reflect.Value) bool) expr {
	return expr{typ: reflect.TypeFor[bool](), test: test, eval: func(x *execution, dot reflect.Value) reflect.Value { return reflect.ValueOf(test(x, dot)) }}
}

func ofMarkup(write step) expr {
	return expr{typ: htmlType, write: write, eval: func(x *execution, dot reflect.Value) reflect.Value {
		before := len(x.out)
		write(x, dot)
		x.must(x.value(len(x.out) - before))
		made := template.HTML(x.out[before:])
		x.out = x.out[:before]
		return reflect.ValueOf(made)
	}}
}

// truth compiles the question whether a value is true, as if asks it.
func (e expr) truth() func(*execution, reflect.Value) bool {
	if e.test != nil {
		return e.test
	}
	return func(x *execution, dot reflect.Value) bool { return isTrue(e.eval(x, dot)) }
}

// isTrue is template.IsTrue of the value.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.Int:
		return v.Int() != 0
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Pointer:
		return !v.IsNil()
	}
	truth, _ := template.IsTrue(v.Interface())
	return truth
}

// pipe compiles commands, each of which gets the value of the one before it as
// its last argument.
func (s *scope) pipe(cmds []*parse.CommandNode, dot reflect.Type) expr {
	var last []expr
	for _, cmd := range cmds {
		args := []expr{}
		for _, arg := range cmd.Args[1:] {
			args = append(args, s.operand(arg, dot))
		}
		last = []expr{s.apply(cmd.Args[0], append(args, last...), dot)}
	}
	return last[0]
}

// parens compiles a pipeline that can declare nothing.
func (s *scope) parens(p *parse.PipeNode, dot reflect.Type) expr {
	if len(p.Decl) > 0 {
		refuse("%s declares a variable", p)
	}
	return s.pipe(p.Cmds, dot)
}

// operand compiles an argument.
func (s *scope) operand(n parse.Node, dot reflect.Type) expr { return s.apply(n, nil, dot) }

// apply compiles a function, method, field or value with its arguments.
func (s *scope) apply(n parse.Node, args []expr, dot reflect.Type) expr {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		return s.function(n.Ident, args)
	case *parse.FieldNode:
		return s.chain(atDot(dot), n.Ident, args)
	case *parse.VariableNode:
		v := s.lookup(n.Ident[0])
		e := expr{typ: v.typ, eval: func(x *execution, _ reflect.Value) reflect.Value { return x.vars[x.base+v.slot] }}
		return s.chain(e, n.Ident[1:], args)
	case *parse.ChainNode:
		return s.chain(s.operand(n.Node, dot), n.Field, args)
	}
	if len(args) > 0 {
		refuse("%s takes no argument", n)
	}
	switch n := n.(type) {
	case *parse.PipeNode:
		return s.parens(n, dot)
	case *parse.DotNode:
		return atDot(dot)
	}
	e := literal(n)
	e.literal = true
	return e
}

func atDot(typ reflect.Type) expr {
	return expr{typ: typ, eval: func(_ *execution, dot reflect.Value) reflect.Value { return dot }}
}

func literal(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if i := int(n.Int64); n.IsInt && strconv.Itoa(i) == n.Text {
			return constant(i)
		}
	}
	refuse("%s is not known", n)
	return expr{}
}

// chain compiles .A.B.C of a value; arguments are for the last, a method.
func (s *scope) chain(e expr, names []string, args []expr) expr {
	for i, name := range names {
		if i < len(names)-1 {
			e = s.field(e, name, nil)
		} else {
			e, args = s.field(e, name, args), nil
		}
	}
	if len(args) > 0 {
		refuse("what is no function has arguments")
	}
	return e
}

// field compiles a field or method.
func (s *scope) field(e expr, name string, args []expr) expr {
	e, of := pointed(e)
	if of == nil || of.Kind() == reflect.Interface {
		refuse("it is not known where .%s is", name)
	}
	if m, ok := of.MethodByName(name); ok {
		return s.call(m.Func, append([]expr{e}, args...))
	}
	if m, ok := reflect.PointerTo(of).MethodByName(name); ok {
		address := expr{typ: reflect.PointerTo(of), fixed: e.fixed, eval: func(x *execution, dot reflect.Value) reflect.Value { return e.eval(x, dot).Addr() }}
		return s.call(m.Func, append([]expr{address}, args...))
	}
	if of.Kind() != reflect.Struct || len(args) > 0 {
		refuse("a %s has no field %s", of, name)
	}
	f, ok := of.FieldByName(name)
	if !ok || !f.IsExported() {
		refuse("a %s has no field %s", of, name)
	}
	eval, first := e.eval, f.Index[0]
	result := typed(f.Type, func(x *execution, dot reflect.Value) reflect.Value { return eval(x, dot).Field(first) })
	if len(f.Index) > 1 {
		result = typed(f.Type, func(x *execution, dot reflect.Value) reflect.Value { return eval(x, dot).FieldByIndex(f.Index) })
	}
	return result.fold(e)
}

// pointed compiles the way through pointers. Behind a nil pointer there is no
// value, and whatever is asked of that panics.
func pointed(e expr) (expr, reflect.Type) {
	for e.typ != nil && e.typ.Kind() == reflect.Pointer {
		eval := e.eval
		e = expr{typ: e.typ.Elem(), fixed: e.fixed, eval: func(x *execution, dot reflect.Value) reflect.Value { return eval(x, dot).Elem() }}
	}
	return e, e.typ
}

// action compiles what declares a variable or is printed.
func (s *scope) action(p *parse.PipeNode, dot reflect.Type) step {
	if len(p.Decl) > 0 {
		e := s.pipe(p.Cmds, dot)
		set := s.assignment(p, e.typ)
		return func(x *execution, dot reflect.Value) { set(x, e.eval(x, dot)) }
	}
	n, chain := len(p.Cmds), ""
	for n > 0 {
		name, ok := strings.CutPrefix(p.Cmds[n-1].String(), "_html_template_")
		if !ok {
			break
		}
		chain = strings.TrimSuffix(name+"|"+chain, "|")
		n--
	}
	escape := escapers[chain]
	if escape == nil || n == 0 { // nothing is printed that html/template has not escaped
		refuse("%s is escaped with %q", p, chain)
	}
	e := s.pipe(p.Cmds[:n], dot)
	print := printer(e, chain, escape)
	if e.fixed {
		x := new(execution)
		print(x, reflect.Value{})
		return text(x.out)
	}
	return print
}

// printer compiles the printing of a value.
func printer(e expr, chain string, escape appender) step {
	switch {
	case e.typ == nil:
		refuse("it is not known what is printed")
	case e.typ == htmlType && chain == "htmlescaper":
		return raw(e)
	case e.typ.PkgPath() == "html/template":
		refuse("a %s is printed in another place", e.typ)
	}
	plain := !implements[fmt.Stringer](e.typ) && !implements[error](e.typ) && !implements[fmt.Formatter](e.typ)
	str := e.str
	switch kind := e.typ.Kind(); {
	case kind > reflect.Float64 && kind != reflect.String || kind == reflect.Uintptr:
		refuse("a %s is printed", e.typ)
	case plain && str == nil && kind == reflect.String:
		str = func(x *execution, dot reflect.Value) string { return e.eval(x, dot).String() }
	case plain && reflect.Int <= kind && kind <= reflect.Int64:
		return func(x *execution, dot reflect.Value) { x.out = strconv.AppendInt(x.out, e.eval(x, dot).Int(), 10) }
	case str == nil:
		str = func(x *execution, dot reflect.Value) string { return fmt.Sprint(e.eval(x, dot).Interface()) }
	}
	return func(x *execution, dot reflect.Value) { x.out = escape(x.out, str(x, dot)) }
}

// raw compiles the printing of markup.
func raw(e expr) step {
	if e.write != nil {
		return e.write
	}
	return func(x *execution, dot reflect.Value) { x.out = append(x.out, e.eval(x, dot).String()...) }
}

func implements[I any](t reflect.Type) bool { return t.Implements(reflect.TypeFor[I]()) }
