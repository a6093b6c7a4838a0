package browser

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// captured reads the responses of a web archive (WARC 1.0, ISO 28500), by their paths.
func captured(t *testing.T, name string) map[string][]byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, all := bufio.NewReader(f), map[string][]byte{}
	for {
		kind, target, length := "", "", 0
		begun := false
		for {
			line, err := r.ReadString('\n')
			if err == io.EOF && !begun {
				return all
			}
			if err != nil {
				t.Fatal(err)
			}
			line = strings.TrimRight(line, "\r\n")
			if line == "" {
				if !begun {
					continue // between two records
				}
				break
			}
			begun = true
			switch key, value, _ := strings.Cut(line, ": "); key {
			case "WARC-Type":
				kind = value
			case "WARC-Target-URI":
				target = strings.Trim(value, "<>")
			case "Content-Length":
				if length, err = strconv.Atoi(value); err != nil {
					t.Fatal(err)
				}
			}
		}
		block := make([]byte, length)
		if _, err := io.ReadFull(r, block); err != nil {
			t.Fatal(err)
		}
		if kind == "response" {
			u, err := url.Parse(target)
			if err != nil {
				t.Fatal(err)
			}
			all[u.Path] = block
		}
	}
}

// TestWebArchive has a crawler put the site into a web archive, and replays that: pages have
// their style, the search finds, previews and citations work, from what was captured alone.
func TestWebArchive(t *testing.T) {
	s := open(t)
	handler, err := serve(s.dir, "/")
	if err != nil {
		t.Fatal(err)
	}
	crawled := httptest.NewServer(handler)
	wget, err := findProgram("wget", "wget", "wget")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	c := exec.Command(wget, "--mirror", "-p", "--no-verbose", "--warc-file=site", "--no-warc-compression", "--no-warc-digests", "-e", "robots=off", crawled.URL+"/")
	c.Dir = dir
	_ = c.Run() // it fails for 404.html, as it is told to
	crawled.Close()
	responses := captured(t, filepath.Join(dir, "site.warc"))
	if len(responses) < 60 {
		t.Fatalf("only %d responses were captured", len(responses))
	}
	replay := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		block, ok := responses[r.URL.Path]
		if !ok {
			if path := r.URL.Path; path != "/favicon.ico" {
				t.Errorf("%s was not captured", path)
			}
			http.NotFound(w, r)
			return
		}
		response, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer response.Body.Close()
		for _, key := range []string{"Content-Type", "Content-Encoding", "Content-Security-Policy"} {
			if v := response.Header.Get(key); v != "" {
				w.Header().Set(key, v)
			}
		}
		w.WriteHeader(response.StatusCode)
		_, _ = io.Copy(w, response.Body)
	}))
	defer replay.Close()
	there := site{"replay", replay.URL + "/"}
	b := s.lone(t)
	b.visit(t, look{width: 1280}, there.url("search/index.htm")+"?q=north+korea")
	if found := eval[[]string](t, b, results); len(found) == 0 {
		t.Error("nothing is found")
	}
	b.ready(t, look{width: 1280}, there.url(s.kind(t, "brief").page))
	if family := eval[string](t, b, `getComputedStyle(document.querySelector(".prose")).maxWidth + getComputedStyle(document.querySelector("h1")).fontFamily`); family == "noneserif" || family == "" {
		t.Errorf("a brief has no style: %s", family)
	}
	eval[int](t, b, clipboard)
	b.click(t, `document.querySelectorAll(".cite-tools button")[0]`)
	b.until(t, "a citation", `window.copied === document.querySelector(".references dd").textContent`)
	b.hover(t, mention)
	b.until(t, "a preview", preview+` !== ""`)
	b.silent(t)
}
