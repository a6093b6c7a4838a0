package page

import "sync"

// cards makes the card of a thing when a page asks for it, and keeps those that were asked
// for lately: pages that follow each other show much the same, and an archive has more
// things than memory should hold as cards. It serves several goroutines.
type cards[K comparable, V any] struct {
	make func(K) *V

	mu         sync.Mutex
	young, old map[K]*V
}

// mostYoung is how many cards of a kind are kept before those that nobody asked for in the
// meantime are let go.
const mostYoung = 2048

func newCards[K comparable, V any](make func(K) *V) *cards[K, V] {
	return &cards[K, V]{make: make, young: map[K]*V{}}
}

func (c *cards[K, V]) of(thing K) *V {
	v := c.kept(thing)
	if v == nil {
		v = c.make(thing)
		c.keep(thing, v)
	}
	return v
}

func (c *cards[K, V]) kept(thing K) *V {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.young[thing]
	if v == nil {
		if v = c.old[thing]; v != nil {
			c.put(thing, v)
		}
	}
	return v
}

func (c *cards[K, V]) keep(thing K, v *V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(thing, v)
}

func (c *cards[K, V]) put(thing K, v *V) {
	if len(c.young) >= mostYoung {
		c.young, c.old = make(map[K]*V, mostYoung), c.young
	}
	c.young[thing] = v
}
