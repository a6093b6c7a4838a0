package program

import (
	"cmp"
	"reflect"
)

// function compiles the call of a function by its name.
func (s *scope) function(name string, args []expr) expr {
	if fn, ok := s.funcs[name]; ok {
		if e, ok := s.direct(name, args); ok {
			return e
		}
		return s.call(reflect.ValueOf(fn), args)
	}
	switch {
	case name == "and" || name == "or":
		return junction(args, name == "or")
	case name == "not" && len(args) == 1:
		test := args[0].truth()
		return ofBool(func(x *execution, dot reflect.Value) bool { return !test(x, dot) }).fold(args...)
	case name == "len" && len(args) == 1:
		return length(args[0]).fold(args...)
	case name == "index" && len(args) == 2:
		return index(args[0], args[1]).fold(args...)
	case name == "printf":
		return s.call(reflect.ValueOf(printf), args)
	case comparisons[name] != nil && len(args) > 1:
		return compare(name, args).fold(args...)
	}
	refuse("the function %s with %d arguments is not known", name, len(args))
	return expr{}
}

// direct compiles the call of a function that has a form for programs, for arguments of
// the types which that knows.
func (s *scope) direct(name string, args []expr) (e expr, ok bool) {
	if name == "card" || name == "cards" {
		return s.shown(name == "cards", args)
	}
	if f := s.Set.funcs[name].direct; f != nil {
		return f(args)
	}
	return expr{}, false
}

// junction compiles and, or: the first value that decides, or else the last.
func junction(args []expr, or bool) expr {
	var tests []func(*execution, reflect.Value) bool
	typ := args[0].typ
	for _, a := range args {
		tests = append(tests, a.truth())
		if a.typ != typ {
			typ = nil
		}
	}
	e := expr{typ: typ, eval: func(x *execution, dot reflect.Value) (v reflect.Value) {
		for _, a := range args {
			if v = a.eval(x, dot); isTrue(v) == or {
				break
			}
		}
		return v
	}}
	e.test = func(x *execution, dot reflect.Value) bool {
		for _, test := range tests {
			if test(x, dot) == or {
				return or
			}
		}
		return !or
	}
	return e
}

func length(e expr) expr {
	e, typ := pointed(e)
	if typ == nil || typ.Kind() != reflect.String && typ.Kind() != reflect.Slice && typ.Kind() != reflect.Map {
		refuse("len of a %s", typ)
	}
	return typed(intType, func(x *execution, dot reflect.Value) reflect.Value { return reflect.ValueOf(e.eval(x, dot).Len()) })
}

func index(e, at expr) expr {
	e, typ := pointed(e)
	switch {
	case typ == nil || at.typ == nil:
	case typ.Kind() == reflect.Slice && at.typ.Kind() == reflect.Int:
		return typed(typ.Elem(), func(x *execution, dot reflect.Value) reflect.Value {
			list := e.eval(x, dot)
			return list.Index(int(at.eval(x, dot).Int()))
		})
	case typ.Kind() == reflect.Map && at.typ == typ.Key():
		none := reflect.Zero(typ.Elem())
		return typed(typ.Elem(), func(x *execution, dot reflect.Value) reflect.Value {
			m := e.eval(x, dot)
			if v := m.MapIndex(at.eval(x, dot)); v.IsValid() {
				return v
			}
			return none
		})
	}
	refuse("index of a %s by a %s", typ, at.typ)
	return expr{}
}

// comparisons say which orders satisfy a comparison.
var comparisons = map[string]func(order int) bool{
	"eq": func(o int) bool { return o == 0 }, "ne": func(o int) bool { return o != 0 },
	"lt": func(o int) bool { return o < 0 }, "le": func(o int) bool { return o <= 0 },
	"gt": func(o int) bool { return o > 0 }, "ge": func(o int) bool { return o >= 0 },
}

// compare compiles the comparison of texts or of numbers: of the first value with
// each of the others, of which eq allows several.
func compare(name string, args []expr) expr {
	order := map[reflect.Kind]func(a, b reflect.Value) int{
		reflect.String: func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) },
		reflect.Int:    func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) },
	}
	for _, a := range args {
		if a.typ == nil || a.typ.Kind() != args[0].typ.Kind() || order[a.typ.Kind()] == nil || len(args) > 2 && name != "eq" {
			refuse("%s of a %s and a %s", name, args[0].typ, a.typ)
		}
	}
	holds, compare, first := comparisons[name], order[args[0].typ.Kind()], args[0].eval
	return ofBool(func(x *execution, dot reflect.Value) (any bool) {
		v := first(x, dot)
		for _, a := range args[1:] {
			any = holds(compare(v, a.eval(x, dot))) || any
		}
		return any
	})
}

// call compiles the call of any function: slow, as it goes through reflection. A
// call with fixed arguments is made now, since all functions are pure.
func (s *scope) call(fn reflect.Value, args []expr) expr {
	t := fn.Type()
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !t.IsVariadic() || t.NumOut() == 0 || t.NumOut() > 2 {
		refuse("a %s is called with %d arguments", t, len(args))
	}
	evals := make([]func(*execution, reflect.Value) reflect.Value, len(args))
	for i, a := range args {
		if i < fixed {
			evals[i] = fitting(a, t.In(i))
		} else {
			evals[i] = fitting(a, t.In(fixed).Elem())
		}
	}
	return typed(t.Out(0), func(x *execution, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(evals))
		for i, eval := range evals {
			in[i] = eval(x, dot)
		}
		out := fn.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			panic(out[1].Interface())
		}
		if out[0].Kind() == reflect.String {
			x.must(x.value(out[0].Len()))
		}
		return out[0]
	}).fold(args...)
}

// fitting compiles what text/template does to an argument so that it fits its
// parameter.
func fitting(e expr, to reflect.Type) func(*execution, reflect.Value) reflect.Value {
	switch {
	case e.typ == nil:
	case e.typ.AssignableTo(to):
		return e.eval
	case e.literal && e.typ.Kind() == to.Kind() && to.Kind() == reflect.String:
		return func(x *execution, dot reflect.Value) reflect.Value { return e.eval(x, dot).Convert(to) }
	case e.typ.Kind() == reflect.Pointer && e.typ.Elem().AssignableTo(to):
		return func(x *execution, dot reflect.Value) reflect.Value { return e.eval(x, dot).Elem() }
	case reflect.PointerTo(e.typ).AssignableTo(to):
		return func(x *execution, dot reflect.Value) reflect.Value { return e.eval(x, dot).Addr() }
	}
	refuse("a %s does not fit a %s", e.typ, to)
	return nil
}
