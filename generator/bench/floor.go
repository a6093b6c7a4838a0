//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/sync/errgroup"
	"gopkg.in/yaml.v3"
)

// floor does what no generator of a site can leave out. With a destination: it reads
// each Markdown file, parses its front matter and its text, and writes a page as
// large as a real one. Without: it stats and reads every file, which is what a build
// costs at least when nothing has changed.
func floor(source, destination string) error {
	var names []string
	err := filepath.WalkDir(filepath.Join(source, "content"), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && (destination == "" || filepath.Ext(name) == ".md") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			w := worker{source: source, destination: destination, markdown: goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))}
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				if err := w.file(names[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// pageBytes is how much is written for each file: about what a brief's page has,
// frame and lists included.
const pageBytes = 35_000

// worker handles one file after the other.
type worker struct {
	source, destination string
	markdown            goldmark.Markdown
	page                bytes.Buffer
}

func (w *worker) file(name string) error {
	if _, err := os.Lstat(name); err != nil {
		return err
	}
	body, err := os.ReadFile(name)
	if err != nil || w.destination == "" {
		return err
	}
	if front, text, ok := bytes.Cut(bytes.TrimPrefix(body, []byte("---\n")), []byte("\n---\n")); ok {
		body = text
		var doc yaml.Node
		if err := yaml.Unmarshal(front, &doc); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	w.page.Reset()
	if err := w.markdown.Convert(body, &w.page); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for once := w.page.Len(); w.page.Len() < pageBytes && once > 0; {
		w.page.Write(w.page.Bytes()[:min(once, pageBytes-w.page.Len())])
	}
	within, err := filepath.Rel(w.source, name)
	if err != nil {
		return err
	}
	out := filepath.Join(w.destination, strings.TrimSuffix(within, ".md")+".html")
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(out, w.page.Bytes(), 0o644)
}
