package prose

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Name is a text that means an actor wherever it stands.
type Name struct {
	Text  string
	Actor int32 // the caller's number for the actor; 0 or more
}

// Shared is a name that several actors have, and that therefore means none.
type Shared struct {
	Text   string // as the first of them writes it
	Actors []int32
}

// Mention is a name in a compiled text.
type Mention struct {
	Start, End int32 // byte offsets in the compiled HTML
	Section    int32
	Actor      int32
}

// Names finds names in texts. It is immutable and safe for concurrent use.
type Names struct {
	// byToken has the names by their first token: a run of letters, digits
	// and marks, or one character of Hangul, Han, kana, Thai and the like.
	// The longest comes first.
	byToken map[string][]candidate
	// lengths has, for each byte that a token may begin with, a bit for each
	// length of token; most words of a text end here.
	lengths [256]uint64
}

type candidate struct {
	text  string // canonical
	actor int32  // or shared
}

const shared = -1

// NewNames makes a table of names. What several actors share is reported, by
// text, and stands for none of them; neither does a shorter name within it.
// Names are compared in Unicode's form NFC and in the letters' own case; a name
// without a letter or digit is never found.
func NewNames(entries []Name) (*Names, []Shared) {
	actors := map[string][]int32{}
	written := map[string]string{}
	for _, e := range entries {
		text := canonical(e.Text)
		if text = strings.TrimLeftFunc(text, func(r rune) bool { c := classOf(r); return c == classNone || c == classMark }); text == "" {
			continue
		}
		if _, ok := written[text]; !ok {
			written[text] = e.Text
		}
		if !slices.Contains(actors[text], e.Actor) {
			actors[text] = append(actors[text], e.Actor)
		}
	}
	n := &Names{byToken: make(map[string][]candidate, len(actors))}
	var several []Shared
	for text, who := range actors {
		c := candidate{text, who[0]}
		if len(who) > 1 {
			c.actor = shared
			slices.Sort(who)
			several = append(several, Shared{written[text], who})
		}
		n.add(c)
	}
	for _, cs := range n.byToken {
		slices.SortFunc(cs, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
		})
	}
	slices.SortFunc(several, func(a, b Shared) int { return cmp.Compare(a.Text, b.Text) })
	return n, several
}

func (n *Names) add(c candidate) {
	_, end := token(c.text, 0)
	first := c.text[:end]
	n.byToken[first] = append(n.byToken[first], c)
	n.lengths[first[0]] |= lengthBit(end)
}

func lengthBit(n int) uint64 { return 1 << min(n, 63) }

// token finds the end of the token that begins at an offset, and its class.
func token(text string, at int) (class, int) {
	kind, end := classWord, at
	if text[at] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(text[at:])
		kind, end = classOf(r), at+size
	}
	for kind == classWord {
		for end < len(text) && asciiWord(text[end]) {
			end++
		}
		if end == len(text) || text[end] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if c := classOf(r); c != classWord && c != classMark {
			break
		}
		end += size
	}
	return kind, end
}

// Find appends the mentions in a text to dst, in order and without overlaps:
// of names that begin at the same place the longest. A name is never part of a
// word, except that Korean particles may follow it, and that Han, kana and Thai
// names are found wherever they stand.
func (n *Names) Find(d *Doc, dst []Mention) []Mention {
	c := canon{html: true}
	for run := range d.runs {
		source := d.html[run.Start:run.End]
		if isCanonical(source) {
			c.shifts = append(c.shifts[:0], shift{0, int(run.Start)})
			dst = n.findIn(source, &c, run, dst)
			continue
		}
		c.reset(source, int(run.Start))
		dst = n.findIn(string(c.text), &c, run, dst)
	}
	return dst
}

// findIn finds names in one run, of which text is the canonical form.
func (n *Names) findIn(text string, c *canon, run Run, dst []Mention) []Mention {
	last, next := classNone, 0
	for at := 0; at < len(text); {
		if b := text[at]; b < utf8.RuneSelf && !asciiWord(b) {
			at, last = at+1, classNone
			continue
		}
		kind, end := token(text, at)
		begins := kind == classWord || kind == classFree || kind == classHangul && last != classHangul
		if kind != classMark {
			last = kind
		}
		if !begins || n.lengths[text[at]]&lengthBit(end-at) == 0 {
			at = end
			continue
		}
		hit, ok := n.match(text, at, end)
		if !ok {
			at = end
			continue
		}
		stop := at + len(hit.text)
		if hit.actor != shared {
			var start, end int
			start, next = c.source(at, next)
			end = int(run.End)
			if stop < len(text) {
				end, next = c.source(stop, next)
			}
			dst = append(dst, Mention{int32(start), int32(end), run.Section, hit.actor})
		}
		at = stop
		r, _ := utf8.DecodeLastRuneInString(hit.text)
		last = classOf(r)
	}
	return dst
}

// match gives the longest name at an offset of a text whose first token ends at end.
func (n *Names) match(text string, at, end int) (candidate, bool) {
	for _, c := range n.byToken[text[at:end]] {
		if len(c.text) <= len(text)-at && text[at:at+len(c.text)] == c.text && ends(text, at+len(c.text)) {
			return c, true
		}
	}
	return candidate{}, false
}

// ends reports whether a name may end at an offset of a text: what follows is
// no mark, nor a letter or digit of the same word, nor a full stop within one
// (U.S. is not found in U.S.S.R., nor UN in UN.org).
func ends(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	if text[at] == '.' && at+1 < len(text) && asciiWord(text[at+1]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	switch classOf(r) {
	case classMark:
		return false
	case classWord:
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		c := classOf(before)
		return c == classHangul || c == classFree
	}
	return true
}

// source gives the offset in the HTML of an offset of the canonical text; from
// is the shift to begin the search with, and the one found is returned.
func (c *canon) source(at, from int) (int, int) {
	for from+1 < len(c.shifts) && c.shifts[from+1].at <= at {
		from++
	}
	return at + c.shifts[from].delta, from
}
