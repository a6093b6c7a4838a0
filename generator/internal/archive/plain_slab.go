package archive

import "chancery/generator/internal/diag"

// slabs hands out the parts of a tree from a few large pieces of memory, which
// live and die with the tree.
type slabs struct {
	nodes   []node
	items   []*node
	entries []entry

	// The children of collections that are not yet closed, innermost last.
	openItems   []*node
	openEntries []entry
}

// slabSize is how many nodes are allocated at a time.
const slabSize = 64

func (s *slabs) node(kind nodeKind, at diag.Pos) *node {
	if len(s.nodes) == 0 {
		s.nodes = make([]node, slabSize)
	}
	n := &s.nodes[0]
	s.nodes = s.nodes[1:]
	n.kind, n.at = kind, at
	return n
}

// closeItems gives the items from the one numbered first as a list of their own.
func (s *slabs) closeItems(first int) []*node {
	open := s.openItems[first:]
	s.openItems = s.openItems[:first]
	return cut(&s.items, open)
}

// closeEntries is closeItems for the entries of a mapping.
func (s *slabs) closeEntries(first int) []entry {
	open := s.openEntries[first:]
	s.openEntries = s.openEntries[:first]
	return cut(&s.entries, open)
}

// cut copies a list into a piece of the slab; an empty one is nil.
func cut[T any](slab *[]T, list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if len(*slab) < n {
		*slab = make([]T, max(n, slabSize))
	}
	copied := (*slab)[:n:n]
	copy(copied, list)
	*slab = (*slab)[n:]
	return copied
}
