package page

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/search"
	"chancery/generator/internal/wording"
)

// mostOnActor is how many briefs, recommendations or events an actor's page
// shows before its lists are parted by years.
const mostOnActor = 100

// mostMentions is how many briefs that name an actor in passing its page lists; the others
// are counted.
const mostMentions = 50

// mostTogether is how many of those that an actor appears with its page lists.
const mostTogether = 20

// mostBriefCards is how many briefs on the page of an actor, a topic or an author are cards.
const mostBriefCards = 10

// actorPages plans the list of actors and every actor.
func (p *planner) actorPages() {
	p.add(address.Actors, address.KindActors, "the list of actors", diag.Pos{}, func(from wording.Texts) any {
		v := &ActorList{Frame: p.frame(address.Actors, address.KindActors, "actors", p.Words.Section.Actors, p.Words.Actors.Description.With(p.site.Title), p.homeLink()), Total: len(p.Graph.Actors)}
		for _, kind := range actorKindOrder {
			g := ActorGroup{Label: Label{ID: kind, Text: p.Words.Terms.ActorKinds[kind]}}
			for _, a := range p.Graph.Actors {
				if a.Kind.ID == kind {
					g.Items = append(g.Items, p.actors.of(a))
				}
			}
			if len(g.Items) > 0 {
				v.Groups = append(v.Groups, g)
			}
		}
		v.Filter = p.filter(v.Total, fewestFiltered, search.Actor, "", nil)
		return v
	})
	for _, a := range p.Graph.Actors {
		whole := max(len(a.Briefs), len(a.To)+len(a.About)+len(a.By), len(a.Events), len(a.Wrote)) <= mostOnActor
		divided := func() yearly[filing] {
			return oldestFirst(address.ActorList(a.ID), filings(a, whole), func(f filing) string { return f.year }, nil)
		}
		if whole {
			p.add(address.Actor(a.ID), address.KindActor, a.File, diag.Pos{File: a.File}, func(from wording.Texts) any {
				y := divided()
				return p.actorView(from, a, y, y.whole(), nil)
			}).Text = a.File
			continue
		}
		y, parts := divided(), sync.OnceValue(func() map[string]*actorThings { return actorParts(a) })
		addYearly(p, y, 0, address.KindActor, a.File, diag.Pos{File: a.File}, func(from wording.Texts, s *sheet[filing]) any {
			return p.actorView(from, a, y, s, parts)
		}).Text = a.File
	}
}

// filing is that an actor's brief or event is filed under a year.
type filing struct {
	year string
}

// filings lists an actor's briefs and events, in which its years are counted; and what it
// wrote, unless one page shows the whole.
func filings(a *graph.Actor, whole bool) []filing {
	list := make([]filing, 0, len(a.Briefs)+len(a.Events))
	for _, b := range a.Briefs {
		list = append(list, filing{b.Year})
	}
	for _, e := range a.Events {
		list = append(list, filing{e.Year})
	}
	if !whole {
		for _, b := range a.Wrote {
			list = append(list, filing{b.Year})
		}
	}
	return list
}

// actorView makes the view of an actor: of all, with the newest things where the rest is
// divided by years, or of one year.
func (p *planner) actorView(from wording.Texts, a *graph.Actor, y yearly[filing], s *sheet[filing], parts func() map[string]*actorThings) *Actor {
	title := heading(p, s, a.Name.S, func(year string) string { return a.Name.S + ", " + year })
	description := cmp.Or(wording.Plain(&a.SummaryText), strings.TrimPrefix(a.Name.S+": "+a.Role, ": "))
	v := &Actor{Frame: p.frame(s.path, address.KindActor, "actors", title, description, crumbs(p, s, []Link{{p.Words.Section.Actors, address.Actors.URL()}}, actorLink(a))...),
		Card: p.actors.of(a), Years: lists.Each(y.years, func(g group[filing]) Count { return Count{Label{ID: g.key, Text: p.yearHeading(g.key)}, len(g.items)} }), Parts: s.Years}
	if a.Kind.ID == "person" {
		v.Preview.Type = "profile"
	}
	p.describePart(&v.Frame, s.path, s.year, p.linked.Actor(a))
	if s.year != "" {
		v.Years, v.Short = nil, true // its Parts tell the years
		of := *parts()[s.year]
		if n := len(of.to); n > 0 {
			v.ToThere, of.to = p.addressed(a, s.year, n), nil
		}
		p.actorLists(v, &of, math.MaxInt)
		v.Lines, v.Marks = true, true
		return v
	}
	most := math.MaxInt
	if s.Years != nil {
		most = mostOnActor / 4
	}
	v.Lines = s.Years != nil || max(len(a.Briefs), len(a.Wrote)) > mostBriefCards
	v.Marks = len(a.To)+len(a.About)+len(a.By) > mostOnActor/4
	p.actorLists(v, &actorThings{a.Briefs, a.Wrote, a.To, a.About, a.By, a.Events}, most)
	p.actorFacts(v, a)
	if len(a.Events) > 0 {
		v.Embed = p.framed(address.Embed("actors", a.ID), "")
	}
	p.write(&v.Frame, from, &a.Text, nil)
	v.Contents = contents(&a.Text)
	v.Backlinks = p.backlinks(a.Backlinks)
	for _, t := range a.Together()[:min(len(a.Together()), mostTogether)] {
		v.Together = append(v.Together, Together{actorLink(t.Actor), labelOf(p.Words.Terms.ActorKind, t.Actor.Kind), t.Briefs, t.Events})
	}
	said := map[*graph.Figure]bool{}
	for _, t := range slices.Backward(a.Said) { // the newest, when not all
		if !said[t.Merged] && len(said) < mostOnActor/4 {
			said[t.Merged] = true
			v.Said = append(v.Said, p.figures.of(t.Merged))
		}
	}
	p.actorMentions(v, a)
	v.Network, v.Activity = p.network(a), p.activity(v.Years, v.Parts)
	return v
}

