//go:build unix

package main

import (
	"fmt"

	"chancery/generator/bench/internal/measure"
	"chancery/generator/bench/internal/report"
)

// goal is something that is wanted of the builds.
type goal struct {
	what     string
	bound    float64
	least    bool // the bound is the least that is wanted, not the most
	unit     string
	measured float64
	known    bool // whether it was measured
	at       int  // the briefs of the archive in which it was; 0 for several
}

func (g goal) met() bool {
	if g.least {
		return g.measured >= g.bound
	}
	return g.measured <= g.bound
}

// goalTable holds the figures to the goals, each in the archive nearest to the size
// that the goal speaks of.
func goalTable(all []result) string {
	t := report.NewTable("goal", "wanted", "measured", "briefs", "met")
	for _, g := range goals(all) {
		sign := "≤"
		if g.least {
			sign = "≥"
		}
		measured, met, at := "not measured", "–", "–"
		if g.known {
			measured, met = fmt.Sprintf("%.2f%s", g.measured, g.unit), "no"
			if g.met() {
				met = "yes"
			}
			if g.at > 0 {
				at = thousands(g.at)
			}
		}
		t.Add(g.what, fmt.Sprintf("%s %g%s", sign, g.bound, g.unit), measured, at, met)
	}
	return t.String()
}

// nearest gives the archive whose size is nearest to n, by ratio.
func nearest(all []result, n int) result {
	distance := func(r result) float64 {
		return max(float64(r.briefs)/float64(n), float64(n)/float64(r.briefs))
	}
	best := all[0]
	for _, r := range all {
		if distance(r) < distance(best) {
			best = r
		}
	}
	return best
}

// exact gives the archive of n briefs.
func exact(all []result, n int) (result, bool) {
	r := nearest(all, n)
	return r, r.briefs == n
}

func goals(all []result) []goal {
	r := nearest(all, 10_000)
	warm := len(r.unchanged.Samples) > 0
	list := []goal{
		{what: "Hugo's CPU over a cold build's", bound: 5, least: true, measured: cpu(r.hugo, r.cold), known: len(r.hugo.Samples) > 0, at: r.briefs},
		{what: "cold build's CPU over the floor's with fast YAML", bound: 2.5, measured: cpu(r.cold, r.floor), known: true, at: r.briefs},
	}
	for _, m := range []struct {
		briefs int
		bound  float64
	}{{10_000, 400}, {100_000, 2500}} {
		x, ok := exact(all, m.briefs)
		list = append(list, goal{what: "memory of a cold build of " + thousands(m.briefs), bound: m.bound, unit: " MB",
			measured: x.cold.Of(measure.Megabytes).Median, known: ok, at: x.briefs})
	}
	first, last := all[0], all[len(all)-1]
	list = append(list,
		goal{what: fmt.Sprintf("cost of a brief at %s over that at %s", thousands(last.briefs), thousands(first.briefs)), bound: 1.2,
			measured: last.perBrief(last.cold) / first.perBrief(first.cold), known: len(all) > 1},
		goal{what: "nothing changed, over stat and read: CPU", bound: 3, measured: cpu(r.unchanged, r.reading), known: warm, at: r.briefs},
		goal{what: "nothing changed, over stat and read: wall", bound: 3, measured: wall(r.unchanged, r.reading), known: warm, at: r.briefs},
		goal{what: "one brief edited, of a cold build's CPU", bound: 5, unit: " %", measured: 100 * cpu(r.edited, r.cold), known: warm, at: r.briefs},
		goal{what: "one brief edited, of a cold build's wall", bound: 5, unit: " %", measured: 100 * wall(r.edited, r.cold), known: warm, at: r.briefs})
	for _, s := range r.shares {
		list = append(list, goal{what: s.what + ", of a cold build's CPU", bound: 15, unit: " %", measured: 100 * s.cpu, known: true, at: r.briefs})
		if s.wall >= 0 {
			list = append(list, goal{what: s.what + ", of a cold build's wall", bound: 15, unit: " %", measured: 100 * s.wall, known: true, at: r.briefs})
		}
	}
	return list
}
