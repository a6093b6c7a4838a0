package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFloorWritesAPageForEachFile(t *testing.T) {
	source, destination := t.TempDir(), t.TempDir()
	file := filepath.Join(source, "content", "briefs", "x.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("---\ntitle: X\n---\n\n## A *word*\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := floor{source: source, destination: destination, size: 500}
	if err := f.run(); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(destination, "content", "briefs", "x.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(page), "<h2>A <em>word</em></h2>") || len(page) != 500 {
		t.Errorf("the page has %d bytes, want 500:\n%s", len(page), page)
	}
	if f.files.Load() != 1 || f.written.Load() != 500 {
		t.Errorf("%d files, %d bytes are counted", f.files.Load(), f.written.Load())
	}
}

func TestFloorRefusesBrokenFrontMatter(t *testing.T) {
	source := t.TempDir()
	if err := os.MkdirAll(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(source, "content", "x.md"), []byte("---\na: [\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, parser := range []string{"v3", "fast"} {
		if err := (&floor{source: source, yaml: parser}).run(); err == nil || !strings.Contains(err.Error(), "x.md") {
			t.Errorf("broken YAML, parser %s: %v", parser, err)
		}
	}
	if err := (&floor{source: source, yaml: "none"}).run(); err != nil {
		t.Errorf("without YAML: %v", err)
	}
	if err := os.WriteFile(filepath.Join(source, "content", "x.yaml"), []byte("a: 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	reading := floor{source: source, readOnly: true}
	if err := reading.run(); err != nil || reading.files.Load() != 2 || reading.read.Load() != 18 {
		t.Errorf("reading alone: %d files, %d bytes, %v", reading.files.Load(), reading.read.Load(), err)
	}
}
