package page

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// searchPage plans the page from which the archive is searched.
func (p *planner) searchPage() {
	if p.plan.Documents == nil {
		return
	}
	p.registry.Add(address.SearchIndex+"root.js", "the search index", diag.Pos{})
	p.registry.Add(address.Files, "the list of files", diag.Pos{})
	p.plan.Listing = p.listing
	p.add(address.Search, address.KindSearch, "the search page", diag.Pos{}, func(from wording.Texts) any {
		w := p.Words
		return &Search{Frame: p.frame(address.Search, address.KindSearch, "search", w.Search.Label, w.Text.OfArchive.With(w.Search.Label, p.site.Title), p.homeLink()),
			Heading: w.Search.Label, Words: w.Search.JSON(), FilterWords: w.Filter.JSON(), Sections: p.site.Nav, Scripts: p.site.searchScripts, Files: address.Files.URL()}
	})
}

// listing plans the page of files.
func (p *planner) listing(files []address.Path) *Page {
	return &Page{Path: address.Files, Kind: address.KindFiles, Origin: "the list of files", View: func(wording.Texts) any {
		w := p.Words.NotFound
		f := p.frame(address.Files, address.KindFiles, "search", w.Files, w.FilesLead, p.homeLink())
		f.Canonical, f.Preview, f.NoIndex = "", nil, true
		return &Files{Frame: f, Heading: w.Files, Intro: w.FilesLead,
			Files: lists.Each(files, func(path address.Path) Link { return Link{string(path), path.URL()} })}
	}}
}
