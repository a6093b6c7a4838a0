package chart

import "math"

// point is a place in a picture.
type point struct{ x, y float64 }

// ring is an oval of slots around a centre: on each side one in every row.
type ring struct {
	centre point
	height int
	slots  []slot // clockwise from the top right
}

// slot is a place on the ring; left says on which side.
type slot struct {
	point
	left bool
}

// newRing makes a ring of n slots, the odd one on the right.
func newRing(n int) ring {
	right := (n + 1) / 2
	height := max(right, 3)*rowHeight + 2*netMargin
	r := ring{centre: point{netWidth / 2, float64(height) / 2}, height: height}
	side := func(rows int, left bool) []slot {
		pitch := float64(height-2*netMargin) / float64(rows)
		list := make([]slot, rows)
		for i := range list {
			y := netMargin + pitch*(float64(i)+0.5)
			v := (y - r.centre.y) / (float64(height) * 0.53)
			x := ringWidth * math.Sqrt(1-float64(v*v))
			if left {
				x = -x
			}
			list[i] = slot{point{r.centre.x + x, y}, left}
		}
		return list
	}
	r.slots = side(right, false)
	left := side(n-right, true)
	for i := range left {
		r.slots = append(r.slots, left[len(left)-1-i])
	}
	return r
}

// mostRounds bounds the search for an order; it ends by itself far sooner.
const mostRounds = 12

// order gives each actor a slot, so that ties are short: two change places as
// long as that shortens the sum of weight times length.
func (r ring) order(ties []Tie) []int {
	n := len(r.slots)
	length := make([]int, n*n) // whole numbers, so that sums are the same everywhere
	for i, a := range r.slots {
		for j, b := range r.slots {
			length[i*n+j] = int(math.Round(math.Hypot(a.x-b.x, a.y-b.y)))
		}
	}
	weight := make([]int, n*n)
	for _, t := range ties {
		weight[t.A*n+t.B], weight[t.B*n+t.A] = t.Weight, t.Weight
	}
	slots := make([]int, n)
	for i := range slots {
		slots[i] = i
	}
	gain := func(i, j int) int {
		sum := 0
		for k := range n {
			if k != i && k != j {
				s := slots[k]
				sum += (weight[i*n+k] - weight[j*n+k]) * (length[slots[i]*n+s] - length[slots[j]*n+s])
			}
		}
		return sum
	}
	for range mostRounds {
		changed := false
		for i := range n {
			for j := i + 1; j < n; j++ {
				if gain(i, j) > 0 {
					slots[i], slots[j] = slots[j], slots[i]
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	return slots
}

// bend gives the control point of a curve between two slots. The curve bows
// towards the centre, the more the farther they are apart, so that the curves of
// neighbours lie within each other; but it leaves the centre and its label free.
func (r ring) bend(a, b point) point {
	const bow, free = 0.28, 34
	mid := point{(a.x + b.x) / 2, (a.y + b.y) / 2}
	out := point{mid.x - r.centre.x, mid.y - r.centre.y} // away from the centre
	far := math.Hypot(out.x, out.y)
	if far < 1 { // through the centre: over it
		out, far = point{0, -1}, 1
	}
	top := max(free, far-float64(bow*math.Hypot(a.x-b.x, a.y-b.y)))
	apex := point{r.centre.x + float64(out.x*top/far), r.centre.y + float64(out.y*top/far)}
	return point{2*apex.x - mid.x, 2*apex.y - mid.y}
}
