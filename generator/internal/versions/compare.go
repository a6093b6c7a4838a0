package versions

import "slices"

// span is a stretch of two lists: a[a0:a1] and b[b0:b1], which are equal, or of which one
// stands in the place of the other.
type span struct {
	a0, a1, b0, b1 int
	equal          bool
}

// How many blocks of a text, and words of a block, may differ before the rest counts as
// replaced. The work grows with their square.
const (
	mostBlocks = 800
	mostWords  = 200
)

// compare divides two lists into spans, by the shortest way from one to the other (E. Myers,
// An O(ND) Difference Algorithm and Its Variations, 1986).
func compare[T comparable](a, b []T, most int) (spans []span) {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	add := func(s span) {
		if s.a0 == s.a1 && s.b0 == s.b1 {
			return
		}
		if n := len(spans); n > 0 && spans[n-1].equal == s.equal {
			spans[n-1].a1, spans[n-1].b1 = s.a1, s.b1
			return
		}
		spans = append(spans, s)
	}
	add(span{0, head, 0, head, true})
	for _, s := range shortest(a[head:len(a)-tail], b[head:len(b)-tail], most) {
		add(span{s.a0 + head, s.a1 + head, s.b0 + head, s.b1 + head, s.equal})
	}
	add(span{len(a) - tail, len(a), len(b) - tail, len(b), true})
	return spans
}

// shortest finds the shortest way, or replaces all where it takes more than most steps.
func shortest[T comparable](a, b []T, most int) []span {
	most = min(most, len(a)+len(b))
	// far[most+1+k] is how far in a the diagonal k has come: the place in a less that in b.
	far := make([]int, 2*most+3)
	var trail [][]int // far before each step, as far as it matters
	for d := 0; d <= most; d++ {
		trail = append(trail, slices.Clone(far[most-d:most+d+3]))
		for k := -d; k <= d; k += 2 {
			at := most + 1 + k
			x := far[at-1] + 1
			if k == -d || k != d && far[at-1] < far[at+1] {
				x = far[at+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			if far[at] = x; x >= len(a) && x-k >= len(b) {
				return back(trail, len(a), len(b))
			}
		}
	}
	return []span{{0, len(a), 0, len(b), false}}
}

// back follows the way back from its end.
func back(trail [][]int, x, y int) (spans []span) {
	for d := len(trail) - 1; d > 0; d-- {
		k := x - y
		left, right := trail[d][d+k], trail[d][d+k+2]
		px, sx := left, left+1 // a step in a
		py := px - (k - 1)
		sy := py
		if k == -d || k != d && left < right {
			px, sx = right, right // a step in b
			py = px - (k + 1)
			sy = py + 1
		}
		spans = append(spans, span{sx, x, sy, y, true}, span{px, sx, py, sy, false})
		x, y = px, py
	}
	spans = append(spans, span{0, x, 0, y, true})
	slices.Reverse(spans)
	return spans
}
