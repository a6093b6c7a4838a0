// Package render turns views into HTML: html/template parses and escapes, and package
// program executes. The package makes no
// address and decides no order: what stands in a view is what a page shows.
package render

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
	"chancery/generator/internal/program"
	"chancery/generator/internal/words"
)

// base is the layout around every page but a redirect.
const base = "base.html"

// Renderer holds the templates, and the programs made of them. It is safe for use
// by several goroutines at once.
type Renderer struct {
	words   *words.Catalogue
	set     *program.Set
	kinds   map[address.Kind]kindOfPage
	uses    []page.Use
	buffers sync.Pool // of *[]byte, for pages being made
}

// kindOfPage is the types of the data that the templates of a kind get.
type kindOfPage struct {
	view   reflect.Type // a pointer
	layout reflect.Type // a struct of the view, as Page, and of the content of <main>, as Main
}

// slot stands for the content while the layout is executed. html/template lets no
// NUL through from anywhere else.
const slot = "\x00main\x00"

// mostKept is the size in bytes beyond which a buffer is not kept for the next page.
const mostKept = 1 << 20

func (r *Renderer) release(buffer *[]byte) {
	if cap(*buffer) <= mostKept {
		r.buffers.Put(buffer)
	}
}

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
	made := r.buffers.Get().(*[]byte)
	defer r.release(made)
	var err error
	if *made, err = r.set.Append((*made)[:0], string(kind)+".html", view); err != nil {
		return dst, failed(err)
	}
	if bare(kind) {
		return from.link(dst, *made), nil
	}
	content := len(*made)
	around := reflect.New(k.layout).Elem()
	around.Field(0).Set(reflect.ValueOf(view))
	around.Field(1).SetString(slot)
	if *made, err = r.set.Append(*made, base, around.Interface()); err != nil {
		return dst, failed(err)
	}
	head, foot, ok := bytes.Cut((*made)[content:], []byte(slot))
	if !ok {
		return dst, &failure{diag.Pos{File: folder + base}, "the layout does not show {{.Main}}", nil}
	}
	dst = from.link(slices.Grow(dst, len(*made)), head)
	dst = from.link(dst, (*made)[:content])
	return from.link(dst, foot), nil
}

// bare reports whether a kind of page has no layout around it.
func bare(kind address.Kind) bool { return kind == address.KindRedirect || kind == address.KindEmbed }
