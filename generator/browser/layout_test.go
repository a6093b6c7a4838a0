package browser

import (
	_ "embed"
	"fmt"
	"slices"
	"testing"
)

// probe is an expression: an object of functions that measure the page.
//
//go:embed probe.js
var probe string

// measure calls a function of probe.js in the page.
func measure[T any](t testing.TB, b *tab, call string) T {
	t.Helper()
	return eval[T](t, b, "("+probe+")."+call)
}

// TestLayout holds every kind of page to the measures of a well-set page.
func TestLayout(t *testing.T) {
	s := open(t)
	s.each(t, func(t *testing.T, k kind) {
		b := s.tab(t)
		for _, l := range []look{{width: 1280}, {width: 1024}, {width: 768}, {width: 390}, {width: 320}} {
			b.visit(t, l, s.root().url(k.page))
			b.fits(t, l)
			if l.width == 1280 || l.width == 390 { // what these are meant for
				b.reads(t, l)
			}
		}
	})
}

// TestLongWords puts a word that is longer than the page into its headings, and a table of
// long numbers into the text: words break, numbers do not, and the page keeps its width.
func TestLongWords(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	for _, l := range []look{{width: 390}, {width: 320}, {width: 700, print: true}} {
		b.visit(t, l, s.root().url(s.kind(t, "brief").page))
		broken := eval[int](t, b, `(() => {
			for (const h of document.querySelectorAll("h1, .prose h2, .event h3, .figure h3 a")) h.textContent = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
			const row = "<tr>" + "<td>1,234,567,890.50</td>".repeat(6) + "</tr>", box = document.createElement("div");
			box.className = "table";
			box.innerHTML = "<table><tbody>" + row + row + "</tbody></table>";
			document.querySelector(".prose").prepend(box);
			const lines = e => { const r = document.createRange(); r.selectNodeContents(e); return new Set([...r.getClientRects()].map(b => b.top)).size; };
			return [...box.querySelectorAll("td")].filter(e => lines(e) > 1).length;
		})()`)
		if broken > 0 {
			t.Errorf("at %s %d numbers are broken", l, broken)
		}
		if width := measure[int64](t, b, "width()"); width > l.width && !l.print {
			t.Errorf("at %s the page is %d pixels wide because of %.5q", l, width, measure[[]string](t, b, fmt.Sprintf("outside(%d)", l.width)))
		}
	}
}

// fits holds the open page to its width, and its targets to a finger's.
func (b *tab) fits(t *testing.T, l look) {
	t.Helper()
	if width := measure[int64](t, b, "width()"); width > l.width {
		t.Errorf("at %s the page scrolls sideways: it is %d pixels wide because of %.5q", l, width,
			measure[[]string](t, b, fmt.Sprintf("outside(%d)", l.width)))
	}
	if boxes := measure[[]string](t, b, "scrollers()"); len(boxes) > 0 {
		t.Errorf("at %s there are boxes that scroll sideways: %q", l, boxes)
	}
	for _, target := range measure[[]string](t, b, "small()") {
		t.Errorf("at %s this is less than 24 pixels to hit: %s", l, target)
	}
}

// reads holds the open page to the measures of long text: 60 to 75 characters a line, 38
// to 45 on a phone, and the first paragraph in sight.
func (b *tab) reads(t *testing.T, l look) {
	t.Helper()
	if y := measure[int](t, b, "firstParagraph()"); y > 300 {
		t.Errorf("at %s the first paragraph begins %d pixels down, want within 300", l, y)
	}
	low, high := 60, 75
	if l.phone() {
		low, high = 38, 45
	}
	lines := measure[[]int](t, b, "lines()")
	if len(lines) < 8 {
		return // no long text
	}
	n := median(lines)
	t.Logf("at %s: %d characters a line", l, n)
	if n < low || n > high {
		t.Errorf("at %s: %d characters a line, want %d to %d", l, n, low, high)
	}
}

func median(n []int) int {
	slices.Sort(n)
	return n[len(n)/2]
}
