// Package glance makes the previews of links: static scripts that hold what a reader is shown
// of a thing before following a link to it, as plain text. A page's script loads one when it
// is asked for; from a disk, too, where nothing else can be loaded.
package glance

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// File is a script, made when it is written.
type File struct {
	Path address.Path
	Kind string // of things
	Make func() []byte
}

// glances is the work of Plan.
type glances struct{ *wording.Wording }

// kinds are the kinds of files. Their numbers stand on every page in this order
// (Site.Glances).
var kinds = []string{"actors", "briefs", "events", "sources", "topics"}

// entry is one glance under its key; file, an id, decides in which file it lies.
type entry struct {
	file, key string
	make      func() []string
}

// Plan gives the files of previews, and the number of each kind's, as pages have them.
func Plan(w *wording.Wording) (files []File, numbers string) {
	g := &glances{w}
	var counts []string
	for _, kind := range kinds {
		n := shardsFor(g.number(kind), kind)
		shards := sync.OnceValue(func() [][]entry { return g.shards(kind, n) })
		counts = append(counts, strconv.Itoa(n))
		for i := range n {
			files = append(files, File{address.Glances(kind, strconv.Itoa(i)), kind, func() []byte { return script(kind, shards()[i]) }})
		}
	}
	return files, strings.Join(counts, " ")
}

// shards divides the entries of a kind into n files.
func (g *glances) shards(kind string, n int) [][]entry {
	shards := make([][]entry, n)
	for _, e := range g.entriesOf(kind) {
		i := int(shardHash(e.file)) & (n - 1)
		shards[i] = append(shards[i], e)
	}
	return shards
}

// shardsFor gives the number of files for n things: a power of two, so that it changes
// seldom, since a new one moves them all. A file has 40 to 80 KB, up to 20 compressed.
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

// script is the text of a file: a call with the kind and an object, whose values
// leave out what is empty at their ends.
func script(kind string, entries []entry) []byte {
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

// number is of how many things the entries of a kind are.
func (g *glances) number(kind string) int {
	all := g.Graph
	return map[string]int{"actors": len(all.Actors), "briefs": len(all.Briefs), "events": len(all.Events), "sources": len(all.Sources), "topics": len(all.Topics)}[kind]
}

// entriesOf lists the entries of a kind.
func (g *glances) entriesOf(kind string) (entries []entry) {
	all := g.Graph
	add := func(id, part string, make func() []string) { entries = append(entries, entry{id, id + part, make}) }
	switch kind {
	case "actors":
		for _, a := range all.Actors {
			add(a.ID, "", func() []string { return g.actor(a) })
		}
	case "briefs":
		for _, b := range all.Briefs {
			add(b.ID, "", func() []string { return g.brief(b) })
		}
		for _, r := range referred(all) {
			add(r.Brief.ID, "#"+address.RecPrefix+r.ID.ID, func() []string { return g.recommendation(r) })
		}
	case "events":
		for _, e := range all.Events {
			add(e.ID, "", func() []string { return g.event(e) })
		}
	case "sources":
		for _, s := range all.Sources {
			add(s.ID.ID, "", func() []string { return g.source(s) })
		}
	case "topics":
		for _, t := range all.Topics {
			add(t.ID, "", func() []string { return g.topic(t) })
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
	return lists.Having(g.Recommendations, func(r *graph.Recommendation) bool { return wanted[r] })
}

func (g *glances) actor(a *graph.Actor) []string {
	return []string{g.Words.Terms.ActorKind[a.Kind.ID], a.Name.S, a.Role, wording.Brief(wording.Plain(&a.SummaryText)), wording.Line(
		g.Count(len(wording.Briefs(a)), g.Words.Counts.Brief), g.Count(len(a.Events), g.Words.Counts.Event),
		g.Count(len(a.To), g.Words.Counts.RecommendationToIt), g.Count(len(a.About), g.Words.Counts.AboutIt))}
}

func (g *glances) brief(b *graph.Brief) []string {
	beside := lists.NotEmpty(append(g.Signed(b), g.Number(b), g.Date(b.Date.Date), g.Language(b))...)
	beside = append(beside, lists.NotEmpty(g.Superseded(b))...)
	return []string{g.Words.Terms.BriefKind[b.Kind.ID], b.Title.S, strings.Join(beside, wording.Dot), wording.Brief(wording.Plain(&b.SummaryText)), wording.Line(
		g.Count(len(b.Recommendations), g.Words.Counts.Recommendation), g.Count(len(b.Reports), g.Words.Counts.Event), g.Count(len(b.Tellings), g.Words.Counts.Figure))}
}

// recommendationGlance leaves out the brief, which links to a recommendation name.
func (g *glances) recommendation(r *graph.Recommendation) []string {
	status := g.Words.Terms.Status[r.Status.ID]
	if len(r.To) > 0 {
		status += wording.Dot + g.Words.Recommendation.ToWhom.With(g.Words.List(lists.Each(r.To, func(a *graph.Actor) string { return a.Name.S })))
	}
	position := g.Words.Recommendation.Position.With(strconv.Itoa(slices.Index(r.Brief.Recommendations, r) + 1))
	return []string{position, "", "", wording.Brief(wording.Plain(&r.Content)), status}
}

func (g *glances) event(e *graph.Event) []string {
	told, facts := "", wording.Line(g.Count(len(e.Reports), g.Words.Counts.Report))
	for _, r := range e.Reports {
		if told = wording.Brief(wording.Plain(&r.SummaryText)); told != "" {
			break
		}
	}
	if e.DatesDiffer || e.PlaceDiffer || len(e.Differ()) > 0 {
		facts += wording.Dot + g.Words.Event.Differ
	}
	return []string{g.Words.Search.Event, e.Title, wording.Line(g.Foretold(e), g.Date(e.Date), e.Place), told, facts}
}

func (g *glances) source(s *graph.Source) []string {
	label := g.Words.Search.Source
	if s.Kind.ID != "" {
		label = g.Words.Terms.SourceKind[s.Kind.ID]
	}
	return []string{label, s.Title, wording.Line(s.Author, s.Publisher, g.Date(s.Date.Date)), "", wording.Line(g.Count(len(s.Uses), g.Words.Counts.Brief))}
}

func (g *glances) topic(t *graph.Topic) []string {
	return []string{g.Words.Search.Topic, t.Title, "", wording.Brief(wording.Plain(&t.SummaryText)), wording.Line(g.Count(len(t.Briefs), g.Words.Counts.Brief))}
}
