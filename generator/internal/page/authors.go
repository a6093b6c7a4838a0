package page

import (
	"fmt"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// AuthorList is authors/index.html.
type AuthorList struct {
	Frame
	Authors []AuthorCard // by name
	Short   bool         // whether there are too many for more than their names and counts
}

// mostAuthors is how many authors are listed at length.
const mostAuthors = 1000

// AuthorCard is somebody who signs briefs, in the list of all.
type AuthorCard struct {
	Link
	Organizations []string
	Briefs        int
	Latest        When // the date of the newest brief
}

// Writer is an author's page.
type Writer struct {
	Frame
	Heading       string
	Organizations []string
	ORCID         *ExternalLink
	Actor         *Link   // the page of what the briefs say of the author
	Topics        []Count // those written about most first
	Briefs        []*BriefCard
	Lines         bool       // whether there are too many for cards
	Parts         []YearLink // its years, when the list has grown too long for one page
}

// SeriesList is series/index.html.
type SeriesList struct {
	Frame
	Series []AuthorCard // by title, without organizations
}

// Series is the page of a series.
type Series struct {
	Frame
	Heading string
	Authors []Count // those who wrote most of it first
	Briefs  []*BriefCard
	Lines   bool       // whether there are too many for cards
	Parts   []YearLink // its years, when the list has grown too long for one page
}

func writerLink(w *graph.Writer) Link { return Link{w.Name, wording.AuthorURL(w)} }
func seriesLink(s *graph.Series) Link { return Link{s.Title, wording.SeriesURL(s)} }

// authorLink links an author to the page of all that the author signs.
func authorLink(a graph.Author) Link {
	if a.Writer == nil {
		return Link{Text: a.Name}
	}
	return Link{a.Name, wording.AuthorURL(a.Writer)}
}

// authorPages plans the list of authors and everyone's page.
func (p *planner) authorPages() {
	if len(p.Graph.Writers) == 0 {
		return
	}
	p.add(address.Authors, address.KindAuthors, "the list of authors", diag.Pos{}, func(wording.Texts) any {
		v := &AuthorList{Frame: p.listFrame(address.Authors, address.KindAuthors, "authors", p.Words.Section.Authors)}
		v.Authors = lists.Each(p.Graph.Writers, func(w *graph.Writer) AuthorCard {
			return AuthorCard{writerLink(w), w.Organizations, len(w.Briefs), p.when(w.Briefs[0].Date.Date)}
		})
		v.Short = len(v.Authors) > mostAuthors
		return v
	})
	for _, w := range p.Graph.Writers {
		p.shelf(address.AuthorList(w.ID), address.KindAuthor, fmt.Sprintf("the author %q", w.Name), w.Briefs, func(s *sheet[*graph.Brief]) any { return p.writerView(w, s) })
	}
}

// seriesPages plans the list of series and each of them.
func (p *planner) seriesPages() {
	if len(p.Graph.Series) == 0 {
		return
	}
	p.add(address.SeriesIndex, address.KindSeriesList, "the list of series", diag.Pos{}, func(wording.Texts) any {
		v := &SeriesList{Frame: p.listFrame(address.SeriesIndex, address.KindSeriesList, "series", p.Words.Section.Series)}
		v.Series = lists.Each(p.Graph.Series, func(s *graph.Series) AuthorCard {
			return AuthorCard{seriesLink(s), nil, len(s.Briefs), p.when(s.Briefs[0].Date.Date)}
		})
		return v
	})
	for _, s := range p.Graph.Series {
		p.shelf(address.SeriesParts(s.ID), address.KindSeries, fmt.Sprintf("the series %q", s.Title), s.Briefs, func(at *sheet[*graph.Brief]) any { return p.seriesView(s, at) })
	}
}

func (p *planner) listFrame(path address.Path, kind address.Kind, section, title string) Frame {
	return p.frame(path, kind, section, title, p.Words.Text.OfArchive.With(title, p.site.Title), p.homeLink())
}

// shelf plans the page of some briefs, or its years once there are many.
func (p *planner) shelf(at address.List, kind address.Kind, origin string, briefs []*graph.Brief, view func(*sheet[*graph.Brief]) any) {
	divided := func() yearly[*graph.Brief] {
		return newestFirst(at, briefs, func(b *graph.Brief) string { return b.Year }, nil)
	}
	if len(briefs) <= mostOnActor {
		p.add(at.Index, kind, origin, diag.Pos{}, func(wording.Texts) any { return view(divided().whole()) })
		return
	}
	addYearly(p, divided(), 0, kind, origin, diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Brief]) any { return view(s) })
}

