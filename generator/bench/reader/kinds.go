package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
)

// kind is a kind of page, with the pages of it, the smallest first.
type kind struct {
	name, pattern string
	pages         []string // paths in the site
}

// patterns tell the kinds of pages apart by their paths (path.Match); the first that
// matches counts.
var patterns = []kind{
	{name: "home", pattern: "index.html"},
	{name: "list", pattern: "*/index.html"},
	{name: "brief", pattern: "briefs/*.html"},
	{name: "briefs of a year", pattern: "briefs/year/*.html"},
	{name: "actor", pattern: "actors/*.html"},
	{name: "actor in a year", pattern: "actors/*/*.html"},
	{name: "topic", pattern: "topics/*.html"},
	{name: "topic in a year", pattern: "topics/*/*.html"},
	{name: "recommendations in part", pattern: "recommendations/*/*.html"},
	{name: "recommendations in part, of a year", pattern: "recommendations/*/*/*.html"},
	{name: "timeline of a year", pattern: "timeline/*.html"},
	{name: "sources of a year", pattern: "sources/*.html"},
	{name: "figures of a year", pattern: "figures/*.html"},
	{name: "page", pattern: "*.html"},
}

// leadsOn is the size in bytes below which a page is taken for an old address that
// leads to a new one.
const leadsOn = 2 << 10

// kindsOf finds the pages of a site.
func kindsOf(site string) ([]kind, error) {
	kinds, size := slices.Clone(patterns), map[string]int64{}
	err := filepath.WalkDir(site, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(site, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		i := slices.IndexFunc(kinds, func(k kind) bool { ok, _ := path.Match(k.pattern, name); return ok })
		info, err := d.Info()
		if err != nil || i < 0 || info.Size() < leadsOn {
			return err
		}
		kinds[i].pages, size[name] = append(kinds[i].pages, name), info.Size()
		return nil
	})
	if err != nil {
		return nil, err
	}
	kinds = slices.DeleteFunc(kinds, func(k kind) bool { return len(k.pages) == 0 })
	if len(kinds) == 0 {
		return nil, fmt.Errorf("%s is neither an archive nor a site", site)
	}
	for _, k := range kinds {
		slices.SortStableFunc(k.pages, func(a, b string) int { return cmp.Compare(size[a], size[b]) })
	}
	return kinds, nil
}

// largest gives the largest page of a kind; "" if there is none.
func largest(kinds []kind, name string) string {
	for _, k := range kinds {
		if k.name == name {
			return k.pages[len(k.pages)-1]
		}
	}
	return ""
}
