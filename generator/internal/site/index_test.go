package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/digest"
)

// made gives what each file of the search index is made from.
func made(t *testing.T, s *Snapshot) map[address.Path]digest.Sum {
	t.Helper()
	outputs, err := s.Outputs(func(kind string, _ address.Path) bool { return kind == KindIndex })
	if err != nil {
		t.Fatal(err)
	}
	sums := map[address.Path]digest.Sum{}
	for _, o := range outputs {
		if o.Kind != KindIndex {
			continue
		}
		d, err := o.Draft(&Scratch{})
		if err != nil {
			t.Fatal(err)
		}
		sums[o.Path] = d.Made()
	}
	return sums
}

// An edit changes those files of the search index that have its words, in the session that
// is open and in a later one alike; their bytes are those of a new index.
func TestAnEditChangesFewFilesOfTheIndex(t *testing.T) {
	dir, kept := kitchen(t), t.TempDir()
	o := options()
	edit := func(file, old, new string) {
		name := filepath.Join(dir, file)
		data, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(data), old) {
			t.Fatalf("%s has no %q: %v", file, old, err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	later := func() (*Session, *cache.Cache) {
		o.Cache = cache.Open(kept)
		s, err := Open(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		return s, o.Cache
	}
	s, c := later()
	first, _ := refresh(t, s)
	before := made(t, first)
	if len(before) < 20 {
		t.Fatalf("the index has %d files", len(before))
	}
	check := func(name string, snapshot *Snapshot, most int) {
		t.Helper()
		after, changed := made(t, snapshot), []address.Path{}
		for path, sum := range after {
			if before[path] != sum {
				changed = append(changed, path)
			}
		}
		if len(changed) == 0 || len(changed) > most {
			t.Errorf("%s: %d of %d files change: %v", name, len(changed), len(after), changed)
		}
		fresh, _ := refresh(t, open(t, dir))
		want := files(t, fresh)
		for path, data := range files(t, snapshot) {
			if strings.HasPrefix(path, address.SearchIndex) && data != want[path] {
				t.Errorf("%s: %s is not that of a new session", name, path)
			}
		}
		before = after
	}
	edit("content/briefs/2023/first-report.md", "Nothing much", "Nothing unheardof")
	second, _ := refresh(t, s)
	check("a word, in the session", second, len(before)/2)
	s.Close()
	c.Close()

	edit("content/briefs/2023/first-report.md", "unheardof", "extraordinary")
	s, c = later()
	third, _ := refresh(t, s)
	check("a word, in the next session", third, len(before)/2)
	edit("content/briefs/2023/first-report.md", "title: First report", "title: Preliminary report")
	fourth, _ := refresh(t, s)
	check("a title", fourth, len(before))
	s.Close()
	c.Close()
}
