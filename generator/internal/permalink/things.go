package permalink

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
)

// holder is a page on which things stand: that of a brief, an actor, a topic or a text, or of
// the events, figures or sources of a year.
type holder struct {
	outline *prose.Outline
	brief   *graph.Brief
	events  []*graph.Event
	figures []*graph.Figure
	sources []*graph.Source

	once      sync.Once
	fragments []string // all, sorted; once one was asked for
}

// holdersOf gives the pages of a graph's things.
func holdersOf(g *graph.Graph) map[address.Path]*holder {
	all := make(map[address.Path]*holder, 2*len(g.Briefs))
	for _, b := range g.Briefs {
		all[address.Brief(b.ID)] = &holder{outline: b.Text.Outline, brief: b}
	}
	for _, a := range g.Actors {
		all[address.Actor(a.ID)] = &holder{outline: a.Text.Outline}
	}
	for _, t := range g.Topics {
		all[address.Topic(t.ID)] = &holder{outline: t.Text.Outline}
	}
	for _, p := range g.Pages {
		all[address.Page(p.ID)] = &holder{outline: p.Text.Outline}
	}
	ofYear(all, g.Events, address.Timeline(), func(e *graph.Event) string { return e.Year }, func(h *holder) *[]*graph.Event { return &h.events })
	ofYear(all, g.Figures, address.Figures(), func(f *graph.Figure) string { return f.Year }, func(h *holder) *[]*graph.Figure { return &h.figures })
	ofYear(all, g.Sources, address.Sources(), wording.SourceYear, func(h *holder) *[]*graph.Source { return &h.sources })
	return all
}

// holderOf is what is at one of the pages of holdersOf, which has nothing if it is none.
func holderOf(g *graph.Graph, page address.Path) *holder {
	for _, b := range g.Briefs {
		if strings.HasPrefix(string(page), "briefs/"+b.ID) && address.Brief(b.ID) == page {
			return &holder{outline: b.Text.Outline, brief: b}
		}
	}
	for _, a := range g.Actors {
		if address.Actor(a.ID) == page {
			return &holder{outline: a.Text.Outline}
		}
	}
	for _, t := range g.Topics {
		if address.Topic(t.ID) == page {
			return &holder{outline: t.Text.Outline}
		}
	}
	for _, p := range g.Pages {
		if address.Page(p.ID) == page {
			return &holder{outline: p.Text.Outline}
		}
	}
	return &holder{events: inYear(g.Events, address.Timeline(), func(e *graph.Event) string { return e.Year }, page),
		figures: inYear(g.Figures, address.Figures(), func(f *graph.Figure) string { return f.Year }, page),
		sources: inYear(g.Sources, address.Sources(), wording.SourceYear, page)}
}

// inYear gives the things that a page of a year has.
func inYear[T any](things []T, list address.List, year func(T) string, page address.Path) (in []T) {
	last, is := "", false
	for _, v := range things {
		if y := year(v); y != last {
			last, is = y, list.Year(y) == page
		}
		if is {
			in = append(in, v)
		}
	}
	return in
}

// ofYear divides things among the pages of their years.
func ofYear[T any](all map[address.Path]*holder, things []T, list address.List, year func(T) string, of func(*holder) *[]T) {
	years := map[string]*[]T{}
	for _, v := range things {
		key := year(v)
		if years[key] == nil {
			h := &holder{}
			all[list.Year(key)], years[key] = h, of(h)
		}
		*years[key] = append(*years[key], v)
	}
}

// all gives what stands at an address within the page, by the ids that it has and had.
// aliases is whether the ids count that headings have beside those that authors gave them.
func (h *holder) all(aliases bool) (list []string) {
	if h == nil {
		return nil
	}
	add := func(prefix, id string, former []string) {
		list = append(list, prefix+id)
		for _, f := range former {
			list = append(list, prefix+f)
		}
	}
	if h.outline != nil {
		for _, v := range h.outline.Headings {
			add("", v.ID, v.Former)
			if v.Alias != "" && aliases {
				add("", v.Alias, nil)
			}
		}
	}
	if b := h.brief; b != nil {
		for _, r := range b.Recommendations {
			add(address.RecPrefix, r.ID.ID, FormerOf(r))
		}
		for _, r := range b.Reports {
			add(address.EventPrefix, r.ID.ID, r.Merged.Former)
		}
		for _, t := range b.Tellings {
			add(address.FigurePrefix, t.Merged.ID, t.Merged.Former)
		}
		for _, u := range b.Sources {
			add(address.SourcePrefix, u.Source.ID.ID, u.Source.Former)
		}
	}
	for _, e := range h.events {
		add("", e.ID, e.Former)
	}
	for _, f := range h.figures {
		add(address.FigurePrefix, f.ID, f.Former)
	}
	for _, s := range h.sources {
		add(address.SourcePrefix, s.ID.ID, s.Former)
	}
	return list
}

