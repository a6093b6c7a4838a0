package page

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/words"
)

// A glance is what a reader is shown of a thing before following a link to it, as plain
// text: what kind of thing it is, its name, what stands beside the name, what it is about,
// and counts. Static scripts hold them, which static/js/page/glances.js loads when one is
// asked for; from a disk, too, where nothing else can be loaded. The citations of a brief
// lie in such files, too: BibTeX, RIS and CSL-JSON.

// glanceKinds are the kinds of files. Their numbers stand on every page in this order
// (Site.Glances).
var glanceKinds = []string{"actors", "briefs", "events", "sources", "topics", "cites"}

// entry is one glance under its key; file, an id, decides in which file it lies.
type entry struct {
	file, key string
	make      func() []string
}

// glanceFiles plans the files of glances and gives their numbers.
func (p *planner) glanceFiles() {
	var counts []string
	for _, kind := range glanceKinds {
		n := shardsFor(p.glanced(kind), kind)
		shards := sync.OnceValue(func() [][]entry { return p.shards(kind, n) })
		counts = append(counts, strconv.Itoa(n))
		for i := range n {
			path := address.Glances(kind, strconv.Itoa(i))
			if p.registry.Add(path, "the previews of "+kind, diag.Pos{}) {
				p.plan.Scripts = append(p.plan.Scripts, Made{path, func() []byte { return glanceScript(kind, shards()[i]) }})
			}
		}
	}
	p.site.Glances = strings.Join(counts, " ")
}

// shards divides the entries of a kind into n files.
func (p *planner) shards(kind string, n int) [][]entry {
	shards := make([][]entry, n)
	for _, e := range p.entriesOf(kind) {
		i := int(shardHash(e.file)) & (n - 1)
		shards[i] = append(shards[i], e)
	}
	return shards
}

// shardsFor gives the number of files for n things: a power of two, so that it changes
// seldom, since a new one moves them all. A file has 40 to 80 KB, up to 20 compressed; of
// citations, which are asked for once, twice that.
func shardsFor(n int, kind string) int {
	most := 160
	if kind == "sources" { // of which little is told
		most = 640
	}
	if n == 0 {
		return 0
	}
	return 1 << bits.Len(uint((n-1)/most))
}

// shardHash chooses the file of a thing by its id alone (FNV-1a, folded), so that an edit
// changes one file.
func shardHash(id string) uint32 {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	return h ^ h>>16
}

// glanceScript is the text of a file: a call with the kind and an object, whose values
// leave out what is empty at their ends.
func glanceScript(kind string, entries []entry) []byte {
	entries = slices.SortedFunc(slices.Values(entries), func(a, b entry) int { return strings.Compare(a.key, b.key) })
	out := fmt.Appendf(nil, "chanceryGlances(%q,{", kind)
	for i, e := range entries {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendString(out, e.key), ':', '[')
		texts := e.make()
		for len(texts) > 0 && texts[len(texts)-1] == "" {
			texts = texts[:len(texts)-1]
		}
		for i, text := range texts {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendString(out, text)
		}
		out = append(out, ']')
	}
	return append(out, "});\n"...)
}

// appendString appends a text as JSON has it, which is JavaScript, too (ECMA-262 since
// 2019).
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"', c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, `\n`...)
		case c == '\r':
			dst = append(dst, `\r`...)
		case c < ' ':
			dst = fmt.Appendf(dst, `\u%04x`, c)
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, '"')
}

// glanced is of how many things the entries of a kind are.
func (p *planner) glanced(kind string) int {
	g := p.graph
	return map[string]int{"actors": len(g.Actors), "briefs": len(g.Briefs), "events": len(g.Events), "sources": len(g.Sources), "topics": len(g.Topics), "cites": len(g.Briefs)}[kind]
}

