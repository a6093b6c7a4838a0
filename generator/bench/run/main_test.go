//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/generator/bench/internal/measure"
)

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		sizes []size
		wrong string
	}{
		{"without any", nil, []size{{1000, 3}, {10000, 3}}, ""},
		{"full", []string{"-full", "-runs", "5"}, []size{{1000, 5}, {10000, 5}, {100_000, 1}}, ""},
		{"sizes", []string{"-sizes", "50, 200:2"}, []size{{50, 3}, {200, 2}}, ""},
		{"no size", []string{"-sizes", "50,many"}, nil, `"many" is not a number of briefs`},
		{"no run of a size", []string{"-sizes", "50:0"}, nil, `"50:0" is not a number of briefs`},
		{"no run", []string{"-runs", "0"}, nil, "at least 1"},
		{"one part", []string{"-parts", "1"}, nil, "at least 2"},
		{"an argument", []string{"50"}, nil, "usage"},
	} {
		s, err := parse(c.args, io.Discard)
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s: error %v, want %q", c.name, err, c.wrong)
			}
			continue
		}
		if err != nil || !slices.Equal(s.sizes, c.sizes) {
			t.Errorf("%s: sizes %v, error %v; want %v", c.name, s.sizes, err, c.sizes)
		}
	}
}

func series(name string, cpu time.Duration, rss int64, said string) measure.Series {
	return measure.Series{Name: name, Samples: []measure.Sample{{CPU: cpu, Wall: cpu / 2, MaxRSS: rss, Said: said}}}
}

// said is what a build prints with -v --timings.
const said = `built 1000 briefs, 30 actors: 490 pages in 120ms
12 files written, 796 unchanged, 0 removed, 22.5 MB in all
   stage  number    ms  µs each
    read     254   373     1470
  search       1     1      188
  search    1674   300      271
 publish     796     0        0
whole archive 400 ms of 900 ms (44 %)
`

func measured() result {
	return result{briefs: 1000, read: 11e6, files: 1400, written: 40e6, indexFiles: 1200, indexBytes: 9e6,
		reading: series("reading alone", 100*time.Millisecond, 10e6, ""),
		yamlV3:  series("floor, yaml.v3", 2*time.Second, 50e6, ""), floor: series("floor, fast YAML", time.Second, 40e6, ""),
		cold: series("cold", 3*time.Second, 200e6, said), unchanged: series("unchanged", 300*time.Millisecond, 60e6, said),
		edited: series("edited", 500*time.Millisecond, 60e6, said), retitled: series("retitled", 900*time.Millisecond, 60e6, said),
		hugo: series("Hugo", 18*time.Second, 800e6, ""), hugoFiles: 1400, hugoWritten: 41e6,
		shares: []share{{"search index", 0.2, 0.125}, {"charts in pages", -1, 0.01}},
		parts:  []part{{sample: measure.Sample{CPU: 2 * time.Second, Wall: time.Second, Said: said}, whole: 400 * time.Millisecond, files: 700}}}
}

func TestTables(t *testing.T) {
	r := measured()
	larger := r
	larger.briefs, larger.cold = 10_000, series("cold", 36*time.Second, 2e9, said)
	text := sections([]result{r, larger}, "the machine").String()
	for _, want := range []string{
		"the machine",
		"1,000 briefs, 11 MB read; the site: 1,400 files, 40 MB, of which the search index 1,200 files, 9 MB; Hugo's: 1,400 files, 41 MB",
		"| cold | 3.00 | 1.50 | 200 | 3.00 | 3.00 | 1.00 |",
		"| unchanged | 0.30 | 0.15 | 60.00 | 12 | 10.0 % | 10.0 % | 3.00 | 3.00 |",
		"| search index | 20.0 % | 12.5 % |",
		"| charts in pages | within the pages | 1.0 % |",
		"| 10,000 | 3.60 | 1.20 | 200 |",
		"| 1 of 1 | 2.00 | 66.7 % | 1.00 | 0.40 | 40.0 % |",
		"| Hugo's CPU over a cold build's | ≥ 5 | 0.50 | 10,000 | no |",
		"| memory of a cold build of 10,000 | ≤ 400 MB | 2000.00 MB | 10,000 | no |",
		"| memory of a cold build of 100,000 | ≤ 2500 MB | not measured | – | – |",
		"| cost of a brief at 10,000 over that at 1,000 | ≤ 1.2 | 1.20 | – | yes |",
		"| nothing changed, over stat and read: CPU | ≤ 3 | 3.00 | 10,000 | yes |",
		"| one brief edited, of a cold build's CPU | ≤ 5 % | 1.39 % | 10,000 | yes |",
		"| search index, of a cold build's wall | ≤ 15 % | 20.00 % | 10,000 | no |",
		"| CPU, cold | 1h0m0s | 3.60 ms a brief |",
	} {
		if !strings.Contains(oneBlank.ReplaceAllString(text, " "), want) {
			t.Errorf("the tables do not say %q:\n%s", want, text)
		}
	}
}

