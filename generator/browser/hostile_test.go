package browser

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/build"
	"chancery/generator/internal/diag"
	"chancery/static"
	"chancery/templates"

	"gopkg.in/yaml.v3"
)

// script is what a hostile author writes into every field: it asks for /caught wherever a
// browser reads any of it as more than text.
const script = `"><script src="/caught?script"></script><img src="/caught?img" onerror="fetch('/caught?error')">'/><svg onload="fetch('/caught?svg')"></svg>` +
	`</title></style></script><script>fetch('/caught?inline')</script><iframe srcdoc="<script>parent.fetch('/caught?frame')</script>"></iframe> {{.}} ${1} ` + "`" + ` javascript:fetch('/caught?url') ]]> --> end`

// ids are those of the archive, by the keys that refer to them.
var ids = map[string]string{"actors": "a", "to": "a", "concerns": "a", "country": "a", "member_of": "b", "leads": "b", "not": "b", "topics": "t", "sources": "s", "source": "s", "navigation": "p", "id": "s"}

// leftAlone are the keys that take no text of an author's own, each with why.
var leftAlone = map[string]string{
	"related": "an id of another brief", "supersedes": "likewise", "translation_of": "likewise", "superseded_by": "likewise", "aliases": "addresses; of an actor names, which the text repeats",
	"formerly": "former ids", "files": "paths of files", "file": "likewise", "logo": "likewise", "license": "an identifier or an address", "email": "an address", "doi_prefix": "a number", "repec": "a handle",
	"accent": "a colour", "base_url": "an address", "silence": "codes", "draft": "true or false", "autolink": "likewise", "card_pictures": "likewise", "instruments": "terms, with titles below", "kinds": "likewise",
	"status": "of a term", "response": "likewise", "withdrawn": "a brief that is no longer there", "changes": "needs versions", "ids": "an address", "low": "instead of value", "high": "likewise", "menu": "with titles below",
}

// hostile fills a mapping of the model with what may be hostile in it.
func hostile(s *archive.Struct) map[string]any {
	m := map[string]any{}
	for _, k := range s.Keys {
		if _, not := leftAlone[k.Name]; not {
			continue
		}
		var v any
		switch k.Holds {
		case archive.HoldsText, archive.HoldsInline:
			v = script
			if k.Name == "by" || k.Name == "said_by" || k.Name == "author" {
				v = "Mr " + script
			}
		case archive.HoldsDate:
			v = "2024-05"
		case archive.HoldsLanguage:
			v = "en"
		case archive.HoldsNumber:
			v = 5
		case archive.HoldsAddress:
			v = "https://x.example/?a='onload='fetch('/caught')"
		case archive.HoldsTerm:
			v = k.Terms[0]
		case archive.HoldsID:
			if v = ids[k.Name]; v == "" {
				continue
			}
		case archive.HoldsDOI:
			v = "10.1000/'onload='x"
		case archive.HoldsItem:
			v = "Q1"
		case archive.HoldsMapping:
			v = hostile(k.Struct)
		default:
			continue
		}
		if k.List {
			v = []any{v}
		}
		m[k.Name] = v
	}
	return m
}

