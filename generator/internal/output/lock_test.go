package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"chancery/generator/internal/digest"
)

func TestTheLockExcludes(t *testing.T) {
	dir := t.TempDir()
	dest, link := filepath.Join(dir, "public"), filepath.Join(dir, "link")
	publish(t, dest, site{"index.html": "home"})
	if err := os.Symlink("public", link); err != nil {
		t.Fatal(err)
	}
	p := begin(t, dest)
	write(t, p, site{"index.html": "new"})
	for _, name := range []string{dest, link} {
		target, err := Check(name, filepath.Join(dir, "no-archive"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = Begin(target, nil)
		busy, ok := errors.AsType[*BusyError](err)
		if !ok || busy.Dest != target.Dir() || !strings.Contains(err.Error(), "another build is writing to "+target.Dir()) {
			t.Errorf("second Begin: %v", err)
		}
	}
	other := filepath.Join(dir, "other")
	publish(t, other, site{"x.html": "x"})
	check(t, other, site{"x.html": "x"})
	if _, err := p.Commit(); err != nil {
		t.Error(err)
	}
	check(t, dest, site{"index.html": "new"})
	publish(t, dest, site{"index.html": "newer"})
}

// Many builds at once: each either publishes whole or is told that it must wait.
func TestTheLockInARace(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
	if err != nil {
		t.Fatal(err)
	}
	var inside, published sync.Map
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 25 {
				p, err := Begin(target, nil)
				if _, busy := errors.AsType[*BusyError](err); busy {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if other, loaded := inside.LoadOrStore("inside", i); loaded {
					t.Errorf("%d and %d at once", i, other)
				}
				text := fmt.Sprint(i, j)
				err = errors.Join(p.Write("a", digest.Sum{}, digest.Sum{}, []byte(text)), p.Write("b/c", digest.Sum{}, digest.Sum{}, []byte(text)))
				inside.Delete("inside")
				if _, errCommit := p.Commit(); err != nil || errCommit != nil {
					t.Error(err, errCommit)
				}
				published.Store(text, true)
			}
		})
	}
	wg.Wait()
	s := read(t, dest)
	if _, ok := published.Load(s["a"]); !ok || s["a"] != s["b/c"] {
		t.Errorf("the site is %v", s)
	}
	clean(t, dest)
}

func TestLeftovers(t *testing.T) {
	old := site{"index.html": "home"}
	tests := []struct {
		name   string
		left   func(dest string) map[string]string // files by path
		refuse string
	}{
		{"a stage", func(d string) map[string]string {
			return map[string]string{stageDir(d) + "/.chancery": markerText, stageDir(d) + "/a/b.html": "half"}
		}, ""},
		{"a stage whose marker is empty", func(d string) map[string]string {
			return map[string]string{stageDir(d) + "/.chancery": ""}
		}, ""},
		{"an old site", func(d string) map[string]string {
			return map[string]string{asideDir(d) + "/.chancery": markerText, asideDir(d) + "/index.html": "older"}
		}, ""},
		{"a lock", func(d string) map[string]string { return map[string]string{lockFile(d): ""} }, ""},
		{"a folder of somebody", func(d string) map[string]string {
			return map[string]string{stageDir(d) + "/letter.txt": "dear"}
		}, "is in the way, and chancery did not make it"},
		{"a file of somebody", func(d string) map[string]string {
			return map[string]string{asideDir(d): "dear"}
		}, "is in the way, and chancery did not make it"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			publish(t, dest, old)
			left := test.left(dest)
			for name, text := range left {
				put(t, name, text)
			}
			target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
			if err != nil {
				t.Fatal(err)
			}
			p, err := Begin(target, nil)
			if test.refuse != "" {
				if err == nil || !strings.Contains(err.Error(), test.refuse) {
					t.Errorf("Begin: %v", err)
				}
				for name, text := range left {
					if data, _ := os.ReadFile(name); string(data) != text {
						t.Errorf("%s is %q", name, data)
					}
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Abort(); err != nil {
				t.Error(err)
			}
			check(t, dest, old)
		})
	}
}

func TestABuildThatDiedInTheTwoStepSwap(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	old := site{"index.html": "home"}
	publish(t, dest, old)
	if err := os.Rename(dest, asideDir(dest)); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(stageDir(dest), Marker), markerText)
	put(t, filepath.Join(stageDir(dest), "index.html"), "new")
	if err := begin(t, dest).Abort(); err != nil {
		t.Error(err)
	}
	check(t, dest, old)
}
