// Command hugo turns an archive into a site for Hugo: the same pages with the same
// facts on them, by layouts as someone who knows Hugo would write them.
//
//	go run ./generator/bench/hugo -s archive -o folder && hugo build -s folder
//
// What follows from the archive as a whole (merged events, who is mentioned where,
// which page lists what) is worked out here and handed to Hugo as data files and
// front matter: an owner of such an archive who used Hugo would keep it so by
// hand. Hugo has less to do than chancery, then: it neither finds names in text nor
// checks links, merges nothing, and makes no search index, no feeds, no pictures.
package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"chancery/generator/bench/internal/corpus"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/words"
)

//go:embed all:site
var site embed.FS

func main() {
	source := flag.String("s", ".", "the archive's `folder`")
	out := flag.String("o", "", "the `folder` for Hugo's site")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: hugo -s archive -o folder")
		os.Exit(2)
	}
	if err := convert(context.Background(), *source, corpus.Into(*out)); err != nil {
		fmt.Fprintf(os.Stderr, "hugo: %v\n", err)
		os.Exit(1)
	}
}

// put writes a file of Hugo's site.
type put func(name string, data []byte) error

// converter is the work on one archive.
type converter struct {
	source string
	graph  *graph.Graph
	plan   *page.Plan
	put    put
	index  index
}

// convert reads an archive and writes the site that Hugo makes of it.
func convert(ctx context.Context, source string, put put) error {
	c := &converter{source: source, put: put}
	if err := c.read(); err != nil {
		return err
	}
	c.index = newIndex(c.graph)
	if err := c.layouts(); err != nil {
		return err
	}
	if err := c.data(); err != nil {
		return err
	}
	for _, b := range c.graph.Briefs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.brief(b); err != nil {
			return err
		}
	}
	return c.lists()
}

// read takes the archive through chancery's own stages as far as the plan.
func (c *converter) read() error {
	files, err := layers.OpenDir(c.source)
	if err != nil {
		return err
	}
	defer files.Close()
	a, list, err := archive.Read(files, prose.Kept{})
	if err != nil {
		return err
	}
	g, linked := graph.Link(a, graph.Options{Future: true, Today: edtf.MinDay})
	list.Join(linked)
	wording, _ := words.For(a.Site.Language.Tag)
	plan, planned := page.New(g, page.Options{BaseURL: strings.TrimRight(a.Site.BaseURL.Href, "/"), Generator: "Hugo", Words: wording})
	list.Join(planned)
	if list.Count(diag.Error) > 0 {
		return errors.New("the archive is wrong: chancery check says where")
	}
	c.graph, c.plan = g, plan
	return nil
}

// layouts writes the layouts and the configuration.
func (c *converter) layouts() error {
	return fs.WalkDir(site, "site", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := site.ReadFile(name)
		if err != nil {
			return err
		}
		return c.put(strings.TrimPrefix(name, "site/"), data)
	})
}

// markdown gives the text of a file of the archive, without its front matter.
func (c *converter) markdown(file string) (front, body string, err error) {
	src, err := os.ReadFile(filepath.Join(c.source, filepath.FromSlash(file)))
	if err != nil {
		return "", "", err
	}
	front, body, ok := strings.Cut(strings.TrimPrefix(string(src), "---\n"), "\n---\n")
	if !ok {
		return "", "", fmt.Errorf("%s has no front matter", file)
	}
	return front + "\n", body, nil
}

// page writes a file of Hugo's content with front matter in JSON.
func (c *converter) page(name string, front any, body string) error {
	data, err := json.MarshalIndent(front, "", " ")
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return c.put(path.Join("content", name), append(append(data, '\n', '\n'), body...))
}
