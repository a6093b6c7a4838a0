package browser

import (
	_ "embed"
	"fmt"
	"slices"
	"testing"
)

// probe is an expression: an object of functions that measure the page.
//
//go:embed probe.js
var probe string

// measure calls a function of probe.js in the page.
func measure[T any](t testing.TB, b *tab, call string) T {
	t.Helper()
	return eval[T](t, b, "("+probe+")."+call)
}

// TestLayout holds every kind of page to the measures of a well-set page.
func TestLayout(t *testing.T) {
	s := open(t)
	s.each(t, func(t *testing.T, k kind) {
		b := s.tab(t)
		for _, l := range []look{{width: 1280}, {width: 390}, {width: 320}} {
			b.visit(t, l, s.root().url(k.page))
			if width := measure[int64](t, b, "width()"); width > l.width {
				t.Errorf("%s at %s scrolls sideways: it is %d pixels wide because of %.5q", k.page, l, width,
					measure[[]string](t, b, fmt.Sprintf("outside(%d)", l.width)))
			}
			if boxes := measure[[]string](t, b, "scrollers()"); len(boxes) > 0 {
				t.Errorf("%s at %s has boxes that scroll sideways: %q", k.page, l, boxes)
			}
			for _, target := range measure[[]string](t, b, "small()") {
				t.Errorf("%s at %s: less than 24 pixels to hit: %s", k.page, l, target)
			}
			if l.width == 320 {
				continue // narrower than the measures below are meant for
			}
			if y := measure[int](t, b, "firstParagraph()"); y < 0 || y > 300 {
				t.Errorf("%s at %s: the first paragraph begins %d pixels down, want within 300", k.page, l, y)
			}
			low, high := 60, 75
			if l.phone() {
				low, high = 38, 45
			}
			lines := measure[[]int](t, b, "lines()")
			if len(lines) < 8 {
				continue // no long text
			}
			if n := median(lines); n < low || n > high {
				t.Errorf("%s at %s: %d characters a line, want %d to %d", k.page, l, n, low, high)
			} else {
				t.Logf("%s at %s: %d characters a line", k.page, l, n)
			}
		}
	})
}

func median(n []int) int {
	slices.Sort(n)
	return n[len(n)/2]
}
