package archive

import "chancery/generator/internal/diag"

// slabs hands out the parts of a tree from a few large pieces of memory, which
// live and die with the tree.
type slabs struct {
	size    int // nodes to allocate at a time
	nodes   []node
	used    int // of nodes
	items   []*node
	entries []entry

	// The children of collections that are not yet closed, innermost last.
	openItems   []*node
	openEntries []entry
}

// bytesPerNode is how much text there usually is to a node, or a little less: the
// first piece should do for a whole front matter, and not be much too large.
const bytesPerNode = 20

// newSlabs makes slabs for a source of a length in bytes.
func newSlabs(length int) slabs {
	return slabs{size: length/bytesPerNode + 4, openItems: make([]*node, 0, 16), openEntries: make([]entry, 0, 16)}
}

func (s *slabs) node(kind nodeKind, at diag.Pos) *node {
	if s.used == len(s.nodes) {
		s.nodes, s.used = make([]node, s.size), 0
		s.size = s.size/4 + 4
	}
	n := &s.nodes[s.used]
	s.used++
	n.kind, n.at = kind, at
	return n
}

// closeItems gives the items from the one numbered first as a list of their own.
func (s *slabs) closeItems(first int) []*node {
	open := s.openItems[first:]
	s.openItems = s.openItems[:first]
	return cut(&s.items, open, s.size)
}

// closeEntries is closeItems for the entries of a mapping.
func (s *slabs) closeEntries(first int) []entry {
	open := s.openEntries[first:]
	s.openEntries = s.openEntries[:first]
	return cut(&s.entries, open, s.size)
}

// cut copies a list into a piece of a slab; an empty one is nil.
func cut[T any](slab *[]T, list []T, size int) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if len(*slab) < n {
		*slab = make([]T, max(n, size))
	}
	copied := (*slab)[:n:n]
	copy(copied, list)
	*slab = (*slab)[n:]
	return copied
}
