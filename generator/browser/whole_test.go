package browser

import (
	"strings"
	"testing"
)

// TestWhole visits every page of the site as it stands at a domain's root, under
// a sub path and on a disk: it has its style, says nothing to the console, and asks
// nobody else for anything.
func TestWhole(t *testing.T) {
	s := open(t)
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			for _, page := range s.pages {
				address := where.url(page)
				b.visit(t, look{width: 1280}, address)
				if strings.HasPrefix(page, "assets/") {
					continue
				}
				if !measure[bool](t, b, "styled()") {
					t.Errorf("%s is without its style sheet", address)
				}
				messages, requests := b.taken()
				for _, m := range messages {
					t.Errorf("%s: the console shows: %s", address, m)
				}
				for _, r := range requests {
					if !strings.HasPrefix(r, where.base) && !strings.HasPrefix(r, "data:") {
						t.Errorf("%s asks for %s, outside the site", address, r)
					}
				}
				if len(requests) < 2 {
					t.Errorf("%s: only %q was asked for, so the requests were not seen", address, requests)
				}
			}
		})
	}
}
