//go:build unix

package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"chancery/generator/bench/internal/measure"
	"chancery/generator/bench/internal/report"
)

// sections are the report on all archives.
func sections(all []result, machine string) report.Sections {
	var builds, parts []string
	for _, r := range all {
		builds = append(builds, r.builds())
		if p := r.divided(); p != "" {
			parts = append(parts, p)
		}
	}
	s := report.Sections{
		{Name: "machine", Text: machine},
		{Name: "goals", Text: goalTable(all)},
		{Name: "builds", Text: strings.Join(builds, "\n")},
	}
	if len(all) > 1 {
		s = append(s, report.Section{Name: "growth", Text: growth(all)})
	}
	if len(parts) > 0 {
		s = append(s, report.Section{Name: "parts", Text: strings.Join(parts, "\n")})
	}
	return append(s, report.Section{Name: "million", Text: million(all[len(all)-1])})
}

// builds are the tables of one archive: the middle of the runs, the least and the
// most in brackets.
func (r result) builds() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s briefs, %.0f MB read; the site: %s files, %.0f MB, of which the search index %s files, %.0f MB",
		thousands(r.briefs), mega(r.read), thousands(r.files), mega(r.written), thousands(r.indexFiles), mega(r.indexBytes))
	if r.hugoFiles > 0 {
		fmt.Fprintf(&b, "; Hugo's: %s files, %.0f MB", thousands(r.hugoFiles), mega(r.hugoWritten))
	}
	fmt.Fprintf(&b, "\n\n%s", r.coldTable())
	if len(r.unchanged.Samples) > 0 {
		fmt.Fprintf(&b, "\n%s", r.warmTable())
	}
	if len(r.shares) > 0 {
		t := report.NewTable("of the whole archive", "of the cold build's wall", "of its CPU profile")
		for _, s := range r.shares {
			wall := "within the pages"
			if s.wall >= 0 {
				wall = percent(s.wall)
			}
			t.Add(s.what, wall, percent(s.cpu))
		}
		fmt.Fprintf(&b, "\n%s", t)
	}
	return b.String()
}

func (r result) coldTable() *report.Table {
	t := report.NewTable("cold", "CPU s", "wall s", "peak MB", "CPU ms a brief", "CPU of the floor", "CPU of a cold build")
	for _, s := range []measure.Series{r.reading, r.yamlV3, r.floor, r.cold, r.hugo} {
		if len(s.Samples) > 0 {
			t.Add(s.Name, s.Of(measure.CPUSeconds).String(), s.Of(measure.WallSeconds).String(), s.Of(measure.Megabytes).String(),
				fmt.Sprintf("%.2f", r.perBrief(s)), times(cpu(s, r.floor)), times(cpu(s, r.cold)))
		}
	}
	return t
}

func (r result) warmTable() *report.Table {
	t := report.NewTable("warm", "CPU s", "wall s", "peak MB", "files written", "CPU of cold", "wall of cold", "CPU of reading", "wall of reading")
	for _, s := range []measure.Series{r.unchanged, r.edited, r.retitled} {
		if len(s.Samples) > 0 {
			t.Add(s.Name, s.Of(measure.CPUSeconds).String(), s.Of(measure.WallSeconds).String(), s.Of(measure.Megabytes).String(),
				fmt.Sprintf("%.0f", s.Of(filesWritten).Median), percent(cpu(s, r.cold)), percent(wall(s, r.cold)),
				times(cpu(s, r.reading)), times(wall(s, r.reading)))
		}
	}
	return t
}

// perBrief is the processor time in milliseconds.
func (r result) perBrief(s measure.Series) float64 {
	return s.Of(measure.CPUSeconds).Median * 1000 / float64(r.briefs)
}

// cpu and wall are how many times what b took a took; 0 if that is unknown.
func cpu(a, b measure.Series) float64  { return ratio(a, b, measure.CPUSeconds) }
func wall(a, b measure.Series) float64 { return ratio(a, b, measure.WallSeconds) }

func ratio(a, b measure.Series, number func(measure.Sample) float64) float64 {
	of := b.Of(number).Median
	if of == 0 {
		return 0
	}
	return a.Of(number).Median / of
}

// growth is the table of how the cost of one brief grows with the archive.
func growth(all []result) string {
	t := report.NewTable("briefs", "cold CPU ms a brief", "against the smallest", "peak KB a brief", "peak MB", "KB out a brief", "files a brief", "nothing changed, CPU s", "one edit, CPU s")
	for _, r := range all {
		n := float64(r.briefs)
		peak := r.cold.Of(measure.Megabytes).Median
		t.Add(thousands(r.briefs), fmt.Sprintf("%.2f", r.perBrief(r.cold)), times(r.perBrief(r.cold)/all[0].perBrief(all[0].cold)),
			fmt.Sprintf("%.0f", peak*1000/n), fmt.Sprintf("%.0f", peak), fmt.Sprintf("%.1f", float64(r.written)/1000/n), fmt.Sprintf("%.2f", float64(r.files)/n),
			fmt.Sprintf("%.2f", r.unchanged.Of(measure.CPUSeconds).Median), fmt.Sprintf("%.2f", r.edited.Of(measure.CPUSeconds).Median))
	}
	return t.String()
}

func mega(bytes int64) float64 { return float64(bytes) / 1e6 }

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f", d.Seconds()) }

func percent(share float64) string { return fmt.Sprintf("%.1f %%", share*100) }

// times words a ratio; what is unknown is a dash.
func times(ratio float64) string {
	if ratio == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", ratio)
}

// thousands writes a number with a comma between groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
