package page

import (
	"cmp"
	"fmt"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// home plans index.html: what the archive knows, at a glance.
func (p *planner) home() {
	g := p.Graph
	p.add(address.Home, address.KindHome, "the home page", diag.Pos{}, func(from wording.Texts) any {
		v := &Home{Frame: p.frame(address.Home, address.KindHome, "", "", cmp.Or(p.site.Description, p.site.Title)), Lead: p.inline(&p.Graph.Description)}
		if len(g.Briefs) > 0 {
			v.cited(address.AllCitations, address.Formats())
		}
		newest := currentFirst(g.Briefs)
		v.Newest = lists.Each(newest[:min(6, len(newest))], p.briefs.of)
		for _, r := range g.Recommendations {
			if r.Open() && len(r.Brief.SupersededBy) == 0 {
				if v.OpenN++; len(v.Open) < 4 {
					v.Open = append(v.Open, p.recs.of(r))
				}
			}
		}
		v.Status = p.statusCounts(g.Recommendations)
		v.Density = p.density(g.Events, sortedYears(g.Events, func(e *graph.Event) string { return e.Year }))
		for _, e := range slices.Backward(g.Events) {
			if len(v.Recent) < 8 && e.Status == graph.Happened {
				v.Recent = append(v.Recent, p.events.of(e))
			}
			if (e.DatesDiffer || e.PlaceDiffer || len(e.Differ()) > 0) && len(v.Differ) < 4 {
				v.Differ = append(v.Differ, p.events.of(e))
			}
		}
		v.Next = lists.Each(next(g.Events, 4), p.events.of)
		for _, f := range g.Figures {
			if f.Differ && len(v.Figures) < 4 {
				v.Figures = append(v.Figures, p.figures.of(f))
			}
		}
		for _, a := range p.prominent(12) {
			v.Actors = append(v.Actors, p.actors.of(a))
		}
		for _, t := range g.Topics {
			v.Topics = append(v.Topics, Count{Label{t.ID, t.Title, wording.TopicURL(t)}, len(t.Briefs)})
		}
		v.Totals = p.site.Nav
		p.describe(&v.Frame, p.linked.Site(p.licenseURL()))
		return v
	})
}

// prominent gives the actors with the most to tell, the first of them first.
func (p *planner) prominent(n int) []*graph.Actor {
	weight := func(a *graph.Actor) int {
		return 3*len(a.Briefs) + 2*len(a.To) + len(a.About) + len(a.Events) + len(a.Mentions)
	}
	list := slices.Clone(p.Graph.Actors)
	slices.SortStableFunc(list, func(a, b *graph.Actor) int { return cmp.Compare(weight(b), weight(a)) })
	list = list[:min(n, len(list))]
	return slices.DeleteFunc(list, func(a *graph.Actor) bool { return weight(a) == 0 })
}

// mostOnIndex is how many things an index shows before it is parted by years.
const mostOnIndex = 300

// briefPages plans the list of briefs, its years, and every brief.
func (p *planner) briefPages() {
	g := p.Graph
	y := newestFirst(address.Briefs(), g.Briefs, func(b *graph.Brief) string { return b.Year }, func(b *graph.Brief) string { return monthKey(b.Date.Date, b.Year) })
	addYearly(p, y, mostOnIndex, address.KindBriefs, "the list of briefs", diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Brief]) any { return p.briefList(y, s) })
	for i, b := range g.Briefs {
		page := p.add(address.Brief(b.ID), address.KindBrief, b.File, diag.Pos{File: b.File}, func(from wording.Texts) any { return p.briefView(from, i) })
		page.Text, page.brief = b.File, b
	}
}

func (p *planner) briefList(y yearly[*graph.Brief], s *sheet[*graph.Brief]) *BriefList {
	title := heading(p, s, p.Words.Section.Briefs, func(when string) string { return p.Words.Briefs.OfYear.With(when) })
	v := &BriefList{Frame: p.frame(s.path, address.KindBriefs, "briefs", title, p.Words.Text.OfArchive.With(title, p.site.Title),
		crumbs(p, s, nil, Link{p.Words.Section.Briefs, address.Briefs().Index.URL()})...), Heading: title, Total: s.n, Years: s.Years, Months: s.Months}
	if n := p.Words.Count(s.n, p.Words.Counts.Brief); s.only != "" {
		v.Intro = p.Words.Briefs.ShownYear.With(n, s.only)
	} else if s.year == "" {
		v.Intro = p.Words.Briefs.NewestFirst.With(n)
	}
	if v.Short = s.Months != nil && s.month == ""; !v.Short { // the months have cards
		v.Filter = p.briefFilter(s)
	}
	for _, g := range s.shown {
		v.Groups = append(v.Groups, BriefGroup{Link{p.yearHeading(g.key), y.at.Year(g.key).URL()}, "Y" + g.key, lists.Each(currentFirst(g.items), p.briefs.of)})
	}
	return v
}

func (p *planner) homeLink() Link { return Link{p.Words.Section.Home, address.Home.URL()} }

