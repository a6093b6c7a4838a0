package browser

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	desk "chancery/generator/internal/serve"
	session "chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What chancery serve shows on a page lies in a shadow tree.
const (
	deskRoot = `document.querySelector("chancery-desk")?.shadowRoot`
	overlay  = `(r => r && r.querySelector("dialog").open ? r.querySelector("dialog").innerText : "")(` + deskRoot + `)`
	notice   = `(r => r && r.querySelector(".notice").checkVisibility() ? r.querySelector(".notice").innerText : "")(` + deskRoot + `)`
	nothing  = `document.querySelector("chancery-desk")?.lang && ` + // its language comes with the first word of the server
		overlay + ` === "" && ` + notice + ` === ""`
)

// author is somebody who writes an archive that chancery serve shows.
type author struct {
	dir, address string
	port         int
	end          func(*testing.T) // ends the server
}

// begin makes an archive with one long brief, and serves it until the test ends.
func begin(t *testing.T) *author {
	t.Helper()
	a := &author{dir: t.TempDir()}
	a.write(t, "content/site.yaml", "title: The Archive\nbase_url: https://example.org\n")
	a.write(t, "content/actors/ruritania.md", "---\nname: Ruritania\nkind: state\n---\nA kingdom.\n")
	a.write(t, "content/briefs/long.md", long(nil))
	a.write(t, "content/briefs/short.md", text("Short", "A few words."))
	a.serve(t, 0)
	t.Cleanup(func() { a.end(t) })
	return a
}

// serve has the archive served on a port, or a free one.
func (a *author) serve(t *testing.T, port int) {
	t.Helper()
	opened, err := session.Open(a.dir, session.Options{Drafts: true, Future: true, Now: time.Now, Version: "test", Templates: templates.Files, Static: static.Files})
	if err != nil {
		t.Fatal(err)
	}
	server, err := desk.New(opened, desk.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	l, err := desk.Listen(ctx, "127.0.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 2)
	go func() { ended <- server.Serve(ctx, l) }()
	go func() { ended <- server.Watch(ctx, a.dir) }()
	a.address, a.port = desk.Address(l), l.Addr().(*net.TCPAddr).Port
	a.end = func(t *testing.T) {
		a.end = func(*testing.T) {} // a test that ends it may fail before it is served again
		stop()
		if err := errors.Join(<-ended, <-ended, opened.Close()); err != nil {
			t.Error(err)
		}
	}
}

func (a *author) write(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(a.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func text(title, words string) string {
	return "---\ntitle: " + title + "\ndate: 2024-05-01\nsummary: Summary.\n---\n\n" + words + "\n"
}

// mistaken is a brief with two mistakes in its front matter.
func mistaken(brief string) string {
	return strings.NewReplacer("2024-05-01", "2024-13-01", "summary:", "sumary:").Replace(brief)
}

// long is a brief of sixty paragraphs, of which some are given.
func long(edits map[int]string) string {
	var b strings.Builder
	for i := range 60 {
		if words := edits[i]; words != "" {
			b.WriteString(words + "\n\n")
			continue
		}
		fmt.Fprintf(&b, "Paragraph %d. %s\n\n", i, strings.Repeat("These are words of a long brief. ", 12))
	}
	return text("Long", b.String())
}

// sees waits until an expression is true, whatever pages are loaded meanwhile.
func (b *tab) sees(t *testing.T, what, expression string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(30 * time.Millisecond) {
		is, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`!!(`+expression+`)`))
		if err == nil && is {
			return
		}
		if time.Now().After(end) {
			state, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`[location.href, document.title, `+overlay+`, `+notice+`].join("\n")`))
			t.Fatalf("%s: it did not happen (%v); there is\n%s", what, err, state)
		}
	}
}

func holds(element, words string) string { return fmt.Sprintf("(%s).includes(%q)", element, words) }

const content = `document.getElementById("Main").innerText`