// hostileArchive writes an archive of which every field is hostile.
func hostileArchive(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	body := "\n\n# " + script + "\n\n" + script + "\n\n```js" + script + "\n" + script + "\n```\n\n| " + strings.ReplaceAll(script, "|", "") + " |\n|---|\n| x |\n\n" +
		"[[a|" + strings.ReplaceAll(script, "]", "") + "]] [@s, " + strings.ReplaceAll(script, "]", "") + "] note[^1] https://x.example/\"onmouseover=\"x ![" + strings.ReplaceAll(script, "]", "") + "](pic.svg \"" + strings.ReplaceAll(script, `"`, "'") + "\")\n\n[^1]: " + script + "\n"
	write := func(name string, m map[string]any, more map[string]any, text string) {
		for k, v := range more {
			m[k] = v
		}
		data, err := yaml.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".md") {
			data = []byte("---\n" + string(data) + "---\n" + text)
		}
		name = filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all := map[string]*archive.Struct{}
	for _, s := range archive.Describe() {
		all[s.Name] = s
	}
	write("site.yaml", hostile(all["Site"]), map[string]any{"timezone": "UTC", "authors": []any{map[string]any{"name": "Mr " + script, "organization": script}}, "menu": []any{"briefs", "search", map[string]any{"title": script, "url": "https://x.example/'onclick='x"}},
		"instruments": []any{map[string]any{"id": "own", "title": script}}, "kinds": []any{map[string]any{"id": "mine", "title": script}}}, "")
	brief := hostile(all["Brief"])
	delete(brief, "language")
	brief["figures"].([]any)[0].(map[string]any)["id"] = "f"
	brief["recommendations"].([]any)[0].(map[string]any)["id"] = "r"
	event := brief["events"].([]any)[0].(map[string]any)
	event["id"] = "e"
	event["figures"] = []any{"f"}
	brief["authors"] = []any{map[string]any{"name": script, "organization": script}}
	write("briefs/one.md", brief, map[string]any{"kind": "mine"}, body)
	write("briefs/two.md", map[string]any{}, map[string]any{"title": script, "date": "2025", "summary": script, "supersedes": "one", "events": []any{map[string]any{"id": "e", "date": "2023", "place": "Elsewhere " + script}}}, body)
	write("actors/a.md", hostile(all["Actor"]), map[string]any{"kind": "person", "name": "Mr " + script, "aliases": []any{"Zenda " + script}, "country": "b", "not": []any{"b"}}, body)
	write("actors/b.md", map[string]any{}, map[string]any{"kind": "state", "name": "B"}, "Text.")
	write("topics/t.md", hostile(all["Topic"]), nil, body)
	write("pages/p.md", hostile(all["Page"]), nil, strings.ReplaceAll(strings.ReplaceAll(body, "[@s, ", "["), "pic.svg", "../briefs/pic.svg"))
	if err := os.WriteFile(filepath.Join(dir, "content/briefs/pic.svg"), []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

var policy = regexp.MustCompile(`<meta http-equiv="?Content-Security-Policy"?[^>]*>`)

// TestHostileArchive has a hostile author write script into every field of the model, and
// browsers show every page without the site's policy: nothing of it runs, and nothing is
// loaded that the author names.
func TestHostileArchive(t *testing.T) {
	s := open(t)
	source, dest := hostileArchive(t), t.TempDir()
	result, list, err := build.Run(context.Background(), build.Options{Source: source, Destination: dest + "/site", BaseURL: "https://x.example/", Version: "test",
		Today: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Templates: templates.Files, Static: static.Files})
	if err != nil || !result.OK {
		for _, m := range list.Messages {
			if m.Severity == diag.Error {
				t.Logf("%s: %s", m.Pos, m.Text)
			}
		}
		t.Fatalf("the archive is not built: %v", err)
	}
	pages, err := htmlFiles(dest + "/site")
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var caught []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/caught") || strings.Contains(r.URL.RawQuery, "caught") && r.URL.Path != "/search/index.html" {
			mu.Lock()
			caught = append(caught, r.URL.String()+" from "+r.Referer())
			mu.Unlock()
		}
		name := filepath.Join(dest, "site", filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/")))
		data, err := os.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm") {
			if !policy.Match(data) && !strings.Contains(name, "redirect") {
				mu.Lock()
				caught = append(caught, r.URL.Path+" has no policy that could be taken out")
				mu.Unlock()
			}
			data = policy.ReplaceAll(data, nil)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		http.ServeContent(w, r, filepath.Base(name), time.Time{}, strings.NewReader(string(data)))
	}))
	defer server.Close()
	addresses := []string{server.URL + "/search/index.html?q=caught", server.URL + "/search/index.html?q=" + "%22%3E%3Cimg%20src%3D%2Fcaught%3E"}
	for _, p := range pages {
		addresses = append(addresses, server.URL+"/"+p)
	}
	if len(addresses) < 30 {
		t.Fatalf("only %d pages", len(addresses))
	}
	settle := func(where string) {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		slices.Sort(caught)
		for _, c := range slices.Compact(caught) {
			t.Errorf("%s: %s", where, c)
		}
		caught = nil
	}

	b := s.lone(t)
	for _, a := range addresses {
		b.visit(t, look{width: 1280}, a)
		// What scripts show: previews, notes, contents, filters.
		eval[bool](t, b, `(() => { for (const a of document.querySelectorAll("a[href]")) { a.dispatchEvent(new PointerEvent("pointerenter", {bubbles: true, pointerType: "mouse"})); a.dispatchEvent(new Event("focus")); }
			for (const e of document.querySelectorAll(".prose [role=doc-biblioref], .prose [role=doc-noteref], details > summary")) e.click(); return true })()`)
	}
	time.Sleep(time.Second) // for what is asked for late
	settle("Chromium")

	firefox, err := findProgram("Firefox", "firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		t.Fatal(err)
	}
	var seen int
	out := node(t, t.TempDir(), []byte(`import {readFileSync} from "node:fs"; import puppeteer from "puppeteer-core";
		const {firefox, urls} = JSON.parse(readFileSync(process.argv[2]));
		const browser = await puppeteer.launch({browser: "firefox", executablePath: firefox, headless: true}), page = await browser.newPage();
		let seen = 0; for (const u of urls) { await page.goto(u, {waitUntil: "load"}); seen++; }
		await new Promise(r => setTimeout(r, 1000)); await browser.close(); console.log(seen);`), map[string]any{"firefox": firefox, "urls": addresses})
	if err := json.Unmarshal(out, &seen); err != nil || seen != len(addresses) {
		t.Errorf("Firefox has seen %d of %d pages, %v", seen, len(addresses), err)
	}
	settle("Firefox")

	w := newWebKit(t)
	for _, a := range addresses {
		if !strings.Contains(a, "%3C") { // its driver does not come back from such a query
			w.do(t, "/url", map[string]any{"url": a}, nil)
		}
	}
	time.Sleep(time.Second)
	settle("WebKit")
}

// TestHostileArchiveIsCaught holds the test to itself: a page that runs the script is noticed.
func TestHostileArchiveIsCaught(t *testing.T) {
	s := open(t)
	asked := make(chan string, 20)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/caught") {
			asked <- r.URL.RawQuery
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(`<!DOCTYPE html><title>x</title><p title="` + script + `</p>`))
	}))
	defer server.Close()
	b := s.lone(t)
	b.visit(t, look{width: 1280}, server.URL+"/")
	select {
	case <-asked:
	case <-time.After(10 * time.Second):
		t.Error("nothing was caught")
	}
}
