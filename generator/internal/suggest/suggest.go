// Package suggest guesses what the front matter of a brief lacks, from its text: actors that
// it names, dates without an event, advice without a recommendation, quantities without a
// figure, and events that other briefs report. It knows English and German, and no more of
// either than words and their order: it guesses, and an author decides.
package suggest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
)

// Suggestion is something that a brief's front matter may lack.
type Suggestion struct {
	Key  string // of the front matter that it belongs to
	Line int    // of the file without suggestions, from 1: where the text says it; 0 for the whole text
	Why  string // what was seen
	YAML string // what might be written, below the key; "" where another file is to be written
}

// order is that of the keys in which suggestions are given.
var order = []string{"actors", "", "recommendations", "events", "figures"}

// Brief gives what a brief may lack. source is its file as it stands.
func Brief(g *graph.Graph, b *graph.Brief, source string) []Suggestion {
	s := &suggester{graph: g, brief: b, language: languageOf(g.LanguageOf(b)), sentences: sentencesOf(Stripped(source)), given: map[string]bool{}}
	for _, r := range b.Recommendations {
		s.given["recommendations "+r.ID.ID] = true
	}
	for _, r := range b.Reports {
		s.given["events "+r.ID.ID] = true
	}
	for _, t := range b.Tellings {
		s.given["figures "+t.ID.ID] = true
	}
	s.names()
	s.actors()
	s.strangers()
	s.advice()
	s.events()
	s.figures()
	slices.SortStableFunc(s.list, func(x, y Suggestion) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Key), slices.Index(order, y.Key)), cmp.Compare(x.Line, y.Line))
	})
	return s.list
}

// suggester is the work on one brief.
type suggester struct {
	graph     *graph.Graph
	brief     *graph.Brief
	language  *language
	sentences []sentence
	known     []name          // every name of every actor, longest first
	given     map[string]bool // ids that are used or have been suggested, behind their keys
	list      []Suggestion
}

// name is a name by which the archive knows an actor.
type name struct {
	text  string
	actor *graph.Actor
	weak  bool // it may be another's, too
}

func (s *suggester) add(key string, line int, yaml, why string, args ...any) {
	s.list = append(s.list, Suggestion{key, line, fmt.Sprintf(why, args...), yaml})
}

func (s *suggester) names() {
	for _, a := range s.graph.Actors {
		add := func(text string, weak bool) { s.known = append(s.known, name{text, a, weak}) }
		add(a.Name.S, false)
		for _, n := range a.Names {
			add(n.Text.S, false)
		}
		for _, t := range a.Aliases {
			add(t.S, false)
		}
		for _, t := range a.WeakAliases {
			add(t.S, true)
		}
	}
	slices.SortStableFunc(s.known, func(x, y name) int { return len(y.text) - len(x.text) })
}

// actors suggests those whom the text names more than once and the front matter does not.
func (s *suggester) actors() {
	for _, m := range s.brief.Mentioned {
		if m.Principal || m.Times < 2 {
			continue
		}
		s.add("actors", s.lineOf(m.Actor.Name.S), m.Actor.ID, "the text names %s %d times", m.Actor.Name.S, m.Times)
	}
}

// lineOf is where a name first stands, or 0.
func (s *suggester) lineOf(text string) int {
	for _, sn := range s.sentences {
		if strings.Contains(sn.text, text) {
			return sn.line
		}
	}
	return 0
}

// named gives the actors that a sentence names, by their place in it.
func (s *suggester) named(text string) (list []*graph.Actor) {
	type hit struct {
		at    int
		actor *graph.Actor
	}
	var hits []hit
	for _, n := range s.known {
		if len(n.text) < 2 {
			continue
		}
		if at := wordAt(text, n.text); at >= 0 {
			hits = append(hits, hit{at, n.actor})
			// A shorter name within it is not a second one.
			text = text[:at] + strings.Repeat("\x00", len(n.text)) + text[at+len(n.text):]
		}
	}
	slices.SortStableFunc(hits, func(x, y hit) int { return x.at - y.at })
	for _, h := range hits {
		if !slices.Contains(list, h.actor) {
			list = append(list, h.actor)
		}
	}
	return list
}

// strangers suggests names that look like actors whom the archive does not know.
func (s *suggester) strangers() {
	count, line := map[string]int{}, map[string]int{}
	var found []string
	for _, sn := range s.sentences {
		if sn.heading {
			continue
		}
		for _, candidate := range s.language.proper(sn.text) {
			if s.isKnown(candidate) {
				continue
			}
			if count[candidate]++; count[candidate] == 1 {
				found, line[candidate] = append(found, candidate), sn.line
			}
		}
	}
	for _, candidate := range found {
		if count[candidate] < 2 && !strings.Contains(candidate, " ") {
			continue // a capital letter alone proves little
		}
		id := archive.Slug(candidate)
		if id == "" {
			continue
		}
		s.add("", line[candidate], "", "%q looks like an actor that the archive does not know (%s); if it is one, write content/actors/%s.md", candidate, times(count[candidate]), id)
	}
}

func times(n int) string {
	if n == 1 {
		return "named once"
	}
	return fmt.Sprintf("named %d times", n)
}

