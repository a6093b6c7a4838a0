package browser

import (
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// TestShortAddresses has scripts do all that they do where a host shows a page at an
// address without .html, and an index at one without a slash.
func TestShortAddresses(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	brief := strings.TrimSuffix(s.kind(t, "brief").page, ".html")
	b.ready(t, look{width: 1280}, s.root().url(brief))
	eval[int](t, b, clipboard)
	for i, want := range []string{"@techreport{", s.root().url(brief + ".html")} {
		button := fmt.Sprintf(`document.querySelectorAll(".cite-tools button")[%d]`, []int{3, 7}[i])
		b.until(t, "the buttons", button)
		b.click(t, button)
		b.until(t, want, fmt.Sprintf(`window.copied?.includes(%q)`, want))
	}
	b.click(t, `document.querySelector(".prose .anchor")`)
	b.until(t, "a permanent link is copied", `window.copied?.includes("#")`)
	b.hover(t, `[...document.querySelectorAll(".prose a[href*='actors/']")][0]`)
	b.until(t, "a preview", preview+` !== ""`)
	b.silent(t)
	for _, index := range []string{"briefs", "timeline"} {
		visitWhole(t, b, s.root(), index)
	}
	b.visit(t, look{width: 1280}, s.root().url("timeline"))
	link := eval[string](t, b, `document.querySelector(".event h4 a").href`)
	if want := s.root().url("briefs/"); !strings.HasPrefix(link, want) && !strings.HasPrefix(link, s.root().url("timeline/")) {
		t.Errorf("an event at /timeline leads to %s", link)
	}
	b.silent(t)
}

// TestCiteWithoutData says so when the data of a citation cannot be loaded.
func TestCiteWithoutData(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.ready(t, look{width: 1280}, s.root().url(s.kind(t, "brief").page))
	const button = `document.querySelectorAll(".cite-tools button")[3]`
	b.until(t, "the buttons", button)
	eval[int](t, b, `window.fetch = () => Promise.reject(new Error("no")), 0`)
	b.click(t, button)
	b.until(t, "that it could not be loaded", `document.querySelector(".told").textContent.includes("could not be loaded")`)
}

// TestRedirectKeepsTheRest has an old address lead to the place that its fragment names,
// with its query.
func TestRedirectKeepsTheRest(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.visit(t, look{width: 1280}, kitchen(t).url("old/coronation.html")+"?q=x#Sources")
	b.until(t, "the new address with the rest", `location.search === "?q=x" && location.hash === "#Sources" && document.getElementById("Main") !== null`)
}

// kitchen publishes the site of the archive that uses every key.
func kitchen(t *testing.T) site {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if err := buildSite("../testdata/kitchen", dir); err != nil {
		t.Fatal(err)
	}
	handler, err := serve(dir, "/")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return site{"kitchen sink", server.URL + "/"}
}
