package graph

// slab hands out short lists that live as long as the graph, many from one piece of
// memory.
type slab[T any] struct{ free []T }

// take gives an empty list with room for n.
func (s *slab[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if len(s.free) < n {
		s.free = make([]T, max(n, 512))
	}
	list := s.free[:0:n]
	s.free = s.free[n:]
	return list
}

// one gives a place for one.
func (s *slab[T]) one() *T { return &s.take(1)[:1][0] }
