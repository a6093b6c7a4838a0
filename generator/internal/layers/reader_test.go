package layers

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// archive makes a folder with files; a content that begins with "-> " makes a
// symbolic link.
func archive(t *testing.T, files map[string]string) (string, *Reader) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, ok := strings.CutPrefix(content, "-> "); ok {
			err = os.Symlink(target, file)
		} else {
			err = os.WriteFile(file, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	r, err := OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return dir, r
}

func paths(files []File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

func sentences(problems []Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return out
}

func TestListFindsRegularFilesSorted(t *testing.T) {
	_, r := archive(t, map[string]string{
		"content/briefs/b.md":       "bb",
		"content/briefs/a.md":       "a",
		"content/briefs-old/z.md":   "z",
		"content/site.yaml":         "title: x",
		"content/.DS_Store":         "no",
		"content/.git/config":       "no",
		"content/pages/link.md":     "-> ../briefs/b.md",
		"content/pages/far.md":      "-> ../../elsewhere/c.md",
		"elsewhere/c.md":            "ccc",
		"content/Об авторах.md":     "ok",
		"content/pages/twice.md":    "-> link.md",
		"content/pages/.hidden/x":   "no",
		"content/pages/a b & c.pdf": "ok",
	})
	files, problems := r.List("content")
	if len(problems) > 0 {
		t.Errorf("problems: %q", sentences(problems))
	}
	want := []string{
		"content/briefs-old/z.md", "content/briefs/a.md", "content/briefs/b.md", "content/pages/a b & c.pdf",
		"content/pages/far.md", "content/pages/link.md", "content/pages/twice.md", "content/site.yaml",
		"content/Об авторах.md",
	}
	if d := cmp.Diff(want, paths(files)); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	for _, f := range files {
		data, err := r.Read(f.Path, 100)
		if err != nil || int64(len(data)) != f.Size {
			t.Errorf("%s: %d bytes read, %d listed, error %v", f.Path, len(data), f.Size, err)
		}
		if f.ModTime.IsZero() {
			t.Errorf("%s: no time", f.Path)
		}
	}
	if files, problems := r.List("templates"); len(files)+len(problems) > 0 {
		t.Errorf("a missing folder: %v, %v", files, problems)
	}
}

func TestListTellsWhatItRefuses(t *testing.T) {
	deep := "content" + strings.Repeat("/d", MaxDepth)
	tests := []struct{ name, file, content, prefix, want string }{
		{"link out by ..", "content/x.md", "-> ../../secret.md", "content", `content/x.md: a symbolic link leads out of the archive, to "../../secret.md"`},
		{"absolute link", "content/x.md", "-> /etc/passwd", "content", `content/x.md: a symbolic link leads out of the archive, to "/etc/passwd"`},
		{"link to nothing", "content/x.md", "-> y.md", "content", `content/x.md: a symbolic link leads to "y.md", where there is nothing`},
		{"link to itself", "content/x.md", "-> x.md", "content", `content/x.md: a symbolic link leads back to itself`},
		{"link to a folder", "content/x", "-> ../src", "content", `content/x: this is a symbolic link to a folder, and such links are not followed`},
		{"link to what is hidden", "content/x.md", "-> ../.env", "content", `content/x.md: this leads to ".env", and names that begin with a dot are not read`},
		{"the folder is a link", "content", "-> src", "content", `content: this is a symbolic link to a folder, and such links are not followed`},
		{"the folder is a link out", "content", "-> ..", "content", `content: a symbolic link leads out of the archive, to ".."`},
		{"the folder is a file", "content", "text", "content", `content: this is a file, and a folder belongs here`},
		{"too deep", deep + "/x.md", "text", "content", deep + ": the folders are nested more than 32 deep"},
		{"backslash", `content/a\b.md`, "text", "content", `content: the name "a\\b.md" is not allowed in an address`},
		{"escape sequence", "content/a\x1b[2J.md", "text", "content", `content: the name "a\x1b[2J.md" is not allowed in an address`},
		{"not UTF-8", "content/a\xff.md", "text", "content", `content: the name "a\xff.md" is not allowed in an address`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, r := archive(t, map[string]string{test.file: test.content, ".env": "SECRET", "src/a.md": "a"})
			if err := os.WriteFile(filepath.Join(dir, "../secret.md"), []byte("secret"), 0o644); err != nil {
				t.Fatal(err)
			}
			files, problems := r.List(test.prefix)
			if len(files) > 0 {
				t.Errorf("listed %v", files)
			}
			if d := cmp.Diff([]string{test.want}, sentences(problems)); d != "" {
				t.Errorf("problems (-want +got):\n%s", d)
			}
			for _, p := range problems {
				if p.Fix == "" || p.Message().Pos.File != p.Path {
					t.Errorf("message %+v", p.Message())
				}
			}
			if _, err := r.Read(test.file, 100); strings.Contains(test.content, "-> ") && err == nil {
				t.Errorf("Read reads it")
			}
		})
	}
}

func TestListAtTheDepthLimit(t *testing.T) {
	name := "content" + strings.Repeat("/d", MaxDepth-1) + "/x.md"
	_, r := archive(t, map[string]string{name: "text"})
	files, problems := r.List("content")
	if d := cmp.Diff([]string{name}, paths(files)); d != "" || len(problems) > 0 {
		t.Errorf("problems %v, files (-want +got):\n%s", problems, d)
	}
}

func TestReadRefuses(t *testing.T) {
	_, r := archive(t, map[string]string{"content/a.md": "12345", ".env": "SECRET", "d/.git/x": "x", "l": "-> d"})
	tests := []struct {
		name, path, want string
		is               error
	}{
		{name: "too large", path: "content/a.md", want: "content/a.md: the file is too large: 5 bytes; the limit is 4 bytes"},
		{name: "a folder", path: "content", want: "content: this is a folder, and only regular files are read"},
		{name: "a dot file", path: ".env", want: ".env: names that begin with a dot are not read"},
		{name: "below a dot folder", path: "d/.git/x", want: `d/.git/x: this leads to "d/.git", and names that begin with a dot are not read`},
		{name: "missing", path: "content/b.md", want: "read content/b.md: no such file or directory", is: fs.ErrNotExist},
		{name: "upwards", path: "../x", want: `read "../x": invalid argument`, is: fs.ErrInvalid},
		{name: "absolute", path: "/etc/passwd", want: `read "/etc/passwd": invalid argument`, is: fs.ErrInvalid},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := r.Read(test.path, 4)
			if err == nil || err.Error() != test.want {
				t.Fatalf("error %v, want %s", err, test.want)
			}
			if _, isProblem := errors.AsType[Problem](err); isProblem == (test.is != nil) {
				t.Errorf("is a Problem: %v", isProblem)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("is not %v", test.is)
			}
		})
	}
	if data, err := r.Read("content/a.md", 5); string(data) != "12345" || err != nil {
		t.Errorf("at the limit: %q, %v", data, err)
	}
}

func TestOpenDirOfNothing(t *testing.T) {
	if _, err := OpenDir(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}
