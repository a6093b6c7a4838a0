package page

import (
	"cmp"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/feed"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/sitemap"
	"chancery/generator/internal/wording"
)

// Record is a file for programs that find the archive, or follow it.
type Record struct {
	Path   address.Path
	Kind   string   // see below
	Origin string   // what it is, for messages
	Texts  []string // the files of the briefs whose texts it has
	// Draft gives all that the file shows, as a value that has a digest, and what appends it.
	Draft func(from wording.Texts) (view any, write func(dst []byte) ([]byte, error))
}

// The kinds of records.
const (
	CitationRecord = "citations"
	FeedRecord     = "feed"
	SitemapRecord  = "sitemap" // and what else browsers look for
)

// record plans a file for programs, and reports whether it has its address for itself.
func (p *planner) record(r *Record) bool {
	ok := p.registry.Add(r.Path, r.Origin, diag.Pos{})
	if ok {
		p.records = append(p.records, r)
	}
	return ok
}

// feeds plans the feeds, which need absolute addresses, and tells the pages of them.
func (p *planner) feeds() {
	if p.BaseURL == "" {
		return
	}
	maker := &feed.Maker{Wording: &p.Wording, Generator: p.options.Generator, Icon: p.icon()}
	if p.Graph.Site.Feed.Text.ID == "full" {
		maker.HTML = func(from wording.Texts, b *graph.Brief) string {
			html, _ := p.body(from, &b.Text, citesOf(b))
			return string(html)
		}
	}
	for _, plan := range maker.Plans() {
		var links []Feed
		for _, format := range []address.FeedFormat{address.Atom, address.JSONFeed} {
			path := address.Feed(plan.Page, format)
			planned := p.record(&Record{Path: path, Kind: FeedRecord, Origin: "a feed", Texts: plan.Texts, Draft: func(from wording.Texts) (any, func([]byte) ([]byte, error)) {
				f := plan.Make(from)
				return f, func(dst []byte) ([]byte, error) { return f.Append(dst, format) }
			}})
			if planned {
				links = append(links, Feed{p.feedName(format), plan.Title, format.Type(), path.URL()})
			}
		}
		p.changed[plan.Page] = plan.Changed
		if plan.Page == address.Home {
			p.site.Feeds = links
		} else {
			p.feedsOf[plan.Page] = links
		}
	}
}

// feedName is what readers call a format of feeds.
func (p *planner) feedName(format address.FeedFormat) string {
	if format == address.JSONFeed {
		return p.Words.Parts.JSONFeed
	}
	return p.Words.Parts.Atom
}

// icon is the address of the site's icon, or "".
func (p *planner) icon() string {
	for _, a := range p.options.Assets {
		if a.Kind == Icon {
			return p.Absolute(a.Path)
		}
	}
	return ""
}

// sitemap plans the sitemap of all pages that have been planned.
func (p *planner) sitemap() {
	if p.BaseURL == "" {
		return
	}
	pages := func() (list []sitemap.URL) {
		for _, page := range p.plan.inOrder() {
			if day, ok := p.listed(page); ok {
				list = append(list, sitemap.URL{Loc: p.Absolute(page.Path), LastMod: day()})
			}
		}
		return list
	}
	n := 0
	for _, page := range p.plan.Pages {
		if _, ok := p.listed(page); ok {
			n++
		}
	}
	p.record(&Record{Path: address.Sitemap, Kind: SitemapRecord, Origin: "the sitemap", Draft: func(wording.Texts) (any, func([]byte) ([]byte, error)) {
		if n := sitemap.Files(n); n > 0 {
			files := make([]sitemap.URL, n)
			for i := range files {
				files[i].Loc = p.Absolute(address.SitemapPart(i + 1))
			}
			return files, func(dst []byte) ([]byte, error) { return sitemap.AppendIndex(dst, files) }
		}
		all := pages()
		return all, func(dst []byte) ([]byte, error) { return sitemap.Append(dst, all) }
	}})
	for i := range sitemap.Files(n) {
		p.record(&Record{Path: address.SitemapPart(i + 1), Kind: SitemapRecord, Origin: "part " + strconv.Itoa(i+1) + " of the sitemap", Draft: func(wording.Texts) (any, func([]byte) ([]byte, error)) {
			part := sitemap.Part(pages(), i+1)
			return part, func(dst []byte) ([]byte, error) { return sitemap.Append(dst, part) }
		}})
	}
}

// listed reports whether the sitemap has a page, and gives the day on which that was
// changed last, or "". It has each page once, and none that search engines are kept from.
func (p *planner) listed(page *Page) (day func() string, ok bool) {
	unknown := func() string { return "" }
	switch page.Kind {
	case address.KindNotFound, address.KindRedirect, address.KindVersion, address.KindDifference, address.KindWithdrawn, address.KindEmbed, address.KindSearch, address.KindFiles:
		return nil, false
	}
	if strings.HasSuffix(string(page.Path), "index.htm") {
		return nil, false
	}
	if b := page.brief; b != nil {
		return func() string { return wording.Changed(b) }, p.unpublished(b) == ""
	}
	if day := p.changed[page.Path]; day != nil {
		return day, true
	}
	return unknown, true
}

// openSearch plans the file by which browsers learn to search the archive.
func (p *planner) openSearch() {
	if p.BaseURL == "" || p.plan.Documents == nil {
		return
	}
	s := &sitemap.Search{Title: p.site.Title, Description: p.Words.Text.OfArchive.With(p.Words.Search.Label, p.site.Title), Language: cmp.Or(p.Graph.Site.Language.Tag, "en"),
		Page: p.Absolute(address.Search.Linked()), Self: p.Absolute(address.OpenSearch), Icon: p.icon()}
	if p.record(&Record{Path: address.OpenSearch, Kind: SitemapRecord, Origin: "the description of the search", Draft: func(wording.Texts) (any, func([]byte) ([]byte, error)) { return s, s.Append }}) {
		p.site.OpenSearch = address.OpenSearch.URL()
	}
}
