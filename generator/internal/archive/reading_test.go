package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/prose"
)

// bodies keeps texts until the test is over.
func bodies() *prose.Texts { return &prose.Texts{Parser: prose.New(), Store: cache.Temporary()} }

// TestReadingLearnsVocabularies: a term that site.yaml adds holds for files that have not
// changed since the last Read, and one that it takes back does not.
func TestReadingLearnsVocabularies(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	files, err := layers.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	r := NewReading(files, bodies())
	write("briefs/fees.md", "---\ntitle: Fees\ndate: 2024\nsummary: Who pays.\nkind: memo\n---\n")
	for _, step := range []struct {
		site, paths string
		errors      int
	}{
		{"title: T\n", "", 1},
		{"title: T\nkinds: [{id: memo, title: Memorandum}]\n", siteFile, 0},
		{"title: T\nkinds: [{id: memos, title: Memoranda}]\n", siteFile, 1},
		{"title: T\nkinds: [memo]\n", "", 1}, // it lacks its title, which is wrong in site.yaml alone
		{"title: [\n", "", 1},                // nobody knows what it would have said
		{"title: T\nkinds: [{id: memo, title: Memorandum}]\n", "", 0},
	} {
		write("site.yaml", step.site)
		_, list, err := r.Read(strings.Fields(step.paths)...)
		if n := list.Count(diag.Error); err != nil || n != step.errors {
			t.Errorf("with %q there are %d errors, want %d: %v, %v", step.site, n, step.errors, list.Messages, err)
		}
	}
}

// A file that has changed is read when another of those to look at is gone.
func TestReadingOfWhatChangedBesideWhatIsGone(t *testing.T) {
	dir := t.TempDir()
	brief := func(name string) string { return filepath.Join(dir, "content", "briefs", name) }
	write := func(name string) {
		t.Helper()
		if err := os.WriteFile(brief(name), []byte("---\ntitle: Fees\ndate: 2024\nsummary: Who pays.\n---\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(brief(""), 0o755); err != nil {
		t.Fatal(err)
	}
	files, err := layers.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	r := NewReading(files, bodies())
	write("b.md")
	if _, _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(brief("b.md"), brief("a.md")); err != nil {
		t.Fatal(err)
	}
	a, _, err := r.Read("content/briefs/a.md", "content/briefs/b.md")
	if err != nil || len(a.Briefs) != 1 || a.Briefs[0].ID != "a" || a.Briefs[0].Title.S != "Fees" {
		t.Errorf("after b became a there are %+v (%v)", a.Briefs, err)
	}
}
