package chart

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// others makes actors with names of all lengths, the first with the greatest weight.
func others(n int) []Actor {
	names := []string{"United Nations Security Council", "조선민주주의인민공화국 국무위원회", "Министерство иностранных дел", "Australia",
		"Middlebury Institute of International Studies", "Li", "Antidisestablishmentarianism", "Georgetown University", "Kim Jong Un"}
	kinds := []string{"state", "person", "organization", "alliance", "company"}
	list := make([]Actor, n)
	for i := range list {
		k := kinds[i%len(kinds)]
		list[i] = Actor{Name: names[i%len(names)], URL: fmt.Sprintf("%%00/actors/a%d.html", i), Kind: k, KindText: strings.ToUpper(k[:1]) + k[1:], Weight: 2 * (n - i), Note: fmt.Sprint("Number ", i)}
	}
	return list
}

// allTies joins everybody with everybody, more or less.
func allTies(n int) []Tie {
	var list []Tie
	for i := range n {
		for j := range i {
			list = append(list, Tie{i, j, 1 + (7*i+3*j)%5})
		}
	}
	return list
}

var japan = Actor{Name: "Japan", Kind: "state", KindText: "State"}

type box struct{ left, top, right, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// labelBox is where a node's label stands.
func labelBox(n Node) box {
	width := 0.0
	for _, line := range n.Lines {
		width = max(width, float64(textWidth(line.Text)))
	}
	b := box{left: float64(n.X) / 10, top: float64(n.Lines[0].Y)/10 - 9, bottom: float64(n.Lines[len(n.Lines)-1].Y)/10 + 3}
	switch n.Anchor {
	case "end":
		b.left -= width
	case "middle":
		b.left -= width / 2
	}
	b.right = b.left + width
	return b
}

// shapeBox is about where a node's sign stands, from the corners of its path.
func shapeBox(t *testing.T, n Node) box {
	t.Helper()
	if x, y, r, ok := circle(n.Shape); ok {
		return box{x - r, y - r, x + r, y + r}
	}
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, corner := range strings.FieldsFunc(n.Shape, func(r rune) bool { return strings.ContainsRune("MLz", r) }) {
		x, y, _ := strings.Cut(corner, " ")
		fx, err := strconv.ParseFloat(x, 64)
		if err != nil {
			t.Fatal(err)
		}
		fy, err := strconv.ParseFloat(y, 64)
		if err != nil {
			t.Fatal(err)
		}
		b = box{min(b.left, fx), min(b.top, fy), max(b.right, fx), max(b.bottom, fy)}
	}
	return b
}

func circle(shape string) (x, y, r float64, ok bool) {
	var rr float64
	n, _ := fmt.Sscanf(shape, "M%f %fa%f %f", &x, &y, &r, &rr)
	return x + r, y, r, n == 4
}

func TestNetworkHasRoomForEveryLabel(t *testing.T) {
	for n := 1; n <= 16; n++ {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			v := NewNetwork("Together", Actor{Name: "Organization for Security and Co-operation in Europe", Kind: "organization"}, others(n), allTies(n))
			nodes := append([]Node{v.Centre}, v.Nodes...)
			var boxes []box
			for _, node := range nodes {
				boxes = append(boxes, labelBox(node), shapeBox(t, node))
			}
			for i, b := range boxes {
				if b.left < 0 || b.top < 0 || b.right > float64(v.Width) || b.bottom > float64(v.Height) {
					t.Errorf("%v is outside of %d by %d", b, v.Width, v.Height)
				}
				for j, o := range boxes[:i] {
					if b.meets(o) {
						t.Errorf("%v (of %q) meets %v (of %q)", b, nodes[i/2].Lines, o, nodes[j/2].Lines)
					}
				}
			}
			html := draw(t, "chart-network", v)
			sound(t, html)
			if len(html) > 6<<10 {
				t.Errorf("%d bytes", len(html))
			}
		})
	}
}

func TestNetworkSaysWhoAndHowMuch(t *testing.T) {
	v := NewNetwork("Together", japan, others(20), nil)
	if len(v.Nodes) != MostNodes || v.More != 6 {
		t.Errorf("%d are shown and %d left out", len(v.Nodes), v.More)
	}
	html := draw(t, "chart-network", v)
	for _, want := range []string{`aria-label="Whom Japan appears with"`, `<a href="%00/actors/a0.html"><title>Number 0</title>`, "United Nations", "The 14 that it appears with most are shown", "</svg>Alliance</li>"} {
		if !strings.Contains(html, want) {
			t.Errorf("there is no %q in\n%s", want, html)
		}
	}
	if strings.Contains(html, "a14.html") {
		t.Error("the fifteenth is shown")
	}
}

