package parallel

import (
	"slices"
	"sync/atomic"
	"testing"
)

func TestEachCallsOncePerIndex(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		calls := make([]atomic.Int32, n)
		Each(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("n=%d: work(%d) was called %d times", n, i, got)
			}
		}
	}
}

func TestEachWithKeepsWorkingMemoryApart(t *testing.T) {
	const n = 1000
	got := make([]int, n)
	EachWith(n, func() *[]int { return &[]int{} }, func(own *[]int, i int) {
		*own = append((*own)[:0], i, i) // a race if two goroutines shared it
		got[i] = (*own)[0]
	})
	want := make([]int, n)
	for i := range want {
		want[i] = i
	}
	if !slices.Equal(got, want) {
		t.Error("results are not in the places of their indexes")
	}
}
