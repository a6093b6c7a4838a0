package page

import (
	"cmp"
	"fmt"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
)

// home plans index.html: what the archive knows, at a glance.
func (p *planner) home() {
	g := p.graph
	p.add(address.Home, address.KindHome, "the home page", diag.Pos{}, func(from Texts) any {
		v := &Home{Frame: p.frame(address.Home, address.KindHome, "", "", cmp.Or(p.site.Description, p.site.Title)), Lead: p.inline(&p.graph.Description)}
		newest := currentFirst(g.Briefs)
		v.Newest = each(newest[:min(6, len(newest))], p.briefs.of)
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
		v.Next = each(next(g.Events, 4), p.events.of)
		for _, f := range g.Figures {
			if f.Differ && len(v.Figures) < 4 {
				v.Figures = append(v.Figures, p.figures.of(f))
			}
		}
		for _, a := range p.prominent(12) {
			v.Actors = append(v.Actors, p.actors.of(a))
		}
		for _, t := range g.Topics {
			v.Topics = append(v.Topics, Count{Label{t.ID, t.Title, topicURL(t)}, len(t.Briefs)})
		}
		v.Totals = p.site.Nav
		return v
	})
}

// prominent gives the actors with the most to tell, the first of them first.
func (p *planner) prominent(n int) []*graph.Actor {
	weight := func(a *graph.Actor) int {
		return 3*len(a.Briefs) + 2*len(a.To) + len(a.About) + len(a.Events) + len(a.Mentions)
	}
	list := slices.Clone(p.graph.Actors)
	slices.SortStableFunc(list, func(a, b *graph.Actor) int { return cmp.Compare(weight(b), weight(a)) })
	list = list[:min(n, len(list))]
	return slices.DeleteFunc(list, func(a *graph.Actor) bool { return weight(a) == 0 })
}

// mostOnIndex is how many things an index shows before it is parted by years.
const mostOnIndex = 300

// briefPages plans the list of briefs, its years, and every brief.
func (p *planner) briefPages() {
	g := p.graph
	years := groupBy(g.Briefs, func(b *graph.Brief) string { return b.Year })
	list := func(path address.Path, heading, title, current string, groups []group[*graph.Brief], total int, crumbs ...Link) *BriefList {
		v := &BriefList{Frame: p.frame(path, address.KindBriefs, "briefs", title, p.words.Text.OfArchive.With(heading, p.site.Title), crumbs...), Heading: heading, Total: total}
		for _, y := range years {
			v.Years = append(v.Years, YearLink{Link{p.yearHeading(y.key), address.Briefs().Year(y.key).URL()}, len(y.items), y.key == current})
		}
		for _, y := range groups {
			v.Groups = append(v.Groups, BriefGroup{Link{p.yearHeading(y.key), address.Briefs().Year(y.key).URL()}, "Y" + y.key, each(currentFirst(y.items), p.briefs.of)})
		}
		return v
	}
	p.add(address.Briefs().Index, address.KindBriefs, "the list of briefs", diag.Pos{}, func(from Texts) any {
		shown := years
		if len(g.Briefs) > mostOnIndex {
			shown = years[:1]
		}
		v := list(address.Briefs().Index, p.words.Section.Briefs, p.words.Section.Briefs, "", shown, len(g.Briefs), p.homeLink())
		n := p.words.Count(len(g.Briefs), p.words.Counts.Brief)
		v.Intro = p.words.Briefs.NewestFirst.With(n)
		if len(shown) < len(years) {
			v.Intro = p.words.Briefs.ShownYear.With(n, p.year(shown[0].key))
		}
		return v
	})
	for i, y := range years {
		path := address.Briefs().Year(y.key)
		p.add(path, address.KindBriefs, "the briefs of "+y.key, diag.Pos{}, func(from Texts) any {
			heading := p.words.Briefs.OfYear.With(p.year(y.key))
			return list(path, heading, heading, y.key, years[i:i+1], len(y.items), p.homeLink(), Link{p.words.Section.Briefs, address.Briefs().Index.URL()})
		})
	}
	for i, b := range g.Briefs {
		p.add(address.Brief(b.ID), address.KindBrief, b.File, diag.Pos{File: b.File}, func(from Texts) any { return p.briefView(from, i) }).Text = b.File
	}
}

func (p *planner) homeLink() Link { return Link{p.words.Section.Home, address.Home.URL()} }

// group is the items that have a key in common.
type group[T any] struct {
	key   string
	items []T
}

// groupBy parts a list by keys; the groups are in the order of their first items.
func groupBy[T any](list []T, key func(T) string) []group[T] {
	var groups []group[T]
	at := map[string]int{}
	for _, v := range list {
		k := key(v)
		i, ok := at[k]
		if !ok {
			i = len(groups)
			at[k] = i
			groups = append(groups, group[T]{key: k})
		}
		groups[i].items = append(groups[i].items, v)
	}
	return groups
}

