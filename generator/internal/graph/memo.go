package graph

import (
	"cmp"
	"encoding/binary"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/names"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Memo keeps from one Link to the next what follows from a name alone: as what it is
// compared, and where it is sorted. It serves one Link at a time. The zero Memo is empty.
type Memo struct {
	tag    string // the language of the keys
	keys   kept
	folded kept
	// Of the names that are linked by themselves.
	names  []names.Name
	table  *names.Table
	shared []names.Shared
	found  *found   // in the texts of the last link
	files  []string // of briefs and actors, by their numbers
	trails map[*archive.Brief]trail
	// Whom briefs name, and the digest of the names by which they were counted.
	counted   map[*archive.Brief]*counted
	countedBy digest.Sum
}

// tableOf makes the table of names, unless they are those of the last link.
func (m *Memo) tableOf(entries []names.Name) (*names.Table, []names.Shared) {
	if m.table == nil || !slices.Equal(m.names, entries) {
		m.names = entries
		m.table, m.shared = names.NewTable(entries)
	}
	return m.table, m.shared
}

// begin makes the memo ready for an archive in a language.
func (m *Memo) begin(tag string) {
	if m.tag != tag || m.keys.of == nil {
		*m = Memo{tag: tag, found: m.found, files: m.files, trails: m.trails, counted: m.counted, countedBy: m.countedBy}
		c, buffer := collate.New(language.Make(tag), collate.Numeric), &collate.Buffer{}
		m.keys.make = func(name string) string {
			buffer.Reset()
			return string(c.KeyFromString(buffer, name))
		}
		m.folded.make = fold
		m.keys.of, m.folded.of = map[string]string{}, map[string]string{}
	}
	m.keys.begin()
	m.folded.begin()
}

// kept holds what was made of texts.
type kept struct {
	make  func(string) string
	of    map[string]string
	asked int // how often since the Link began
	usual int // how often during the Link before
}

func (k *kept) begin() { k.usual, k.asked = k.asked, 0 }

func (k *kept) get(text string) string {
	k.asked++
	made, ok := k.of[text]
	if !ok {
		if len(k.of) > 2*max(k.asked, k.usual)+1000 { // most of it is of texts that are no more
			clear(k.of)
		}
		made = k.make(text)
		k.of[text] = made
	}
	return made
}

// sortByName sorts a list as a reader of the archive's language expects, then by ID.
func sortByName[T any](m *Memo, list []T, names func(T) (name, id string)) {
	type keyed struct {
		head [2]uint64 // the first bytes of the key, which decide for most
		key  string
		id   string
		item T
	}
	all := make([]keyed, len(list))
	for i, item := range list {
		name, id := names(item)
		key := m.keys.get(name)
		var head [16]byte
		copy(head[:], key)
		all[i] = keyed{[2]uint64{binary.BigEndian.Uint64(head[:8]), binary.BigEndian.Uint64(head[8:])}, key, id, item}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		switch {
		case a.head[0] != b.head[0]:
			return cmp.Compare(a.head[0], b.head[0])
		case a.head[1] != b.head[1]:
			return cmp.Compare(a.head[1], b.head[1])
		case a.key != b.key:
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(a.id, b.id)
	})
	for i := range all {
		list[i] = all[i].item
	}
}
