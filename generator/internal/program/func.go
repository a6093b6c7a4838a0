package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// A Func is a pure function that templates may call. Those that write most of a page have
// a form for programs, too, which appends and puts no value into an interface.
type Func struct {
	value  any // for html/template
	direct func(args []expr) (e expr, ok bool)
}

// Plain is any function that html/template can call.
func Plain(f any) Func { return Func{value: f} }

// Markup is a function of one argument, a T or a *T, that writes markup. A nil pointer is
// passed on.
func Markup[T any](write func(dst []byte, v *T) []byte) Func {
	return Func{
		value: func(v any) (template.HTML, error) {
			p, err := pointer[T](v)
			return template.HTML(write(nil, p)), err
		},
		direct: func(args []expr) (e expr, ok bool) {
			if v := argument[T](args, 0, 1); v != nil {
				return ofMarkup(func(x *execution, dot reflect.Value) { x.out = write(x.out, v(x, dot)) }), true
			}
			return expr{}, false
		},
	}
}

// NamedMarkup is Markup with a string before the value.
func NamedMarkup[T any](write func(dst []byte, name string, v *T) []byte) Func {
	return Func{
		value: func(name string, v any) (template.HTML, error) {
			p, err := pointer[T](v)
			return template.HTML(write(nil, name, p)), err
		},
		direct: func(args []expr) (e expr, ok bool) {
			v := argument[T](args, 1, 2)
			if v == nil || args[0].typ != stringType {
				return expr{}, false
			}
			name := args[0].eval
			return ofMarkup(func(x *execution, dot reflect.Value) { x.out = write(x.out, name(x, dot).String(), v(x, dot)) }), true
		},
	}
}

// Number is a function that words an integer. Most numbers are small; those are worded
// when a template is compiled.
func Number(word func(n int) string) Func {
	return Func{value: word, direct: func(args []expr) (e expr, ok bool) {
		if len(args) != 1 || args[0].typ != intType {
			return expr{}, false
		}
		return worded(args[0], word), true
	}}
}

// NumberOf is Number with an F behind the integer that templates know beforehand.
func NumberOf[F any](word func(n int, form F) string) Func {
	return Func{value: word, direct: func(args []expr) (e expr, ok bool) {
		if len(args) != 2 || args[0].typ != intType || !args[1].fixed || args[1].typ != reflect.TypeFor[F]() {
			return expr{}, false
		}
		form := args[1].eval(nil, reflect.Value{}).Interface().(F)
		return worded(args[0], func(n int) string { return word(n, form) }), true
	}}
}

func worded(number expr, word func(int) string) expr {
	var small [100]string
	for n := range small {
		small[n] = word(n)
	}
	return ofString(func(x *execution, dot reflect.Value) string {
		n := int(number.eval(x, dot).Int())
		if 0 <= n && n < len(small) {
			return small[n]
		}
		return word(n)
	})
}

// Fill is a function that puts pieces of markup, each as it is and at most ten, into a
// phrase. Where templates know the phrase beforehand, its own words are written and the
// pieces between them.
func Fill(fill func(phrase any, pieces ...template.HTML) (template.HTML, error)) Func {
	return Func{value: fill, direct: func(args []expr) (e expr, ok bool) {
		if len(args) < 2 || len(args) > 11 || !args[0].fixed {
			return expr{}, false
		}
		pieces := make([]template.HTML, len(args)-1)
		for i, piece := range args[1:] {
			if piece.typ != htmlType {
				return expr{}, false
			}
			pieces[i] = template.HTML("\x00" + strconv.Itoa(i)) // nothing else in the phrase holds a NUL
		}
		filled, err := fill(args[0].eval(nil, reflect.Value{}).Interface(), pieces...)
		if err != nil {
			return expr{}, false
		}
		parts := strings.Split(string(filled), "\x00")
		steps := []step{text([]byte(parts[0]))}
		for _, part := range parts[1:] {
			steps = append(steps, raw(args[1+part[0]-'0']), text([]byte(part[1:])))
		}
		return ofMarkup(sequence(steps)), true
	}}
}

// pointer takes a T or a *T.
func pointer[T any](v any) (*T, error) {
	switch v := v.(type) {
	case T:
		return &v, nil
	case *T:
		return v, nil
	}
	return nil, fmt.Errorf("%T is no %s", v, reflect.TypeFor[T]().Name())
}

// argument compiles an argument that is a T or a *T, nil if it is neither.
func argument[T any](args []expr, i, n int) func(*execution, reflect.Value) *T {
	t := reflect.TypeFor[T]()
	if len(args) != n || args[i].typ != t && args[i].typ != reflect.PointerTo(t) {
		return nil
	}
	eval := args[i].eval
	return func(x *execution, dot reflect.Value) *T {
		v := eval(x, dot)
		switch {
		case v.Kind() == reflect.Pointer:
			return v.Interface().(*T)
		case v.CanAddr():
			return v.Addr().Interface().(*T)
		}
		made := v.Interface().(T)
		return &made
	}
}

// shown compiles card and cards.
func (s *scope) shown(many bool, args []expr) (e expr, ok bool) {
	if len(args) != 2 || !args[0].fixed || args[0].typ != stringType || args[1].typ == nil {
		return expr{}, false
	}
	data, of := args[1].eval, args[1].typ
	if many && of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	card := Root{args[0].eval(nil, reflect.Value{}).String(), of}
	if of.Kind() != reflect.Pointer || !s.Has(card.Name) {
		return expr{}, false
	}
	s.next = append(s.next, card)
	set := s.Set
	if !many {
		return ofMarkup(func(x *execution, dot reflect.Value) { set.show(x, set.programs[card], card.Name, data(x, dot)) }), true
	}
	return ofMarkup(func(x *execution, dot reflect.Value) {
		p, list := set.programs[card], data(x, dot)
		for i := range list.Len() {
			set.show(x, p, card.Name, list.Index(i))
		}
	}), true
}

// show executes a card as a part of a program.
func (s *Set) show(x *execution, p *program, name string, data reflect.Value) {
	if data.IsNil() {
		panic("a card of nothing")
	}
	if p != nil {
		p.call(x, data)
	} else {
		x.must(s.interpret(x, name, data))
	}
}
