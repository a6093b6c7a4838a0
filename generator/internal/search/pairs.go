package search

import (
	"math/bits"
	"runtime"
	"sync/atomic"
	"unicode/utf16"

	"golang.org/x/sync/errgroup"
)

// pairClasses is how many classes the pairs of terms fall into that follow each
// other in texts. A brief of 1,000 words has some 600 pairs, so that two of its
// words that do not follow each other seem to in one of 200.
const (
	pairBits    = 17
	pairClasses = 1 << pairBits
)

// hash is FNV-1a over the UTF-16 code units of a term.
func hash(term string) uint32 {
	h := uint32(2166136261)
	for _, r := range term {
		if r > 0xFFFF {
			r1, r2 := utf16.EncodeRune(r)
			h = (h ^ uint32(r1)) * 16777619
			r = r2
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// mostBetween is how many words that the index leaves out are counted between two
// terms; more count as as many.
const mostBetween = 3

// pairClass gives the class of two terms by their hashes, in this order, with a
// number of words between them that the index leaves out.
func pairClass(first, second uint32, between int) uint32 {
	return (first*0x9E3779B1 ^ (second + uint32(between))) * 0x85EBCA6B >> (32 - pairBits)
}

// Pairs are collected by ranges of classes, of which some share a file.
const (
	pairRanges   = 4096
	rangeClasses = pairClasses / pairRanges
)

// pairFiles rounds a number of files up to three binary digits, so that it changes
// seldom as an archive grows.
func pairFiles(n int) int {
	rest := max(bits.Len(uint(n))-3, 0)
	return min(max((n+1<<rest-1)>>rest<<rest, 1), pairRanges)
}

// pairShards writes for each class of pairs the documents that have one, and gives
// the number of files, among which the ranges are spread evenly.
func (b *Builder) pairShards() (int, error) {
	size := 0
	for _, w := range b.writers {
		for i := range w.pairs {
			size += w.pairs[i].size
		}
	}
	files := pairFiles(size / b.sizes.pairs)
	group := errgroup.Group{}
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			s := pairShard{builder: b}
			for i := int(next.Add(1)) - 1; i < files; i = int(next.Add(1)) - 1 {
				if err := s.write(i, i*pairRanges/files, (i+1)*pairRanges/files); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return files, group.Wait()
}

// pairShard is the memory for files of pairs, one after the other.
type pairShard struct {
	builder *Builder
	merger  merger
	parts   []part
	classes [rangeClasses][]int32
	text    []byte
}

// write writes a file of some ranges: for each class that a document has, how many
// classes none has before it, how many documents, and how many stand between one
// and the next.
func (s *pairShard) write(file, from, to int) error {
	s.text = append(s.text[:0], '"')
	empty := 0 // classes since the last
	for r := from; r < to; r++ {
		s.parts = s.parts[:0]
		for _, w := range s.builder.writers {
			s.parts = append(s.parts, part{w, &w.pairs[r]})
		}
		list, err := s.merger.merge(s.parts)
		if err != nil {
			return err
		}
		for i := range s.classes {
			s.classes[i] = s.classes[i][:0]
		}
		for _, p := range list {
			s.classes[p.mark()] = append(s.classes[p.mark()], int32(p.doc()))
		}
		for _, docs := range s.classes {
			if len(docs) == 0 {
				empty++
				continue
			}
			s.text = appendNumber(appendNumber(s.text, empty), len(docs))
			empty = 0
			next := int32(0)
			for _, d := range docs {
				s.text = appendNumber(s.text, int(d-next))
				next = d + 1
			}
		}
	}
	return s.builder.file(numbered("b", file), append(s.text, '"'))
}
