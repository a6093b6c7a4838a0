package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A link in the text of a brief that names an actor, and a citation.
const (
	mention  = `document.querySelector(".prose > p a.mention")`
	citation = `document.querySelector(".prose > p [role=doc-biblioref]")`
	preview  = `(p => p && !p.hidden ? p.innerText.replace(/\s+/g, " ") : "")(document.getElementById("Glance"))`
	note     = `(n => n ? n.innerText.replace(/\s+/g, " ") : "")(document.querySelector(".sidenote"))`
)

// covered is the rule by which axe takes a link that is half covered for a small one, as it
// happens wherever something lies over a page; fits measures what there is to hit.
const covered = "target-size"

// until waits until an expression of JavaScript is true, and fails with what was awaited.
func (b *tab) until(t testing.TB, what, expression string) {
	t.Helper()
	wait := fmt.Sprintf(`new Promise(done => {
		const end = Date.now() + 10000;
		(function look() { (%s) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 30); })();
	})`, expression)
	if !eval[bool](t, b, wait) {
		t.Fatalf("%s: it did not happen", what)
	}
}

// still holds that an expression stays true for a while, longer than any delay of the scripts.
func (b *tab) still(t testing.TB, what, expression string) {
	t.Helper()
	time.Sleep(700 * time.Millisecond)
	if !eval[bool](t, b, expression) {
		t.Errorf("%s: it did not stay so", what)
	}
}

// point is the middle of an element's first line, scrolled into the middle of the window.
// What was out of sight is laid out when it comes into it, so the place is taken once it
// stays.
func (b *tab) point(t testing.TB, element string) (x, y float64) {
	t.Helper()
	at := eval[[]float64](t, b, fmt.Sprintf(`new Promise(done => {
		const e = %s;
		let before = "", stayed = 0;
		(function look() {
			e.scrollIntoView({block: "center"});
			const r = e.getClientRects()[0], at = [r.left + r.width / 2, r.top + r.height / 2];
			stayed = String(at) === before ? stayed + 1 : 0;
			before = String(at);
			stayed > 2 ? done(at) : requestAnimationFrame(look);
		})();
	})`, element))
	return at[0], at[1]
}

// hover rests the mouse on an element.
func (b *tab) hover(t testing.TB, element string) {
	t.Helper()
	x, y := b.point(t, element)
	b.move(t, x, y)
}

func (b *tab) move(t testing.TB, x, y float64) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y)); err != nil {
		t.Fatal(err)
	}
}

// click clicks an element with the mouse.
func (b *tab) click(t testing.TB, element string) {
	t.Helper()
	x, y := b.point(t, element)
	if err := chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)); err != nil {
		t.Fatal(err)
	}
}

// tap taps an element with a finger.
func (b *tab) tap(t testing.TB, element string) {
	t.Helper()
	x, y := b.point(t, element)
	down := input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}}
	up := input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}}
	for _, e := range []input.DispatchTouchEventParams{down, up} {
		if _, err := chromedp.Call(b.ctx, input.DispatchTouchEvent, e); err != nil {
			t.Fatal(err)
		}
	}
}

// ready visits a page and waits for what its scripts load at once.
func (b *tab) ready(t testing.TB, l look, address string) {
	t.Helper()
	b.visit(t, l, address)
	b.move(t, 1, 1)
	b.until(t, "the style sheet of the tools", `[...document.styleSheets].some(s => /tools/.test(s.href))`)
	b.taken()
}

// silent holds that nothing went to the console.
func (b *tab) silent(t *testing.T) {
	t.Helper()
	if messages, _ := b.taken(); len(messages) > 0 {
		t.Errorf("the console shows: %q", messages)
	}
}

// TestPreviewByMouse rests on a link, wherever the site stands.
func TestPreviewByMouse(t *testing.T) {
	s := open(t)
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			b := s.tab(t)
			b.ready(t, look{width: 1280}, where.url(s.kind(t, "brief").page))
			b.hover(t, mention)
			b.until(t, "the preview", preview+` !== ""`)
			shown := eval[string](t, b, preview)
			box := eval[[]float64](t, b, `(r => [r.left + 20, r.top + 10, r.top, r.bottom])(document.getElementById("Glance").getBoundingClientRect())`)
			b.move(t, box[0], box[1])
			b.still(t, "the preview under the pointer", preview+` !== ""`)
			b.press(t, kb.Escape)
			b.still(t, "the preview is gone after Escape", preview+` === ""`)
			b.move(t, 1, 1)
			b.hover(t, mention)
			b.until(t, "the preview again", preview+` !== ""`)
			b.move(t, 1, 1)
			b.until(t, "the preview is gone without the pointer", preview+` === ""`)
			b.silent(t)
			href := eval[string](t, b, mention+".href")
			b.visit(t, look{width: 1280}, href)
			if name := measure[[]string](t, b, `visible("h1")`)[0]; !strings.Contains(shown, name) {
				t.Errorf("the preview of %s says %q, which does not name %q", href, shown, name)
			}
		})
	}
}

