package digest

import (
	"testing"
)

type leaf struct {
	Text   string
	hidden int
	_      Memo
}

type tree struct {
	Name  string
	Ratio float64
	On    bool
	Few   [2]uint8
	Leaf  *leaf
	Many  []leaf
	Deep  []*leaf
	Short brief
}

// brief is as long as its number says and holds more than it tells of itself.
type brief struct {
	number int
	rest   func()
}

func (b brief) AppendSummary(dst []byte) []byte { return append(dst, byte(b.number)) }

func whole() tree {
	return tree{Name: "a", Ratio: 0.5, Few: [2]uint8{1, 2}, Leaf: &leaf{Text: "x", hidden: 1}, Many: []leaf{{Text: "b", hidden: 1}, {Text: "c", hidden: 2}},
		Deep: []*leaf{{Text: "d", hidden: 3}, nil}, Short: brief{number: 7, rest: func() {}}}
}

// TestEveryPartMatters changes one thing at a time.
func TestEveryPartMatters(t *testing.T) {
	changes := map[string]func(*tree){
		"nothing":                 func(*tree) {},
		"a text":                  func(v *tree) { v.Name = "b" },
		"a number":                func(v *tree) { v.Ratio = 0.25 },
		"a truth value":           func(v *tree) { v.On = true },
		"an array":                func(v *tree) { v.Few[1] = 3 },
		"behind a pointer":        func(v *tree) { v.Leaf.Text = "y" },
		"an unexported field":     func(v *tree) { v.Leaf.hidden = 2 },
		"no pointer":              func(v *tree) { v.Leaf = nil },
		"an element":              func(v *tree) { v.Many[1].Text = "d" },
		"an element less":         func(v *tree) { v.Many = v.Many[:1] },
		"where two elements meet": func(v *tree) { v.Many[0].Text, v.Many[1].Text = "bc", "" },
		"an element nil":          func(v *tree) { v.Deep[0] = nil },
		"a summary":               func(v *tree) { v.Short.number = 8 },
	}
	seen := map[Sum]string{}
	for name, change := range changes {
		v := whole()
		change(&v)
		d := New()
		got := d.Of(Sum{1}, &v)
		if again := d.Of(Sum{1}, &v); again != got { // of what was kept
			t.Errorf("%s: %v, then %v", name, got, again)
		}
		if d.Of(Sum{2}, &v) == got {
			t.Errorf("%s: the context does not matter", name)
		}
		if other, taken := seen[got]; taken {
			t.Errorf("%s and %s have one digest", name, other)
		}
		seen[got] = name
	}
}

func TestEqualValuesHaveEqualDigests(t *testing.T) {
	a, b := whole(), whole()
	if d := New(); d.Of(Sum{}, &a) != d.Of(Sum{}, &b) {
		t.Error("two values that are equal have different digests")
	}
}

func TestBytesKeepsPartsApart(t *testing.T) {
	if Bytes("ab", "c") == Bytes("a", "bc") {
		t.Error("it does not matter where the parts are cut")
	}
	if Bytes("a") == (Sum{}) {
		t.Error("a digest is the one that stands for none")
	}
}

func TestWhatHasNoDigestPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a map has a digest, though its order is not known")
		}
	}()
	New().Of(Sum{}, struct{ M map[string]int }{})
}

func BenchmarkOf(b *testing.B) {
	v, d := whole(), New()
	b.ReportAllocs()
	for b.Loop() {
		d.Of(Sum{}, &v)
	}
}

func BenchmarkBytes(b *testing.B) {
	text := make([]byte, 10<<10)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Bytes(text)
	}
}
