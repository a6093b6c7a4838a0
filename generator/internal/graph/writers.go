package graph

import (
	"fmt"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
)

// Writer is somebody who signs briefs, however many and in whatever spelling.
type Writer struct {
	ID            string
	Name          string // as the newest brief gives it
	Actor         *Actor // nil if it is none
	ORCID         string
	Organizations []string // under which it signs, newest first
	Briefs        []*Brief // newest first
	orcid         archive.ORCID
	first         *Author
}

// Series is briefs that appear under a title of their own.
type Series struct {
	ID, Title string
	Briefs    []*Brief // newest first
}

// authorship finds everyone who signs what is published, and tells actors what they wrote.
func (l *linker) authorship() {
	w := writing{linker: l, byID: map[string]*Writer{}, ids: map[string]string{}, checked: map[*archive.Author]bool{}}
	for _, b := range l.graph.Briefs {
		signed := l.graph.Signed(b)
		for i := range signed {
			if a := &signed[i]; a.Name != "" {
				w.signs(a, b)
			}
		}
	}
	sortByName(l.memo, l.graph.Writers, func(w *Writer) (string, string) { return w.Name, w.ID })
}

// writing is the work of authorship.
type writing struct {
	*linker
	byID    map[string]*Writer
	ids     map[string]string        // by name
	checked map[*archive.Author]bool // what site.yaml has may sign many briefs
}

// signs notes that an author signs a brief.
func (w *writing) signs(a *Author, b *Brief) {
	id := w.id(a)
	writer := w.byID[id]
	if writer == nil {
		writer = &Writer{ID: id, Name: a.Name, Actor: a.Actor, first: a}
		w.byID[id] = writer
		w.graph.Writers = append(w.graph.Writers, writer)
		if archive.Device(id) && a.Actor == nil {
			at := a.written.Name.At
			w.list.Warnf(diag.NameOnWindows, at, runes(a.written.Name.S), fmt.Sprintf("give the author an id: `{name: %q, id: …}`", a.Written()), "the page of the author %q cannot be stored on Windows, where %q is the name of a device", a.Name, id)
		}
		if a.Actor != nil {
			writer.orcid = a.Actor.ORCID
			writer.ORCID = writer.orcid.S
		}
	}
	if writer.Actor != a.Actor {
		if a.Actor != nil {
			a = writer.first // who is no actor
		}
		w.once(a, diag.Message{Code: diag.AuthorID, Pos: a.written.Name.At, Width: runes(a.written.Name.S), Fix: fmt.Sprintf("give the author an id: `{name: %q, id: …}`", a.Written()),
			Text: fmt.Sprintf("the author %q and the actor %q would share the page authors/%s.html", a.Name, id, id)})
		return
	}
	a.Writer = writer
	w.identify(writer, a)
	if o := a.Organization; o != "" && !slices.Contains(writer.Organizations, o) {
		writer.Organizations = append(writer.Organizations, o)
	}
	if n := len(writer.Briefs); n == 0 || writer.Briefs[n-1] != b { // one may sign twice, for two organizations
		writer.Briefs = append(writer.Briefs, b)
		if a.Actor != nil {
			a.Actor.Wrote = append(a.Actor.Wrote, b)
		}
	}
}

// id is an author's, or the one that the name makes.
func (w *writing) id(a *Author) string {
	given := a.written.ID
	if a.Actor != nil {
		if given.ID != "" && given.ID != a.Actor.ID {
			w.once(a, diag.Message{Code: diag.AuthorID, Pos: given.At, Width: runes(given.ID), Fix: "leave it out: the author is the actor " + a.Actor.ID,
				Text: fmt.Sprintf("an author who is an actor has the actor's id, not %q", given.ID)})
		}
		return a.Actor.ID
	}
	if given.ID != "" {
		return given.ID
	}
	id, known := w.ids[a.Name]
	if !known {
		id = archive.AuthorID(a.Name)
		w.ids[a.Name] = id
	}
	return id
}

// once reports what is wrong with an author.
func (w *writing) once(a *Author, m diag.Message) {
	if !w.checked[a.written] {
		w.checked[a.written] = true
		w.list.Add(m)
	}
}

// identify wants the same ORCID iD wherever one is given.
func (w *writing) identify(writer *Writer, a *Author) {
	switch given := a.written.ORCID; given.S {
	case "", writer.ORCID:
	default:
		if writer.ORCID == "" {
			writer.ORCID, writer.orcid = given.S, given
			return
		}
		w.once(a, diag.Message{Code: diag.ORCIDDiffers, Pos: given.At, Width: runes(given.S), Text: fmt.Sprintf("the author %q has two ORCID iDs", writer.Name),
			Fix: "correct one of the two; or, if these are two people, give one of them an id: " + fmt.Sprintf("`{name: %q, id: …}`", a.Written()),
			See: []diag.Related{{Pos: writer.orcid.At, Text: "the other is here"}}})
	}
}

// series finds the series of what is published.
func (l *linker) series() {
	byID, ids := map[string]*Series{}, map[string]string{}
	for _, b := range l.graph.Briefs {
		title := b.Brief.Series
		if title == "" {
			continue
		}
		id, known := ids[title]
		if !known {
			id = archive.NameID(title)
			ids[title] = id
		}
		s := byID[id]
		if s == nil {
			s = &Series{ID: id, Title: title}
			byID[id] = s
			l.graph.Series = append(l.graph.Series, s)
		}
		b.Within, s.Briefs = s, append(s.Briefs, b)
	}
	sortByName(l.memo, l.graph.Series, func(s *Series) (string, string) { return s.Title, s.ID })
}