// oneBlank finds what aligns the columns of a table.
var oneBlank = regexp.MustCompile(` +`)

func TestWhatABuildSays(t *testing.T) {
	s := measure.Sample{Said: said}
	if n := filesWritten(s); n != 12 {
		t.Errorf("%v files were written, want 12", n)
	}
	if d, ran := stage(s, "search"); d != 300*time.Millisecond || !ran {
		t.Errorf("the stage search took %v (%v), want 300 ms", d, ran)
	}
	if _, ran := stage(s, "cards"); ran {
		t.Error("there was no stage cards")
	}
	if d := wholeArchive(s); d != 400*time.Millisecond {
		t.Errorf("the whole archive took %v, want 400 ms", d)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEditChangesOneBrief(t *testing.T) {
	dir := t.TempDir()
	names := []string{"2019/a.md", "2019/b.md", "2020/c.md"}
	for _, n := range names {
		write(t, filepath.Join(dir, "content", "briefs", n), "text\n")
	}
	if err := edit(dir, 1); err != nil {
		t.Fatal(err)
	}
	changed := 0
	for _, n := range names {
		if text, err := os.ReadFile(filepath.Join(dir, "content", "briefs", n)); err != nil || string(text) != "text\n" {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d briefs changed, want 1", changed)
	}
	if err := edit(t.TempDir(), 1); err == nil {
		t.Error("an archive without briefs was edited")
	}
}

func TestTheActorWithMostMentionsIsRetitled(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content", "briefs", "2019", "a.md"), "actors: [japan, australia]\n")
	write(t, filepath.Join(dir, "content", "briefs", "2019", "b.md"), "actors: [japan]\n")
	write(t, filepath.Join(dir, "content", "actors", "australia.md"), "---\nname: Australia\n---\n")
	japan := filepath.Join(dir, "content", "actors", "japan.md")
	write(t, japan, "---\nname: \"Japan\"\nkind: state\n---\n")
	actor, err := mostNamed(dir)
	if err != nil || actor != japan {
		t.Fatalf("%s is named most (%v), want %s", actor, err, japan)
	}
	for n := range 2 {
		if err := retitle(actor, n); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(actor)
		if want := fmt.Sprintf("---\nname: Japan Number %d\nkind: state\n---\n", n); err != nil || string(text) != want {
			t.Errorf("the file is %q (%v), want %q", text, err, want)
		}
	}
}

// The whole of it, on an archive that is small enough for every day.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs and runs each several times")
	}
	var out, said strings.Builder
	file := filepath.Join(t.TempDir(), "report.md")
	if err := run(context.Background(), []string{"-sizes", "10,20", "-runs", "1", "-parts", "2", "-o", file, "-dir", t.TempDir()}, &out, &said); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{out.String(), string(saved)} {
		for _, want := range []string{"| measured on", "10 briefs,", "20 briefs,", "| chancery, cold", "| one actor retitled", "| floor, fast YAML",
			"| search index", "| cost of a brief at 20 over that at 10", "| 2 of 2", "| a million briefs"} {
			if !strings.Contains(text, want) {
				t.Errorf("the output lacks %q:\n%s", want, text)
			}
		}
		for _, kind := range []string{"one brief edited", "one actor retitled"} {
			if row := regexp.MustCompile(`(?m)^\| ` + kind + ` .*$`).FindString(text); strings.Contains(row, " 0 |") {
				t.Errorf("a build after an edit wrote nothing: %s", row)
			}
		}
	}
}
