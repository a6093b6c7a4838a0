package data

import (
	"bufio"
	"encoding/binary"

	"chancery/generator/internal/digest"
	"chancery/generator/internal/wording"
)

// summing takes what a file is made from, piece by piece, and gives the digest of it all.
type summing struct {
	sum digest.Sum
	buf []byte
}

// block is how many bytes are digested at once.
const block = 1 << 16

func (s *summing) settle() {
	s.sum = digest.Bytes(s.sum[:], s.buf)
	s.buf = s.buf[:0]
}

func (s *summing) text(text string) {
	s.buf = append(binary.AppendUvarint(s.buf, uint64(len(text))), text...)
	if len(s.buf) > block {
		s.settle()
	}
}

// Write takes the bytes of a file.
func (s *summing) Write(p []byte) (int, error) {
	s.buf = append(s.buf, p...)
	s.settle()
	return len(p), nil
}

// made is the digest of all that a table says: what its files and the database are made from.
func (t *Table) made() digest.Sum {
	s := &summing{buf: []byte(t.sql())}
	t.each(func(r *row) bool {
		for _, c := range r.cells {
			if !c.given {
				s.buf = append(s.buf, 0)
				continue
			}
			s.buf = binary.AppendVarint(append(s.buf, 1), int64(c.number))
			s.text(c.text)
			list := r.values(c)
			s.buf = binary.AppendUvarint(s.buf, uint64(len(list)))
			for _, v := range list {
				s.text(v)
			}
		}
		return true
	})
	s.settle()
	return s.sum
}

// madeOf is the digest of several tables.
func madeOf(tables []func() digest.Sum) digest.Sum {
	s := &summing{}
	for _, made := range tables {
		sum := made()
		s.buf = append(s.buf, sum[:]...)
	}
	s.settle()
	return s.sum
}

// networkMade is the digest of all nodes and edges.
func networkMade(w *wording.Wording) digest.Sum {
	s := &summing{}
	s.text(w.BaseURL)
	n := network{Graph: w.Graph, ids: map[any]string{}, node: func(v node) {
		for _, text := range []string{v.id, v.ref, v.label, v.kind, v.date, v.status, string(v.url)} {
			s.text(text)
		}
	}, edge: func(v edge) {
		for _, text := range []string{v.from, v.to, v.kind} {
			s.text(text)
		}
		s.buf = binary.AppendVarint(s.buf, int64(v.weight))
	}}
	n.nodes()
	n.edges()
	s.settle()
	return s.sum
}

// madeBy is the digest of what a function writes.
func madeBy(write func(*bufio.Writer)) func() digest.Sum {
	return func() digest.Sum {
		s := &summing{}
		out := bufio.NewWriterSize(s, block)
		write(out)
		_ = out.Flush() // there is no error
		s.settle()
		return s.sum
	}
}
