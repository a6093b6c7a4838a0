package page

import "sync"

// cards makes the card of each thing once, when a page first asks for it: pages are
// made by several goroutines, and few of them when little has changed.
type cards[K comparable, V any] struct {
	make func(K) *V
	made sync.Map // from K to *V
}

func newCards[K comparable, V any](make func(K) *V) *cards[K, V] { return &cards[K, V]{make: make} }

func (c *cards[K, V]) of(thing K) *V {
	v, ok := c.made.Load(thing)
	if !ok {
		v, _ = c.made.LoadOrStore(thing, c.make(thing))
	}
	return v.(*V)
}