// addressed leads to the recommendations to an actor in a year.
func (p *planner) addressed(a *graph.Actor, year string, n int) *Link {
	list := address.To.Of(a.ID)
	to := list.Index.At("Y" + year)
	if len(a.To) > mostInShort {
		to = list.Year(year).URL()
	}
	return &Link{p.Words.Count(n, p.Words.Counts.Recommendation), to}
}

func (p *planner) actorFacts(v *Actor, a *graph.Actor) {
	for _, n := range a.Names {
		v.Names = append(v.Names, Name{n.Text.S, n.Lang.Tag, p.Words.LanguageName(n.Lang.Tag)})
	}
	for _, t := range a.Aliases {
		v.Aliases = append(v.Aliases, t.S)
	}
	if a.Country != nil {
		l := actorLink(a.Country)
		v.Country = &l
	}
	v.MemberOf, v.Members = actorLinks(a.MemberOf), actorLinks(a.Members)
	v.Leads, v.LedBy = actorLinks(a.Leads), actorLinks(a.LedBy)
	v.Belonging, v.Not = actorLinks(a.Belonging), actorLinks(a.Not)
	if q := a.Wikidata.Q; q != "" {
		v.Wikidata = &ExternalLink{Text: q, Href: "https://www.wikidata.org/wiki/" + q}
	}
	if id := a.ORCID.S; id != "" {
		v.ORCID = &ExternalLink{Text: id, Href: wording.ORCID(id)}
	}
	if len(a.Wrote) > 0 {
		v.Author = &Link{p.Words.Actor.AllWritten, address.Author(a.ID).URL()}
	}
}

// actorThings is what lists of an actor hold: all of it, or what belongs to one year.
type actorThings struct {
	briefs, wrote []*graph.Brief
	to, about, by []*graph.Recommendation
	events        []*graph.Event // in time's order
}

// actorParts parts what an actor's lists hold by year.
func actorParts(a *graph.Actor) map[string]*actorThings {
	years := map[string]*actorThings{}
	of := func(year string) *actorThings {
		if years[year] == nil {
			years[year] = &actorThings{}
		}
		return years[year]
	}
	for _, b := range a.Briefs {
		y := of(b.Year)
		y.briefs = append(y.briefs, b)
	}
	for _, b := range a.Wrote {
		y := of(b.Year)
		y.wrote = append(y.wrote, b)
	}
	for _, r := range a.To {
		y := of(r.Brief.Year)
		y.to = append(y.to, r)
	}
	for _, r := range a.About {
		y := of(r.Brief.Year)
		y.about = append(y.about, r)
	}
	for _, r := range a.By {
		y := of(r.Brief.Year)
		y.by = append(y.by, r)
	}
	for _, e := range a.Events {
		y := of(e.Year)
		y.events = append(y.events, e)
	}
	return years
}

// actorLists fills the lists that grow with the archive, with the newest of each kind
// of thing up to a number.
func (p *planner) actorLists(v *Actor, of *actorThings, most int) {
	briefs := func(list []*graph.Brief) []*BriefCard {
		list = currentFirst(list)
		return lists.Each(list[:min(most, len(list))], p.briefs.of)
	}
	v.Briefs, v.Wrote = briefs(of.briefs), briefs(of.wrote)
	recs := func(list []*graph.Recommendation) []*RecommendationCard {
		return lists.Each(list[:min(most, len(list))], p.recs.of)
	}
	v.To, v.About, v.By = recs(of.to), recs(of.about), recs(of.by)
	v.Events = lists.Each(of.events[max(0, len(of.events)-most):], p.events.of)
}

// actorMentions lists the briefs that name the actor in their text and not among
// the principal ones.
func (p *planner) actorMentions(v *Actor, a *graph.Actor) {
	for _, m := range a.Mentions {
		if m.Principal {
			continue
		}
		if len(v.Mentions) == mostMentions {
			v.MoreMentions++
			continue
		}
		w := Mention{Link: briefLink(m.Brief), When: p.when(m.Brief.Date.Date), Times: int(m.Times), Superseded: p.superseded(m.Brief)}
		for _, s := range m.Sections {
			if s >= 0 && int(s) < len(m.Brief.Text.Headings) {
				h := m.Brief.Text.Headings[s]
				w.Sections = append(w.Sections, Link{h.Text, wording.BriefURL(m.Brief, h.ID)})
			}
		}
		v.Mentions = append(v.Mentions, w)
	}
}

// statusCounts counts recommendations by status, in the order of a life.
func (p *planner) statusCounts(recs []*graph.Recommendation) []Count {
	return countTerms(recs, statusOrder, p.Words.Terms.Status, address.Status, func(r *graph.Recommendation) []string { return []string{r.Status.ID} })
}

// countTerms counts recommendations by the terms of a vocabulary; those that
// occur are listed. slice is the kind of their pages, or "".
func countTerms(recs []*graph.Recommendation, order []string, terms map[string]string, slice address.Slice, of func(*graph.Recommendation) []string) []Count {
	n := map[string]int{}
	for _, r := range recs {
		for _, t := range of(r) {
			n[t]++
		}
	}
	var counts []Count
	for _, t := range order {
		if n[t] > 0 {
			l := Label{ID: t, Text: terms[t]}
			if slice != "" {
				l.URL = slice.Of(t).Index.URL()
			}
			counts = append(counts, Count{l, n[t]})
		}
	}
	return counts
}