// TestDesk edits an archive under chancery serve, and looks at it: every good edit, every
// mistake, and the page when the mistake is fixed.
func TestDesk(t *testing.T) {
	s := open(t)
	a, b := begin(t), s.lone(t)
	const name = "content/briefs/short.md"
	b.ready(t, look{width: 1280}, a.address+"briefs/short.html")
	b.sees(t, "nothing is wrong", nothing+" && "+holds(content, "A few words."))

	a.write(t, name, text("Short", "Other words."))
	b.sees(t, "a good edit", nothing+" && "+holds(content, "Other words."))

	a.write(t, name, mistaken(text("Short", "More words.")))
	b.sees(t, "the overlay", holds(overlay, `unknown key "sumary" in the brief`))
	for _, want := range []string{"2 mistakes on this page", "content/briefs/short.md:4:1: error: ", "4 | sumary: Summary.", `did you mean "summary"?`, "2024-13-01"} {
		b.sees(t, want, holds(overlay, want))
	}
	b.sees(t, "the last good page", notice+` === "" && `+holds(content, "Other words."))
	if got := eval[string](t, b, `(d => [d.role, d.matches(":modal"), d.getRootNode().activeElement?.textContent].join())(`+deskRoot+`.querySelector("dialog"))`); got != "alertdialog,true,Close" {
		t.Errorf("the overlay is %q, want an alertdialog, modal, with the focus on what closes it", got)
	}
	b.silent(t)
	b.axe(t, axeScript(t), 1280)
	b.show(t, look{width: 390})
	if w := eval[int](t, b, `document.documentElement.scrollWidth`); w > 390 {
		t.Errorf("on a phone the page is %d pixels wide", w)
	}
	b.axe(t, axeScript(t), 390)
	b.taken() // axe tries what the policy forbids
	b.show(t, look{width: 1280})
	b.press(t, kb.Escape)
	b.sees(t, "the notice in its place", overlay+` === "" && `+holds(notice, "2 mistakes on this page"))
	b.sees(t, "the notice is read aloud", deskRoot+`.querySelector("[role=status]").textContent === "2 mistakes on this page"`)
	b.axe(t, axeScript(t), 1280)
	b.taken()
	b.click(t, deskRoot+`.querySelector(".notice button")`)
	b.sees(t, "the overlay again", holds(overlay, "sumary"))

	// Another page that is loaded now is the last good one, with the overlay.
	b.visit(t, look{width: 1280}, a.address+"briefs/short.html")
	b.press(t, kb.Escape)
	b.visit(t, look{width: 1280}, a.address+"briefs/long.html")
	b.sees(t, "a notice on another page", holds(notice, "2 errors elsewhere")+" && "+overlay+` === ""`)
	b.click(t, deskRoot+`.querySelector(".notice button")`)
	b.sees(t, "all mistakes on another page", holds(overlay, `unknown key "sumary"`))
	b.press(t, kb.Escape)
	a.write(t, name, text("Short", "Fixed words."))
	b.sees(t, "nothing is wrong on another page", nothing)
	b.visit(t, look{width: 1280}, a.address+"briefs/short.html")
	b.sees(t, "the fixed page", nothing+" && "+holds(content, "Fixed words."))
	b.silent(t)

	// A mistake that is fixed while the overlay is there takes it away. Those of other files are
	// shown behind its own when they are asked for.
	a.write(t, name, text("Short", "[[nowhere]]"))
	a.write(t, "content/briefs/long.md", text("Long", "[[elsewhere]]"))
	b.sees(t, "the overlay", holds(overlay, "nowhere")+" && "+holds(overlay, "1 error elsewhere")+" && !"+holds(overlay, `called "elsewhere"`))
	b.click(t, deskRoot+`.querySelector("dialog > div:last-child button")`)
	b.sees(t, "all mistakes", holds(overlay, `called "elsewhere"`)+" && "+holds(overlay, `called "nowhere"`))
	a.write(t, "content/briefs/long.md", long(nil))
	b.sees(t, "its own mistake alone", holds(overlay, "nowhere")+" && !"+holds(overlay, "elsewhere"))
	a.write(t, name, text("Short", "Fixed again."))
	b.sees(t, "the fixed page", nothing+" && "+holds(content, "Fixed again."))

	// Renamed, and back; deleted, and back.
	at := func(name string) string { return filepath.Join(a.dir, filepath.FromSlash(name)) }
	if err := os.Rename(at(name), at("content/briefs/brief.md")); err != nil {
		t.Fatal(err)
	}
	b.sees(t, "a page that is no longer there", holds(content, "no page")+" && "+nothing)
	b.visit(t, look{width: 1280}, a.address+"briefs/brief.html")
	b.sees(t, "the page under its new name", holds(content, "Fixed again."))
	a.write(t, "content/briefs/brief.md", strings.Replace(text("Short", "Renamed."), "summary:", "aliases: /briefs/short.html\nsummary:", 1))
	b.sees(t, "the renamed page", holds(content, "Renamed."))
	b.visit(t, look{width: 1280}, a.address+"briefs/short.html")
	b.sees(t, "the old address leads to the new one", `location.pathname === "/briefs/brief.html" && `+holds(content, "Renamed."))
	if err := os.Remove(at("content/briefs/brief.md")); err != nil {
		t.Fatal(err)
	}
	b.sees(t, "a page that was deleted", holds(content, "no page"))
	a.write(t, "content/briefs/brief.md", text("Short", "Restored."))
	b.sees(t, "a page that was restored", holds(content, "Restored."))
	b.taken() // the browser reports what is not there

	// A template: one that fails, one that cannot be read, a good one.
	a.write(t, "templates/brief.html", "<h1>{{.Title}}</h1>\n<p>{{.Length}}</p>\n")
	b.sees(t, "a template that fails", holds(overlay, "templates/brief.html:2: error: ")+" && "+holds(overlay, "on the page briefs/brief.html")+" && "+holds(content, "Restored."))
	a.write(t, "templates/brief.html", "<h1>{{.Title}}</h1>\n{{if}}\n")
	b.sees(t, "a template that cannot be read", holds(overlay, "templates/brief.html:2: error: missing value for if")+" && "+holds(content, "Restored."))
	a.write(t, "templates/brief.html", "<h1>{{.Title}}, in a new look</h1>\n")
	b.sees(t, "a good template", nothing+" && "+holds(content, "Short, in a new look"))
	if err := os.RemoveAll(at("templates")); err != nil {
		t.Fatal(err)
	}
	b.sees(t, "the built-in template", nothing+" && "+holds(content, "Restored."))

	// site.yaml, wrong, right, and in German.
	a.write(t, "content/site.yaml", "title: The Archive\nbase_url: https://example.org\ncolor: red\n")
	b.sees(t, "a mistake in site.yaml is a notice", holds(notice, "1 error elsewhere")+" && "+overlay+` === ""`)
	b.click(t, `[...`+deskRoot+`.querySelectorAll(".notice button")].at(-1)`)
	b.sees(t, "a notice that was closed", nothing)
	b.visit(t, look{width: 1280}, a.address+"briefs/brief.html")
	b.still(t, "a notice that was closed stays closed", nothing)
	a.write(t, "content/site.yaml", "title: Das Archiv\nbase_url: https://example.org\nlanguage: de\n")
	b.sees(t, "another title", `document.title.includes("Das Archiv") && `+nothing)
	a.write(t, "content/actors/ruritania.md", "---\nname: Ruritania\nkind: duchy\n---\nA duchy.\n")
	b.sees(t, "a notice in German", holds(notice, "1 Fehler an anderer Stelle"))
	b.visit(t, look{width: 1280}, a.address+"actors/ruritania.html")
	b.sees(t, "the overlay in German", holds(overlay, "1 Fehler auf dieser Seite")+" && "+holds(content, "A kingdom."))
	a.write(t, "content/actors/ruritania.md", "---\nname: Ruritania\nkind: state\n---\nA republic.\n")
	b.sees(t, "nothing is wrong in the end", nothing+" && "+holds(content, "A republic."))
	b.silent(t)
}

