package plainyaml

// slabs hands out the parts of one tree after the other from a few large pieces of
// memory. The zero value is ready to use; a tree lives until the next reset.
type slabs struct {
	size    int // nodes to allocate at a time
	nodes   []Node
	used    int // of nodes
	items   slab[*Node]
	entries slab[Entry]

	// The children of collections that are not yet closed, innermost last.
	openItems   []*Node
	openEntries []Entry
}

// bytesPerNode is how much text there usually is to a node, or a little less: the
// first piece should do for a whole front matter, and not be much too large.
const bytesPerNode = 20

// reset takes back all that was handed out, for a source of a length in bytes.
func (s *slabs) reset(length int) {
	clear(s.nodes[:s.used])
	s.size, s.used = length/bytesPerNode+4, 0
	s.items.reset()
	s.entries.reset()
	s.openItems, s.openEntries = s.openItems[:0], s.openEntries[:0]
}

func (s *slabs) node(kind Kind, at Pos) *Node {
	if s.used == len(s.nodes) {
		s.nodes, s.used = make([]Node, max(s.size, 2*len(s.nodes), 16)), 0
	}
	n := &s.nodes[s.used]
	s.used++
	n.Kind, n.Pos = kind, at
	return n
}

// closeItems gives the items from the one numbered first as a list of their own.
func (s *slabs) closeItems(first int) []*Node {
	open := s.openItems[first:]
	s.openItems = s.openItems[:first]
	return s.items.cut(open, s.size)
}

// closeEntries is closeItems for the entries of a mapping.
func (s *slabs) closeEntries(first int) []Entry {
	open := s.openEntries[first:]
	s.openEntries = s.openEntries[:first]
	return s.entries.cut(open, s.size)
}

// slab is a piece of memory for lists.
type slab[T any] struct{ all, left []T }

func (s *slab[T]) reset() { s.left = s.all }

// cut copies a list into the slab; an empty one is nil.
func (s *slab[T]) cut(list []T, size int) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if len(s.left) < n {
		s.all = make([]T, max(n, size, 2*len(s.all)))
		s.left = s.all
	}
	copied := s.left[:n:n]
	copy(copied, list)
	s.left = s.left[n:]
	return copied
}
