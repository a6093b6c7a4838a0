package plainyaml

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// TestReadsGeneratedFrontMatter: whatever is written in the styles that
// front matter uses takes the reader, none of it yaml.v3.
func TestReadsGeneratedFrontMatter(t *testing.T) {
	agreeOn(t, 100, func(r *rand.Rand) string {
		w := &writer{r: r}
		if r.IntN(4) == 0 {
			w.list(0, 0)
		} else {
			w.mapping(0, 0)
		}
		return w.String()
	})
}

// writer writes random trees. indent is where a block's lines begin; its
// first line has been indented already.
type writer struct {
	strings.Builder
	r *rand.Rand
}

func (w *writer) pick(from ...string) string { return from[w.r.IntN(len(from))] }

func (w *writer) margin(indent int) { w.WriteString(strings.Repeat(" ", indent)) }

// endLine ends a line, perhaps after a comment, and adds lines without content.
func (w *writer) endLine() {
	w.WriteString(w.pick("", "", "", "", " ", " # why: 'so'", "  #"))
	w.WriteString(w.pick("\n", "\n", "\n", "\n", "\n\n", "\n   \n", "\n# a comment: [\n", "\n      # - far right\n"))
}

func (w *writer) mapping(indent, depth int) {
	for i := range 1 + w.r.IntN(4) {
		if i > 0 {
			w.margin(indent)
		}
		w.key(i, "key", "два слова", "'it''s'", `"a: b"`, "x-", "2024", "a,b]")
		w.value(indent, depth, true)
	}
}

// key writes one of some keys, numbered, because none may stand twice.
func (w *writer) key(i int, keys ...string) {
	key, mark := w.pick(keys...), ""
	if last := key[len(key)-1]; last == '"' || last == '\'' {
		key, mark = key[:len(key)-1], string(last)
	}
	w.WriteString(key + strconv.Itoa(i) + mark + ":")
}

func (w *writer) list(indent, depth int) {
	for i := range 1 + w.r.IntN(3) {
		if i > 0 {
			w.margin(indent)
		}
		w.WriteString("-")
		blanks := 1 + w.r.IntN(3)
		switch w.r.IntN(4) {
		case 0:
			if depth < 4 {
				w.margin(blanks)
				w.mapping(indent+1+blanks, depth+1)
				continue
			}
		case 1:
			if depth < 4 {
				w.margin(blanks)
				w.list(indent+1+blanks, depth+1)
				continue
			}
		}
		w.value(indent, depth, false)
	}
}

// value writes what stands behind a colon or a dash.
func (w *writer) value(indent, depth int, key bool) {
	switch n := w.r.IntN(10); {
	case n == 0:
		w.endLine()
	case n == 1 && depth < 4:
		w.endLine()
		deeper := indent + 1 + w.r.IntN(4)
		w.margin(deeper)
		w.mapping(deeper, depth+1)
	case n == 2 && depth < 4:
		w.endLine()
		deeper := indent + 1 + w.r.IntN(4)
		if key && w.r.IntN(2) == 0 {
			deeper = indent
		}
		w.margin(deeper)
		w.list(deeper, depth+1)
	case n == 3:
		w.literal(indent)
	default:
		w.margin(1 + w.r.IntN(2))
		w.flow(depth, false)
		w.endLine()
	}
}

func (w *writer) literal(indent int) {
	sign := w.pick("|", ">") + w.pick("", "-", "+")
	w.WriteString(" " + sign + w.pick("", "  ") + "\n")
	indent += 1 + w.r.IntN(4)
	for i := range 1 + w.r.IntN(4) {
		if i > 0 {
			w.WriteString(w.pick("", "", "\n", "\n\n", strings.Repeat(" ", indent)+"\n"))
		}
		w.margin(indent)
		if sign[0] == '|' && i > 0 {
			w.margin(w.r.IntN(3))
		}
		w.WriteString(w.pick("text", "- a: b", "# c", "한국어 текст", "'", "end  ", "[x") + "\n")
	}
}

// flow writes a scalar, or a list or mapping in brackets.
func (w *writer) flow(depth int, inside bool) {
	n := w.r.IntN(8)
	switch {
	case depth > 5 || n > 3:
		w.scalar(inside)
	case n == 0:
		w.WriteString("[")
		for range w.r.IntN(4) {
			w.flow(depth+1, true)
			w.WriteString(w.pick(", ", ",", " , "))
		}
		w.WriteString("]")
	case n == 1:
		w.WriteString("{")
		for i := range w.r.IntN(4) {
			w.key(i, "имя", "k", "a-b", `"q"`, "'r s'")
			w.WriteString(" ")
			w.flow(depth+1, true)
			w.WriteString(w.pick(", ", ","))
		}
		w.WriteString("}")
	default:
		w.scalar(inside)
	}
}

func (w *writer) scalar(inside bool) {
	if !inside && w.r.IntN(3) == 0 { // what would mean something in brackets
		w.WriteString(w.pick("a, b", "x [y] {z}", "2024?", "end,"))
		return
	}
	w.WriteString(w.pick("word", "two words", "-5", "~", "null", "true", "2024-06-19", "0x10", "1_000", "https://x.example/a#b", "12:30",
		"김정은", "ЧВК «Вагнер»", "it's", "a*b", "'it''s'", "'a: b # c'", "''", `""`, `"say \"so\" \\ \u00e9\n"`, `"[x, {y}]"`, "🚀"))
}
