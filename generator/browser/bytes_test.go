package browser

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What a brief of content/ may weigh, compressed, in bytes: what must be there before the
// first paint, and all of it.
const (
	firstPaint = 12 << 10
	allOfIt    = 26 << 10
)

var (
	linkElement   = regexp.MustCompile(`<(?:link|script)\b[^>]*>`)
	linkAddress   = regexp.MustCompile(`\b(?:href|src)="([^"]+)"`)
	blocksNothing = regexp.MustCompile(`\bdefer\b|\basync\b|media="print"|rel="(?:icon|preload)"`)
	isLoaded      = regexp.MustCompile(`^<script|rel="(?:stylesheet|icon|preload)"`)
)

// TestBytes weighs the briefs as a browser loads them. An audit, whose archives have briefs
// of any length, looks at the lightest.
func TestBytes(t *testing.T) {
	s := open(t)
	briefs := s.bySize(t, "briefs/*.html")
	if *audit {
		briefs = briefs[:1]
	}
	for _, page := range briefs {
		first, all := weigh(t, s.dir, page)
		t.Logf("%s: %.1f KB before the first paint, %.1f KB in all", page, float64(first)/1024, float64(all)/1024)
		if first > firstPaint || all > allOfIt {
			t.Errorf("%s takes %d bytes before the first paint and %d in all, want at most %d and %d", page, first, all, firstPaint, allOfIt)
		}
	}
}

// weigh gives the compressed size of what a page loads before the first paint, and of all
// that it loads. What stands above a style sheet in the body is painted before that is there.
func weigh(t *testing.T, dir, page string) (first, all int) {
	t.Helper()
	html := read(t, filepath.Join(dir, page))
	head, body, ok := bytes.Cut(html, []byte("<body"))
	if !ok {
		t.Fatalf("%s has no body", page)
	}
	above, _, _ := bytes.Cut(body, []byte(`<link rel="stylesheet"`))
	first, all = len(compressed(html[:len(head)+len("<body")+len(above)])), len(compressed(html))
	for _, element := range linkElement.FindAllString(string(html), -1) {
		address := linkAddress.FindStringSubmatch(element)
		if address == nil || !isLoaded.MatchString(element) || strings.Contains(address[1], ":") {
			continue
		}
		n := len(compressed(read(t, filepath.Join(dir, path.Dir(page), address[1]))))
		all += n
		if !blocksNothing.MatchString(element) && strings.Contains(string(head), element) {
			first += n
		}
	}
	if !strings.Contains(string(head), "stylesheet") {
		t.Fatalf("%s loads no style sheet, so it was not weighed", page)
	}
	return first, all
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
