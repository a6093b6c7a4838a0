package search

import (
	"encoding/binary"
	"slices"
)

// A posting is a document and a mark in one number: the document above markBits.
// The numbers of a list ascend as its documents do.
const markBits = 8

type posting uint64

func postingOf(doc int32, mark byte) posting { return posting(doc)<<markBits | posting(mark) }

func (p posting) doc() int  { return int(p >> markBits) }
func (p posting) mark() int { return int(p & (1<<markBits - 1)) }

// part is a list as one writer has it.
type part struct {
	writer *Writer
	list   *list
}

// merger puts together what writers have of a list.
type merger struct {
	raw             []byte
	whole, one, two []posting
}

// merge gives the postings of all writers in the order of documents. They are good
// until the next call.
func (m *merger) merge(parts []part) ([]posting, error) {
	m.whole = m.whole[:0]
	for n, p := range parts {
		var err error
		if m.raw, err = p.writer.postings(m.raw[:0], p.list); err != nil {
			return nil, err
		}
		if n == 0 {
			m.whole = decode(m.whole, m.raw)
		} else {
			m.one = decode(m.one[:0], m.raw)
			m.two = join(m.two[:0], m.whole, m.one)
			m.whole, m.two = m.two, m.whole
		}
	}
	for _, p := range parts {
		if !p.writer.order {
			slices.Sort(m.whole)
			break
		}
	}
	return m.whole, nil
}

// decode reads what Writer.append has written.
func decode(dst []posting, raw []byte) []posting {
	doc := int32(0)
	for len(raw) > 0 {
		d, n := binary.Varint(raw)
		doc += int32(d)
		dst = append(dst, postingOf(doc, raw[n]))
		raw = raw[n+1:]
	}
	return dst
}

// join merges two ascending lists.
func join(dst, a, b []posting) []posting {
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			dst, a = append(dst, a[0]), a[1:]
		} else {
			dst, b = append(dst, b[0]), b[1:]
		}
	}
	return append(append(dst, a...), b...)
}
