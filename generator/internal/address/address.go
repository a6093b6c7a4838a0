// Package address is the table of everything a site has an address for: the path of
// every page and file, the fragment of everything that lies on a page, and the kinds of
// pages. No other package makes an address.
//
// Promises: an address never depends on anything but the ids and years that it is made
// from, so it stays while an archive grows; fragments of different kinds of things on one
// page cannot meet (see Reserved); every URL is escaped as RFC 3986 wants it.
// TestTable holds the table; the golden addresses in testdata hold it to the sites that
// have been published.
package address

import (
	"net/url"
	"strconv"
	"strings"
)

// Kind is a kind of page, and the name of its template.
type Kind string

// The kinds of pages.
const (
	KindHome            Kind = "home"
	KindBriefs          Kind = "briefs"
	KindBrief           Kind = "brief"
	KindActors          Kind = "actors"
	KindActor           Kind = "actor"
	KindTopics          Kind = "topics"
	KindTopic           Kind = "topic"
	KindAuthors         Kind = "authors"
	KindAuthor          Kind = "author"
	KindSeriesList      Kind = "series-list"
	KindSeries          Kind = "series"
	KindRecommendations Kind = "recommendations"
	KindTimeline        Kind = "timeline"
	KindSources         Kind = "sources"
	KindFigures         Kind = "figures"
	KindProse           Kind = "page"
	KindSearch          Kind = "search"
	KindFiles           Kind = "files"
	KindNotFound        Kind = "404"
	KindVersion         Kind = "version"
	KindDifference      Kind = "difference"
	KindWithdrawn       Kind = "withdrawn"
	KindRedirect        Kind = "redirect"
	KindData            Kind = "data"
	KindEmbed           Kind = "embed"
)

// Path is the path of a file of the site, from its root: briefs/x.html.
type Path string

// Files of which there is one.
const (
	Home        Path = "index.html"
	NotFound    Path = "404.html"
	SiteCard    Path = "card.png" // the picture of every page that has none of its own
	Topics      Path = "topics/index.html"
	Actors      Path = "actors/index.html"
	Authors     Path = "authors/index.html"
	SeriesIndex Path = "series/index.html"
	Search      Path = "search/index.html"
	NoJekyll    Path = ".nojekyll"
	Headers     Path = "_headers"
	Robots      Path = "robots.txt"
	Sitemap     Path = "sitemap.xml"
	// OpenSearch tells browsers how to search the site.
	OpenSearch Path = "opensearch.xml"
	Moved      Path = "_redirects"
)

// DataPage is the page that describes the files of data.
const DataPage Path = "data/index.html"

// Embed is a page for frames: of a kind of things, the one with an ID or those of a group.
func Embed(kind, id string) Path { return Path(Embeds + kind + "/" + id + ".html") }

// Embeds is the folder of the pages for frames.
const Embeds = "embed/"

// Data is a file of data, by its name.
func Data(name string) Path { return Path("data/" + name) }

// Files is the page that names what scripts alone load, for tools that copy a site.
const Files Path = SearchIndex + "files.html"

// Assets is the folder of style sheets and scripts.
const Assets = "assets/"

// SearchIndex is the folder of the search index, whose files package search names.
const SearchIndex = "search/"

// List is where a list of things stands that grows with the archive: on one page, and on a
// page of its own for each year.
type List struct {
	Index Path
	years string // the folder of the years
}

// The lists that have one page for each year from the beginning, because the addresses of
// things lie there or readers look there first.

func Briefs() List          { return List{"briefs/index.html", "briefs/year/"} }
func Recommendations() List { return List{"recommendations/index.html", "recommendations/year/"} }
func Timeline() List        { return List{"timeline/index.html", "timeline/"} }
func Sources() List         { return List{"sources/index.html", "sources/"} }
func Figures() List         { return List{"figures/index.html", "figures/"} }

// ActorList is an actor's page, and its years once the lists on it have grown long.
func ActorList(id string) List { return List{Actor(id), "actors/" + id + "/"} }

// TopicList is a topic's page, and its years likewise.
func TopicList(id string) List { return List{Topic(id), "topics/" + id + "/"} }

// AuthorList and SeriesParts are the pages of an author and of a series, and their years likewise.