// isKnown reports whether a name is an actor's, or part of one, or of what else the brief names.
func (s *suggester) isKnown(candidate string) bool {
	words := strings.Fields(candidate)
	last := words[len(words)-1] // President Zelenskyy is Volodymyr Zelenskyy
	for _, n := range s.known {
		if wordAt(n.text, candidate) >= 0 || wordAt(candidate, n.text) >= 0 || n.actor.Kind.ID == "person" && len(last) > 3 && wordAt(n.text, last) >= 0 {
			return true
		}
	}
	for _, u := range s.brief.Sources {
		if strings.Contains(u.Source.Author+" "+u.Source.Publisher+" "+u.Source.Title+" "+u.Source.Journal, candidate) {
			return true
		}
	}
	for _, a := range s.graph.Signed(s.brief) {
		if a.Name == candidate || a.Organization == candidate {
			return true
		}
	}
	for _, r := range s.brief.Reports {
		if strings.Contains(r.Title.S+" "+r.Place, candidate) {
			return true
		}
	}
	return false
}

// advice suggests a recommendation for a sentence that says what an actor should do.
func (s *suggester) advice() {
	for _, sn := range s.sentences {
		if sn.heading || !s.language.advises(sn.text) {
			continue
		}
		actors := s.named(sn.text)
		if len(actors) == 0 || s.recommended(sn.text) {
			continue
		}
		yaml := fmt.Sprintf("- id: %s\n  text: %s\n  to: %s", s.idOf("recommendations", sn.text, actors[0].Name.S), quote(sn.text), actors[0].ID)
		for _, d := range s.language.dates(sn.text) {
			if s.ahead(d) {
				yaml += "\n  horizon: " + d.String()
				break
			}
		}
		s.add("recommendations", sn.line, yaml,
			"it advises someone to act, and no recommendation says so: “%s”", shortened(sn.text))
	}
}

// recommended reports whether a recommendation of the brief has most of a sentence's words.
func (s *suggester) recommended(text string) bool {
	words := s.language.content(text)
	for _, r := range s.brief.Recommendations {
		if r.Content.Doc == nil {
			continue
		}
		theirs := s.language.content(r.Recommendation.Text.S)
		if common(words, theirs)*2 >= min(len(words), len(theirs)) && len(theirs) > 0 {
			return true
		}
	}
	return false
}

func common(a, b []string) (n int) {
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// events suggests an event for a date in the text, and those of other briefs that the text
// seems to report.
func (s *suggester) events() {
	offered := map[string]bool{}
	for _, sn := range s.sentences {
		if sn.heading {
			continue
		}
		for _, d := range s.language.dates(sn.text) {
			if s.dated(d) || s.ahead(d) && s.language.advises(sn.text) { // or by when to act
				continue
			}
			actors := s.named(sn.text)
			if e := s.elsewhere(d, actors); e != nil {
				if !offered[e.ID] {
					offered[e.ID] = true
					s.add("events", sn.line, "- id: "+e.ID, "%s reports this event: “%s”", e.Reports[0].Brief.File, shortened(sn.text))
				}
				continue
			}
			if key := d.String(); !offered[key] {
				offered[key] = true
				var with string
				if len(actors) > 0 {
					ids := make([]string, len(actors))
					for i, a := range actors {
						ids[i] = a.ID
					}
					with = "\n  actors: [" + strings.Join(ids, ", ") + "]"
				}
				s.add("events", sn.line, fmt.Sprintf("- id: %s\n  date: %s\n  title: …%s", s.idOf("events", sn.text, ""), d, with), "no event has the date %s: “%s”", d.In("en"), shortened(sn.text))
			}
		}
	}
}

// figures suggests a figure for a number with a unit.
func (s *suggester) figures() {
	seen := map[string]bool{}
	for _, sn := range s.sentences {
		if sn.heading {
			continue
		}
		for _, q := range s.language.quantities(sn.text) {
			key := q.value + q.unit
			if seen[key] || s.told(q) {
				continue
			}
			seen[key] = true
			yaml := fmt.Sprintf("- id: %s\n  label: …\n  value: %s", s.idOf("figures", sn.text, ""), q.value)
			if q.qualifier != "" {
				yaml += "\n  qualifier: " + q.qualifier
			}
			if q.unit != "" {
				yaml += "\n  unit: " + quote(q.unit)
			}
			s.add("figures", sn.line, yaml, "no figure gives %s: “%s”", q.said, shortened(sn.text))
		}
	}
}

// told reports whether a figure of the brief gives a quantity.
func (s *suggester) told(q quantity) bool {
	for _, t := range s.brief.Tellings {
		for _, n := range []archive.Number{t.Figure.Value, t.Figure.Low, t.Figure.High} {
			if n.Text != "" && n.Value == q.number {
				return true
			}
		}
	}
	return false
}

// shortened is a sentence as a message quotes it.
func shortened(text string) string {
	const most = 140
	if r := []rune(text); len(r) > most {
		cut := string(r[:most])
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		return cut + " …"
	}
	return text
}

// quote is a text as a value of YAML.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// idOf makes an id, which nothing else under a key has been given, of the first words of a sentence that
// say something.
func (s *suggester) idOf(key, text, without string) string {
	var words []string
	for _, w := range s.language.content(strings.Replace(text, without, "", 1)) {
		if id := archive.Slug(w); len(id) > 3 && strings.Trim(id, "0123456789-") != "" && !s.language.counts(capitalised(w)) {
			words = append(words, id)
		}
	}
	if len(words) == 0 {
		return "…"
	}
	base := strings.Join(words[:min(3, len(words))], "-")
	id := base
	for n := 2; s.given[key+" "+id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	s.given[key+" "+id] = true
	return id
}

func capitalised(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// ahead reports whether a date lies after that of the brief.
func (s *suggester) ahead(d edtf.Date) bool {
	return !s.brief.Date.IsZero() && d.Earliest() > s.brief.Date.Latest()
}