// has reports whether something stands at a fragment of the page.
func (h *holder) has(fragment string) bool {
	if h == nil {
		return false
	}
	h.once.Do(func() {
		h.fragments = h.all(true)
		slices.Sort(h.fragments)
	})
	_, has := slices.BinarySearch(h.fragments, fragment)
	return has
}

// FormerOf gives the ids that a recommendation had in its own brief.
func FormerOf(r *graph.Recommendation) (ids []string) {
	for _, key := range r.Former {
		if id, own := strings.CutPrefix(key, r.Brief.ID+"#"); own {
			ids = append(ids, id)
		}
	}
	return ids
}

// Addresses yields every address of a site that is for good: its pages, and what stands on
// them. An id that a heading has beside its own is none.
func Addresses(g *graph.Graph, pages iter.Seq[address.Path]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for page := range pages {
			if !yield(string(page)) {
				return
			}
		}
		for page, h := range holdersOf(g) {
			for _, f := range h.all(false) {
				if !yield(string(page) + "#" + f) {
					return
				}
			}
		}
	}
}

// things finds what has an id throughout an archive, by the ids that it has and had.
type things struct {
	events  map[string]*graph.Event
	figures map[string]*graph.Figure
	sources map[string]*graph.Source
	recs    map[string]*graph.Recommendation // by the page where a brief is that they were in, and their ids there
}

func (k *keeper) thingsOf() *things {
	g := k.graph
	t := &things{events: map[string]*graph.Event{}, figures: map[string]*graph.Figure{}, sources: map[string]*graph.Source{}, recs: map[string]*graph.Recommendation{}}
	for _, e := range g.Events {
		known(t.events, e, e.ID, e.Former)
	}
	for _, f := range g.Figures {
		known(t.figures, f, f.ID, f.Former)
	}
	for _, s := range g.Sources {
		known(t.sources, s, s.ID.ID, s.Former)
	}
	for _, r := range g.Recommendations {
		for _, key := range r.Former {
			brief, id, _ := strings.Cut(key, "#")
			if page, there := k.final(address.Brief(brief)); there {
				t.recs[string(page)+"#"+id] = r
			}
		}
	}
	return t
}

// known makes a thing known by its ids.
func known[T any](by map[string]T, thing T, id string, former []string) {
	for _, f := range former {
		by[f] = thing
	}
	by[id] = thing
}

// moved finds what stood at a fragment of a page, which leads to another by now, where it
// stands elsewhere.
func (t *things) moved(from, page address.Path, fragment string) (Note, bool) {
	kind, id := kindOf(from, fragment)
	switch kind {
	case event:
		if e := t.events[id]; e != nil {
			return Note{ID: fragment, Title: e.Title, URL: wording.EventURL(e)}, true
		}
	case figure:
		if f := t.figures[id]; f != nil {
			return Note{ID: fragment, Title: f.Label, URL: wording.FigureURL(f)}, true
		}
	case source:
		if s := t.sources[id]; s != nil {
			return Note{ID: fragment, Title: s.Title, URL: wording.SourceURL(s)}, true
		}
	case recommendation:
		if r := t.recs[string(page)+"#"+id]; r != nil {
			return Note{ID: fragment, Title: r.Brief.Title.S, URL: wording.RecommendationURL(r)}, true
		}
	}
	return Note{}, false
}

// kind is what stands at a fragment.
type kind string

const (
	heading        kind = "heading"
	event          kind = "event"
	figure         kind = "figure"
	source         kind = "source"
	recommendation kind = "recommendation"
)

// kindOf tells what stands at a fragment of a page, and its id.
func kindOf(page address.Path, fragment string) (kind, string) {
	if strings.HasPrefix(string(page), "timeline/") { // where ids of events begin with anything
		return event, fragment
	}
	for prefix, k := range map[string]kind{address.RecPrefix: recommendation, address.EventPrefix: event, address.FigurePrefix: figure, address.SourcePrefix: source} {
		if id, ok := strings.CutPrefix(fragment, prefix); ok {
			return k, id
		}
	}
	return heading, fragment
}
