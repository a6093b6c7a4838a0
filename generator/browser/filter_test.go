package browser

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// filtered is what a page with a filter shows.
type filtered struct {
	Shown, All int
	Status     string // what is announced
	Query      string // of the address
	Values     map[string]string
}

// filteredPage is an expression: a filtered.
const filteredPage = `(() => {
	const form = document.querySelector("form.filter"), all = [...document.querySelectorAll(form.parentNode.dataset.items)];
	return {
		All: all.length, Shown: all.filter(e => e.checkVisibility()).length, Query: location.search,
		Status: form.querySelector("[role=status]").textContent,
		Values: Object.fromEntries([...form.elements].filter(e => e.name).map(e => [e.name, e.value])),
	};
})()`

// facetChoice is a choice that a filter offers, and how many things it promises.
type facetChoice struct {
	Value string
	N     int
}

// choices gives what a facet of the open page offers, the rarest first.
func (b *tab) choices(t testing.TB, facet string) []facetChoice {
	t.Helper()
	list := eval[[]facetChoice](t, b, fmt.Sprintf(`[...document.querySelectorAll("#Filter-%s option")].slice(1)
		.map(o => ({Value: o.value, N: +/\(([\d,.]+)\)$/.exec(o.text)[1].replace(/\D/g, "")}))`, facet))
	if len(list) == 0 {
		t.Fatalf("the filter offers no choice of %s", facet)
	}
	slices.SortStableFunc(list, func(a, b facetChoice) int { return a.N - b.N })
	return list
}

// choose chooses in the filter of the open page as a reader would.
func (b *tab) choose(t testing.TB, facet, value string) filtered {
	t.Helper()
	eval[int](t, b, fmt.Sprintf(`(() => { const c = document.getElementById("Filter-%s"); c.value = %q; c.dispatchEvent(new Event("input", {bubbles: true})); return 0 })()`, facet, value))
	return b.filtered(t)
}

func (b *tab) filtered(t testing.TB) filtered {
	t.Helper()
	return eval[filtered](t, b, filteredPage)
}

// step goes back or forth in the history and waits until the page has followed.
func (b *tab) step(t testing.TB, by int) filtered {
	t.Helper()
	eval[int](t, b, fmt.Sprintf(`new Promise(done => { addEventListener("popstate", () => setTimeout(done, 0, 0), {once: true}); history.go(%d) })`, by))
	return b.filtered(t)
}

// events gives a page that lists events and filters them: the timeline, or its largest
// year if the timeline shows a year that has only begun.
func (s *suite) events(t *testing.T) kind {
	t.Helper()
	k := s.kind(t, "timeline")
	if bytes.Contains(read(t, filepath.Join(s.dir, k.page)), []byte("data-facets")) {
		return k
	}
	return s.kind(t, "timeline of a year")
}

