package lsp

import (
	"cmp"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
)

// The kinds of things that have ids.
const (
	aBrief          = "brief"
	anActor         = "actor"
	aTopic          = "topic"
	aPage           = "page"
	aSource         = "source"
	anEvent         = "event"
	aFigure         = "figure"
	aRecommendation = "recommendation"
)

// thing is what an id stands for.
type thing struct {
	kind, id string
	title    string
	about    []string // paragraphs of Markdown
	at       diag.Pos // where it is defined; of a document its file
}

// things are all things of an archive, by kind and id.
type things map[string]map[string]thing

func (t things) add(x thing) {
	if t[x.kind] == nil {
		t[x.kind] = map[string]thing{}
	}
	if _, two := t[x.kind][x.id]; !two {
		t[x.kind][x.id] = x
	}
}

// sorted gives the things of a kind by their ids.
func (t things) sorted(kind string) []thing {
	list := make([]thing, 0, len(t[kind]))
	for _, x := range t[kind] {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b thing) int { return cmp.Compare(a.id, b.id) })
	return list
}

// thingsOf lists the things of a graph.
func thingsOf(g *graph.Graph) things {
	all := things{}
	for _, a := range g.Actors {
		about := lists.NotEmpty(a.Kind.ID, a.Role)
		paragraphs := []string{strings.Join(about, " · ")}
		if a.Summary.S != "" {
			paragraphs = append(paragraphs, a.Summary.S)
		}
		var aliases []string
		for _, n := range a.Names {
			aliases = append(aliases, n.Text.S)
		}
		for _, n := range a.Aliases {
			aliases = append(aliases, n.S)
		}
		if len(aliases) > 0 {
			paragraphs = append(paragraphs, "Also: "+strings.Join(aliases, ", "))
		}
		all.add(thing{anActor, a.ID, a.Name.S, paragraphs, diag.Pos{File: a.File}})
	}
	for _, b := range g.Briefs {
		all.add(thing{aBrief, b.ID, b.Title.S, lists.NotEmpty(when(b), b.Summary.S), diag.Pos{File: b.File}})
		for _, u := range b.Sources {
			s := u.Source
			dated := ""
			if !s.Date.IsZero() {
				dated = s.Date.Date.In("en")
			}
			all.add(thing{aSource, s.ID.ID, cmp.Or(s.Title, s.ID.ID), lists.NotEmpty(strings.Join(lists.NotEmpty(s.Author, s.Publisher, s.Journal, dated), " · "), s.URL.Href), s.ID.At})
		}
		for _, r := range b.Recommendations {
			x := thing{aRecommendation, b.ID + "#" + r.ID.ID, cmp.Or(r.Recommendation.Text.S, r.ID.ID), lists.NotEmpty(string(r.Status.ID) + " · " + b.Title.S), r.ID.At}
			all.add(x)
		}
	}
	for _, t := range g.Topics {
		all.add(thing{aTopic, t.ID, t.Title, nil, diag.Pos{File: t.File}})
	}
	for _, p := range g.Pages {
		all.add(thing{aPage, p.ID, p.Title.S, lists.NotEmpty(p.Summary.S), diag.Pos{File: p.File}})
	}
	for _, e := range g.Events {
		var by []string
		for _, r := range e.Reports {
			by = append(by, r.Brief.Title.S)
		}
		all.add(thing{anEvent, e.ID, e.Title, lists.NotEmpty(e.Date.In("en"), e.Place, "Reported in: "+strings.Join(by, "; ")), e.Reports[0].ID.At})
	}
	for _, f := range g.Figures {
		all.add(thing{aFigure, f.ID, cmp.Or(f.Label, f.ID), lists.NotEmpty(f.Unit), f.Tellings[0].ID.At})
	}
	return all
}

func when(b *graph.Brief) string {
	if b.Date.IsZero() {
		return ""
	}
	return b.Date.Date.In("en")
}

// card is what is shown of a thing, as Markdown.
func (x thing) card() string {
	head := "**" + escaped(x.title) + "** — " + x.kind + " `" + x.id + "`"
	return strings.Join(append([]string{head}, x.about...), "\n\n")
}

// escaped is a text that is to be read as it stands.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`).Replace(s)
}