// TestDeskKeepsThePlace: after an edit in sight the page stays where it is, and after one
// out of sight it moves there.
func TestDeskKeepsThePlace(t *testing.T) {
	s := open(t)
	a, b := begin(t), s.lone(t)
	const name = "content/briefs/long.md"
	paragraph := func(n int) string { return fmt.Sprintf(`document.querySelectorAll(".prose > p")[%d]`, n) }
	top := func(n int) float64 { return eval[float64](t, b, paragraph(n)+`.getBoundingClientRect().top`) }
	b.ready(t, look{width: 1280}, a.address+"briefs/long.html")
	eval[int](t, b, paragraph(30)+`.scrollIntoView({block: "center"}), 0`)
	b.still(t, "the page is laid out", "true")
	before := top(30)

	edits := map[int]string{31: "Edited in sight."}
	a.write(t, name, long(edits))
	b.sees(t, "an edit in sight", holds(content, "Edited in sight."))
	b.still(t, "the page is laid out", "true")
	if after := top(30); after < before-2 || after > before+2 {
		t.Errorf("after an edit in sight the paragraph stands at %v, before at %v", after, before)
	}
	// What is added above moves nothing that is read.
	a.write(t, "content/site.yaml", "title: The Archive\nbase_url: https://example.org\nmenu: [briefs, {title: A much longer menu, url: https://example.org/}, search]\n")
	b.sees(t, "another menu", `document.body.innerText.includes("A much longer menu")`)
	b.still(t, "the page is laid out", "true")
	if after := top(30); after < before-2 || after > before+2 {
		t.Errorf("after an edit elsewhere the paragraph stands at %v, before at %v", after, before)
	}
	for _, n := range []int{2, 55} {
		words := fmt.Sprintf("Edited out of sight, paragraph %d.", n)
		edits[n] = words
		a.write(t, name, long(edits))
		b.sees(t, "an edit out of sight", holds(content, words))
		b.sees(t, fmt.Sprint("the page moves to paragraph ", n), `(r => r.top >= 0 && r.bottom <= innerHeight)(`+paragraph(n)+`.getBoundingClientRect())`)
	}
	b.silent(t)
}

