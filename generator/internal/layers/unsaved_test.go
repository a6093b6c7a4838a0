package layers

import (
	"os"
	"path/filepath"
	"testing"
)

// A text that an editor holds stands in place of its file, until it is released.
func TestHold(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/a.md"), []byte("saved"), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	read := func(name string) string {
		data, err := r.Read(name, 100)
		if err != nil {
			return ""
		}
		return string(data)
	}
	names := func() (all string) {
		files, _ := r.List("content")
		for _, f := range files {
			all += f.Path + " "
		}
		return all
	}
	before, err := r.Stat("content/a.md")
	if err != nil {
		t.Fatal(err)
	}
	r.Hold("content/a.md", []byte("being written"))
	r.Hold("content/new.md", []byte("new"))
	if now, err := r.Stat("content/a.md"); err != nil || now == before {
		t.Errorf("its description is %v, %v", now, err)
	}
	if read("content/a.md") != "being written" || read("content/new.md") != "new" || names() != "content/a.md content/new.md " {
		t.Errorf("it gives %q, %q and lists %s", read("content/a.md"), read("content/new.md"), names())
	}
	if _, err := r.Read("content/a.md", 3); err == nil {
		t.Error("the limit does not hold")
	}
	r.Release("content/a.md")
	r.Release("content/new.md")
	if now, err := r.Stat("content/a.md"); err != nil || now != before || read("content/a.md") != "saved" || read("content/new.md") != "" || names() != "content/a.md " {
		t.Errorf("afterwards it gives %q, lists %s, %v", read("content/a.md"), names(), err)
	}
}
