package page

import (
	"chancery/generator/internal/permalink"
	"cmp"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/data"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/finding"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/jsonld"
	"chancery/generator/internal/wording"
	"chancery/generator/internal/words"
)

// Page is one page of the site. View is made when the page is rendered, so that
// memory holds no more views at a time than are being rendered.
type Page struct {
	Path   address.Path
	Kind   address.Kind
	Origin string       // what it comes from, for messages
	Text   string       // the file of the document whose text it shows, or ""
	Shown  []string     // those of further ones, in order
	brief  *graph.Brief // that it is the page of, or nil
	To     address.Path // where a redirect leads; "" for any other page
	// View makes what the page shows; Shown adds its text, which from has to give for as long.
	View func(from wording.Texts) any
}

// Made is a file that is made when it is written.
type Made struct {
	Path address.Path
	Make func() []byte
}

// Copy is a file of the archive that is published as it is.
type Copy struct {
	Path address.Path // in the site
	From string       // in the archive
}

// Plan is everything that the site consists of, in no order.
type Plan struct {
	RootPath string // the path of the base URL, with slashes around it; "" when not known
	Pages    []*Page
	Copies   []Copy
	Files    []File
	Scripts  []Made // what scripts load of the archive, besides the search index
	Data     []data.File
	// Records and Cards list files of which there are several for each brief, and which
	// who looks at one page does not ask for.
	Records func() []*Record
	Cards   func() []CardPicture
	// Listing plans the page of all that scripts alone load, which tools that copy a site do
	// not see otherwise.
	Listing func(files []address.Path) *Page
	// Documents lists what the search finds, in the order of its index; nil where there is
	// nothing. They are many, and listed anew each time.
	Documents func() []finding.Document
	Kept      *permalink.Kept // what becomes of addresses that nothing has by itself

	graph *graph.Graph
}

// Options are what a plan depends on besides the graph.
type Options struct {
	BaseURL   string // without a slash at its end; "" when not known
	Generator string // "chancery VERSION"
	Words     *words.Catalogue
	Assets    []Asset
	Uses      []Use
}

// Use is a file of the site that a template names.
type Use struct {
	Path  address.Path
	Pos   diag.Pos
	Width int
}

// Asset is a file of the theme: a style sheet, a script, an icon.
type Asset struct {
	Path   address.Path // with a fingerprint
	Origin string
	Kind   AssetKind
	Use    SheetUse // of a Style
	Width  int      // of a picture, in pixels; 0 if it is not known
	Height int
}

// AssetKind says how pages refer to an asset.
type AssetKind uint8

// The kinds of assets; pages do not mention an Other.
const (
	Other AssetKind = iota
	Style
	Script
	Icon
	SearchScript // of the search page only
	FilterScript // of lists that can be filtered
	RedirectScript
)

// New plans the site of a graph. Two things for one address are an error that
// names both.
func New(g *graph.Graph, o Options) (*Plan, diag.List) {
	p := newPlanner(g, o)
	p.feeds()
	p.openSearch()
	p.glances()
	p.home()
	p.briefPages()
	p.actorPages()
	p.topicPages()
	p.authorPages()
	p.seriesPages()
	p.recommendationPages()
	p.timelinePages()
	p.sourcePages()
	p.figurePages()
	p.prosePages()
	p.versionPages()
	p.searchPage()
	p.dataPages()
	p.embedPages()
	p.notFound()
	p.redirects()
	p.keep()
	p.sitemap()
	p.cardPictures()
	p.citations()
	p.hostFiles()
	for _, a := range o.Assets {
		p.registry.Add(a.Path, a.Origin, diag.Pos{})
	}
	for _, f := range g.Files {
		c := Copy{Path: wording.Media(f), From: f}
		if p.registry.Add(c.Path, f, diag.Pos{File: f}) {
			p.plan.Copies = append(p.plan.Copies, c)
		}
	}
	for _, u := range o.Uses {
		p.registry.want(u)
	}
	list := p.registry.list
	p.registry = Registry{} // the pages live longer
	return p.plan, list
}

// inOrder gives the pages in the order of paths.
func (p *Plan) inOrder() []*Page {
	return slices.SortedFunc(slices.Values(p.Pages), byPath)
}

func byPath(a, b *Page) int { return cmp.Compare(a.Path, b.Path) }

// planner is the work of New: the cards and words that many pages share.
type planner struct {
	wording.Wording
	options  Options
	plan     *Plan
	registry Registry
	records  []*Record // but those of briefs
	site     *Site
	digester *digest.Digester

	actorNames func() map[string]string // by id

	divided map[address.Path]bool // the pages of years whose months have pages
	linked  *jsonld.Maker
	feedsOf map[address.Path][]Feed        // by the page that lists the same
	changed map[address.Path]func() string // likewise, the day of the last change

	briefs  *cards[*graph.Brief, BriefCard]
	actors  *cards[*graph.Actor, ActorCard]
	recs    *cards[*graph.Recommendation, RecommendationCard]
	events  *cards[*graph.Event, EventCard]
	figures *cards[*graph.Figure, FigureCard]
	sources *cards[*graph.Source, SourceCard]
}

