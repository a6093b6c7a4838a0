package render

import (
	"os"
	"path/filepath"
	"testing"

	"chancery/static"
	"chancery/templates"
)

// TestShow writes the sample pages to the folder that CHANCERY_SHOW names, so
// that one can look at them in a browser.
func TestShow(t *testing.T) {
	root := os.Getenv("CHANCERY_SHOW")
	if root == "" {
		t.Skip("CHANCERY_SHOW names no folder")
	}
	r, msgs := New(templates.Files)
	for _, m := range msgs.Messages {
		t.Errorf("%s: %s", m.Pos, m.Text)
	}
	write := func(name string, content []byte) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range samplePages() {
		content, err := r.Page(p.kind, p.view, p.prefix)
		if err != nil {
			t.Errorf("%s: %v", p.path, err)
			continue
		}
		write(p.path, content)
	}
	for _, name := range []string{"css/site.css", "css/code.css", "icon.svg"} {
		if content, err := static.Files.ReadFile(name); err == nil {
			write("assets/"+name, content)
		}
	}
}
