package lsp

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/graph"
)

// most is how many completions are offered at once; the editor asks again as the author types.
const most = 500

// complete offers what may stand at a place.
func (s *server) complete(file string, p place, _ at) (any, *failure) {
	lines := s.lines(file)
	list := []completion{}
	add := func(kind int, label, insert, detail, about string) {
		c := completion{Label: label, Kind: kind, Detail: detail, FilterText: label, Edit: textEdit{s.around(lines, p), insert}}
		if about != "" {
			c.Documentation = &markup{"markdown", about}
		}
		list = append(list, c)
	}
	if p.text {
		s.completeText(file, p, add)
	} else {
		if p.key == nil || p.key.Name == p.word {
			for _, k := range p.keys {
				add(completeProperty, k.Name, k.Name+": ", required(k), k.About)
			}
		}
		if p.key != nil {
			for _, t := range p.key.Terms {
				add(completeEnum, t, t, p.key.Name, "")
			}
			if p.key.Holds == archive.HoldsBoolean {
				add(completeValue, "true", "true", "", "")
				add(completeValue, "false", "false", "", "")
			}
		}
		for _, x := range s.things.sorted(p.kind) {
			id := x.id
			if p.kind == aRecommendation {
				id = s.near(file, id)
			}
			add(completeReference, id, id, x.title, x.card())
		}
	}
	list = slices.DeleteFunc(list, func(c completion) bool { return !matches(c.Label+" "+c.Detail, p.word) })
	complete := len(list) <= most
	return map[string]any{"isIncomplete": !complete, "items": list[:min(most, len(list))]}, nil
}

func required(k archive.Key) string {
	if k.Required {
		return "required"
	}
	return ""
}

// near is a recommendation's id as a brief itself may write it.
func (s *server) near(file, id string) string {
	brief, rec, _ := strings.Cut(id, "#")
	if s.things[aBrief][brief].at.File == file {
		return rec
	}
	return id
}

// matches reports whether a text has the letters of a word, in their order.
func matches(text, word string) bool {
	text = strings.ToLower(text)
	for _, r := range strings.ToLower(word) {
		at := strings.IndexRune(text, r)
		if at < 0 {
			return false
		}
		text = text[at+utf8.RuneLen(r):]
	}
	return true
}

func (s *server) completeText(file string, p place, add func(kind int, label, insert, detail, about string)) {
	switch p.opened {
	case "[@":
		for _, x := range s.things.sorted(aSource) {
			add(completeReference, x.id, x.id, x.title, x.card())
		}
	case "[[":
		for _, kind := range []string{anActor, aBrief, aTopic, aPage} {
			for _, x := range s.things.sorted(kind) {
				add(completeReference, x.id, x.id, x.title, x.card())
			}
		}
	case "](":
		for _, kind := range []string{aBrief, anActor, aTopic, aPage} {
			for _, x := range s.things.sorted(kind) {
				if x.at.File != "" && x.at.File != file {
					to := graph.Relative(file, x.at.File)
					add(completeReference, to, to, x.title, x.card())
				}
			}
		}
	}
}

// thingAt is what the id, link, citation or name at a place stands for.
func (s *server) thingAt(file string, lines []string, p place) (thing, bool) {
	find := func(kinds ...string) (thing, bool) {
		for _, kind := range kinds {
			id := p.word
			if kind == aRecommendation && !strings.Contains(id, "#") {
				id = s.briefOf(file) + "#" + id
			}
			if x, ok := s.things[kind][id]; ok {
				return x, true
			}
			for _, x := range s.things[kind] { // a wiki link may name it
				if p.opened == "[[" && strings.EqualFold(x.title, p.word) {
					return x, true
				}
			}
		}
		return thing{}, false
	}
	switch {
	case p.opened == "](":
		to, _, _ := strings.Cut(p.word, "#")
		to = path.Join(path.Dir(file), to)
		for _, kind := range []string{aBrief, anActor, aTopic, aPage} {
			for _, x := range s.things[kind] {
				if x.at.File == to && to != "" {
					return x, true
				}
			}
		}
		return thing{}, false
	case p.opened == "[[":
		p.word, _, _ = strings.Cut(p.word, "#")
		return find(anActor, aBrief, aTopic, aPage)
	case p.kind != "":
		return find(p.kind)
	case p.text:
		return s.named(lines, p)
	}
	return thing{}, false
}

