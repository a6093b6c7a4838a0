package browser

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rule is an entry of _headers: what a host sends with the files below a path.
type rule struct {
	path   string // from the site's root, such as "assets/"
	header [][2]string
}

// rules reads a site's _headers as Cloudflare Pages and Netlify do.
func rules(dir string) ([]rule, error) {
	text, err := os.ReadFile(filepath.Join(dir, "_headers"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var found []rule
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		name, value, isHeader := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '/' && strings.HasSuffix(line, "/*"):
			found = append(found, rule{path: strings.TrimSuffix(line[1:], "*")})
		case line[0] == ' ' && isHeader && len(found) > 0:
			last := &found[len(found)-1]
			last.header = append(last.header, [2]string{name, value})
		default:
			return nil, errors.New("_headers has a line that is no rule: " + line)
		}
	}
	return found, err
}

// apply sets the headers of a file; where two rules name one header, hosts join them.
func apply(rules []rule, name string, to http.Header) {
	for _, r := range rules {
		if strings.HasPrefix(name, r.path) {
			for _, h := range r.header {
				to.Add(h[0], h[1])
			}
		}
	}
}

// forbidden tries what no page may do, and gives the directives of the policy that
// were violated.
const forbidden = `new Promise(done => {
	const violated = new Set();
	document.addEventListener("securitypolicyviolation", e => violated.add(e.effectiveDirective));
	const add = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
	add("script", {textContent: "document.title = 'changed'"});
	add("script", {src: "https://elsewhere.example/x.js"});
	add("style", {textContent: "body { color: red }"});
	add("p", {}); document.body.lastChild.setAttribute("style", "color: red");
	add("p", {}); document.body.lastChild.setAttribute("onclick", "1");
	add("img", {src: "https://elsewhere.example/x.png"});
	add("img", {src: "data:image/gif;base64,R0lGODlhAQABAAAAACw="});
	add("iframe", {src: "https://elsewhere.example/"});
	add("object", {data: location.href});
	add("audio", {src: "https://elsewhere.example/x.mp3"});
	add("base", {href: "https://elsewhere.example/"});
	fetch("https://elsewhere.example/").catch(() => {});
	setTimeout(() => done([...violated].sort().join(" ")), 500);
})`

// TestPolicy has a browser refuse what the policy forbids, with what a host sends and
// from a disk, where the page's own element alone stands. That no page does any of it
// is for TestWhole: a violation is told to the console.
func TestPolicy(t *testing.T) {
	s := open(t)
	const want = "base-uri connect-src frame-src img-src media-src object-src script-src-attr script-src-elem style-src-attr style-src-elem"
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			b := s.newTab(t) // its console is full of complaints, so nobody else is to have it
			defer b.close()
			b.visit(t, look{width: 1280}, where.url(s.kind(t, "brief").page))
			if got := eval[string](t, b, forbidden); got != want {
				t.Errorf("the policy forbids %s\nwant             %s", got, want)
			}
			if title := eval[string](t, b, "document.title"); title == "changed" {
				t.Error("a script within the page was run")
			}
		})
	}
}

// TestHeaders wants hosts to send the policy that pages hold, and no header twice.
func TestHeaders(t *testing.T) {
	s := open(t)
	response, err := http.Get(s.root().url("index.html"))
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	b := s.tab(t)
	b.visit(t, look{width: 1280}, s.root().url("index.html"))
	own := eval[string](t, b, `document.querySelector("meta[http-equiv=Content-Security-Policy]").content`)
	if sent := response.Header.Get("Content-Security-Policy"); own == "" || sent != own {
		t.Errorf("the host sends the policy %q, the page has %q", sent, own)
	}
	for name, values := range response.Header {
		if len(values) > 1 {
			t.Errorf("%s is sent %d times: %q", name, len(values), values)
		}
	}
}
