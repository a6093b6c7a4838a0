package page

import (
	"cmp"
	"encoding/json"
	"slices"

	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/search"
)

// fewestInLists is from how many things on a list of recommendations or events has a
// filter; fewestFiltered is that of other lists, which are quickly read.
const (
	fewestInLists  = 2
	fewestFiltered = 20
)

// choices are what a facet of a filter offers, in order: pairs of id and text.
type choices [][2]string

// terms gives the choices of a vocabulary.
func terms(order []string, texts map[string]string) choices {
	return lists.Each(order, func(id string) [2]string { return [2]string{id, texts[id]} })
}

// filter makes what the script needs to filter the list on a page of a yearly list. It gives
// nil where there is nothing to filter.
func filter[T any](p *planner, s *sheet[T], fewest int, kind search.Kind, names map[string]choices) *Filter {
	year, covers := cmp.Or(s.year, s.onlyYear), s.only
	if s.month != "" {
		covers = p.period(s.year, s.month)
	}
	f := p.filter(len(all(s)), fewest, kind, year, names)
	if f != nil && covers != "" && year != "" {
		f.Covers = p.Words.Filter.Covers.With(covers)
	}
	return f
}

// filter makes what the script needs to filter a list of n things on one page.
// year is the one that the page lists of a longer list, "" when it lists all.
// It gives nil where there is nothing to filter.
func (p *planner) filter(n, fewest int, kind search.Kind, year string, names map[string]choices) *Filter {
	if n < fewest || p.site.filterScript == "" {
		return nil
	}
	f := &Filter{Names: "{}", Script: p.site.filterScript, Room: make([]struct{}, controls(kind))}
	if text, err := json.Marshal(names); err == nil && len(names) > 0 { // texts alone cannot fail
		f.Names = string(text)
	}
	if year == "" {
		return f
	}
	f.Year = p.yearHeading(year)
	f.Covers, f.Room = p.Words.Filter.Covers.With(f.Year), append(f.Room, struct{}{})
	if p.site.Search != "" {
		f.Search, f.Kind = p.site.Search, kind.String()
	}
	return f
}

// controls is how many controls the script makes over a list at most: the field for a
// text, a choice for each facet that the template names, and one of the order.
func controls(kind search.Kind) int {
	switch kind {
	case search.Recommendation:
		return 9
	case search.Brief:
		return 1 // and what there is to choose
	case search.Event:
		return 4
	case search.Figure:
		return 3
	}
	return 2
}

// recommendationNames are the choices of a list of recommendations.
func (p *planner) recommendationNames() map[string]choices {
	t := p.Words.Terms
	return map[string]choices{
		"status": terms(statusOrder, t.Status), "response": terms(responseOrder, t.Response), "instrument": terms(p.instruments(), t.Instrument),
	}
}

// briefFilter is the filter of a page of briefs.
func (p *planner) briefFilter(s *sheet[*graph.Brief]) *Filter {
	languages := choices{{"none", p.Words.LanguageName(p.Graph.Site.Language.Tag)}}
	var kinds, topics, authors, tongues, years facet
	for _, y := range s.shown {
		years.add(y.key)
		for _, b := range y.items {
			if c := [2]string{p.Graph.Lang(b), p.Language(b)}; c[1] != "" && !slices.Contains(languages, c) {
				languages = append(languages, c)
			}
			kinds.add(b.Kind.ID)
			topics.add(lists.Each(b.Topics, func(t *graph.Topic) string { return t.ID })...)
			authors.add(lists.Each(p.Graph.Signed(b), func(a graph.Author) string { return authorLink(a).Text })...)
			tongues.add(p.Graph.Lang(b))
		}
	}
	f := filter(p, s, fewestInLists, search.Brief, map[string]choices{"language": languages})
	for _, v := range []facet{kinds, topics, authors, tongues, years} {
		if f != nil && (len(v.values) > 1 || v.lacking && len(v.values) == 1) {
			f.Room = append(f.Room, struct{}{})
		}
	}
	return f
}

// facet is what the things of a list have of one sort; filter.js offers a choice among it
// if there is one.
type facet struct {
	values  []string // two at most
	lacking bool     // whether some have none
}

func (f *facet) add(values ...string) {
	f.lacking = f.lacking || len(values) == 0
	for _, v := range values {
		if !slices.Contains(f.values, v) && len(f.values) < 2 {
			f.values = append(f.values, v)
		}
	}
}

// eventNames are the choices of a list of events.
func (p *planner) eventNames(events []*graph.Event) map[string]choices {
	names := map[string]choices{"accounts": {{"differ", p.Words.Event.Differ}, {"several", p.Words.Filter.Several}}}
	found := map[*graph.Topic]bool{}
	for _, e := range events {
		for _, r := range e.Reports {
			for _, t := range r.Brief.Topics {
				found[t] = true
			}
		}
	}
	for _, t := range p.Graph.Topics {
		if found[t] {
			names["topic"] = append(names["topic"], [2]string{t.ID, t.Title})
		}
	}
	return names
}