// TestFilter filters the timeline wherever the site stands: the counts keep what they
// promise, the address holds the choice, and the way back leads back.
func TestFilter(t *testing.T) {
	s := open(t)
	k := s.events(t)
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			b.visit(t, look{width: 1280}, where.url(k.page))
			whole := b.filtered(t)
			if whole.Shown != whole.All || whole.All < 3 {
				t.Fatalf("without a filter the page shows %d of %d", whole.Shown, whole.All)
			}
			actor := b.choices(t, "actor")[0]
			one := b.choose(t, "actor", actor.Value)
			if one.Shown != actor.N || !strings.Contains(one.Status, strconv.Itoa(actor.N)) || one.Query != "?actor="+actor.Value {
				t.Errorf("%d of %q were promised; shown are %d, announced is %q, the address holds %q", actor.N, actor.Value, one.Shown, one.Status, one.Query)
			}
			if strangers := eval[[]string](t, b, fmt.Sprintf(`[...document.querySelectorAll(".event")]
				.filter(e => e.checkVisibility() && !e.querySelector('.meta [href$="/%s.html"]')).map(e => e.id)`, actor.Value)); len(strangers) > 0 {
				t.Errorf("these have nothing to do with %s: %q", actor.Value, strangers)
			}
			if empty := eval[int](t, b, `[...document.querySelectorAll("section.month, section.by-year")].filter(s => s.checkVisibility() && ![...s.querySelectorAll(".event")].some(e => e.checkVisibility())).length`); empty > 0 {
				t.Errorf("%d headings stand over nothing", empty)
			}
			if back := b.step(t, -1); back.Shown != whole.Shown || back.Values["actor"] != "" {
				t.Errorf("the way back leads to %+v, want %+v", back, whole)
			}
			if forth := b.step(t, 1); forth.Shown != one.Shown || forth.Values["actor"] != actor.Value {
				t.Errorf("the way forth leads to %+v, want %+v", forth, one)
			}
			b.visit(t, look{width: 1280}, where.url(k.page)+one.Query)
			if again := b.filtered(t); again.Shown != one.Shown || again.Values["actor"] != actor.Value {
				t.Errorf("the address %s shows %+v, want %+v", one.Query, again, one)
			}
			b.linked(t, where.url(k.page)+one.Query, one)
			if messages, _ := b.taken(); len(messages) > 0 {
				t.Errorf("the console shows: %q", messages)
			}
		})
	}
}

// linked visits an address with a filter and the hash of what it leaves out: that is
// shown besides, and in sight, and no longer once the filter changes.
func (b *tab) linked(t *testing.T, address string, want filtered) {
	t.Helper()
	id := eval[string](t, b, `[...document.querySelectorAll(".event")].findLast(e => !e.checkVisibility()).id`)
	b.visit(t, look{width: 1280}, "about:blank")
	b.visit(t, look{width: 1280}, address+"#"+id)
	got := b.filtered(t)
	if got.Shown != want.Shown+1 || got.Status != want.Status {
		t.Errorf("with the hash of an event that is left out, %d are shown and %q is announced; want %d and %q", got.Shown, got.Status, want.Shown+1, want.Status)
	}
	if top := eval[float64](t, b, `document.querySelector(":target").getBoundingClientRect().top`); top < -1 || top > 900 {
		t.Errorf("the event that the address leads to stands at %.0f pixels", top)
	}
	if got := b.choose(t, "actor", ""); got.Shown != got.All || got.Query != "" {
		t.Errorf("after the filter was taken away: %+v", got)
	}
}

// TestFilterText filters by what is typed, without a mouse: capital letters
// are no others, the history keeps one step, and the choices left are counted.
func TestFilterText(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.visit(t, look{width: 1280}, s.root().url(s.events(t).page))
	whole := b.filtered(t)
	word := eval[string](t, b, `document.querySelector(".event h4").textContent.toUpperCase()`)
	eval[int](t, b, `(document.getElementById("Filter-q").focus(), 0)`)
	b.press(t, word)
	wait := func(shown string) filtered {
		t.Helper()
		eval[int](t, b, `new Promise((done, fail) => { const end = Date.now() + 10000; (function look() {
			const n = [...document.querySelectorAll(".event")].filter(e => e.checkVisibility()).length;
			if (`+shown+`) done(n); else if (Date.now() > end) fail(new Error(n + " are shown")); else setTimeout(look, 20);
		})(); })`)
		return b.filtered(t)
	}
	some := wait(fmt.Sprintf("n > 0 && n < %d", whole.All))
	for _, c := range b.choices(t, "actor") {
		if c.N > some.Shown {
			t.Errorf("%d are shown, and %d of them with %s promised", some.Shown, c.N, c.Value)
		}
	}
	b.press(t, " qqq")
	if none := wait("n === 0"); !eval[bool](t, b, `document.querySelector(".filter [role=status]").checkVisibility()`) || none.Status == some.Status {
		t.Errorf("nothing is left, and announced is %q", none.Status)
	}
	if back := b.step(t, -1); back.Shown != whole.Shown {
		t.Errorf("one step back shows %d, want %d", back.Shown, whole.Shown)
	}
	eval[int](t, b, `(document.getElementById("Filter-q").focus(), 0)`)
	b.press(t, kb.Tab, kb.ArrowDown)
	if got := b.filtered(t); got.Values["actor"] == "" || got.Shown == whole.Shown {
		t.Errorf("the arrow chose nothing: %+v", got)
	}
	focus := func() string {
		return eval[string](t, b, "document.activeElement.id || document.activeElement.tagName")
	}
	if at := focus(); at != "Filter-actor" {
		t.Errorf("after a choice the focus is at %s", at)
	}
	for i := 0; focus() != "BUTTON" && i < 10; i++ {
		b.press(t, kb.Tab)
	}
	b.press(t, kb.Enter)
	if got := b.filtered(t); got.Shown != whole.Shown || focus() != "Filter-q" {
		t.Errorf("after clearing, %d are shown and the focus is at %s", got.Shown, focus())
	}
}

