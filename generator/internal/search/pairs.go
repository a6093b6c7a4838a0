package search

import (
	"math/bits"
	"slices"
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

// pairShards writes for each class of pairs the documents that have one, and gives
// the number of files, among which the ranges are spread evenly.
func (b *Builder) pairShards() (int, error) {
	journals, order := b.journals(func(w *Writer) *journal { return &w.pairs })
	sizes, total := make([]int32, pairClasses), 0
	err := each(journals, func(_ int, _ uint32, list []uint32) {
		for _, class := range list {
			sizes[class]++
		}
		total += len(list)
	})
	if err != nil {
		return 0, err
	}
	s := pairShard{builder: b, files: pairFiles(total / b.sizes.pairs)}
	err = lists(sizes, b.atOnce, func(from, to int, put func(int, posting)) error {
		return each(journals, func(_ int, doc uint32, list []uint32) {
			for _, class := range list {
				if int(class) >= from && int(class) < to {
					put(int(class), postingOf(doc, 0))
				}
			}
		})
	}, func(class int, list []posting) error {
		if !order {
			slices.Sort(list)
		}
		return s.add(class, list)
	})
	return s.files, err
}

// pairShard is a shard of pairs that is being filled.
type pairShard struct {
	builder *Builder
	files   int
	number  int
	empty   int // classes without documents since the last with some
	text    []byte
}

// add writes a class, if a document has it: how many classes none has before it, how
// many documents, and how many stand between one and the next. After the last class
// of a shard it writes the shard.
func (s *pairShard) add(class int, list []posting) error {
	if len(list) == 0 {
		s.empty++
	} else {
		s.text = appendNumber(appendNumber(s.text, s.empty), len(list))
		s.empty = 0
		next := 0
		for _, p := range list {
			s.text = appendNumber(s.text, p.doc()-next)
			next = p.doc() + 1
		}
	}
	if class+1 < (s.number+1)*pairRanges/s.files*rangeClasses {
		return nil
	}
	text := append(append([]byte{'"'}, s.text...), '"')
	name := numbered("b", s.number)
	s.number, s.empty, s.text = s.number+1, 0, s.text[:0]
	return s.builder.file(name, text)
}
