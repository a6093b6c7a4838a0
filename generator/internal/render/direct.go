package render

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"

	"chancery/generator/internal/page"
	"chancery/generator/internal/words"
)

// direct compiles calls of the functions that write most of a page, so that they
// append to it and no value is put into an interface. ok is false where the
// arguments are not of the usual types.
func (s *scope) direct(name string, args []expr) (e expr, ok bool) {
	switch name {
	case "link":
		if l := argument[page.Link](args, 0, 1); l != nil {
			return ofMarkup(func(x *execution, dot reflect.Value) { x.out = appendLink(x.out, l(x, dot)) }), true
		}
	case "links":
		if l := argument[[]page.Link](args, 0, 1); l != nil {
			return ofMarkup(func(x *execution, dot reflect.Value) { x.out = appendLinks(x.out, *l(x, dot)) }), true
		}
	case "when":
		if w := argument[page.When](args, 0, 1); w != nil {
			return ofMarkup(func(x *execution, dot reflect.Value) { x.out = appendWhen(x.out, w(x, dot)) }), true
		}
	case "label":
		if l := argument[page.Label](args, 1, 2); l != nil && args[0].typ == stringType {
			class := args[0].eval
			return ofMarkup(func(x *execution, dot reflect.Value) { x.out = appendLabel(x.out, class(x, dot).String(), l(x, dot)) }), true
		}
	case "number":
		if len(args) == 1 && args[0].typ == reflect.TypeFor[int]() {
			return worded(args[0], s.words.Number), true
		}
	case "plural":
		if len(args) == 2 && args[0].typ == reflect.TypeFor[int]() && args[1].fixed && args[1].typ == reflect.TypeFor[words.Plural]() {
			forms, w := args[1].eval(nil, reflect.Value{}).Interface().(words.Plural), s.words
			return worded(args[0], func(n int) string { return w.Count(n, forms) }), true
		}
	case "fill":
		return filling(args)
	case "card", "cards":
		return s.card(name == "cards", args)
	}
	return expr{}, false
}

// worded compiles the wording of a number. Most numbers are small; those are worded
// now.
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

// filling compiles fill: the words of the phrase are known now, and the pieces are
// written between them.
func filling(args []expr) (e expr, ok bool) {
	if len(args) < 2 || !args[0].fixed {
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

// card compiles the showing of cards.
func (s *scope) card(many bool, args []expr) (e expr, ok bool) {
	if len(args) != 2 || !args[0].fixed || args[0].typ != stringType || args[1].typ == nil {
		return expr{}, false
	}
	view, of := args[1].eval, args[1].typ
	if many && of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	key := programKey{args[0].eval(nil, reflect.Value{}).String(), of}
	if of.Kind() != reflect.Pointer || !usable(s.set.Lookup(key.name)) {
		return expr{}, false
	}
	s.cards = append(s.cards, key)
	r := s.Renderer
	if !many {
		return ofMarkup(func(x *execution, dot reflect.Value) { r.appendCard(x, r.programs[key], key.name, view(x, dot)) }), true
	}
	return ofMarkup(func(x *execution, dot reflect.Value) {
		p, list := r.programs[key], view(x, dot)
		for i := range list.Len() {
			r.appendCard(x, p, key.name, list.Index(i))
		}
	}), true
}

// appendCard executes a card as a part of a page.
func (r *Renderer) appendCard(x *execution, p *program, name string, view reflect.Value) {
	if view.IsNil() {
		panic("a card of nothing")
	}
	if p != nil {
		p.call(x, view)
	} else if err := r.interpret(x, name, view); err != nil {
		panic(err)
	}
}
