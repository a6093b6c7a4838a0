//go:build unix

package main

import (
	"fmt"
	"regexp"
	"strconv"
)

// goal is something that is wanted of the builds.
type goal struct {
	what     string
	least    bool // the bound is the least that is wanted, not the most
	bound    float64
	unit     string
	measured float64 // 0 when it was not
}

// goals holds the figures to what is wanted.
func goals(all []*result) string {
	rows := [][]string{{"goal", "wanted", "measured", "met"}}
	for _, g := range goalsOf(at(all, 10_000), at(all, 100_000)) {
		sign, measured, met := "≤ ", "not measured", "–"
		if g.least {
			sign = "≥ "
		}
		if g.measured > 0 {
			measured, met = fmt.Sprintf("%.3g%s", g.measured, g.unit), "no"
			if g.measured >= 1000 {
				measured = thousands(int(g.measured)) + g.unit
			}
			if g.measured == g.bound || g.least == (g.measured > g.bound) {
				met = "yes"
			}
		}
		rows = append(rows, []string{g.what, fmt.Sprintf("%s%g%s", sign, g.bound, g.unit), measured, met})
	}
	return table(rows...)
}

// at gives the archive of n briefs; one in which nothing was measured if there is none.
func at(all []*result, n int) *result {
	for _, r := range all {
		if r.briefs == n {
			return r
		}
	}
	return &result{}
}

func goalsOf(r, large *result) []goal {
	var opening series
	var refreshed []series
	if len(r.session) > 0 {
		opening, refreshed = r.session[0], r.session[1:]
	}
	paragraph, front := worst(refreshed)
	built, builtFront := worst(r.edited)
	var shown, shownFront float64
	if len(r.serving) > len(saved()) {
		shown, shownFront = worst(r.serving[1 : 1+len(saved())])
	}
	cold := r.cold.median(cpu)
	if cold == 0 {
		cold = 1 // nothing of a build was measured, either
	}
	return []goal{
		{"a paragraph edited: refresh and make that page, in an open session, CPU", false, 50, " ms", 1000 * paragraph},
		{"front matter edited: refresh and make the page that a reader looks at, CPU", false, 300, " ms", 1000 * front},
		{"a paragraph saved under chancery serve until its page is there, CPU", false, 100, " ms", 1000 * shown},
		{"a title saved under chancery serve until the page is there, CPU", false, 500, " ms", 1000 * shownFront},
		{"opening a session with a warm cache, wall", false, 2, " s", opening.median(wall)},
		{"build after a paragraph was edited, of a cold build's CPU", false, 5, " %", 100 * built / cold},
		{"build after front matter was edited, of a cold build's CPU", false, 15, " %", 100 * builtFront / cold},
		{"nothing changed, of the wall time of stat and read", false, 3, "", ratio(r.unchanged, r.reading, wall)},
		{"peak memory of a cold build, 10,000 briefs", false, 600, " MB", r.cold.median(peak)},
		{"peak memory of a cold build, 100,000 briefs", false, 5000, " MB", large.cold.median(peak)},
		{"CPU of Hugo on the same pages and facts, over a cold build's", true, 5, "", ratio(r.hugo, r.cold, cpu)},
		{"exports, to make and to write, of a cold build's CPU", false, 15, " %", sum(r.exports)},
		{"bytes of the site at 10,000 briefs", false, 600, " MB", mega(r.site.bytes)},
		{"the largest page at 10,000 briefs", false, 500, " KB", float64(r.site.largest) / 1000},
	}
}

// worst gives the CPU seconds of the edit of a paragraph and of the dearest edit of
// front matter.
func worst(edited []series) (paragraph, front float64) {
	for i, s := range edited {
		if i == 0 {
			paragraph = s.median(cpu)
		} else {
			front = max(front, s.median(cpu))
		}
	}
	return paragraph, front
}

