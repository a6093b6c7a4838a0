package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Write makes the archive's files and hands each to put: a path below the
// archive's folder, with slashes, and the bytes. put is called from several
// goroutines at once.
func (c *Corpus) Write(put func(name string, data []byte) error) error {
	if err := c.writeFew(put); err != nil {
		return err
	}
	return c.each(func(i int) error {
		b := c.Brief(i)
		return put("content/briefs/"+b.Folder+"/"+b.ID+".md", b.Markdown())
	})
}

// each calls f for every brief, in parallel.
func (c *Corpus) each(f func(i int) error) error {
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < c.Briefs; i = int(next.Add(1)) - 1 {
				if err := f(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// writeFew writes all files but the briefs.
func (c *Corpus) writeFew(put func(string, []byte) error) error {
	for i := range c.Actors {
		if err := put("content/actors/"+c.Actors[i].ID+".md", c.Actors[i].Markdown()); err != nil {
			return err
		}
	}
	for i := range c.Topics {
		if err := put("content/topics/"+c.Topics[i].ID+".md", c.Topics[i].Markdown()); err != nil {
			return err
		}
	}
	for name, text := range fixed {
		if err := put(name, []byte(text)); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	w := yamlWriter{&b}
	for _, s := range c.Shared() {
		w.source("", s)
	}
	return put("content/sources.yaml", b.Bytes())
}

// fixed are the files that are the same in every archive.
var fixed = map[string]string{
	"content/site.yaml": `title: A measured archive
description: Briefs that were made to be counted.
base_url: https://archive.example.org
license: CC-BY-4.0
report_prefix: MA
navigation: [about, methodology]
`,
	"content/pages/about.md":       "---\ntitle: About\nsummary: What this archive is for.\n---\n\nEvery word in it is made up.\n",
	"content/pages/methodology.md": "---\ntitle: Methodology\nsummary: How it was made.\n---\n\n## Numbers\n\nThe same seed makes the same archive.\n",
}

// WriteDir writes the archive into a folder. It replaces files of the same names
// and removes none.
func (c *Corpus) WriteDir(dir string) error { return c.Write(Into(dir)) }

// Into gives a function that writes files below a folder.
func Into(dir string) func(name string, data []byte) error {
	return func(name string, data []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("write the archive: %w", err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return fmt.Errorf("write the archive: %w", err)
		}
		return nil
	}
}
