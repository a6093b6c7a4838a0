package page

import (
	"path"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/graph"
)

// redirects plans a stub at every address that something had before.
func (p *planner) redirects() {
	for _, b := range p.graph.Briefs {
		p.aliases(b.Aliases, b.File, b.Title.S, "briefs/"+b.ID+".html")
	}
	for _, s := range p.graph.Pages {
		p.aliases(s.Aliases, s.File, s.Title.S, s.ID+".html")
	}
	for _, a := range p.graph.Actors {
		for _, f := range a.Formerly {
			if f.ID != "" {
				p.redirect("actors/"+f.ID+".html", archive.Text{S: f.ID, At: f.At}, a.File, a.Name.S, "actors/"+a.ID+".html")
				p.redirectSlice(a, f)
			}
		}
	}
}

// redirectSlice keeps the address of the recommendations to a renamed actor.
func (p *planner) redirectSlice(a *graph.Actor, f archive.Ref) {
	if len(a.To) > 0 {
		p.redirect("recommendations/to/"+f.ID+".html", archive.Text{S: f.ID, At: f.At}, a.File, p.words.Recommendations.ToActor.With(a.Name.S), "recommendations/to/"+a.ID+".html")
	}
}

func (p *planner) aliases(aliases []archive.Text, file, title, target string) {
	for _, alias := range aliases {
		old := strings.TrimPrefix(alias.S, "/")
		if ext := path.Ext(old); strings.HasSuffix(old, "/") || ext != ".html" && ext != ".htm" {
			old = strings.TrimSuffix(old, "/") + "/index.html" // as hosts serve a folder
		}
		p.redirect(old, alias, file, title, target)
	}
}

// redirect plans a stub at from, which stands in file as old.
func (p *planner) redirect(from string, old archive.Text, file, title, target string) {
	origin := "a redirect of " + file
	if !p.registry.AddAlias(from, origin, old.At, utf8.RuneCountInString(old.S)) {
		return
	}
	p.plan.Pages = append(p.plan.Pages, Page{from, "redirect", origin, func() any {
		return &Redirect{Site: p.site, Title: title, Target: At(target, ""), Canonical: p.absolute(target)}
	}})
}
