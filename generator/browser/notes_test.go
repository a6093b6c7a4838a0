package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestNotes opens a source beside the text, or in it where there is no room.
func TestNotes(t *testing.T) {
	s := open(t)
	for _, where := range s.sites {
		for _, width := range []int64{1280, 390} {
			t.Run(fmt.Sprint(where.name, " ", width), func(t *testing.T) {
				b := s.tab(t)
				b.ready(t, look{width: width}, where.url(s.kind(t, "brief").page))
				// The last citation in a paragraph stands where the margin is free.
				const reference = `[...document.querySelectorAll(".prose > p [role=doc-biblioref]")].at(-1)`
				at := eval[string](t, b, "location.href")
				if width < 600 {
					b.tap(t, reference)
				} else {
					b.click(t, reference)
				}
				b.until(t, "the note", note+` !== ""`)
				source := eval[string](t, b, `document.getElementById(`+reference+`.hash.slice(1)).querySelector(".source-title").textContent.trim()`)
				if got := eval[string](t, b, note); !strings.Contains(got, strings.Join(strings.Fields(source), " ")) {
					t.Errorf("the note says %q, want the source %q", got, source)
				}
				const places = `(n => [` + reference + `.ariaExpanded, document.activeElement === n, n.getBoundingClientRect().left > document.querySelector(".prose").getBoundingClientRect().right].join())(document.querySelector(".sidenote"))`
				if got, want := eval[string](t, b, places), fmt.Sprint("true,true,", width == 1280); got != want {
					t.Errorf("the reference is open, the note has the focus, and stands beside the text: %s, want %s", got, want)
				}
				b.fits(t, look{width: width})
				if where == s.root() {
					b.axe(t, axeScript(t), width, covered)
				}
				b.press(t, kb.Escape)
				b.until(t, "the note is closed", note+` === "" && document.activeElement === `+reference+` && `+reference+`.ariaExpanded === "false"`)
				if got := eval[string](t, b, "location.href"); got != at {
					t.Errorf("the page's address has become %s", got)
				}
				b.press(t, kb.Enter)
				b.until(t, "the note, by keyboard", note+` !== ""`)
				b.silent(t)
			})
		}
	}
}

// TestNotesLeaveTheText opens every source and footnote of a brief where there is room beside
// the text: each is there, none over another thing, and nothing moves.
func TestNotesLeaveTheText(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.ready(t, look{width: 1280}, s.root().url(s.kind(t, "brief").page))
	const wrong = `(() => {
		const text = document.querySelector(".prose"), facts = document.querySelector(".margin");
		const places = () => [...document.querySelectorAll(".prose > :not(.sidenote), .section")].map(e => Math.round(e.getBoundingClientRect().top + scrollY)).join();
		const before = places(), wrong = [];
		for (const reference of text.querySelectorAll("[role=doc-biblioref], [role=doc-noteref]")) {
			reference.click();
			const box = document.querySelector(".sidenote").getBoundingClientRect();
			if (box.left <= text.getBoundingClientRect().right) wrong.push(reference.hash + " opens in the text");
			if (box.top < facts.getBoundingClientRect().bottom) wrong.push(reference.hash + " opens over the facts");
			if (box.bottom > text.parentElement.getBoundingClientRect().bottom + 1) wrong.push(reference.hash + " ends below the text");
			if (places() !== before) wrong.push(reference.hash + " moves the text");
		}
		return before ? wrong : ["there is no text"];
	})()`
	for _, what := range eval[[]string](t, b, wrong) {
		t.Error(what)
	}
}
