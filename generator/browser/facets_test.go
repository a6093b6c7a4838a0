package browser

import (
	"net/url"
	"strings"
	"testing"
)

// narrowed is what the search page says: how many results there are, what kinds they are of,
// and by facet each value with its count, "*" behind those that are chosen.
type narrowed struct {
	Found   int
	Kinds   []string
	Facets  map[string]map[string]int
	Chosen  []string
	Heading string
	Folded  bool
}

// counted is an expression: what there is to choose once it says otherwise than before.
func counted(before string) string {
	return `new Promise((done, fail) => {
	const end = Date.now() + 20000, before = ` + "`" + before + "`" + `;
	(function look() {
		const state = {
			found: parseInt(document.querySelector(".found-count").textContent) || 0,
			kinds: [...new Set([...document.querySelectorAll(".hits .hit")].map(h => h.className.replace("hit is-", "")))].sort(),
			facets: {}, chosen: [...document.querySelectorAll(".facets [aria-current]")].map(a => a.dataset.value),
			heading: document.querySelector(".facets summary").textContent, folded: !document.querySelector(".facets > details").open,
		};
		for (const group of document.querySelectorAll("[data-facet]"))
			state.facets[group.dataset.facet] = Object.fromEntries([...group.querySelectorAll("a")].map(a => [a.dataset.value, parseInt(a.querySelector(".n").textContent)]));
		const ready = state.found && location.search !== before && (state.folded || Object.keys(state.facets.kind).length);
		if (ready && JSON.stringify(state) === look.last) done(state);
		else if (Date.now() > end) fail(new Error(document.querySelector("main").innerText));
		else { look.last = JSON.stringify(state); setTimeout(look, 150); }
	})();
})`
}

// TestFacets narrows results: a value says how many of them have it, and choosing it leaves
// that many; a second value of the same facet adds its own, one of another facet takes away
// what lacks it; a page that is loaded again, and on a phone, has the same choice.
func TestFacets(t *testing.T) {
	ownArchive(t)
	s := open(t)
	for _, where := range s.sites {
		b := s.tab(t)
		start := where.url("search/index.html") + "?q=russia"
		b.visit(t, look{width: 1280}, start)
		all := eval[narrowed](t, b, counted(""))
		sum := 0
		for _, n := range all.Facets["kind"] {
			sum += n
		}
		if sum != all.Found || len(all.Facets["kind"]) < 3 || all.Folded {
			t.Errorf("%s: %d results, of kinds %v", where.name, all.Found, all.Facets["kind"])
		}
		choose := func(facet, value string) narrowed {
			at := eval[string](t, b, `(() => { const at = location.search; document.querySelector('[data-facet="`+facet+`"] [data-value="`+value+`"]').click(); return at })()`)
			return eval[narrowed](t, b, counted(at))
		}
		events := choose("kind", "event")
		if events.Found != all.Facets["kind"]["event"] || strings.Join(events.Kinds, " ") != "event" {
			t.Errorf("%s: %d events are found, the facet says %d; found are %v", where.name, events.Found, all.Facets["kind"]["event"], events.Kinds)
		}
		both := choose("kind", "recommendation")
		if both.Found != events.Found+all.Facets["kind"]["recommendation"] {
			t.Errorf("%s: %d events and recommendations are found, the facet says %d and %d", where.name, both.Found, events.Found, all.Facets["kind"]["recommendation"])
		}
		some := choose("actor", "russia")
		if some.Found != both.Facets["actor"]["russia"] || some.Found >= both.Found {
			t.Errorf("%s: %d of %d results are of the actor, the facet says %d", where.name, some.Found, both.Found, both.Facets["actor"]["russia"])
		}
		if want := "event recommendation russia"; strings.Join(some.Chosen, " ") != want && strings.Join(some.Chosen, " ") != "recommendation event russia" || !strings.HasSuffix(some.Heading, "(3)") {
			t.Errorf("%s: chosen are %v, headed %q, want %s", where.name, some.Chosen, some.Heading, want)
		}
		address := eval[string](t, b, "location.href")
		if u, err := url.Parse(address); err != nil || u.Query()["kind"] == nil || u.Query().Get("actor") != "russia" {
			t.Errorf("%s: the address keeps no choice: %s", where.name, address)
		}
		b.visit(t, look{width: 1280}, address)
		if again := eval[narrowed](t, b, counted("")); again.Found != some.Found || strings.Join(again.Chosen, " ") != strings.Join(some.Chosen, " ") {
			t.Errorf("%s: loaded again there are %d results with %v, want %d with %v", where.name, again.Found, again.Chosen, some.Found, some.Chosen)
		}
		b.visit(t, look{width: 390}, address)
		if phone := eval[narrowed](t, b, counted("")); phone.Found != some.Found || !phone.Folded || !strings.HasSuffix(phone.Heading, "(3)") {
			t.Errorf("%s: on a phone there are %d results, want %d; folded: %v, headed %q", where.name, phone.Found, some.Found, phone.Folded, phone.Heading)
		}
	}
}
