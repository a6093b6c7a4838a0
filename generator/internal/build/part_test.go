package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/address"
	"chancery/generator/internal/manifest"
)

func TestParsePart(t *testing.T) {
	for text, want := range map[string]Part{"1/1": {1, 1}, "2/3": {2, 3}, "03/3": {3, 3}, "65535/65535": {65535, 65535}} {
		if p, err := ParsePart(text); err != nil || p != want {
			t.Errorf("%q: %v, %v", text, p, err)
		}
	}
	for text, want := range map[string]string{"0/3": "counted from 1 to 3", "4/3": "counted from 1 to 3", "0/0": "counted from 1 to 0", "3": "such as 2/3", "1/": "such as 2/3",
		"/3": "such as 2/3", "-1/3": "such as 2/3", "+1/3": "such as 2/3", "1/3/5": "such as 2/3", "a/b": "such as 2/3", " 1/3": "such as 2/3", "1/65536": "such as 2/3"} {
		if p, err := ParsePart(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want %q", text, p, err, want)
		}
	}
}

// TestPartsOwnEachFileOnce wants each path to belong to one part, and the work to be
// divided evenly, the search index counted.
func TestPartsOwnEachFileOnce(t *testing.T) {
	const files = 20000
	for _, of := range []int{1, 2, 3, 4, 7, 50} {
		counts := make([]int, of+1)
		for i := range files {
			owners := 0
			for n := 1; n <= of; n++ {
				if (Part{n, of}).owns("brief", address.Path(fmt.Sprintf("briefs/b%05d.html", i))) {
					owners++
					counts[n]++
				}
			}
			if owners != 1 {
				t.Fatalf("file %d has %d owners among %d parts", i, owners, of)
			}
		}
		share := max(1/float64(of), indexShare) // of all work, that the last part has
		for n := 1; n <= of; n++ {
			work := float64(counts[n]) / files * (1 - indexShare)
			want := (1 - share) / float64(max(1, of-1))
			if n == of {
				work, want = work+indexShare, share
			}
			if work < want*0.85-0.001 || work > want*1.15+0.001 {
				t.Errorf("part %d of %d has %.3f of the work, want about %.3f", n, of, work, want)
			}
		}
	}
}

// overlay lays the parts of a build over each other.
func overlay(t *testing.T, o Options, of int) (site tree, written int) {
	t.Helper()
	site = tree{}
	dest := o.Destination
	for n := 1; n <= of; n++ {
		o.Part, o.Destination = Part{n, of}, filepath.Join(dest, fmt.Sprintf("part-%d-of-%d", n, of))
		r, said := run(t, o)
		if !r.OK {
			t.Fatalf("part %d of %d: %+v", n, of, said)
		}
		written += r.Stats.Written
		part := read(t, o.Destination)
		for name, e := range part {
			if other, twice := site[name]; twice && other.text != e.text {
				t.Errorf("part %d of %d has another %s", n, of, name)
			}
			site[name] = e
		}
		if pages := len(part.files(".html")) + len(part.files(".htm")); pages != r.Pages {
			t.Errorf("part %d of %d has %d pages, and says %d", n, of, pages, r.Pages)
		}
	}
	return site, written
}

// TestPartsAreTheSite wants the parts of a build, laid over each other, to be the site
// that a whole build makes, cold and after an edit.
func TestPartsAreTheSite(t *testing.T) {
	w := newWorkshop(t, 1)
	for step := range 2 {
		if step == 1 {
			w.set("content/actors/ruritania.md", "name", "Ruritanien")
			check(t, os.Remove(w.path("content/briefs/commentary.md")))
			check(t, os.Remove(w.path("content/addresses.txt")))
		}
		whole := w.o
		whole.Cache, whole.Destination = "", filepath.Join(t.TempDir(), "site")
		run(t, whole)
		want := read(t, whole.Destination)
		delete(want, manifest.Name) // which is of the whole
		for _, of := range []int{1, 2, 3, 7} {
			parts := w.o
			parts.Destination = filepath.Join(w.o.Source, "..", "parts")
			got, written := overlay(t, parts, of)
			delete(got, manifest.Name)
			if diff := want.differing(got); len(diff) > 0 {
				t.Errorf("step %d, %d parts: %q are not the same", step, of, diff)
			}
			if step == 1 && written > 2*len(want)/3 {
				t.Errorf("%d parts: %d of %d files were written after an edit", of, written, len(want))
			}
			if _, written := overlay(t, parts, of); written > 0 {
				t.Errorf("step %d, %d parts: once more, %d files were written", step, of, written)
			}
		}
	}
}

// TestPartAfterTheWhole wants a destination to be what was asked for last, though it
// held something else of the same archive.
func TestPartAfterTheWhole(t *testing.T) {
	w := newWorkshop(t, 1)
	var made []tree
	for _, p := range []Part{{}, {1, 2}, {}, {2, 2}, {1, 2}, {}} {
		w.o.Part = p
		run(t, w.o)
		made = append(made, read(t, w.o.Destination))
	}
	for _, same := range [][2]int{{0, 2}, {0, 5}, {1, 4}} {
		if diff := made[same[0]].differing(made[same[1]]); len(diff) > 0 {
			t.Errorf("builds %d and %d: %q are not the same", same[0], same[1], diff)
		}
	}
	if len(made[1].differing(made[3])) < 20 {
		t.Error("two parts are the same")
	}
}
