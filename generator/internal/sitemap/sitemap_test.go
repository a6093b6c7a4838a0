package sitemap

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 0, MostURLs: 0, MostURLs + 1: 2, 2 * MostURLs: 2, 2*MostURLs + 1: 3} {
		if got := Files(n); got != want {
			t.Errorf("%d pages have %d files, want %d", n, got, want)
		}
	}
	pages := make([]URL, MostURLs+1)
	for i := range pages {
		pages[i].Loc = fmt.Sprint(i)
	}
	first, second := Part(pages, 1), Part(pages, 2)
	if len(first) != MostURLs || len(second) != 1 || second[0].Loc != fmt.Sprint(MostURLs) {
		t.Errorf("the parts have %d and %d pages", len(first), len(second))
	}
}

func TestAppend(t *testing.T) {
	out, err := Append(nil, []URL{{"https://a.example/?a&b", ""}, {"https://a.example/x", "2024-06-19"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/?a&amp;b</loc></url><url><loc>https://a.example/x</loc><lastmod>2024-06-19</lastmod></url></urlset>`
	if got := strings.TrimPrefix(string(out), xml.Header); got != want+"\n" {
		t.Errorf("got %s", got)
	}
}

// The standard's names are short, and cut where a word ends.
func TestSearch(t *testing.T) {
	for title, want := range map[string]string{"Briefs": "Briefs", "The Ruritanian Review": "The Ruritanian", "Sixteen letters!": "Sixteen letters!",
		"Sixteen letters too": "Sixteen letters", "Außenpolitikjahrbuch": "Außenpolitikjahr", "": ""} {
		if got := cut(title, longestShort); got != want {
			t.Errorf("%q is cut to %q, want %q", title, got, want)
		}
	}
}
