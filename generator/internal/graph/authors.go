package graph

import (
	"chancery/generator/internal/archive"
	"chancery/generator/internal/person"
)

// personNames makes the table of the names by which actors may sign.
func (l *linker) personNames() {
	l.signing, l.signed = map[string]*Actor{}, map[string]Speaker{}
	for _, a := range l.graph.Actors {
		called := append([]archive.Text{a.Name}, a.Aliases...)
		for _, n := range a.Names {
			called = append(called, n.Text)
		}
		for _, t := range called {
			key := l.memo.folded.get(t.S)
			if other, taken := l.signing[key]; taken && other != a {
				l.signing[key] = nil
			} else {
				l.signing[key] = a
			}
		}
	}
}

// authors finds the actors among those who sign, who may be named by their ID or by one
// of their names, also with the family's first.
func (l *linker) authors(list []archive.Author) []Author {
	if len(list) == 0 {
		return nil
	}
	made := make([]Author, len(list))
	for i := range list {
		a := &list[i]
		s, known := l.signed[a.Name.S]
		if !known {
			n := len(l.list.Messages)
			s = l.signatory(a.Name)
			if len(l.list.Messages) == n { // else whoever writes it again is told, too
				l.signed[a.Name.S] = s
			}
		}
		made[i] = Author{Speaker: s, Organization: a.Organization, written: a}
	}
	return made
}

// signatory finds who signs under a name.
func (l *linker) signatory(name archive.Text) Speaker {
	s := l.speaker(archive.Voice(name))
	if s.Actor == nil && s.Name != "" {
		s.Actor = l.signing[l.memo.folded.get(s.Name)]
		if said := person.Natural(s.Name); s.Actor == nil && said != s.Name {
			s.Name, s.Inverted, s.Actor = said, s.Name, l.signing[l.memo.folded.get(said)]
		}
	}
	return s
}

// Signed gives those who sign a brief: its authors, or else those of the archive.
func (g *Graph) Signed(b *Brief) []Author {
	if len(b.Authors) == 0 {
		return g.Authors
	}
	return b.Authors
}
