package render

import (
	"fmt"
	"html/template"

	"chancery/generator/internal/address"
	"chancery/generator/internal/direction"
	"chancery/generator/internal/page"
	"chancery/generator/internal/program"
	"chancery/generator/internal/words"
)

// functions are those of the templates, besides card and cards; package templates documents
// them. The smallest pieces of markup, of which a page has hundreds, are appended to it.
func functions(w *words.Catalogue) map[string]program.Func {
	own := spoken(w)
	return map[string]program.Func{
		"link": program.Markup(appendLink), "links": program.Markup(appendLinks), "anchor": program.Plain(anchor),
		"when": program.Markup(own.appendWhen), "label": program.NamedMarkup(own.appendLabel),
		"words": program.Plain(func() *words.Catalogue { return w }), "fill": program.Fill(fill),
		"number": program.Number(w.Number), "plural": program.NumberOf(w.Count), "peak": program.Plain(peak),
		"file": program.Plain(file), "dir": program.Plain(direction.Of),
		"name":      program.Markup(func(dst []byte, name *string) []byte { return appendName(dst, *name) }),
		"reference": program.Markup(func(dst []byte, text *string) []byte { return own.appendReference(dst, *text) }),
	}
}

func appendLink(dst []byte, l *page.Link) []byte {
	switch {
	case l == nil:
		return dst
	case l.URL == "":
		return appendName(dst, l.Text)
	}
	dst = program.AppendEscaped(append(dst, `<a href="`...), string(l.URL))
	dst = appendName(append(dst, `">`...), l.Text)
	return append(dst, `</a>`...)
}

// appendName appends a name. One that is written from right to left does not draw what
// stands beside it to its other side.
func appendName(dst []byte, name string) []byte {
	if !direction.Mixed(name) {
		return program.AppendEscaped(dst, name)
	}
	return append(program.AppendEscaped(append(dst, "<bdi>"...), name), "</bdi>"...)
}

// appendReference appends how to cite something. In an archive whose language is written from
// left to right a reference is, too: names and titles that are not are kept to themselves, so
// that they stay in their order and dir="auto" passes over them.
func (s inWords) appendReference(dst []byte, text string) []byte {
	if s != "" || !direction.Mixed(text) {
		return program.AppendEscaped(dst, text)
	}
	for i, piece := range direction.Runs(text) {
		if i%2 == 0 {
			dst = program.AppendEscaped(dst, piece)
		} else {
			dst = appendName(dst, piece)
		}
	}
	return dst
}

// inWords is the attribute of what is worded in the interface's language: none where that
// is the page's.
type inWords string

func spoken(w *words.Catalogue) inWords {
	if w.StandIn {
		return inWords(` lang="` + w.Tag + `"`)
	}
	return ""
}

func appendLinks(dst []byte, list *[]page.Link) []byte {
	if list == nil {
		return dst
	}
	for i := range *list {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = appendLink(dst, &(*list)[i])
	}
	return dst
}

func (s inWords) appendWhen(dst []byte, w *page.When) []byte {
	if w == nil || w.Text == "" {
		return dst
	}
	tag := "span"
	if w.Datetime != "" {
		tag = "time"
	}
	dst = append(append(append(dst, '<'), tag...), s...)
	if w.Vague {
		dst = append(dst, ` class="vague"`...)
	}
	if w.Datetime != "" {
		dst = program.AppendEscaped(append(dst, ` datetime="`...), w.Datetime)
		dst = append(dst, '"')
	}
	dst = program.AppendEscaped(append(dst, '>'), w.Text)
	return appendEnd(dst, tag)
}

func (s inWords) appendLabel(dst []byte, class string, l *page.Label) []byte {
	if l == nil || l.Text == "" {
		return dst
	}
	tag := "span"
	if l.URL != "" {
		tag = "a"
	}
	if dst = append(append(dst, '<'), tag...); !direction.Mixed(l.Text) { // a term of the archive's own
		dst = append(dst, s...)
	}
	dst = append(dst, ` class="`...)
	dst = program.AppendEscaped(dst, class)
	dst = program.AppendEscaped(append(dst, ` is-`...), l.ID)
	if l.URL != "" {
		dst = program.AppendEscaped(append(dst, `" href="`...), string(l.URL))
	}
	dst = program.AppendEscaped(append(dst, `">`...), l.Text)
	return appendEnd(dst, tag)
}

func appendEnd(dst []byte, tag string) []byte {
	return append(append(append(dst, "</"...), tag...), '>')
}

// anchor links a text.
func anchor(url address.URL, text string) template.HTML {
	return template.HTML(appendLink(nil, &page.Link{Text: text, URL: url}))
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
