// Package versions finds what differs between two versions of a text and of the things that
// it lists. It knows nothing of briefs. The work is bounded, whatever it is given: what
// would take too long to compare counts as replaced.
package versions

import (
	"slices"
	"strings"
	"unicode"
)

// Op says in which version something is.
type Op = string

// What is in both versions, in the newer one or in the older one alone.
const (
	Same    Op = ""
	Added   Op = "added"
	Removed Op = "removed"
)

// Run is a piece of a block.
type Run struct {
	Op   Op
	Text string
}

// Block is a block of a text, such as a paragraph. One that is in both versions with changes
// has runs of several kinds. Skipped blocks are the same in both, and not shown.
type Block struct {
	Runs    []Run
	Skipped int
}

// context is how many blocks are shown on either side of a change.
const context = 1

// Text compares two texts, given as blocks. It gives nothing where they are the same.
func Text(old, new []string) []Block {
	var all []Block
	changed := false
	for _, s := range compare(old, new, mostBlocks) {
		if s.equal {
			for _, text := range old[s.a0:s.a1] {
				all = append(all, Block{Runs: []Run{{Same, text}}})
			}
			continue
		}
		changed = true
		all = append(all, replaced(old[s.a0:s.a1], new[s.b0:s.b1])...)
	}
	if !changed {
		return nil
	}
	return skip(all)
}

// skip leaves out what is far from every change.
func skip(all []Block) (shown []Block) {
	near := func(i int) bool {
		for j := max(0, i-context); j <= min(len(all)-1, i+context); j++ {
			if len(all[j].Runs) != 1 || all[j].Runs[0].Op != Same {
				return true
			}
		}
		return false
	}
	for i, b := range all {
		switch n := len(shown); {
		case near(i):
			shown = append(shown, b)
		case n > 0 && shown[n-1].Skipped > 0:
			shown[n-1].Skipped++
		default:
			shown = append(shown, Block{Skipped: 1})
		}
	}
	return shown
}

// replaced compares blocks of which none is in both versions: those in the same place that
// have half of their words in common are one block with changes.
func replaced(old, new []string) (blocks []Block) {
	for len(old) > 0 && len(new) > 0 {
		if runs, alike := Words(old[0], new[0]); alike {
			blocks, old, new = append(blocks, Block{Runs: runs}), old[1:], new[1:]
		} else if len(new) > len(old) {
			blocks, new = append(blocks, Block{Runs: []Run{{Added, new[0]}}}), new[1:]
		} else {
			blocks, old = append(blocks, Block{Runs: []Run{{Removed, old[0]}}}), old[1:]
		}
	}
	for _, text := range old {
		blocks = append(blocks, Block{Runs: []Run{{Removed, text}}})
	}
	for _, text := range new {
		blocks = append(blocks, Block{Runs: []Run{{Added, text}}})
	}
	return blocks
}

// Words compares two texts word by word. alike reports whether half of the longer one is in
// both; if it is not, the runs are the two as they are.
func Words(old, new string) (runs []Run, alike bool) {
	if len(old) > 2*len(new) || len(new) > 2*len(old) {
		return []Run{{Removed, old}, {Added, new}}, false
	}
	a, b := tokens(old), tokens(new)
	common := 0
	for _, s := range compare(a, b, mostWords) {
		if s.equal {
			text := strings.Join(a[s.a0:s.a1], "")
			common += len(strings.TrimSpace(text))
			runs = append(runs, Run{Same, text})
			continue
		}
		if s.a1 > s.a0 {
			runs = append(runs, Run{Removed, strings.Join(a[s.a0:s.a1], "")})
		}
		if s.b1 > s.b0 {
			runs = append(runs, Run{Added, strings.Join(b[s.b0:s.b1], "")})
		}
	}
	if 2*common >= max(len(old), len(new)) {
		return runs, true
	}
	return []Run{{Removed, old}, {Added, new}}, false
}

// tokens divides a text into words, each with the spaces behind it, signs, and characters of
// scripts that put nothing between words.
func tokens(text string) (list []string) {
	start, before := 0, rune(0)
	for i, r := range text {
		if i > 0 && !unicode.IsSpace(r) && (unicode.IsSpace(before) || !inWord(r) || !inWord(before)) {
			list, start = append(list, text[start:i]), i
		}
		before = r
	}
	if start < len(text) {
		list = append(list, text[start:])
	}
	return list
}

func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// Field is something that is said of an item.
type Field struct{ Name, Text string }

// Item is a thing in a list, such as a recommendation.
type Item struct {
	ID     string
	Former []string // ids that it had before
	Title  string
	Fields []Field
}

// Change is what differs of an item. Of one that is in both versions, Fields has those that
// differ, as runs; of another, all.
type Change struct {
	Op     Op
	Title  string
	Fields []ChangedField
}

// ChangedField is a field with what differs of it.
type ChangedField struct {
	Name string
	Runs []Run
}

// Items compares two lists of things by their ids, in the order of the newer list; what is
// gone comes last.
func Items(old, new []Item) (changes []Change) {
	var kept []string
	for _, n := range new {
		i := slices.IndexFunc(old, func(o Item) bool { return o.ID == n.ID || slices.Contains(n.Former, o.ID) })
		if i < 0 {
			changes = append(changes, whole(n, Added))
			continue
		}
		kept = append(kept, old[i].ID)
		if fields := changedFields(old[i], n); len(fields) > 0 {
			changes = append(changes, Change{Same, n.Title, fields})
		}
	}
	for _, o := range old {
		if !slices.Contains(kept, o.ID) {
			changes = append(changes, whole(o, Removed))
		}
	}
	return changes
}

func whole(i Item, op Op) Change {
	c := Change{Op: op, Title: i.Title}
	for _, f := range i.Fields {
		if f.Text != "" {
			c.Fields = append(c.Fields, ChangedField{f.Name, []Run{{op, f.Text}}})
		}
	}
	return c
}

// changedFields compares two items, which have the same fields in the same order.
func changedFields(old, new Item) (fields []ChangedField) {
	for i, n := range new.Fields {
		if o := old.Fields[i]; o.Text != n.Text {
			runs, _ := Words(o.Text, n.Text)
			fields = append(fields, ChangedField{n.Name, slices.DeleteFunc(runs, func(r Run) bool { return r.Text == "" })})
		}
	}
	return fields
}
