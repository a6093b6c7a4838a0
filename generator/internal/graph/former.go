package graph

import (
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
)

// Withdrawal says of addresses that what stood there has been withdrawn.
type Withdrawal struct {
	*archive.Withdrawal
	Content Text // the reason
}

// former notes which ids things had before, so that their old addresses lead to them.
func (l *linker) former() {
	if l.renames.events {
		claim := l.claims("event", func(id string) bool { return l.events[id] != nil })
		for _, e := range l.graph.Events {
			for _, r := range e.Reports {
				e.Former = claim(e.Former, r.Event.Formerly)
			}
		}
	}
	if l.renames.figures {
		claim := l.claims("figure", func(id string) bool { return l.figures[id] != nil })
		for _, f := range l.graph.Figures {
			for _, t := range f.Tellings {
				f.Former = claim(f.Former, t.Figure.Formerly)
			}
		}
	}
	if l.renames.sources {
		l.formerSources()
	}
	claim := l.claims("topic", func(id string) bool { return l.topics[id] != nil })
	for _, t := range l.archive.Topics {
		if n := l.topics[t.ID]; len(t.Formerly) > 0 {
			claim(nil, t.Formerly)
			n.Formerly = t.Formerly
		}
	}
	if l.renames.recommendations {
		l.formerRecommendations()
	}
}

func (l *linker) formerSources() {
	claim := l.claims("source", func(id string) bool { return l.sources[id] != nil })
	tell := func(s *archive.Source) {
		if n := l.sources[s.ID.ID]; n != nil && len(s.Formerly) > 0 {
			n.Former = claim(n.Former, s.Formerly)
		}
	}
	for i := range l.archive.Sources {
		tell(&l.archive.Sources[i])
	}
	for _, b := range l.graph.Briefs {
		for i := range b.Brief.Sources {
			tell(&b.Brief.Sources[i])
		}
	}
}

// formerRecommendations does so for recommendations, whose ids are their briefs'.
func (l *linker) formerRecommendations() {
	claim := l.claims("recommendation", func(key string) bool {
		brief, id, _ := strings.Cut(key, "#")
		return l.briefs[brief].recommendation(id) != nil
	})
	for _, b := range l.graph.Briefs {
		for _, r := range b.Recommendations {
			for _, f := range r.Recommendation.Formerly {
				if f.ID != "" && !strings.Contains(f.ID, "#") {
					f.ID = b.ID + "#" + f.ID
				}
				r.Former = claim(r.Former, []archive.Ref{f})
			}
		}
	}
}

// claims gives a function that adds ids to a list, except those that something has now or
// that another claims, too.
func (l *linker) claims(what string, taken func(id string) bool) func(list []string, refs []archive.Ref) []string {
	before := map[string]archive.Ref{}
	return func(list []string, refs []archive.Ref) []string {
		for _, r := range refs {
			other, twice := before[r.ID]
			switch {
			case r.ID == "", slices.Contains(list, r.ID):
				continue
			case taken(r.ID):
				l.list.Errorf(diag.FormerlyTaken, r.At, runes(r.ID), "remove it, or rename what has the id now", "%q is the id of %s now, so it cannot be a former one", r.ID, article(what))
				continue
			case twice:
				l.list.Add(diag.Message{Code: diag.FormerlyTaken, Pos: r.At, Width: runes(r.ID), Text: fmt.Sprintf("two things claim the former id %q of a %s", r.ID, what),
					Fix: "keep it in one of the two", See: []diag.Related{{Pos: other.At, Text: "the other is here"}}})
				continue
			}
			before[r.ID] = r
			list = append(list, r.ID)
		}
		return list
	}
}
