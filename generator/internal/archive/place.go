package archive

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/plainyaml"
	"chancery/generator/internal/prose"
)

// inline compiles the text of a scalar. YAML folds lines and resolves escapes, so
// the places that the text's own lines and columns give are translated into those
// of the file.
func (d *decoding) inline(n *node, text string) *prose.Doc {
	doc, list := d.bodies.Parser.Inline(text, diag.Pos{File: d.name, Line: 1, Col: 1})
	if len(list.Messages) == 0 && len(doc.Links()) == 0 {
		return doc
	}
	places := d.placesOf(n)
	places = places[min(leadingSpace(n.Text), len(places)):]
	lines := lineStarts(text)
	translate := func(line, col *int32) {
		i, to := lines[min(max(int(*line), 1), len(lines))-1]+max(int(*col), 1)-1, d.at(n.Pos)
		if len(places) > 0 {
			to = places[min(i, len(places)-1)]
		}
		*line, *col = to.Line, to.Col
	}
	for i := range list.Messages {
		m := &list.Messages[i]
		translate(&m.Pos.Line, &m.Pos.Col)
		for j := range m.See {
			translate(&m.See[j].Pos.Line, &m.See[j].Pos.Col)
		}
	}
	for i := range doc.Links() {
		l := &doc.Links()[i]
		translate(&l.Line, &l.Col)
	}
	d.list.Join(list)
	return doc
}

func leadingSpace(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			break
		}
		n++
	}
	return n
}

// lineStarts gives the number of characters before each line of a text.
func lineStarts(s string) []int {
	starts, n := []int{0}, 0
	for _, r := range s {
		if n++; r == '\n' {
			starts = append(starts, n)
		}
	}
	return starts
}

// placesOf gives the place in the file of each character of a scalar's text.
func (d *decoding) placesOf(n *node) []diag.Pos {
	w := walk{src: d.src, at: d.at(n.Pos)}
	for line := int32(1); line < n.Line; line++ {
		w.src = w.src[bytes.IndexByte(w.src, '\n')+1:]
	}
	w.at.Col = 1
	for w.at.Col < n.Col {
		w.step()
	}
	switch {
	case n.Style == plainyaml.Block:
		for len(w.src) > 0 && w.rune() != '\n' {
			w.step()
		}
		w.step()
	case n.Style == plainyaml.Quoted:
		w.quote = w.rune()
		w.step()
	}
	var places []diag.Pos
	for _, c := range n.Text {
		places = append(places, w.find(c))
	}
	return slices.Clip(places)
}

// walk goes through the source of a scalar beside the text that YAML made of it.
type walk struct {
	src   []byte // what is still to come
	at    diag.Pos
	quote rune // ' or ", or 0
}

func (w *walk) rune() rune {
	r, _ := utf8.DecodeRune(w.src)
	return r
}

// step goes on by one character.
func (w *walk) step() {
	r, size := utf8.DecodeRune(w.src)
	w.src = w.src[size:]
	w.at.Col++
	if r == '\n' {
		w.at.Line, w.at.Col = w.at.Line+1, 1
	}
}

// find gives the place of the next character of the text, and goes behind it. What
// cannot be found has the place that was reached.
func (w *walk) find(c rune) diag.Pos {
	escaped := w.quote == '"' && bytes.HasPrefix(w.src, []byte("\\\n")) // a line end that stands for nothing
	if escaped {
		w.step()
	}
	if escaped || !unicode.IsSpace(c) { // an indentation, blanks before a fold
		for isBlank(w.rune()) {
			w.step()
		}
	}
	at, r := w.at, w.rune()
	switch {
	case len(w.src) == 0:
	case w.quote == '"' && r == '\\':
		for range escapeLength(w.src) {
			w.step()
		}
	case r == c:
		w.step()
		if r == '\'' && w.quote == '\'' {
			w.step()
		}
	case unicode.IsSpace(c) && isBlank(r): // a fold
		w.step()
	}
	return at
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }

// escapeLength is the number of characters of the escape that src begins with.
func escapeLength(src []byte) int {
	if len(src) < 2 {
		return len(src)
	}
	switch src[1] {
	case 'x':
		return 4
	case 'u':
		return 6
	case 'U':
		return 10
	}
	return 2
}
