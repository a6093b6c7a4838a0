package main

import (
	"bytes"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sites builds the archives that the tests of whole sites look at: this
// repository's own and the kitchen sink, each as it is opened from a disk and as
// it is published below a path.
func sites(t *testing.T) map[string]tree {
	return map[string]tree{
		"own archive":                buildSite(t, ".."),
		"own archive below a path":   buildSite(t, "..", "-b", "https://example.org/sub/path"),
		"own archive with drafts":    buildSite(t, "..", "-D", "-F"),
		"kitchen sink":               buildSite(t, kitchen, "-b", "https://example.org"),
		"kitchen sink below a path":  buildSite(t, kitchen, "-b", "https://example.org/sub/path/"),
		"kitchen sink with drafts":   buildSite(t, kitchen, "-D", "-F"),
		"kitchen sink, its own site": buildSite(t, kitchen),
	}
}

// reference is an address that a page refers to.
type reference struct{ attribute, address string }

// document is what the tests want to know of a page.
type document struct {
	root       *html.Node
	ids        map[string]int
	facets     map[string]bool // what the page can be filtered by
	references []reference
}

func parsePage(t *testing.T, data []byte) *document {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	d := &document{root: root, ids: map[string]int{}, facets: map[string]bool{}}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				d.ids[a.Val]++
			case "href", "src", "action", "formaction", "poster", "data", "cite", "longdesc", "background", "ping", "manifest", "xlink:href":
				d.references = append(d.references, reference{n.Data + " " + a.Key, a.Val})
			case "data-facets":
				for facet := range strings.SplitSeq(a.Val, ";") {
					name, _, _ := strings.Cut(facet, "=")
					d.facets[name] = true
				}
			case "srcset", "imagesrcset":
				for candidate := range strings.SplitSeq(a.Val, ",") {
					d.references = append(d.references, reference{n.Data + " " + a.Key, strings.Fields(candidate)[0]})
				}
			}
		}
		if to, ok := strings.CutPrefix(attribute(n, "content"), "0; url="); ok && n.Data == "meta" {
			d.references = append(d.references, reference{"refresh", to})
		}
	}
	return d
}

// attribute gives the value of an element's attribute, or "".
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// pages parses every page of a site.
func pages(t *testing.T, site tree) map[string]*document {
	t.Helper()
	all := map[string]*document{}
	for name, data := range site {
		if path.Ext(name) == ".html" || path.Ext(name) == ".htm" {
			all[name] = parsePage(t, data)
		}
	}
	return all
}

// TestLinks wants every link of every page, opened from a disk, to lead to a file
// of the site and every fragment to an id in it.
func TestLinks(t *testing.T) {
	for name, site := range sites(t) {
		t.Run(name, func(t *testing.T) {
			all := pages(t, site)
			for page, d := range all {
				for _, r := range d.references {
					if page == "404.html" && strings.HasPrefix(r.address, "/") {
						continue // TestServedBelowAPath asks for these
					}
					if why := dangling(page, r, site, all); why != "" {
						t.Errorf("%s: %s=%q %s", page, r.attribute, r.address, why)
					}
				}
			}
		})
	}
}

// TestPreviews wants what other sites are told of a page to lead into the site: to the
// page itself, and to pictures.
func TestPreviews(t *testing.T) {
	const base = "https://example.org/sub/path/"
	site := buildSite(t, kitchen, "-b", base)
	pictures := 0
	for page, d := range pages(t, site) {
		for n := range d.root.Descendants() {
			to, inside := strings.CutPrefix(attribute(n, "content"), base)
			switch what := attribute(n, "property"); {
			case what == "og:url" && (!inside || to != indexed(page) && (to != "" || indexed(page) != "index.html")):
				t.Errorf("%s calls itself %s", page, attribute(n, "content"))
			case what == "og:image":
				pictures++
				if m, err := png.DecodeConfig(bytes.NewReader(site[to])); err != nil || !inside || m.Width != 1200 || m.Height != 630 {
					t.Errorf("%s is shown with %s: %v, %v", page, attribute(n, "content"), m, err)
				}
			}
		}
	}
	if pictures < 20 {
		t.Errorf("%d pages have a picture", pictures)
	}
}

// indexed gives a page by the file that hosts show for a folder, when it is an index.
func indexed(page string) string {
	if path.Base(page) == "index.htm" {
		return page + "l"
	}
	return page
}

