package build

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// Timing says how long a part of a build took. Stages are wall time; the kinds of
// pages and assets, which are made in parallel, are the sum over all goroutines.
type Timing struct {
	Stage string // "read", "link", …, or "  brief pages" for a part of one
	N     int    // how many files or pages
	Took  time.Duration
}

// What is shown while a stage takes its time.
const reading = "reading"

var during = map[string]string{"compare": "comparing with the last build", "make": "making pages", "publish": "publishing"}

// stage runs one stage of the build and notes how long it took.
func (b *builder) stage(name string, run func() (int, error)) error {
	b.Progress.Stage(during[name], 0)
	start := time.Now()
	n, err := run()
	b.result.Timings = append(b.result.Timings, Timing{name, n, time.Since(start)})
	return err
}

// took notes how long a stage of the session took.
func (b *builder) took(stage string, n int, took time.Duration) {
	b.result.Timings = append(b.result.Timings, Timing{stage, n, took})
	if stage == "read" {
		b.Progress.Stage("linking", 0)
	}
}

// tally adds up times by name, from several goroutines.
type tally struct {
	mu    sync.Mutex
	parts map[string]*Timing
}

func (t *tally) add(name string, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.parts == nil {
		t.parts = map[string]*Timing{}
	}
	if t.parts[name] == nil {
		t.parts[name] = &Timing{Stage: name}
	}
	t.parts[name].N++
	t.parts[name].Took += took
}

// sorted gives the parts, by name.
func (t *tally) sorted() []Timing {
	var list []Timing
	for _, p := range t.parts {
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Timing) int { return strings.Compare(a.Stage, b.Stage) })
	return list
}
