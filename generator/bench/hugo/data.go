package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/page"
)

// data writes the data files: what belongs to no single page. Texts that stand in
// a brief's front matter are not said again; a report is the brief's id and the
// place of the event in its list.
func (c *converter) data() error {
	files := map[string]any{
		"events": c.events(), "sources": c.sources(), "figures": c.figures(), "names": c.names(), "joins": c.joins(), "site": c.frame(),
	}
	for name, v := range files {
		data, err := json.Marshal(v)
		if err != nil {
			return fmt.Errorf("data/%s: %w", name, err)
		}
		if err := c.put("data/"+name+".json", data); err != nil {
			return err
		}
	}
	return nil
}

// place is a brief and the index of a thing in its front matter.
type place [2]any

func (c *converter) place(b *graph.Brief, kind, id string) place {
	i, ok := c.index.places[b][kind+" "+id]
	if !ok {
		i = -1
	}
	return place{b.ID, i}
}

type event struct {
	Title    string   `json:"title"`
	Date     string   `json:"date"`
	Year     string   `json:"year"`
	Place    string   `json:"place,omitempty"`
	Actors   []string `json:"actors,omitempty"`
	Reports  []place  `json:"reports"`
	Disagree []string `json:"disagree,omitempty"` // in words
}

func (c *converter) events() map[string]event {
	all := make(map[string]event, len(c.graph.Events))
	for _, e := range c.graph.Events {
		v := event{Title: e.Title, Date: e.Date.String(), Year: e.Year, Place: e.Place}
		for _, a := range e.Actors {
			v.Actors = append(v.Actors, a.ID)
		}
		for _, r := range e.Reports {
			v.Reports = append(v.Reports, c.place(r.Brief, "event", e.ID))
		}
		all[e.ID] = v
	}
	for _, view := range viewsOf[*page.Timeline](c.plan, "timeline") {
		for _, year := range view.Groups {
			for _, month := range year.Months {
				for _, card := range month.Events {
					v := all[card.ID]
					v.Disagree = card.Disagreements
					all[card.ID] = v
				}
			}
		}
	}
	return all
}

// viewsOf makes the views of all pages of a kind.
func viewsOf[V any](p *page.Plan, kind address.Kind) []V {
	var list []V
	for i := range p.Pages {
		if p.Pages[i].Kind != kind {
			continue // its view is not needed
		}
		if v, ok := p.Pages[i].View().(V); ok {
			list = append(list, v)
		}
	}
	return list
}

type source struct {
	Title     string   `json:"title"`
	Author    string   `json:"author,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Date      string   `json:"date,omitempty"`
	URL       string   `json:"url,omitempty"`
	Archived  string   `json:"archived,omitempty"`
	Accessed  string   `json:"accessed,omitempty"`
	Kind      string   `json:"kind,omitempty"`
	Briefs    []string `json:"briefs"`
}

func (c *converter) sources() map[string]source {
	all := make(map[string]source, len(c.graph.Sources))
	for _, s := range c.graph.Sources {
		v := source{Title: s.Title, Author: s.Author, Publisher: s.Publisher, URL: s.URL.Href, Archived: s.Archived.Href, Kind: s.Kind.ID}
		if !s.Date.IsZero() {
			v.Date = s.Date.String()
		}
		if !s.Accessed.IsZero() {
			v.Accessed = s.Accessed.String()
		}
		for _, u := range s.Uses {
			v.Briefs = append(v.Briefs, u.Brief.ID)
		}
		all[s.ID.ID] = v
	}
	return all
}

type figure struct {
	Label    string  `json:"label"`
	Unit     string  `json:"unit,omitempty"`
	Differ   bool    `json:"differ,omitempty"`
	Note     string  `json:"note,omitempty"` // how they differ, in words
	URL      string  `json:"url"`
	Tellings []place `json:"tellings"`
}

func (c *converter) figures() map[string]figure {
	all := make(map[string]figure, len(c.graph.Figures))
	for _, f := range c.graph.Figures {
		v := figure{Label: f.Label, Unit: f.Unit, Differ: f.Differ}
		for _, t := range f.Tellings {
			v.Tellings = append(v.Tellings, c.place(t.Brief, "figure", f.ID))
		}
		all[f.ID] = v
	}
	// Where a figure has its address, chancery's own pages say.
	for _, view := range viewsOf[*page.FigureList](c.plan, "figures") {
		for _, card := range view.Figures {
			id := strings.TrimPrefix(card.ID, "figure-")
			f := all[id]
			f.URL, f.Note = rooted(string(card.URL)), card.Note
			all[id] = f
		}
	}
	return all
}

// names are what actors and topics are called, by id.
func (c *converter) names() map[string]string {
	all := map[string]string{}
	for _, a := range c.graph.Actors {
		all[a.ID] = a.Name.S
	}
	for _, t := range c.graph.Topics {
		all["topic "+t.ID] = t.Title
	}
	return all
}

// joins are, for each brief, what follows from other files.
func (c *converter) joins() map[string]any {
	all := make(map[string]any, len(c.graph.Briefs))
	for i := range c.plan.Pages {
		p := &c.plan.Pages[i]
		if p.Kind != address.KindBrief {
			continue
		}
		v, ok := p.View().(*page.Brief)
		if !ok {
			continue
		}
		id := strings.TrimSuffix(strings.TrimPrefix(string(p.Path), "briefs/"), ".html")
		kept := page.Brief{Mentioned: v.Mentioned, Backlinks: v.Backlinks, SupersededBy: v.SupersededBy, Newer: v.Newer, Older: v.Older}
		join, _ := encode(reflect.ValueOf(kept)).(map[string]any)
		replaces := map[string]any{}
		for _, r := range v.Recommendations {
			if len(r.Supersedes) > 0 {
				replaces[strings.TrimPrefix(r.ID, "rec-")] = encode(reflect.ValueOf(r.Supersedes))
			}
		}
		join["replaces"] = replaces
		all[id] = join
	}
	return all
}

// frame is what the layout around every page shows.
func (c *converter) frame() any {
	for _, v := range viewsOf[*page.Home](c.plan, "home") {
		return encode(reflect.ValueOf(*v.Site))
	}
	return nil
}
