package search

import (
	"math/bits"
	"strconv"
	"unicode/utf16"
)

// A posting is a document and the level of impact of a term in it.
type posting uint32

const levelBits = 4

func postingOf(doc uint32, level uint32) posting { return posting(doc<<levelBits | level) }

func (p posting) doc() int   { return int(p >> levelBits) }
func (p posting) level() int { return int(p & (1<<levelBits - 1)) }

// shardPlan is a range of the vocabulary that shares a file.
type shardPlan struct {
	name  string  // of its file
	terms []int32 // in order
	last  string  // the last of them
	size  int     // what its file has, about
	// What its file depends on, and the files of further postings.
	digest, further uint64
	long            []int // how many postings go to those, term by term
}

// A shard ends where it is long enough and the next term's hash is a multiple of
// boundary, so that a term more or less moves few boundaries, or where it is long.
const boundary = 16

// planTerms divides the vocabulary into shards. How long one is follows from how many
// documents its terms have: what they weigh need not be known to say where one ends.
func (ix *Index) planTerms(p *plan, r *rootData) {
	names := map[string]bool{}
	var s *shardPlan
	for _, t := range ix.view.order {
		if p.terms[t].documents == 0 {
			continue
		}
		text := ix.view.terms[t]
		if s == nil || s.ends(p.sizes.shard, ix.view.hashes[t]) && !names[shardName(text)] {
			p.shards = append(p.shards, shardPlan{name: shardName(text), digest: uint64(len(ix.documents))})
			s = &p.shards[len(p.shards)-1]
			names[s.name], r.shards = true, append(r.shards, text)
		}
		s.add(t, text, p.terms[t], len(ix.documents))
	}
	if s == nil {
		p.shards, r.shards = []shardPlan{{name: shardName("")}}, []string{""} // a script looks there, and finds nothing
	}
	for i := range p.shards {
		s := &p.shards[i]
		p.note("t"+s.name, fileRole{'t', i}, s.digest)
		files := furtherFiles(s.long, p.sizes.piece)
		for n := range files {
			p.note("p"+s.name+"-"+strconv.Itoa(n), fileRole{'t', i}, s.further)
		}
		r.weigh('t', 1, s.size)
		further := 0
		for _, n := range s.long {
			further += 5 * n / 4
		}
		r.weigh('p', files, further)
	}
}

func (s *shardPlan) ends(size int, hash uint32) bool {
	return s.size >= size && hash%boundary == 0 || s.size >= 2*size
}

func (s *shardPlan) add(t int32, text string, known tally, documents int) {
	n := int(known.documents)
	shared, bytes := common(s.last, text)
	s.size += 4 + units(text[bytes:]) + shared>>6 + postingsSize(min(n, 2*head), documents)
	s.terms, s.last = append(s.terms, t), text
	s.digest = spread(s.digest^sumOf(text)) + known.sum
	if n >= 2*head {
		s.size -= postingsSize(head, documents)
		s.long = append(s.long, n-head)
		s.further = spread(s.further^uint64(len(s.terms))) + known.sum
	}
}

// postingsSize guesses how many characters so many postings take: their gaps are those of
// a level, of which there are some four.
func postingsSize(n, documents int) int {
	return n*(1+bits.Len(uint(4*documents/n/lastDigits))/5) + 2*min(n, 4)
}

func shardName(first string) string { return strconv.FormatUint(uint64(hash(first)), 36) }

// head is how many postings stand beside a term; a list twice as long has only its
// best there, and the others in files of their own.
const head = 2048

// shard writes the vocabulary of a shardPlan with its postings.
type shard struct {
	*shardPlan
	piece   int // postings in a record of further
	terms   int
	last    string // term
	text    []byte
	further pieces // postings beyond the best of a term
	chunk   []byte
	best    []posting
	others  []posting
}

func (s *shard) begin(p *shardPlan, piece int, write func(name string, data []byte) error) {
	s.shardPlan, s.piece = p, piece
	s.terms, s.last, s.text = 0, "", s.text[:0]
	s.further = pieces{name: "p" + p.name, most: furtherMost(piece), write: write}
}

