package browser

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestDark holds the dark scheme to being dark, and the light one to being light.
func TestDark(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.visit(t, look{width: 1280}, s.root().url("index.html"))
	for _, dark := range []bool{false, true} {
		b.show(t, look{width: 1280, dark: dark})
		c := measure[struct{ Paper, Ink float64 }](t, b, "colours()")
		if dark && (c.Paper > 0.15 || c.Ink < 0.8) || !dark && (c.Paper < 0.9 || c.Ink > 0.2) {
			t.Errorf("dark is %v, and the page is of lightness %.2f, its text of %.2f", dark, c.Paper, c.Ink)
		}
	}
}

// TestWithoutScripts has every kind of page say the same without scripts, and show
// no control that would do nothing.
func TestWithoutScripts(t *testing.T) {
	s := open(t)
	s.eachTemplate(t, func(t *testing.T, k kind) {
		b := s.tab(t)
		b.visit(t, look{width: 1280}, s.root().url(k.page))
		const telling = `visible("main :is(h1, h2, h3, h4, p, td, th, dd):not(.filter *)")`
		with := measure[[]string](t, b, telling)
		b.visit(t, look{width: 1280, noScript: true}, s.root().url(k.page))
		without := measure[[]string](t, b, telling)
		if len(without) == 0 {
			t.Errorf("%s shows nothing without scripts", k.page)
		}
		for _, text := range with {
			if !slices.Contains(without, text) {
				t.Errorf("%s shows %.80q only with scripts", k.page, text)
			}
		}
		if controls := measure[[]string](t, b, "controls()"); len(controls) > 0 {
			t.Errorf("%s shows controls that do nothing without scripts: %q", k.page, controls)
		}
	})
}

// TestPrint has a brief come out of a printer as a brief: black on white whatever the
// scheme, the addresses of its links beside them, nothing of the site around it.
func TestPrint(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	k := s.kind(t, "brief")
	b.visit(t, look{width: 700, dark: true, print: true}, s.root().url(k.page))
	if c := measure[struct{ Paper, Ink float64 }](t, b, "colours()"); c.Paper < 0.99 || c.Ink > 0.01 {
		t.Errorf("%s is printed on lightness %.2f with %.2f", k.page, c.Paper, c.Ink)
	}
	if chrome := measure[[]string](t, b, `visible("nav, .skip, .anchor, button, input, select")`); len(chrome) > 0 {
		t.Errorf("%s is printed with what only a screen can use: %.80q", k.page, chrome)
	}
	if n := eval[int](t, b, `[...document.querySelectorAll(".anchor, .backref")].filter(e => e.checkVisibility()).length`); n > 0 {
		t.Errorf("%s is printed with %d signs for links within it", k.page, n)
	}
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	if sheets := bytes.Count(pdf, []byte("/Type /Page\n")); sheets < 2 || sheets > 12 {
		t.Errorf("%s takes %d sheets of A4, want 2 to 12", k.page, sheets)
	}
	b.visit(t, look{width: 700, print: true}, s.root().url(s.kind(t, "actor").page))
	const after = `getComputedStyle(document.querySelector("main a[href^=http]"), "::after").content`
	if printed := eval[string](t, b, after); !strings.Contains(printed, "http") && !strings.Contains(printed, "attr(href)") {
		t.Errorf("links are printed without their addresses: after one stands %s", printed)
	}
}
