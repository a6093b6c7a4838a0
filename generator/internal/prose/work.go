package prose

import (
	"fmt"
	"unicode/utf8"

	"chancery/generator/internal/diag"

	"github.com/yuin/goldmark/text"
)

// spend takes steps from the text's allowance and reports whether they were left.
func (st *state) spend(steps int) bool {
	if steps < 0 || st.work+steps > maxWork {
		return false
	}
	st.work += steps
	return true
}

// refuse reports that a block is left out because it would take too long.
func (st *state) refuse(lines *text.Segments, why string) {
	first := lines.At(0)
	st.errorf(diag.TextTooComplex, first.Start, first.Start+1, "split it, or remove markup; a page with this much of it can hardly be read", "%s", why)
}

// affordable reports whether a block may be read for inline markup. If not, it
// says why.
func (st *state) affordable(lines *text.Segments, src []byte) bool {
	var m measurements
	m, st.open = measure(lines, src, st.open)
	if st.spend(m.work()) {
		return true
	}
	st.refuse(lines, fmt.Sprintf("this paragraph would take too long to read: it has %d characters with %d emphasis marks, %d brackets and %d backticks",
		characters(lines, src), m.marks, m.opens+m.closes, m.ticks))
	return false
}

// measurements of a block, from which the time that it takes can be told.
type measurements struct {
	bytes, lines  int
	marks         int // runs of * _ ~
	ticks         int // runs of backticks
	opens, closes int // square brackets
	targets       int // "](" and "][", where the search for an end begins
	labels        int // characters in brackets, counted once for each pair around them
	angles        int // "<"
}

// work is the number of steps that goldmark takes for a block at the worst:
// every emphasis mark may be compared with every one before it; every run of
// backticks and every link may look through the whole block for its end; every
// closing bracket looks for its line from the last one back, and goes through
// its label, several times if the label may name a definition. Every bracket
// and every "<" is tried as half a dozen things.
func (m measurements) work() int {
	return 4*m.marks*m.marks + m.ticks*m.bytes + 2*m.targets*m.bytes +
		2*m.closes*m.lines + 8*m.labels + 600*(m.opens+m.closes) + 2000*m.angles
}

// markup are the bytes that measure counts.
var markup = [256]bool{'*': true, '_': true, '~': true, '`': true, '[': true, '(': true, ']': true, '<': true}

// measure counts in one pass over the block. It works in open: where the brackets
// opened that are open still.
func measure(lines *text.Segments, src []byte, open []int) (measurements, []int) {
	m := measurements{lines: lines.Len()}
	open = open[:0]
	for i := range lines.Len() {
		segment := lines.At(i)
		line := src[segment.Start:segment.Stop]
		for j, c := range line {
			if !markup[c] {
				continue
			}
			var last byte
			if j > 0 {
				last = line[j-1]
			}
			open = m.count(c, last, m.bytes+j, open)
		}
		m.bytes += len(line)
	}
	return m, open
}

// count counts the byte at an offset of the block, which follows last.
func (m *measurements) count(c, last byte, at int, open []int) []int {
	switch c {
	case '*', '_', '~':
		if c != last {
			m.marks++
		}
	case '`':
		if c != last {
			m.ticks++
		}
	case '[':
		m.opens++
		open = append(open, at)
		if last == ']' {
			m.targets++
		}
	case '(':
		if last == ']' {
			m.targets++
		}
	case ']':
		m.closes++
		if n := len(open); n > 0 {
			m.labels += at - open[n-1]
			open = open[:n-1]
		}
	case '<':
		m.angles++
	}
	return open
}

// characters counts those of a block.
func characters(lines *text.Segments, src []byte) int {
	n := 0
	for i := range lines.Len() {
		segment := lines.At(i)
		n += utf8.RuneCount(src[segment.Start:segment.Stop])
	}
	return n
}
