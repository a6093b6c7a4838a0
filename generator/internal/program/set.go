// Package program executes templates fast. html/template parses them and decides
// where which value is escaped how; this package compiles the escaped trees, once,
// for the types of the data that they will get, and so replaces text/template's
// interpreter, which looks for every field of every value anew.
//
// It promises the bytes of html/template. What it does not know (break, scripts,
// templates that call themselves, values whose type is not known, …) is left to
// html/template, and so is every failure: html/template says what is wrong, and where.
// It promises an end, too: an execution that nests, repeats or writes without bound is
// stopped with an Endless. The tests and fuzz targets here hold the escapers and whole
// templates to html/template's bytes; those of package render do so for every page of
// whole archives.
package program

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"sync"
	"text/template/parse"
)

// A Set holds templates that may call each other. Parse comes first, then Check, then
// Compile; after that it does not change, and several goroutines may use it.
//
// Besides those it is given, its templates have two functions: card NAME DATA gives what
// the named template makes of a pointer, and cards NAME LIST of each pointer in a slice.
type Set struct {
	parsed   *template.Template // never executed, so that it can be cloned
	checked  *execution         // whose templates are those that are compiled
	funcs    map[string]Func
	programs map[Root]*program
	most     int // steps of an execution
	mu       sync.Mutex
	free     []*execution
}

// New makes an empty set whose templates may call the given functions.
func New(funcs map[string]Func) *Set {
	s := &Set{parsed: template.New(""), funcs: funcs, most: mostSteps}
	s.parsed.Funcs(s.values(nil)).Option("missingkey=error")
	return s
}

// values are the functions as html/template calls them, within an execution.
func (s *Set) values(x *execution) template.FuncMap {
	all := template.FuncMap{
		"card":  func(name string, data any) (template.HTML, error) { return s.card(x, name, data) },
		"cards": func(name string, list any) (template.HTML, error) { return s.cards(x, name, list) },
	}
	for name, f := range s.funcs {
		all[name] = f.value
	}
	maps.Copy(all, builtins())
	for name, f := range all {
		all[name] = limited(x, f)
	}
	return all
}

// Parse adds the template of a file, and those that it defines.
func (s *Set) Parse(name, text string) error {
	_, err := s.parsed.New(name).Parse(text)
	return err
}

// Trees gives what has been parsed, in no order.
func (s *Set) Trees() []*parse.Tree {
	var trees []*parse.Tree
	for _, t := range s.parsed.Templates() {
		if t.Tree != nil {
			trees = append(trees, t.Tree)
		}
	}
	return trees
}

// Has reports whether there is a template of that name that is not empty.
func (s *Set) Has(name string) bool {
	t := s.parsed.Lookup(name)
	return t != nil && t.Tree != nil && !parse.IsEmptyTree(t.Tree.Root)
}

// Check says, of each of the named templates, what html/template finds wrong with its
// markup: a place in which no value could be made safe. No template is parsed after it.
func (s *Set) Check(names ...string) (faults []error) {
	for _, tree := range s.Trees() {
		if err := countTree(tree); err != nil {
			faults = append(faults, err)
		}
	}
	if len(faults) > 0 {
		return faults
	}
	s.checked = new(execution)
	for _, name := range names {
		if _, err := s.escaped(name); err != nil {
			faults = append(faults, err)
		}
	}
	return faults
}

// escaped gives a template as html/template has escaped it. That it does when a template is
// first executed; without data, the execution itself comes to nothing.
func (s *Set) escaped(name string) (*template.Template, error) {
	set, err := s.interpreter(s.checked)
	if err != nil {
		return nil, err
	}
	t := set.Lookup(name)
	if t == nil {
		return nil, fmt.Errorf("there is no template %q", name)
	}
	s.checked.begin(nil, 100) // no more, as a loop that needs no data is not worth the wait
	var wrong *template.Error
	if err := t.Execute(s.checked, nil); errors.As(err, &wrong) {
		return nil, err
	}
	return t, nil
}

// Append appends what the named template makes of data to dst. With an error, which is
// one of html/template or an Endless within one, it gives dst as it was.
func (s *Set) Append(dst []byte, name string, data any) ([]byte, error) {
	x := s.take()
	defer s.release(x)
	x.begin(dst, s.most)
	if err := s.write(x, name, reflect.ValueOf(data)); err != nil {
		return dst, err
	}
	return x.out, nil
}

// card gives the named card, to html/template.
func (s *Set) card(x *execution, name string, data any) (template.HTML, error) {
	if !s.Has(name) {
		return "", fmt.Errorf("there is no card %q", name)
	}
	v := reflect.ValueOf(data)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return "", fmt.Errorf("card %q: %T is no pointer to a view", name, data)
	}
	before := len(x.out)
	defer func() { x.out = x.out[:before] }()
	err := s.write(x, name, v)
	return template.HTML(x.out[before:]), err // escaped by html/template's rules
}

func (s *Set) cards(x *execution, name string, list any) (template.HTML, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return "", fmt.Errorf("cards %q: %T is no list", name, list)
	}
	var all template.HTML
	for i := range v.Len() {
		card, err := s.card(x, name, v.Index(i).Interface())
		if err != nil {
			return "", err
		}
		all += card
	}
	return all, nil
}
