package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/digest"
)

type site map[string]string

// begin begins to publish, for an archive that lies elsewhere.
func begin(t *testing.T, dest string) *Publication {
	t.Helper()
	target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := Begin(target, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func write(t *testing.T, p *Publication, s site) {
	t.Helper()
	for name, text := range s {
		if err := p.Write(name, digest.Sum{}, digest.Sum{}, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
}

func publish(t *testing.T, dest string, s site) Stats {
	t.Helper()
	p := begin(t, dest)
	write(t, p, s)
	stats, err := p.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Abort(); err != nil {
		t.Errorf("Abort after Commit: %v", err)
	}
	return stats
}

// read gives all files below a folder but the marker; nil when there is no folder.
func read(t *testing.T, dir string) site {
	t.Helper()
	var s site
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == Marker {
			return err
		}
		if s == nil {
			s = site{}
		}
		data, err := os.ReadFile(name)
		s[filepath.ToSlash(strings.TrimPrefix(name, dir+string(filepath.Separator)))] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	return s
}

// check holds what a reader finds against what should be there, and that nothing
// is left beside it.
func check(t *testing.T, dest string, want site) {
	t.Helper()
	if d := cmp.Diff(want, read(t, dest)); d != "" {
		t.Errorf("the site (-want +got):\n%s", d)
	}
	clean(t, dest)
}

func clean(t *testing.T, dest string) {
	t.Helper()
	for _, name := range []string{stageDir(dest), asideDir(dest), lockFile(dest)} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left (%v)", name, err)
		}
	}
}

// age sets back the times of everything in a folder, so that a touch shows.
func age(t *testing.T, dir string) {
	t.Helper()
	old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(name, old, old))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func stat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// untouched reports whether two looks saw the same file with the same time.
func untouched(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode()
}
