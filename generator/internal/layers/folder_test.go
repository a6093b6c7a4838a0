package layers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
)

// More folders than are kept open, read by several goroutines.
func TestReadFromManyFolders(t *testing.T) {
	const folders = 3 * mostFolders
	files := map[string]string{"top.md": "top"}
	for i := range folders {
		files[fmt.Sprintf("content/%02d/a.md", i)] = fmt.Sprint("a in ", i)
		files[fmt.Sprintf("content/%02d/link.md", i)] = "-> ../../top.md"
	}
	_, r := archive(t, files)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 3 {
				for name, want := range files {
					if filepath.Base(name) == "link.md" {
						want = "top"
					}
					got, err := r.Read(name, 100)
					if string(got) != want || err != nil {
						t.Errorf("%s: %q, %v", name, got, err)
					}
				}
			}
		})
	}
	group.Wait()
	if n := len(r.folders.open); n == 0 || n > mostFolders {
		t.Errorf("%d folders are open", n)
	}
}

func TestAppend(t *testing.T) {
	_, r := archive(t, map[string]string{"a.md": "one", "d/b.md": "-> ../a.md", "empty.md": ""})
	got := []byte("0 ")
	for _, name := range []string{"a.md", "d/b.md", "empty.md", "a.md"} {
		var err error
		if got, err = r.Append(got, name, 3); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"none.md", "d", "../a.md", ""} {
		if after, err := r.Append(got, name, 3); err == nil || string(after) != string(got) {
			t.Errorf("%q: %q, %v", name, after, err)
		}
	}
	if after, err := r.Append(got, "a.md", 2); err == nil || string(after) != string(got) {
		t.Errorf("too large: %q, %v", after, err)
	}
	if string(got) != "0 oneoneone" {
		t.Errorf("got %q", got)
	}
}

// A folder that was read from and becomes a link out shows nothing of what lies there.
func TestReadFromReplacedFolder(t *testing.T) {
	dir, r := archive(t, map[string]string{"d/a.md": "inside"})
	if _, err := r.Read("d/a.md", 100); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(dir, "../outside")
	if err := errors.Join(os.Mkdir(outside, 0o755), os.WriteFile(filepath.Join(outside, "a.md"), []byte("secret"), 0o644),
		os.Rename(filepath.Join(dir, "d"), filepath.Join(dir, "e")), os.Symlink("../outside", filepath.Join(dir, "d"))); err != nil {
		t.Fatal(err)
	}
	if got, _ := r.Read("d/a.md", 100); string(got) == "secret" {
		t.Errorf("read %q", got)
	}
}

func TestReadAfterClose(t *testing.T) {
	_, r := archive(t, map[string]string{"d/a.md": "a"})
	if _, err := r.Read("d/a.md", 100); err != nil {
		t.Fatal(err)
	}
	r.Close()
	if got, err := r.Read("d/a.md", 100); err == nil {
		t.Errorf("read %q", got)
	}
}

// grown is a file that has become longer, or shorter, since its size was asked.
type grown struct {
	fs.File
	left int
}

func (g *grown) Read(p []byte) (int, error) {
	n := min(g.left, len(p), 7)
	g.left -= n
	if n == 0 {
		return 0, errEnd
	}
	for i := range n {
		p[i] = 'x'
	}
	return n, nil
}

var errEnd = errors.New("the end of what is tested")

func TestAppendFileThatGrows(t *testing.T) {
	info, err := fs.Stat(fstest.MapFS{"a": {Data: make([]byte, 10)}}, "a")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		left  int
		limit int64
		want  int
		err   error
	}{{10, 100, 10, nil}, {11, 100, 11, errEnd}, {5000, 100, 101, nil}, {5000, 10, 11, nil}, {9, 100, 9, errEnd}, {50, 4, 5, nil}} {
		got, err := appendFile([]byte("ab"), &grown{left: test.left}, info, test.limit)
		if len(got)-2 != test.want || err != test.err {
			t.Errorf("%+v: %d bytes, %v", test, len(got)-2, err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "content/briefs/2020"), 0o755),
		os.WriteFile(filepath.Join(dir, "content/briefs/2020/a.md"), make([]byte, 10_000), 0o644)); err != nil {
		b.Fatal(err)
	}
	r, err := OpenDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	b.ReportAllocs()
	var data []byte
	for b.Loop() {
		if data, err = r.Append(data[:0], "content/briefs/2020/a.md", 1<<20); err != nil {
			b.Fatal(err)
		}
	}
}