// TestDeskAway: a page that is out of sight holds no connection, and catches up when it is
// seen again; one whose server is gone says so, and catches up when it is back.
func TestDeskAway(t *testing.T) {
	s := open(t)
	a, b := begin(t), s.lone(t)
	const name = "content/briefs/short.md"
	b.ready(t, look{width: 1280}, a.address+"briefs/short.html")
	b.sees(t, "nothing is wrong", nothing)
	eval[int](t, b, `dispatchEvent(new PageTransitionEvent("pagehide")), 0`)
	a.write(t, name, text("Short", "While nobody looked."))
	b.still(t, "a page that is not in sight stays", holds(content, "A few words."))
	eval[int](t, b, `dispatchEvent(new PageTransitionEvent("pageshow")), 0`)
	b.sees(t, "it catches up", holds(content, "While nobody looked."))

	b.sees(t, "nothing is wrong", nothing)
	a.end(t)
	b.sees(t, "the server is gone", holds(notice, "chancery serve is not running"))
	a.write(t, name, text("Short", "While it was gone."))
	a.serve(t, a.port)
	b.sees(t, "the server is back", nothing+" && "+holds(content, "While it was gone."))
}

// TestDeskRefusesOtherSites: a page of another site gets nothing to read or to run, though
// it may link to what chancery serve shows.
func TestDeskRefusesOtherSites(t *testing.T) {
	s := open(t)
	a, b := begin(t), s.lone(t)
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>Other</title><p><a href="%s">A link</a></p>`, a.address)
	}))
	defer other.Close()
	elsewhere := strings.Replace(other.URL, "127.0.0.1", "localhost", 1)
	tries := func() string {
		return eval[string](t, b, `(async () => {
			const at = name => "`+a.address+`" + name, done = [];
			const element = (name, attributes) => new Promise(end => {
				const e = Object.assign(document.createElement(name), attributes, {onload: () => end(true), onerror: () => end(false)});
				document.body.append(e);
			});
			done.push(document.querySelector("chancery-desk") ? true : await element("script", {src: at(".chancery/serve.js")}));
			done.push(await element("img", {src: at("assets/" + "`+icon(t, a)+`")}));
			done.push(await fetch(at("briefs/short.html")).then(r => r.ok, () => false));
			done.push(await fetch(at("briefs/short.html"), {method: "POST", mode: "no-cors"}).then(() => true, () => false));
			return done.join();
		})()`)
	}
	b.visit(t, look{width: 1280}, a.address+"briefs/short.html")
	if got := tries(); got != "true,true,true,true" {
		t.Errorf("the site's own pages get %s", got)
	}
	b.visit(t, look{width: 1280}, elsewhere)
	if got := tries(); got != "false,false,false,false" {
		t.Errorf("pages of other sites get %s", got)
	}
	b.click(t, `document.querySelector("a")`)
	b.sees(t, "a link leads there", `document.title.includes("The Archive")`)
	b.taken() // what was refused is reported
}

// icon is the name of the site's icon.
func icon(t *testing.T, a *author) string {
	t.Helper()
	response, err := http.Get(a.address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	_, rest, _ := strings.Cut(string(page), `href="assets/icon`)
	name, _, found := strings.Cut(rest, `"`)
	if err != nil || !found {
		t.Fatalf("there is no icon: %v", err)
	}
	return "icon" + name
}
