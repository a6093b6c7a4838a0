//go:build linux

package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// publishSparing publishes a site with a spare.
func publishSparing(t *testing.T, dest string, s site) Stats {
	t.Helper()
	target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := Begin(target.Keeping(spareOf(dest)), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	write(t, p, s)
	stats, err := p.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// checkSpare wants a spare to have the names of the site, each of the same file.
func checkSpare(t *testing.T, dest string, s site) {
	t.Helper()
	spare := spareOf(dest)
	if !sameSite(read(t, spare), s) {
		t.Errorf("the spare has %v, want %v", read(t, spare), s)
	}
	for name := range s {
		if a, b := filepath.Join(spare, name), filepath.Join(dest, name); !os.SameFile(stat(t, a), stat(t, b)) {
			t.Errorf("%s is another file in the spare", name)
		}
	}
}

// versionOf is a site of which most stays from version to version.
func versionOf(n int) site {
	s := site{"index.html": fmt.Sprint("version ", n), fmt.Sprintf("v%d/only.html", n): "only here"}
	for i := range 12 {
		s[fmt.Sprintf("same/%d/%d.html", i%3, i)] = "same"
	}
	switch n % 3 {
	case 0:
		s["turns"] = "a file"
	case 1:
		s["turns/into.html"] = "a folder"
	}
	return s
}

func TestSpare(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	spare := spareOf(dest)
	if err := os.Mkdir(filepath.Dir(spare), 0o755); err != nil {
		t.Fatal(err)
	}
	publishSparing(t, dest, versionOf(0))
	if _, err := os.Lstat(spare); err == nil {
		t.Error("a first site has a spare")
	}
	at := func(name string) string { return filepath.Join(spare, filepath.FromSlash(name)) }
	for n, damage := range []func() error{
		func() error { return nil },
		func() error { return os.WriteFile(at("stray.html"), []byte("stray"), 0o644) },
		func() error { return os.Remove(at("same/1/1.html")) },
		func() error {
			return errors.Join(os.Remove(at("same/1/1.html")), os.WriteFile(at("same/1/1.html"), []byte("same"), 0o644))
		},
		func() error { return errors.Join(os.Remove(at("index.html")), os.Mkdir(at("index.html"), 0o755)) },
		func() error { return errors.Join(os.RemoveAll(at("same")), os.WriteFile(at("same"), nil, 0o644)) },
		func() error {
			return errors.Join(os.Rename(at("same"), spare+"-away"), os.Symlink(spare+"-away", at("same")))
		},
		func() error { return errors.Join(os.Mkdir(at("a"), 0o755), os.Symlink("nowhere", at("a/link"))) },
		func() error { return os.WriteFile(at(Marker), []byte(markerText+"mine"), 0o644) },
		func() error { return os.RemoveAll(spare) },
	} {
		if n > 0 {
			if err := damage(); err != nil {
				t.Fatal(err)
			}
		}
		s := versionOf(n + 1)
		kept := stat(t, filepath.Join(dest, "same/2/2.html"))
		stats := publishSparing(t, dest, s)
		if stats.Unchanged != 12 {
			t.Errorf("version %d: %+v", n+1, stats)
		}
		check(t, dest, s)
		checkSpare(t, dest, s)
		if !untouched(kept, stat(t, filepath.Join(dest, "same/2/2.html"))) {
			t.Errorf("version %d: a file that stays was touched", n+1)
		}
	}
	before := stat(t, dest)
	if stats := publishSparing(t, dest, versionOf(10)); stats.Written+stats.Removed > 0 || !untouched(before, stat(t, dest)) {
		t.Errorf("published again: %+v", stats)
	}
}

// TestSpareOfWhatIsNotOurs wants a folder in the place of a spare to stay that chancery has
// not made.
func TestSpareOfWhatIsNotOurs(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	letter := filepath.Join(spareOf(dest), "letter.txt")
	if err := os.MkdirAll(filepath.Dir(letter), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, letter, "dear")
	for n := range 3 {
		publishSparing(t, dest, versionOf(n))
		check(t, dest, versionOf(n))
	}
	if data, err := os.ReadFile(letter); string(data) != "dear" {
		t.Errorf("%q, %v", data, err)
	}
}

// TestSpareGoesWithItsSite wants what was published to be gone once the site is removed and
// made anew.
func TestSpareGoesWithItsSite(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(filepath.Dir(spareOf(dest)), 0o755); err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		publishSparing(t, dest, versionOf(n))
	}
	checkSpare(t, dest, versionOf(1))
	if err := os.RemoveAll(dest); err != nil {
		t.Fatal(err)
	}
	publishSparing(t, dest, versionOf(2))
	check(t, dest, versionOf(2))
	if left := read(t, spareOf(dest)); left != nil {
		t.Errorf("the spare of a site that is gone has %v", left)
	}
}
