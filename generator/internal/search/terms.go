package search

import (
	"slices"
	"strconv"
	"sync"
	"unicode/utf16"
)

// entry is a term as all writers have it.
type entry struct {
	text, written string
	parts         []part
}

// vocabulary lists the terms of all writers, in the order of UTF-16 in which
// scripts compare texts.
func (b *Builder) vocabulary() []entry {
	var group sync.WaitGroup
	lists := make([][]entry, len(b.writers))
	for i, w := range b.writers {
		group.Go(func() {
			list, parts := make([]entry, len(w.terms)), make([]part, len(w.terms))
			for j := range w.terms {
				t := &w.terms[j]
				parts[j] = part{w, &t.list}
				list[j] = entry{w.ids.texts[j], t.written, parts[j : j+1 : j+1]}
			}
			slices.SortFunc(list, func(a, b entry) int { return compare(a.text, b.text) })
			lists[i] = list
		})
	}
	group.Wait()
	for len(lists) > 1 {
		lists = append(lists[2:], unite(lists[0], lists[1]))
	}
	if len(lists) == 0 {
		return nil
	}
	return lists[0]
}

// unite merges two vocabularies.
func unite(a, b []entry) []entry {
	out := make([]entry, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch c := compare(a[0].text, b[0].text); {
		case c < 0:
			out, a = append(out, a[0]), a[1:]
		case c > 0:
			out, b = append(out, b[0]), b[1:]
		default:
			e := entry{a[0].text, a[0].written, append(a[0].parts, b[0].parts...)}
			if plainer(b[0].written, e.written) {
				e.written = b[0].written
			}
			out, a, b = append(out, e), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// termShards writes the vocabulary, in order, with the postings of each term, and
// gives the first term of each shard.
func (b *Builder) termShards() ([]string, error) {
	s := shard{builder: b, names: map[string]bool{}}
	var m merger
	spelling := speller{}
	for _, e := range b.vocabulary() {
		list, err := m.merge(e.parts)
		if err != nil {
			return nil, err
		}
		spelling.add(e.written, len(list))
		if err := s.add(e.text, list); err != nil {
			return nil, err
		}
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
		count[p.mark()]++
	}
	room, least := head, levels-1
	for least > 0 && count[least] <= room {
		room -= count[least]
		least--
	}
	s.best, s.others = s.best[:0], s.others[:0]
	for _, p := range list {
		switch {
		case p.mark() > least:
			s.best = append(s.best, p)
		case p.mark() == least && room > 0:
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
		count[p.mark()]++
	}
	for level := levels - 1; level >= 0; level-- {
		if count[level] == 0 {
			continue
		}
		dst = appendNumber(dst, level)
		dst = appendNumber(dst, count[level])
		next := first
		for _, p := range list {
			if p.mark() == level {
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