// tables are those of one archive: the middle of the runs, the least and the most in
// brackets.
func (r *result) tables() string {
	text := fmt.Sprintf("%s briefs, %.0f MB read; the site: %s files, %.0f MB", thousands(r.briefs), mega(r.read), thousands(r.site.files), mega(r.site.bytes))
	if r.hugoSite.files > 0 {
		text += fmt.Sprintf("; Hugo's: %s files, %.0f MB", thousands(r.hugoSite.files), mega(r.hugoSite.bytes))
	}
	cold := [][]string{{"cold", "CPU s", "wall s", "peak MB", "CPU ms a brief", "CPU of a cold build"}}
	for _, s := range []series{r.reading, r.cold, r.hugo} {
		if len(s.samples) > 0 {
			cold = append(cold, []string{s.name, s.spread(cpu), s.spread(wall), s.spread(peak), fmt.Sprintf("%.2f", r.perBrief(s)), fmt.Sprintf("%.2f", ratio(s, r.cold, cpu))})
		}
	}
	warm := [][]string{{"on what a cold build left", "CPU s", "wall s", "peak MB", "files written", "CPU of cold", "wall of reading"}}
	for _, s := range append([]series{r.unchanged}, r.edited...) {
		warm = append(warm, []string{s.name, s.spread(cpu), s.spread(wall), s.spread(peak), fmt.Sprintf("%.0f", s.median(written)),
			fmt.Sprintf("%.1f %%", 100*ratio(s, r.cold, cpu)), fmt.Sprintf("%.2f", ratio(s, r.reading, wall))})
	}
	bytes := [][]string{{"of the site", "files", "MB", "largest page", "KB"}}
	for _, name := range r.site.folders() {
		w := r.site.below[name]
		largest := ""
		if w.largest > 0 {
			largest = fmt.Sprint(w.largest / 1000)
		}
		bytes = append(bytes, []string{name, thousands(w.files), fmt.Sprintf("%.1f", mega(w.bytes)), w.page, largest})
	}
	text += "\n\n" + table(cold...) + "\n" + table(warm...) + "\n"
	session := [][]string{{"a session", "CPU ms", "wall ms", "peak MB"}}
	for _, s := range r.session {
		session = append(session, []string{s.name, s.spread(milliseconds(cpu)), s.spread(milliseconds(wall)), s.spread(peak)})
	}
	text += table(session...) + "\n"
	serving := [][]string{{"saved under a server, until the page is there", "CPU ms", "wall ms", "peak MB"}}
	for _, s := range r.serving {
		serving = append(serving, []string{s.name, s.spread(milliseconds(cpu)), s.spread(milliseconds(wall)), s.spread(peak)})
	}
	text += table(serving...) + "\n" + exportTable(r.exports) + "\n"
	return text + table(bytes...)
}

// growth is the table of how the cost of one brief grows with the archive.
func growth(all []*result) string {
	rows := [][]string{{"briefs", "cold CPU ms a brief", "of the first", "peak MB", "peak KB a brief", "KB out a brief", "files a brief", "largest page, KB", "nothing changed, CPU s", "paragraph edited, CPU s"}}
	for _, r := range all {
		n := float64(r.briefs)
		rows = append(rows, []string{thousands(r.briefs), fmt.Sprintf("%.2f", r.perBrief(r.cold)), fmt.Sprintf("%.2f", r.perBrief(r.cold)/all[0].perBrief(all[0].cold)),
			fmt.Sprintf("%.0f", r.cold.median(peak)), fmt.Sprintf("%.0f", r.cold.median(peak)*1000/n), fmt.Sprintf("%.1f", float64(r.site.bytes)/1000/n),
			fmt.Sprintf("%.2f", float64(r.site.files)/n), fmt.Sprint(r.site.largest / 1000), fmt.Sprintf("%.2f", r.unchanged.median(cpu)), fmt.Sprintf("%.2f", r.edited[0].median(cpu))})
	}
	return table(rows...)
}

// perBrief is the processor time in milliseconds.
func (r *result) perBrief(s series) float64 { return s.median(cpu) * 1000 / float64(r.briefs) }

func mega(bytes int64) float64 { return float64(bytes) / 1e6 }

func milliseconds(of func(sample) float64) func(sample) float64 {
	return func(s sample) float64 { return 1000 * of(s) }
}

var writtenLine = regexp.MustCompile(`(?m)^(\d+) files? written`)

// written is how many files a build says that it wrote.
func written(s sample) float64 {
	found := writtenLine.FindStringSubmatch(s.said)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(found[1])
	return float64(n)
}
