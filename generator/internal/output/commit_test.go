package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFirstPublish(t *testing.T) {
	for _, name := range []string{"missing", "empty"} {
		t.Run(name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "new/public")
			if name == "empty" {
				if err := os.MkdirAll(dest, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			s := site{"index.html": "home", "briefs/a.html": "a", "briefs/year/2024.html": "2024", "empty.txt": "", ".nojekyll": ""}
			stats := publish(t, dest, s)
			if want := (Stats{Written: 5, Bytes: 9}); stats != want {
				t.Errorf("%+v, want %+v", stats, want)
			}
			check(t, dest, s)
			marker, err := os.ReadFile(filepath.Join(dest, ".chancery"))
			if err != nil || string(marker) != "chancery site 1\nThis folder was made by chancery. The next build replaces everything in it.\n" {
				t.Errorf("marker %q, %v", marker, err)
			}
		})
	}
}

func TestUnchangedPublishTouchesNothing(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "home", "briefs/a.html": strings.Repeat("a", 3*chunk), "empty.txt": ""}
	publish(t, dest, s)
	age(t, dest)
	names := []string{"", Marker, "index.html", "briefs", "briefs/a.html", "empty.txt"}
	var before []fs.FileInfo
	for _, name := range names {
		before = append(before, stat(t, filepath.Join(dest, name)))
	}
	stats := publish(t, dest, s)
	if want := (Stats{Unchanged: 3, Bytes: 3*chunk + 4}); stats != want {
		t.Errorf("%+v, want %+v", stats, want)
	}
	for i, name := range names {
		if !untouched(before[i], stat(t, filepath.Join(dest, name))) {
			t.Errorf("%q was touched", name)
		}
	}
	check(t, dest, s)
}

func TestNothingIsStagedBeforeTheFirstDifference(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	publish(t, dest, site{"a.html": "a", "b.html": "b"})
	p := begin(t, dest)
	defer p.Abort()
	write(t, p, site{"a.html": "a"})
	if _, err := os.Lstat(stageDir(dest)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("there is a stage, though nothing has changed")
	}
	write(t, p, site{"b.html": "B"})
	if got := read(t, stageDir(dest)); cmp.Diff(site{"b.html": "B"}, got) != "" {
		t.Errorf("staged %v", got)
	}
}

func TestChangedPublish(t *testing.T) {
	old := site{"index.html": "home", "briefs/a.html": "a", "briefs/b.html": "b", "gone/x.html": "x"}
	tests := []struct {
		name string
		next site
		want Stats
	}{
		{"one changed, same size", site{"index.html": "HOME", "briefs/a.html": "a", "briefs/b.html": "b", "gone/x.html": "x"}, Stats{1, 3, 0, 7}},
		{"one changed, longer", site{"index.html": "home!", "briefs/a.html": "a", "briefs/b.html": "b", "gone/x.html": "x"}, Stats{1, 3, 0, 8}},
		{"one emptied", site{"index.html": "", "briefs/a.html": "a", "briefs/b.html": "b", "gone/x.html": "x"}, Stats{1, 3, 0, 3}},
		{"one new", site{"index.html": "home", "briefs/a.html": "a", "briefs/b.html": "b", "gone/x.html": "x", "new/n.html": "n"}, Stats{1, 4, 0, 8}},
		{"one removed with its folder", site{"index.html": "home", "briefs/a.html": "a", "briefs/b.html": "b"}, Stats{0, 3, 1, 6}},
		{"a file becomes a folder", site{"index.html/x": "home", "briefs/a.html": "a", "briefs/b.html": "b", "gone/x.html": "x"}, Stats{1, 3, 1, 7}},
		{"a folder becomes a file", site{"index.html": "home", "briefs": "b", "gone/x.html": "x"}, Stats{1, 2, 2, 6}},
		{"everything", site{"other.html": "o"}, Stats{1, 0, 4, 1}},
	}
	for _, test := range tests {
		for _, swap := range []string{"in one step", "in two"} {
			t.Run(test.name+" "+swap, func(t *testing.T) {
				dest := filepath.Join(t.TempDir(), "public")
				publish(t, dest, old)
				age(t, dest)
				before := map[string]fs.FileInfo{}
				for name := range old {
					before[name] = stat(t, filepath.Join(dest, name))
				}
				p := begin(t, dest)
				if swap == "in two" {
					p.exchange = func(string, string) error { return errors.ErrUnsupported }
				}
				write(t, p, test.next)
				stats, err := p.Commit()
				if err != nil || stats != test.want {
					t.Errorf("%+v, %v, want %+v", stats, err, test.want)
				}
				check(t, dest, test.next)
				for name, text := range test.next {
					if old[name] == text && !untouched(before[name], stat(t, filepath.Join(dest, name))) {
						t.Errorf("%s is the same and was touched", name)
					}
				}
				if _, err := os.Lstat(filepath.Join(dest, "gone")); test.next["gone/x.html"] == "" && err == nil {
					t.Error("the empty folder stays")
				}
				if stats := publish(t, dest, test.next); stats.Written+stats.Removed > 0 {
					t.Errorf("published again: %+v", stats)
				}
			})
		}
	}
}

