package page

import (
	"path"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// redirects plans a stub at every address that something had before.
func (p *planner) redirects() {
	for _, b := range p.Graph.Briefs {
		p.aliases(b.Aliases, b.File, b.Title.S, address.Brief(b.ID))
	}
	for _, s := range p.Graph.Pages {
		p.aliases(s.Aliases, s.File, s.Title.S, address.Page(s.ID))
	}
	for _, a := range p.Graph.Actors {
		for _, f := range a.Formerly {
			if f.ID != "" {
				p.redirect(address.Actor(f.ID), archive.Text{S: f.ID, At: f.At}, a.File, a.Name.S, address.Actor(a.ID))
				p.redirectSlice(a, f)
				p.redirectFrame("actors", f, a.ID, a.File, a.Name.S, a.Events)
				if len(a.Wrote) > 0 {
					p.redirect(address.Author(f.ID), archive.Text{S: f.ID, At: f.At}, a.File, a.Name.S, address.Author(a.ID))
				}
			}
		}
	}
	for _, t := range p.Graph.Topics {
		for _, f := range t.Formerly {
			if f.ID != "" {
				p.redirect(address.Topic(f.ID), archive.Text{S: f.ID, At: f.At}, t.File, t.Title, address.Topic(t.ID))
				p.redirectFrame("topics", f, t.ID, t.File, t.Title, topicEvents(t))
			}
		}
	}
}

// redirectFrame keeps the timeline of what is renamed in the frames of other sites.
func (p *planner) redirectFrame(kind string, f archive.Ref, id, file, title string, events []*graph.Event) {
	if p.BaseURL != "" && len(events) > 0 {
		p.redirect(address.Embed(kind, f.ID), archive.Text{S: f.ID, At: f.At}, file, title, address.Embed(kind, id))
	}
}

// redirectSlice keeps the address of the recommendations to a renamed actor.
func (p *planner) redirectSlice(a *graph.Actor, f archive.Ref) {
	if len(a.To) > 0 {
		p.redirect(address.To.Of(f.ID).Index, archive.Text{S: f.ID, At: f.At}, a.File, p.Words.Recommendations.ToActor.With(a.Name.S), address.To.Of(a.ID).Index)
	}
}

func (p *planner) aliases(aliases []archive.Text, file, title string, target address.Path) {
	for _, alias := range aliases {
		old := strings.TrimPrefix(alias.S, "/")
		from := address.Path(old)
		if ext := path.Ext(old); strings.HasSuffix(old, "/") || ext != ".html" && ext != ".htm" {
			from = address.Folder(old)
		}
		p.redirect(from, alias, file, title, target)
	}
}

// redirect plans a stub at from, which stands in file as old.
func (p *planner) redirect(from address.Path, old archive.Text, file, title string, target address.Path) {
	origin := "a redirect of " + file
	if !p.registry.AddAlias(from, origin, old.At, utf8.RuneCountInString(old.S)) {
		return
	}
	p.plan.Pages = append(p.plan.Pages, &Page{Path: from, Kind: address.KindRedirect, Origin: origin, To: target, View: func(wording.Texts) any {
		return &Redirect{Site: p.site, Title: title, Target: target.URL(), Script: p.site.redirectScript, Canonical: p.Absolute(target)}
	}})
}
