package browser

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
)

// kind is a kind of page and the page that stands for it.
type kind struct {
	name  string
	page  string // the path in the site
	slice bool   // whether it is made like the kind before it, of less
}

// kindPaths tells the kinds of pages apart by their paths (path.Match). Of the
// pages that match, the largest stands for the kind, in an audit the smallest and
// the one in the middle, too. An index page and the page of errors match no pattern
// but their own paths.
var kindPaths = []struct {
	name, pattern string
	slice         bool
}{
	{"home", "index.html", false},
	{"briefs", "briefs/index.html", false},
	{"briefs of a year", "briefs/year/*.html", true},
	{"brief", "briefs/*.html", false},
	{"actors", "actors/index.html", false},
	{"actor", "actors/*.html", false},
	{"actor in a year", "actors/*/*.html", true},
	{"topics", "topics/index.html", false},
	{"topic", "topics/*.html", false},
	{"topic in a year", "topics/*/*.html", true},
	{"authors", "authors/index.html", false},
	{"author", "authors/*.html", false},
	{"author in a year", "authors/*/*.html", true},
	{"series", "series/index.html", false},
	{"one series", "series/*.html", false},
	{"series in a year", "series/*/*.html", true},
	{"recommendations", "recommendations/index.html", false},
	{"recommendations to an actor", "recommendations/to/*.html", true},
	{"recommendations by status", "recommendations/status/*.html", true},
	{"recommendations by instrument", "recommendations/instrument/*.html", true},
	{"recommendations of a year", "recommendations/year/*.html", true},
	{"recommendations of a kind in a year", "recommendations/*/*/*.html", true},
	{"timeline", "timeline/index.html", false},
	{"timeline of a year", "timeline/*.html", true},
	{"sources", "sources/index.html", false},
	{"sources of a year", "sources/*.html", true},
	{"figures", "figures/index.html", false},
	{"figures of a year", "figures/*.html", true},
	{"data", "data/index.html", false},
	{"for frames", "embed/*/*.html", true},
	{"search", "search/index.html", false},
	{"page", "*.html", false},
	{"not found", "404.html", false},
}

// kinds gives every kind of page that the site has.
func (s *suite) kinds(t testing.TB) []kind {
	t.Helper()
	var found []kind
	for _, k := range kindPaths {
		pages := s.bySize(t, k.pattern)
		if len(pages) == 0 {
			continue
		}
		last := len(pages) - 1
		found = append(found, kind{k.name, pages[last], k.slice})
		if *audit && last > 0 {
			found = append(found, kind{k.name + ", the smallest", pages[0], true})
		}
		if *audit && last > 1 {
			found = append(found, kind{k.name + ", the middle", pages[last/2], true})
		}
	}
	if len(found) < 12 {
		t.Fatalf("the site has only %d kinds of pages: %v", len(found), found)
	}
	return found
}

// bySize gives the pages that match a pattern, the smallest first, without old
// addresses that lead to new ones.
func (s *suite) bySize(t testing.TB, pattern string) []string {
	t.Helper()
	var pages []string
	size := map[string]int64{}
	for _, page := range s.pages {
		if !matches(pattern, page) {
			continue
		}
		info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() < 2<<10 && s.leadsOn(t, page) {
			continue
		}
		pages, size[page] = append(pages, page), info.Size()
	}
	slices.SortStableFunc(pages, func(a, b string) int { return cmp.Compare(size[a], size[b]) })
	return pages
}

// kind gives the kind of page of a name.
func (s *suite) kind(t testing.TB, name string) kind {
	t.Helper()
	for _, k := range s.kinds(t) {
		if k.name == name {
			return k
		}
	}
	t.Fatalf("the site has no page of the kind %q", name)
	return kind{}
}

func matches(pattern, page string) bool {
	if base := path.Base(page); base == "index.html" || base == "404.html" {
		return page == pattern
	}
	ok, err := path.Match(pattern, page)
	return ok && err == nil
}

// each runs a test for every kind of page, as many at a time as there are cores.
func (s *suite) each(t *testing.T, test func(t *testing.T, k kind)) {
	t.Helper()
	run(t, s.kinds(t), test)
}

// eachTemplate is each without the slices, for what takes long and depends on the
// template; an audit takes its time.
func (s *suite) eachTemplate(t *testing.T, test func(t *testing.T, k kind)) {
	t.Helper()
	run(t, slices.DeleteFunc(s.kinds(t), func(k kind) bool { return k.slice && !*audit }), test)
}

func run(t *testing.T, kinds []kind, test func(t *testing.T, k kind)) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			test(t, k)
		})
	}
}
