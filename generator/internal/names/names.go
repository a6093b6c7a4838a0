// Package names finds names in running text, of any script. It knows no Markdown: what
// it reads is HTML text, of which its caller says where it stands.
//
// All names are looked up together, in one pass over the text, so that a thousand
// names take no longer than one. TestFindAgreesWithPlainSearch holds that against the
// plainest search there is.
package names

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/letters"
)

// Name is a text that means an actor wherever it stands.
type Name struct {
	Text  string
	Actor int32 // the caller's number for the actor; 0 or more

	// Person says that a hyphen is part of the name: Anne is not found in Anne-Marie,
	// as NATO is in NATO-led.
	Person bool
}

// Shared is a name that several actors have, and that therefore means none.
type Shared struct {
	Text   string // as the first of them writes it
	Actors []int32
}

// Mention is a name in a text.
type Mention struct {
	Start, End int32 // byte offsets
	Actor      int32
}

// Table holds all names. It is immutable and safe for concurrent use.
type Table struct {
	// byToken has the names by their first token: a run of letters, digits
	// and marks, or one character of Hangul, Han, kana, Thai and the like.
	// The longest comes first.
	byToken map[string][]candidate
	// lengths has, for each byte that a token may begin with, a bit for each
	// length of token; most words of a text end here.
	lengths [256]uint64
}

type candidate struct {
	text   string // canonical
	actor  int32  // or nobody
	person bool   // all who have the name are persons
}

const nobody = -1

// NewTable makes a table of names. What several actors share is reported, by
// text, and stands for none of them; neither does a shorter name within it, nor one within
// the name of a country, or one of compounds, in a language that divides no words.
// Names are compared in Unicode's form NFC and in the letters' own case; a name
// without a letter or digit is never found.
func NewTable(entries []Name) (*Table, []Shared) {
	actors := map[string][]int32{}
	written, others := map[string]string{}, map[string]bool{}
	for _, e := range entries {
		text := canonical(e.Text)
		if text = strings.TrimLeftFunc(text, func(r rune) bool { c := letters.Of(r); return c == letters.None || c == letters.Mark }); text == "" {
			continue
		}
		if _, ok := written[text]; !ok {
			written[text] = e.Text
		}
		if !e.Person {
			others[text] = true
		}
		if !slices.Contains(actors[text], e.Actor) {
			actors[text] = append(actors[text], e.Actor)
		}
	}
	t := &Table{byToken: make(map[string][]candidate, len(actors))}
	var several []Shared
	free := false
	for text, who := range actors {
		free = free || strings.ContainsFunc(text, undivided)
		c := candidate{text, who[0], !others[text]}
		if len(who) > 1 {
			c.actor = nobody
			slices.Sort(who)
			several = append(several, Shared{written[text], who})
		}
		t.add(c)
	}
	if free {
		for text := range wholes {
			if actors[text] == nil {
				t.add(candidate{text: text, actor: nobody})
			}
		}
	}
	for _, cs := range t.byToken {
		slices.SortFunc(cs, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
		})
	}
	slices.SortFunc(several, func(a, b Shared) int { return cmp.Compare(a.Text, b.Text) })
	return t, several
}

func (t *Table) add(c candidate) {
	_, end := token(c.text, 0)
	first := c.text[:end]
	t.byToken[first] = append(t.byToken[first], c)
	t.lengths[first[0]] |= lengthBit(end)
}

func lengthBit(n int) uint64 { return 1 << min(n, 63) }

// token finds the end of the token that begins at an offset, and its class.
func token(text string, at int) (letters.Class, int) {
	kind, end := letters.Word, at
	if text[at] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(text[at:])
		kind, end = letters.Of(r), at+size
	}
	for kind == letters.Word {
		for end < len(text) && letters.ASCII(text[end]) {
			end++
		}
		if end == len(text) || text[end] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if c := letters.Of(r); c != letters.Word && c != letters.Mark {
			break
		}
		end += size
	}
	return kind, end
}

// Finder finds the names of a table, in one text after the other. It is the working
// memory of one goroutine.
type Finder struct {
	table *Table
	canon canon
}

// Finder makes one.
func (t *Table) Finder() *Finder { return &Finder{table: t} }

// Find appends the mentions in HTML text, as letters.AppendHTML writes it, to dst, in
// order and without overlaps: of names that begin at the same place the longest. A name
// is never part of a word, except that Korean particles may follow it. Where nothing
// divides words (in Han, hiragana, Thai and their like) it is found wherever syllables
// allow; a run of katakana is a word.
func (f *Finder) Find(html string, dst []Mention) []Mention {
	f.canon.html = true
	if isCanonical(html) {
		f.canon.shifts = append(f.canon.shifts[:0], shift{})
		return f.find(html, len(html), dst)
	}
	f.canon.reset(html)
	return f.find(string(f.canon.text), len(html), dst)
}

// find finds names in the canonical form of a text of so many bytes.
func (f *Finder) find(text string, size int, dst []Mention) []Mention {
	last, next := letters.None, 0
	for at := 0; at < len(text); {
		if b := text[at]; b < utf8.RuneSelf && !letters.ASCII(b) {
			at, last = at+1, letters.None
			continue
		}
		kind, end := token(text, at)
		begins := kind == letters.Word || kind == letters.Free || kind == letters.Hangul && last != letters.Hangul
		if kind != letters.Mark {
			last = kind
		}
		if !begins || f.table.lengths[text[at]]&lengthBit(end-at) == 0 {
			at = end
			continue
		}
		hit, ok := f.table.match(text, at, end)
		if !ok {
			at = end
			continue
		}
		stop := at + len(hit.text)
		if hit.actor != nobody {
			var start, end int
			start, next = f.canon.source(at, next)
			end = size
			if stop < len(text) {
				end, next = f.canon.source(stop, next)
			}
			dst = append(dst, Mention{int32(start), int32(end), hit.actor})
		}
		at = stop
		r, _ := utf8.DecodeLastRuneInString(hit.text)
		last = letters.Of(r)
	}
	return dst
}

// match gives the longest name at an offset of a text whose first token ends at end.
func (t *Table) match(text string, at, end int) (candidate, bool) {
	for _, c := range t.byToken[text[at:end]] {
		if len(c.text) <= len(text)-at && text[at:at+len(c.text)] == c.text && c.whole(text, at) {
			return c, true
		}
	}
	return candidate{}, false
}

// whole reports whether what stands at an offset of a text, which is the name, is no
// part of another.
func (c candidate) whole(text string, at int) bool {
	first, _ := utf8.DecodeRuneInString(c.text)
	last, _ := utf8.DecodeLastRuneInString(c.text)
	return begins(text[:at], first, c.person) && ends(last, text[at+len(c.text):], c.person)
}

// source gives the offset in the HTML of an offset of the canonical text; from
// is the shift to begin the search with, and the one found is returned.
func (c *canon) source(at, from int) (int, int) {
	for from+1 < len(c.shifts) && c.shifts[from+1].at <= at {
		from++
	}
	return at + c.shifts[from].delta, from
}
