package build

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
)

// TestWritten wants a build after an edit to write the files that the edit changes,
// which two cold builds tell, and no other; and to make the pages anew that are
// written, and hardly another.
func TestWritten(t *testing.T) {
	const testimony, report, ruritania = "content/briefs/2024/testimony-of-sapt.md", "content/briefs/2023/first-report.md", "content/actors/ruritania.md"
	for _, test := range []struct {
		name  string
		edit  func(w *workshop)
		pages []string // that are to be written; nil where it is not told
		least int      // how many pages are to be written
		spare int      // how many pages may be made in vain
	}{
		{"nothing", func(*workshop) {}, []string{}, 0, 0},
		{"every file is touched", func(w *workshop) {
			for _, name := range read(w.T, w.o.Source).files("") {
				w.write(name, w.text(name))
			}
		}, []string{}, 0, 0},
		{"a day goes by", func(w *workshop) { w.o.Today = w.o.Today.Add(24 * time.Hour) }, []string{}, 0, 0},
		{"a text without new facts", func(w *workshop) { w.write(testimony, w.text(testimony)+"\nMore words.\n") },
			[]string{"briefs/testimony-of-sapt.html"}, 1, 0},
		{"a text that names another actor", func(w *workshop) { w.write(report, w.text(report)+"\nPrincess Flavia listens.\n") },
			[]string{"actors/index.htm", "actors/index.html", "actors/princess-flavia.html", "briefs/first-report.html", "briefs/first-report/v1-v3.html", "briefs/first-report/v2-v3.html", "data/index.htm", "data/index.html", "index.htm", "index.html"}, 4, 0},
		{"a file that a text links to", func(w *workshop) { w.write("content/figures/palace.svg", `<svg viewBox="0 0 4 3"/>`) }, []string{}, 0, 0},
		{"a file that a text shows, of another size", func(w *workshop) { w.write("content/figures/palace.svg", `<svg viewBox="0 0 4 2"/>`) }, []string{"briefs/coronation.html"}, 0, 0},
		{"a text of a page", func(w *workshop) { w.write("content/pages/methods.md", w.text("content/pages/methods.md")+"\nMore.\n") }, []string{"methods.html"}, 1, 0},
		{"an actor's other name", func(w *workshop) { w.set(ruritania, "name", "Ruritanien") }, nil, 20, 0},
		{"a brief's other title", func(w *workshop) { w.set(testimony, "title", "What Sapt said") }, nil, 20, 1},
		{"a topic's other title", func(w *workshop) { w.set("content/topics/succession.md", "title", "The succession") }, nil, 3, 0},
		{"a source's other title", func(w *workshop) {
			w.write("content/sources.yaml", strings.Replace(w.text("content/sources.yaml"), "Constitution", "The constitution", 1))
		}, nil, 2, 0},
		{"the archive's other title", func(w *workshop) { w.set("content/site.yaml", "title", "Another Review") }, nil, 60, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorkshop(t, 1)
			run(t, w.o)
			before := read(t, w.o.Destination)
			test.edit(w)
			r, _ := run(t, w.o)
			after := read(t, w.o.Destination)
			cold := w.o
			cold.Cache, cold.Destination = "", w.o.Destination+"-cold"
			run(t, cold)
			want := before.differing(read(t, cold.Destination))
			got := before.rewritten(after)
			if !slices.Equal(got, want) {
				t.Errorf("%q were written, where %q have changed", got, want)
			}
			pages := slices.DeleteFunc(slices.Clone(got), func(name string) bool { return !isPage(name) })
			if test.pages != nil && !slices.Equal(pages, test.pages) || len(pages) < test.least {
				t.Errorf("the pages %q were written, where %d or more of %q are to be", pages, test.least, test.pages)
			}
			if made := rendered(r); made > len(pages)+test.spare {
				t.Errorf("%d pages were made anew, where %d have changed", made, len(pages))
			}
		})
	}
}

// rewritten names the files of a tree that are not those of the tree before, be they
// equal or not, and what is gone.
func (a tree) rewritten(b tree) (names []string) {
	for name, e := range b {
		was, ok := a[name]
		if ok && (e.info.IsDir() || name == ".chancery" || os.SameFile(was.info, e.info)) {
			continue
		}
		names = append(names, name)
	}
	for name := range a {
		if _, ok := b[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// rendered counts the pages that a build has made.
func rendered(r Result) (n int) {
	for _, t := range r.Timings {
		kind, part := strings.CutPrefix(t.Stage, "  ")
		if _, isPage := page.Kinds()[address.Kind(kind)]; isPage && part {
			n += t.N
		}
	}
	return n
}
