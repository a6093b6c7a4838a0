package browser

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// TestExcerpts looks for what stands in the text of a page alone. Where a script may
// read the page, the result shows the place; from a disk it shows the summary.
func TestExcerpts(t *testing.T) {
	ownArchive(t)
	s := open(t)
	for _, where := range s.sites {
		b := s.tab(t)
		b.visit(t, look{width: 1280}, where.url("search/index.html")+"?q="+url.QueryEscape(`"snowball effect" seiler`))
		if found := eval[[]string](t, b, addresses); len(found) != 1 || found[0] != where.base+"briefs/reunification-arch-and-russia.html" {
			t.Errorf("%s: found %v", where.name, found)
		}
		marked := eval[[]string](t, b, `[...document.querySelectorAll(".hits .excerpt mark")].map(m => m.textContent)`)
		shown := eval[string](t, b, `document.querySelector(".hits .excerpt").textContent`)
		if where.name == "file" {
			if !strings.Contains(shown, "While outside observers debate") {
				t.Errorf("%s: the result shows %q, want the summary", where.name, shown)
			}
		} else if len(marked) < 3 || !slices.Equal(marked[:3], []string{"snowball", "effect", "Seiler"}) || len(shown) > 300 {
			t.Errorf("%s: %q are marked in %q", where.name, marked, shown)
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
