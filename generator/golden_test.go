package main

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// kitchen is an archive that uses every key of every kind.
var kitchen = filepath.Join("testdata", "kitchen")

// goldenPages are pages of the kitchen archive, at least one of each kind.
func goldenPages() []string {
	return []string{
		"404.html", "about.html", "actors/index.html", "actors/black-michael.html", "actors/rudolf-v.html", "actors/ruritania.html",
		"authors/index.html", "authors/anthony-hope.html", "authors/colonel-sapt.html", "series/index.html", "series/papers-of-the-court.html",
		"briefs/coronation.html", "briefs/first-report/v1.html", "briefs/first-report/v1-v3.html", "briefs/forged-letters.html", "briefs/index.html", "briefs/plain.html", "briefs/statement.html", "briefs/year/2024.html",
		"data/index.html", "embed/actors/ruritania.html", "embed/topics/succession.html", "embed/events/6.html", "embed/figures/3.html", "embed/recommendations/55.html", "figures/2024.html", "figures/index.html", "index.html", "old/coronation.html", "recommendations/index.html",
		"recommendations/instrument/military.html", "recommendations/status/superseded.html", "recommendations/to/ruritania.html",
		"recommendations/year/2024.html",
		"search/files.html", "search/index.html", "sources/1892.html", "sources/index.html", "timeline/1892.html", "timeline/index.html", "topics/index.html", "topics/succession.html",
	}
}

// TestGoldenPages compares pages with those in testdata/golden. With -update it
// writes them anew, for somebody to look at the difference.
func TestGoldenPages(t *testing.T) {
	site, golden := buildSite(t, kitchen), filepath.Join("testdata", "golden")
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range goldenPages() {
		t.Run(page, func(t *testing.T) {
			html, ok := site[page]
			if !ok {
				t.Fatalf("the site has no such page; it has:\n%s", strings.Join(site.paths(), "\n"))
			}
			got, file := normal(html), filepath.Join(golden, filepath.FromSlash(page))
			if *update {
				writeFile(t, file, got)
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("-want +got (go test ./generator -run Golden -update rewrites it):\n%s", diff)
			}
		})
	}
}

// TestGoldenPagesAreComplete wants every kind of page among the golden ones.
func TestGoldenPagesAreComplete(t *testing.T) {
	kinds := map[string]bool{}
	for _, page := range goldenPages() {
		kinds[kindOf(page)] = true
	}
	for page, d := range pages(t, buildSite(t, kitchen)) {
		if !kinds[kindOf(indexed(page))] && !isRedirect(d) {
			t.Errorf("no golden page stands for %s", page)
		}
	}
}

// kindOf is an index page itself, and otherwise a page's folder.
func kindOf(page string) string {
	dir, file := path.Split(page)
	if file == "index.html" {
		return page
	}
	return dir
}

var (
	fingerprint = regexp.MustCompile(`(assets/[a-z0-9-]+\.)[0-9a-f]{10}\.`)
	generatedBy = regexp.MustCompile(`(?i)(chancery )` + regexp.QuoteMeta(version) + `\b`)
)

// normal takes out of a page what changes without the page's doing: fingerprints
// of style sheets and scripts, and the version. Each tag has a line of its own, so
// that a difference can be read.
func normal(html []byte) []byte {
	html = fingerprint.ReplaceAll(html, []byte("${1}FINGERPRINT."))
	html = generatedBy.ReplaceAll(html, []byte("${1}VERSION"))
	html = bytes.ReplaceAll(html, []byte("><"), []byte(">\n<"))
	return append(bytes.TrimRight(html, "\n"), '\n')
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
