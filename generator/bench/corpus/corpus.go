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
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// Options say which archive is made.
type Options struct {
	Briefs int    // at least 1
	Seed   uint64 // another seed, another archive
}

// Corpus is an archive that can be written. It is immutable.
type Corpus struct {
	Options
	actors  []actor
	topics  []topic
	foreign []string // the names of actors in other scripts
	byUse   []float64
}

type topic struct {
	id      string
	Title   string `yaml:"title"`
	Summary string `yaml:"summary"`
	body    string
}

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
	f := &filler{Rand: o.stream(forTopics, 0), corpus: c, year: 2024}
	for _, title := range topicNames[:min(len(topicNames), 10+o.Briefs/20)] {
		c.topics = append(c.topics, topic{id: slug(title), Title: title,
			Summary: f.fill("What the briefs say of " + strings.ToLower(title) + ", from the {j} {n} to the {n}."),
			body:    f.paragraphs(2, 4)})
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

func (c *Corpus) anyActor(r *rand.Rand) int {
	return min(sort.SearchFloat64s(c.byUse, r.Float64()), len(c.byUse)-1)
}

// coined is how many proper names without a page of their own the archive knows;
// as in any text, they grow with it, but slower.
func (c *Corpus) coined() int { return 300 + int(20*math.Pow(float64(c.Briefs), 0.6)) }

// distinct picks n different actors, the used ones more often.
func (c *Corpus) distinct(r *rand.Rand, n int) []int {
	var list []int
	for tries := 0; len(list) < min(n, len(c.actors)) && tries < 200; tries++ {
		if a := c.anyActor(r); !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

func (c *Corpus) actorIDs(list []int) []string {
	ids := make([]string, len(list))
	for i, a := range list {
		ids[i] = c.actors[a].id
	}
	return ids
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

func day(t time.Time) string { return t.Format(time.DateOnly) }

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

// Write makes the archive's files and hands each to put: a path below the
// archive's folder, with slashes, and the bytes. put is called from several
// goroutines at once.
func (c *Corpus) Write(put func(name string, data []byte) error) error {
	if err := c.writeFew(put); err != nil {
		return err
	}
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < c.Briefs; i = int(next.Add(1)) - 1 {
				if err := put(c.Brief(i)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// writeFew writes all files but the briefs.
func (c *Corpus) writeFew(put func(string, []byte) error) error {
	var errs []error
	for _, a := range c.actors {
		errs = append(errs, put("content/actors/"+a.id+".md", markdown(a, a.body)))
	}
	for _, t := range c.topics {
		errs = append(errs, put("content/topics/"+t.id+".md", markdown(t, t.body)))
	}
	for name, text := range fixed {
		errs = append(errs, put(name, []byte(text)))
	}
	w := &yamlWriter{}
	for i := range c.shared() {
		w.item("", reflect.ValueOf(c.source(fmt.Sprintf("common-%04d", i), forSources<<8, i, at(float64(i)/float64(c.shared())))))
	}
	return errors.Join(append(errs, put("content/sources.yaml", w.Bytes()))...)
}

// shared is how many sources stand in sources.yaml: one for each fifth brief.
func (c *Corpus) shared() int { return 1 + c.Briefs/5 }

// fixed are the files that are the same in every archive.
var fixed = map[string]string{
	"content/site.yaml": `title: A measured archive
description: Briefs that were made to be counted.
base_url: https://archive.example.org
license: CC-BY-4.0
report_prefix: MA
navigation: [about, methodology]
`,
	"content/pages/about.md":       "---\ntitle: About\nsummary: What this archive is for.\n---\n\nEvery word in it is made up.\n",
	"content/pages/methodology.md": "---\ntitle: Methodology\nsummary: How it was made.\n---\n\n## Numbers\n\nThe same seed makes the same archive.\n",
}

// Into gives a function for Write that writes files below a folder. It replaces
// files of the same names and removes none.
func Into(dir string) func(name string, data []byte) error {
	return func(name string, data []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	}
}
