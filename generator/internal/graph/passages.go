package graph

import "chancery/generator/internal/prose"

// Passages calls yield with the links of each text, and what each leads to: those of the
// bodies, and of the short texts of front matter.
func (g *Graph) Passages(yield func(file string, links []prose.Link, targets []Target) bool) {
	short := func(file string, t *Text) bool {
		return t.Doc == nil || len(t.Targets) == 0 || yield(file, t.Doc.Links(), t.Targets)
	}
	body := func(file string, b *Body) bool {
		return b.Outline == nil || len(b.Targets) == 0 || yield(file, b.Links, b.Targets)
	}
	if !short(g.Site.File, &g.Description) {
		return
	}
	for _, b := range g.Briefs {
		if !b.passages(short, body) {
			return
		}
	}
	for _, a := range g.Actors {
		if !body(a.File, &a.Text) || !short(a.File, &a.SummaryText) {
			return
		}
	}
	for _, t := range g.Topics {
		if !body(t.File, &t.Text) || !short(t.File, &t.SummaryText) {
			return
		}
	}
	for _, p := range g.Pages {
		if !body(p.File, &p.Text) || !short(p.File, &p.SummaryText) {
			return
		}
	}
}

func (b *Brief) passages(short func(string, *Text) bool, body func(string, *Body) bool) bool {
	if !body(b.File, &b.Text) || !short(b.File, &b.SummaryText) {
		return false
	}
	for _, r := range b.Recommendations {
		if !short(b.File, &r.Content) {
			return false
		}
		for i := range r.History {
			if !short(b.File, &r.History[i].Note) {
				return false
			}
		}
	}
	for _, r := range b.Reports {
		if !short(b.File, &r.SummaryText) {
			return false
		}
	}
	return true
}
