package browser

import (
	"net/url"
	"slices"
	"testing"
)

// marked is an expression: what is marked in the passage of the first result, once it is there.
const marked = `new Promise((done, fail) => {
	const end = Date.now() + 20000;
	(function look() {
		const found = [...document.querySelectorAll(".hits li:first-child .excerpt mark")].map(m => m.textContent);
		if (found.length) done(found);
		else if (Date.now() > end) fail(new Error(document.querySelector("main").innerText));
		else setTimeout(look, 30);
	})();
})`

// TestExcerpts looks for what stands in the text of a page alone: wherever the site
// stands, from a disk, too, the result shows the place and marks what was sought.
func TestExcerpts(t *testing.T) {
	ownArchive(t)
	s := open(t)
	for _, where := range s.sites {
		b := s.tab(t)
		for _, q := range []struct {
			query, first string
			marks        []string
		}{
			{`"snowball effect" seiler`, "briefs/reunification-arch-and-russia.html", []string{"snowball", "effect", "Seiler"}},
			{`repetitions prefer`, "briefs/cha-policy-toolkit.html", []string{"prefers", "repetition"}}, // other forms of the words
			{`toolkit half measures`, "briefs/cha-policy-toolkit.html", []string{"half", "measures"}},   // in the title, too
		} {
			b.visit(t, look{width: 1280}, where.url("search/index.html")+"?q="+url.QueryEscape(q.query))
			if found := eval[[]string](t, b, addresses); found[0] != where.base+q.first {
				t.Errorf("%s: found %v", where.name, found)
			}
			marks := eval[[]string](t, b, marked)
			shown := eval[string](t, b, `document.querySelector(".hits .excerpt").textContent`)
			if !slices.Equal(marks[:min(len(q.marks), len(marks))], q.marks) || len(shown) > 300 {
				t.Errorf("%s: %q are marked in %q, want %q", where.name, marks, shown, q.marks)
			}
		}
		if messages, _ := b.taken(); len(messages) > 0 {
			t.Errorf("%s: the console shows: %q", where.name, messages)
		}
	}
}

// TestSeveralValues chooses two kinds of things, one after the other, and then takes
// the first choice back.
func TestSeveralValues(t *testing.T) {
	ownArchive(t)
	s := open(t)
	b := s.tab(t)
	b.visit(t, look{width: 1280}, s.root().url("search/index.html")+"?q=putin")
	eval[[]string](t, b, results)
	// choose follows the link to a kind and gives the kinds of what is found then.
	choose := func(kind string) []string {
		return eval[[]string](t, b, `(async () => {
			const link = () => document.querySelector("[data-facet=kind] [data-value=`+kind+`]"), was = link().getAttribute("aria-current");
			link().click();
			for (const end = Date.now() + 20000; link().getAttribute("aria-current") === was; await new Promise(done => setTimeout(done, 30)))
				if (Date.now() > end) throw new Error("nothing happens");
			return [...new Set([...document.querySelectorAll(".hits .hit")].map(h => h.className.replace("hit is-", "")))].sort();
		})()`)
	}
	for _, step := range []struct {
		kind, address string
		kinds         []string
	}{
		{"actor", "?q=putin&kind=actor", []string{"actor"}},
		{"event", "?q=putin&kind=actor&kind=event", []string{"actor", "event"}},
		{"actor", "?q=putin&kind=event", []string{"event"}},
	} {
		if kinds := choose(step.kind); !slices.Equal(kinds, step.kinds) {
			t.Errorf("%s: found are %v, want %v", step.address, kinds, step.kinds)
		}
		if at := eval[string](t, b, "location.search"); at != step.address {
			t.Errorf("the address is %s, want %s", at, step.address)
		}
	}
}
