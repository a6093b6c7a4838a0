package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// edited is an edit of an archive under chancery serve, and what the page shows then.
type edited struct {
	What string `json:"what"`
	File string `json:"file"` // written, or removed where Text is ""; "" for no edit
	Text string `json:"text"`
	Do   string `json:"do"`   // evaluated before
	Sees string `json:"sees"` // true in the end
}

// edits are those that every engine is to show: good, broken, fixed, elsewhere, a template,
// another name, gone, out of sight.
func (a *author) edits() []edited {
	const brief, other, template = "content/briefs/short.md", "content/briefs/other.md", "templates/brief.html"
	close := deskRoot + `.querySelector("dialog button").click()`
	third := `(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelectorAll(".prose > p")[55].getBoundingClientRect())`
	return []edited{
		{What: "the page", Do: `location.assign("` + a.address + `briefs/short.html")`, Sees: nothing + " && " + holds(content, "A few words.")},
		{What: "a good edit", File: brief, Text: text("Short", "Other words."), Sees: nothing + " && " + holds(content, "Other words.")},
		{What: "the overlay", File: brief, Text: mistaken(text("Short", "More words.")),
			Sees: holds(overlay, `unknown key "sumary" in the brief`) + " && " + holds(overlay, `did you mean "summary"?`) + " && " + holds(content, "Other words.")},
		{What: "the focus in the overlay", Sees: `(d => d.matches(":modal") && d.getRootNode().activeElement?.textContent === "Close")(` + deskRoot + `.querySelector("dialog"))`},
		{What: "the notice in its place", Do: close, Sees: overlay + ` === "" && ` + holds(notice, "2 mistakes on this page")},
		{What: "the overlay again", Do: deskRoot + `.querySelector(".notice button").click()`, Sees: holds(overlay, "sumary")},
		{What: "the fixed page", File: brief, Text: text("Short", "Fixed words."), Sees: nothing + " && " + holds(content, "Fixed words.")},
		{What: "a mistake elsewhere", File: other, Text: text("Other", "[[nowhere]]"), Sees: holds(notice, "1 error elsewhere") + " && " + overlay + ` === ""`},
		{What: "none elsewhere", File: other, Text: text("Other", "Words."), Sees: nothing},
		{What: "a template that fails", File: template, Text: "<h1>{{.Title}}</h1>\n<p>{{.Length}}</p>\n", Sees: holds(overlay, "templates/brief.html:2: error: ") + " && " + holds(content, "Fixed words.")},
		{What: "a good template", File: template, Text: "<h1>{{.Title}}, in a new look</h1>\n", Sees: nothing + " && " + holds(content, "Short, in a new look")},
		{What: "the built-in template", File: template, Sees: nothing + " && " + holds(content, "Fixed words.")},
		{What: "a mistake in site.yaml", File: "content/site.yaml", Text: "title: The Archive\ncolor: red\n", Sees: holds(notice, "1 error elsewhere")},
		{What: "site.yaml in German", File: "content/site.yaml", Text: "title: Das Archiv\nlanguage: de\n", Sees: nothing + ` && document.title.includes("Das Archiv")`},
		{What: "a page that is gone", File: brief, Sees: holds(content, "keine Seite") + " && " + nothing},
		{What: "a page that is back", File: brief, Text: text("Short", "Restored."), Sees: nothing + " && " + holds(content, "Restored.")},
		{What: "a long page", Do: `location.assign("` + a.address + `briefs/long.html")`, Sees: nothing + " && " + holds(content, "Paragraph 55")},
		{What: "an edit out of sight", File: "content/briefs/long.md", Text: long(map[int]string{55: "Edited out of sight."}), Sees: holds(content, "Edited out of sight.") + " && " + third},
	}
}

// make makes an edit.
func (a *author) make(t *testing.T, e edited) {
	t.Helper()
	switch {
	case e.File == "":
	case e.Text == "":
		if err := os.Remove(filepath.Join(a.dir, filepath.FromSlash(e.File))); err != nil {
			t.Fatal(err)
		}
	default:
		a.write(t, e.File, e.Text)
	}
}

// TestDeskInWebKit edits an archive under chancery serve and looks at it in WebKitGTK.
func TestDeskInWebKit(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out the tests in the browser")
	}
	a, w := begin(t), newWebKit(t)
	run := func(script string, value any) {
		w.do(t, "/execute/sync", map[string]any{"args": []any{}, "script": script}, value)
	}
	w.do(t, "/url", map[string]any{"url": a.address}, nil)
	for _, e := range a.edits() {
		a.make(t, e)
		if e.Do != "" {
			run(e.Do, nil)
		}
		for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			var is bool
			if run("try { return !!("+e.Sees+") } catch { return false }", &is); is {
				break
			}
			if time.Now().After(end) {
				var state string
				run(`return [location.href, document.title, `+overlay+`, `+notice+`].join("\n")`, &state)
				t.Fatalf("%s: it did not happen; there is\n%s", e.What, state)
			}
		}
	}
}

// TestDeskInFirefox does so in Firefox.
func TestDeskInFirefox(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out the tests in the browser")
	}
	firefox, err := findProgram("Firefox", "firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		t.Fatal(err)
	}
	a := begin(t)
	edits := a.edits()
	for i := range edits {
		if edits[i].File != "" {
			edits[i].File = filepath.Join(a.dir, filepath.FromSlash(edits[i].File))
			if err := os.MkdirAll(filepath.Dir(edits[i].File), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	out := node(t, t.TempDir(), []byte(`
		import {readFileSync, rmSync, writeFileSync} from "node:fs";
		import puppeteer from "puppeteer-core";
		const {firefox, address, edits} = JSON.parse(readFileSync(process.argv[2]));
		const browser = await puppeteer.launch({browser: "firefox", executablePath: firefox, headless: true}), page = await browser.newPage();
		const tried = script => page.evaluate(script).catch(() => false); // the page may be on its way
		await page.goto(address);
		let missed = null;
		for (const {what, file, text, do: act, sees} of edits) {
			if (file && text) writeFileSync(file, text);
			if (file && !text) rmSync(file);
			if (act) await tried(act + ", 0");
			const end = Date.now() + 20000;
			let is = false;
			while (!is && Date.now() < end) {
				is = await tried("!!(" + sees + ")");
				await new Promise(r => setTimeout(r, 50));
			}
			if (!is) { missed = what + ": " + await tried("[location.href, document.title, document.body.innerText.slice(0, 500)].join()"); break; }
		}
		await browser.close();
		console.log(JSON.stringify({missed}));
	`), map[string]any{"firefox": firefox, "address": a.address, "edits": edits})
	var got struct{ Missed *string }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if got.Missed != nil {
		t.Fatalf("it did not happen: %s", *got.Missed)
	}
}
