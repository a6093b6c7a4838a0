package search

import (
	"slices"
	"strconv"
	"sync"
	"unicode/utf16"
)

// vocabulary is all terms, in the order of UTF-16 in which scripts compare texts. A
// term's place in it is its rank.
type vocabulary struct {
	terms []vocable
	sizes []int32   // of their lists
	ranks [][]int32 // for each writer: a term's number there → its rank
}

// vocable is a term, and the plainest way in which documents write it.
type vocable struct{ text, written string }

// vocabulary puts the terms of all writers in order.
func (b *Builder) vocabulary() *vocabulary {
	var group sync.WaitGroup
	orders := make([][]int32, len(b.writers)) // for each writer its terms in order
	v := &vocabulary{ranks: make([][]int32, len(b.writers))}
	for i, w := range b.writers {
		group.Go(func() {
			v.ranks[i] = make([]int32, len(w.sizes))
			for n, size := range w.sizes {
				if size > 0 {
					orders[i] = append(orders[i], int32(n))
				}
			}
			slices.SortFunc(orders[i], func(a, b int32) int { return compare(w.analyser.ids.texts[a], w.analyser.ids.texts[b]) })
		})
	}
	group.Wait()
	for {
		first := ""
		some := false
		for i, w := range b.writers {
			if len(orders[i]) == 0 {
				continue
			}
			if text := w.analyser.ids.texts[orders[i][0]]; !some || compare(text, first) < 0 {
				first, some = text, true
			}
		}
		if !some {
			return v
		}
		b.unite(v, orders, first)
	}
}

// unite adds the term that comes next to a vocabulary, from all writers that have it.
func (b *Builder) unite(v *vocabulary, orders [][]int32, text string) {
	term, size, known := vocable{text: text}, int32(0), false
	for i, w := range b.writers {
		if len(orders[i]) == 0 || w.analyser.ids.texts[orders[i][0]] != text {
			continue
		}
		n := orders[i][0]
		orders[i] = orders[i][1:]
		v.ranks[i][n] = int32(len(v.terms))
		size += w.sizes[n]
		if written := w.written[n]; !known || written == "" || term.written != "" && plainer(written, term.written) {
			term.written, known = written, true
		}
	}
	if term.written == "" {
		term.written = text
	}
	v.terms, v.sizes = append(v.terms, term), append(v.sizes, size)
}

// termShards writes the vocabulary, in order, with the postings of each term, and
// gives the first term of each shard.
func (b *Builder) termShards() ([]string, error) {
	s := shard{builder: b, names: map[string]bool{}}
	spelling := speller{}
	v := b.vocabulary()
	journals, order := b.journals(func(w *Writer) *journal { return &w.terms })
	err := lists(v.sizes, b.atOnce, func(from, to int, put func(int, posting)) error {
		return each(journals, func(journal int, doc uint32, list []uint32) {
			ranks := v.ranks[journal]
			for _, t := range list {
				if rank := int(ranks[t>>levelBits]); rank >= from && rank < to {
					put(rank, postingOf(doc, t&(levels-1)))
				}
			}
		})
	}, func(rank int, list []posting) error {
		if !order {
			slices.Sort(list)
		}
		spelling.add(v.terms[rank].written, len(list))
		return s.add(v.terms[rank].text, list)
	})
	if err != nil {
		return nil, err
	}
	if len(s.firsts) == 0 {
		s.begin("") // a script looks there, and finds nothing
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	return s.firsts, b.file("spell", spelling.encode())
}

// shard is a shard of terms that is being filled.
type shard struct {
	builder *Builder
	firsts  []string // the first term of each so far
	names   map[string]bool
	name    string
	terms   int
	last    string // term
	text    []byte
	further pieces // postings beyond the best of a term
	chunk   []byte
	best    []posting
	others  []posting
}

// A shard ends where it is long enough and the next term's hash is a multiple of
// boundary, so that a term more or less moves few boundaries, or where it is long.
const boundary = 16

// wants reports whether a term begins a new shard. The shard's file is named by its
// first term, and not by its number, for the same reason.
func (s *shard) wants(text string) bool {
	if len(s.firsts) == 0 {
		return true
	}
	size := len(s.text)
	long := size >= s.builder.sizes.shard && hash(text)%boundary == 0 || size >= 2*s.builder.sizes.shard
	return long && !s.names[shardName(text)]
}

func shardName(first string) string { return strconv.FormatUint(uint64(hash(first)), 36) }

func (s *shard) begin(first string) {
	s.name = shardName(first)
	s.names[s.name] = true
	s.firsts = append(s.firsts, first)
	s.terms, s.last, s.text = 0, "", s.text[:0]
	s.further = pieces{builder: s.builder, name: "p" + s.name, most: s.builder.sizes.piece / 2}
}

// add writes a term: how much of it is as in the term before, the rest of it, in
// how many documents it stands, and its best postings.
func (s *shard) add(text string, list []posting) error {
	if s.wants(text) {
		if err := s.flush(); err != nil {
			return err
		}
		s.begin(text)
	}
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

// split parts a long list into its best postings and the others, both in the
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

// addFurther writes the postings that are not among the best, in pieces of the
// order of documents.
func (s *shard) addFurther(list []posting) error {
	for len(list) > 0 {
		n := min(len(list), s.builder.sizes.piece*9/10)
		first := list[0].doc()
		s.chunk = appendLevels(s.chunk[:0], list[:n], first)
		if err := s.further.add(s.terms, first, s.chunk); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// flush writes the shard.
func (s *shard) flush() error {
	if len(s.firsts) == 0 {
		return nil
	}
	if err := s.further.flush(); err != nil {
		return err
	}
	out := append([]byte{'['}, '"')
	out = append(out, s.text...) // letters, digits and numbers: nothing to escape
	out = append(out, '"', ',')
	out = append(appendInts(out, s.further.starts), ']')
	return s.builder.file("t"+s.name, out)
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
