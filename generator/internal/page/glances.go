package page

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/words"
)

// A glance is what a reader is shown of a thing before following a link to it, as plain
// text: what kind of thing it is, its name, what stands beside the name, what it is about,
// and counts. Static scripts hold them, which static/js/page/glances.js loads when one is
// asked for; from a disk, too, where nothing else can be loaded.
type glance [5]string

// The kinds of glances, each with files of its own. The number of files of each stands on
// every page in this order (Site.Glances).
var glanceKinds = []string{"actors", "briefs", "events", "sources", "topics", "cites"}

// shard is one file of glances: what its things are called, and what makes them.
type shard struct {
	keys []string
	make []func() any
}

// glanceFiles plans the files of glances and gives their numbers.
func (p *planner) glanceFiles() {
	all := map[string][]shard{}
	for _, kind := range glanceKinds {
		list := p.glancesOf(kind)
		shards := make([]shard, shardsFor(len(list), kind))
		for _, g := range list {
			s := &shards[int(shardHash(g.key))&(len(shards)-1)]
			s.keys, s.make = append(s.keys, g.keys...), append(s.make, g.make...)
		}
		all[kind] = shards
	}
	var counts []string
	for _, kind := range glanceKinds {
		counts = append(counts, fmt.Sprint(len(all[kind])))
		for i := range all[kind] {
			path := fmt.Sprintf("glances/%s-%d.js", kind, i)
			if p.registry.Add(path, "the previews of "+kind, diag.Pos{}) {
				s := &all[kind][i]
				p.plan.Scripts = append(p.plan.Scripts, Made{path, func() []byte { return s.script(kind) }})
			}
		}
	}
	p.site.Glances = strings.Join(counts, " ")
}

// shardsFor gives the number of files for n things: a power of two, so that it changes
// seldom, since a new one moves them all. A file then has some 20 to 45 KB, less than
// 15 compressed; of citations, which are asked for once a visit, twice that.
func shardsFor(n int, kind string) int {
	most := 160
	if kind == "cites" {
		most = 80
	}
	if n == 0 {
		return 0
	}
	return 1 << bits.Len(uint((n-1)/most))
}

// shardHash chooses the file of a thing by its id alone (FNV-1a, folded).
func shardHash(key string) uint32 {
	h := uint32(2166136261)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return h ^ h>>16
}

// script is the file's text: a call with the kind and an object.
func (s *shard) script(kind string) []byte {
	entries := make(map[string]any, len(s.keys))
	for i, key := range s.keys {
		entries[key] = s.make[i]()
	}
	data, err := json.Marshal(entries) // in the order of keys
	if err != nil {                    // texts alone cannot fail
		return nil
	}
	return fmt.Appendf(nil, "chanceryGlances(%q,%s);\n", kind, data)
}

// MarshalJSON leaves out the empty texts at the end.
func (g glance) MarshalJSON() ([]byte, error) {
	n := len(g)
	for n > 0 && g[n-1] == "" {
		n--
	}
	return json.Marshal(g[:n])
}

// glances are those of one thing, which lie in one file: key decides which.
type glances struct {
	key  string
	keys []string
	make []func() any
}

// one is the glance of a thing.
func one(id string, of func() glance) glances {
	return glances{id, []string{id}, []func() any{func() any { return of() }}}
}

// glancesOf lists the glances of a kind.
func (p *planner) glancesOf(kind string) []glances {
	g := p.graph
	switch kind {
	case "actors":
		return each(g.Actors, func(a *graph.Actor) glances { return one(a.ID, func() glance { return p.actorGlance(a) }) })
	case "briefs":
		wanted := referred(g)
		return each(g.Briefs, func(b *graph.Brief) glances { return p.briefGlances(b, wanted) })
	case "events":
		return each(g.Events, func(e *graph.Event) glances { return one(e.ID, func() glance { return p.eventGlance(e) }) })
	case "sources":
		return each(g.Sources, func(s *graph.Source) glances { return one(s.ID.ID, func() glance { return p.sourceGlance(s) }) })
	case "topics":
		return each(g.Topics, func(t *graph.Topic) glances { return one(t.ID, func() glance { return p.topicGlance(t) }) })
	default:
		return each(g.Briefs, func(b *graph.Brief) glances {
			return glances{b.ID, []string{b.ID}, []func() any{func() any { return p.cites(b) }}}
		})
	}
}