// TestPreviewByKeyboard focuses a link: its preview describes it, once, and goes with Escape.
func TestPreviewByKeyboard(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.ready(t, look{width: 1280}, s.root().url(s.kind(t, "brief").page))
	b.press(t, kb.Tab)
	eval[int](t, b, mention+`.focus(), 0`)
	b.until(t, "the preview", preview+` !== ""`)
	if got := eval[string](t, b, `[document.activeElement.getAttribute("aria-describedby"), document.getElementById("Glance").getAttribute("role"), document.querySelectorAll("#Glance a, #Glance button, #Glance [aria-live]").length].join()`); got != "Glance,tooltip,0" {
		t.Errorf("the link and its preview are %s", got)
	}
	b.axe(t, axeScript(t), 1280, covered)
	b.press(t, kb.Escape)
	b.still(t, "the preview is gone, the focus is not", preview+` === "" && document.activeElement === `+mention)
	b.press(t, kb.Tab)
	b.press(t, kb.Tab)
	eval[int](t, b, mention+`.focus(), 0`)
	b.until(t, "the preview again", preview+` !== ""`)
	b.press(t, kb.Tab)
	b.until(t, "the link is described no more", `document.activeElement !== `+mention+` && !`+mention+`.hasAttribute("aria-describedby")`)
	b.silent(t)
}

// TestPreviewByTouch taps a name in the text: the first tap shows, the link there leads on.
func TestPreviewByTouch(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.ready(t, look{width: 390}, s.root().url(s.kind(t, "brief").page))
	at, href := eval[string](t, b, "location.href"), eval[string](t, b, mention+".href")
	b.tap(t, mention)
	b.until(t, "the preview", preview+` !== ""`)
	if got := eval[string](t, b, "location.href"); got != at {
		t.Fatalf("the first tap leads to %s", got)
	}
	const state = `(p => [p.getAttribute("role"), p.contains(document.activeElement), p.getAttribute("aria-label") !== "", ` + mention + `.getBoundingClientRect().bottom <= p.getBoundingClientRect().top].join())(document.getElementById("Glance"))`
	if got := eval[string](t, b, state); got != "dialog,true,true,true" {
		t.Errorf("the preview is a dialog, has the focus, has a name, leaves the link in sight: %s", got)
	}
	b.fits(t, look{width: 390})
	b.axe(t, axeScript(t), 390, covered)
	b.tap(t, `document.querySelector("#Glance button")`)
	b.until(t, "the preview is closed", preview+` === "" && document.activeElement === `+mention)
	b.tap(t, mention)
	b.until(t, "the preview again", preview+` !== ""`)
	b.tap(t, `document.querySelector("#Glance a[href]")`)
	b.until(t, "the way to the actor", fmt.Sprintf("location.href === %q", href))
	b.silent(t)
}

// TestContents reads on: the contents mark the section at hand; on a phone they stay in a
// line at the top and fold again when one is chosen.
func TestContents(t *testing.T) {
	s := open(t)
	for _, width := range []int64{1280, 390} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := s.tab(t)
			b.ready(t, look{width: width}, s.root().url(s.kind(t, "brief").page))
			const third, current = `document.querySelectorAll(".contents a")[2]`, `document.querySelector(".contents [aria-current=true]")`
			eval[int](t, b, `document.getElementById(`+third+`.hash.slice(1)).scrollIntoView(), 0`)
			b.until(t, "the third section is marked", current+` === `+third)
			eval[int](t, b, `scrollTo(0, 0), 0`)
			b.until(t, "none is marked at the top", current+` === null`)
			if width > 600 {
				eval[int](t, b, `document.getElementById("Sources").scrollIntoView(), 0`)
				b.until(t, "the contents are still in sight", `(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector(".contents").getBoundingClientRect())`)
				return
			}
			eval[int](t, b, third+`.closest(".guided").querySelector(".sheet").scrollIntoView(), scrollBy(0, 400), 0`)
			const bar = `document.querySelector(".contents summary")`
			b.until(t, "one line at the top", `(r => r.top === 0 && r.height < 60)(document.querySelector(".contents").getBoundingClientRect()) && `+bar+`.textContent.includes(`+current+`?.textContent)`)
			x, y := eval[float64](t, b, bar+`.getBoundingClientRect().left + 30`), eval[float64](t, b, bar+`.getBoundingClientRect().top + 12`)
			if err := chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)); err != nil {
				t.Fatal(err)
			}
			b.until(t, "the list", third+`.checkVisibility() && document.querySelector(".contents details").open`)
			b.fits(t, look{width: width})
			eval[int](t, b, third+`.click(), 0`)
			b.until(t, "the list is folded, the section below the line", `!document.querySelector(".contents details").open && (r => r.top >= 40 && r.top < 120)(document.getElementById(`+third+`.hash.slice(1)).getBoundingClientRect())`)
		})
	}
}

