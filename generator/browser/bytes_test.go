package browser

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What a brief of some 900 words may weigh, compressed, in bytes: what must be there
// before the first paint, and all of it.
const (
	firstPaint = 12 << 10
	allOfIt    = 25 << 10
)

var (
	linkElement   = regexp.MustCompile(`<(?:link|script)\b[^>]*>`)
	linkAddress   = regexp.MustCompile(`\b(?:href|src)="([^"]+)"`)
	blocksNothing = regexp.MustCompile(`\bdefer\b|\basync\b|media="print"|rel="(?:icon|preload)"`)
	isLoaded      = regexp.MustCompile(`^<script|rel="(?:stylesheet|icon|preload)"`)
)

// TestBytes weighs the lightest brief of the site as a browser loads it.
func TestBytes(t *testing.T) {
	s := open(t)
	best, bestAll, lightest := 0, 0, ""
	for _, page := range s.pages {
		if !matches("briefs/*.html", page) || s.leadsOn(t, page) {
			continue
		}
		if first, all := weigh(t, s.dir, page); best == 0 || first < best {
			best, bestAll, lightest = first, all, page
		}
	}
	t.Logf("%s: %.1f KB before the first paint, %.1f KB in all", lightest, float64(best)/1024, float64(bestAll)/1024)
	if best > firstPaint || bestAll > allOfIt {
		t.Errorf("the lightest brief takes %d bytes before the first paint and %d in all, want at most %d and %d", best, bestAll, firstPaint, allOfIt)
	}
}

// weigh gives the compressed size of a page with what it loads before the first
// paint, and with all that it loads.
func weigh(t *testing.T, dir, page string) (first, all int) {
	t.Helper()
	html := read(t, filepath.Join(dir, page))
	first = len(compressed(html))
	all = first
	for _, element := range linkElement.FindAllString(string(html), -1) {
		address := linkAddress.FindStringSubmatch(element)
		if address == nil || !isLoaded.MatchString(element) || strings.Contains(address[1], ":") {
			continue
		}
		n := len(compressed(read(t, filepath.Join(dir, path.Dir(page), address[1]))))
		all += n
		if !blocksNothing.MatchString(element) {
			first += n
		}
	}
	if all == first && !strings.Contains(string(html), "stylesheet") {
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
