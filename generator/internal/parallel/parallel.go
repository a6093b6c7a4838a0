// Package parallel spreads independent work over the processors. Results are
// placed by index, so their order does not depend on who was quicker.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work(i) for every i from 0 to n-1, each once, in any order, on as many
// goroutines as may run at a time. It returns when all calls have.
func Each(n int, work func(i int)) {
	EachWith(n, func() struct{} { return struct{}{} }, func(_ struct{}, i int) { work(i) })
}

// EachWith is Each with something that every goroutine has for itself, such as working
// memory. It is made for one after the other.
func EachWith[W any](n int, make func() W, work func(own W, i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		own := make()
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(own, i)
			}
		})
	}
	group.Wait()
}
