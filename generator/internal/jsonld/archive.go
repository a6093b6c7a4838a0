package jsonld

import (
	"cmp"
	"path"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cite"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// Maker describes the things of an archive with a base URL.
type Maker struct{ *wording.Wording }

// url is the address of a thing, which is its identifier, too.
func (m *Maker) url(u address.URL) string {
	path, fragment, _ := strings.Cut(u.FromRoot(), "#")
	if strings.HasSuffix(path, "index.htm") {
		path += "l"
	}
	if path == string(address.Home) {
		path = ""
	}
	if fragment != "" {
		path += "#" + fragment
	}
	return m.BaseURL + "/" + path
}

func (m *Maker) refs(urls ...address.URL) []Ref {
	return lists.Each(urls, func(u address.URL) Ref { return Ref{m.url(u)} })
}

func ref(id string) *Ref {
	if id == "" {
		return nil
	}
	return &Ref{id}
}

// home refers to the archive.
func (m *Maker) home() Thing { return Thing{ID: m.url(address.Home.URL())} }

// exact gives a date that ISO 8601 and schema.org can write whole, else "".
func exact(d edtf.Date) string {
	if d.Approximate() || d.Uncertain() || d.Unspecified() {
		return ""
	}
	return d.Datetime()
}

// written gives a date that cannot, or nil.
func written(d edtf.Date) *EDTF {
	if d.IsZero() || exact(d) != "" {
		return nil
	}
	s := EDTF(d.String())
	return &s
}

// Site describes the archive.
func (m *Maker) Site(license string) *Node {
	s := m.Graph.Site
	n := &Node{ID: m.url(address.Home.URL()), Type: "WebSite", Name: s.Title.S, Description: wording.Plain(&m.Graph.Description), URL: m.url(address.Home.URL()),
		Language: cmp.Or(s.Language.Tag, "en"), License: ref(license), Publisher: m.publisher()}
	n.PotentialAction = &Node{Type: "SearchAction", QueryInput: "required name=search_term_string",
		Target: &Node{Type: "EntryPoint", URLTemplate: m.Absolute(address.Search.Linked()) + "?q={search_term_string}"}}
	return n
}

func (m *Maker) publisher() *Thing {
	if name := m.Graph.Site.Publisher; name != "" {
		return &Thing{Type: "Organization", Name: name}
	}
	return nil
}

// Page describes a page that lists things, or any other of which nothing more is known.
func (m *Maker) Page(kind string, at address.Path, name, description string) *Node {
	return &Node{ID: m.Absolute(at), Type: kind, Name: name, Description: description, URL: m.Absolute(at), IsPartOf: []Thing{m.home()}}
}

// Crumb is a step on the way to a page.
type Crumb struct {
	Text string
	URL  address.URL
}

// Way describes the way to a page; it is nil for the home page.
func (m *Maker) Way(way []Crumb) *Way {
	if len(way) < 2 {
		return nil
	}
	w := &Way{Type: "BreadcrumbList"}
	for i, c := range way {
		w.Steps = append(w.Steps, Step{"ListItem", c.Text, i + 1, Ref{m.url(c.URL)}})
	}
	return w
}

// Brief describes a brief.
func (m *Maker) Brief(b *graph.Brief, license string) *Node {
	at := m.url(wording.BriefURL(b, ""))
	n := &Node{ID: at, Type: "Report", URL: at, Name: m.FullTitle(b), Description: wording.Plain(&b.SummaryText), Language: m.Graph.LanguageOf(b), License: ref(license),
		Genre: m.Words.Terms.BriefKind[b.Kind.ID], ReportNumber: m.Number(b), Version: strconv.Itoa(b.Version()),
		DatePublished: exact(b.Date.Date), DateModified: exact(b.Updated.Date), Date: written(b.Date.Date), Modified: written(b.Updated.Date),
		Author: lists.Each(m.Graph.Signed(b), m.author), Publisher: m.publisher(), IsPartOf: []Thing{m.home()}}
	if b.DOI.S != "" {
		n.SameAs = []Ref{{cite.DOI(b.DOI.S)}}
	}
	if b.Within != nil {
		n.IsPartOf = append(n.IsPartOf, Thing{m.url(wording.SeriesURL(b.Within)), "CreativeWorkSeries", b.Within.Title})
	}
	principal := map[*graph.Actor]bool{}
	for _, a := range b.Principal {
		principal[a] = true
		n.About = append(n.About, m.named(a))
	}
	for _, t := range b.Topics {
		n.About = append(n.About, Thing{ID: m.url(wording.TopicURL(t)), Name: t.Title})
	}
	for _, a := range b.Mentioned {
		if !principal[a.Actor] {
			n.Mentions = append(n.Mentions, m.reference(wording.ActorURL(a.Actor)))
		}
	}
	for _, r := range b.Reports {
		n.Mentions = append(n.Mentions, m.reference(wording.EventURL(r.Merged)))
	}
	n.Citation = lists.Each(b.Sources, func(u *graph.Use) Source { return m.source(u.Source) })
	if b.Supersedes != nil {
		n.Replaces = m.refs(wording.BriefURL(b.Supersedes, ""))
	}
	briefs := func(list []*graph.Brief) []Ref {
		return lists.Each(list, func(b *graph.Brief) Ref { return Ref{m.url(wording.BriefURL(b, ""))} })
	}
	n.IsReplacedBy = briefs(b.SupersededBy)
	if b.TranslationOf != nil {
		n.TranslationOf = briefs([]*graph.Brief{b.TranslationOf})
	} else {
		n.Translation = briefs(b.Translations)
	}
	n.Encoding = lists.Each(b.Downloads, func(d graph.Download) *Node {
		return &Node{Type: "MediaObject", Name: cmp.Or(d.Label, path.Base(d.File)), ContentURL: m.url(wording.Media(d.File).URL())}
	})
	return n
}

// author describes who signs a brief. Everyone but an actor has the page of what they
// write as their identifier.
func (m *Maker) author(a graph.Author) *Node {
	if a.Writer == nil {
		return &Node{Name: a.Name}
	}
	n := m.writer(a.Writer)
	n.Name = a.Name
	if a.Organization != "" {
		n.Affiliation = []Thing{{Type: "Organization", Name: a.Organization}}
	}
	return n
}

func (m *Maker) writer(w *graph.Writer) *Node {
	if w.Actor != nil {
		n := node(m.named(w.Actor))
		n.SameAs = identified(w.ORCID)
		return n
	}
	n := &Node{ID: m.url(wording.AuthorURL(w)), Name: w.Name, SameAs: identified(w.ORCID)}
	if w.ORCID != "" || len(w.Organizations) > 0 { // nothing else tells a person from a body
		n.Type = "Person"
	}
	return n
}

func identified(orcid string) []Ref {
	if orcid == "" {
		return nil
	}
	return []Ref{{wording.ORCID(orcid)}}
}

// Author describes an author, on the page of what they write.
func (m *Maker) Author(w *graph.Writer) *Node {
	n := m.writer(w)
	n.URL = m.url(wording.AuthorURL(w))
	n.Affiliation = lists.Each(w.Organizations, func(o string) Thing { return Thing{Type: "Organization", Name: o} })
	return n
}

// Series describes a series.
func (m *Maker) Series(s *graph.Series) *Node {
	n := m.Page("CreativeWorkSeries", address.Series(s.ID), s.Title, "")
	n.Publisher = m.publisher()
	return n
}

// kinds are the types of actors.
var kinds = map[string]string{"state": "Country", "person": "Person", "organization": "Organization", "alliance": "Organization", "company": "Corporation"}

// reference refers to what is described on its own page.
func (m *Maker) reference(u address.URL) Thing { return Thing{ID: m.url(u)} }

// named refers to an actor by name.
func (m *Maker) named(a *graph.Actor) Thing {
	return Thing{m.url(wording.ActorURL(a)), kinds[a.Kind.ID], a.Name.S}
}

func node(t Thing) *Node { return &Node{ID: t.ID, Type: t.Type, Name: t.Name} }

// Actor describes an actor.
func (m *Maker) Actor(a *graph.Actor) *Node {
	n := node(m.named(a))
	n.URL, n.Description = n.ID, wording.Plain(&a.SummaryText)
	for _, name := range a.Names {
		n.AlternateName = append(n.AlternateName, Text{name.Text.S, name.Lang.Tag})
	}
	for _, alias := range a.Aliases {
		n.AlternateName = append(n.AlternateName, Text{Value: alias.S})
	}
	if q := a.Wikidata.Q; q != "" {
		n.SameAs = append(n.SameAs, Ref{"http://www.wikidata.org/entity/" + q})
	}
	n.SameAs = append(n.SameAs, identified(a.ORCID.S)...)
	n.MemberOf = lists.Each(a.MemberOf, m.named)
	if a.Kind.ID == "person" {
		n.JobTitle, n.WorksFor = a.Role, lists.Each(a.Leads, m.named)
	}
	switch {
	case a.Country == nil:
	case a.Kind.ID == "person":
		country := m.named(a.Country)
		n.Nationality = &country
	default:
		country := m.named(a.Country)
		n.Location = &country
	}
	return n
}

// Event describes an event with the first and the last day that its date can mean.
func (m *Maker) Event(e *graph.Event) *Event {
	at := m.url(wording.EventURL(e))
	n := &Event{Thing: Thing{at, "Event", e.Title}, URL: at, Date: written(e.Date), About: lists.Each(e.Actors, func(a *graph.Actor) Thing { return m.reference(wording.ActorURL(a)) }),
		SubjectOf: lists.Each(e.Reports, func(r *graph.Report) Thing { return m.reference(wording.BriefURL(r.Brief, "")) })}
	n.StartDate, n.EndDate = day(e.Date.Earliest()), day(e.Date.Latest())
	if s := exact(e.Date); e.Date.Precision() == edtf.PrecisionTime && s != "" {
		n.StartDate = s
	}
	if e.Place != "" {
		n.Location = &Thing{Type: "Place", Name: e.Place}
	}
	switch e.Status {
	case "cancelled":
		n.EventStatus = &Ref{vocabulary + "EventCancelled"}
	case "expected", "announced":
		n.EventStatus = &Ref{vocabulary + "EventScheduled"}
	}
	return n
}

// day gives a day as ISO 8601, or "" for no bound.
func day(d edtf.Day) string {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return ""
	}
	return d.String()
}