// add writes a term: how much of it is as in the term before, the rest of it, in
// how many documents it stands, and its best postings.
func (s *shard) add(text string, list []posting) error {
	shared, bytes := common(s.last, text)
	rest := text[bytes:]
	s.text = appendNumber(s.text, shared)
	s.text = appendNumber(s.text, units(rest))
	s.text = append(s.text, rest...)
	s.text = appendNumber(s.text, len(list))
	best, others := s.split(list)
	s.chunk = appendLevels(s.chunk[:0], best, 0)
	s.text = appendNumber(s.text, len(s.chunk))
	s.text = append(s.text, s.chunk...)
	if err := s.addFurther(others); err != nil {
		return err
	}
	s.last = text
	s.terms++
	return nil
}

// split divides a long list into its best postings and the others, both in the
// order of documents.
func (s *shard) split(list []posting) (best, others []posting) {
	if len(list) < 2*head {
		return list, nil
	}
	var count [levels]int
	for _, p := range list {
		count[p.level()]++
	}
	room, least := head, levels-1
	for least > 0 && count[least] <= room {
		room -= count[least]
		least--
	}
	s.best, s.others = s.best[:0], s.others[:0]
	for _, p := range list {
		switch {
		case p.level() > least:
			s.best = append(s.best, p)
		case p.level() == least && room > 0:
			s.best = append(s.best, p)
			room--
		default:
			s.others = append(s.others, p)
		}
	}
	return s.best, s.others
}

// Of a list's further postings a record has so many, and a file records of so many.
func recordMost(piece int) int  { return piece * 9 / 10 }
func furtherMost(piece int) int { return piece / 2 }

// addFurther writes the postings that are not among the best, in records of the
// order of documents.
func (s *shard) addFurther(list []posting) error {
	for len(list) > 0 {
		n := min(len(list), recordMost(s.piece))
		first := list[0].doc()
		s.chunk = appendLevels(s.chunk[:0], list[:n], first)
		if err := s.further.add(s.terms, first, n, s.chunk); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// furtherFiles gives how many files the further postings of a shard take.
func furtherFiles(long []int, piece int) int {
	all := pieces{most: furtherMost(piece), write: func(string, []byte) error { return nil }}
	for i, n := range long {
		for n > 0 {
			here := min(n, recordMost(piece))
			_ = all.add(i, 0, here, nil) // nothing is written
			n -= here
		}
	}
	_ = all.flush()
	return len(all.starts) / 2
}

// finish gives the shard's file, once all its terms are there.
func (s *shard) finish() ([]byte, error) {
	if err := s.further.flush(); err != nil {
		return nil, err
	}
	out := append([]byte{'['}, '"')
	out = append(out, s.text...) // letters, digits and numbers: nothing to escape
	out = append(out, '"', ',')
	return append(appendInts(out, s.further.starts), ']'), nil
}

// appendLevels writes postings by their impact, the highest first: the level, how
// many, and for each document how many stand between it and the one before.
func appendLevels(dst []byte, list []posting, first int) []byte {
	var count [levels]int
	for _, p := range list {
		count[p.level()]++
	}
	for level := levels - 1; level >= 0; level-- {
		if count[level] == 0 {
			continue
		}
		dst = appendNumber(dst, level)
		dst = appendNumber(dst, count[level])
		next := first
		for _, p := range list {
			if p.level() == level {
				dst = appendNumber(dst, p.doc()-next)
				next = p.doc() + 1
			}
		}
	}
	return dst
}

// common gives the length of what two texts begin with, in UTF-16 code units and
// in bytes.
func common(a, b string) (shared, bytes int) {
	for i, r := range b {
		if n := len(string(r)); len(a) < i+n || a[i:i+n] != b[i:i+n] {
			break
		}
		shared += utf16.RuneLen(r)
		bytes = i + len(string(r))
	}
	return shared, bytes
}

// units gives the length of a text as scripts count it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
