package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"chancery/generator/internal/digest"
)

func TestWriteRefuses(t *testing.T) {
	tests := []struct{ name, path, want string }{
		{"upwards", "../x", "not a path below the destination"},
		{"upwards inside", "a/../../x", "not a path below the destination"},
		{"absolute", "/x", "not a path below the destination"},
		{"empty", "", "not a path below the destination"},
		{"the root", ".", "not a path below the destination"},
		{"not UTF-8", "a\xff", "not a path below the destination"},
		{"backslash", `a\b`, "backslashes and control characters"},
		{"a zero byte", "a\x00b", "backslashes and control characters"},
		{"the marker", ".chancery", "reserved for the file that marks"},
		{"twice", "index.html", "written twice"},
		{"a file as a folder", "index.html/x", "index.html is a file, and cannot be a folder"},
		{"a folder as a file", "a", "other files need a folder of this name"},
	}
	dest := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "home", "a/b/c.html": "c"}
	publish(t, dest, s)
	for _, kind := range []string{"unchanged", "changed"} {
		p := begin(t, dest)
		for name, text := range s {
			if kind == "changed" {
				text += "!"
			}
			write(t, p, site{name: text})
		}
		for _, test := range tests {
			if err := p.Write(test.path, digest.Sum{}, digest.Sum{}, []byte("x")); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s, %s: %v, want %q", test.name, kind, err, test.want)
			}
		}
		if stats, err := p.Commit(); err != nil || stats.Written+stats.Unchanged != 2 {
			t.Errorf("%s: %+v, %v", kind, stats, err)
		}
	}
}

func TestPublishThroughALink(t *testing.T) {
	dir := t.TempDir()
	dest, link := filepath.Join(dir, "elsewhere/site"), filepath.Join(dir, "public")
	publish(t, dest, site{"index.html": "home"})
	if err := os.Symlink("elsewhere/site", link); err != nil {
		t.Fatal(err)
	}
	publish(t, link, site{"index.html": "new"})
	check(t, dest, site{"index.html": "new"})
	clean(t, link)
	if target, err := os.Readlink(link); err != nil || target != "elsewhere/site" {
		t.Errorf("the link: %q, %v", target, err)
	}
}

func TestBeginLooksAgain(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dest, "letter.txt"), "dear")
	_, err = Begin(target, nil)
	if _, ok := errors.AsType[*Refusal](err); !ok {
		t.Errorf("Begin: %v", err)
	}
	check(t, dest, site{"letter.txt": "dear"})
	if _, err := Begin(Target{}, nil); err == nil {
		t.Error("a destination that was not checked")
	}
}

func TestCarryWithoutLinks(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	publish(t, dest, site{"a/b.html": "b"})
	age(t, dest)
	from := filepath.Join(dest, "a/b.html")
	s := newStage(stageDir(dest))
	if err := s.folder("a"); err != nil {
		t.Fatal(err)
	}
	if err := s.copy("a/b.html", from); err != nil {
		t.Fatal(err)
	}
	a, b := stat(t, from), stat(t, filepath.Join(s.dir, "a/b.html"))
	if os.SameFile(a, b) || !a.ModTime().Equal(b.ModTime()) || read(t, s.dir)["a/b.html"] != "b" {
		t.Errorf("not a copy with the same time: %v, %v", a, b)
	}
}

func TestWritesFromManyGoroutines(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	want := site{}
	for i := range 400 {
		want[fmt.Sprintf("d%d/e%d/%d.html", i%7, i%11, i)] = fmt.Sprint("text ", i)
	}
	for round := range 3 {
		p := begin(t, dest)
		var wg sync.WaitGroup
		names := make(chan string)
		for range 8 {
			wg.Go(func() {
				for name := range names {
					if err := p.Write(name, digest.Sum{}, digest.Sum{}, []byte(want[name])); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for name := range want {
			names <- name
		}
		close(names)
		wg.Wait()
		stats, err := p.Commit()
		if err != nil || stats.Written+stats.Unchanged != len(want) {
			t.Errorf("round %d: %+v, %v", round, stats, err)
		}
		check(t, dest, want)
		want["d0/e0/0.html"] = fmt.Sprint("round ", round)
	}
}

func TestTheFolderKeepsItsPermissions(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	publish(t, dest, site{"a": "a"})
	if err := os.Chmod(dest, 0o750); err != nil {
		t.Fatal(err)
	}
	publish(t, dest, site{"a": "b"})
	if mode := stat(t, dest).Mode().Perm(); mode != 0o750 {
		t.Errorf("mode %o", mode)
	}
}

// A file that is streamed is a file like any other: it is taken as it is where it is what is
// published already.
func TestStreamedFiles(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	fill := func(w io.WriteSeeker) error {
		if _, err := io.WriteString(w, "????, and the rest"); err != nil {
			return err
		}
		if _, err := w.Seek(0, io.SeekStart); err != nil {
			return err
		}
		_, err := io.WriteString(w, "head")
		return err
	}
	for round, want := range []Stats{{Written: 2}, {Written: 1, Unchanged: 1}} {
		p := begin(t, dest)
		text := fmt.Sprint("home ", round)
		write(t, p, site{"index.html": text})
		if err := p.Stream("data/large.db", digest.Sum{}, digest.Sum{}, fill); err != nil {
			t.Fatal(err)
		}
		stats, err := p.Commit()
		if stats.Bytes = 0; err != nil || stats != want {
			t.Errorf("round %d: %+v, %v", round, stats, err)
		}
		check(t, dest, site{"index.html": text, "data/large.db": "head, and the rest"})
	}
	p := begin(t, dest)
	defer p.Abort()
	full := errors.New("no more")
	if err := p.Stream("x", digest.Sum{}, digest.Sum{}, func(io.WriteSeeker) error { return full }); !errors.Is(err, full) {
		t.Errorf("a file that fails: %v", err)
	}
}
