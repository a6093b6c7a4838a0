package layers

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	for _, err := range []error{
		os.MkdirAll(filepath.Join(dir, "content", "kept"), 0o755),
		os.WriteFile(filepath.Join(dir, "content", "old.txt"), []byte("old"), 0o600),
		os.Symlink("kept/target.txt", filepath.Join(dir, "content", "link.txt")),
		os.WriteFile(filepath.Join(dir, "content", "kept", "target.txt"), []byte("old"), 0o644),
		os.Symlink(t.TempDir(), filepath.Join(dir, "out")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r, err := OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, name := range []string{"content/new.txt", "content/old.txt", "content/link.txt"} {
		if err := r.Write(name, []byte("new")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if data, err := r.Read(name, 10); string(data) != "new" {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
	}
	if info, err := os.Lstat(filepath.Join(dir, "content", "link.txt")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v", err)
	}
	if info, err := os.Stat(filepath.Join(dir, "content", "old.txt")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode of a file has changed: %v, %v", info.Mode(), err)
	}
	for _, name := range []string{"out/x.txt", "../x.txt", "content/missing/x.txt", "content", "content/.hidden/x"} {
		if err := r.Write(name, []byte("new")); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, "content", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
