package serve

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/site"
)

// TestMistakes: a page whose file is wrong is shown as it was, with the mistake; other
// pages are the newest, with a word of it.
func TestMistakes(t *testing.T) {
	d := small(t)
	const kindless = `content/actors/ruritania.md:3:7: error: "duchy" is not a kind of actor`
	d.wants(t, "/briefs/fees.html", 200, "Small firms pay.")
	d.save(t, "content/briefs/fees.md", brief("Fees", "Small firms pay more."))
	d.wants(t, "/briefs/fees.html", 200, "Small firms pay more.")

	const nowhere = `content/briefs/fees.md:7:3: error: there is nothing with the id "nowhere"`
	d.save(t, "content/briefs/fees.md", brief("Costs", "[[nowhere]] and less."))
	bad := d.told(t, "/briefs/fees.html").heads()
	if len(bad) != 1 || !strings.HasPrefix(bad[0], "* content/briefs/fees.md:7:") {
		t.Fatalf("the mistakes are %q (of the kind of %q)", bad, nowhere)
	}
	d.wants(t, "/briefs/fees.html", 200, "Small firms pay more.", bad...)
	other := strings.TrimPrefix(bad[0], "* ")
	d.wants(t, "/briefs/courts.html", 200, "Courts are slow.", other)
	d.save(t, "content/briefs/courts.md", brief("Courts", "Courts are quick."))
	d.wants(t, "/briefs/courts.html", 200, "Courts are quick.", other)
	d.wants(t, "/", 200, "", other)
	d.wants(t, "/nowhere.html", 404, "", other)

	// A page that nobody has looked at is there as it last was, too.
	d.save(t, "content/actors/ruritania.md", "---\nname: Ruritania\nkind: duchy\n---\nA duchy.\n")
	heads := d.told(t, "/actors/ruritania.html").heads()
	if len(heads) != 2 || !strings.HasPrefix(heads[0], "* content/actors/ruritania.md:3:7: error: ") || heads[1] != other {
		t.Fatalf("the mistakes are %q (of the kind of %q)", heads, kindless)
	}
	d.wants(t, "/actors/ruritania.html", 200, "A kingdom.", heads...)

	d.save(t, "content/actors/ruritania.md", "---\nname: Ruritania\nkind: state\n---\nA republic.\n")
	d.save(t, "content/briefs/fees.md", brief("Costs", "Less."))
	d.wants(t, "/actors/ruritania.html", 200, "A republic.")
	d.wants(t, "/briefs/fees.html", 200, "Less.")
}

// TestMistakesInTheWordsOfTheTerminal: what a page is told is what a build prints.
func TestMistakesInTheWordsOfTheTerminal(t *testing.T) {
	d := small(t)
	d.save(t, "content/briefs/fees.md", strings.Replace(brief("Fees", "Text."), "summary:", "sumary:", 1))
	e, v := d.told(t, "/briefs/fees.html"), d.view.Load()
	want, got := d.printed(v.messages()), ""
	for _, m := range e.Own {
		got += m.Head + "\n" + m.Excerpt + "\n  = " + m.Fix + "\n"
	}
	if got != want || !strings.Contains(want, "= did you mean \"summary\"?") || !strings.Contains(want, "| sumary: Summary.") {
		t.Errorf("the page is told\n%s\nthe terminal\n%s", got, want)
	}
	if e.Words.Title == "" || e.Words.Notice != "" || e.Words.Last == "" {
		t.Errorf("the words are %+v", e.Words)
	}
	if e := d.told(t, "/"); e.Words.Notice == "" {
		t.Errorf("the words are %+v", e.Words)
	}
	d.save(t, "content/site.yaml", "title: T\nbase_url: https://example.org/\nlanguage: de\n")
	if e := d.told(t, "/"); e.Words.Language != "de" || !strings.Contains(e.Words.Notice, "Fehler") {
		t.Errorf("the words of a German archive are %+v", e.Words)
	}
}

// TestMistakesOfTemplates name the template, the line and the page, whether it can be
// read or fails as pages are made.
func TestMistakesOfTemplates(t *testing.T) {
	d := small(t)
	d.wants(t, "/actors/ruritania.html", 200, "A kingdom.")
	d.wants(t, "/pages", 404, "")

	d.save(t, "templates/actor.html", "<h1>{{.Title}}</h1>\n{{.Population}}\n")
	const fails = `templates/actor.html:2: error: executing "actor.html" at <.Population>: can't evaluate field Population in type *page.Actor (on the page actors/ruritania.html) [template-broken]`
	d.wants(t, "/", 200, "", fails) // found, though nobody has looked at the page
	d.wants(t, "/actors/ruritania.html", 200, "A kingdom.", "* "+fails)
	d.save(t, "content/briefs/fees.md", brief("Fees", "As ever."))
	d.wants(t, "/briefs/fees.html", 200, "As ever.", fails)

	d.save(t, "templates/actor.html", "<h1>{{.Title}}</h1>\n{{if}}\n")
	heads := d.told(t, "/actors/ruritania.html").heads()
	if len(heads) != 1 || !strings.HasPrefix(heads[0], "* templates/actor.html:2: error: ") {
		t.Fatalf("the mistakes are %q", heads)
	}
	d.wants(t, "/actors/ruritania.html", 200, "A kingdom.", heads...)
	d.wants(t, "/briefs/fees.html", 200, "As ever.", strings.TrimPrefix(heads[0], "* "))

	d.save(t, "templates/actor.html", "<p>{{.Title}}, anew</p>\n")
	d.wants(t, "/actors/ruritania.html", 200, "<p>Ruritania, anew</p>")
	d.save(t, "templates/base.html", "{{.Main}}{{end}}\n")
	if heads := d.told(t, "/").heads(); len(heads) != 1 || !strings.HasPrefix(heads[0], "* templates/base.html:1: error: ") {
		t.Errorf("the mistakes of every page are %q", heads)
	}
	d.remove(t, "templates")
	if err := d.Update(); err != nil {
		t.Fatal(err)
	}
	d.wants(t, "/actors/ruritania.html", 200, "A kingdom.")
}