// entriesOf lists the entries of a kind.
func (p *planner) entriesOf(kind string) (entries []entry) {
	g := p.graph
	add := func(id, part string, make func() []string) { entries = append(entries, entry{id, id + part, make}) }
	switch kind {
	case "actors":
		for _, a := range g.Actors {
			add(a.ID, "", func() []string { return p.actorGlance(a) })
		}
	case "briefs":
		for _, b := range g.Briefs {
			add(b.ID, "", func() []string { return p.briefGlance(b) })
		}
		for _, r := range referred(g) {
			add(r.Brief.ID, "#"+address.RecPrefix+r.ID.ID, func() []string { return p.recommendationGlance(r) })
		}
	case "events":
		for _, e := range g.Events {
			add(e.ID, "", func() []string { return p.eventGlance(e) })
		}
	case "sources":
		for _, s := range g.Sources {
			add(s.ID.ID, "", func() []string { return p.sourceGlance(s) })
		}
	case "topics":
		for _, t := range g.Topics {
			add(t.ID, "", func() []string { return p.topicGlance(t) })
		}
	case "cites":
		for _, b := range g.Briefs {
			add(b.ID, "", func() []string { return p.cites(b) })
		}
	}
	return entries
}

// referred are the recommendations that others refer to. Wherever else one is linked, its
// text stands beside the link.
func referred(g *graph.Graph) []*graph.Recommendation {
	wanted := map[*graph.Recommendation]bool{}
	for _, r := range g.Recommendations {
		for _, other := range slices.Concat(r.Related, r.Supersedes) {
			wanted[other] = true
		}
		if r.SupersededBy != nil {
			wanted[r.SupersededBy] = true
		}
	}
	return having(g.Recommendations, func(r *graph.Recommendation) bool { return wanted[r] })
}

// The glances are made from the graph, not from cards: a build that changes little makes
// few cards.

func (p *planner) actorGlance(a *graph.Actor) []string {
	return []string{p.words.Terms.ActorKind[a.Kind.ID], a.Name.S, a.Role, brief(plainText(&a.SummaryText)), p.counted(
		count{len(actorBriefs(a)), p.words.Counts.Brief}, count{len(a.Events), p.words.Counts.Event},
		count{len(a.To), p.words.Counts.RecommendationToIt}, count{len(a.About), p.words.Counts.AboutIt})}
}

func (p *planner) briefGlance(b *graph.Brief) []string {
	beside := some(append(p.signed(b), p.number(b), p.dated(b.Date.Date), p.languageOf(b))...)
	if s := p.superseded(b); s != nil {
		beside = append(beside, s.Text)
	}
	return []string{p.words.Terms.BriefKind[b.Kind.ID], b.Title.S, strings.Join(beside, dot), brief(plainText(&b.SummaryText)), p.counted(
		count{len(b.Recommendations), p.words.Counts.Recommendation}, count{len(b.Reports), p.words.Counts.Event}, count{len(b.Tellings), p.words.Counts.Figure})}
}

// recommendationGlance leaves out the brief, which links to a recommendation name.
func (p *planner) recommendationGlance(r *graph.Recommendation) []string {
	status := p.words.Terms.Status[r.Status.ID]
	if len(r.To) > 0 {
		status += dot + p.words.Recommendation.ToWhom.With(p.words.List(each(r.To, func(a *graph.Actor) string { return a.Name.S })))
	}
	position := p.words.Recommendation.Position.With(strconv.Itoa(slices.Index(r.Brief.Recommendations, r) + 1))
	return []string{position, "", "", brief(plainText(&r.Content)), status}
}

func (p *planner) eventGlance(e *graph.Event) []string {
	told, facts := "", p.counted(count{len(e.Reports), p.words.Counts.Report})
	for _, r := range e.Reports {
		if told = brief(plainText(&r.SummaryText)); told != "" {
			break
		}
	}
	if e.DatesDiffer || e.PlaceDiffer || len(e.Differ()) > 0 {
		facts += dot + p.words.Event.Differ
	}
	return []string{p.words.Search.Event, e.Title, strings.Join(some(p.foretold(e), p.dated(e.Date), e.Place), dot), told, facts}
}

func (p *planner) sourceGlance(s *graph.Source) []string {
	label := p.words.Search.Source
	if s.Kind.ID != "" {
		label = p.words.Terms.SourceKind[s.Kind.ID]
	}
	return []string{label, s.Title, strings.Join(some(s.Author, s.Publisher, p.dated(s.Date.Date)), dot), "", p.counted(count{len(s.Uses), p.words.Counts.Brief})}
}

func (p *planner) topicGlance(t *graph.Topic) []string {
	return []string{p.words.Search.Topic, t.Title, "", brief(plainText(&t.SummaryText)), p.counted(count{len(t.Briefs), p.words.Counts.Brief})}
}

// dated words a date, and none as nothing.
func (p *planner) dated(d edtf.Date) string { return p.when(d).Text }

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
