package page

import (
	"cmp"
	"encoding/hex"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// Embed is a small page for the frames of other sites: the timeline of an actor or topic,
// or some recommendations or disagreements, of which a fragment names the one to show. An
// ID decides among which a thing is, so that few pages serve many things and each keeps its
// address.
type Embed struct {
	Site            *Site
	Heading         Link // what it shows, and where that is from
	Canonical       string
	Style           URL
	Events          []EmbeddedEvent
	More            string // how many events there are, when not all are shown
	Recommendations []EmbeddedRecommendation
	Figures         []EmbeddedFigure
}

// EmbeddedEvent is what a frame shows of an event: on a timeline in short, else with the
// accounts that disagree.
type EmbeddedEvent struct {
	Link
	ID            string
	When          When
	Place         string
	Status        *Label
	Differ        bool
	Disagreements []string
	Accounts      []EmbeddedAccount
}

// EmbeddedAccount is who tells something, and when.
type EmbeddedAccount struct {
	Brief Link
	When  When
}

// EmbeddedRecommendation is what a frame shows of a recommendation, on a page that has those
// of several briefs.
type EmbeddedRecommendation struct {
	ID      string
	Lang    string
	Text    template.HTML
	Status  string
	To, By  []Link
	Horizon *When
	From    Link // its brief's title, leading to the recommendation
	When    When
}

// EmbeddedFigure is what a frame shows of a figure.
type EmbeddedFigure struct {
	Link
	ID       string
	Note     string
	Tellings []EmbeddedTelling
}

// EmbeddedTelling is what one brief says of a quantity.
type EmbeddedTelling struct {
	Value  string
	SaidBy *Link
	EmbeddedAccount
}

func (p *planner) embeddedEvent(e *graph.Event, id string, timeline bool) EmbeddedEvent {
	v := EmbeddedEvent{Link: Link{e.Title, wording.EventURL(e)}, ID: id, When: p.when(e.Date), Place: e.Place, Status: p.eventStatus(e.Status), Differ: disputed(e)}
	if !timeline && v.Differ {
		v.Disagreements = p.disagreements(e)
		v.Accounts = lists.Each(e.Reports, func(r *graph.Report) EmbeddedAccount {
			return EmbeddedAccount{Link{r.Brief.Title.S, wording.BriefURL(r.Brief, address.EventPrefix+e.ID)}, p.when(r.Brief.Date.Date)}
		})
	}
	return v
}

func (p *planner) embeddedRecommendation(c called[*graph.Recommendation]) EmbeddedRecommendation {
	r := c.thing
	return EmbeddedRecommendation{c.id, p.Graph.Lang(r.Brief), p.inline(&r.Content), p.Words.Terms.Status[r.Status.ID], actorLinks(r.To), p.by(r), p.maybeWhen(r.Horizon.Date),
		Link{r.Brief.Title.S, wording.RecommendationURL(r)}, p.when(r.Brief.Date.Date)}
}

func (p *planner) embeddedFigure(f called[*graph.Figure]) EmbeddedFigure {
	c := p.figures.of(f.thing)
	return EmbeddedFigure{c.Link, address.FigurePrefix + f.id, c.Note, lists.Each(c.Tellings, func(t Telling) EmbeddedTelling {
		return EmbeddedTelling{t.Value, t.SaidBy, EmbeddedAccount{t.Brief, t.BriefDate}}
	})}
}

// mostEmbedded is how many events a timeline for other sites has: the newest.
const mostEmbedded = 50

// embedPages plans the pages for frames. Without a base URL nobody could name them.
func (p *planner) embedPages() {
	if p.BaseURL == "" {
		return
	}
	for _, a := range p.Graph.Actors {
		if len(a.Events) > 0 {
			p.embed(address.Embed("actors", a.ID), func() *Embed { return p.embeddedTimeline(actorLink(a), address.Actor(a.ID), a.Events) })
		}
	}
	for _, t := range p.Graph.Topics {
		if slices.ContainsFunc(t.Briefs, func(b *graph.Brief) bool { return len(b.Reports) > 0 }) {
			p.embed(address.Embed("topics", t.ID), func() *Embed { return p.embeddedTimeline(topicLink(t), address.Topic(t.ID), topicEvents(t)) })
		}
	}
	p.embeddedRecommendations()
	shared(lists.Having(p.Graph.Events, disputed), eventIDs, eventEmbed, func(path address.Path, list []called[*graph.Event]) {
		p.embed(path, func() *Embed {
			return &Embed{Heading: Link{p.Words.Section.Events, address.Timeline().Index.URL()}, Canonical: p.Absolute(address.Timeline().Index), Events: lists.Each(list, func(e called[*graph.Event]) EmbeddedEvent { return p.embeddedEvent(e.thing, e.id, false) })}
		})
	})
	shared(lists.Having(p.Graph.Figures, func(f *graph.Figure) bool { return f.Differ }), figureIDs, figureEmbed, func(path address.Path, list []called[*graph.Figure]) {
		p.embed(path, func() *Embed {
			return &Embed{Heading: Link{p.Words.Section.Figures, address.Figures().Index.URL()}, Canonical: p.Absolute(address.Figures().Index), Figures: lists.Each(list, p.embeddedFigure)}
		})
	})
}

// embeddedRecommendations plans the pages for recommendations, of which there are many: which
// one lies on which page is found when a page is asked for.
func (p *planner) embeddedRecommendations() {
	placed := sync.OnceValue(func() map[address.Path][]called[*graph.Recommendation] {
		pages, _ := placed(p.Graph.Recommendations, recommendationIDs, recommendationEmbed)
		return pages
	})
	planned := map[address.Path]bool{}
	for _, b := range p.Graph.Briefs {
		if len(b.Recommendations) == 0 {
			continue
		}
		for _, id := range append([]string{b.ID}, formerBriefs(b)...) {
			path := recommendationEmbed(id)
			if planned[path] {
				continue
			}
			planned[path] = true
			p.embed(path, func() *Embed {
				return &Embed{Heading: Link{p.Words.Section.Recommendations, address.Recommendations().Index.URL()}, Canonical: p.Absolute(address.Recommendations().Index), Recommendations: lists.Each(placed()[path], p.embeddedRecommendation)}
			})
		}
	}
}

func (p *planner) embed(path address.Path, view func() *Embed) {
	p.add(path, address.KindEmbed, "a page for frames", diag.Pos{}, func(wording.Texts) any {
		v := view()
		v.Site, v.Style = p.site, p.site.embedStyle
		return v
	})
}

func (p *planner) embeddedTimeline(of Link, page address.Path, events []*graph.Event) *Embed {
	v := &Embed{Heading: of, Canonical: p.Absolute(page)}
	if n := len(events); n > mostEmbedded {
		v.More, events = p.Words.Count(n, p.Words.Counts.Event), events[n-mostEmbedded:]
	}
	v.Events = lists.Each(events, func(e *graph.Event) EmbeddedEvent { return p.embeddedEvent(e, e.ID, true) })
	return v
}

// topicEvents gives the events that the briefs on a topic report, in time's order.
func topicEvents(t *graph.Topic) []*graph.Event {
	var events []*graph.Event
	seen := map[*graph.Event]bool{}
	for _, b := range t.Briefs {
		for _, r := range b.Reports {
			if !seen[r.Merged] {
				seen[r.Merged] = true
				events = append(events, r.Merged)
			}
		}
	}
	slices.SortFunc(events, func(a, b *graph.Event) int { return cmp.Compare(a.Order, b.Order) })
	return events
}

func disputed(e *graph.Event) bool { return e.DatesDiffer || e.PlaceDiffer || len(e.Differ()) > 0 }

// called is a thing under one of its ids: frames that other sites made before it was renamed show
// it under the one that it had.
type called[T any] struct {
	thing T
	id    string
}

// shared calls plan with the things of each page that several share, under each of their ids.
func shared[T any](things []T, ids func(T) []string, page func(id string) address.Path, plan func(address.Path, []called[T])) {
	pages, order := placed(things, ids, page)
	for _, path := range order {
		plan(path, pages[path])
	}
}

// placed divides things among the pages of their ids.
func placed[T any](things []T, ids func(T) []string, page func(id string) address.Path) (pages map[address.Path][]called[T], order []address.Path) {
	pages = map[address.Path][]called[T]{}
	for _, v := range things {
		for _, id := range ids(v) {
			path := page(id)
			if pages[path] == nil {
				order = append(order, path)
			}
			pages[path] = append(pages[path], called[T]{v, id})
		}
	}
	return pages, order
}

// among is the page that a thing is on: one of 16 for each digit.
func among(kind, id string, digits int) address.Path {
	sum := digest.Bytes(id)
	return address.Embed(kind, hex.EncodeToString(sum[:1])[:digits])
}

func recommendationEmbed(id string) address.Path {
	brief, _, _ := strings.Cut(id, inBrief)
	return among("recommendations", brief, 2)
}
func eventEmbed(id string) address.Path  { return among("events", id, 1) }
func figureEmbed(id string) address.Path { return among("figures", id, 1) }

// inBrief tells a recommendation from those of other briefs: no ID has two hyphens in a row.
const inBrief = "--"

func embeddedID(r *graph.Recommendation) string { return r.Brief.ID + inBrief + r.ID.ID }

// recommendationIDs are the ids that a recommendation has or had, in its brief by the names that
// this has or had.
func recommendationIDs(r *graph.Recommendation) (ids []string) {
	for _, brief := range append([]string{r.Brief.ID}, formerBriefs(r.Brief)...) {
		ids = append(ids, brief+inBrief+r.ID.ID)
		for _, key := range r.Former {
			_, id, _ := strings.Cut(key, "#")
			ids = append(ids, brief+inBrief+id)
		}
	}
	return ids
}

// formerBriefs are the ids that a brief had, by the addresses that lead to it.
func formerBriefs(b *graph.Brief) (ids []string) {
	for _, alias := range b.Aliases {
		id := strings.TrimSuffix(path.Base(alias.S), ".html")
		if address.Path(strings.TrimPrefix(alias.S, "/")) == address.Brief(id) && id != b.ID && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func eventIDs(e *graph.Event) []string   { return append([]string{e.ID}, e.Former...) }
func figureIDs(f *graph.Figure) []string { return append([]string{f.ID}, f.Former...) }

// framed is the address of something on a page for frames, or "" where nobody could name it.
// The script embed.js makes of it what to write into another page.
func (p *planner) framed(path address.Path, fragment string) URL {
	if p.BaseURL == "" {
		return ""
	}
	return path.At(fragment)
}
