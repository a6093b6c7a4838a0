package page

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/citations"
	"chancery/generator/internal/cite"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// formats are how pages name the formats of records.
var formats = map[address.Format]Citation{
	address.BibTeX:   {Link: Link{Text: "BibTeX"}, Type: "application/x-bibtex"},
	address.BibLaTeX: {Link: Link{Text: "BibLaTeX"}, Type: "application/x-bibtex"},
	address.RIS:      {Link: Link{Text: "RIS"}, Type: "application/x-research-info-systems"},
	address.CSL:      {Link: Link{Text: "CSL-JSON"}, Type: "application/vnd.citationstyles.csl+json"},
}

// citations plans the files of citations.
func (p *planner) citations() {
	record := func(f citations.File) *Record {
		return &Record{Path: f.Path, Kind: CitationRecord, Origin: "citations", Draft: func(wording.Texts) (any, func([]byte) ([]byte, error)) {
			if f.Made != nil {
				return f.Made(), f.Make
			}
			data, err := f.Make(nil)
			return data, func(dst []byte) ([]byte, error) { return append(dst, data...), err }
		}}
	}
	for _, f := range citations.Plan(&p.Wording, p.digester) {
		p.record(record(f))
	}
	years := sync.OnceValue(func() []citations.File { return citations.Years(&p.Wording, p.digester) })
	p.registry.AddSeries("citations", p.besideBriefs(lists.Each(address.Formats(), func(f address.Format) string { return string(f) })...))
	p.registry.AddSeries("citations", func(path string) bool {
		isRecord := slices.ContainsFunc(address.Formats(), func(f address.Format) bool { return strings.HasSuffix(path, string(f)) })
		return isRecord && slices.ContainsFunc(years(), func(f citations.File) bool { return fold(string(f.Path)) == path })
	})
	others := p.records
	p.plan.Records = func() []*Record {
		all := append(slices.Clone(others), lists.Each(years(), record)...)
		for _, b := range p.Graph.Briefs {
			all = append(all, lists.Each(citations.Of(&p.Wording, p.digester, b), record)...)
		}
		return all
	}
}

// besideBriefs tells the addresses of files beside the pages of briefs by their endings.
func (p *planner) besideBriefs(endings ...string) func(path string) bool {
	briefs := sync.OnceValue(func() map[address.Path]bool {
		all := make(map[address.Path]bool, len(p.Graph.Briefs))
		for _, b := range p.Graph.Briefs {
			all[address.Brief(b.ID)] = true
		}
		return all
	})
	return func(path string) bool {
		return slices.ContainsFunc(endings, func(ending string) bool {
			stem, ok := strings.CutSuffix(path, ending)
			return ok && briefs()[address.Path(stem+".html")]
		})
	}
}

// citationsOf are the records beside a page.
func citationsOf(page address.Path, in []address.Format) []Citation {
	return lists.Each(in, func(f address.Format) Citation {
		r := formats[f]
		r.URL = page.Record(f).URL()
		return r
	})
}

// cite says how to cite a brief: in its text, in files, and in the head of its page.
func (p *planner) cite(v *Brief, b *graph.Brief) {
	w := p.Work(b)
	v.References = w.References(p.Terms())
	if w.DOI != "" {
		v.DOI = cite.DOI(w.DOI)
	}
	v.cited(address.Brief(b.ID), address.Formats())
	if len(b.Recommendations) > 0 {
		v.OfYear = &Link{p.Words.Recommendations.OfYear.With(p.year(b.Year)), address.Recommendations().Year(b.Year).URL()}
	}
	v.Meta = p.tags(&w, b)
	p.signposts(v, &w, b)
}

// cited offers the records beside a page, and tells machines of them.
func (f *Frame) cited(page address.Path, in []address.Format) {
	f.Citations = citationsOf(page, in)
	for _, r := range f.Citations {
		f.Links = append(f.Links, HeadLink{Rel: "alternate describedby", Type: r.Type, Title: r.Text, Href: r.URL})
	}
}

// ofYear offers the records of what a page of a list shows, if they are those of one year.
func (f *Frame) ofYear(list address.List, year string) {
	if year != "" {
		f.cited(list.Year(year), address.FormatsOfParts())
	}
}

// tags are what Zotero, Google Scholar and others read in the head of a brief's page:
// Highwire Press tags, by which it is a report, and Dublin Core. A person is written with the
// family's name first where that is known.
func (p *planner) tags(w *cite.Work, b *graph.Brief) (tags []Meta) {
	add := func(name, content string) {
		if content != "" {
			tags = append(tags, Meta{name, content})
		}
	}
	institution := cmp.Or(w.Publisher, w.Series)
	add("citation_title", w.Title)
	for _, a := range w.Authors {
		add("citation_author", w.Byline(a))
		add("citation_author_institution", a.Organization)
		if a.ORCID != "" {
			add("citation_author_orcid", "https://orcid.org/"+a.ORCID)
		}
	}
	add("citation_publication_date", w.Date.String())
	add("citation_technical_report_institution", institution)
	add("citation_technical_report_number", w.Number)
	add("citation_series_title", w.Series)
	add("citation_language", w.Language)
	add("citation_doi", w.DOI)
	add("citation_public_url", w.URL)
	for _, d := range b.Downloads {
		if strings.HasSuffix(d.File, ".pdf") {
			add("citation_pdf_url", p.Absolute(wording.Media(d.File)))
		}
	}
	add("DC.type", "Report")
	add("DC.title", w.Title)
	for _, a := range w.Authors {
		add("DC.creator", a.Name)
	}
	add("DC.publisher", institution)
	add("DC.date", w.Date.String())
	add("DC.language", w.Language)
	add("DC.identifier", cmp.Or(w.DOI, w.URL))
	add("DC.rights", w.License)
	return tags
}

// signposts are links for machines (https://signposting.org) besides those to records: what
// to cite, who wrote it, what it is, and where its files are.
func (p *planner) signposts(v *Brief, w *cite.Work, b *graph.Brief) {
	add := func(rel, kind string, href URL) {
		if href != "" {
			v.Links = append(v.Links, HeadLink{Rel: rel, Type: kind, Href: href})
		}
	}
	if w.DOI != "" {
		add("cite-as", "", URL(cite.DOI(w.DOI)))
	} else {
		add("cite-as", "", URL(w.URL))
	}
	for _, a := range w.Authors {
		if a.ORCID != "" {
			add("author", "", URL("https://orcid.org/"+a.ORCID))
		}
	}
	add("type", "", "https://schema.org/Report")
	add("license", "", URL(w.License))
	for _, d := range v.Downloads {
		add("item", "", d.URL)
	}
	add("collection", "text/html", address.Home.URL())
}

// OneCitation is how to cite one of the many things of a page: as text, in the style of
// Chicago, and as a record, which the page itself holds, so that it takes no file of its own.
type OneCitation struct {
	Text   string
	Name   string // of the record
	Format string // RIS, as reference managers call it
	RIS    string // escaped for the address of a data: URL (RFC 2397)
}

func (p *planner) citeOne(w cite.Work) *OneCitation {
	return &OneCitation{w.Chicago(p.Terms()), w.ID, formats[address.RIS].Text, url.PathEscape(string(w.RIS(nil)))}
}
