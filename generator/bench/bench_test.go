//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The test binary is what measures and what is measured.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		measured(os.Args[1])
	}
	os.Exit(m.Run())
}

// measured does what one of the measured commands does, and ends.
func measured(mode string) {
	switch mode {
	case "busy":
		for start := time.Now(); time.Since(start) < 200*time.Millisecond; {
		}
	case "large":
		held := make([]byte, 150_000_000)
		for i := range held {
			held[i] = byte(i)
		}
		fmt.Println("held it", held[150])
	case "hangs":
		time.Sleep(time.Hour)
	default:
		main()
	}
	os.Exit(0)
}

func TestOnce(t *testing.T) {
	b := &bench{limit: time.Minute}
	run := func(args ...string) (sample, error) {
		return b.once(context.Background(), command{args: append([]string{os.Args[0]}, args...)})
	}
	busy, err := run("busy")
	if err != nil || busy.wall < 200*time.Millisecond || busy.cpu < 20*time.Millisecond {
		t.Errorf("a loop of 200 ms used %v of the processor in %v (%v)", busy.cpu, busy.wall, err)
	}
	large, err := run("large")
	if err != nil || large.said != "held it 150\n" {
		t.Errorf("what the command printed is %q (%v)", large.said, err)
	}
	if large.rss < 150_000_000 || large.rss > 400_000_000 || busy.rss > large.rss-100_000_000 {
		t.Errorf("150 MB in use are measured as %d bytes, and without them %d", large.rss, busy.rss)
	}
	if _, err := run("synth"); err == nil || !strings.Contains(err.Error(), "needs a folder") {
		t.Errorf("the error does not hold what the command printed: %v", err)
	}
	b.limit = 50 * time.Millisecond
	if _, err := run("hangs"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a run beyond its limit gives %v", err)
	}
}

func TestAlternateTakesTurns(t *testing.T) {
	var order []string
	turn := func(mode string) command {
		return command{mode, []string{os.Args[0], mode}, func() error { order = append(order, mode); return nil }}
	}
	b := &bench{limit: time.Minute}
	all, err := b.alternate(context.Background(), 2, turn("busy"), turn("large"))
	if err != nil || !slices.Equal(order, []string{"busy", "large", "busy", "large"}) || len(all) != 2 || len(all[1].samples) != 2 || all[1].name != "large" {
		t.Errorf("%v, in the order %v (%v)", all, order, err)
	}
}

func seconds(name string, list ...float64) series {
	s := series{name: name}
	for _, x := range list {
		d := time.Duration(x * 1e9)
		s.samples = append(s.samples, sample{cpu: d, wall: d / 2, rss: int64(x * 100e6), said: "built it\n12 files written, 796 unchanged\n"})
	}
	return s
}

func TestTables(t *testing.T) {
	r := &result{size: size{10_000, 3, false}, read: 112e6, site: weight{files: 17_000, bytes: 630e6, page: "timeline/2026.html", largest: 450_000},
		hugoSite: weight{files: 15_000, bytes: 774e6}, reading: seconds("reading alone", 0.3), cold: seconds("cold", 31, 29, 30), hugo: seconds("Hugo", 150),
		unchanged: seconds("nothing changed", 0.8), edited: []series{seconds("a paragraph edited", 1.2), seconds("a title edited", 4), seconds("a date edited", 6)},
		session: []series{seconds("opened", 3), seconds("a paragraph edited", 0.04), seconds("a title edited", 0.4)},
		serving: []series{seconds("chancery serve, until the first page", 3), seconds("chancery serve, a paragraph edited", 0.05), seconds("chancery serve, a title edited", 0.6),
			seconds("hugo server, until the first page", 90), seconds("hugo server, a paragraph edited", 3), seconds("hugo server, a title edited", 4)}}
	r.site.below = map[string]weight{"timeline": r.site, "search": {files: 1, bytes: 100}}
	text := oneBlank.ReplaceAllString(goals([]*result{r})+r.tables()+growth([]*result{r}), " ")
	for _, want := range []string{
		"in an open session, CPU | ≤ 50 ms | 40 ms | yes |",
		"that a reader looks at, CPU | ≤ 300 ms | 400 ms | no |",
		"until its page is there, CPU | ≤ 100 ms | 50 ms | yes |",
		"until the page is there, CPU | ≤ 500 ms | 600 ms | no |",
		"| hugo server, a paragraph edited | 3000 | 1500 | 300 |",
		"warm cache, wall | ≤ 2 s | 1.5 s | yes |",
		"after a paragraph was edited, of a cold build's CPU | ≤ 5 % | 4 % | yes |",
		"after front matter was edited, of a cold build's CPU | ≤ 15 % | 20 % | no |",
		"of the wall time of stat and read | ≤ 3 | 2.67 | yes |",
		"10,000 briefs | ≤ 600 MB | 3,000 MB | no |",
		"100,000 briefs | ≤ 5000 MB | not measured | – |",
		"over a cold build's | ≥ 5 | 5 | yes |",
		"bytes of the site at 10,000 briefs | ≤ 600 MB | 630 MB | no |",
		"the largest page at 10,000 briefs | ≤ 500 KB | 450 KB | yes |",
		"10,000 briefs, 112 MB read; the site: 17,000 files, 630 MB; Hugo's: 15,000 files, 774 MB",
		"| cold | 30.00 (29.00–31.00) | 15.00 (14.50–15.50) | 3000 (2900–3100) | 3.00 | 1.00 |",
		"| a title edited | 4.00 | 2.00 | 400 | 12 | 13.3 % | 13.33 |",
		"| opened | 3000 | 1500 | 300 |",
		"| timeline | 17,000 | 630.0 | timeline/2026.html | 450 |",
		"| 10,000 | 3.00 | 1.00 | 3000 | 300 | 63.0 | 1.70 | 450 | 0.80 | 1.20 |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the tables do not say %q:\n%s", want, text)
		}
	}
	if text := goals(nil); strings.Count(text, "not measured") != 14 {
		t.Errorf("without any figures the goals are\n%s", text)
	}
}

