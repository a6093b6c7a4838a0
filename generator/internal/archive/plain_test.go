package archive

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/generator/internal/diag"

	"github.com/google/go-cmp/cmp"
)

// plainAt is not 1:1, so that a place counted from the wrong end is seen.
var plainAt = diag.Pos{File: "a.md", Line: 2, Col: 1}

// agree holds parsePlain against yaml.v3 and reports whether it accepts src.
func agree(t *testing.T, src string) bool {
	t.Helper()
	got, mine := parsePlain([]byte(src), plainAt, new(slabs))
	if !mine {
		return false
	}
	want, list := parseAnyYAML([]byte(src), plainAt)
	if len(list.Messages) > 0 {
		t.Errorf("accepted, but yaml.v3 complains: %v\n%s", list.Messages, src)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("not what yaml.v3 reads (-want +got):\n%s\n%s", cmp.Diff(want, got, cmp.AllowUnexported(node{}, entry{})), src)
	}
	return true
}

// lines joins the lines of a case; every line ends.
func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

func TestPlainReadsWhatYAMLReads(t *testing.T) {
	for name, src := range plainCases {
		t.Run(name, func(t *testing.T) {
			if !agree(t, src) {
				t.Errorf("fell back to yaml.v3:\n%s", src)
			}
		})
	}
}

func TestPlainLeavesToYAML(t *testing.T) {
	for name, src := range foreignCases {
		t.Run(name, func(t *testing.T) {
			if n, mine := parsePlain([]byte(src), plainAt, new(slabs)); mine {
				t.Errorf("accepted as %+v:\n%s", n, src)
			}
		})
	}
}

// The archive that comes with the generator is what front matter looks like: all
// of it takes the fast path.
func TestPlainReadsTheWholeArchive(t *testing.T) {
	sources := contentYAML(t)
	if len(sources) < 20 {
		t.Fatalf("found %d sources only", len(sources))
	}
	for name, src := range sources {
		if !agree(t, src) {
			t.Errorf("%s: fell back to yaml.v3", name)
		}
	}
}

// contentYAML is all YAML in the repository's content, by file name.
func contentYAML(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir("../../../content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		switch filepath.Ext(name) {
		case ".yaml":
			found[name] = string(src)
		case ".md":
			front, _, _ := bytes.Cut(bytes.TrimPrefix(src, []byte("---\n")), []byte("\n---\n"))
			found[name] = string(front) + "\n"
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func FuzzPlain(f *testing.F) {
	for _, src := range contentYAML(f) {
		f.Add(src)
	}
	for _, src := range plainCases {
		f.Add(src)
	}
	for _, src := range foreignCases {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { agree(t, src) })
}

// Two parses share no memory: a tree does not change when another is read.
func TestPlainTreesAreTheirOwn(t *testing.T) {
	src := []byte("a: [x, 'it''s']\nb: >-\n  one\n  two\n")
	first, _ := parsePlain(src, plainAt, new(slabs))
	again, _ := parsePlain(src, plainAt, new(slabs))
	copy(src, bytes.Repeat([]byte("#"), len(src)))
	if diff := cmp.Diff(again, first, cmp.AllowUnexported(node{}, entry{})); diff != "" {
		t.Error(diff)
	}
	if got := first.entries[1].value.text; got != "one two" {
		t.Errorf("the text became %q", got)
	}
}