// topicPages plans the list of topics and every topic.
func (p *planner) topicPages() {
	g := p.Graph
	p.add(address.Topics, address.KindTopics, "the list of topics", diag.Pos{}, func(from wording.Texts) any {
		v := &TopicList{Frame: p.frame(address.Topics, address.KindTopics, "topics", p.Words.Section.Topics, p.Words.Text.OfArchive.With(p.Words.Section.Topics, p.site.Title), p.homeLink())}
		for _, t := range g.Topics {
			v.Topics = append(v.Topics, TopicCard{topicLink(t), p.inline(&t.SummaryText), len(t.Briefs)})
		}
		return v
	})
	for _, t := range g.Topics {
		origin := t.File
		if origin == "" {
			origin = fmt.Sprintf("the topic %q", t.ID)
		}
		divided := func() yearly[*graph.Brief] {
			return newestFirst(address.TopicList(t.ID), t.Briefs, func(b *graph.Brief) string { return b.Year }, nil)
		}
		at := diag.Pos{File: t.File}
		if len(t.Briefs) <= mostOnActor {
			p.add(address.Topic(t.ID), address.KindTopic, origin, at, func(from wording.Texts) any { return p.topicView(from, t, divided().whole()) }).Text = t.File
			continue
		}
		addYearly(p, divided(), 0, address.KindTopic, origin, at, func(from wording.Texts, s *sheet[*graph.Brief]) any { return p.topicView(from, t, s) }).Text = t.File
	}
}

func (p *planner) topicDescription(t *graph.Topic) string {
	return cmp.Or(wording.Plain(&t.SummaryText), p.Words.Text.On.With(p.Words.Count(len(t.Briefs), p.Words.Counts.Brief), t.Title))
}

// topicView shows a topic with its briefs: all, the newest where the rest is divided by
// years, or those of one year.
func (p *planner) topicView(from wording.Texts, t *graph.Topic, s *sheet[*graph.Brief]) *Topic {
	title := heading(p, s, t.Title, func(year string) string { return t.Title + ", " + year })
	v := &Topic{Frame: p.frame(s.path, address.KindTopic, "topics", title, p.topicDescription(t),
		crumbs(p, s, []Link{{p.Words.Section.Topics, address.Topics.URL()}}, topicLink(t))...), Heading: title, Parts: s.Years}
	if v.Short = s.year != ""; v.Short {
		p.topicLists(v, currentFirst(s.shown[0].items))
		return v
	}
	v.Summary, v.Backlinks = p.inline(&t.SummaryText), p.backlinks(t.Backlinks)
	p.write(&v.Frame, from, &t.Text, nil)
	briefs := currentFirst(t.Briefs)
	if s.Years != nil {
		briefs = briefs[:mostOnActor/4]
	}
	v.Lines = len(briefs) > mostBriefCards
	p.topicLists(v, briefs)
	if len(v.Events) > 0 {
		v.Embed = p.framed(address.Embed("topics", t.ID), "")
	}
	return v
}

// topicLists fills in briefs, whom they are about and, unless that is too much, what they
// say.
func (p *planner) topicLists(v *Topic, briefs []*graph.Brief) {
	actors := map[*graph.Actor]int{}
	if !v.Short {
		p.topicThings(v, briefs)
	}
	for _, b := range briefs {
		v.Briefs = append(v.Briefs, p.briefs.of(b))
		for _, a := range b.Principal {
			actors[a]++
		}
	}
	for _, a := range p.Graph.Actors {
		if n := actors[a]; n > 0 {
			v.Actors = append(v.Actors, Count{Label{a.ID, a.Name.S, wording.ActorURL(a)}, n})
		}
	}
	slices.SortStableFunc(v.Actors, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	if v.Parts != nil {
		most := mostOnWhole
		if v.Short {
			most = mostCounted
		}
		v.Actors = v.Actors[:min(len(v.Actors), most)]
	}
}

// topicThings fills in what briefs recommend and report.
func (p *planner) topicThings(v *Topic, briefs []*graph.Brief) {
	seen := map[*graph.Event]bool{}
	var events []*graph.Event
	for _, b := range briefs {
		for _, r := range b.Recommendations {
			v.Recommendations = append(v.Recommendations, p.recs.of(r))
		}
		for _, r := range b.Reports {
			if !seen[r.Merged] {
				seen[r.Merged] = true
				events = append(events, r.Merged)
			}
		}
	}
	slices.SortFunc(events, func(a, b *graph.Event) int { return cmp.Compare(a.Order, b.Order) })
	v.Events = lists.Each(events, p.events.of)
}

// prosePages plans the pages of content/pages.
func (p *planner) prosePages() {
	for _, s := range p.Graph.Pages {
		path := address.Page(s.ID)
		p.add(path, address.KindProse, s.File, s.Title.At, func(from wording.Texts) any {
			description := wording.Plain(&s.SummaryText)
			if description == "" {
				description = s.Title.S
			}
			v := &Prose{Frame: p.frame(path, address.KindProse, pageSection(s.ID), s.Title.S, description, p.homeLink()), Heading: s.Title.S,
				Summary: p.inline(&s.SummaryText), Contents: contents(&s.Text), Backlinks: p.backlinks(s.Backlinks)}
			p.write(&v.Frame, from, &s.Text, nil)
			return v
		}).Text = s.File
	}
}

// notFound plans 404.html.
func (p *planner) notFound() {
	p.add(address.NotFound, address.KindNotFound, "the page for addresses that do not exist", diag.Pos{}, func(from wording.Texts) any {
		f := p.frame(address.NotFound, address.KindNotFound, "", p.Words.NotFound.Title, p.Words.NotFound.Description)
		f.Canonical, f.Preview, f.NoIndex = "", nil, true
		return &NotFound{Frame: f, Sections: p.site.Nav}
	})
}
