// Package corpus makes archives of any size to measure with. An archive is a pure
// function of its options: brief i of an archive can be made without the others,
// so that a hundred thousand of them need no more memory than one.
//
// Archives of different sizes are alike in what costs time: a brief has about
// 10.6 KB of which 3.6 KB are front matter, reports some four events of which
// half are its own and most others are recent ones of its neighbours, and speaks
// of few actors often and of most seldom. What makes them unlike is left in,
// because it is so of real archives: a few events are reported ever more often.
package corpus

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"time"
)

// Options say which archive is made.
type Options struct {
	Briefs int    // at least 1
	Seed   uint64 // another seed, another archive
}

// Corpus is an archive that can be written. It is immutable.
type Corpus struct {
	Options
	Actors  []Actor
	Topics  []Topic
	foreign []string // the names of actors in other scripts
	byUse   []float64
}

// Actor is an actor's file.
type Actor struct {
	ID, Name, Kind, Role, Summary, Body string
	Names                               []Name
	Aliases, WeakAliases                []string
	Country                             string
	MemberOf                            []string
	Formerly                            string
	Wikidata                            int
}

// Name is an actor's name in another language.
type Name struct{ Text, Lang string }

// Topic is a topic's file.
type Topic struct{ ID, Title, Summary, Body string }

// What streams of random numbers are for: each thing has one of its own, so that
// a change in how one kind is made leaves the others as they were.
const (
	forActors uint64 = iota + 1
	forTopics
	forBriefs
	forBodies
	forEvents
	forFigures
	forSources
	forTitles
	forCounts
)

// stream gives the random numbers of one thing.
func (o Options) stream(kind uint64, i int) *rand.Rand {
	return rand.New(rand.NewPCG(mix(o.Seed^kind<<56), mix(uint64(i)+kind)))
}

// mix spreads neighbouring seeds over all bits (SplitMix64, Steele et al. 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// New makes the actors and topics of an archive; the rest is made when asked for.
func New(o Options) *Corpus {
	c := &Corpus{Options: o}
	n := min(500, 20+o.Briefs/20)
	c.byUse = zipf(n, 0.9)
	c.makeActors(n)
	r := o.stream(forTopics, 0)
	f := &filler{Rand: r, corpus: c, year: 2024}
	for _, title := range topicNames[:min(len(topicNames), 10+o.Briefs/20)] {
		c.Topics = append(c.Topics, Topic{ID: slug(title), Title: title,
			Summary: f.fill("What the briefs say of " + strings.ToLower(title) + ", from the {j} {n} to the {n}."),
			Body:    f.paragraphs(2, 4)})
	}
	return c
}

// zipf gives the cumulated shares of n things of which the k-th is used k^-s
// times as often as the first.
func zipf(n int, s float64) []float64 {
	shares := make([]float64, n)
	sum := 0.0
	for k := range shares {
		sum += math.Pow(float64(k+1), -s)
		shares[k] = sum
	}
	for k := range shares {
		shares[k] /= sum
	}
	return shares
}

// by picks a thing by its share.
func by(r *rand.Rand, shares []float64) int {
	return min(sort.SearchFloat64s(shares, r.Float64()), len(shares)-1)
}

func (c *Corpus) anyActor(r *rand.Rand) int { return by(r, c.byUse) }

// coined is how many proper names without a page of their own the archive knows;
// as in any text, they grow with it, but slower.
func (c *Corpus) coined() int { return 300 + int(20*math.Pow(float64(c.Briefs), 0.6)) }

func (c *Corpus) makeActors(n int) {
	m := &actorMaker{filler: filler{Rand: c.stream(forActors, 0), corpus: c, year: 2024}, ids: map[string]bool{}, names: map[string]bool{}}
	for i := range n {
		m.actor(i)
	}
	c.Actors = m.made
	for i := range c.Actors {
		a := &c.Actors[i]
		for _, name := range a.Names {
			c.foreign = append(c.foreign, name.Text)
		}
		a.Summary = m.fill("{j}, as most briefs have it, since the {n} of {y}; known for a {j} {n}.")
		a.Summary = upper(a.Summary)
		m.actors = []int{i, (i + 1) % n}
		a.Body = m.paragraphs(2, 4)
	}
}

// actorMaker keeps names apart: no two actors share one.
type actorMaker struct {
	filler
	made       []Actor
	ids, names map[string]bool
	states     int // made so far
}

// actor makes the i-th actor: states are used most, so they come first more often.
func (m *actorMaker) actor(i int) {
	kind := m.IntN(100)
	if i < 12 && i%2 == 0 || kind < 12 && m.states < len(states) {
		m.state(i)
		return
	}
	a := Actor{Kind: "person", Wikidata: 1000 + i*37}
	switch {
	case kind < 62:
		m.person(&a)
	case kind < 84:
		a.Kind, a.Role = "organization", "Public body"
		a.Name = m.unique(func() string { return pick(m.Rand, orgHeads) + " for " + pick(m.Rand, orgFields) }, pick(m.Rand, places)+" ")
	case kind < 90:
		a.Kind, a.Role = "alliance", "Alliance of states"
		a.Name = m.unique(func() string { return pick(m.Rand, allianceHeads) + " " + pick(m.Rand, allianceTails) }, "New ")
	default:
		a.Kind, a.Role = "company", "Company"
		a.Name = m.unique(func() string { return coin(m.Rand, 200) + " " + pick(m.Rand, companyTails) }, "United ")
	}
	if a.Kind != "alliance" && m.states > 0 {
		a.Country = slug(states[m.IntN(m.states)])
	}
	m.add(a)
}

