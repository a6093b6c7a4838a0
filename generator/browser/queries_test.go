package browser

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// queries are what readers of this repository's archive look for, each with the
// address of what they should be shown first.
var queries = []struct{ query, first string }{
	// Names: whole, in part, as others write them, in other scripts.
	{"Kim Jong Un", "actors/kim-jong-un.html"},
	{"jong-il", "actors/kim-jong-il.html"},
	{"김정은", "actors/kim-jong-un.html"},
	{"金正恩", "actors/kim-jong-un.html"},
	{"북한", "actors/north-korea.html"},
	{"Путин", "actors/vladimir-putin.html"},
	{"DPRK", "actors/north-korea.html"},
	{"USA", "actors/united-states.html"},
	{"Haines", "actors/avril-haines.html"},
	{"wagner", "actors/wagner-group.html"},
	{"katie bo lillis", "sources/2024.html#src-cnn-cozying-relations-2024"},
	{"victor cha", "actors/victor-cha.html"},

	// Events.
	{"kim jong-un visit russia", "timeline/2023.html#kim-visits-russia-2023"},
	{"arms sale to Wagner", "timeline/2022.html#dprk-arms-sale-to-wagner-2022"},
	{"trash balloons", "timeline/2024.html#trash-balloons-2024"},
	{"russia veto", "timeline/2024.html#russia-vetoes-un-watchdog-2024"},
	{"satellite launch", "timeline/2024.html#dprk-military-satellite-launch-2024"},
	{"nato summit washington", "timeline/2024.html#nato-washington-summit-2024"},
	{"Putin's visit to Pyongyang", "timeline/2024.html#putin-visit-to-pyongyang-announced"},
	{"events in Moscow", "timeline/2024.html#dprk-russia-diplomats-meet-moscow-2024"},

	// Numbers, and what they count.
	{"5,000,000 rounds", "figures/2024.html#figure-ammunition-supplied-to-russia"},
	{"50000 rounds a month", "figures/2024.html#figure-russian-monthly-munitions-shortfall"},
	{"how many nuclear bombs does North Korea have", "figures/2024.html#figure-dprk-nuclear-bombs"},
	{"covid lockdown", "figures/2024.html#figure-covid-lockdown-length"},
	{"provocations 2022", "figures/2024.html#figure-dprk-provocations-2022"},

	// Advice, and to whom.
	{"recommendations to the Biden administration", "briefs/call-for-a-game-plan.html#rec-shelve-denuclearisation"},
	{"recommendation china sanctions", "briefs/cha-policy-toolkit.html#rec-use-beijings-unhappiness"},
	{"recommendation human rights campaign", "briefs/cha-policy-toolkit.html#rec-information-and-rights-campaign"},

	// Subjects, and American spelling.
	{"sanctions", "topics/sanctions.html"},
	{"denuclearization", "topics/diplomacy-and-denuclearisation.html"},
	{"collective defense", "briefs/cha-policy-toolkit.html#rec-collective-defence-declaration"},
	{"october surprise", "briefs/officials-fear-october-surprise.html"},
	{"reunification arch", "briefs/reunification-arch-and-russia.html"},
	{"is north korea preparing for war", "briefs/officials-fear-october-surprise.html"},
	{"MPF 4", "briefs/cha-policy-toolkit.html"},
	{"how are dates treated", "methodology.html"},

	// The very words.
	{`"the weirdest reassurance in history"`, "briefs/reunification-arch-and-russia.html"},
	{`"half measures"`, "briefs/cha-policy-toolkit.html"},
	{`"a threat like no other"`, "sources/2024.html#src-cha-threat-like-no-other-2024"},
}

// addresses is an expression: where the results lead, once there are some.
var addresses = strings.Replace(results, "a.textContent", "a.href", 1)

// ownArchive leaves a test out that is about this repository's archive.
func ownArchive(t *testing.T) {
	t.Helper()
	if *archiveDir != "../.." {
		t.Skip("it is about the archive of this repository")
	}
}

func TestWhatReadersLookFor(t *testing.T) {
	ownArchive(t)
	s := open(t)
	b := s.tab(t)
	for _, q := range queries {
		b.visit(t, look{width: 1280}, s.root().url("search/index.html")+"?q="+url.QueryEscape(q.query))
		if found := eval[[]string](t, b, addresses); found[0] != s.root().base+q.first {
			t.Errorf("%s: the first results are %s, want %s", q.query, found[:min(3, len(found))], q.first)
		}
	}
	if messages, _ := b.taken(); len(messages) > 0 {
		t.Errorf("the console shows: %q", messages)
	}
}

// TestWhatReadersType looks at the results before the word is whole.
func TestWhatReadersType(t *testing.T) {
	ownArchive(t)
	s := open(t)
	b := s.tab(t)
	for _, q := range []struct{ typed, first string }{
		{"vlad", "actors/vladimir-putin.html"},
		{"nuclear sub", "topics/nuclear-and-missile-programme.html"},
		{"제이크 설", "actors/jake-sullivan.html"},
		{"weirdest reassur", "briefs/reunification-arch-and-russia.html"},
	} {
		b.visit(t, look{width: 1280}, s.root().url("search/index.html"))
		b.press(t, "/", q.typed)
		if found := eval[[]string](t, b, addresses); found[0] != s.root().base+q.first {
			t.Errorf("%s: the first results are %s, want %s", q.typed, found[:min(3, len(found))], q.first)
		}
	}
}