func TestWhatUsersPutIntoTheSiteGoes(t *testing.T) {
	s := site{"index.html": "home", "a/b.html": "b"}
	tests := []struct {
		name    string
		make    func(dest string) error
		removed int
	}{
		{"a file", func(d string) error { return os.WriteFile(filepath.Join(d, "note"), nil, 0o644) }, 1},
		{"an empty folder", func(d string) error { return os.Mkdir(filepath.Join(d, "folder"), 0o755) }, 0},
		{"a link", func(d string) error { return os.Symlink("index.html", filepath.Join(d, "link")) }, 1},
		{"a link for a file", func(d string) error {
			return errors.Join(os.Rename(filepath.Join(d, "index.html"), filepath.Join(d, "../kept")), os.Symlink("../kept", filepath.Join(d, "index.html")))
		}, 1},
		{"a link for a folder", func(d string) error {
			return errors.Join(os.Rename(filepath.Join(d, "a"), filepath.Join(d, "../kept")), os.Symlink("../kept", filepath.Join(d, "a")))
		}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			publish(t, dest, s)
			if err := test.make(dest); err != nil {
				t.Fatal(err)
			}
			if stats := publish(t, dest, s); stats.Removed != test.removed {
				t.Errorf("%+v, want %d removed", stats, test.removed)
			}
			check(t, dest, s)
			entries, err := os.ReadDir(dest)
			if err != nil || len(entries) != 3 {
				t.Errorf("in the site: %v, %v", entries, err)
			}
			for _, e := range entries {
				if e.Type()&fs.ModeSymlink != 0 {
					t.Errorf("%s is still a link", e.Name())
				}
			}
		})
	}
}

func TestAFileChangedInPlaceIsMended(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	publish(t, dest, site{"a.html": "aaaa", "b.html": "b"})
	publish(t, dest, site{"a.html": "aaaa", "b.html": "B"}) // a.html is carried over
	put(t, filepath.Join(dest, "a.html"), "AAAA")           // same size
	if stats := publish(t, dest, site{"a.html": "aaaa", "b.html": "B"}); stats.Written != 1 {
		t.Errorf("%+v", stats)
	}
	check(t, dest, site{"a.html": "aaaa", "b.html": "B"})
}

func TestPublishedFilesAreNeverWrittenInPlace(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	publish(t, dest, site{"a.html": "old", "b.html": "b"})
	backup := filepath.Join(filepath.Dir(dest), "backup")
	if err := os.Link(filepath.Join(dest, "a.html"), backup); err != nil {
		t.Skip(err)
	}
	publish(t, dest, site{"a.html": "new", "b.html": "b"})
	if data, _ := os.ReadFile(backup); string(data) != "old" {
		t.Errorf("a second name of a published file now reads %q", data)
	}
}

// TestMarkerIsMended wants a marker that somebody wrote into to be made again.
func TestMarkerIsMended(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	publish(t, dest, site{"index.html": "home"})
	put(t, filepath.Join(dest, Marker), markerText+"mine\n")
	publish(t, dest, site{"index.html": "home"})
	if data, err := os.ReadFile(filepath.Join(dest, Marker)); err != nil || string(data) != markerText {
		t.Errorf("%q, %v", data, err)
	}
}
