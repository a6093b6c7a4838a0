// Package render turns views into HTML through html/template. It makes no
// address and decides no order: what stands in a view is what a page shows.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"sync"

	"chancery/generator/internal/page"
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
	NotFound        = "404"
	Redirect        = "redirect"
)

// base is the layout around every page but a redirect.
const base = "base"

// Renderer holds the parsed templates and the cards made from them so far. It
// is safe for use by several goroutines at once.
//
// A card is kept by the address of its view: views must not change once the
// first page that shows them has been rendered, and a Renderer serves one build.
type Renderer struct {
	pages map[string]*template.Template
	cards map[string]*deck
}

// layout is the data of base.html.
type layout struct {
	Page any           // the view; the layout uses its Frame
	Main template.HTML // the content of <main>
}

// slot stands for the content while the layout is executed, which spares the
// content two copies. html/template lets no NUL through from anywhere else.
const slot = "\x00main\x00"

// buffers keeps working memory between pages; its content never outlives a call.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Page renders a view with the templates of its kind. prefix leads from the
// page to the site's root: "" for index.html, "../" for briefs/x.html, an
// absolute path with a slash at its end for 404.html, which hosts serve at any
// depth. An error names the template's file and line.
func (r *Renderer) Page(kind string, view any, prefix string) ([]byte, error) {
	content := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(content)
	content.Reset()
	if err := r.execute(content, kind, view); err != nil {
		return nil, err
	}
	if kind == Redirect {
		return toPrefix(nil, content.Bytes(), prefix), nil
	}
	around := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(around)
	around.Reset()
	if err := r.execute(around, base, layout{view, slot}); err != nil {
		return nil, err
	}
	head, foot, ok := bytes.Cut(around.Bytes(), []byte(slot))
	if !ok {
		return nil, fmt.Errorf("render: %s%s.html: the layout does not show {{.Main}}", folder, base)
	}
	whole := make([]byte, 0, around.Len()+content.Len()+64)
	whole = toPrefix(whole, head, prefix)
	whole = toPrefix(whole, content.Bytes(), prefix)
	return toPrefix(whole, foot, prefix), nil
}

func (r *Renderer) execute(w io.Writer, name string, data any) error {
	t := r.pages[name]
	if t == nil {
		return fmt.Errorf("render: there is no template for the page kind %q", name)
	}
	if err := t.Execute(w, data); err != nil {
		return fmt.Errorf("render: %w", place(err))
	}
	return nil
}

// openings are the only places where markup holds an address: a raw quotation
// mark cannot stand in text or in another attribute's value, so that no words
// of an author can look like one of them.
var openings = [][]byte{[]byte(` href="`), []byte(` src="`), []byte(`content="0;url=`)}

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
