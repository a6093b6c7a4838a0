package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// place makes a home with an archive in it, and moves there. Paths in a test are
// relative to the home.
func place(t *testing.T) string {
	t.Helper()
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, dir := range []string{"archive/content/briefs", "archive/templates", "archive/other", "empty", "foreign", "site/sub"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{
		"foreign/letter.txt": "dear", "file": "text", "site/.chancery": markerText, "site/index.html": "hello",
		"wrong/.chancery": "something else", "repo/.chancery": markerText, "repo/.git/HEAD": "ref",
		"worktree/.chancery": markerText, "worktree/.git": "gitdir: elsewhere",
	} {
		put(t, filepath.Join(home, name), text)
	}
	for link, to := range map[string]string{
		"to-home": ".", "to-archive": "archive", "to-content": "archive/content", "to-site": "site", "to-foreign": "foreign",
		"to-nothing": "nothing", "to-briefs": "archive/content/briefs", "archive/to-empty": "../empty",
	} {
		if err := os.Symlink(to, filepath.Join(home, link)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(home)
	return home
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCheckRefuses(t *testing.T) {
	tests := []struct{ name, dest, why string }{
		{"nothing", "", "the path is empty"},
		{"the root", "/", "it is the root of the file system"},
		{"the root by ..", strings.Repeat("../", 60), "it is the root of the file system"},
		{"the archive", "archive", "it is the archive itself"},
		{"the archive by ..", "archive/content/..", "it is the archive itself"},
		{"the archive by a link", "to-archive", "it is the archive itself"},
		{"the archive by a link and ..", "to-briefs/../..", "it is the archive itself"},
		{"what holds the archive", ".", "the archive lies inside it"},
		{"what holds that", "..", "the archive lies inside it"},
		{"content", "archive/content", "it is where the archive's content/ is"},
		{"content by a link", "to-content", "it is where the archive's content/ is"},
		{"below content", "archive/content/public", "it is where the archive's content/ is"},
		{"below content by a link", "to-briefs/public", "it is where the archive's content/ is"},
		{"templates", "archive/templates/x", "it is where the archive's templates/ is"},
		{"static, not there yet", "archive/static", "it is where the archive's static/ is"},
		{"home by a link", "to-home", "the archive lies inside it"},
		{"a file", "file", "it is not a folder"},
		{"a folder with a letter", "foreign", "it is not empty, and chancery did not make it"},
		{"the same by a link", "to-foreign", "it is not empty, and chancery did not make it"},
		{"a marker that is none", "wrong", "it is not empty, and chancery did not make it"},
		{"a repository", "repo", "it holds a Git repository, which publishing would remove"},
		{"a worktree", "worktree", "it holds a Git repository, which publishing would remove"},
		{"inside another site", "site/sub/new", "a site that chancery published and will replace"},
		{"a link to nothing", "to-nothing", "it is a symbolic link that leads nowhere"},
		{"below a link to nothing", "to-nothing/x", "it is a symbolic link that leads nowhere"},
	}
	place(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Check(test.dest, "archive")
			refusal, ok := errors.AsType[*Refusal](err)
			if !ok {
				t.Fatalf("error %v, want a refusal", err)
			}
			if !strings.Contains(err.Error(), test.why) {
				t.Errorf("%v\nwant %q", err, test.why)
			}
			if refusal.Fix == "" || test.dest != "" && refusal.Dest != test.dest {
				t.Errorf("refusal %+v", refusal)
			}
		})
	}
}

func TestCheckRefusesHome(t *testing.T) {
	home := place(t)
	source, err := os.MkdirTemp("", "archive")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(source) })
	for dest, why := range map[string]string{
		".": "it is your home folder", "to-home": "it is your home folder", "archive/..": "it is your home folder",
		filepath.Dir(home): "your home folder lies inside it",
	} {
		if _, err := Check(dest, source); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want %q", dest, err, why)
		}
	}
	t.Setenv("HOME", filepath.Join(home, "to-foreign")) // a home that is itself a link
	if _, err := Check("foreign", source); err == nil || !strings.Contains(err.Error(), "it is your home folder") {
		t.Errorf("a home that is a link: %v", err)
	}
}

func TestCheckAccepts(t *testing.T) {
	tests := []struct{ name, dest, dir string }{
		{"public in the archive", "archive/public", "archive/public"},
		{"an empty folder", "empty", "empty"},
		{"an empty folder by a link", "archive/to-empty", "empty"},
		{"a site", "site", "site"},
		{"a site by a link", "to-site", "site"},
		{"a site by ..", "archive/content/../../site/", "site"},
		{"below folders that do not exist", "new/deep/public", "new/deep/public"},
		{".. after a link", "to-briefs/../../public", "archive/public"},
		{"a name like content", "archive/content-public", "archive/content-public"},
		{"another folder of the archive", "archive/other", "archive/other"},
	}
	home := place(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			target, err := Check(test.dest, "archive")
			if err != nil {
				t.Fatal(err)
			}
			if want := filepath.Join(home, test.dir); target.Dir() != want {
				t.Errorf("publishes to %s, want %s", target.Dir(), want)
			}
			if _, err := Check(target.Dir(), filepath.Join(home, "archive")); err != nil {
				t.Errorf("by the absolute path: %v", err)
			}
		})
	}
}
