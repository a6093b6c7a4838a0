package prose

import (
	"bytes"
	"slices"
	"sync"
)

// draft is a Doc in the making. Drafts are used again, so that a text takes new
// memory only for what remains of it.
type draft struct {
	html     []byte
	words    int
	headings []Heading
	links    []Link
	runs     []Run
	holes    []hole

	lines, runes []int32 // for places
}

// maxDraft is how many bytes of HTML a draft may have room for and be used again.
const maxDraft = 1 << 20

// drafts are those that wait for their next text.
type drafts struct{ pool sync.Pool }

func (d *drafts) get() *draft {
	if d, ok := d.pool.Get().(*draft); ok {
		return d
	}
	return &draft{}
}

func (d *drafts) put(used *draft) {
	if cap(used.html) > maxDraft {
		return
	}
	clear(used.headings)
	clear(used.links) // their strings
	*used = draft{html: used.html[:0], headings: used.headings[:0], links: used.links[:0], runs: used.runs[:0], holes: used.holes[:0],
		lines: used.lines[:0], runes: used.runes[:0]}
	d.pool.Put(used)
}

// doc gives what was made, without the memory that it was made in.
func (d *draft) doc() *Doc {
	made := newDoc(string(bytes.TrimSuffix(d.html, []byte("\n"))), d.words, parts{d.headings, d.links, d.runs, d.holes})
	if p := made.parts; p != nil {
		*p = parts{slices.Clone(p.headings), slices.Clone(p.links), slices.Clone(p.runs), slices.Clone(p.holes)}
	}
	return made
}

// newDoc makes a Doc, which keeps its parts if it has to.
func newDoc(html string, words int, p parts) *Doc {
	d := &Doc{Words: words, html: html}
	whole := html == "" && len(p.runs) == 0 || len(p.runs) == 1 && p.runs[0] == Run{End: int32(len(html))}
	if !whole || len(p.headings)+len(p.links)+len(p.holes) > 0 {
		d.parts = &p
	}
	return d
}
