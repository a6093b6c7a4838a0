package permalink

import (
	"iter"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
)

// fragments gives what stands at an address within each page of a graph's things, sorted:
// recommendations, events, figures, sources and headings, by the ids that they have and had.
// aliases is whether the ids count that headings have beside those that authors gave them.
func fragments(g *graph.Graph, aliases bool) map[address.Path][]string {
	all := map[address.Path][]string{}
	add := func(page address.Path, prefix, id string, former []string) {
		all[page] = append(all[page], prefix+id)
		for _, f := range former {
			all[page] = append(all[page], prefix+f)
		}
	}
	text := func(page address.Path, o *prose.Outline) {
		if o == nil {
			return
		}
		for _, h := range o.Headings {
			add(page, "", h.ID, h.Former)
			if h.Alias != "" && aliases {
				add(page, "", h.Alias, nil)
			}
		}
	}
	for _, b := range g.Briefs {
		page := address.Brief(b.ID)
		text(page, b.Text.Outline)
		for _, r := range b.Recommendations {
			add(page, address.RecPrefix, r.ID.ID, FormerOf(r))
		}
		for _, r := range b.Reports {
			add(page, address.EventPrefix, r.ID.ID, r.Merged.Former)
		}
		for _, t := range b.Tellings {
			add(page, address.FigurePrefix, t.Merged.ID, t.Merged.Former)
		}
		for _, u := range b.Sources {
			add(page, address.SourcePrefix, u.Source.ID.ID, u.Source.Former)
		}
	}
	for _, a := range g.Actors {
		text(address.Actor(a.ID), a.Text.Outline)
	}
	for _, t := range g.Topics {
		text(address.Topic(t.ID), t.Text.Outline)
	}
	for _, p := range g.Pages {
		text(address.Page(p.ID), p.Text.Outline)
	}
	for _, e := range g.Events {
		add(wording.EventURL(e).Path(), "", e.ID, e.Former)
	}
	for _, f := range g.Figures {
		add(wording.FigureURL(f).Path(), address.FigurePrefix, f.ID, f.Former)
	}
	for _, s := range g.Sources {
		add(wording.SourceURL(s).Path(), address.SourcePrefix, s.ID.ID, s.Former)
	}
	for _, list := range all {
		slices.Sort(list)
	}
	return all
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
		for page, fragments := range fragments(g, false) {
			for _, f := range fragments {
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

func thingsOf(g *graph.Graph) *things {
	t := &things{events: map[string]*graph.Event{}, figures: map[string]*graph.Figure{}, sources: map[string]*graph.Source{}, recs: map[string]*graph.Recommendation{}}
	for _, e := range g.Events {
		for _, id := range slices.Concat(e.Former, []string{e.ID}) {
			t.events[id] = e
		}
	}
	for _, f := range g.Figures {
		for _, id := range slices.Concat(f.Former, []string{f.ID}) {
			t.figures[id] = f
		}
	}
	for _, s := range g.Sources {
		for _, id := range slices.Concat(s.Former, []string{s.ID.ID}) {
			t.sources[id] = s
		}
	}
	return t
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
