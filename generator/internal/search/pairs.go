package search

import (
	"math/bits"
	"unicode/utf16"
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

// Classes are in ranges, of which some share a file.
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

// classesOf gives the classes of a file of pairs, the ranges being spread evenly.
func (p *plan) classesOf(file int) (from, to int) {
	return file * pairRanges / p.pairs * rangeClasses, (file + 1) * pairRanges / p.pairs * rangeClasses
}

// planPairs divides the classes of pairs among files.
func (ix *Index) planPairs(p *plan, r *rootData) {
	total := 0
	for _, c := range p.classes {
		total += int(c.documents)
	}
	p.pairs = pairFiles(total / p.sizes.pairs)
	r.pairFiles = p.pairs
	r.weigh('b', p.pairs, 5*total/4+2*pairClasses)
	for file := range p.pairs {
		from, to := p.classesOf(file)
		digest := uint64(p.pairs)
		for class, c := range p.classes[from:to] {
			if c.documents > 0 {
				digest = spread(digest^uint64(class)) + c.sum
			}
		}
		p.note(numbered("b", file), fileRole{'b', file}, digest)
	}
}

// pairShard is a file of pairs that is being made.
type pairShard struct {
	empty int // classes without documents since the last with some
	text  []byte
}

// add writes a class, if a document has it: how many classes none has before it, how
// many documents, and how many stand between one and the next.
func (s *pairShard) add(list []posting) {
	if len(list) == 0 {
		s.empty++
		return
	}
	s.text = appendNumber(appendNumber(s.text, s.empty), len(list))
	s.empty = 0
	next := 0
	for _, p := range list {
		s.text = appendNumber(s.text, p.doc()-next)
		next = p.doc() + 1
	}
}

// finish gives the file, and is ready for the next one.
func (s *pairShard) finish() []byte {
	out := append(append([]byte{'"'}, s.text...), '"')
	s.empty, s.text = 0, s.text[:0]
	return out
}