func AuthorList(id string) List  { return List{Author(id), "authors/" + id + "/"} }
func SeriesParts(id string) List { return List{Series(id), "series/" + id + "/"} }

// Slice is a kind of list of recommendations that have something in common.
type Slice string

// The kinds of slices.
const (
	To         Slice = "to"
	Status     Slice = "status"
	Instrument Slice = "instrument"
)

// Of is the slice of those that have id in common, and its years likewise.
func (s Slice) Of(id string) List {
	folder := "recommendations/" + string(s) + "/" + id
	return List{Path(folder + ".html"), folder + "/"}
}

// Year is the page of the year with a key such as "2024" or "202X".
func (l List) Year(key string) Path { return Path(l.years + key + ".html") }

// Month is the page of a month of a year, "06" of "2024": a year that holds much has them.
func (l List) Month(year, month string) Path { return l.Year(year + "-" + month) }

// Pages of one thing.

func Brief(id string) Path  { return Path("briefs/" + id + ".html") }
func Actor(id string) Path  { return Path("actors/" + id + ".html") }
func Topic(id string) Path  { return Path("topics/" + id + ".html") }
func Author(id string) Path { return Path("authors/" + id + ".html") }
func Series(id string) Path { return Path("series/" + id + ".html") }
func Page(id string) Path   { return Path(id + ".html") }

// Version is the page of the n-th version of a brief.
func Version(id string, n int) Path { return Path("briefs/" + id + "/v" + strconv.Itoa(n) + ".html") }

// Difference is the page of what differs between two versions of a brief.
func Difference(id string, a, b int) Path {
	return Path("briefs/" + id + "/v" + strconv.Itoa(a) + "-v" + strconv.Itoa(b) + ".html")
}

// BriefCard is the picture that stands for a brief where a link to it is shown.
func BriefCard(id string) Path { return Path("briefs/" + id + ".png") }

// Format is a form of records that reference managers read: the ending of their files.
type Format string

// The formats.
const (
	BibTeX   Format = ".bib"
	BibLaTeX Format = ".biblatex.bib"
	RIS      Format = ".ris"
	CSL      Format = ".csl.json"
)

// Formats gives them in the order in which pages offer them, and FormatsOfParts those of
// recommendations, events and figures, of which there are many.
func Formats() []Format        { return []Format{BibTeX, BibLaTeX, RIS, CSL} }
func FormatsOfParts() []Format { return []Format{BibTeX, RIS, CSL} }

// Record is the file beside a page that has the records of what has its address there.
func (p Path) Record(f Format) Path { return Path(strings.TrimSuffix(string(p), ".html") + string(f)) }

// Citations of the whole archive, and what registries of DOIs take.
const (
	AllCitations Path = "citations/briefs.html" // there is no such page; its records are those of all briefs
	Crossref     Path = "citations/crossref.xml"
	DataCite     Path = "citations/datacite.json"
)

// RePEc is a file of the archive at RePEc with a handle: "arch", "seri" or, for the papers of a
// series, a path such as "/briefs/briefs". RePEc takes files that end with .redif for UTF-8.
func RePEc(handle, file string) Path {
	if !strings.HasPrefix(file, "/") {
		file = "/" + handle + file
	}
	return Path("RePEc/" + handle + file + ".redif")
}

// Glances is the i-th file of previews of a kind of things.
func Glances(kind, i string) Path { return Path("glances/" + kind + "-" + i + ".js") }

// SitemapPart is the i-th part, from 1, of a sitemap that is too long for one file.
func SitemapPart(i int) Path { return Path("sitemap-" + strconv.Itoa(i) + ".xml") }

// Media is where a file of the archive's content folder is published that texts link to.
func Media(file string) Path { return Path(MediaFolder + file) }

// MediaFolder is the folder of the files that texts link to.
const MediaFolder = "media/"

// Folder is the page that hosts serve for a folder.
func Folder(folder string) Path { return Path(strings.TrimSuffix(folder, "/") + "/index.html") }

// FeedFormat is a format of feeds, and how their names end.
type FeedFormat string

// The formats of feeds.
const (
	Atom     FeedFormat = ".atom"
	JSONFeed FeedFormat = ".json"
)