func TestHeaviestAreShown(t *testing.T) {
	list := others(20)
	slices.Reverse(list)
	v := NewNetwork("Together", japan, list, []Tie{{0, 1, 9}, {18, 19, 1}})
	if got := v.Nodes[0].URL; got != "%00/actors/a0.html" {
		t.Errorf("the first node is %s", got)
	}
	if len(v.Ties) != 1 || strings.Count(v.Ties[0].Path, "M") != 1 {
		t.Errorf("ties %+v, want that of the two that are shown", v.Ties)
	}
}

func TestStrength(t *testing.T) {
	for _, test := range []struct{ weight, most, want int }{
		{0, 0, 1}, {1, 1, 1}, {2, 2, 2}, {1, 2, 1}, {3, 3, 2}, {5, 5, 3}, {20, 20, 4}, {15, 20, 3}, {10, 20, 2}, {5, 20, 1}, {1, 1000, 1},
	} {
		if got := strength(test.weight, test.most); got != test.want {
			t.Errorf("%d of at most %d has the strength %d, want %d", test.weight, test.most, got, test.want)
		}
	}
}

// Two circles of friends who were listed in turn stand apart.
func TestFriendsStandTogether(t *testing.T) {
	var ties []Tie
	for i := range 10 {
		for j := range i {
			if i%2 == j%2 {
				ties = append(ties, Tie{i, j, 5})
			}
		}
	}
	r := newRing(10)
	slots := r.order(ties)
	changes := 0
	for s := range 10 {
		a, b := slices.Index(slots, s), slices.Index(slots, (s+1)%10)
		if a%2 != b%2 {
			changes++
		}
	}
	if changes != 2 {
		t.Errorf("around the ring one circle changes to the other %d times, want 2: %v", changes, slots)
	}
}

// A line between two others is not taken for one to the centre.
func TestTiesLeaveTheCentreFree(t *testing.T) {
	for n := 2; n <= MostNodes; n++ {
		r := newRing(n)
		for _, a := range r.slots {
			for _, b := range r.slots {
				if a == b {
					continue
				}
				c := r.bend(a.point, b.point)
				x, y := (a.x+2*c.x+b.x)/4, (a.y+2*c.y+b.y)/4 // the middle of the curve
				if d := math.Hypot(x-r.centre.x, y-r.centre.y); d < 30 {
					t.Errorf("of %d: a curve passes the centre at %.1f", n, d)
				}
			}
		}
	}
}

func TestKindsDifferInShape(t *testing.T) {
	seen := map[string]string{}
	for _, kind := range []string{"state", "person", "organization", "alliance", "company"} {
		s := shape(kind, point{10, 10}, 5)
		if seen[s] != "" {
			t.Errorf("%s and %s look the same", kind, seen[s])
		}
		seen[s] = kind
	}
}

func TestNobodyNoNetwork(t *testing.T) {
	if v := NewNetwork("Together", japan, nil, nil); v != nil {
		t.Errorf("%+v", v)
	}
}

func TestNetworkIgnoresImpossibleTies(t *testing.T) {
	v := NewNetwork("Together", japan, others(3), []Tie{{0, 0, 1}, {-1, 2, 1}, {1, 7, 1}, {0, 1, 0}})
	if len(v.Ties) != 0 {
		t.Errorf("%+v", v.Ties)
	}
}

func TestGoldenNetwork(t *testing.T) {
	golden(t, "network.html", draw(t, "chart-network", NewNetwork("Together", japan, others(9), allTies(9))))
}

func BenchmarkNetwork(b *testing.B) {
	list, ties := others(14), allTies(14)
	for b.Loop() {
		NewNetwork("Together", japan, list, ties)
	}
}

func BenchmarkDrawNetwork(b *testing.B) {
	set, v := parsed(b), NewNetwork("Together", japan, others(14), allTies(14))
	for b.Loop() {
		if err := set.ExecuteTemplate(io.Discard, "chart-network", v); err != nil {
			b.Fatal(err)
		}
	}
}
