package corpus

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

type brief struct {
	Title           string           `yaml:"title"`
	Subtitle        string           `yaml:"subtitle"`
	Date            string           `yaml:"date,quoted"`
	Updated         string           `yaml:"updated,quoted"`
	Summary         string           `yaml:"summary,folded"`
	Number          string           `yaml:"number,quoted"`
	Kind            string           `yaml:"kind"`
	Authors         []author         `yaml:"authors,braces"`
	Topics          []string         `yaml:"topics,lines"`
	Actors          []string         `yaml:"actors"`
	Related         []string         `yaml:"related"`
	Supersedes      string           `yaml:"supersedes"`
	Aliases         []string         `yaml:"aliases"`
	Sources         []source         `yaml:"sources"`
	Recommendations []recommendation `yaml:"recommendations"`
	Events          []event          `yaml:"events"`
	Figures         []figure         `yaml:"figures"`
}

type author struct {
	Name         string `yaml:"name"`
	Organization string `yaml:"organization"`
}

// source is a source; one with an id alone is told elsewhere.
type source struct {
	ID        string `yaml:"id"`
	Title     string `yaml:"title"`
	Author    string `yaml:"author"`
	Publisher string `yaml:"publisher"`
	Date      string `yaml:"date,quoted"`
	URL       string `yaml:"url"`
	Archived  string `yaml:"archived"`
	Accessed  string `yaml:"accessed,quoted"`
	Kind      string `yaml:"kind"`
}

type recommendation struct {
	ID           string   `yaml:"id"`
	Text         string   `yaml:"text"`
	By           []string `yaml:"by"`
	To           []string `yaml:"to"`
	Concerns     []string `yaml:"concerns"`
	Instrument   []string `yaml:"instrument"`
	Horizon      string   `yaml:"horizon,quoted"`
	Priority     string   `yaml:"priority"`
	Response     string   `yaml:"response"`
	Status       string   `yaml:"status"`
	Sources      []string `yaml:"sources"`
	Related      []string `yaml:"related,quoted"`
	SupersededBy string   `yaml:"superseded_by,quoted"`
	History      []step   `yaml:"history"`
}

// step is an entry of a recommendation's history.
type step struct {
	Date     string `yaml:"date,quoted"`
	Status   string `yaml:"status"`
	Response string `yaml:"response"`
	Note     string `yaml:"note"`
	Source   string `yaml:"source"`
}

// event is one brief's report of an event.
type event struct {
	ID      string   `yaml:"id"`
	Date    string   `yaml:"date,quoted"`
	Status  string   `yaml:"status"`
	Title   string   `yaml:"title"`
	Summary string   `yaml:"summary,folded"`
	Actors  []string `yaml:"actors"`
	Place   string   `yaml:"place"`
	Sources []string `yaml:"sources"`
	Figures []string `yaml:"figures"`
}

// figure is one brief's telling of a quantity.
type figure struct {
	ID        string `yaml:"id"`
	Label     string `yaml:"label"`
	Value     string `yaml:"value"`
	Low       string `yaml:"low"`
	High      string `yaml:"high"`
	Qualifier string `yaml:"qualifier"`
	Unit      string `yaml:"unit"`
	AsOf      string `yaml:"as_of,quoted"`
	SaidBy    string `yaml:"said_by"`
	Source    string `yaml:"source"`
}

// base is what is known of a brief without making it: what others refer to.
type base struct {
	id, title string
	day       time.Time
	recs      int
}

func (c *Corpus) base(i int) base {
	r := c.stream(forTitles, i)
	t := at((float64(i) + r.Float64()) / float64(c.Briefs))
	f := &filler{Rand: r, corpus: c, year: t.Year()}
	title := upper(f.fill(pick(r, titles)))
	short := strings.Split(slug(title), "-")
	id := fmt.Sprintf("%s-%d-%05d", strings.Join(short[:min(4, len(short))], "-"), t.Year(), i)
	counts := []int{0, 1, 1, 2, 2, 2, 3, 3, 4, 5}
	return base{id: id, title: title, day: t, recs: counts[c.stream(forCounts, i).IntN(len(counts))]}
}

