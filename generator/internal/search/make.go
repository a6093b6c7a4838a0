package search

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Make makes files of the index, all of them for no paths, and hands each to write, from
// whichever goroutine is at work. To make many at once costs little more than to make one:
// each time the words of all documents are gone through.
func (ix *Index) Make(paths []string, write func(path string, data []byte) error) error {
	p, err := ix.plan()
	if err != nil {
		return err
	}
	if paths == nil {
		for _, f := range p.files {
			paths = append(paths, f.Path)
		}
	}
	m := &maker{Index: ix, plan: p, write: write, wanted: map[string]bool{}, shards: make([]bool, len(p.shards)), pairs: make([]bool, p.pairs), atOnce: mostAtOnce}
	for _, path := range paths {
		if err := m.want(path); err != nil {
			return err
		}
	}
	var group sync.WaitGroup
	var failed error
	group.Go(func() { failed = m.pairFiles() })
	err = m.termFiles()
	group.Wait()
	if err == nil {
		err = failed
	}
	return err
}

// File makes one file of the index.
func (ix *Index) File(path string) (data []byte, err error) {
	err = ix.Make([]string{path}, func(_ string, made []byte) error {
		data = made
		return nil
	})
	return data, err
}

// maker makes some files of an index.
type maker struct {
	*Index
	plan   *plan
	write  func(path string, data []byte) error
	wanted map[string]bool // by name
	shards []bool          // of terms
	pairs  []bool          // files
	atOnce int
}

// want notes a file, or makes it where no list of postings is needed.
func (m *maker) want(path string) error {
	name, ok := strings.CutPrefix(strings.TrimSuffix(path, ".js"), Folder)
	if data := m.plan.ready[name]; data != nil && ok {
		return m.hand(name, data)
	}
	role, known := m.plan.places[name]
	switch {
	case !ok || !known:
		return fmt.Errorf("search: the index has no file %s", path)
	case role.sort == 'd':
		data, err := m.batchFile(m.plan.batches[role.n])
		if err != nil {
			return err
		}
		return m.hand(name, script(name, data))
	case role.sort == 't':
		m.shards[role.n] = true
	default:
		m.pairs[role.n] = true
	}
	m.wanted[name] = true
	return nil
}

// made hands over a file, if it is wanted: some are made together.
func (m *maker) made(name string, data []byte) error {
	if !m.wanted[name] {
		return nil
	}
	return m.hand(name, script(name, data))
}

func (m *maker) hand(name string, file []byte) error {
	if err := m.write(pathOf(name), file); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// script is a file: a JavaScript value that the script receives under a name.
func script(name string, data []byte) []byte {
	out := make([]byte, 0, len(data)+len(name)+32)
	out = append(out, `chancerySearch.add("`...)
	out = append(out, name...)
	out = append(out, `",`...)
	out = append(out, data...)
	return append(out, ");\n"...)
}

// termFiles makes the wanted shards of terms.
func (m *maker) termFiles() error {
	slots := make([]int32, len(m.view.terms)) // by term, plus 1
	var sizes []int32
	var owners []int // the shard of each slot
	for i, wanted := range m.shards {
		if !wanted {
			continue
		}
		for _, t := range m.plan.shards[i].terms {
			sizes, owners = append(sizes, m.plan.terms[t].documents), append(owners, i)
			slots[t] = int32(len(sizes))
		}
	}
	s, next := shard{}, 0 // term of the shard
	begin := func(i int) { s.begin(&m.plan.shards[i], m.plan.sizes.piece, m.made); next = 0 }
	if len(sizes) == 0 && slices.Contains(m.shards, true) { // the shard of an empty archive
		begin(0)
		return m.finish(&s)
	}
	return lists(sizes, m.atOnce, func(o *order) error {
		return m.eachTerm(func(doc uint32, list []uint32) {
			for _, t := range list {
				o.put(slots[m.view.termOf[t>>levelBits]]-1, postingOf(doc, t&(levels-1)))
			}
		})
	}, func(n int, list []posting) error {
		if n == 0 || owners[n-1] != owners[n] {
			begin(owners[n])
		}
		if err := s.add(m.view.terms[s.shardPlan.terms[next]], list); err != nil {
			return err
		}
		if next++; next < len(s.shardPlan.terms) {
			return nil
		}
		return m.finish(&s)
	})
}

func (m *maker) finish(s *shard) error {
	data, err := s.finish()
	if err != nil {
		return err
	}
	return m.made("t"+s.name, data)
}

// pairFiles makes the wanted files of pairs.
func (m *maker) pairFiles() error {
	slots := make([]int32, pairClasses) // plus 1
	var sizes []int32
	var ends []int // for the last slot of a file its number, plus 1
	for file, wanted := range m.pairs {
		if !wanted {
			continue
		}
		from, to := m.plan.classesOf(file)
		for class := from; class < to; class++ {
			sizes, ends = append(sizes, m.plan.classes[class].documents), append(ends, 0)
			slots[class] = int32(len(sizes))
		}
		ends[len(ends)-1] = file + 1
	}
	if len(sizes) == 0 {
		return nil
	}
	var s pairShard
	return lists(sizes, m.atOnce, func(o *order) error {
		return m.eachPair(func(doc uint32, list []uint32) {
			for _, class := range list {
				o.put(slots[class]-1, postingOf(doc, 0))
			}
		})
	}, func(n int, list []posting) error {
		s.add(list)
		if ends[n] == 0 {
			return nil
		}
		return m.made(numbered("b", ends[n]-1), s.finish())
	})
}

// mostAtOnce is how many postings are put in order at a time. An index that has more
// goes through its documents several times, up to mostPasses.
const (
	mostAtOnce = 2 << 20
	mostPasses = 4
)

// order is postings that are being put in order, by the number of what they belong to.
type order struct {
	from, to int32   // the range of numbers at hand
	starts   []int32 // where the list of a number is filled next
	all      []posting
}

// put takes a posting, if its number is in the range.
func (o *order) put(number int32, p posting) {
	if number >= o.from && number < o.to {
		at := &o.starts[number]
		o.all[*at] = p
		*at++
	}
}

// lists puts postings in order. sizes says how many each number from 0 has. fill is called
// for each range of numbers in turn: it is to put every posting of the range, those of one
// number in the order of documents. take is given the list of each number.
func lists(sizes []int32, most int, fill func(o *order) error, take func(number int, list []posting) error) error {
	o, whole := &order{starts: make([]int32, len(sizes))}, 0
	for _, n := range sizes {
		whole += int(n)
	}
	most = max(most, whole/mostPasses)
	for n := int32(len(sizes)); o.to < n; {
		o.from = o.to
		total := int32(0)
		for o.to < n && (o.to == o.from || int(total)+int(sizes[o.to]) <= most) {
			o.starts[o.to] = total
			total += sizes[o.to]
			o.to++
		}
		o.all = slices.Grow(o.all[:0], int(total))[:total]
		if err := fill(o); err != nil {
			return err
		}
		for number := o.from; number < o.to; number++ {
			if err := take(int(number), o.all[o.starts[number]-sizes[number]:o.starts[number]]); err != nil {
				return err
			}
		}
	}
	return nil
}

// sortFiles puts files in the order of their paths.
func sortFiles(files []File) {
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// compare orders texts by their UTF-16 code units: characters beyond U+FFFF,
// whose first byte is 0xF0 or more, come before U+E000 and what follows it.
func compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := a[i], b[i]; x != y {
			if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
				x, y = y, x
			}
			return int(x) - int(y)
		}
	}
	return strings.Compare(a, b)
}