// briefOf is the id of the brief in a file.
func (s *server) briefOf(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// named finds the actor whose name the cursor is in, in running text: the longest name.
func (s *server) named(lines []string, p place) (found thing, ok bool) {
	if s.graph == nil || p.line >= len(lines) || p.word == "" {
		return thing{}, false
	}
	text, longest := lines[p.line], 0
	for _, a := range s.graph.Actors {
		names := []string{a.Name.S}
		for _, n := range a.Names {
			names = append(names, n.Text.S)
		}
		for _, n := range append(slices.Clone(a.Aliases), a.WeakAliases...) {
			names = append(names, n.S)
		}
		for _, name := range names {
			for from := 0; len(name) > longest; {
				i := strings.Index(text[from:], name)
				if i < 0 {
					break
				}
				i += from
				if i <= p.start && p.end <= i+len(name)+endOf(text, i+len(name)) && wordStarts(text, i) {
					found, ok, longest = s.things[anActor][a.ID], true, len(name)
				}
				from = i + len(name)
			}
		}
	}
	return found, ok
}

// endOf is how many bytes of a word go on behind a name: a particle, or a genitive.
func endOf(text string, i int) (n int) {
	for _, r := range text[i:] {
		if !unicode.IsLetter(r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

func wordStarts(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !unicode.IsLetter(before) || unicode.In(before, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// hover says who or what is at a place: a thing, or what a key means.
func (s *server) hover(file string, p place, _ at) (any, *failure) {
	lines := s.lines(file)
	if x, ok := s.thingAt(file, lines, p); ok {
		return hover{markup{"markdown", x.card()}, s.around(lines, p)}, nil
	}
	if p.key != nil && p.key.Name == p.word && !p.text {
		return hover{markup{"markdown", fmt.Sprintf("**%s** — %s", p.key.Name, escaped(p.key.About))}, s.around(lines, p)}, nil
	}
	return nil, nil
}

// definition is where the thing at a place is described.
func (s *server) definition(file string, p place, _ at) (any, *failure) {
	x, ok := s.thingAt(file, s.lines(file), p)
	if !ok || x.at.File == "" {
		return nil, nil
	}
	return []location{{s.uriOf(x.at.File), s.spanOf(x.at, utf8.RuneCountInString(x.id))}}, nil
}

// renaming gives what renaming the thing at a place changes.
func (s *server) renaming(file string, p place, to string) ([]edit.Change, *failure) {
	x, ok := s.thingAt(file, s.lines(file), p)
	if !ok {
		return nil, failed(requestFailed, "there is no id here")
	}
	changes, err := s.options.Rename(s.session.Files(), x.kind, x.id, to)
	if err != nil {
		return nil, failed(requestFailed, "%v", err)
	}
	return changes, nil
}

// largest is the size of the largest file that is read.
const largest = archive.MaxYAML

// unlikely is an id that no archive has: renaming to it tells where another is used.
const unlikely = "chancery-references-of-an-id"

// references are the places that name the thing at a place.
func (s *server) references(file string, p place, _ at) (any, *failure) {
	if _, ok := s.thingAt(file, s.lines(file), p); !ok {
		return nil, nil
	}
	changes, fail := s.renaming(file, p, unlikely)
	if fail != nil {
		return nil, fail
	}
	list := []location{}
	for _, c := range changes {
		for _, e := range c.Edits {
			if strings.Contains(e.Text, unlikely) {
				list = append(list, location{s.uriOf(c.File), s.spanIn(c.File, e)})
			}
		}
	}
	return list, nil
}

// spanIn is where an edit is in a file, as the client counts.
func (s *server) spanIn(file string, e edit.Edit) span {
	data, err := s.session.Files().Read(file, largest)
	if err != nil {
		return span{}
	}
	return span{s.positionOf(data, e.From), s.positionOf(data, e.To)}
}

func (s *server) positionOf(data []byte, at int) position {
	before := string(data[:min(at, len(data))])
	begin := strings.LastIndexByte(before, '\n') + 1
	return position{strings.Count(before, "\n"), s.units(before[begin:], len(before)-begin)}
}

func (s *server) prepareRename(file string, p place, _ at) (any, *failure) {
	x, ok := s.thingAt(file, s.lines(file), p)
	if !ok {
		return nil, nil
	}
	id := x.id
	if x.kind == aRecommendation {
		_, id, _ = strings.Cut(id, "#")
	}
	return prepared{s.around(s.lines(file), p), id}, nil
}

// rename changes an id wherever it is used, and the file that is called after it.
func (s *server) rename(file string, p place, where at) (any, *failure) {
	changes, fail := s.renaming(file, p, where.NewName)
	if fail != nil {
		return nil, fail
	}
	var edits, names []any
	for _, c := range changes {
		if c.File != c.To && !s.names {
			return nil, failed(requestFailed, "renaming this changes the name of a file, which this editor does not do for a language server: run chancery rename")
		}
		e := documentEdit{versioned{URI: s.uriOf(c.File)}, []textEdit{}}
		if version, open := s.open[c.File]; open {
			e.Document.Version = &version
		}
		switch {
		case c.File == "":
			e.Document.URI = s.uriOf(c.To)
			edits = append(edits, createFile{"create", e.Document.URI})
		case c.File != c.To:
			names = append(names, renameFile{"rename", e.Document.URI, s.uriOf(c.To)})
		}
		for _, change := range c.Edits {
			e.Edits = append(e.Edits, textEdit{s.spanIn(c.File, change), change.Text})
		}
		if len(e.Edits) > 0 {
			edits = append(edits, e)
		}
	}
	return workspaceEdit{append(edits, names...)}, nil
}
