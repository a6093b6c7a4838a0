package prose

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"sort"
	"unicode/utf8"

	"chancery/generator/internal/diag"
)

// stride is how many bytes lie between two places of which the character count is kept.
const stride = 256

// places turns byte offsets of a text into lines and columns. The work for one
// offset does not depend on the length of its line.
type places struct {
	src   []byte
	at    diag.Pos
	lines []int32 // offset of each line's first byte; empty until first needed
	runes []int32 // number of characters before each multiple of stride
}

// pos gives the place of a byte offset.
func (p *places) pos(offset int) diag.Pos {
	if len(p.lines) == 0 {
		p.index()
	}
	offset = min(max(offset, 0), len(p.src))
	line := sort.Search(len(p.lines), func(i int) bool { return int(p.lines[i]) > offset }) - 1
	col := p.count(offset) - p.count(int(p.lines[line])) + 1
	if line == 0 && p.at.Col > 1 {
		col += int(p.at.Col) - 1
	}
	return diag.Pos{File: p.at.File, Line: max(p.at.Line, 1) + int32(line), Col: int32(col)}
}

// width counts the characters of a stretch of the source, at least one.
func (p *places) width(from, to int) int {
	if from < 0 || to > len(p.src) || from >= to {
		return 1
	}
	return utf8.RuneCount(p.src[from:to])
}

// count gives the number of characters before an offset.
func (p *places) count(offset int) int {
	block := offset / stride
	// A character that straddles the boundary is counted once: only bytes
	// that begin one count.
	return int(p.runes[block]) + starts(p.src[block*stride:offset])
}

func (p *places) index() {
	p.lines = append(slices.Grow(p.lines, len(p.src)/60+1), 0)
	for i := 0; ; {
		n := bytes.IndexByte(p.src[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		p.lines = append(p.lines, int32(i))
	}
	p.runes = append(slices.Grow(p.runes, len(p.src)/stride+1), 0)
	for end := stride; end <= len(p.src); end += stride {
		p.runes = append(p.runes, p.runes[len(p.runes)-1]+int32(starts(p.src[end-stride:end])))
	}
}

// starts counts the bytes that begin a character.
func starts(b []byte) int {
	n := len(b)
	for ; len(b) >= 8; b = b[8:] {
		eight := binary.LittleEndian.Uint64(b)
		n -= bits.OnesCount64(eight >> 7 &^ (eight >> 6) & 0x0101010101010101) // 10xxxxxx goes on with one
	}
	for _, c := range b {
		n -= int(c >> 7 &^ (c >> 6))
	}
	return n
}

// within finds where part, a slice of src, begins in it.
func within(src, part []byte) (int, bool) {
	if len(part) == 0 {
		return 0, false
	}
	// A slice keeps the capacity up to the end of what it was cut from.
	at := cap(src) - cap(part)
	if at < 0 || at+len(part) > len(src) || &src[at] != &part[0] {
		return 0, false
	}
	return at, true
}
