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

	"chancery/generator/internal/page"
	"chancery/generator/internal/words"
)

// The kinds of page, each the name of a template file without ".html".
const (
	Home            = "home"
	Briefs          = "briefs"
	Brief           = "brief"
	Actors          = "actors"
	Actor           = "actor"
	Topics          = "topics"
	Topic           = "topic"
	Recommendations = "recommendations"
	Timeline        = "timeline"
	Sources         = "sources"
	Figures         = "figures"
	Prose           = "page"
	Search          = "search"
	NotFound        = "404"
	Redirect        = "redirect"
)

// base is the layout around every page but a redirect.
const base = "base.html"

// Renderer holds the templates, and the programs made of them. It is safe for use
// by several goroutines at once.
type Renderer struct {
	words    *words.Catalogue
	set      *template.Template
	kinds    map[string]kindOfPage
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

// Page renders a view with the templates of its kind, and appends it to dst. prefix
// leads from the page to the site's root: "" for index.html, "../" for
// briefs/x.html, an absolute path with a slash at its end for 404.html, which hosts
// serve at any depth. An error names the template's file and line.
func (r *Renderer) Page(dst []byte, kind string, view any, prefix string) ([]byte, error) {
	k, ok := r.kinds[kind]
	if !ok {
		return dst, fmt.Errorf("render: there is no template for the page kind %q", kind)
	}
	if reflect.TypeOf(view) != k.view {
		return dst, fmt.Errorf("render: the view of a page of the kind %q is a %s, not a %T", kind, k.view, view)
	}
	v, x := reflect.ValueOf(view), newExecution()
	defer x.release()
	if err := r.write(x, kind+".html", v); err != nil {
		return dst, fmt.Errorf("render: %w", err)
	}
	if kind == Redirect {
		return toPrefix(dst, x.out, prefix), nil
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
	dst = toPrefix(slices.Grow(dst, len(x.out)), head, prefix)
	dst = toPrefix(dst, x.out[:content], prefix)
	return toPrefix(dst, foot, prefix), nil
}

// openings are the only places where markup holds an address: a raw quotation
// mark cannot stand in text or in another attribute's value, so that no words
// of an author can look like one of them.
var openings = [][]byte{[]byte(` href="`), []byte(` src="`), []byte(` action="`), []byte(`content="0; url=`)}

// toPrefix appends html to out, with prefix for page.Root at the head of every
// address.
func toPrefix(out, html []byte, prefix string) []byte {
	root := []byte(page.Root)
	for {
		i := bytes.Index(html, root)
		if i < 0 {
			return append(out, html...)
		}
		out = append(out, html[:i]...)
		html = html[i+len(root):]
		if opened(out) {
			out = append(out, prefix...)
		} else {
			out = append(out, root...)
		}
	}
}

func opened(before []byte) bool {
	for _, o := range openings {
		if bytes.HasSuffix(before, o) {
			return true
		}
	}
	return false
}
