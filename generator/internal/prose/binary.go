package prose

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"chancery/generator/internal/diag"
)

// Form numbers the binary form of a Doc together with what compiling makes of a
// text. Whoever changes either adds one.
const Form = 7

// ErrNotKept is the error of AppendBinary for a text with errors: nothing is
// published of such a text.
var ErrNotKept = errors.New("a text with errors is not kept")

// AppendBinary appends to dst a compact form of a Doc and of the warnings and notes
// that came with it, from which DecodeDoc makes an equal one. at is what Body was
// given: places are kept as lines from there, and without the file's name, so that
// the form serves the same text in another file, or further down. The same Doc and
// list give the same bytes, on every machine.
//
// A key under which the form is stored needs to hold all that it depends on: Form,
// every byte of the text, whether Body or Inline compiled it, and, as the Markdown
// and colouring libraries have their part in it, what identifies the program. The
// result of Body depends on nothing else, as long as at.Col is 0 or 1. Damage to
// stored bytes is for the caller to notice, by a checksum: see DecodeDoc.
func (d *Doc) AppendBinary(dst []byte, list diag.List, at diag.Pos) ([]byte, error) {
	if list.Count(diag.Error) > 0 {
		return dst, ErrNotKept
	}
	e := encoder{at: at, text: append(make([]byte, 0, len(d.html)+32*len(d.Links())), d.html...)}
	e.int(Form)
	e.int(d.Words)
	e.int(len(d.html))
	e.int(len(d.Headings()))
	for _, h := range d.Headings() {
		e.heading(h)
	}
	e.links(d.Links())
	e.runs(d)
	e.holes(d.holes())
	e.messages(list)
	if e.bad {
		return dst, fmt.Errorf("a Doc that begins at %v holds other places", at)
	}
	dst = binary.AppendUvarint(dst, uint64(len(e.numbers)))
	return append(append(dst, e.numbers...), e.text...), nil
}

// encoder parts a Doc into numbers and text: the text comes in one piece.
type encoder struct {
	at      diag.Pos
	numbers []byte
	text    []byte
	bad     bool // a number is negative
}

func (e *encoder) int(list ...int) {
	for _, n := range list {
		e.bad = e.bad || n < 0 || n > math.MaxInt32
		e.numbers = binary.AppendUvarint(e.numbers, uint64(n))
	}
}

func (e *encoder) strings(list ...string) {
	for _, s := range list {
		e.int(len(s))
		e.text = append(e.text, s...)
	}
}

func (e *encoder) heading(h Heading) {
	e.int(h.Level)
	e.strings(h.ID, h.Alias, h.Text)
	e.int(len(h.Former))
	e.strings(h.Former...)
}

func (e *encoder) pos(p diag.Pos) {
	e.bad = e.bad || p.File != e.at.File
	e.int(int(p.Line-firstLine(e.at)), int(p.Col))
}

// firstLine is the line that places are counted from.
func firstLine(at diag.Pos) int32 { return max(at.Line, 1) }

func (e *encoder) links(links []Link) {
	e.int(len(links))
	for i := range links {
		l := &links[i]
		e.int(int(l.Kind), int(l.Section), l.Width)
		e.pos(l.Pos(e.at.File))
		said := l.Said()
		e.strings(l.Target, l.Fragment, said.Label, said.Title, said.Prefix, said.Locator)
	}
}

func (e *encoder) runs(d *Doc) {
	n := 0
	for range d.Runs {
		n++
	}
	e.int(n)
	last := int32(0)
	for r := range d.Runs {
		e.int(int(r.Start-last), int(r.End-r.Start), int(r.Section))
		last = r.End
	}
}

func (e *encoder) holes(holes []hole) {
	e.int(len(holes))
	last := int32(0)
	for _, h := range holes {
		e.int(int(h.at-last), int(h.link), int(h.n), int(h.op))
		last = h.at
	}
}

func (e *encoder) messages(list diag.List) {
	e.int(len(list.Messages))
	for _, m := range list.Messages {
		e.int(int(m.Severity), m.Width)
		e.pos(m.Pos)
		e.strings(string(m.Code), m.Text, m.Fix)
		e.int(len(m.See))
		for _, s := range m.See {
			e.pos(s.Pos)
			e.strings(s.Text)
		}
	}
}