// TestFilterElsewhere follows the filter of a year to other years and to the search of
// the whole archive.
func TestFilterElsewhere(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	k := s.kind(t, "timeline of a year")
	b.visit(t, look{width: 1280}, s.root().url(k.page))
	actor := b.choices(t, "actor")
	last := actor[len(actor)-1]
	b.choose(t, "actor", last.Value)
	if astray := eval[[]string](t, b, fmt.Sprintf(`[...document.querySelectorAll(".years a, .turn a")].filter(a => !/[?#]actor=%s\b/.test(a.href)).map(a => a.href)`, last.Value)); len(astray) > 0 {
		t.Errorf("these lead to other years without the filter: %q", astray)
	}
	b.visit(t, look{width: 1280}, eval[string](t, b, `document.querySelector(".filter .note a").href`))
	eval[[]string](t, b, results)
	status := `document.querySelector(".found-count").textContent`
	if n, err := strconv.Atoi(strings.Fields(strings.ReplaceAll(eval[string](t, b, status), ",", ""))[0]); err != nil || n < last.N {
		t.Errorf("on the page of one year were %d; in the whole archive: %s", last.N, eval[string](t, b, status))
	}
}

// TestFilterRecommendations follows the matrix, and holds that one facet's counts
// follow the others and that a sorted list has the same things.
func TestFilterRecommendations(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	b.visit(t, look{width: 1280}, s.root().url(s.kind(t, "recommendations").page))
	whole := b.filtered(t)
	addressee := b.choices(t, "addressee")[0]
	one := b.choose(t, "addressee", addressee.Value)
	if one.Shown != addressee.N {
		t.Errorf("%d to %s were promised, %d are shown", addressee.N, addressee.Value, one.Shown)
	}
	for _, facet := range []string{"author", "instrument", "subject"} {
		for _, c := range b.choices(t, facet) {
			if c.N > one.Shown || c.N == 0 {
				t.Errorf("of %d that are shown, %d have %s %s", one.Shown, c.N, facet, c.Value)
			}
		}
	}
	b.choose(t, "addressee", "")
	for _, order := range []string{"newest", "oldest", "status", "author"} {
		sorted := b.choose(t, "sort", order)
		if sorted.Shown != whole.All || sorted.Query != "?sort="+order {
			t.Errorf("sorted, %d of %d are shown, and the address holds %q", sorted.Shown, whole.All, sorted.Query)
		}
	}
	dates := `[...document.querySelectorAll("[data-at]")].map(e => e.dataset.at)`
	if b.choose(t, "sort", "newest"); !slices.IsSortedFunc(eval[[]string](t, b, dates), func(a, b string) int { return strings.Compare(b, a) }) {
		t.Error("the newest are not first")
	}
	if b.choose(t, "sort", ""); eval[int](t, b, `document.querySelectorAll("section.section[id^=To-] [data-at]").length`) != whole.All {
		t.Error("not all are back at their places")
	}
	cell := eval[struct {
		URL string
		N   int
	}](t, b, `(a => ({URL: a.href, N: +a.textContent}))(document.querySelector(".matrix td a"))`)
	b.visit(t, look{width: 1280}, cell.URL)
	parted := eval[bool](t, b, `"covers" in document.querySelector("form.filter").dataset`)
	if got := b.filtered(t); (got.Shown != cell.N && !parted) || got.Values["author"] == "" {
		t.Errorf("the matrix counts %d, and %s shows %+v", cell.N, cell.URL, got)
	}
}

