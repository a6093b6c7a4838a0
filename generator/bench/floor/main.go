// Command floor does only what no generator of a site can leave out: it reads each
// Markdown file, parses its front matter and its text, and writes an HTML file.
// What a real build takes beyond this is its own.
//
//	go run ./generator/bench/floor -s archive -d folder -bytes 35000
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"chancery/generator/internal/archive"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/sync/errgroup"
	"gopkg.in/yaml.v3"
)

func main() {
	var f floor
	flag.StringVar(&f.source, "s", ".", "the archive's `folder`")
	flag.StringVar(&f.destination, "d", "", "the `folder` for the pages; without one none are written")
	flag.IntVar(&f.size, "bytes", 0, "write pages of at least this many `bytes`, as a real page has more than its text")
	flag.BoolVar(&f.readOnly, "read", false, "stat and read every file and do nothing with them: what a build costs at least when nothing has changed")
	flag.StringVar(&f.yaml, "yaml", "v3", "`what` parses front matter: yaml.v3 (v3), chancery's own parser for plain YAML with yaml.v3 behind it (fast), or nothing (none)")
	flag.Parse()
	if err := f.run(); err != nil {
		fmt.Fprintf(os.Stderr, "floor: %v\n", err)
		os.Exit(1)
	}
	fmt.Printf("%d files, %.1f MB read, %.1f MB written\n", f.files.Load(), float64(f.read.Load())/1e6, float64(f.written.Load())/1e6)
}

type floor struct {
	source, destination  string
	size                 int
	yaml                 string // "v3", "fast" or "none"
	readOnly             bool
	files, read, written atomic.Int64
	made                 sync.Map // folders
}

func (f *floor) run() error {
	var names []string
	err := filepath.WalkDir(filepath.Join(f.source, "content"), func(name string, d fs.DirEntry, err error) error {
		if err == nil && (filepath.Ext(name) == ".md" || f.readOnly && d.Type().IsRegular()) {
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
			w := worker{floor: f, markdown: goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))}
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

// worker handles one file after the other, from reading to writing.
type worker struct {
	*floor
	markdown goldmark.Markdown
	front    archive.Front
	page     bytes.Buffer
}

func (w *worker) file(name string) error {
	if w.readOnly {
		if _, err := os.Lstat(name); err != nil {
			return err
		}
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	w.files.Add(1)
	w.read.Add(int64(len(src)))
	if w.readOnly {
		return nil
	}
	body := src
	if rest, ok := bytes.CutPrefix(src, []byte("---\n")); ok {
		end := bytes.Index(rest, []byte("\n---\n")) + 1
		body = bytes.TrimPrefix(rest[end:], []byte("---\n"))
		if err := w.parse(rest[:end]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	w.page.Reset()
	if err := w.markdown.Convert(body, &w.page); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for once := w.page.Len(); w.page.Len() < w.size && once > 0; {
		w.page.Write(w.page.Bytes()[:min(once, w.size-w.page.Len())])
	}
	return w.write(name)
}

// parse parses front matter.
func (w *worker) parse(front []byte) error {
	switch w.yaml {
	case "none":
		return nil
	case "fast":
		if !w.front.Parse(front) {
			return errors.New("the front matter is no YAML")
		}
		return nil
	}
	var doc yaml.Node
	return yaml.Unmarshal(front, &doc)
}

func (w *worker) write(name string) error {
	if w.destination == "" {
		return nil
	}
	within, err := filepath.Rel(w.source, name)
	if err != nil {
		return err
	}
	out := filepath.Join(w.destination, strings.TrimSuffix(within, ".md")+".html")
	if dir := filepath.Dir(out); !w.known(dir) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		w.made.Store(dir, true)
	}
	w.written.Add(int64(w.page.Len()))
	return os.WriteFile(out, w.page.Bytes(), 0o644)
}

func (w *worker) known(dir string) bool {
	_, ok := w.made.Load(dir)
	return ok
}
