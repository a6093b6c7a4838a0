package browser

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"chancery/generator/internal/fixture"
)

// widths are those at which pages are tried without loading them again: of phones, tablets,
// windows beside others, and on either side of every width at which a style sheet changes.
var widths = []int64{320, 360, 414, 480, 600, 639, 641, 768, 900, 959, 961, 1000, 1060, 1087, 1089, 1100, 1151, 1199, 1201, 1280, 1440}

// TestWidths makes the window wider and narrower: no page ever scrolls sideways. The largest
// page of a kind is not always the widest, so the smallest is tried as well, and of the
// archive that uses every key every page.
func TestWidths(t *testing.T) {
	s := open(t)
	var pages []string
	for _, k := range kindPaths {
		if list := s.bySize(t, k.pattern); len(list) > 0 {
			pages = append(pages, s.root().url(list[0]))
		}
	}
	every := kitchen(t)
	for _, page := range []string{"briefs/coronation.html", "briefs/harbour-fees.html", "actors/ruritania.html", "actors/zenda.html", "actors/holy-league.html", "topics/succession.html", "authors/rowe.html",
		"recommendations/index.html", "figures/index.html", "timeline/index.html", "sources/index.html", "search/index.html?q=king"} {
		pages = append(pages, every.url("")+page)
	}
	b := s.tab(t)
	for _, page := range pages {
		b.visit(t, look{width: 1280}, page)
		for _, width := range widths {
			if err := chromedp.Do(b.ctx, look{width: width}.emulate); err != nil {
				t.Fatal(err)
			}
			if now := measure[int64](t, b, "width()"); now > width {
				t.Errorf("%s is %d pixels wide in a window of %d because of %.3q", page, now, width, measure[[]string](t, b, fmt.Sprintf("outside(%d)", width)))
			}
		}
	}
}

// TestContentsUnfold unfolds the contents on a phone: they open below their own heading.
func TestContentsUnfold(t *testing.T) {
	b, every := open(t).tab(t), kitchen(t)
	for _, page := range []string{"actors/ruritania.html", "briefs/coronation.html"} {
		b.visit(t, look{width: 390}, every.url(page))
		gap := eval[float64](t, b, `(() => {
			const heading = document.querySelector(".contents summary");
			heading.scrollIntoView({block: "center"});
			heading.click();
			return document.querySelector(".contents ol").getBoundingClientRect().top - heading.getBoundingClientRect().bottom;
		})()`)
		if gap < -2 || gap > 40 {
			t.Errorf("%s: the contents open %.0f pixels below their heading", page, gap)
		}
	}
}

// TestFormerTakesNoRoom looks at things that had other ids before: the fragments of those
// move nothing, and whoever follows one sees the thing marked.
func TestFormerTakesNoRoom(t *testing.T) {
	b, every := open(t).tab(t), kitchen(t)
	for page, things := range map[string]string{"briefs/first-report.html": ".event > .event-body", "timeline/index.html": ".event > .event-body", "sources/index.html": ".source > :not(.former)"} {
		b.visit(t, look{width: 1280}, every.url(page))
		if former := eval[int](t, b, `document.querySelectorAll(".former").length`); former == 0 {
			t.Errorf("%s: nothing had another id", page)
		}
		if lefts := eval[[]float64](t, b, `[...new Set([...document.querySelectorAll("`+things+`")].map(e => e.getBoundingClientRect().left))]`); len(lefts) != 1 {
			t.Errorf("%s: things begin at %v", page, lefts)
		}
	}
	b.visit(t, look{width: 1280}, every.url("")+"briefs/first-report.html#event-coup-in-strelsau")
	if ground := eval[string](t, b, `getComputedStyle(document.getElementById("event-coup-in-strelsau").parentNode).backgroundColor`); ground == "rgba(0, 0, 0, 0)" {
		t.Error("the event whose former id the address names is not marked")
	}
}

// TestEnglishOnArabicPages looks at an archive in Arabic, which the interface says in English:
// numbers stay before what they count, and signs between what they divide.
func TestEnglishOnArabicPages(t *testing.T) {
	b, source, dir := open(t).tab(t), t.TempDir(), filepath.Join(t.TempDir(), "site")
	if err := fixture.Copy("../testdata/kitchen", source); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(source, "content", "site.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, bytes.Replace(text, []byte("language: en-GB"), []byte("language: ar"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := buildSite(source, dir); err != nil {
		t.Fatal(err)
	}
	b.visit(t, look{width: 1280}, "file://"+filepath.ToSlash(dir)+"/briefs/index.html")
	wrong := eval[[]string](t, b, `[...document.querySelectorAll(".facts > li, time, .found-count, [role=status]")].filter(li => {
		const text = [...li.childNodes].find(n => n.nodeType === 3 && /^\d+ [a-z]/i.test(n.data));
		if (!text) return false;
		const left = (from, to) => { const r = new Range(); r.setStart(text, from); r.setEnd(text, to); return r.getBoundingClientRect().left; };
		const word = text.data.indexOf(" ") + 1;
		return left(0, 1) > left(word, word + 1);
	}).map(li => li.textContent)`)
	if n := eval[int](t, b, `document.querySelectorAll(".facts > li").length`); len(wrong) > 0 || n < 5 {
		t.Errorf("of %d, these have their number behind the word: %q", n, wrong)
	}
}
