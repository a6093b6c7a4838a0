package browser

import (
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// results is an expression: the texts of the results, once there are some.
const results = `new Promise((done, fail) => {
	const end = Date.now() + 20000;
	(function look() {
		const found = [...document.querySelectorAll(".hits h2 a")].map(a => a.textContent);
		if (found.length) done(found);
		else if (Date.now() > end) fail(new Error(document.querySelector("main").innerText));
		else setTimeout(look, 30);
	})();
})`

// TestSearch searches by keyboard alone wherever the site stands, from a disk, too.
func TestSearch(t *testing.T) {
	s := open(t)
	k, actor := s.kind(t, "search"), s.kind(t, "actor")
	name := s.heading(t, actor)
	typed := []rune(name)[:len([]rune(name))-2] // words are found before they are typed to their end
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			b.visit(t, look{width: 1280}, where.url(k.page))
			b.press(t, "/")
			b.press(t, string(typed))
			first := eval[[]string](t, b, results)[0]
			if first != name {
				t.Errorf("the first result for %q is %q, want %q", string(typed), first, name)
			}
			b.press(t, kb.ArrowDown)
			if at := eval[string](t, b, "document.activeElement.textContent"); at != first {
				t.Errorf("the arrow leads to %q, want the first result", at)
			}
			address := where.url(actor.page)
			arrived := chromedp.WaitReady(chromedp.CSS("body.on-actor"))
			b.press(t, kb.Enter)
			if err := chromedp.Do(b.ctx, arrived); err != nil {
				t.Fatal(err)
			}
			if at := eval[string](t, b, "location.href"); at != address {
				t.Errorf("Enter leads to %s, want %s", at, address)
			}
			if messages, _ := b.taken(); len(messages) > 0 {
				t.Errorf("the console shows: %q", messages)
			}
		})
	}
}

// TestSearchResults holds a page of results to what every page is held to.
func TestSearchResults(t *testing.T) {
	s := open(t)
	script := axeScript(t)
	b := s.tab(t)
	for _, l := range []look{{width: 1280}, {width: 390}, {width: 320}} {
		b.visit(t, l, s.root().url(s.kind(t, "search").page)+"?q="+url.QueryEscape(s.heading(t, s.kind(t, "actor"))))
		eval[[]string](t, b, results)
		b.fits(t, l)
		if l.width > 320 {
			b.axe(t, script, l.width)
		}
	}
}

// heading gives the heading of a page.
func (s *suite) heading(t testing.TB, k kind) string {
	t.Helper()
	b := s.tab(t)
	b.visit(t, look{width: 1280}, s.root().url(k.page))
	return measure[[]string](t, b, `visible("h1")`)[0]
}

// press presses keys, one after the other.
func (b *tab) press(t testing.TB, keys ...string) {
	t.Helper()
	for _, k := range keys {
		if err := chromedp.Do(b.ctx, chromedp.KeyEvent(k)); err != nil {
			t.Fatal(err)
		}
	}
}