// Type is the media type of a feed.
func (f FeedFormat) Type() string {
	if f == JSONFeed {
		return "application/feed+json"
	}
	return "application/atom+xml"
}

// Feed is the feed of what a page lists. The home page's is that of the archive, and the
// index of recommendations has that of what becomes of them.
func Feed(page Path, format FeedFormat) Path {
	switch page {
	case Home:
		return "feed" + Path(format)
	case Recommendations().Index:
		return "recommendations/changes" + Path(format)
	}
	return Path(strings.TrimSuffix(string(page), ".html")) + Path(format)
}

// What the ids of things on a page begin with. The ids of events on the timeline and of
// headings begin with nothing; those that the theme gives to sections of a page begin with
// a capital letter.
const (
	RecPrefix    = "rec-"
	EventPrefix  = "event-" // on the page of a brief that reports it
	FigurePrefix = "figure-"
	SourcePrefix = "src-"
	CitePrefix   = "cite-" // of places in a text that cite
)

// reserved are the beginnings of ids that no heading of a text gets. page- is for what may
// come.
var reserved = [...]string{CitePrefix, EventPrefix, FigurePrefix, "fn-", "fnref-", "page-", RecPrefix, SourcePrefix}

// Reserved reports whether an id belongs to the page, not to the text on it.
func Reserved(id string) bool {
	for _, prefix := range reserved {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// URL is an address in the site, escaped. In a view it begins with Root; the renderer
// turns Root into the way from the page at hand to the site's root, so that one fragment
// of HTML serves pages at any depth and every link in the published site is relative.
type URL string

// Root stands for the site's root at the head of a URL. No address of an author can hold
// it: an escaped NUL is refused wherever a URL is read.
const Root = "%00/"

// Linked is the file by which links name a page. An index is published twice, as
// index.html, which hosts show for its folder, and as index.htm, which links lead to: some
// hosts send index.html on to the folder's address without a slash, where relative links
// lead elsewhere, and drop the query on the way.
func (p Path) Linked() Path {
	if p == Home || strings.HasSuffix(string(p), "/index.html") {
		return p[:len(p)-1]
	}
	return p
}

// URL is the address of the file at a path, as links name it.
func (p Path) URL() URL { return p.At("") }

// At is the address of a fragment of the page at a path, or of the page where fragment
// is "".
func (p Path) At(fragment string) URL {
	path := p.Linked().escaped()
	if fragment == "" {
		return URL(Root + path)
	}
	return URL(Root + path + "#" + escapedFragment(fragment))
}

// At is the address of a fragment of the page at u, or u where fragment is "".
func (u URL) At(fragment string) URL {
	if fragment == "" {
		return u
	}
	return u + "#" + URL(escapedFragment(fragment))
}

// escaped is the path as it stands in an address.
func (p Path) escaped() string {
	if plain(string(p)) {
		return string(p)
	}
	return (&url.URL{Path: string(p)}).EscapedPath()
}

// Here is the address of a fragment of the page at hand.
func Here(fragment string) URL { return URL("#" + escapedFragment(fragment)) }

func escapedFragment(fragment string) string {
	if plain(fragment) {
		return fragment
	}
	return (&url.URL{Fragment: fragment}).EscapedFragment()
}

// plain reports whether s stands in an address as it is: all ids do.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c == '-', c == '.', c == '_', c == '/':
		default:
			return false
		}
	}
	return true
}

// Path gives the path of u without its fragment.
func (u URL) Path() Path {
	path, _, _ := strings.Cut(u.FromRoot(), "#")
	if p, err := url.PathUnescape(path); err == nil {
		path = p
	}
	return Path(path)
}

// FromRoot is the address as it is written at the site's root.
func (u URL) FromRoot() string { return strings.TrimPrefix(string(u), Root) }

// Choosing adds a choice to an address without a fragment, as filters read it. It is a
// fragment, not a query, which some hosts drop on the way, and of which tools that copy a
// site make one more file.
func (u URL) Choosing(key, value string) URL {
	return u + URL("#"+url.Values{key: {value}}.Encode())
}

// Absolute is the address under a base URL that has no slash at its end, or "" where base
// is "".
func (p Path) Absolute(base string) string {
	if base == "" {
		return ""
	}
	if p == Home {
		return base + "/"
	}
	return base + "/" + p.escaped()
}