// onShelf gives the briefs that a page of a shelf shows: all, the newest where the rest is
// divided by years, or those of one year.
func onShelf(briefs []*graph.Brief, s *sheet[*graph.Brief]) []*graph.Brief {
	if s.year != "" {
		return currentFirst(s.shown[0].items)
	}
	briefs = currentFirst(briefs)
	if s.Years != nil {
		briefs = briefs[:mostOnActor/4]
	}
	return briefs
}

func (p *planner) writerView(w *graph.Writer, s *sheet[*graph.Brief]) *Writer {
	title := heading(p, s, w.Name, func(year string) string { return w.Name + ", " + year })
	v := &Writer{Frame: p.frame(s.path, address.KindAuthor, "authors", title, p.Words.Authors.Description.With(p.Words.Count(len(w.Briefs), p.Words.Counts.Brief), w.Name),
		crumbs(p, s, []Link{{p.Words.Section.Authors, address.Authors.URL()}}, writerLink(w))...), Heading: title, Parts: s.Years, Organizations: w.Organizations}
	v.Preview.Type = "profile"
	p.describePart(&v.Frame, s.path, s.year, p.linked.Author(w))
	if w.ORCID != "" {
		v.ORCID = &ExternalLink{Text: w.ORCID, Href: wording.ORCID(w.ORCID)}
	}
	if w.Actor != nil {
		l := actorLink(w.Actor)
		v.Actor = &l
	}
	briefs := onShelf(w.Briefs, s)
	v.Briefs, v.Lines = lists.Each(briefs, p.briefs.of), len(briefs) > mostBriefCards
	v.Topics = counted(briefs, func(b *graph.Brief) []Label {
		return lists.Each(b.Topics, func(t *graph.Topic) Label { return Label{t.ID, t.Title, wording.TopicURL(t)} })
	})
	return v
}

func (p *planner) seriesView(series *graph.Series, s *sheet[*graph.Brief]) *Series {
	title := heading(p, s, series.Title, func(year string) string { return series.Title + ", " + year })
	v := &Series{Frame: p.frame(s.path, address.KindSeries, "series", title, p.Words.Text.InArchive.With(p.Words.Count(len(series.Briefs), p.Words.Counts.Brief), series.Title),
		crumbs(p, s, []Link{{p.Words.Section.Series, address.SeriesIndex.URL()}}, seriesLink(series))...), Heading: title, Parts: s.Years}
	p.describePart(&v.Frame, s.path, s.year, p.linked.Series(series))
	briefs := onShelf(series.Briefs, s)
	v.Briefs, v.Lines = lists.Each(briefs, p.briefs.of), len(briefs) > mostBriefCards
	v.Authors = counted(briefs, func(b *graph.Brief) []Label {
		return lists.Each(p.Graph.Signed(b), func(a graph.Author) Label { l := authorLink(a); return Label{a.Name, l.Text, l.URL} })
	})
	return v
}

// counted counts what briefs have of one sort, the most frequent first.
func counted(briefs []*graph.Brief, of func(*graph.Brief) []Label) []Count {
	var counts []Count
	at := map[string]int{}
	for _, b := range briefs {
		for _, l := range of(b) {
			i, known := at[l.ID]
			if !known {
				i = len(counts)
				at[l.ID], counts = i, append(counts, Count{l, 0})
			}
			counts[i].N++
		}
	}
	slices.SortStableFunc(counts, func(a, b Count) int { return b.N - a.N })
	return counts[:min(len(counts), mostCounted)]
}
