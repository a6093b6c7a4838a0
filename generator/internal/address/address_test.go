package address

import "testing"

func TestURL(t *testing.T) {
	for _, test := range []struct{ path, fragment, url string }{
		{"briefs/a.html", "", "%00/briefs/a.html"},
		{"briefs/a.html", "rec-b", "%00/briefs/a.html#rec-b"},
		{"media/guards & men.csv", "", "%00/media/guards%20&%20men.csv"},
		{"media/100%.csv", "", "%00/media/100%25.csv"},
		{"media/what?#.csv", "", "%00/media/what%3F%23.csv"},
		{"briefs/ü.html", "über-straße", "%00/briefs/%C3%BC.html#%C3%BCber-stra%C3%9Fe"},
		{"a.html", `x"<y>`, "%00/a.html#x%22%3Cy%3E"},
	} {
		u := Path(test.path).At(test.fragment)
		if string(u) != test.url {
			t.Errorf("At(%q, %q) = %s, want %s", test.path, test.fragment, u, test.url)
		}
		if got := u.Path(); string(got) != test.path {
			t.Errorf("the path of %s is %q, want %q", u, got, test.path)
		}
	}
}

// The addresses that have been published. Changing one breaks every link to it.
func TestTable(t *testing.T) {
	for want, got := range map[string]URL{
		"index.html":                    Home.URL(),
		"briefs/fees.html#rec-lower":    Brief("fees").At(RecPrefix + "lower"),
		"briefs/fees.html#event-strike": Brief("fees").At(EventPrefix + "strike"),
		"briefs/fees.html#src-s-one":    Brief("fees").At(SourcePrefix + "s-one"),
		"briefs/index.html":             Briefs().Index.URL(),
		"briefs/year/2024.html":         Briefs().Year("2024").URL(),
		"actors/nato.html":              Actor("nato").URL(),
		"actors/nato/2024.html":         ActorList("nato").Year("2024").URL(),
		"topics/trade/202X.html":        TopicList("trade").Year("202X").URL(),
		"authors/rowe.html":             Author("rowe").URL(),
		"authors/rowe/2024.html":        AuthorList("rowe").Year("2024").URL(),
		"authors/index.html":            Authors.URL(),
		"series/papers.html":            Series("papers").URL(),
		"series/papers/2024.html":       SeriesParts("papers").Year("2024").URL(),
		"series/index.html":             SeriesIndex.URL(),
		"feed.atom":                     Feed(Home, Atom).URL(),
		"recommendations/changes.json":  Feed(Recommendations().Index, JSONFeed).URL(),
		"actors/nato.atom":              Feed(Actor("nato"), Atom).URL(),
		"robots.txt":                    Robots.URL(), "sitemap.xml": Sitemap.URL(), "sitemap-2.xml": SitemapPart(2).URL(), "opensearch.xml": OpenSearch.URL(),
		"recommendations/to/nato.html":          To.Of("nato").Index.URL(),
		"recommendations/status/adopted/1.html": Status.Of("adopted").Year("1").URL(),
		"recommendations/instrument/legal.html": Instrument.Of("legal").Index.URL(),
		"recommendations/year/2024.html":        Recommendations().Year("2024").URL(),
		"timeline/2024.html#strike":             Timeline().Year("2024").At("strike"),
		"figures/2024.html#figure-guards":       Figures().Year("2024").At(FigurePrefix + "guards"),
		"sources/undated.html#src-a":            Sources().Year("undated").At(SourcePrefix + "a"),
		"search/index.html":                     Search.URL(),
		"about.html":                            Page("about").URL(),
		"briefs/fees.biblatex.bib":              Brief("fees").Record(BibLaTeX).URL(),
		"timeline/2024.csl.json":                Timeline().Year("2024").Record(CSL).URL(),
		"citations/briefs.ris":                  AllCitations.Record(RIS).URL(),
		"RePEc/abc/abcarch.redif":               RePEc("abc", "arch").URL(),
		"RePEc/abc/briefs/briefs.redif":         RePEc("abc", "/briefs/briefs").URL(),
		"media/briefs/map.png":                  Media("briefs/map.png").URL(),
	} {
		if linked := string(Path(want).Linked()); got.FromRoot() != linked {
			t.Errorf("the address is %s, want %s", got.FromRoot(), linked)
		}
	}
}

// An index has the address that hosts show for its folder, and one for links.
func TestLinked(t *testing.T) {
	for path, want := range map[Path]Path{Home: "index.htm", Search: "search/index.htm", "briefs/my-index.html": "briefs/my-index.html", "a.html": "a.html"} {
		if got := path.Linked(); got != want {
			t.Errorf("links name %s as %s, want %s", path, got, want)
		}
	}
	if got, want := Actors.Absolute("https://example.org"), "https://example.org/actors/index.html"; got != want {
		t.Errorf("the list of actors is at %s, want %s", got, want)
	}
}

func TestReserved(t *testing.T) {
	for id, want := range map[string]bool{"rec-a": true, "fn-1": true, "cite-x-1": true, "record": false, "events": false, "Sources": false} {
		if Reserved(id) != want {
			t.Errorf("Reserved(%q) is %v", id, !want)
		}
	}
}