// topicPages plans the list of topics and every topic.
func (p *planner) topicPages() {
	g := p.graph
	p.add(address.Topics, address.KindTopics, "the list of topics", diag.Pos{}, func(from Texts) any {
		v := &TopicList{Frame: p.frame(address.Topics, address.KindTopics, "topics", p.words.Section.Topics, p.words.Text.OfArchive.With(p.words.Section.Topics, p.site.Title), p.homeLink())}
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
		at, years := diag.Pos{File: t.File}, briefYears(t.Briefs)
		parted := len(t.Briefs) > mostOnActor
		p.add(address.Topic(t.ID), address.KindTopic, origin, at, func(from Texts) any {
			return p.topicView(from, t, p.parts(parted, address.TopicList(t.ID), years, ""))
		}).Text = t.File
		if !parted {
			continue
		}
		for _, y := range years {
			p.add(address.TopicList(t.ID).Year(y.key), address.KindTopic, origin, at, func(from Texts) any {
				return p.topicYear(t, y, p.parts(true, address.TopicList(t.ID), years, y.key))
			})
		}
	}
}

// briefYears parts briefs by year, newest first.
func briefYears(briefs []*graph.Brief) []group[*graph.Brief] {
	return groupBy(briefs, func(b *graph.Brief) string { return b.Year })
}

// parts links the years of a list that has grown too long for one page.
func (p *planner) parts(parted bool, of address.List, years []group[*graph.Brief], current string) []YearLink {
	if !parted {
		return nil
	}
	return each(years, func(y group[*graph.Brief]) YearLink {
		return YearLink{Link{p.yearHeading(y.key), of.Year(y.key).URL()}, len(y.items), y.key == current}
	})
}

// topicYear is what a grown topic holds of one year.
func (p *planner) topicYear(t *graph.Topic, y group[*graph.Brief], parts []YearLink) *Topic {
	heading := t.Title + ", " + p.yearHeading(y.key)
	v := &Topic{Frame: p.frame(address.TopicList(t.ID).Year(y.key), address.KindTopic, "topics", heading, p.topicDescription(t),
		p.homeLink(), Link{p.words.Section.Topics, address.Topics.URL()}, topicLink(t)),
		Heading: heading, Parts: parts}
	p.topicLists(v, currentFirst(y.items))
	return v
}

func (p *planner) topicDescription(t *graph.Topic) string {
	return cmp.Or(plainText(&t.SummaryText), p.words.Text.On.With(p.words.Count(len(t.Briefs), p.words.Counts.Brief), t.Title))
}

// topicView shows a topic with its briefs: all, or the newest where the rest is parted
// by years.
func (p *planner) topicView(from Texts, t *graph.Topic, parts []YearLink) *Topic {
	v := &Topic{Frame: p.frame(address.Topic(t.ID), address.KindTopic, "topics", t.Title, p.topicDescription(t), p.homeLink(), Link{p.words.Section.Topics, address.Topics.URL()}),
		Heading: t.Title, Summary: p.inline(&t.SummaryText), Backlinks: p.backlinks(t.Backlinks), Parts: parts}
	v.Body, _ = p.body(from, &t.Text, nil)
	v.colour(v.Body)
	briefs := currentFirst(t.Briefs)
	if parts != nil {
		briefs = briefs[:mostOnActor/4]
	}
	p.topicLists(v, briefs)
	return v
}

// topicLists fills in briefs and what they tell.
func (p *planner) topicLists(v *Topic, briefs []*graph.Brief) {
	actors := map[*graph.Actor]int{}
	seen := map[*graph.Event]bool{}
	var events []*graph.Event
	for _, b := range briefs {
		v.Briefs = append(v.Briefs, p.briefs.of(b))
		for _, a := range b.Principal {
			actors[a]++
		}
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
	v.Events = each(events, func(e *graph.Event) *EventCard { return p.events.of(e) })
	for _, a := range p.graph.Actors {
		if n := actors[a]; n > 0 {
			v.Actors = append(v.Actors, Count{Label{a.ID, a.Name.S, actorURL(a)}, n})
		}
	}
	slices.SortStableFunc(v.Actors, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
}

// prosePages plans the pages of content/pages.
func (p *planner) prosePages() {
	for _, s := range p.graph.Pages {
		path := address.Page(s.ID)
		p.add(path, address.KindProse, s.File, s.Title.At, func(from Texts) any {
			description := plainText(&s.SummaryText)
			if description == "" {
				description = s.Title.S
			}
			v := &Prose{Frame: p.frame(path, address.KindProse, "", s.Title.S, description, p.homeLink()), Heading: s.Title.S,
				Summary: p.inline(&s.SummaryText), Contents: contents(&s.Text), Backlinks: p.backlinks(s.Backlinks)}
			v.Body, _ = p.body(from, &s.Text, nil)
			v.colour(v.Body)
			return v
		}).Text = s.File
	}
}

// notFound plans 404.html.
func (p *planner) notFound() {
	p.add(address.NotFound, address.KindNotFound, "the page for addresses that do not exist", diag.Pos{}, func(from Texts) any {
		f := p.frame(address.NotFound, address.KindNotFound, "", p.words.NotFound.Title, p.words.NotFound.Description)
		f.Canonical, f.Preview, f.NoIndex = "", nil, true
		return &NotFound{Frame: f, Sections: p.site.Nav}
	})
}