// TestIndexTwins wants every index to be there as index.htm, too, which links lead to:
// index.html is sent on by some hosts to the folder's address without a slash.
func TestIndexTwins(t *testing.T) {
	site := buildSite(t, kitchen)
	for page, d := range pages(t, site) {
		if path.Base(page) == "index.html" && !isRedirect(d) && !bytes.Equal(site[page], site[strings.TrimSuffix(page, "l")]) {
			t.Errorf("%s is not what %s is", strings.TrimSuffix(page, "l"), page)
		}
		for _, r := range d.references {
			if u, err := url.Parse(r.address); err == nil && u.Host == "" && path.Base(u.Path) == "index.html" {
				t.Errorf("%s: %s=%q leads to index.html", page, r.attribute, r.address)
			}
		}
	}
}

// dangling says what is wrong with a reference, or "".
func dangling(page string, r reference, site tree, all map[string]*document) string {
	u, err := url.Parse(r.address)
	switch {
	case err != nil:
		return err.Error()
	case u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto":
		if strings.HasPrefix(r.attribute, "a ") || r.attribute == "link href" {
			return ""
		}
		return "asks another site for something"
	case strings.HasPrefix(r.address, "data:application/x-research-info-systems;charset=utf-8,TY") && r.attribute == "a href":
		return "" // a record, which the link itself holds
	case u.Scheme != "" || u.Host != "":
		return "has a scheme that no link may have"
	case r.address == "":
		return "is empty"
	case strings.HasPrefix(r.address, "/"):
		return "is not relative"
	}
	file := page
	if u.Path != "" {
		file = path.Join(path.Dir(page), u.Path)
		if strings.HasPrefix(file, "../") {
			return "leads out of the site"
		}
	}
	if _, ok := site[file]; !ok {
		return "leads to no file: " + file
	}
	target := all[file]
	if key, _, choice := strings.Cut(u.Fragment, "="); choice && (target == nil || !target.facets[key]) {
		return "chooses " + key + " in " + file + ", which has no such filter"
	} else if !choice && u.Fragment != "" && (target == nil || target.ids[u.Fragment] == 0) {
		return "leads to no id in " + file
	}
	if u.RawQuery != "" {
		return "has a query, which copies of the site make a file of its own for"
	}
	return ""
}

// TestServedBelowAPath asks a server for every address that is reached from the
// home page and the 404 page, with the site below a path as it is published.
func TestServedBelowAPath(t *testing.T) {
	for name, source := range map[string]string{"own archive": "..", "kitchen sink": kitchen} {
		t.Run(name, func(t *testing.T) {
			const prefix = "/sub/path/"
			site := buildSite(t, source, "-b", "https://example.org"+prefix)
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				data, ok := site[strings.TrimPrefix(r.URL.Path, prefix)]
				if !ok || !strings.HasPrefix(r.URL.Path, prefix) {
					w.WriteHeader(http.StatusNotFound)
				}
				w.Write(data)
			}))
			defer server.Close()
			reached := crawl(t, server, prefix+"index.html", prefix+"404.html")
			for page, d := range pages(t, site) {
				// A withdrawn brief, and a page for frames that were made under a former id.
				gone := page == "briefs/forged-letters.html" || page == "embed/events/2.html"
				if !reached[prefix+page] && !isRedirect(d) && path.Base(page) != "index.html" && !gone {
					t.Errorf("no link leads to %s", page)
				}
			}
		})
	}
}

// crawl requests the paths and all that they lead to on the same server.
func crawl(t *testing.T, server *httptest.Server, paths ...string) map[string]bool {
	t.Helper()
	reached := map[string]bool{}
	for len(paths) > 0 {
		at := paths[len(paths)-1]
		paths = paths[:len(paths)-1]
		if reached[at] {
			continue
		}
		reached[at] = true
		base, err := url.Parse(server.URL + (&url.URL{Path: at}).EscapedPath())
		if err != nil {
			t.Fatal(err)
		}
		response, err := server.Client().Get(base.String())
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		_, err = body.ReadFrom(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK {
			t.Errorf("%s: %s, %v", at, response.Status, err)
			continue
		}
		if ext := path.Ext(at); ext != ".html" && ext != ".htm" {
			continue
		}
		for _, r := range parsePage(t, body.Bytes()).references {
			to, err := base.Parse(r.address)
			if err != nil {
				t.Errorf("%s: %s=%q: %v", at, r.attribute, r.address, err)
			} else if to.Host == base.Host && to.Scheme == base.Scheme {
				paths = append(paths, to.Path)
			}
		}
	}
	return reached
}

// isRedirect reports whether a page is a stub that sends the reader on.
func isRedirect(d *document) bool {
	for _, r := range d.references {
		if r.attribute == "refresh" {
			return true
		}
	}
	return false
}
