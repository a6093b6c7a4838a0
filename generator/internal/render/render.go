// Package render turns views into HTML: html/template parses and escapes, and programs
// made of what it has escaped do the work (see program). The package makes no
// address and decides no order: what stands in a view is what a page shows.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/words"
)

// base is the layout around every page but a redirect.
const base = "base.html"

// Renderer holds the templates, and the programs made of them. It is safe for use
// by several goroutines at once.
type Renderer struct {
	words    *words.Catalogue
	set      *template.Template
	kinds    map[address.Kind]kindOfPage
	programs map[programKey]*program
}

// kindOfPage is the types of the data that the templates of a kind get.
type kindOfPage struct {
	view   reflect.Type // a pointer
	layout reflect.Type // a struct of the view, as Page, and of the content of <main>, as Main
}

// slot stands for the content while the layout is executed. html/template lets no
// NUL through from anywhere else.
const slot = "\x00main\x00"

// Page renders a view with the templates of its kind, and appends it to dst. Its links
// are written as seen from a place. An error names the template's file and line.
func (r *Renderer) Page(dst []byte, kind address.Kind, view any, from Place) ([]byte, error) {
	k, ok := r.kinds[kind]
	if !ok {
		return dst, fmt.Errorf("render: there is no template for the page kind %q", kind)
	}
	if reflect.TypeOf(view) != k.view {
		return dst, fmt.Errorf("render: the view of a page of the kind %q is a %s, not a %T", kind, k.view, view)
	}
	v, x := reflect.ValueOf(view), newExecution()
	defer x.release()
	if err := r.write(x, string(kind)+".html", v); err != nil {
		return dst, fmt.Errorf("render: %w", err)
	}
	if kind == address.KindRedirect {
		return from.link(dst, x.out), nil
	}
	content := len(x.out)
	around := reflect.New(k.layout).Elem()
	around.Field(0).Set(v)
	around.Field(1).SetString(slot)
	if err := r.write(x, base, around); err != nil {
		return dst, fmt.Errorf("render: %w", err)
	}
	head, foot, ok := bytes.Cut(x.out[content:], []byte(slot))
	if !ok {
		return dst, fmt.Errorf("render: %s%s: the layout does not show {{.Main}}", folder, base)
	}
	dst = from.link(slices.Grow(dst, len(x.out)), head)
	dst = from.link(dst, x.out[:content])
	return from.link(dst, foot), nil
}