// TestMisspeltQueries follows the link to what was probably meant.
func TestMisspeltQueries(t *testing.T) {
	ownArchive(t)
	s := open(t)
	b := s.tab(t)
	for _, q := range []struct{ query, meant, first string }{
		{"vladivmir puttin", "vladimir putin", "actors/vladimir-putin.html"},
		{"Kim Yong Un", "Kim jong Un", "actors/kim-jong-un.html"},
		{"wagnar goup", "wagner group", "actors/wagner-group.html"},
	} {
		b.visit(t, look{width: 1280}, s.root().url("search/index.html")+"?q="+url.QueryEscape(q.query))
		link := eval[string](t, b, `new Promise((done, fail) => {
			const end = Date.now() + 20000;
			(function look() {
				const a = document.querySelector(".found-hint a");
				if (a) done(a.textContent), a.click();
				else if (Date.now() > end) fail(new Error(document.querySelector("main").innerText));
				else setTimeout(look, 30);
			})();
		})`)
		if link != q.meant {
			t.Errorf("%s: did you mean %q? want %q", q.query, link, q.meant)
		}
		found := eval[[]string](t, b, `new Promise(done => setTimeout(done, 500)).then(() => `+addresses+`)`)
		if found[0] != s.root().base+q.first {
			t.Errorf("%s: the first result is %s, want %s", link, found[0], q.first)
		}
	}
}

// TestSlash presses the key that leads to the search on another page, wherever the
// site stands, and where the key is for something else.
func TestSlash(t *testing.T) {
	s := open(t)
	brief := s.kind(t, "brief").page
	const at = `location.pathname.split("/").pop() + " " + (document.activeElement?.id || document.activeElement?.tagName)`
	for _, where := range s.sites {
		b := s.tab(t)
		b.visit(t, look{width: 1280}, where.url(brief))
		from := eval[string](t, b, at)
		eval[bool](t, b, `document.body.append(Object.assign(document.createElement("input"), {id: "Elsewhere"})), document.getElementById("Elsewhere").focus(), true`)
		b.press(t, "/")
		if typed := eval[string](t, b, `document.getElementById("Elsewhere").value`); typed != "/" {
			t.Errorf("%s: in a field, / writes %q", where.name, typed)
		}
		eval[bool](t, b, `document.getElementById("Elsewhere").remove(), dispatchEvent(new KeyboardEvent("keydown", {key: "/", ctrlKey: true})), true`)
		if now := eval[string](t, b, at); now != from {
			t.Errorf("%s: with Ctrl, / leads from %s to %s", where.name, from, now)
		}
		b.press(t, "/")
		arrived := eval[string](t, b, `new Promise(done => {
			const end = Date.now() + 10000;
			(function look() { document.activeElement?.id === "Query" || Date.now() > end ? done(`+at+`) : setTimeout(look, 30); })();
		})`)
		if arrived != "index.htm Query" {
			t.Errorf("%s: / leads to %s, want the field on the search page", where.name, arrived)
		}
		b.press(t, "x", kb.Enter)
		if q := eval[string](t, b, `document.getElementById("Query").value`); q != "x" {
			t.Errorf("%s: what is typed after / is %q", where.name, q)
		}
	}
}

// TestResultsOnAPhone wants the first result near the top, whatever there is to narrow
// results by, and nothing said of keys that a phone lacks.
func TestResultsOnAPhone(t *testing.T) {
	ownArchive(t)
	s := open(t)
	b := s.tab(t)
	for _, l := range []look{{width: 390}, {width: 1280}} {
		b.visit(t, l, s.root().url("search/index.html")+"?q=north+korea")
		eval[[]string](t, b, results)
		top := eval[float64](t, b, `document.querySelector(".hits li").getBoundingClientRect().top`)
		keys := eval[bool](t, b, `document.querySelector("main").innerText.includes("↓")`)
		const open = `[...document.querySelectorAll(".facets [data-facet=actor] a")].filter(a => a.checkVisibility()).length`
		shown := eval[int](t, b, `new Promise(done => setTimeout(() => done(`+open+`), 300))`)
		if top > 500 || keys == l.phone() || shown > 0 == l.phone() {
			t.Errorf("%s: the first result stands at %.0f, keys are spoken of: %v, %d actors to choose from", l, top, keys, shown)
		}
		if !l.phone() {
			continue
		}
		shown = eval[int](t, b, `new Promise(done => { document.querySelector(".facets summary").click(); setTimeout(() => done(`+open+`), 500); })`)
		if shown == 0 {
			t.Errorf("%s: what is unfolded offers nothing", l)
		}
	}
}

// TestResultsInOtherArchives looks for what has names in other directions, and for briefs
// of which one replaces the other, in the archive that uses every key.
func TestResultsInOtherArchives(t *testing.T) {
	s := open(t)
	dir := filepath.Join(t.TempDir(), "kitchen")
	if err := buildSite("../testdata/kitchen", dir); err != nil {
		t.Fatal(err)
	}
	b := s.tab(t)
	b.visit(t, look{width: 1280}, "file://"+filepath.ToSlash(dir)+"/search/index.html?q=&kind=brief")
	eval[[]string](t, b, results)
	marks := eval[[]bool](t, b, `[...document.querySelectorAll(".hits li")].map(hit => Boolean(hit.querySelector(".superseded")))`)
	if n := len(marks); !marks[n-1] || slices.Index(marks, true) != n-1 {
		t.Errorf("superseded are %v, want the last one", marks)
	}
	b.visit(t, look{width: 1280}, "file://"+filepath.ToSlash(dir)+"/search/index.html?q=&kind=actor")
	eval[[]string](t, b, results)
	if without := eval[[]string](t, b, `[...document.querySelectorAll(".hits h2, .hits .facts span, .hits .excerpt, .hits .excerpt span, .facets li a > span:first-child")]
		.filter(e => e.dir !== "auto").map(e => e.outerHTML)`); len(without) > 0 {
		t.Errorf("names without a direction of their own: %q", without)
	}
}
