package prose

import (
	"encoding/binary"
	"errors"
	"math"

	"chancery/generator/internal/diag"
)

var errForm = errors.New("this is not the form of a compiled text")

// DecodeDoc makes the Doc and the list that AppendBinary wrote. at is the place of
// the text's first character now. Nothing of data is kept.
//
// Data that is damaged, or of another Form, is an error, or gives a Doc of which
// every method works: it never panics, and takes no more than some fifteen times the
// memory of data. But whether a text says what it said only a checksum can tell.
func DecodeDoc(data []byte, at diag.Pos) (*Doc, diag.List, error) {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil, diag.List{}, errForm
	}
	numbers, text := data[n:n+int(size)], data[n+int(size):]
	d := decoder{at: at, numbers: numbers}
	if d.int() != Form {
		return nil, diag.List{}, errForm
	}
	words, html := d.int(), d.int()
	if html > len(text) {
		return nil, diag.List{}, errForm
	}
	all := string(text) // of which the HTML and all strings are parts
	d.html, d.text = all[:html], all[html:]
	p := parts{headings: d.headings(), links: d.links(), runs: d.runs()}
	p.holes = d.holes(&p)
	list := d.messages()
	if d.bad || len(d.numbers) > 0 || d.text != "" {
		return nil, diag.List{}, errForm
	}
	return newDoc(d.html, words, p), list, nil
}

// decoder takes numbers and strings off their fronts. Once something is wrong, all
// numbers are 0 and all strings empty.
type decoder struct {
	at      diag.Pos
	numbers []byte
	html    string
	text    string
	bad     bool
}

func (d *decoder) fail() int {
	d.bad, d.numbers = true, nil
	return 0
}

func (d *decoder) int() int {
	v, n := binary.Uvarint(d.numbers)
	if n <= 0 || v > math.MaxInt32 {
		return d.fail()
	}
	d.numbers = d.numbers[n:]
	return int(v)
}

// upTo is a number that is at most limit.
func (d *decoder) upTo(limit int) int {
	if n := d.int(); n <= limit {
		return n
	}
	return d.fail()
}

// count is the number of things that follow, of which each takes some numbers.
func (d *decoder) count(each int) int { return d.upTo(len(d.numbers) / each) }

func (d *decoder) string() string {
	n := d.upTo(len(d.text))
	s := d.text[:n]
	d.text = d.text[n:]
	return s
}

func (d *decoder) pos() diag.Pos {
	line := firstLine(d.at)
	return diag.Pos{File: d.at.File, Line: line + int32(d.upTo(math.MaxInt32-int(line))), Col: int32(d.int())}
}

func (d *decoder) headings() []Heading {
	list := makeList[Heading](d.count(5))
	for i := range list {
		h := Heading{Level: d.int(), ID: d.string(), Alias: d.string(), Text: d.string()}
		h.Former = makeList[string](d.count(1))
		for j := range h.Former {
			h.Former[j] = d.string()
		}
		list[i] = h
	}
	return list
}

func (d *decoder) links() []Link {
	list := makeList[Link](d.count(11))
	for i := range list {
		l := &list[i]
		l.Kind, l.Section, l.Width = LinkKind(d.upTo(int(WikiText))), int32(d.int()), d.int()
		at := d.pos()
		l.Line, l.Col, l.Target, l.Fragment = at.Line, at.Col, d.string(), d.string()
		l.say(Said{Label: d.string(), Title: d.string(), Prefix: d.string(), Locator: d.string()})
	}
	return list
}

// runs lie in the HTML, one behind the other.
func (d *decoder) runs() []Run {
	list := makeList[Run](d.count(3))
	at := 0
	for i := range list {
		start := at + d.upTo(len(d.html)-at)
		at = start + d.upTo(len(d.html)-start)
		list[i] = Run{int32(start), int32(at), int32(d.int())}
	}
	return list
}

// holes lie in the HTML in their order, are about links and headings that there are,
// and open as often as they close.
func (d *decoder) holes(p *parts) []hole {
	list := makeList[hole](d.count(4))
	at, open := 0, 0
	for i := range list {
		h := &list[i]
		at += d.upTo(len(d.html) - at)
		h.at, h.link, h.n, h.op = int32(at), int32(d.int()), int32(d.int()), holeOp(d.upTo(int(opAlert)))
		switch h.op {
		case opOpen:
			open++
		case opClose:
			open--
		}
		if !h.fits(p) || open < 0 {
			d.fail()
			return nil
		}
	}
	if open > 0 {
		d.fail()
	}
	return list
}

// fits reports whether what a hole is about is there.
func (h *hole) fits(p *parts) bool {
	switch h.op {
	case opPermalink:
		return int(h.link) < len(p.headings)
	case opFootnotes, opFootnote, opBack:
		return true
	case opAlert:
		return int(h.n) < len(alertKinds)
	}
	return h.n > 0 && int(h.n) <= len(p.links)-int(h.link)
}

func (d *decoder) messages() diag.List {
	messages := makeList[diag.Message](d.count(8))
	for i := range messages {
		m := &messages[i]
		m.Severity, m.Width, m.Pos = diag.Severity(d.upTo(int(diag.Note))), d.int(), d.pos()
		m.Code, m.Text, m.Fix = diag.Code(d.string()), d.string(), d.string()
		m.See = makeList[diag.Related](d.count(3))
		for j := range m.See {
			m.See[j] = diag.Related{Pos: d.pos(), Text: d.string()}
		}
	}
	return diag.List{Messages: messages}
}

// makeList makes a list, nil if it is empty.
func makeList[T any](n int) []T {
	if n == 0 {
		return nil
	}
	return make([]T, n)
}
