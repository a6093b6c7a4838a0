package output

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/digest"
)

func TestAbortLeavesTheOldSite(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	old := site{"index.html": "home", "a/b.html": "b"}
	publish(t, dest, old)
	age(t, dest)
	before := stat(t, dest)
	p := begin(t, dest)
	write(t, p, site{"index.html": "new", "a/b.html": "b", "c/d.html": "d"})
	for range 2 {
		if err := p.Abort(); err != nil {
			t.Error(err)
		}
	}
	check(t, dest, old)
	if !untouched(before, stat(t, dest)) {
		t.Error("the folder was touched")
	}
	if err := p.Write("x.html", digest.Sum{}, digest.Sum{}, nil); err == nil {
		t.Error("Write after Abort")
	}
	if _, err := p.Commit(); err == nil {
		t.Error("Commit after Abort")
	}
	check(t, dest, old)
}

func TestAbortOfTheFirstPublish(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	p := begin(t, dest)
	write(t, p, site{"index.html": "new"})
	if err := p.Abort(); err != nil {
		t.Error(err)
	}
	check(t, dest, nil)
}

func TestAnIncompleteSiteIsNotPublished(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	old := site{"index.html": "home"}
	publish(t, dest, old)

	p := begin(t, dest)
	if _, err := p.Commit(); err == nil {
		t.Error("a site without files was published")
	}
	p.Abort()
	check(t, dest, old)

	p = begin(t, dest)
	write(t, p, site{"index.html": "new"})
	// Something stands where a file is to go, as when the disk is full.
	put(t, filepath.Join(stageDir(dest), "a"), "in the way")
	if err := p.Write("a/b.html", digest.Sum{}, digest.Sum{}, []byte("b")); err == nil {
		t.Fatal("written")
	}
	if _, err := p.Commit(); err == nil || !strings.Contains(err.Error(), "a/b.html was not written") {
		t.Errorf("Commit: %v", err)
	}
	p.Abort()
	check(t, dest, old)
}

func TestCommitThatFailsLeavesTheOldSite(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	old := site{"index.html": "home", "a.html": "a"}
	publish(t, dest, old)
	p := begin(t, dest)
	write(t, p, site{"index.html": "new", "a.html": "a"})
	p.exchange = func(string, string) error { return errors.New("the disk is on fire") }
	if _, err := p.Commit(); err == nil || !strings.Contains(err.Error(), "on fire") || !strings.Contains(err.Error(), dest) {
		t.Errorf("Commit: %v", err)
	}
	if d := cmp.Diff(old, read(t, dest)); d != "" {
		t.Errorf("the site (-want +got):\n%s", d)
	}
	if err := p.Abort(); err != nil {
		t.Error(err)
	}
	check(t, dest, old)
}
