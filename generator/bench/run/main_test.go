//go:build unix

package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/generator/bench/internal/measure"

	"github.com/google/go-cmp/cmp"
)

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		sizes []int
		wrong string
	}{
		{"without any", nil, []int{1000, 10000}, ""},
		{"full", []string{"-full"}, []int{1000, 10000, 100_000}, ""},
		{"sizes", []string{"-sizes", "50, 200"}, []int{50, 200}, ""},
		{"no size", []string{"-sizes", "50,many"}, nil, `"many" is not a number of briefs`},
		{"no run", []string{"-runs", "0"}, nil, "at least 1"},
		{"an argument", []string{"50"}, nil, "usage"},
	} {
		s, err := parse(c.args, io.Discard)
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s: error %v, want %q", c.name, err, c.wrong)
			}
			continue
		}
		if err != nil || !cmp.Equal(s.sizes, c.sizes) {
			t.Errorf("%s: sizes %v, error %v; want %v", c.name, s.sizes, err, c.sizes)
		}
	}
}

func series(name string, cpu time.Duration, rss int64) measure.Series {
	return measure.Series{Name: name, Samples: []measure.Sample{{CPU: cpu, Wall: cpu / 2, MaxRSS: rss}}}
}

func TestTable(t *testing.T) {
	r := result{briefs: 1000, read: 11e6, files: 1400, written: 40e6, reading: series("reading alone", 100*time.Millisecond, 10e6),
		floors: []measure.Series{series("floor", 2*time.Second, 50e6), series("floor, no YAML", time.Second, 40e6)},
		cold:   series("cold", 3*time.Second, 200e6), unchanged: series("unchanged", 300*time.Millisecond, 60e6),
		edited: series("edited", 500*time.Millisecond, 60e6), hugo: series("Hugo", 18*time.Second, 800e6), hugoFiles: 1400, hugoWritten: 41e6}
	var b strings.Builder
	r.print(&b)
	for _, want := range []string{
		"1000 briefs, 11 MB read; the site: 1400 files, 40 MB; Hugo's: 1400 files, 41 MB",
		"Hugo takes 6.00 times the CPU and 4.0 times the memory of a cold build.",
		"With nothing changed a build takes 3.00 times the CPU of reading the tree.",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table does not say %q:\n%s", want, b.String())
		}
	}
	if row := rowOf(b.String(), "cold"); !cmp.Equal(row[len(row)-3:], []string{"3.00", "3.00", "1.00"}) {
		t.Errorf("a cold build of 3 s for 1,000 briefs over a floor of 1 s: %q", row)
	}
	larger := r
	larger.briefs, larger.cold = 10_000, series("cold", 36*time.Second, 2e9)
	b.Reset()
	printGrowth(&b, []result{r, larger})
	if row := rowOf(b.String(), "10000"); !cmp.Equal(row[1:4], []string{"3.60", "1.20", "200"}) {
		t.Errorf("3.6 ms a brief after 3 ms, 200 KB each: %q", row)
	}
}

func rowOf(table, name string) []string {
	for line := range strings.Lines(table) {
		if f := strings.Fields(line); len(f) > 0 && f[0] == name {
			return f
		}
	}
	return make([]string, 4)
}

func TestEditChangesOneBrief(t *testing.T) {
	dir := t.TempDir()
	names := []string{"2019/a.md", "2019/b.md", "2020/c.md"}
	for _, n := range names {
		file := filepath.Join(dir, "content", "briefs", filepath.FromSlash(n))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("text\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := edit(dir, 1); err != nil {
		t.Fatal(err)
	}
	changed := 0
	for _, n := range names {
		if text, err := os.ReadFile(filepath.Join(dir, "content", "briefs", filepath.FromSlash(n))); err != nil || string(text) != "text\n" {
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

// The whole of it, on an archive that is small enough for every day.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs and runs each several times")
	}
	var out, said strings.Builder
	if err := run(context.Background(), []string{"-sizes", "10,20", "-runs", "1", "-dir", t.TempDir()}, &out, &said); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	for _, want := range []string{"10 briefs,", "20 briefs,", "chancery, cold", "chancery, one brief edited", "floor, yaml.v3", "The cost of one brief"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the output lacks %q:\n%s", want, out.String())
		}
	}
}
