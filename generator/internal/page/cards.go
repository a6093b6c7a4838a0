package page

import (
	"chancery/generator/internal/permalink"
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// Where each thing has its address.

func briefLink(b *graph.Brief) Link { return Link{b.Title.S, wording.BriefURL(b, "")} }
func actorLink(a *graph.Actor) Link { return Link{a.Name.S, wording.ActorURL(a)} }
func topicLink(t *graph.Topic) Link { return Link{t.Title, wording.TopicURL(t)} }

func actorLinks(actors []*graph.Actor) []Link { return lists.Each(actors, actorLink) }

// speakerLink links a speaker who has a page.
func speakerLink(s graph.Speaker) Link {
	if s.Actor != nil {
		return actorLink(s.Actor)
	}
	return Link{Text: s.Name}
}

// sourceLink leads from a brief's use of a source to its list of sources.
func sourceLink(u *graph.Use) Link {
	return Link{u.Source.Title, wording.BriefURL(u.Brief, address.SourcePrefix+u.Source.ID.ID)}
}

func (p *planner) briefCard(b *graph.Brief) *BriefCard {
	return &BriefCard{
		Link: briefLink(b), Lang: p.Graph.Lang(b), Language: p.Language(b), Superseded: p.superseded(b), Unpublished: p.unpublished(b), Subtitle: b.Subtitle, Number: p.Number(b), When: p.when(b.Date.Date),
		Kind: labelOf(p.Words.Terms.BriefKind, b.Kind), Authors: lists.Each(p.Graph.Signed(b), authorLink), Summary: p.inline(&b.SummaryText),
		Topics:          lists.Each(b.Topics, topicLink),
		Recommendations: len(b.Recommendations), Events: len(b.Reports), Figures: len(b.Tellings),
	}
}

// unpublished says of a brief that is built for its authors alone what it is.
func (p *planner) unpublished(b *graph.Brief) string {
	switch {
	case b.Draft:
		return p.Words.Brief.Draft
	case b.Upcoming:
		return p.Words.Brief.Upcoming
	}
	return ""
}

func (p *planner) actorCard(a *graph.Actor) *ActorCard {
	return &ActorCard{Link: actorLink(a), Kind: labelOf(p.Words.Terms.ActorKind, a.Kind), Role: a.Role, Summary: p.inline(&a.SummaryText),
		Briefs: len(wording.Briefs(a)), To: len(a.To), About: len(a.About), Events: len(a.Events)}
}

func (p *planner) recommendationCard(r *graph.Recommendation) *RecommendationCard {
	position := 0
	for i, other := range r.Brief.Recommendations {
		if other == r {
			position = i + 1
		}
	}
	v := &RecommendationCard{
		Link: Link{p.Words.Recommendation.Position.With(strconv.Itoa(position)), wording.RecommendationURL(r)}, ID: address.RecPrefix + r.ID.ID, Former: prefixed(address.RecPrefix, permalink.FormerOf(r)), Lang: p.Graph.Lang(r.Brief), At: r.Brief.Date.Date.Earliest().String(),
		Text: p.inline(&r.Content), By: p.by(r), To: actorLinks(r.To), Concerns: actorLinks(r.Concerns),
		Horizon: p.maybeWhen(r.Horizon.Date), Overdue: r.Overdue, Brief: briefLink(r.Brief), BriefDate: p.when(r.Brief.Date.Date),
		Response: labelOf(p.Words.Terms.Response, r.Response), Status: labelOf(p.Words.Terms.Status, r.Status),
		Sources: lists.Each(r.Sources, sourceLink), Related: lists.Each(r.Related, p.recLink), Supersedes: lists.Each(r.Supersedes, p.recLink),
	}
	v.Status.URL = address.Status.Of(r.Status.ID).Index.URL()
	for _, t := range r.Instrument {
		if t.ID != "" {
			l := labelOf(p.Words.Terms.Instrument, t)
			l.URL = address.Instrument.Of(t.ID).Index.URL()
			v.Instruments = append(v.Instruments, l)
		}
	}
	if r.Priority.ID != "" {
		l := labelOf(p.Words.Terms.Priority, r.Priority)
		v.Priority = &l
	}
	if r.SupersededBy != nil {
		l := p.recLink(r.SupersededBy)
		v.SupersededBy = &l
	}
	for i := range r.History {
		v.History = append(v.History, p.historyEntry(&r.History[i], v.Lang))
	}
	return v
}

// recommendationHere is the card of a recommendation on the page that is its address, which
// says how to cite it and how to show it elsewhere. Nobody else asks for that one.
func (p *planner) recommendationHere(r *graph.Recommendation) *RecommendationCard {
	v := p.recommendationCard(r)
	v.Cite = p.citeOne(p.RecommendationWork(r))
	v.Embed = p.framed(recommendationEmbed(embeddedID(r)), embeddedID(r))
	return v
}

// by names who makes a recommendation.
func (p *planner) by(r *graph.Recommendation) []Link {
	if len(r.By) > 0 {
		return lists.Each(r.By, speakerLink)
	}
	return lists.Each(p.Graph.Signed(r.Brief), func(a graph.Author) Link { return speakerLink(a.Speaker) })
}

// recLink names a recommendation from elsewhere: by its brief and its place there.
func (p *planner) recLink(r *graph.Recommendation) Link {
	for i, other := range r.Brief.Recommendations {
		if other == r {
			return Link{p.Words.Recommendation.OfBrief.With(strconv.Itoa(i+1), r.Brief.Title.S), wording.RecommendationURL(r)}
		}
	}
	return Link{r.Brief.Title.S, wording.RecommendationURL(r)}
}

func (p *planner) historyEntry(h *graph.HistoryEntry, lang string) HistoryEntry {
	v := HistoryEntry{Lang: lang, When: p.when(h.Date.Date), Note: p.inline(&h.Note)}
	if h.Status.ID != "" {
		l := labelOf(p.Words.Terms.Status, h.Status)
		v.Status = &l
	}
	if h.Response.ID != "" {
		l := labelOf(p.Words.Terms.Response, h.Response)
		v.Response = &l
	}
	if h.Source != nil {
		l := sourceLink(h.Source)
		v.Source = &l
	}
	return v
}

func (p *planner) eventCard(e *graph.Event) *EventCard {
	v := &EventCard{Link: Link{e.Title, wording.EventURL(e)}, ID: e.ID, Former: e.Former, When: p.when(e.Date), Status: p.eventStatus(e.Status), Notes: p.eventNotes(e), Place: e.Place, Actors: actorLinks(e.Actors),
		Disagreements: p.disagreements(e)}
	for _, r := range e.Reports {
		v.Reports = append(v.Reports, p.report(r, len(e.Reports) > 1))
	}
	v.Full = p.full(address.Timeline(), e.Year, monthKey(e.Date, e.Year), e.ID)
	v.Topics = strings.Join(lists.Each(wording.Topics(e), func(t *graph.Topic) string { return t.ID }), " ")
	if len(e.Reports) > 1 {
		v.Accounts = "several"
	}
	if len(v.Disagreements) > 0 {
		v.Accounts = strings.TrimSpace(v.Accounts + " differ")
	}
	if len(e.Datings) > 1 {
		for _, d := range e.Datings {
			v.Datings = append(v.Datings, Dating{When: p.when(d.Date), Briefs: lists.Each(d.Briefs, briefLink)})
		}
	}
	return v
}

// report makes the view of one brief's account. What it has in common with the
// merged event is not said twice; where there are several accounts and dates, each
// shows its own.
func (p *planner) report(r *graph.Report, several bool) Report {
	e := r.Merged
	v := Report{Lang: p.Graph.Lang(r.Brief), Brief: Link{r.Brief.Title.S, wording.BriefURL(r.Brief, address.EventPrefix+r.ID.ID)}, BriefDate: p.when(r.Brief.Date.Date),
		Summary: p.inline(&r.SummaryText), Sources: lists.Each(r.Sources, sourceLink), Figures: lists.Each(r.Tellings, p.telling)}
	if r.Title.S != e.Title {
		v.Title = r.Title.S
	}
	if several {
		v.Notes = p.reportNotes(r)
	}
	if several && len(e.Datings) > 1 {
		v.When = p.maybeWhen(r.Date.Date)
	}
	if r.Place != e.Place {
		v.Place = r.Place
	}
	return v
}

func (p *planner) eventHere(e *graph.Event) *EventCard {
	v := p.eventCard(e)
	v.Cite = p.citeOne(p.EventWork(e))
	if disputed(e) {
		v.Embed = p.framed(eventEmbed(e.ID), e.ID)
	}
	return v
}

// disagreements says in words where the reports of an event contradict each other.
func (p *planner) disagreements(e *graph.Event) []string {
	var said []string
	if e.DatesDiffer {
		said = append(said, p.Words.Event.Dates.With(p.toldBy(lists.Each(e.Datings, func(d graph.Dating) group[*graph.Brief] {
			return group[*graph.Brief]{d.Date.In(p.Words.Tag), d.Briefs}
		}))))
	}
	if e.PlaceDiffer {
		var places told
		for _, r := range e.Reports {
			if r.Place != "" {
				places.add(r.Place, r.Brief)
			}
		}
		said = append(said, p.Words.Event.Places.With(p.toldBy(places)))
	}
	for _, f := range e.Differ() {
		said = append(said, p.figureNote(f))
	}
	return said
}

// told is what briefs say of one thing, each value once, with those that give it.
type told []group[*graph.Brief]

func (t *told) add(value string, by *graph.Brief) {
	i := slices.IndexFunc(*t, func(g group[*graph.Brief]) bool { return g.key == value })
	if i < 0 {
		i = len(*t)
		*t = append(*t, group[*graph.Brief]{key: value})
	}
	(*t)[i].items = append((*t)[i].items, by)
}

// toldBy words it: "Antwerp (“A” and “C”) and Montevideo (“B”)".
func (p *planner) toldBy(values told) string {
	return p.Words.List(lists.Each(values, func(g group[*graph.Brief]) string {
		return p.Words.Text.Aside.With(g.key, p.quoteTitles(g.items))
	}))
}

// quoteTitles names briefs, and counts them where they are many.
func (p *planner) quoteTitles(briefs []*graph.Brief) string {
	const most = 3
	more := len(briefs) - most
	if more > 1 {
		briefs = briefs[:most]
	}
	quoted := lists.Each(briefs, func(b *graph.Brief) string { return p.Words.Quote(b.Title.S) })
	if more > 1 {
		quoted = append(quoted, p.Words.Count(more, p.Words.Counts.OtherBrief))
	}
	return p.Words.List(quoted)
}

// figureNote says how the tellings of a figure differ.
func (p *planner) figureNote(f *graph.Figure) string {
	var values told
	for _, t := range f.Tellings {
		values.add(p.Quantity(t.Figure, f.Unit), t.Brief)
	}
	return p.Words.Text.Headed.With(f.Label, p.toldBy(values)) + "."
}

func (p *planner) figureCard(f *graph.Figure) *FigureCard {
	v := &FigureCard{Link: Link{f.Label, wording.FigureURL(f)}, ID: address.FigurePrefix + f.ID, Former: prefixed(address.FigurePrefix, f.Former), Differ: f.Differ, Tellings: lists.Each(f.Tellings, p.telling)}
	v.Full = p.full(address.Figures(), f.Year, figureMonth(f), v.ID)
	if f.Differ {
		v.Note = p.figureNote(f)
	}
	return v
}

func (p *planner) figureHere(f *graph.Figure) *FigureCard {
	v := p.figureCard(f)
	v.Cite = p.citeOne(p.FigureWork(f))
	if f.Differ {
		v.Embed = p.framed(figureEmbed(f.ID), v.ID)
	}
	return v
}

func (p *planner) telling(t *graph.Telling) Telling {
	f := t.Merged
	v := Telling{Label: f.Label, FigureURL: wording.FigureURL(f), Value: p.Quantity(t.Figure, f.Unit), Qualifier: labelOf(p.Words.Terms.Qualifier, t.Qualifier),
		AsOf: p.maybeWhen(t.AsOf.Date), Brief: Link{t.Brief.Title.S, wording.BriefURL(t.Brief, address.FigurePrefix+f.ID)}, BriefDate: p.when(t.Brief.Date.Date)}
	if strings.TrimSpace(t.Label) != "" {
		v.Label = t.Label
	}
	if t.SaidBy.Name != "" {
		l := speakerLink(t.SaidBy)
		v.SaidBy = &l
	}
	if t.Source != nil {
		l := sourceLink(t.Source)
		v.Source = &l
	}
	if t.Event != nil {
		l := Link{t.Event.Title, wording.EventURL(t.Event)}
		v.Event = &l
	}
	return v
}