// A template that fails on one page alone is found when that page is asked for.
func TestMistakesOfTemplatesOnOnePage(t *testing.T) {
	d := small(t, "templates/page.html", "{{if eq .Title \"Odd\"}}{{index .Title 99}}{{end}}<h1>{{.Title}}</h1>\n", "content/pages/odd.md", "---\ntitle: Even\n---\nText.\n")
	d.wants(t, "/odd.html", 200, "<h1>Even</h1>")
	d.save(t, "content/pages/odd.md", "---\ntitle: Odd\n---\nText.\n")
	d.wants(t, "/about.html", 200, "<h1>About</h1>")
	n := len(d.reports)
	if w := d.get("/odd.html"); w.Code != 200 || !strings.Contains(w.Body.String(), "<h1>Even</h1>") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	if len(d.reports) != n+1 || d.reports[n].Page != "odd.html" {
		t.Errorf("the reports are %+v", d.reports[n:])
	}
	if heads := d.told(t, "/odd.html").heads(); len(heads) != 1 || !strings.Contains(heads[0], "* templates/page.html:1: error: ") || !strings.HasSuffix(heads[0], "(on the page odd.html) [template-broken]") {
		t.Errorf("the mistakes are %q", heads)
	}
	d.save(t, "content/pages/odd.md", "---\ntitle: Odder\n---\nText.\n")
	d.wants(t, "/odd.html", 200, "<h1>Odder</h1>")
}

// TestBrokenFromTheBeginning: there is no page to fall back on, but the mistakes can be read.
func TestBrokenFromTheBeginning(t *testing.T) {
	d := small(t, "templates/home.html", "{{if}}", "content/briefs/fees.md", brief("Fees", "[[nowhere]]"))
	w := d.get("/")
	for _, want := range []string{"templates/home.html:1: error: ", "content/briefs/fees.md:7:", `data-version="none"`} {
		if w.Code != 500 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("status %d, and no %q in %s", w.Code, want, w.Body)
		}
	}
	d.remove(t, "templates")
	if err := d.Update(); err != nil {
		t.Fatal(err)
	}
	heads := d.told(t, "/briefs/fees.html").heads()
	if len(heads) != 1 || !strings.HasPrefix(heads[0], "* content/briefs/fees.md:7:") {
		t.Errorf("the mistakes are %q", heads)
	}
	d.wants(t, "/briefs/courts.html", 200, "Courts are slow.", strings.TrimPrefix(heads[0], "* "))
}

// TestFilesComeAndGo: what is renamed or deleted is at its old address no longer, whatever
// else is wrong.
func TestFilesComeAndGo(t *testing.T) {
	d := small(t)
	rename := func(from, to string) {
		t.Helper()
		if err := os.Rename(filepath.Join(d.dir, from), filepath.Join(d.dir, to)); err != nil {
			t.Fatal(err)
		}
		if err := d.Update(from, to); err != nil {
			t.Fatal(err)
		}
	}
	rename("content/briefs/fees.md", "content/briefs/costs.md")
	d.wants(t, "/briefs/fees.html", 404, "")
	d.wants(t, "/briefs/costs.html", 200, "Small firms pay.")
	d.save(t, "content/briefs/costs.md", strings.Replace(brief("Costs", "All pay."), "summary:", "aliases: /briefs/fees.html\nsummary:", 1))
	if w := d.get("/briefs/fees.html"); w.Code != 200 || !strings.Contains(w.Body.String(), "http-equiv=\"refresh\"") || strings.Contains(w.Body.String(), own) {
		t.Errorf("the old address: %d, %s", w.Code, w.Body)
	}
	d.save(t, "content/actors/ruritania.md", "---\nname: Ruritania\nkind: duchy\n---\n")
	d.remove(t, "content/briefs/courts.md")
	if err := d.Update("content/briefs/courts.md"); err != nil {
		t.Fatal(err)
	}
	if w := d.get("/briefs/courts.html"); w.Code != 404 {
		t.Errorf("a page that is gone has status %d", w.Code)
	}
	d.remove(t, "content")
	if err := d.Update(); !errors.Is(err, site.ErrUsage) {
		t.Errorf("an archive that is gone: %v", err)
	}
	d.wants(t, "/briefs/costs.html", 200, "All pay.", d.told(t, "/").heads()...)
	if heads := d.told(t, "/").heads(); len(heads) != 1 || !strings.HasPrefix(heads[0], "error: there is no archive in") {
		t.Errorf("the mistakes are %q", heads)
	}
	d.save(t, "content/site.yaml", "title: Back\n")
	if w := d.get("/"); !strings.Contains(w.Body.String(), "Back") {
		t.Errorf("it is not back: %s", w.Body)
	}
}

// TestSettings: what site.yaml says reaches every page.
func TestSettings(t *testing.T) {
	d := small(t)
	before := d.told(t, "/briefs/fees.html").Version
	d.save(t, "content/site.yaml", "title: Another\n")
	d.wants(t, "/briefs/fees.html", 200, "Another")
	if d.told(t, "/briefs/fees.html").Version == before {
		t.Error("the page is of the same version")
	}
	d.save(t, "content/site.yaml", "title: [\n")
	if e := d.told(t, "/briefs/fees.html"); len(e.Own) > 0 || !e.Others || !e.Errors {
		t.Errorf("a mistake in site.yaml is told as %+v", e)
	}
}
