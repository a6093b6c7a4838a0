package page

import (
	"path"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/jsonld"
	"chancery/generator/internal/lists"
)

// described are the kinds of pages whose views say themselves what they are about.
var described = []address.Kind{address.KindHome, address.KindBrief, address.KindActor, address.KindAuthor, address.KindSeries, address.KindTimeline, address.KindData}

// undescribed are those of which nothing is said.
var undescribed = []address.Kind{address.KindNotFound, address.KindFiles, address.KindWithdrawn, address.KindVersion, address.KindDifference}

// describe says what a page is about, for machines, and which way leads to it. It takes
// absolute addresses, without which it says nothing.
func (p *planner) describe(f *Frame, nodes ...any) {
	if p.BaseURL == "" {
		return
	}
	way := lists.Each(f.Crumbs, func(l Link) jsonld.Crumb { return jsonld.Crumb(l) })
	if n := p.linked.Way(append(way, jsonld.Crumb{Text: f.Title, URL: address.Path(f.Path).URL()})); n != nil {
		nodes = append(nodes, n)
	}
	f.LinkedData = jsonld.Script(nodes...)
}

// describePage does so for a page of a kind that has nothing more to say.
func (p *planner) describePage(f *Frame, at address.Path) {
	if slices.Contains(described, f.Kind) || slices.Contains(undescribed, f.Kind) {
		return
	}
	kind := "CollectionPage"
	if f.Kind == address.KindProse || f.Kind == address.KindSearch {
		kind = "WebPage"
	}
	p.describe(f, p.linked.Page(kind, at, f.Title, f.Description))
}

// describePart does so for a year of a thing's page, or the thing itself.
func (p *planner) describePart(f *Frame, at address.Path, year string, thing *jsonld.Node) {
	if year == "" {
		p.describe(f, thing)
		return
	}
	page := p.linked.Page("CollectionPage", at, f.Title, f.Description)
	page.About = []jsonld.Thing{{ID: thing.ID}}
	p.describe(f, page)
}

// describeEvents lists the events of which the page is the address or, where a year holds
// too many, those of a month that it tells in full.
func (p *planner) describeEvents(f *Frame, s *sheet[*graph.Event]) {
	nodes := []any{p.linked.Page("CollectionPage", s.path, f.Title, f.Description)}
	if s.year != "" && (s.month == "") == (s.Months == nil) {
		nodes = append(nodes, lists.Each(all(s), func(e *graph.Event) any { return p.linked.Event(e) })...)
	}
	p.describe(f, nodes...)
}

// dataTypes are the media types of the files of data, by the ends of their names.
var dataTypes = map[string]string{".csv": "text/csv", ".json": "application/json", ".sqlite": "application/vnd.sqlite3", ".graphml": "application/graphml+xml",
	".gexf": "application/gexf+xml", ".ics": "text/calendar"}

// describeData lists the files of data.
func (p *planner) describeData(v *Data) {
	var files []jsonld.File
	add := func(l Link, about string) {
		files = append(files, jsonld.File{Name: l.Text, About: about, Type: dataTypes[path.Ext(l.Text)], URL: l.URL})
	}
	for _, f := range v.Files {
		add(f.Link, f.About)
	}
	for _, t := range v.Tables {
		add(t.CSV, t.About)
		add(t.JSON, t.About)
	}
	p.describe(&v.Frame, p.linked.Data(address.DataPage, p.Words.Text.OfArchive.With(v.Heading, p.site.Title), v.Description, p.licenseURL(), files))
}

// licenseURL is the address of the archive's licence, or "".
func (p *planner) licenseURL() string {
	if p.site.License == nil {
		return ""
	}
	return p.site.License.Href
}
