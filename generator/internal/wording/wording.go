// Package wording words what a graph holds, once for all who say it: pages, previews, the
// search, citations and exports. What it words depends on the graph and the catalogue of
// words alone.
package wording

import (
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/words"
)

// Wording words the things of a graph.
type Wording struct {
	Graph   *graph.Graph
	Words   *words.Catalogue
	BaseURL string // without a slash at its end; "" when not known
}

// Dot separates small facts in a line.
const Dot = " · "

// Absolute gives the address of a page with its host, or "" without a base URL.
func (w *Wording) Absolute(path address.Path) string { return path.Absolute(w.BaseURL) }

// ORCID is the address of an ORCID iD.
func ORCID(id string) string { return "https://orcid.org/" + id }

// Date words a date, and none as nothing.
func (w *Wording) Date(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.In(w.Words.Tag)
}

// Number is a brief's number with the archive's prefix.
func (w *Wording) Number(b *graph.Brief) string {
	prefix := w.Graph.Site.ReportPrefix
	switch {
	case b.Number.S == "":
		return ""
	case prefix == "":
		return b.Number.S
	}
	return prefix + " " + b.Number.S
}

// Signed names who signs a brief.
func (w *Wording) Signed(b *graph.Brief) []string {
	return lists.Each(w.Graph.Signed(b), func(a graph.Author) string { return a.Name })
}

// FullTitle is a brief's title with its subtitle.
func (w *Wording) FullTitle(b *graph.Brief) string {
	if b.Subtitle == "" {
		return b.Title.S
	}
	return w.Words.Text.Headed.With(b.Title.S, b.Subtitle)
}

// Language names the language of a brief's own words, where it is not the archive's.
func (w *Wording) Language(b *graph.Brief) string {
	if tag := w.Graph.Lang(b); tag != "" && tag != graph.Undetermined {
		return w.Words.LanguageName(tag)
	}
	return ""
}

// Superseded says of a brief that another one replaces it, or nothing.
func (w *Wording) Superseded(b *graph.Brief) string {
	if len(b.SupersededBy) == 0 {
		return ""
	}
	return w.Words.Brief.Superseded
}

// SupersededLast puts briefs that another one replaces behind the others.
func SupersededLast(a, b *graph.Brief) int {
	return min(len(a.SupersededBy), 1) - min(len(b.SupersededBy), 1)
}

// Quantity words what a telling says, in its own unit or the figure's: "more than
// 5,000,000 rounds".
func (w *Wording) Quantity(f *archive.Figure, unit string) string {
	if f.Unit != "" {
		unit = f.Unit
	}
	write := w.Words.Decimal
	if unit != "" {
		write = w.Words.Quantity
	}
	number := write(f.Value.Text)
	if f.Value.Text == "" {
		number = w.Words.Text.Range.With(write(f.Low.Text), write(f.High.Text))
	}
	number = w.Words.Qualified(f.Qualifier.ID, number)
	switch unit {
	case "":
		return number
	case "%":
		return w.Words.Text.Percent.With(number)
	}
	return w.Words.Text.WithUnit.With(number, unit)
}

// Foretold words the status of an event that has not happened, or gives "".
func (w *Wording) Foretold(e *graph.Event) string {
	if e.Status == graph.Happened {
		return ""
	}
	return w.Words.Terms.EventStatus[e.Status]
}

// Topics gives the topics of the briefs that report an event, by title.
func Topics(e *graph.Event) []*graph.Topic {
	if len(e.Reports) == 1 {
		return e.Reports[0].Brief.Topics
	}
	var topics []*graph.Topic
	for _, r := range e.Reports {
		topics = lists.Union(topics, r.Brief.Topics)
	}
	return topics
}

// Briefs gives all briefs that name an actor, as principal or in the text.
func Briefs(a *graph.Actor) map[*graph.Brief]bool {
	all := make(map[*graph.Brief]bool, len(a.Briefs)+len(a.Mentions))
	for _, b := range a.Briefs {
		all[b] = true
	}
	for _, m := range a.Mentions {
		all[m.Brief] = true
	}
	return all
}

// Count words a number of things, and none as nothing.
func (w *Wording) Count(n int, things words.Plural) string {
	if n == 0 {
		return ""
	}
	return w.Words.Count(n, things)
}

// Line joins small facts, leaving out empty ones.
func Line(facts ...string) string { return strings.Join(lists.NotEmpty(facts...), Dot) }

// longestDescription is about what a search engine shows of a description.
const longestDescription = 200

// Brief cuts a description at a word's end.
func Brief(s string) string {
	r := []rune(s)
	if len(r) <= longestDescription {
		return s
	}
	cut := string(r[:longestDescription])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
