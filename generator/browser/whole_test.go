package browser

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhole visits the site as it stands at a domain's root, under a sub path and on
// a disk: every page has its style, says nothing to the console, and asks nobody else
// for anything. At a root, as paths are easiest there, and in an audit, whose archives
// are large, it is some pages of each kind.
func TestWhole(t *testing.T) {
	s := open(t)
	for _, where := range s.sites {
		pages := s.pages
		if where == s.root() || *audit {
			pages = nil
			for _, k := range s.kinds(t) {
				pages = append(pages, k.page)
			}
		}
		t.Run(where.name, func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			for _, page := range pages {
				if page == "404.html" && s.rooted(t) || s.leadsOn(t, page) {
					continue
				}
				visitWhole(t, b, where, page)
			}
		})
	}
}

// rooted reports whether the page of errors is made for one place alone, as an archive
// with a base URL wants it: a host shows that page at any depth.
func (s *suite) rooted(t *testing.T) bool {
	t.Helper()
	return bytes.Contains(read(t, filepath.Join(s.dir, "404.html")), []byte(`rel="stylesheet" href="/`))
}

// leadsOn reports whether a page is an old address that leads to a new one.
func (s *suite) leadsOn(t testing.TB, page string) bool {
	t.Helper()
	return bytes.Contains(read(t, filepath.Join(s.dir, filepath.FromSlash(page))), []byte(`http-equiv="refresh"`))
}

// visitWhole visits one page.
func visitWhole(t *testing.T, b *tab, where site, page string) {
	t.Helper()
	address := where.url(page)
	b.visit(t, look{width: 1280}, address)
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
