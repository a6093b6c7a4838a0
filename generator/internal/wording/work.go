package wording

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cite"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
)

// Work is a brief as reference managers know it.
func (w *Wording) Work(b *graph.Brief) cite.Work {
	work := w.report(b)
	work.Abstract = Plain(&b.SummaryText)
	if n := b.Version(); n > 1 {
		work.Version, work.Versioned = strconv.Itoa(n), w.Words.Versions.Name.With(strconv.Itoa(n))
	}
	return work
}

// report is a brief without its summary.
func (w *Wording) report(b *graph.Brief) cite.Work {
	site := w.Graph.Site
	return cite.Work{
		ID: b.ID, Title: w.FullTitle(b), Kind: w.Words.Terms.BriefKind[b.Kind.ID], Authors: lists.Each(w.Graph.Signed(b), author),
		Series: cmp.Or(b.Series, site.Title.S), Words: w.Words.Tag, Publisher: site.Publisher, Number: w.Number(b), Date: b.Date.Date, Updated: b.Updated.Date,
		Language: w.language(b), URL: w.Absolute(address.Brief(b.ID)), DOI: b.DOI.S, License: LicenseURL(site.License.S),
	}
}

// language is the tag of the language that a brief is written in.
func (w *Wording) language(b *graph.Brief) string { return cmp.Or(b.Language.Tag, w.siteLanguage()) }

func (w *Wording) siteLanguage() string { return cmp.Or(w.Graph.Site.Language.Tag, "en") }

// author says what is known of an author: that an actor is no person.
func author(a graph.Author) cite.Author {
	made := cite.Author{Name: a.Written(), Body: a.Actor != nil && a.Actor.Kind.ID != "person", Organization: a.Organization}
	if a.Writer != nil {
		made.ORCID = a.Writer.ORCID
	}
	return made
}

// speaker is who says something, as an author.
func speaker(s graph.Speaker) cite.Author {
	return cite.Author{Name: s.Written(), Body: s.Actor != nil && s.Actor.Kind.ID != "person"}
}

// RecommendationWork is a recommendation as reference managers know it: a part of its brief.
func (w *Wording) RecommendationWork(r *graph.Recommendation) cite.Work {
	work := w.report(r.Brief)
	work.ID, work.Form, work.In = r.Brief.ID+"."+address.RecPrefix+r.ID.ID, cite.Part, work.Title
	work.Title = strings.TrimSuffix(Plain(&r.Content), ".")
	work.Kind = w.Words.Recommendation.Position.With(strconv.Itoa(slices.Index(r.Brief.Recommendations, r) + 1))
	work.DOI = "" // which is the brief's
	work.URL = w.at(address.Brief(r.Brief.ID), address.RecPrefix+r.ID.ID)
	if len(r.By) > 0 {
		work.Authors = lists.Each(r.By, speaker)
	}
	return work
}

// EventWork is an event as reference managers know it: an entry of the timeline.
func (w *Wording) EventWork(e *graph.Event) cite.Work {
	work := w.entry("event."+e.ID, e.Title, w.Words.Cite.Event)
	work.Date = e.Date
	work.URL = w.at(address.Timeline().Year(e.Year), e.ID)
	return work
}

// FigureWork is a figure as reference managers know it: an entry of the list of figures,
// with what briefs say of it.
func (w *Wording) FigureWork(f *graph.Figure) cite.Work {
	work := w.entry("figure."+f.ID, f.Label, w.Words.Cite.Figure)
	work.URL = w.at(address.Figures().Year(f.Year), address.FigurePrefix+f.ID)
	var told []string
	for _, t := range f.Tellings {
		told = append(told, w.Words.Text.Aside.With(w.Quantity(t.Figure, f.Unit), t.Brief.Title.S))
	}
	work.Abstract = strings.Join(told, "; ")
	return work
}

func (w *Wording) entry(id, title, kind string) cite.Work {
	site := w.Graph.Site
	return cite.Work{ID: id, Form: cite.Entry, Title: title, Kind: kind, Series: site.Title.S, Publisher: site.Publisher, Words: w.Words.Tag, Language: w.siteLanguage()}
}

// at is the address of a fragment of a page, with its host, or "" without a base URL.
func (w *Wording) at(path address.Path, fragment string) string {
	page := w.Absolute(path)
	if page == "" {
		return ""
	}
	return page + string(address.Here(fragment))
}

// LicenseURL gives the address of a licence, which is one already or has an SPDX identifier.
func LicenseURL(s string) string {
	if s == "" || strings.Contains(s, "://") {
		return s
	}
	return "https://spdx.org/licenses/" + s + ".html"
}

// Terms are the words of references.
func (w *Wording) Terms() *cite.Terms {
	c := &w.Words.Cite
	return &cite.Terms{And: c.And, Others: c.Others, Undated: c.Undated, Circa: c.Circa, Number: c.Number, In: c.In, Quoted: w.Words.Quote,
		Inside: w.Words.Tag == "en"}
}

// Archive is what registries want to know of the archive.
func (w *Wording) Archive() *cite.Archive {
	site := w.Graph.Site
	return &cite.Archive{Title: site.Title.S, Description: Plain(&w.Graph.Description), Publisher: site.Publisher, Email: site.Email.S, URL: w.Absolute(address.Home), RePEc: site.RePEc.S}
}
