package site

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/card"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
)

// Needs says what an output is made from. Nothing else is given to it: what it reads
// without having named it is an error.
type Needs struct {
	Facts bool     // all that front matter says, and what texts link to, name and are headed with
	Text  string   // the file of the document whose text it shows, or ""
	Texts bool     // the texts of all documents
	Shown []string // the files of documents, in order, whose texts it shows among others
	File  string   // the file of the archive that it is a copy of, or ""
}

// Output is one file of the site. It is made when it is asked for, as often as it is
// asked for, and always the same from one Snapshot.
type Output struct {
	*recipe
	snapshot *Snapshot
}

// recipe is what Outputs at one address have in common as long as no fact changes.
type recipe struct {
	Path   address.Path
	Kind   string // of a page its template, of a record what page calls it; or asset, card, copy, host, index, preview, …
	Origin string // what it comes from, for messages
	Needs  Needs
	Page   bool       // whether it is one that readers are shown
	own    digest.Sum // of what it is made from besides
	from   source
}

// source works out what an output will show. There are as many as outputs, so those of
// pages and records are what was planned, and nothing is made for them.
type source interface {
	draft(*given, *Scratch) (Draft, error)
}

// drafter is a source of which there are few.
type drafter func(*given, *Scratch) (Draft, error)

func (d drafter) draft(g *given, scratch *Scratch) (Draft, error) { return d(g, scratch) }

// Draft is an output about to be made. Working one out is cheap beside making it.
type Draft struct {
	Made   func() digest.Sum                // the digest of all that it shows; nil if that is not known
	Append func(dst []byte) ([]byte, error) // appends its bytes
	// Write writes them, in place of Append, where they are too many to be held in memory. It
	// may go back to the beginning once it has written all else.
	Write func(io.WriteSeeker) error
}

// Scratch is the working memory of one goroutine. The zero Scratch is ready to use.
type Scratch struct{ painter *card.Painter }

// Failure is the error of an output that the archive's own templates are to blame for.
type Failure struct {
	diag.Message
	Endless bool // whether the output was stopped; others are likely to take as long
}

func (f *Failure) Error() string { return f.Pos.String() + ": " + f.Text }

// Key is the digest of what the output needs: of two with the same, in whatever sessions,
// the bytes are the same. It is zero where only the bytes can tell.
func (o *Output) Key() digest.Sum {
	if o.Needs.File != "" {
		return digest.Sum{}
	}
	s, parts := o.snapshot, []string{o.Kind, string(o.Path), string(o.own[:]), string(o.snapshot.context[:])}
	if o.Needs.Facts {
		facts := s.facts()
		parts = append(parts, string(facts[:]))
	}
	if o.Needs.Text != "" {
		key := s.textOf(o.Needs.Text)
		parts = append(parts, string(key[:]))
	}
	for _, file := range o.Needs.Shown {
		key := s.textOf(file)
		parts = append(parts, string(key[:]))
	}
	if o.Needs.Texts {
		all := s.allTexts()
		parts = append(parts, string(all[:]))
	}
	return digest.Bytes(parts...)
}

// Draft works out what the output will show.
func (o *Output) Draft(scratch *Scratch) (Draft, error) {
	g := &given{snapshot: o.snapshot, needs: o.Needs}
	d, err := o.from.draft(g, scratch)
	if err = errors.Join(err, g.err); err != nil {
		return Draft{}, o.wrap(err)
	}
	append, write := d.Append, d.Write
	if write != nil {
		append = func(dst []byte) ([]byte, error) {
			m := memory{data: dst, base: len(dst), at: len(dst)}
			err := write(&m)
			return m.data, err
		}
		d.Write = func(to io.WriteSeeker) error { return o.wrap(write(to)) }
	}
	d.Append = func(dst []byte) ([]byte, error) {
		dst, err := append(dst)
		return dst, o.wrap(err)
	}
	return d, nil
}

// Make appends the bytes of the output to dst. A template that is wrong is a *Failure; any
// other error is one of the file system.
func (o *Output) Make(scratch *Scratch, dst []byte) ([]byte, error) {
	d, err := o.Draft(scratch)
	if err != nil {
		return dst, err
	}
	return d.Append(dst)
}

func (o *Output) wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", o.Path, err)
}

// memory is where an output is written that somebody wants to hold in memory.
type memory struct {
	data     []byte
	base, at int
}

func (m *memory) Write(p []byte) (int, error) {
	n := copy(m.data[m.at:], p)
	m.data = append(m.data, p[n:]...)
	m.at += len(p)
	return len(p), nil
}

func (m *memory) Seek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart || offset < 0 || offset > int64(len(m.data)-m.base) {
		return 0, fmt.Errorf("seek to %d: there is no such place", offset)
	}
	m.at = m.base + int(offset)
	return offset, nil
}

// given is what one output is made from.
type given struct {
	snapshot *Snapshot
	needs    Needs
	err      error
}

// Body gives the text of a document, and the names in it that are linked.
func (g *given) Body(b *graph.Body) (*prose.Doc, []graph.Linked) {
	key, ok := g.key(b)
	if !ok {
		return nil, nil
	}
	doc, err := g.snapshot.reading.Doc(b.File, key)
	if err != nil {
		g.err = errors.Join(g.err, err)
		return nil, nil
	}
	return doc, g.snapshot.bodies.Linked(b, doc)
}

// Linked gives the key of the text of a document, and the names in it that are linked.
func (g *given) Linked(b *graph.Body) (digest.Sum, []graph.Linked) {
	key, ok := g.key(b)
	if !ok {
		return key, nil
	}
	if linked, known := g.snapshot.bodies.Known(b); known {
		return key, linked
	}
	_, linked := g.Body(b)
	return key, linked
}

// key gives the key of a text that is there and was declared.
func (g *given) key(b *graph.Body) (key digest.Sum, ok bool) {
	key = g.snapshot.bodies.Key(b)
	switch {
	case b.Outline == nil || key == (digest.Sum{}):
		return key, false
	case !g.needs.Texts && b.File != g.needs.Text && !slices.Contains(g.needs.Shown, b.File):
		g.err = errors.Join(g.err, fmt.Errorf("it reads the text of %s, which it does not declare", b.File))
		return key, false
	}
	return key, true
}

// file gives the bytes of a file of the archive.
func (g *given) file(name string, limit int64) ([]byte, error) {
	if name != g.needs.File {
		return nil, fmt.Errorf("it reads the file %s, which it does not declare", name)
	}
	return g.snapshot.files.Read(name, limit)
}

// fixed is the source of what is known already.
func fixed[T string | []byte](data T) drafter {
	return func(*given, *Scratch) (Draft, error) {
		return Draft{Append: func(dst []byte) ([]byte, error) { return append(dst, data...), nil }}, nil
	}
}
