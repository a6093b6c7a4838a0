// Package edit changes files of an archive in places, and leaves all else in them as it is:
// to the byte. Changes are values, which can be shown as a diff and are written all or none.
package edit

import (
	"bytes"
	"cmp"
	"slices"

	"chancery/generator/internal/diag"

	"github.com/rogpeppe/go-internal/diff"
)

// Edit puts a text in the place of the bytes From to To of a file.
type Edit struct {
	From, To int
	Text     string
}

// Change is what happens to a file.
type Change struct {
	File  string // slash path from the archive's root; "" where there is none before
	To    string // where it is then: another path if it is moved
	Edits []Edit // in any order; they do not overlap
}

// Apply makes the edits.
func (c *Change) Apply(src []byte) []byte {
	edits := slices.Clone(c.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	var out []byte
	at := 0
	for _, e := range edits {
		if e.From < at {
			continue // the same edit twice
		}
		out = append(append(out, src[at:e.From]...), e.Text...)
		at = e.To
	}
	return append(out, src[at:]...)
}

// Text is the bytes of a file with their places, as messages count them.
type Text struct {
	Src   []byte
	lines []int // where each line begins
}

// NewText takes the bytes of a file as they are stored. Its lines may end as on any system;
// a byte order mark is no part of the first.
func NewText(src []byte) *Text {
	t := &Text{Src: src, lines: []int{len(src) - len(bytes.TrimPrefix(src, []byte("\ufeff")))}}
	for i, c := range src {
		if c == '\n' || c == '\r' && !bytes.HasPrefix(src[i+1:], []byte("\n")) {
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

// Offset gives the byte at a place, or false if there is no such place.
func (t *Text) Offset(p diag.Pos) (int, bool) {
	if p.Line < 1 || int(p.Line) > len(t.lines) {
		return 0, false
	}
	at := t.lines[p.Line-1]
	rest := string(t.Src[at:t.lineEnd(int(p.Line-1))])
	n := int32(1)
	for i := range rest {
		if n == p.Col {
			return at + i, true
		}
		n++
	}
	return at + len(rest), n == p.Col
}

// Line gives where the line of a place begins and ends, without its line break.
func (t *Text) Line(p diag.Pos) (from, to int) {
	i := min(max(int(p.Line), 1), len(t.lines)) - 1
	return t.lines[i], t.lineEnd(i)
}

// lineEnd is where the i-th line ends, without its line break.
func (t *Text) lineEnd(i int) int {
	end := len(t.Src)
	if i+1 < len(t.lines) {
		end = t.lines[i+1]
	}
	for end > t.lines[i] && (t.Src[end-1] == '\n' || t.Src[end-1] == '\r') {
		end--
	}
	return end
}

// Break is how lines end in the file.
func (t *Text) Break() string {
	switch i := bytes.IndexAny(t.Src, "\r\n"); {
	case i >= 0 && bytes.HasPrefix(t.Src[i:], []byte("\r\n")):
		return "\r\n"
	case i >= 0 && t.Src[i] == '\r':
		return "\r"
	}
	return "\n"
}

// Diff shows a change in the unified format.
func Diff(c *Change, before, after []byte) string {
	from, to := c.File, c.To
	if from == "" {
		from = "/dev/null"
	}
	if text := diff.Diff(from, before, to, after); text != nil {
		return string(text)
	}
	if from != to {
		return "rename from " + from + "\nrename to " + to + "\n"
	}
	return ""
}