// recID is the id of a brief's k-th recommendation.
func recID(k int) string { return fmt.Sprintf("measure-%d", k+1) }

// maker makes one brief.
type maker struct {
	filler
	base
	i int
	brief
}

// Brief makes the file of the i-th brief, the first is the oldest: its path below the
// archive's folder, with slashes, and its bytes. It is safe to call from several
// goroutines.
func (c *Corpus) Brief(i int) (name string, data []byte) {
	r := c.stream(forBriefs, i)
	m := &maker{base: c.base(i), i: i}
	m.filler = filler{Rand: r, corpus: c, actors: c.distinct(r, 3+r.IntN(5)), year: m.day.Year()}
	m.head()
	m.sources()
	m.figures()
	m.events()
	for k := range m.recs {
		m.recommendation(k)
	}
	body := &bodyMaker{filler: m.filler, brief: &m.brief, i: i}
	body.Rand = c.stream(forBodies, i)
	text := strings.TrimRight(body.text(), "\n") + "\n"
	for _, s := range m.Sources {
		if !m.cites(s.ID) && !strings.Contains(text, "[@"+s.ID) {
			text += "\nCompare [@" + s.ID + "].\n"
		}
	}
	return "content/briefs/" + m.day.Format("2006") + "/" + m.id + ".md", markdown(m.brief, text)
}

// cites reports whether the front matter rests on a source.
func (b *brief) cites(id string) bool {
	return slices.ContainsFunc(b.Events, func(e event) bool { return slices.Contains(e.Sources, id) }) ||
		slices.ContainsFunc(b.Figures, func(f figure) bool { return f.Source == id }) ||
		slices.ContainsFunc(b.Recommendations, func(r recommendation) bool {
			return slices.Contains(r.Sources, id) || slices.ContainsFunc(r.History, func(h step) bool { return h.Source == id })
		})
}

func (m *maker) head() {
	r, c := m.Rand, m.corpus
	m.Title = m.title
	m.Date = imprecise(r, m.day, false)
	m.Number = fmt.Sprintf("%d/%d", m.day.Year(), m.i+1)
	m.Kind = pick(r, []string{"brief", "brief", "brief", "commentary", "report", "news-analysis", "testimony", "statement"})
	m.Summary = upper(m.fill("{j} accounts of the {n} differ on what {a} {v}: the {p} papers call it a {j} {n}, and officials near {o} speak of a {n} that was {j} at most."))
	if r.IntN(4) == 0 {
		m.Subtitle = upper(m.fill("{j} notes on the {n} at {o}"))
	}
	if r.IntN(5) == 0 {
		m.Updated = day(m.day.AddDate(0, 13, r.IntN(60)))
	}
	for range 1 + r.IntN(2) {
		m.Authors = append(m.Authors, author{pick(r, givenNames) + " " + pick(r, surnames), pick(r, orgFields) + " Programme"})
	}
	for range 2 + r.IntN(3) {
		if t := c.topics[min(r.IntN(len(c.topics)), r.IntN(len(c.topics)))].id; !slices.Contains(m.Topics, t) {
			m.Topics = append(m.Topics, t)
		}
	}
	m.Actors = c.actorIDs(m.actors)
	for range r.IntN(3) {
		if j := m.near(); j != m.i && !slices.Contains(m.Related, c.base(j).id) {
			m.Related = append(m.Related, c.base(j).id)
		}
	}
	if m.i > 20 && m.i%97 == 0 {
		m.Supersedes = c.base(m.i - 20).id
	}
	if m.i%50 == 3 {
		m.Aliases = []string{fmt.Sprintf("archive/%d/%d.html", m.day.Year(), m.i)}
	}
}

// near picks another brief, mostly one of about the same time.
func (m *maker) near() int {
	back := int(m.ExpFloat64() * 30)
	if m.IntN(6) == 0 {
		back = m.IntN(m.i + 1)
	}
	return max(0, m.i-back)
}

