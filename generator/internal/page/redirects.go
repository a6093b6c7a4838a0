package page

import (
	"path"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
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
				p.redirect("actors/"+f.ID+".html", a.File, f.At, a.Name.S, "actors/"+a.ID+".html")
				p.redirectSlice(a, f)
			}
		}
	}
}

// redirectSlice keeps the address of the recommendations to a renamed actor.
func (p *planner) redirectSlice(a *graph.Actor, f archive.Ref) {
	if len(a.To) > 0 {
		p.redirect("recommendations/to/"+f.ID+".html", a.File, f.At, "Recommendations to "+a.Name.S, "recommendations/to/"+a.ID+".html")
	}
}

func (p *planner) aliases(aliases []archive.Text, file, title, target string) {
	for _, alias := range aliases {
		old := strings.TrimPrefix(alias.S, "/")
		if ext := path.Ext(old); strings.HasSuffix(old, "/") || ext != ".html" && ext != ".htm" {
			old = strings.TrimSuffix(old, "/") + "/index.html" // as hosts serve a folder
		}
		p.redirect(old, file, alias.At, title, target)
	}
}

func (p *planner) redirect(from, file string, at diag.Pos, title, target string) {
	p.add(from, "redirect", "a redirect of "+file, at, func() any {
		return &Redirect{Site: p.site, Title: title, Target: At(target, ""), Canonical: p.absolute(target)}
	})
}
