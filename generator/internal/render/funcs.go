package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"chancery/generator/internal/page"
)

// A deck is the cards made with one template, by the address of their view.
type deck struct {
	template *template.Template
	made     sync.Map // view pointer → template.HTML
}

// funcs are the functions of the templates; package templates documents them.
func (r *Renderer) funcs() template.FuncMap {
	return template.FuncMap{
		"card": r.card, "cards": r.cardList,
		"link": link, "links": links, "when": when, "label": label,
		"number": number, "plural": plural, "peak": peak,
	}
}

// card gives the named card of a view. It is made once: a card is a pure
// function of its view, so that two goroutines that make it at the same time
// make the same bytes.
func (r *Renderer) card(name string, view any) (template.HTML, error) {
	d := r.cards[name]
	if d == nil {
		return "", fmt.Errorf("there is no card %q", name)
	}
	if v := reflect.ValueOf(view); v.Kind() != reflect.Pointer || v.IsNil() {
		return "", fmt.Errorf("card %q: %T is no pointer to a view", name, view)
	}
	if made, ok := d.made.Load(view); ok {
		return made.(template.HTML), nil
	}
	var b bytes.Buffer
	if err := d.template.Execute(&b, view); err != nil {
		return "", place(err)
	}
	html := template.HTML(b.String()) // made by html/template
	d.made.Store(view, html)
	return html, nil
}

// cardList gives the named cards of a slice of pointers to views.
func (r *Renderer) cardList(name string, list any) (template.HTML, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return "", fmt.Errorf("cards %q: %T is no list", name, list)
	}
	made, size := make([]template.HTML, v.Len()), 0
	for i := range made {
		html, err := r.card(name, v.Index(i).Interface())
		if err != nil {
			return "", err
		}
		made[i] = html
		size += len(html)
	}
	var b strings.Builder
	b.Grow(size)
	for _, html := range made {
		b.WriteString(string(html))
	}
	return template.HTML(b.String()), nil
}

// The functions below write the smallest pieces of markup, of which a page has
// hundreds; through html/template each would cost ten times as much.

func writeLink(b *strings.Builder, l page.Link) {
	if l.URL == "" {
		template.HTMLEscape(writer{b}, []byte(l.Text))
		return
	}
	b.WriteString(`<a href="`)
	b.WriteString(template.HTMLEscapeString(string(l.URL)))
	b.WriteString(`">`)
	b.WriteString(template.HTMLEscapeString(l.Text))
	b.WriteString(`</a>`)
}

// writer lets HTMLEscape write to a strings.Builder.
type writer struct{ *strings.Builder }

// link takes a Link or a *Link.
func link(v any) (template.HTML, error) {
	var b strings.Builder
	switch l := v.(type) {
	case page.Link:
		writeLink(&b, l)
	case *page.Link:
		if l != nil {
			writeLink(&b, *l)
		}
	default:
		return "", fmt.Errorf("link: %T is no link", v)
	}
	return template.HTML(b.String()), nil // escaped above
}

func links(list []page.Link) template.HTML {
	var b strings.Builder
	for i, l := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		writeLink(&b, l)
	}
	return template.HTML(b.String()) // escaped above
}

// when takes a When or a *When.
func when(v any) (template.HTML, error) {
	var w page.When
	switch v := v.(type) {
	case page.When:
		w = v
	case *page.When:
		if v != nil {
			w = *v
		}
	default:
		return "", fmt.Errorf("when: %T is no date", v)
	}
	if w.Text == "" {
		return "", nil
	}
	text := template.HTMLEscapeString(w.Text)
	class := ""
	if w.Vague {
		class = ` class="vague"`
	}
	if w.Datetime == "" {
		return template.HTML(`<span` + class + `>` + text + `</span>`), nil // escaped above
	}
	return template.HTML(`<time` + class + ` datetime="` + template.HTMLEscapeString(w.Datetime) + `">` + text + `</time>`), nil
}

// label takes a Label or a *Label.
func label(class string, v any) (template.HTML, error) {
	var l page.Label
	switch v := v.(type) {
	case page.Label:
		l = v
	case *page.Label:
		if v != nil {
			l = *v
		}
	default:
		return "", fmt.Errorf("label: %T is no label", v)
	}
	if l.Text == "" {
		return "", nil
	}
	tag, address := "span", ""
	if l.URL != "" {
		tag, address = "a", ` href="`+template.HTMLEscapeString(string(l.URL))+`"`
	}
	attr := template.HTMLEscapeString(class + " is-" + l.ID)
	return template.HTML(`<` + tag + ` class="` + attr + `"` + address + `>` + template.HTMLEscapeString(l.Text) + `</` + tag + `>`), nil
}

// number writes n with a comma between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return number(n) + " " + many
}

func peak(counts []page.Count) int {
	most := 0
	for _, c := range counts {
		most = max(most, c.N)
	}
	return most
}