func newPlanner(g *graph.Graph, o Options) *planner {
	p := &planner{Wording: wording.Wording{Graph: g, Words: o.Words, BaseURL: o.BaseURL}, options: o, digester: digest.New(), plan: &Plan{graph: g, RootPath: rootPath(o.BaseURL)}}
	if len(g.Actors)+len(g.Topics)+len(g.Pages)+len(g.Briefs) > 0 {
		p.plan.Documents = func() []finding.Document { return finding.Documents(&p.Wording) }
	}
	p.actorNames = namesByID(g)
	p.divided = map[address.Path]bool{}
	p.registry.Size = 2*len(g.Briefs) + 8*len(g.Actors) + 8*len(g.Topics) + 2*len(g.Writers)
	p.linked = &jsonld.Maker{Wording: &p.Wording}
	p.feedsOf, p.changed = map[address.Path][]Feed{}, map[address.Path]func() string{}
	p.site = p.siteView()
	p.briefs, p.actors, p.recs = newCards(p.briefCard), newCards(p.actorCard), newCards(p.recommendationCard)
	p.events, p.figures, p.sources = newCards(p.eventCard), newCards(p.figureCard), newCards(p.sourceCard)
	return p
}

// add registers a page and plans it.
func (p *planner) add(path address.Path, kind address.Kind, origin string, at diag.Pos, view func(from wording.Texts) any) *Page {
	page := &Page{Path: path, Kind: kind, Origin: origin, View: view}
	if !p.registry.Add(path, origin, at) {
		return page
	}
	p.plan.Pages = append(p.plan.Pages, page)
	if twin := path.Linked(); twin != path && p.registry.Add(twin, origin, at) {
		p.plan.Pages = append(p.plan.Pages, &Page{Path: twin, Kind: kind, Origin: origin, View: view})
	}
	return page
}

// frame makes the frame of a page at path. section is the ID of its entry in the
// navigation.
func (p *planner) frame(path address.Path, kind address.Kind, section, title, description string, crumbs ...Link) Frame {
	styles, below := p.styles(kind)
	f := Frame{Site: p.site, Path: path.URL().FromRoot(), Kind: kind, Styles: styles, Below: below, Section: section, Title: title, Description: wording.Brief(description),
		Canonical: p.Absolute(path), Preview: p.preview(title), Crumbs: crumbs, Feeds: p.feedsOf[path], Gone: p.gone(path)}
	p.describePage(&f, path)
	return f
}

func (p *planner) siteView() *Site {
	s, g := p.Graph.Site, p.Graph
	v := &Site{Title: s.Title.S, Description: wording.Plain(&g.Description), Publisher: s.Publisher, Email: s.Email.S,
		Language: s.Language.Tag, Generator: p.options.Generator, Policy: Policy, Home: address.Home.URL(), License: p.license(s.License.S)}
	section := func(id string, index address.Path, text string, n int, things words.Plural) {
		if n > 0 {
			v.Nav = append(v.Nav, Section{ID: id, Text: text, URL: index.URL(), N: n, Things: p.Words.Counted(n, things)})
		}
	}
	section("briefs", address.Briefs().Index, p.Words.Section.Briefs, len(g.Briefs), p.Words.Counts.Brief)
	section("actors", address.Actors, p.Words.Section.Actors, len(g.Actors), p.Words.Counts.Actor)
	section("topics", address.Topics, p.Words.Section.Topics, len(g.Topics), p.Words.Counts.Topic)
	section("authors", address.Authors, p.Words.Section.Authors, len(g.Writers), p.Words.Counts.Author)
	section("series", address.SeriesIndex, p.Words.Section.Series, len(g.Series), p.Words.Counts.Series)
	section("recommendations", address.Recommendations().Index, p.Words.Section.Recommendations, len(g.Recommendations), p.Words.Counts.Recommendation)
	section("timeline", address.Timeline().Index, p.Words.Section.Timeline, len(g.Events), p.Words.Counts.Event)
	section("figures", address.Figures().Index, p.Words.Section.Figures, len(g.Figures), p.Words.Counts.Figure)
	section("sources", address.Sources().Index, p.Words.Section.Sources, len(g.Sources), p.Words.Counts.Source)
	if p.plan.Documents != nil {
		v.Search = address.Search.URL()
	}
	v.Menu, v.Logo = p.menu(v.Nav, v.Search), p.logo(s.Logo)
	for _, page := range p.orderedPages() {
		v.Pages = append(v.Pages, Link{page.Title.S, address.Page(page.ID).URL()})
	}
	if p.plan.Documents != nil {
		v.Pages = append(v.Pages, Link{p.Words.Data.Heading, address.DataPage.URL()})
	}
	for _, a := range p.options.Assets {
		switch a.Kind {
		case Style:
			v.styles = append(v.styles, a)
			if a.Use == ForEmbed {
				v.embedStyle = a.Path.URL()
			}
		case Script:
			v.Scripts = append(v.Scripts, a.Path.URL())
		case SearchScript:
			v.searchScripts = append(v.searchScripts, a.Path.URL())
		case FilterScript:
			v.filterScript = a.Path.URL()
		case RedirectScript:
			v.redirectScript = a.Path.URL()
		case Icon:
			v.Icon = a.Path.URL()
		}
	}
	return v
}

// orderedPages gives the pages in the order of site.yaml's navigation, the rest
// after them.
func (p *planner) orderedPages() []*graph.Page {
	place := func(page *graph.Page) int {
		if i := slices.IndexFunc(p.Graph.Site.Navigation, func(r archive.Ref) bool { return r.ID == page.ID }); i >= 0 {
			return i
		}
		return len(p.Graph.Site.Navigation)
	}
	list := slices.Clone(p.Graph.Pages)
	slices.SortStableFunc(list, func(a, b *graph.Page) int { return cmp.Compare(place(a), place(b)) })
	return list
}

// license links an SPDX identifier to its text at spdx.org, or an address to itself.
func (p *planner) license(s string) *ExternalLink {
	href := wording.LicenseURL(s)
	switch href {
	case "":
		return nil
	case s:
		return &ExternalLink{Text: p.Words.Frame.Licence, Href: s}
	}
	return &ExternalLink{Text: s, Href: href}
}