// TestFilterLooks holds filtered lists to what every page is held to.
func TestFilterLooks(t *testing.T) {
	s := open(t)
	script := axeScript(t)
	b := s.tab(t)
	for _, test := range []struct{ kind, query string }{
		{"briefs", "?q=a"}, {"timeline", "?accounts=differ&q=e"}, {"recommendations", "?sort=newest&q=e"}, {"actors", "?q=a"}, {"recommendations to an actor", "?author=nobody"},
	} {
		for _, l := range []look{{width: 1280}, {width: 390}, {width: 320}} {
			b.visit(t, l, s.root().url(s.kind(t, test.kind).page)+test.query)
			b.fits(t, l)
			if l.width > 320 {
				b.axe(t, script, l.width)
			}
		}
	}
	b.visit(t, look{width: 700, print: true}, s.root().url(s.kind(t, "timeline").page)+"?q=zzzz+ab")
	if told := measure[[]string](t, b, `visible(".filter p, .filter select, .filter button")`); len(told) != 2 || !strings.Contains(strings.Join(told, " "), "zzzz ab") {
		t.Errorf("on paper stands of the filter: %q", told)
	}
}

// TestFilterBriefs filters the list of briefs by what briefs are told apart by.
func TestFilterBriefs(t *testing.T) {
	b := open(t).tab(t)
	b.visit(t, look{width: 1280}, kitchen(t).url("briefs/index.htm"))
	whole := b.filtered(t)
	for _, facet := range []string{"kind", "topic", "author", "language", "year"} {
		for _, c := range b.choices(t, facet) {
			if got := b.choose(t, facet, c.Value); got.Shown != c.N || c.N == 0 || c.N > whole.All {
				t.Errorf("%d briefs of the %s %q were promised, %d are shown", c.N, facet, c.Value, got.Shown)
			}
		}
		b.choose(t, facet, "")
	}
}

// TestTitleOnce has lists of recommendations say the title of a brief once for those that
// follow each other, and with each of them when they are sorted.
func TestTitleOnce(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	for _, kind := range []string{"home", "actor", "topic"} {
		b.visit(t, look{width: 1280}, s.root().url(s.kind(t, kind).page))
		for _, twice := range eval[[]string](t, b, `[...document.querySelectorAll(".run")].flatMap(run => { const next = run.nextElementSibling?.querySelector?.(".run-of a"); return next && next.href === run.querySelector(".run-of a").href ? [next.textContent] : [] })`) {
			t.Errorf("on a page of the kind %s %q stands twice in a row", kind, twice)
		}
		if !eval[bool](t, b, `document.querySelectorAll(".run .recommendation-line").length > document.querySelectorAll(".run-of").length`) {
			t.Errorf("on a page of the kind %s no two recommendations share a title", kind)
		}
	}
	b.visit(t, look{width: 1280}, s.root().url(s.kind(t, "recommendations").page))
	const shown = `[...document.querySelectorAll("[data-at] .alone")].filter(e => e.checkVisibility()).length`
	if n := eval[int](t, b, shown); n > 0 {
		t.Errorf("%d recommendations say their brief's title below it", n)
	}
	if b.choose(t, "sort", "oldest"); eval[int](t, b, shown) != b.filtered(t).All {
		t.Error("sorted, not all recommendations say of which brief they are")
	}
}
