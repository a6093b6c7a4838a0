package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
	"chancery/generator/internal/words"
)

// funcs are the functions of the templates; package templates documents them.
func (r *Renderer) funcs() template.FuncMap {
	return template.FuncMap{
		"card": r.card, "cards": r.cardList,
		"link": link, "links": links, "when": when, "label": label,
		"words":  func() *words.Catalogue { return r.words },
		"number": r.words.Number, "plural": r.words.Count, "fill": fill, "anchor": anchor, "peak": peak,
	}
}

// card gives the named card of a view.
func (r *Renderer) card(name string, view any) (template.HTML, error) {
	if !usable(r.set.Lookup(name)) {
		return "", fmt.Errorf("there is no card %q", name)
	}
	v := reflect.ValueOf(view)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return "", fmt.Errorf("card %q: %T is no pointer to a view", name, view)
	}
	return r.html(name, v)
}

// cardList gives the named cards of a slice of pointers to views.
func (r *Renderer) cardList(name string, list any) (template.HTML, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return "", fmt.Errorf("cards %q: %T is no list", name, list)
	}
	var b strings.Builder
	for i := range v.Len() {
		html, err := r.card(name, v.Index(i).Interface())
		if err != nil {
			return "", err
		}
		b.WriteString(string(html))
	}
	return template.HTML(b.String()), nil // made by html/template's rules
}

// The functions below write the smallest pieces of markup, of which a page has
// hundreds. Programs append what templates that html/template executes get as a
// value.

// link takes a Link or a *Link.
func link(v any) (template.HTML, error) {
	l, err := viewed[page.Link](v)
	return template.HTML(appendLink(nil, l)), err
}

func appendLink(dst []byte, l *page.Link) []byte {
	switch {
	case l == nil:
		return dst
	case l.URL == "":
		return appendEscaped(dst, l.Text)
	}
	dst = appendEscaped(append(dst, `<a href="`...), string(l.URL))
	dst = appendEscaped(append(dst, `">`...), l.Text)
	return append(dst, `</a>`...)
}

func links(list []page.Link) template.HTML { return template.HTML(appendLinks(nil, list)) }

func appendLinks(dst []byte, list []page.Link) []byte {
	for i := range list {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = appendLink(dst, &list[i])
	}
	return dst
}

// when takes a When or a *When.
func when(v any) (template.HTML, error) {
	w, err := viewed[page.When](v)
	return template.HTML(appendWhen(nil, w)), err
}

func appendWhen(dst []byte, w *page.When) []byte {
	if w == nil || w.Text == "" {
		return dst
	}
	tag := "span"
	if w.Datetime != "" {
		tag = "time"
	}
	dst = append(append(dst, '<'), tag...)
	if w.Vague {
		dst = append(dst, ` class="vague"`...)
	}
	if w.Datetime != "" {
		dst = appendEscaped(append(dst, ` datetime="`...), w.Datetime)
		dst = append(dst, '"')
	}
	dst = appendEscaped(append(dst, '>'), w.Text)
	return appendEnd(dst, tag)
}

// label takes a Label or a *Label.
func label(class string, v any) (template.HTML, error) {
	l, err := viewed[page.Label](v)
	return template.HTML(appendLabel(nil, class, l)), err
}

func appendLabel(dst []byte, class string, l *page.Label) []byte {
	if l == nil || l.Text == "" {
		return dst
	}
	tag := "span"
	if l.URL != "" {
		tag = "a"
	}
	dst = append(append(append(dst, '<'), tag...), ` class="`...)
	dst = appendEscaped(dst, class)
	dst = appendEscaped(append(dst, ` is-`...), l.ID)
	if l.URL != "" {
		dst = appendEscaped(append(dst, `" href="`...), string(l.URL))
	}
	dst = appendEscaped(append(dst, `">`...), l.Text)
	return appendEnd(dst, tag)
}

func appendEnd(dst []byte, tag string) []byte {
	return append(append(append(dst, "</"...), tag...), '>')
}

// viewed takes a T or a *T.
func viewed[T any](v any) (*T, error) {
	switch v := v.(type) {
	case T:
		return &v, nil
	case *T:
		return v, nil
	}
	return nil, fmt.Errorf("%T is no %s", v, reflect.TypeFor[T]().Name())
}

// anchor links a text.
func anchor(url address.URL, text string) (template.HTML, error) {
	return link(page.Link{Text: text, URL: url})
}

// fill puts pieces of markup into the gaps of a words.Phrase or a words.Phrase2.
func fill(phrase any, args ...template.HTML) (template.HTML, error) {
	text, gaps := "", 0
	switch p := phrase.(type) {
	case words.Phrase:
		text, gaps = string(p), 1
	case words.Phrase2:
		text, gaps = string(p), 2
	default:
		return "", fmt.Errorf("fill: %T is no phrase", phrase)
	}
	if len(args) != gaps {
		return "", fmt.Errorf("fill: %q wants %d pieces, not %d", text, gaps, len(args))
	}
	pieces := make([]string, len(args))
	for i, a := range args {
		pieces[i] = string(a)
	}
	return template.HTML(words.Fill(template.HTMLEscapeString(text), pieces...)), nil // escaped above, or markup already
}

func peak(counts []page.Count) int {
	most := 0
	for _, c := range counts {
		most = max(most, c.N)
	}
	return most
}
