package search

import (
	"strconv"
	"unicode/utf16"
)

// termShards writes the vocabulary, in order, with the postings of each term, and
// gives what the root says of them.
func (b *Builder) termShards() (*rootData, error) {
	root := &rootData{}
	s := shard{builder: b}
	var p postings
	spelling := speller{}
	vocabulary := b.vocabulary()
	var same []*part
	for i := 0; i < len(vocabulary); {
		text := vocabulary[i].term.text
		same = same[:0]
		for ; i < len(vocabulary) && vocabulary[i].term.text == text; i++ {
			same = append(same, &vocabulary[i])
		}
		if err := p.read(same); err != nil {
			return nil, err
		}
		spelling.add(text, len(p.list))
		if s.terms == 0 {
			root.shards = append(root.shards, text)
		}
		if err := s.add(text, &p); err != nil {
			return nil, err
		}
		if len(s.text) >= b.sizes.shard {
			if err := s.flush(); err != nil {
				return nil, err
			}
		}
	}
	if len(root.shards) == 0 {
		root.shards = []string{""} // a script looks there, and finds nothing
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	return root, b.file("spell", spelling.encode())
}

// shard is a shard of terms that is being filled.
type shard struct {
	builder   *Builder
	number    int
	terms     int
	last      string // term
	text      []byte
	further   pieces // postings beyond the best of a term
	positions pieces
	chunk     []byte
	order     []posting
}

// add writes a term: how much of it is as in the term before, the rest of it, in
// how many documents it stands, and its best postings.
func (s *shard) add(text string, p *postings) error {
	if s.terms == 0 {
		s.last = ""
		s.further = pieces{builder: s.builder, name: shardName("p", s.number), most: s.builder.sizes.piece}
		s.positions = pieces{builder: s.builder, name: shardName("q", s.number), most: s.builder.sizes.places}
	}
	shared, bytes := common(s.last, text)
	rest := text[bytes:]
	s.text = appendNumber(s.text, shared)
	s.text = appendNumber(s.text, units(rest))
	s.text = append(s.text, rest...)
	s.text = appendNumber(s.text, len(p.list))
	best, others := s.split(p.list)
	s.chunk = appendGroups(s.chunk[:0], best, 0)
	s.text = appendNumber(s.text, len(s.chunk))
	s.text = append(s.text, s.chunk...)
	if err := s.addFurther(others); err != nil {
		return err
	}
	if err := s.addPositions(p); err != nil {
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
		count[p.level]++
	}
	room, least := head, levels-1
	for least > 0 && count[least] <= room {
		room -= count[least]
		least--
	}
	s.order = s.order[:0]
	for _, p := range list {
		switch {
		case int(p.level) > least, int(p.level) == least && room > 0:
			if int(p.level) == least {
				room--
			}
			best = append(best, p)
		default:
			s.order = append(s.order, p)
		}
	}
	return best, s.order
}

// addFurther writes the postings that are not among the best, in pieces of the
// order of documents.
func (s *shard) addFurther(list []posting) error {
	for len(list) > 0 {
		n := min(len(list), s.builder.sizes.piece*2/3)
		first := int(list[0].doc)
		s.chunk = appendGroups(s.chunk[:0], list[:n], first)
		if err := s.further.add(s.terms, first, s.chunk); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// addPositions writes the positions of a term: for each document its distance
// from the last, how many, and the distances between them.
func (s *shard) addPositions(p *postings) error {
	for i := 0; i < len(p.list); {
		first := int(p.list[i].doc)
		next := first
		s.chunk = s.chunk[:0]
		for i < len(p.list) && len(s.chunk) < s.builder.sizes.places {
			at := &p.list[i]
			s.chunk = appendNumber(s.chunk, int(at.doc)-next)
			s.chunk = appendNumber(s.chunk, int(at.to-at.from))
			last := int32(0)
			for _, position := range p.positions[at.from:at.to] {
				s.chunk = appendNumber(s.chunk, int(position-last))
				last = position
			}
			next = int(at.doc) + 1
			i++
		}
		if err := s.positions.add(s.terms, first, s.chunk); err != nil {
			return err
		}
	}
	return nil
}

// flush writes the shard and begins the next.
func (s *shard) flush() error {
	if s.terms == 0 && s.number > 0 {
		return nil
	}
	if err := s.further.flush(); err != nil {
		return err
	}
	if err := s.positions.flush(); err != nil {
		return err
	}
	out := append([]byte{'['}, '"')
	out = append(out, s.text...) // letters, digits and numbers: nothing to escape
	out = append(out, '"', ',')
	out = append(appendInts(out, s.further.starts), ',')
	out = append(appendInts(out, s.positions.starts), ']')
	err := s.builder.file(shardName("t", s.number), out)
	s.number++
	s.terms = 0
	s.text = s.text[:0]
	return err
}

// appendGroups writes postings by their impact, the highest first: the level, how
// many, and for each document how many stand between it and the one before.
func appendGroups(dst []byte, list []posting, first int) []byte {
	var count [levels]int
	for _, p := range list {
		count[p.level]++
	}
	for level := levels - 1; level >= 0; level-- {
		if count[level] == 0 {
			continue
		}
		dst = appendNumber(dst, level)
		dst = appendNumber(dst, count[level])
		next := first
		for _, p := range list {
			if int(p.level) == level {
				dst = appendNumber(dst, int(p.doc)-next)
				next = int(p.doc) + 1
			}
		}
	}
	return dst
}

// pieces are the files that continue a shard. Each holds records: the number of
// the term (or value) in the shard, the first document, the length, the data.
// starts has two numbers for the first record of each file, by which a script
// knows the files that it needs: twice the number of its term, and one more if
// the file before has some of that term; and its first document.
type pieces struct {
	builder *Builder
	name    string
	most    int // characters in a file, unless one record has more
	starts  []int
	text    []byte
	last    int // number of the last record, plus 1
}

func (p *pieces) add(number, first int, data []byte) error {
	if len(p.text) > 0 && len(p.text)+len(data) > p.most {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if len(p.text) == 0 {
		continued := 0
		if p.last == number+1 {
			continued = 1
		}
		p.starts = append(p.starts, 2*number+continued, first)
	}
	p.last = number + 1
	p.text = appendNumber(p.text, number)
	p.text = appendNumber(p.text, first)
	p.text = appendNumber(p.text, len(data))
	p.text = append(p.text, data...)
	return nil
}

func (p *pieces) flush() error {
	if len(p.text) == 0 {
		return nil
	}
	out := append([]byte{'"'}, p.text...)
	p.text = p.text[:0]
	return p.builder.file(p.name+"-"+strconv.Itoa(len(p.starts)/2-1), append(out, '"'))
}

func shardName(prefix string, n int) string { return prefix + strconv.Itoa(n) }

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