func (m *actorMaker) add(a Actor) {
	a.ID = slug(a.Name)
	for m.ids[a.ID] {
		a.ID += "-2"
	}
	m.ids[a.ID] = true
	if len(m.made)%23 == 7 {
		a.Formerly = "old-" + a.ID
	}
	m.made = append(m.made, a)
}

// unique makes names until one is new, and puts a word in front if none is.
func (m *actorMaker) unique(name func() string, front string) string {
	for range 20 {
		if s := name(); m.take(s) {
			return s
		}
	}
	s := front + name()
	for !m.take(s) {
		s = front + s
	}
	return s
}

func (m *actorMaker) take(s string) bool {
	if s == "" || m.names[s] {
		return false
	}
	m.names[s] = true
	return true
}

func (m *actorMaker) state(i int) {
	s := states[m.states%len(states)]
	m.states++
	if !m.take(s) {
		return
	}
	a := Actor{Name: s, Kind: "state", Role: "State", Wikidata: 100 + i}
	if f, ok := foreignStates[s]; ok {
		for j, lang := range []string{"ko", "ru", "zh"} {
			m.names[f[j]] = true
			a.Names = append(a.Names, Name{f[j], lang})
		}
	}
	if alias := "Republic of " + s; m.take(alias) {
		a.Aliases = []string{alias}
	}
	a.WeakAliases = []string{"the government of " + s}
	m.add(a)
}

func (m *actorMaker) person(a *Actor) {
	surname := ""
	a.Name = m.unique(func() string {
		surname = pick(m.Rand, surnames)
		return pick(m.Rand, givenNames) + " " + surname
	}, "Professor ")
	a.Role = upper(m.fill("{j} adviser on the {n}"))
	if alias := "Minister " + surname; m.IntN(3) == 0 && m.take(alias) {
		a.Aliases = []string{alias}
	}
	a.WeakAliases = []string{surname}
	if m.IntN(3) == 0 {
		korean := string(pick(m.Rand, koreanFamily)) + string(pick(m.Rand, koreanGiven)) + string(pick(m.Rand, koreanGiven))
		m.foreign(a, korean, "ko")
		m.foreign(a, pick(m.Rand, russianGiven)+" "+pick(m.Rand, russianFam), "ru")
		m.foreign(a, string(pick(m.Rand, chineseFam))+string(pick(m.Rand, chineseGiven))+string(pick(m.Rand, chineseGiven)), "zh")
	}
	for i := len(m.made) - 1; i >= 0 && i > len(m.made)-8; i-- {
		if m.made[i].Kind == "organization" && m.IntN(2) == 0 {
			a.MemberOf = append(a.MemberOf, m.made[i].ID)
		}
	}
}

func (m *actorMaker) foreign(a *Actor, name, lang string) {
	if m.take(name) {
		a.Names = append(a.Names, Name{name, lang})
	}
}

// The span of time that an archive covers.
var (
	firstDay = time.Date(2005, 1, 3, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)
)

// at is the day at a share of the archive's time. Archives grow: the later years
// hold more.
func at(share float64) time.Time {
	share = math.Pow(max(0, min(share, 1)), 0.8)
	return firstDay.Add(time.Duration(share * float64(lastDay.Sub(firstDay)))).Truncate(24 * time.Hour)
}

func day(t time.Time) string { return t.Format("2006-01-02") }

// imprecise takes some precision from a day, as documents do: mostly none. Only
// with wide is the result to be had that names no single year.
func imprecise(r *rand.Rand, t time.Time, wide bool) string {
	y, m := t.Format("2006"), t.Format("2006-01")
	switch n := r.IntN(100); {
	case n < 62:
		return day(t)
	case n < 76:
		return m
	case n < 80:
		return y
	case n < 84:
		return day(t) + "~"
	case n < 87:
		return m + "?"
	case n < 89:
		return y + "%"
	case n < 91:
		return m + "-XX"
	case !wide:
		return day(t)
	case n < 93:
		return y + "-XX"
	case n < 95:
		return fmt.Sprintf("%s-%d", y, 21+int(t.Month()-1)/3)
	case n < 98:
		return day(t) + "/" + day(t.AddDate(0, 0, 2+r.IntN(40)))
	case n < 99:
		return m + "/.."
	}
	return y[:3] + "X"
}

// distinct picks n different actors, the used ones more often.
func (c *Corpus) distinct(r *rand.Rand, n int) []int {
	var list []int
	for tries := 0; len(list) < min(n, len(c.Actors)) && tries < 200; tries++ {
		if a := c.anyActor(r); !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

func (c *Corpus) actorIDs(list []int) []string {
	ids := make([]string, len(list))
	for i, a := range list {
		ids[i] = c.Actors[a].ID
	}
	return ids
}
