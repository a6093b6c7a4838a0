package page

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// mostOthers is how many other accounts of one thing a brief's page shows; all of
// them stand at the thing's own address.
const mostOthers = 5

// mostLater is how many events after a brief its page names.
const mostLater = 3

// wordsAMinute is the reading speed behind Minutes.
const wordsAMinute = 230

// briefView makes the view of the i-th brief of the graph.
func (p *planner) briefView(from wording.Texts, i int) *Brief {
	b := p.Graph.Briefs[i]
	card := p.briefs.of(b)
	related := slices.SortedStableFunc(slices.Values(p.Graph.Related(b)), func(x, y graph.Related) int { return wording.SupersededLast(x.Brief, y.Brief) })
	v := &Brief{
		Frame: p.frame(address.Brief(b.ID), address.KindBrief, "briefs", b.Title.S, wording.Plain(&b.SummaryText),
			p.homeLink(), Link{p.Words.Section.Briefs, address.Briefs().Index.URL()}),
		Card: card, Language: card.Lang, Updated: p.maybeWhen(b.Updated.Date), Topics: card.Topics,
		Actors:  lists.Each(b.Principal, func(a *graph.Actor) *ActorCard { return p.actors.of(a) }),
		Related: lists.Each(related, func(r graph.Related) RelatedBrief { return RelatedBrief{p.briefs.of(r.Brief), p.reason(r)} }),
	}
	if b.Within != nil {
		v.Series = seriesLink(b.Within)
	}
	v.Downloads = lists.Each(b.Downloads, p.download)
	p.cite(v, b)
	v.Preview, v.NoIndex = p.briefPreview(b), card.Unpublished != ""
	cites := citesOf(b)
	p.write(&v.Frame, from, &b.Text, cites)
	v.Authors = lists.Each(p.Graph.Signed(b), func(a graph.Author) Author { return Author{authorLink(a), Link{Text: a.Organization}} })
	p.namedIn(v, b)
	v.Later = lists.Each(b.Later(mostLater), func(e *graph.Event) LaterEvent { return LaterEvent{Link{e.Title, wording.EventURL(e)}, p.when(e.Date)} })
	for _, r := range b.Recommendations {
		v.Recommendations = append(v.Recommendations, p.recommendationHere(r))
	}
	v.Events = lists.Each(b.Reports, p.briefEvent)
	v.Figures = lists.Each(b.Tellings, p.briefFigure)
	for _, u := range b.Sources {
		s := p.sourceView(u.Source)
		s.Number, s.Cites = u.Number, cites.back[u.Number]
		v.Sources = append(v.Sources, s)
	}
	v.Backlinks = p.backlinks(b.Backlinks)
	if b.Supersedes != nil {
		l := briefLink(b.Supersedes)
		v.Supersedes = &l
	}
	v.SupersededBy = lists.Each(b.SupersededBy, briefLink)
	p.translations(v, b)
	v.Versions = p.entries(b)
	if i > 0 {
		l := briefLink(p.Graph.Briefs[i-1])
		v.Newer = &l
	}
	if i+1 < len(p.Graph.Briefs) {
		l := briefLink(p.Graph.Briefs[i+1])
		v.Older = &l
	}
	v.Contents = contents(&b.Text)
	for i := range v.Contents {
		v.Contents[i].Lang = card.Lang
	}
	v.Contents = append(v.Contents, p.sections(v)...)
	p.describe(&v.Frame, p.linked.Brief(b, p.licenseURL()))
	return v
}

// download makes the view of a file that a brief offers.
func (p *planner) download(d graph.Download) Download {
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(d.File), "."))
	return Download{Link{cmp.Or(d.Label, path.Base(d.File)), wording.Media(d.File).URL()}, kind, p.Words.Size(d.Size)}
}

// namedIn lists the actors that the text names besides the principal ones.
func (p *planner) namedIn(v *Brief, b *graph.Brief) {
	principal := make(map[*graph.Actor]bool, len(b.Principal))
	for _, a := range b.Principal {
		principal[a] = true
	}
	for _, m := range b.Mentioned {
		if !principal[m.Actor] {
			v.Mentioned = append(v.Mentioned, actorLink(m.Actor))
		}
	}
}

// sections are the entries of the contents for what the page adds to the text.
// Their ids begin with a capital letter, which no other id on a page does.
func (p *planner) sections(v *Brief) []Heading {
	var list []Heading
	add := func(has bool, id, text string) {
		if has {
			list = append(list, Heading{Level: 2, ID: id, Text: text})
		}
	}
	add(len(v.Recommendations) > 0, "Recommendations", p.Words.Section.Recommendations)
	add(len(v.Events) > 0, "Events", p.Words.Section.Events)
	add(len(v.Figures) > 0, "Figures", p.Words.Section.Figures)
	add(len(v.Sources) > 0, "Sources", p.Words.Section.Sources)
	add(true, "Cite", p.Words.Cite.Heading)
	add(len(v.Versions) > 0, "Versions", p.Words.Versions.Heading)
	add(len(v.Related) > 0, "Related", p.Words.Brief.Related)
	add(len(v.Backlinks) > 0, "Backlinks", p.Words.Parts.LinkedFrom)
	return list
}

func (p *planner) briefEvent(r *graph.Report) BriefEvent {
	e := r.Merged
	report := p.report(r, true)
	if s := r.State(); e.Foretold() && s == e.Status && e.Passed {
		report.Notes = append(report.Notes, p.Words.Event.Passed)
	}
	report.Place = r.Place
	v := BriefEvent{ID: address.EventPrefix + r.ID.ID, Former: prefixed(address.EventPrefix, e.Former), Event: Link{r.Title.S, wording.EventURL(e)}, Report: report, Actors: actorLinks(r.Actors), When: p.when(r.When()), Status: p.eventStatus(cmp.Or(r.State(), e.Status))}
	if v.Event.Text == "" {
		v.Event.Text = e.Title
	}
	if len(v.Actors) == 0 {
		v.Actors = actorLinks(e.Actors)
	}
	for _, other := range e.Reports {
		switch {
		case other == r:
		case len(v.Others) < mostOthers:
			v.Others = append(v.Others, Link{other.Brief.Title.S, wording.BriefURL(other.Brief, address.EventPrefix+e.ID)})
		default:
			v.More++
		}
	}
	if v.Differs = p.events.of(e).Disagreements; v.More > 0 {
		v.Differs, v.Points = nil, len(v.Differs)
	}
	return v
}

func (p *planner) briefFigure(t *graph.Telling) BriefFigure {
	v := BriefFigure{ID: address.FigurePrefix + t.Merged.ID, Former: prefixed(address.FigurePrefix, t.Merged.Former), Figure: Link{t.Merged.Label, wording.FigureURL(t.Merged)}, Telling: p.telling(t), Differ: t.Merged.Differ}
	for _, other := range t.Merged.Tellings {
		switch {
		case other == t:
		case len(v.Others) < mostOthers:
			v.Others = append(v.Others, p.telling(other))
		default:
			v.More++
		}
	}
	return v
}

// backlinks words who links to a page.
func (p *planner) backlinks(from []graph.Backlink) []Backlink {
	w := p.Words.Parts
	kinds := map[address.Kind]string{address.KindBrief: w.Brief, address.KindActor: w.Actor, address.KindTopic: w.Topic, address.KindProse: w.Page}
	return lists.Each(from, func(b graph.Backlink) Backlink {
		n := b.From.Head()
		return Backlink{Link{n.Title, n.Path.At(b.ID)}, kinds[n.Kind], b.Heading}
	})
}