// referred are the recommendations that others refer to. Wherever else one is linked, its
// text stands beside the link.
func referred(g *graph.Graph) map[*graph.Recommendation]bool {
	wanted := map[*graph.Recommendation]bool{}
	for _, r := range g.Recommendations {
		for _, other := range slices.Concat(r.Related, r.Supersedes) {
			wanted[other] = true
		}
		if r.SupersededBy != nil {
			wanted[r.SupersededBy] = true
		}
	}
	return wanted
}

// briefGlances are that of a brief and of its recommendations.
func (p *planner) briefGlances(b *graph.Brief, wanted map[*graph.Recommendation]bool) glances {
	made := one(b.ID, func() glance { return p.briefGlance(b) })
	for _, r := range b.Recommendations {
		if wanted[r] {
			made.keys = append(made.keys, b.ID+"#rec-"+r.ID.ID)
			made.make = append(made.make, func() any { return p.recommendationGlance(r) })
		}
	}
	return made
}

func (p *planner) actorGlance(a *graph.Actor) glance {
	c := p.actors.of(a)
	return glance{c.Kind.Text, c.Text, c.Role, brief(plainText(&a.SummaryText)), p.counted(
		count{c.Briefs, p.words.Counts.Brief}, count{c.Events, p.words.Counts.Event},
		count{c.To, p.words.Counts.RecommendationToIt}, count{c.About, p.words.Counts.AboutIt})}
}

func (p *planner) briefGlance(b *graph.Brief) glance {
	c := p.briefs.of(b)
	beside := some(append(slices.Clone(c.Authors), c.Number, c.When.Text)...)
	return glance{c.Kind.Text, c.Text, strings.Join(beside, dot), brief(plainText(&b.SummaryText)), p.counted(
		count{c.Recommendations, p.words.Counts.Recommendation}, count{c.Events, p.words.Counts.Event}, count{c.Figures, p.words.Counts.Figure})}
}

func (p *planner) recommendationGlance(r *graph.Recommendation) glance {
	c := p.recs.of(r)
	g := glance{c.Link.Text, c.Brief.Text, c.BriefDate.Text, brief(plainText(&r.Content)), c.Status.Text}
	if len(c.To) > 0 {
		g[4] += dot + p.words.Recommendation.ToWhom.With(p.words.List(each(c.To, func(l Link) string { return l.Text })))
	}
	return g
}

func (p *planner) eventGlance(e *graph.Event) glance {
	c := p.events.of(e)
	g := glance{p.words.Search.Event, c.Text, strings.Join(some(c.When.Text, c.Place), dot), "", p.counted(count{len(c.Reports), p.words.Counts.Report})}
	for _, r := range e.Reports {
		if g[3] = brief(plainText(&r.SummaryText)); g[3] != "" {
			break
		}
	}
	if len(c.Disagreements) > 0 {
		g[4] += dot + p.words.Event.Differ
	}
	return g
}

func (p *planner) sourceGlance(s *graph.Source) glance {
	label, when := p.words.Search.Source, ""
	if s.Kind.ID != "" {
		label = p.words.Terms.SourceKind[s.Kind.ID]
	}
	if !s.Date.IsZero() {
		when = p.when(s.Date.Date).Text
	}
	return glance{label, s.Title, strings.Join(some(s.Author, s.Publisher, when), dot), "", p.counted(count{len(s.Uses), p.words.Counts.Brief})}
}

func (p *planner) topicGlance(t *graph.Topic) glance {
	return glance{p.words.Search.Topic, t.Title, "", brief(plainText(&t.SummaryText)), p.counted(count{len(t.Briefs), p.words.Counts.Brief})}
}

// dot parts small facts in a line.
const dot = " · "

// count is a number of things.
type count struct {
	n    int
	word words.Plural
}

// counted words those numbers that are not 0.
func (p *planner) counted(counts ...count) string {
	var said []string
	for _, c := range counts {
		if c.n > 0 {
			said = append(said, p.words.Count(c.n, c.word))
		}
	}
	return strings.Join(said, dot)
}
