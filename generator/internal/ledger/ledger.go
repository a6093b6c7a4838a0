// Package ledger reads and writes the list of every address that a site has published:
// pages, and the fragments of pages at which something stands. It lies in the archive, one
// address a line, in order, so that a diff shows what has been added and what is gone.
//
//	briefs/fees.html
//	briefs/fees.html#rec-lower-tier
//
// Promises: what Append writes, Parse reads to the same Ledger; the order of lines, repeated
// lines, blank lines and comments mean nothing, so that two branches may be joined line by
// line (merge=union).
package ledger

import (
	"bytes"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ledger is a set of addresses. The zero Ledger is empty.
type Ledger struct {
	entries []Entry // by address
}

// Entry is an address, and the line on which it stands; 0 where that is not known.
type Entry struct {
	Address string
	Line    int32
}

// Page is the path of the page that the address names or lies on.
func (e Entry) Page() string {
	page, _, _ := strings.Cut(e.Address, "#")
	return page
}

// Fragment is what stands behind the #; "" for the page itself.
func (e Entry) Fragment() string {
	_, fragment, _ := strings.Cut(e.Address, "#")
	return fragment
}

// Mistake is a line that is no address.
type Mistake struct {
	Line  int32
	Width int // characters of the line
	Text  string
	Fix   string
}

// header begins every file that Append writes.
const header = "# Every address that this site has published. The build adds to it; keep it under version control.\n"

// Of makes a ledger of addresses in any order.
func Of(addresses iter.Seq[string]) Ledger {
	var l Ledger
	for a := range addresses {
		l.entries = append(l.entries, Entry{Address: a})
	}
	l.sort()
	return l
}

// sort puts the entries in order, and keeps one of each address.
func (l *Ledger) sort() {
	compare := func(a, b Entry) int { return strings.Compare(a.Address, b.Address) }
	if !slices.IsSortedFunc(l.entries, compare) {
		slices.SortStableFunc(l.entries, compare)
	}
	l.entries = slices.CompactFunc(l.entries, func(a, b Entry) bool { return a.Address == b.Address })
}

// Parse reads a ledger, and says which lines are no addresses.
func Parse(src []byte) (l Ledger, mistakes []Mistake) {
	all, line := string(src), int32(0)
	l.entries = make([]Entry, 0, bytes.Count(src, []byte("\n"))+1)
	for text := range strings.SplitSeq(all, "\n") {
		line++
		if plain(text) {
			l.entries = append(l.entries, Entry{text, line})
			continue
		}
		text = strings.TrimSuffix(text, "\r")
		if blank := strings.TrimSpace(text); blank == "" || blank[0] == '#' {
			continue
		}
		if why, fix := wrong(text); why != "" {
			mistakes = append(mistakes, Mistake{line, max(1, utf8.RuneCountInString(text)), why, fix})
			continue
		}
		l.entries = append(l.entries, Entry{text, line})
	}
	l.sort()
	return l, mistakes
}

// plain reports whether a line is an address of the usual form, which nearly all are: letters,
// digits and a few signs, in folders whose names begin with a letter or digit. Whatever it
// refuses, wrong looks at.
func plain(text string) bool {
	begins := true // an element of the path
	for i := range len(text) {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', 'A' <= c && c <= 'Z':
			begins = false
		case begins:
			return false
		case c == '/':
			begins = true
		case c == '#':
			return plainFragment(text[i+1:])
		case c != '-' && c != '.' && c != '_' && c != '%':
			return false
		}
	}
	return !begins
}

func plainFragment(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return text != ""
}

// wrong says why a line is no address, or "".
func wrong(text string) (why, fix string) {
	const write = "write the path of a page from the site's root, such as briefs/fees.html, with a fragment or without"
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if strings.HasPrefix(text, mark) {
			return "Git left a merge conflict here", "remove the conflict markers and keep all addresses: their order does not matter"
		}
	}
	page, fragment, hasFragment := strings.Cut(text, "#")
	switch {
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError || r == '\\' }):
		return "a character that no address contains", write
	case strings.Contains(text, "://"):
		return "this is the address of a whole site", write
	case strings.TrimSpace(text) != text:
		return "spaces around an address", "remove them"
	case !fs.ValidPath(page) || page == ".":
		return "this is not a path in a site", write
	case hasFragment && fragment == "":
		return "nothing follows the #", "name the fragment, or remove the #"
	}
	return "", ""
}

// Entries gives the addresses in order.
func (l Ledger) Entries() []Entry { return l.entries }

// Len is how many addresses there are.
func (l Ledger) Len() int { return len(l.entries) }

// On yields the addresses of a page, in order: its own, and those on it.
func (l Ledger) On(page string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		from := func(address string) []Entry {
			i, _ := slices.BinarySearchFunc(l.entries, address, func(e Entry, a string) int { return strings.Compare(e.Address, a) })
			return l.entries[i:]
		}
		if own := from(page); len(own) > 0 && own[0].Address == page && !yield(own[0]) {
			return
		}
		for _, e := range from(page + "#") {
			if !strings.HasPrefix(e.Address, page+"#") || !yield(e) {
				return
			}
		}
	}
}

// Has reports whether an address is in the ledger.
func (l Ledger) Has(address string) bool {
	_, ok := slices.BinarySearchFunc(l.entries, address, func(e Entry, a string) int { return strings.Compare(e.Address, a) })
	return ok
}

// With gives the addresses of both ledgers, and how many of them the first did not have.
func (l Ledger) With(other Ledger) (both Ledger, added int) {
	both.entries = make([]Entry, 0, max(len(l.entries), len(other.entries)))
	a, b := l.entries, other.entries
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0].Address, b[0].Address); {
		case c < 0:
			both.entries, a = append(both.entries, a[0]), a[1:]
		case c > 0:
			both.entries, b = append(both.entries, b[0]), b[1:]
			added++
		default:
			both.entries, a, b = append(both.entries, a[0]), a[1:], b[1:]
		}
	}
	added += len(b)
	both.entries = append(append(both.entries, a...), b...)
	return both, added
}

// Without gives the addresses of a ledger but for some.
func (l Ledger) Without(gone func(Entry) bool) Ledger {
	return Ledger{slices.DeleteFunc(slices.Clone(l.entries), gone)}
}

// Append writes the ledger as a file.
func (l Ledger) Append(dst []byte) []byte {
	size := len(header)
	for _, e := range l.entries {
		size += len(e.Address) + 1
	}
	dst = append(slices.Grow(dst, size), header...)
	for _, e := range l.entries {
		dst = append(append(dst, e.Address...), '\n')
	}
	return dst
}
