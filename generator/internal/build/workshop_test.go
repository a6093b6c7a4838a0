package build

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
)

// workshop is an archive that is edited and built again and again, into one
// destination and with one cache.
type workshop struct {
	*testing.T
	*rand.Rand
	o   Options
	n   int      // of names that were coined
	log []string // what was done
	// What was there earlier, to go back to.
	sources, sites, caches []tree
}

// newWorkshop copies the kitchen archive, so that it can be edited.
func newWorkshop(t *testing.T, seed uint64) *workshop {
	dir := t.TempDir()
	w := &workshop{T: t, Rand: rand.New(rand.NewPCG(seed, 0)), o: options(filepath.Join(dir, "site"))}
	w.o.Source, w.o.Cache, w.o.Program = filepath.Join(dir, "archive"), filepath.Join(dir, "cache"), digest.Bytes("program")
	restore(t, w.o.Source, read(t, kitchen))
	return w
}

// tree is what lies below a folder: files by their paths, folders by theirs with a
// slash behind it, and whatever else there is.
type tree map[string]entry

type entry struct {
	text string
	info fs.FileInfo
}

func read(t *testing.T, dir string) tree {
	t.Helper()
	made := tree{}
	err := filepath.WalkDir(dir, func(full string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, full)
		name := filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			made[name+"/"] = entry{info: info}
			return nil
		case !e.Type().IsRegular():
			made[name] = entry{e.Type().String(), info}
			return nil
		}
		text, err := os.ReadFile(full)
		made[name] = entry{string(text), info}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return made
}

// files gives the paths of the files of a tree that end in a suffix, in order.
func (a tree) files(suffix string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if strings.HasSuffix(name, suffix) && a[name].info.Mode().IsRegular() {
			names = append(names, name)
		}
	}
	return names
}

// isPage reports whether a file is a page.
func isPage(name string) bool { return path.Ext(name) == ".html" || path.Ext(name) == ".htm" }

// differing names what is not the same in two trees.
func (a tree) differing(b tree) (names []string) {
	for name, e := range a {
		if other, ok := b[name]; !ok || other.text != e.text {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// restore makes a folder what it was, times included. What is so already stays.
func restore(t *testing.T, dir string, want tree) {
	t.Helper()
	is := read(t, dir)
	for name := range is {
		if _, stays := want[name]; !stays {
			check(t, os.RemoveAll(filepath.Join(dir, name)))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		e, full := want[name], filepath.Join(dir, name)
		if was, ok := is[name]; e.info.IsDir() {
			check(t, os.MkdirAll(full, 0o755))
		} else if e.info.Mode().IsRegular() && (!ok || was.text != e.text || !was.info.ModTime().Equal(e.info.ModTime())) {
			_ = os.Remove(full) // it may be a second name of another file
			check(t, os.WriteFile(full, []byte(e.text), 0o644))
			check(t, os.Chtimes(full, e.info.ModTime(), e.info.ModTime()))
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// path gives the place of a file of the archive.
func (w *workshop) path(name string) string {
	return filepath.Join(w.o.Source, filepath.FromSlash(name))
}

func (w *workshop) text(name string) string {
	data, err := os.ReadFile(w.path(name))
	check(w.T, err)
	return string(data)
}

func (w *workshop) write(name, text string) {
	check(w.T, os.MkdirAll(filepath.Dir(w.path(name)), 0o755))
	check(w.T, os.WriteFile(w.path(name), []byte(text), 0o644))
}

// coin makes a word that is new.
func (w *workshop) coin(front string) string {
	w.n++
	return fmt.Sprintf("%s%d", front, w.n)
}

// one takes one of a list, at random; "" of an empty one.
func (w *workshop) one(list ...string) string {
	if len(list) == 0 {
		return ""
	}
	return list[w.IntN(len(list))]
}

// any takes a file of a folder of the archive.
func (w *workshop) any(folder string) string {
	var found []string
	for _, name := range read(w.T, w.o.Source).files("") {
		if strings.HasPrefix(name, folder) {
			found = append(found, name)
		}
	}
	return w.one(found...)
}

// id takes the ID of a thing of a folder of the content: actors, briefs, ….
func (w *workshop) id(folder string) string {
	return strings.TrimSuffix(filepath.Base(w.any("content/"+folder+"/")), ".md")
}

// set gives a key of front matter, or of a file of YAML, another value; "" takes the
// key away.
func (w *workshop) set(file, key, value string) string {
	lines := strings.SplitAfter(w.text(file), "\n")
	first, end := 0, len(lines)
	if lines[0] == "---\n" {
		first, end = 1, 1+slices.Index(lines[1:], "---\n")
	}
	at, after := end, end
	for i := first; i < end; i++ {
		if strings.HasPrefix(lines[i], key+":") {
			at, after = i, i+1
			for after < end && strings.HasPrefix(lines[after], " ") {
				after++
			}
			break
		}
	}
	var line []string
	if value != "" {
		line = []string{key + ": " + value + "\n"}
	}
	w.write(file, strings.Join(slices.Concat(lines[:at], line, lines[after:]), ""))
	return fmt.Sprintf("%s: %s: %s", file, key, value)
}

// said is what came of a build, apart from how long it took and what was there before.
type said struct {
	Result   string
	Messages []diag.Message
	Err      string
}

// run builds, and gives what came of it.
func run(t *testing.T, o Options) (Result, said) {
	t.Helper()
	r, list, err := Run(context.Background(), o)
	s := r
	s.Timings, s.Destination = nil, ""
	s.Addresses, s.NewAddresses = 0, 0 // of two builds the first adds to the ledger
	s.Stats.Written, s.Stats.Unchanged, s.Stats.Removed = r.Stats.Written+r.Stats.Unchanged, 0, 0
	s.Withheld = append(s.Withheld[:0:0], s.Withheld...)
	told := said{Result: fmt.Sprintf("%+v", s), Messages: list.Messages}
	if err != nil {
		told.Err = strings.ReplaceAll(err.Error(), filepath.Dir(o.Destination), "")
	}
	return r, told
}
