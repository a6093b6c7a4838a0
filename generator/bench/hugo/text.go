package main

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"chancery/generator/internal/graph"
)

// index holds where things have their pages, by id and by file.
type index struct {
	byID   map[string]target
	byFile map[string]target
	places map[*graph.Brief]map[string]int // of a brief's events and figures in its front matter
}

type target struct{ title, url string }

func newIndex(g *graph.Graph) index {
	x := index{map[string]target{}, map[string]target{}, map[*graph.Brief]map[string]int{}}
	add := func(id, file, title, url string) {
		t := target{title, url}
		x.byID[id] = t
		x.byFile[file] = t
	}
	for _, b := range g.Briefs {
		add(b.ID, b.File, b.Title.S, "/briefs/"+b.ID+".html")
		at := map[string]int{}
		for i := range b.Brief.Events {
			at["event "+b.Brief.Events[i].ID.ID] = i
		}
		for i := range b.Brief.Figures {
			at["figure "+b.Brief.Figures[i].ID.ID] = i
		}
		x.places[b] = at
	}
	for _, a := range g.Actors {
		add(a.ID, a.File, a.Name.S, "/actors/"+a.ID+".html")
	}
	for _, t := range g.Topics {
		add(t.ID, t.File, t.Title, "/topics/"+t.ID+".html")
	}
	for _, p := range g.Pages {
		add(p.ID, p.File, p.Title.S, "/"+p.ID+".html")
	}
	return x
}

var (
	wikiLink = regexp.MustCompile(`\[\[([^\]|]+)(?:\|([^\]]+))?\]\]`)
	citation = regexp.MustCompile(`\[@([a-z0-9-]+)(?:, ([^\]]+))?\]`)
	fileLink = regexp.MustCompile(`\]\(([^):#\s]+\.md)(#[^)\s]*)?\)`)
)

// text turns an archive's own links into those that Hugo knows: plain Markdown,
// with the address of the page. numbers are those of a brief's sources.
func (x index) text(body, file string, numbers map[string]int) (string, error) {
	var missing error
	replace := func(pattern *regexp.Regexp, with func(parts []string) (string, bool)) {
		body = pattern.ReplaceAllStringFunc(body, func(s string) string {
			parts := pattern.FindStringSubmatch(s)
			to, ok := with(parts)
			if !ok && missing == nil {
				missing = fmt.Errorf("%s: %s leads nowhere", file, s)
			}
			return to
		})
	}
	replace(wikiLink, func(p []string) (string, bool) {
		t, ok := x.byID[p[1]]
		if p[2] == "" {
			p[2] = t.title
		}
		return "[" + p[2] + "](" + t.url + ")", ok
	})
	replace(citation, func(p []string) (string, bool) {
		n, ok := numbers[p[1]]
		words := fmt.Sprint(n)
		if p[2] != "" {
			words += ", " + p[2]
		}
		return `[\[` + words + `\]](#src-` + p[1] + ")", ok
	})
	replace(fileLink, func(p []string) (string, bool) {
		t, ok := x.byFile[path.Join(path.Dir(file), p[1])]
		return "](" + t.url + p[2] + ")", ok
	})
	return strings.TrimLeft(body, "\n"), missing
}
