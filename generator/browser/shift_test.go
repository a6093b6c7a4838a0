package browser

import "testing"

// shift is an expression: by how much what a reader sees has moved by itself since the
// page was opened (Cumulative Layout Shift, https://web.dev/articles/cls).
const shift = `new Promise(done => {
	let sum = 0;
	new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({type: "layout-shift", buffered: true});
	setTimeout(() => done(sum), 500);
})`

// TestNothingMoves wants every kind of page to stand still while it is opened: what
// scripts add has its room from the first paint on.
func TestNothingMoves(t *testing.T) {
	s := open(t)
	s.eachTemplate(t, func(t *testing.T, k kind) {
		b := s.tab(t)
		for _, l := range []look{{width: 1280}, {width: 390}} {
			b.visit(t, l, s.root().url(k.page))
			moved := eval[float64](t, b, shift)
			t.Logf("%s at %s: %.3f", k.page, l, moved)
			if moved > 0.05 { // what is left is the height of a line here and there
				t.Errorf("at %s what is seen moves by %.3f", l, moved)
			}
		}
	})
}

// TestOutOfSight wants what is far below the screen of long pages not to be laid out while
// they are opened, which on a phone is most of the work.
func TestOutOfSight(t *testing.T) {
	s := open(t)
	b := s.tab(t)
	for _, name := range []string{"brief", "timeline", "recommendations"} {
		b.visit(t, look{width: 390}, s.root().url(s.kind(t, name).page))
		if !eval[bool](t, b, `(all => all.length > 1 && !all.at(-1).checkVisibility({contentVisibilityAuto: true}))([...document.querySelectorAll("main :is(.section > *, .list > * > *, .sources > * > *, .month > * > *)")])`) {
			t.Errorf("on a page of the kind %s all is laid out at once", name)
		}
	}
}