// sourceID is the id of the k-th source that a brief tells itself.
func sourceID(i, k int) string { return fmt.Sprintf("src%05d-%s", i, string(rune('a'+k))) }

func (c *Corpus) source(id string, kind uint64, i int, t time.Time) source {
	r := c.stream(kind, i)
	f := &filler{Rand: r, corpus: c, year: t.Year()}
	s := source{ID: id, Title: upper(f.fill("{j} {n} at {p}: the {n} of {o}")), Publisher: pick(r, publishers), Kind: pick(r, []string{"report", "article", "news", "statement", "speech", "dataset", "web"})}
	s.Date = imprecise(r, t.AddDate(0, 0, -r.IntN(200)), false)
	if r.IntN(3) > 0 {
		s.Author = pick(r, givenNames) + " " + pick(r, surnames)
	}
	if r.IntN(4) > 0 {
		s.URL = "https://" + slug(s.Publisher) + ".example/" + id
		s.Accessed = day(t)
	}
	if r.IntN(3) == 0 {
		s.Archived = "https://web-archive.example/" + id
	}
	return s
}

var publishers = func() []string {
	var list []string
	for i := range 60 {
		list = append(list, coined(i*5)+" "+[]string{"Review", "Press", "Wire", "Post", "Institute", "Quarterly"}[i%6])
	}
	return list
}()

// sources: two of its own, and two or three that are told elsewhere.
func (m *maker) sources() {
	c := m.corpus
	for k := range 2 {
		m.Sources = append(m.Sources, c.source(sourceID(m.i, k), forSources, 2*m.i+k, m.day))
	}
	m.cite(fmt.Sprintf("common-%04d", min(c.shared()-1, m.near()/5)))
	for range 1 + m.IntN(2) {
		m.cite(sourceID(m.near(), m.IntN(2)))
	}
}

func (m *maker) cite(id string) {
	if !slices.ContainsFunc(m.Sources, func(s source) bool { return s.ID == id }) {
		m.Sources = append(m.Sources, source{ID: id})
	}
}

func (m *maker) anySource() string { return pick(m.Rand, m.Sources).ID }

// figures: about one, which another brief may tell as well.
func (m *maker) figures() {
	for range m.IntN(3) {
		k := m.near()
		if m.IntN(2) == 0 {
			k = m.i
		}
		f := m.figure(k)
		if !slices.ContainsFunc(m.Figures, func(g figure) bool { return g.ID == f.ID }) {
			m.Figures = append(m.Figures, f)
		}
	}
}

// figure is what the brief tells of quantity k. The quantity is the same in each
// brief, the value not always.
func (m *maker) figure(k int) figure {
	r := m.corpus.stream(forFigures, k)
	shared := filler{Rand: r, corpus: m.corpus, year: m.year}
	what, unit, value := shared.fill("{n} at {p}"), pick(r, units), 10+r.IntN(5000)
	if unit == "%" {
		value %= 100
	}
	f := figure{ID: fmt.Sprintf("%s-%05d", slug(what), k), Label: upper(what), Unit: unit, Source: m.anySource()}
	if m.IntN(4) == 0 {
		value += 1 + value/10
	}
	switch m.IntN(6) {
	case 0:
		f.Low, f.High = fmt.Sprint(value-value/4), fmt.Sprint(value+value/4)
	case 1, 2:
		f.Value, f.Qualifier = fmt.Sprint(value), pick(m.Rand, []string{"about", "at-least", "more-than", "less-than"})
	default:
		f.Value = fmt.Sprint(value)
	}
	if m.IntN(2) == 0 {
		f.AsOf = m.day.Format("2006-01")
	}
	switch m.IntN(3) {
	case 0:
		f.SaidBy = m.corpus.actors[m.someActor()].id
	case 1:
		f.SaidBy = upper(m.fill("{j} officials"))
	}
	return f
}

// below picks a number below n by shares of a Zipf law with exponent s < 1,
// without a table.
func below(r *rand.Rand, n int, s float64) int {
	return min(n-1, int(float64(n)*math.Pow(r.Float64(), 1/(1-s))))
}