// clipboard puts what is copied into a variable.
const clipboard = `Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async text => { window.copied = text; }}}), 0`

// TestCopyLink follows permanent links, which are copied.
func TestCopyLink(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.ready(t, look{width: 1280}, s.root().url(s.kind(t, "brief").page))
	eval[int](t, b, clipboard)
	for _, link := range []string{`.prose .anchor`, `.recommendation h3 a`, `.event .anchor`} {
		element := fmt.Sprintf("document.querySelector(%q)", link)
		eval[int](t, b, `document.querySelector(".told").textContent = "", 0`)
		b.click(t, element)
		b.until(t, link+" is copied, and said to be", fmt.Sprintf(`window.copied === %[1]s.href && location.href === %[1]s.href && document.querySelector("[role=status]").textContent !== ""`, element))
	}
	b.silent(t)
}

// TestCite copies a brief's citation and its formats; where the browser does not allow it
// they can be taken from a field.
func TestCite(t *testing.T) {
	s := open(t)
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			b := s.tab(t)
			b.ready(t, look{width: 1280}, where.url(s.kind(t, "brief").page))
			eval[int](t, b, clipboard)
			title := eval[string](t, b, `document.querySelector("h1").textContent`)
			wanted := []string{title, title, title}
			if eval[bool](t, b, `location.protocol !== "file:"`) { // from a disk the records can be downloaded alone
				wanted = append(wanted, "@techreport{", "@report{", "TY  - RPRT\r\n", `"type":"report"`)
			}
			b.until(t, "the buttons", fmt.Sprintf(`document.querySelectorAll(".cite-tools button").length === %d`, len(wanted)+1))
			for i, want := range wanted {
				button := fmt.Sprintf(`document.querySelectorAll(".cite-tools button")[%d]`, i)
				b.click(t, button)
				b.until(t, want, fmt.Sprintf(`window.copied?.includes(%q)`, want))
			}
			eval[int](t, b, `Object.defineProperty(navigator, "clipboard", {configurable: true, value: undefined}), document.execCommand = () => false, 0`)
			b.click(t, `document.querySelectorAll(".cite-tools button")[0]`)
			b.until(t, "the field", fmt.Sprintf(`document.querySelector(".cite-tools textarea")?.value.includes(%[1]q) && getSelection().toString().includes(%[1]q)`, title))
			if where == s.root() {
				b.axe(t, axeScript(t), 1280)
				b.fits(t, look{width: 1280})
			}
			b.silent(t)
		})
	}
}

// TestReadingWithoutScripts has notes, permanent links and the citation there all the same.
func TestReadingWithoutScripts(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.visit(t, look{width: 1280, noScript: true}, s.root().url(s.kind(t, "brief").page))
	const there = `[` + citation + `.hash, document.querySelector(".prose .anchor").hash, document.querySelector(".event .anchor").hash, document.querySelector(".contents a").hash].every(h => document.getElementById(decodeURIComponent(h.slice(1))))
		&& document.querySelector("#Cite dd").checkVisibility() && document.querySelector(".contents a").checkVisibility()`
	if !eval[bool](t, b, there) {
		t.Error("a link leads nowhere, or the citation or the contents are not to be seen")
	}
}

// TestPreviewNamesTheLink has a preview be of what the link's text names, whichever kind of
// thing that is and wherever on its page the link leads.
func TestPreviewNamesTheLink(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	for _, test := range []struct{ kind, link string }{
		{"timeline", ".report > .from a"},                   // a brief, where it tells of the event
		{"timeline", ".report > .note a"},                   // a source
		{"sources", ".source .facts li > a[href*='#src-']"}, // a brief, where it uses the source
		{"brief", ".margin a[href*='topics/']"},
		{"home", ".event-title a"},
	} {
		b.ready(t, look{width: 1280}, s.root().url(s.kind(t, test.kind).page))
		element := fmt.Sprintf("document.querySelector(%q)", test.link)
		b.hover(t, element)
		b.until(t, "the preview of "+test.link, preview+` !== ""`)
		const title = `document.querySelector(".glance-title").textContent`
		if got, want := eval[string](t, b, title), eval[string](t, b, element+".textContent"); got != want {
			t.Errorf("on a page of the kind %s, the preview of %q is of %q", test.kind, want, got)
		}
	}
	b.silent(t)
}
