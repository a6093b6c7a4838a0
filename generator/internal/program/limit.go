package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
)

// What a function may make, and how much of it costs an execution as much as a step: a
// template whose values double with each round would take all memory in a few dozen.
const (
	mostValue = 16 << 20 // bytes
	stepBytes = 4096
	mostWidth = 1_000_000 // characters, to which fmt fills up a value at most
)

// value counts a value of so many bytes that a function has made.
func (x *execution) value(n int) error {
	if n > mostValue {
		return tooLong()
	}
	if n >= stepBytes && x.most > 0 { // 0 while templates are compiled
		x.steps += n / stepBytes
		return x.step()
	}
	return nil
}

func tooLong() error { return Endless{fmt.Sprintf("a value has more than %d MB", mostValue>>20)} }

// limited is a function whose values are counted, as html/template calls it within an execution.
func limited(x *execution, fn any) any {
	f := reflect.ValueOf(fn)
	t := f.Type()
	if x == nil || t.Out(0).Kind() != reflect.String {
		return fn
	}
	var in []reflect.Type
	for p := range t.Ins() {
		in = append(in, p)
	}
	failure := reflect.TypeFor[error]()
	return reflect.MakeFunc(reflect.FuncOf(in, []reflect.Type{t.Out(0), failure}, t.IsVariadic()), func(args []reflect.Value) []reflect.Value {
		call := f.Call
		if t.IsVariadic() {
			call = f.CallSlice
		}
		out := call(args)
		if len(out) == 1 {
			out = append(out, reflect.Zero(failure))
		}
		if err := x.value(out[0].Len()); err != nil {
			out[1] = reflect.ValueOf(&err).Elem()
		}
		return out
	}).Interface()
}

// builtins are those of text/template that write values into others, none of which begins what
// would be too long.
func builtins() template.FuncMap {
	write := func(f func(...any) string) func(...any) (string, error) {
		return func(args ...any) (string, error) {
			if size(args, 1) > mostValue {
				return "", tooLong()
			}
			return f(args...), nil
		}
	}
	return template.FuncMap{"printf": printf, "print": write(fmt.Sprint), "println": write(fmt.Sprintln),
		"html": write(template.HTMLEscaper), "js": write(template.JSEscaper), "urlquery": write(template.URLQueryEscaper)}
}

func printf(format string, args ...any) (string, error) {
	verbs := strings.Count(format, "%")
	most := len(format) + size(args, verbs)
	if strings.ContainsAny(format, "*0123456789") {
		most += verbs * mostWidth
	}
	if most > mostValue {
		return "", tooLong()
	}
	return fmt.Sprintf(format, args...), nil
}

// size is how many bytes texts among some arguments have, each written so many times.
func size(args []any, times int) (n int) {
	for _, a := range args {
		if v := reflect.ValueOf(a); v.Kind() == reflect.String {
			n += v.Len() * max(times, 1)
		}
	}
	return n
}
