package main

import (
	"cmp"
	"fmt"
	"html"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/bench/internal/report"
)

// reader visits the pages of a site.
type reader struct {
	host    *host
	base    string // the site's address, with a slash at its end
	browser *browser
	dir     string
}

// pages is the table of what pages load.
func (r *reader) pages(kinds []kind) (string, error) {
	t := report.NewTable("page", "pages", "first paint, KB", "KB gzipped", "requests", "in all, KB", "KB gzipped", "requests")
	for _, k := range kinds {
		chosen := []struct{ what, page string }{{"median", k.pages[len(k.pages)/2]}, {"largest", k.pages[len(k.pages)-1]}}
		if len(k.pages) == 1 {
			chosen = chosen[1:]
		}
		for _, c := range chosen {
			first, err := r.beforePaint(c.page)
			if err != nil {
				return "", err
			}
			all, err := r.inAll(c.page)
			if err != nil {
				return "", err
			}
			name := k.name
			if len(k.pages) > 1 {
				name += ", " + c.what
			}
			t.Add(name, fmt.Sprint(len(k.pages)), kilo(first.raw), kilo(first.gz), fmt.Sprint(first.requests), kilo(all.raw), kilo(all.gz), fmt.Sprint(all.requests))
		}
	}
	return t.String(), nil
}

// inAll is what Chromium loads on a first visit.
func (r *reader) inAll(page string) (load, error) {
	r.host.taken()
	if _, err := r.browser.visit(r.base+page, quiet); err != nil {
		return load{}, err
	}
	return r.host.taken(), r.browser.leave()
}

var (
	loads    = regexp.MustCompile(`<(?:link|script)\b[^>]*>`)
	address  = regexp.MustCompile(`\b(?:href|src)="([^":]+)"`)
	blocking = regexp.MustCompile(`^<script|rel="stylesheet"`)
	deferred = regexp.MustCompile(`\bdefer\b|\basync\b|media="print"`)
)

// beforePaint is a page and what it loads that the first paint waits for: style
// sheets, and scripts that are not deferred.
func (r *reader) beforePaint(page string) (load, error) {
	var l load
	text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(page)))
	if err != nil {
		return l, err
	}
	l.add(len(text), len(compressed(text)))
	for _, element := range loads.FindAllString(string(text), -1) {
		to := address.FindStringSubmatch(element)
		if to == nil || !blocking.MatchString(element) || deferred.MatchString(element) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(path.Join(path.Dir(page), to[1]))))
		if err != nil {
			return l, err
		}
		l.add(len(data), len(compressed(data)))
	}
	return l, nil
}

// times is how often each search is made; the table tells the middle one.
const times = 5

// searches is the table of what first searches load, and how long they take.
func (r *reader) searches(kinds []kind) (string, error) {
	r.host.taken()
	if _, err := r.browser.visit(r.base+"search/index.html", quiet); err != nil {
		return "", err
	}
	page := r.host.taken() // what is loaded without a question
	t := report.NewTable("first search", "query", "files", "KB", "KB gzipped", "ms to the first result")
	all, err := r.queries(kinds)
	if err != nil {
		return "", err
	}
	for _, q := range all {
		var took []float64
		var sent load
		for range times {
			if err := r.browser.leave(); err != nil {
				return "", err
			}
			r.host.taken()
			ms, err := r.browser.visit(r.base+"search/index.html?"+q.address.Encode(), found)
			if err != nil {
				return "", fmt.Errorf("%s: %w", q.what, err)
			}
			sent, took = r.host.taken(), append(took, ms)
		}
		slices.Sort(took)
		t.Add(q.what, q.shown, fmt.Sprint(sent.requests-page.requests), kilo(sent.raw-page.raw), kilo(sent.gz-page.gz),
			fmt.Sprintf("%.0f (%.0f–%.0f)", took[times/2], took[0], took[times-1]))
	}
	return fmt.Sprintf("The search page itself, once: %d requests, %s KB, %s KB gzipped; the files and bytes below come on top of that, and the "+
		"milliseconds count from the visit's begin, page included.\n\n%s", page.requests, kilo(page.raw), kilo(page.gz), t), nil
}

// query is a search.
type query struct {
	what, shown string
	address     url.Values
}

// queries makes searches from what the largest pages are called.
func (r *reader) queries(kinds []kind) ([]query, error) {
	actor, topic, brief := largest(kinds, "actor"), largest(kinds, "topic"), largest(kinds, "brief")
	if actor == "" || brief == "" {
		return nil, fmt.Errorf("the site has no actors or no briefs to search for")
	}
	name, err := r.heading(actor)
	if err != nil {
		return nil, err
	}
	title, err := r.heading(brief)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(title)
	phrase := `"` + strings.Join(words[:min(4, len(words))], " ") + `"`
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(utf8.RuneCountInString(b), utf8.RuneCountInString(a)) })
	two := strings.Join(words[:min(2, len(words))], " ")
	runes := []rune(name)
	q := func(what, text string) query { return query{what, text, url.Values{"q": {text}}} }
	all := []query{q("a name", name), q("the beginning of a name", string(runes[:min(4, len(runes))])), q("two words", two), q("a phrase", phrase)}
	if topic != "" {
		id := strings.TrimSuffix(path.Base(topic), ".html")
		all = append(all, query{"a filter alone", "topic: " + id, url.Values{"topic": {id}}})
	}
	return all, nil
}

var h1 = regexp.MustCompile(`(?s)<h1[^>]*>(.*?)</h1>`)
var tag = regexp.MustCompile(`<[^>]*>`)

// heading gives the first heading of a page.
func (r *reader) heading(page string) (string, error) {
	text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(page)))
	if err != nil {
		return "", err
	}
	found := h1.FindSubmatch(text)
	if found == nil {
		return "", fmt.Errorf("%s has no heading", page)
	}
	return strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(string(found[1]), ""))), nil
}

// kilo words bytes in KB of 1,024, as the budgets of pages are.
func kilo(bytes int) string { return fmt.Sprintf("%.1f", float64(bytes)/1024) }