// sourceKinds are the types of sources; any other is a CreativeWork.
var sourceKinds = map[string]string{"report": "Report", "article": "Article", "news": "NewsArticle", "book": "Book", "law": "Legislation", "treaty": "Legislation", "dataset": "Dataset", "web": "WebPage"}

// source describes a document that a brief rests on.
func (m *Maker) source(s *graph.Source) Source {
	n := Source{Thing: Thing{m.url(wording.SourceURL(s)), cmp.Or(sourceKinds[s.Kind.ID], "CreativeWork"), s.Title}, URL: s.URL.Href, DatePublished: exact(s.Date.Date), Date: written(s.Date.Date)}
	if s.DOI.S != "" {
		n.SameAs = []Ref{{cite.DOI(s.DOI.S)}}
	}
	return n
}

// File is one that the archive's data is given in.
type File struct {
	Name, About, Type string
	URL               address.URL
}

// Data describes the archive's data.
func (m *Maker) Data(at address.Path, name, description, license string, files []File) *Node {
	n := m.Page("Dataset", at, name, description)
	n.License, n.Publisher, n.Language = ref(license), m.publisher(), cmp.Or(m.Graph.Site.Language.Tag, "en")
	n.Distribution = lists.Each(files, func(f File) *Node {
		return &Node{Type: "DataDownload", Name: f.Name, Description: f.About, EncodingFormat: f.Type, ContentURL: m.url(f.URL)}
	})
	return n
}