// oneBlank finds what aligns the columns of a table.
var oneBlank = regexp.MustCompile(` +`)

func TestSave(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.md")
	write(t, file, "# Title\n<!-- figures: goals -->\nold\n<!-- end -->\ntext\n")
	for range 2 { // twice is as good as once
		if err := save(file, map[string]string{"goals": "new\n", "growth": "more"}); err != nil {
			t.Fatal(err)
		}
	}
	got, _ := os.ReadFile(file)
	if !strings.HasPrefix(string(got), "# Title\n<!-- figures: goals -->\n\nnew\n\n<!-- end -->\ntext\n") || strings.Count(string(got), "\nmore\n") != 1 {
		t.Errorf("the document is\n%s", got)
	}
	write(t, file, "<!-- figures: goals -->\nold\n")
	if err := save(file, nil); err == nil || !strings.Contains(err.Error(), "no \"<!-- end -->\" follows") {
		t.Errorf("a mark without an end gives %v", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func TestEdits(t *testing.T) {
	const brief = "---\ntitle: %s\ndate: \"2019-05\"\nevents:\n  - id: a\n---\n\nText.\n"
	for i, want := range []string{
		"---\ntitle: X\ndate: \"2019-05\"\nevents:\n  - id: a\n---\n\nText.\n\nEdit number 3 was made by hand.\n",
		"---\ntitle: \"Edit 3 of X: Y\"\ndate: \"2019-05\"\nevents:\n  - id: a\n---\n\nText.\n",
		"---\ntitle: X\ndate: \"2019-04-04\"\nevents:\n  - id: a\n---\n\nText.\n",
		"---\ntitle: X\ndate: \"2019-05\"\nevents:\n  - id: edit-3\n    date: \"2019-03\"\n    title: Edit 3 is made\n    summary: Somebody made it by hand.\n  - id: a\n---\n\nText.\n",
	} {
		dir := t.TempDir()
		for _, name := range []string{"2019/a.md", "2019/b.md", "2020/c.md"} {
			title := "X"
			if i == 1 {
				title = `"X: Y"`
			}
			write(t, filepath.Join(dir, "content", "briefs", name), fmt.Sprintf(brief, title))
		}
		file, err := edits[i].apply(dir, 3)
		got, _ := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s (%v):\n%s\nwant\n%s", edits[i].name, err, got, want)
		}
	}
	if _, err := edits[0].apply(t.TempDir(), 1); err == nil {
		t.Error("an archive without briefs was edited")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content", "briefs", "2019", "a.md"), "text\n")
	if _, err := edits[1].apply(dir, 1); err == nil {
		t.Error("a title was edited where there is none")
	}
}

func TestCommandLine(t *testing.T) {
	for _, c := range []struct{ args, wrong string }{
		{"-sizes 50,many", `"many" is not a number of briefs`},
		{"-sizes 50:0", `"50:0" is not a number of briefs`},
		{"-runs 0", `is not a number of briefs`},
		{"publish", `unknown command "publish"`},
		{"synth -n 5", "needs a folder"},
		{"hugo", "needs a folder"},
		{"synth -o x 5", `takes no argument "5"`},
		{"-h", flag.ErrHelp.Error()},
	} {
		if err := run(context.Background(), strings.Fields(c.args), io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("bench %s: error %v, want %q", c.args, err, c.wrong)
		}
	}
}

// The whole of it, on archives that are small enough for every day.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds chancery and runs it many times")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "report.md")
	var out, said bytes.Buffer
	if err := run(context.Background(), []string{"-sizes", "20,30:1", "-runs", "1", "-o", file, "-dir", dir}, &out, &said); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{out.String(), string(saved)} {
		for _, want := range []string{"| measured on", "20 briefs,", "30 briefs,", "| chancery, cold", "| nothing changed", "| opened", "| chancery serve, a title edited", "| the largest page", "| timeline", "| largest page, KB"} {
			if !strings.Contains(text, want) {
				t.Errorf("the output lacks %q:\n%s", want, text)
			}
		}
		for _, e := range edits {
			if row := regexp.MustCompile(`(?m)^\| ` + e.name + ` .*$`).FindString(text); row == "" || strings.Contains(row, " 0 |") {
				t.Errorf("a build after an edit wrote nothing: %q", row)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "aside-*")); left != nil {
		t.Errorf("%v were left", left)
	}
}
