package prose

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
)

// Outline is what is known of a text besides its words: what other texts and pages may
// show of it. It is small, and all that an archive holds in memory of long texts.
type Outline struct {
	Headings []Heading
	Links    []Link // without labels and titles, which are words of the text
}

// Outline gives the outline of a text. It holds on to nothing of the Doc.
func (d *Doc) Outline() *Outline {
	o := &Outline{Headings: slices.Clone(d.Headings()), Links: slices.Clone(d.Links())}
	var all []*string
	for i := range o.Headings {
		h := &o.Headings[i]
		h.Former = slices.Clone(h.Former)
		all = append(all, &h.ID, &h.Alias, &h.Text)
		for j := range h.Former {
			all = append(all, &h.Former[j])
		}
	}
	for i := range o.Links {
		l := &o.Links[i]
		said := l.Said()
		l.say(Said{Prefix: said.Prefix, Locator: said.Locator})
		if all = append(all, &l.Target, &l.Fragment); l.said != nil {
			all = append(all, &l.said.Prefix, &l.said.Locator)
		}
	}
	compact(all)
	return o
}

// Digest is that of all that an outline says, but for the places of links in the file.
func (o *Outline) Digest() digest.Sum {
	e := encoder{}
	e.int(len(o.Headings))
	for _, h := range o.Headings {
		e.heading(h)
	}
	for i := range o.Links {
		l := &o.Links[i]
		e.int(int(l.Kind), int(l.Section))
		e.strings(l.Target, l.Fragment, l.Said().Prefix, l.Said().Locator)
	}
	return digest.Bytes(e.numbers, e.text)
}

// compact gives strings one piece of memory, which nothing else shares.
func compact(all []*string) {
	n := 0
	for _, s := range all {
		n += len(*s)
	}
	var b strings.Builder
	b.Grow(n)
	for _, s := range all {
		b.WriteString(*s)
	}
	rest := b.String()
	for _, s := range all {
		*s, rest = rest[:len(*s)], rest[len(*s):]
	}
}

// bare is an outline as a Doc without words, which has a binary form.
func (o *Outline) bare() *Doc {
	return newDoc("", 0, parts{headings: o.Headings, links: o.Links})
}

// Store keeps values by the digest of what they are made from. It may forget any,
// and is asked by several goroutines at once.
type Store interface {
	Get(key digest.Sum) ([]byte, bool)
	// Read is Get into memory of the caller's, to which it appends.
	Read(key digest.Sum, dst []byte) ([]byte, bool)
	Put(key digest.Sum, value []byte)
	// Has reports whether a value is kept, and counts as asking for it.
	Has(key digest.Sum) bool
}

// Texts compiles the texts of documents, which lie in a Store and not in memory. It is
// safe for concurrent use.
type Texts struct {
	Parser  *Parser
	Store   Store
	Program digest.Sum // of the program, on which all that is compiled depends

	rooms sync.Pool // of *[]byte
}

// ErrForgotten is the error of Doc for a text that the Store has no longer: it has to be
// taken anew.
var ErrForgotten = errors.New("the text is not kept any more")

// Take compiles a text as Parser.Body does, unless it was compiled before, and keeps it
// under a key. The key of a text with errors is zero: it is not kept.
func (t *Texts) Take(src []byte, at diag.Pos) (*Outline, digest.Sum, diag.List) {
	key := t.key(src)
	if data, ok := t.Store.Get(outlineKey(key)); ok && t.Store.Has(key) {
		if d, list, err := DecodeDoc(data, at); err == nil {
			return d.Outline(), key, list
		}
	}
	d, list := t.Parser.Body(src, at)
	o := d.Outline()
	if !t.put(key, d, list, at) {
		return o, digest.Sum{}, list
	}
	if data, err := o.bare().AppendBinary(nil, list, at); err == nil {
		t.Store.Put(outlineKey(key), data)
	}
	return o, key, list
}

// Again compiles a text that is not kept any more, and gives its key.
func (t *Texts) Again(src []byte, at diag.Pos) (*Doc, digest.Sum) {
	d, list := t.Parser.Body(src, at)
	key := t.key(src)
	t.put(key, d, list, at)
	return d, key
}

// put keeps a text, and reports whether it is one that is kept.
func (t *Texts) put(key digest.Sum, d *Doc, list diag.List, at diag.Pos) bool {
	data, err := d.AppendBinary(nil, list, at)
	if err == nil {
		t.Store.Put(key, data)
	}
	return err == nil
}

func (t *Texts) key(src []byte) digest.Sum {
	return digest.Bytes([]byte("body "+strconv.Itoa(Form)), t.Program[:], src)
}

func outlineKey(text digest.Sum) digest.Sum { return digest.Bytes([]byte("outline"), text[:]) }

// Doc gives a text that was taken, by its key. Places in it are lines of the text, not of
// its file.
func (t *Texts) Doc(key digest.Sum) (*Doc, error) {
	room, _ := t.rooms.Get().(*[]byte)
	if room == nil {
		room = new([]byte)
	}
	defer t.rooms.Put(room)
	data, ok := t.Store.Read(key, (*room)[:0])
	if !ok {
		return nil, ErrForgotten
	}
	*room = data
	d, _, err := DecodeDoc(data, diag.Pos{}) // keeps nothing of data
	if err != nil {
		return nil, ErrForgotten
	}
	return d, nil
}
