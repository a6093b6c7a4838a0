package chart

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Actor is an actor as a picture shows it.
type Actor struct {
	Name     string
	URL      string // may be ""
	Kind     string // state, person, organization, alliance, company
	KindText string // the kind in words, for the key
	Note     string // what is shown when it is pointed at, such as "Japan: 3 briefs, 5 events"
	Weight   int    // how often it appears with the one in the centre
}

// Tie is how often two of the others appear together. A and B are their indexes.
type Tie struct {
	A, B   int
	Weight int
}

// Network is a picture of whom an actor appears with: the actor in the centre,
// the others around it. See [NewNetwork]. All places are in units of its view
// box, which on a phone is as wide as the text: a unit is about a CSS pixel.
type Network struct {
	ID            string
	Name          string // of the actor in the centre
	Width, Height int
	Centre        Node
	Nodes         []Node // by weight, the greatest first
	Spokes        []Strand
	Ties          []Strand
	Kinds         []Key // the shapes that occur
	More          int   // actors left out because there are too many
}

// Node is an actor in a network.
type Node struct {
	Shape     string // the path of its sign
	URL, Note string
	X         Tenth // of the label
	Anchor    string
	Lines     []TextLine // the label
}

// TextLine is a line of a label, Y its base line.
type TextLine struct {
	Y    Tenth
	Text string
}

// Strand is all lines of one strength, 1 to 4.
type Strand struct {
	Class int
	Path  string
}

// Key explains a shape. It is drawn in a box of 14 by 14 units.
type Key struct {
	Text, Shape string
}

// MostNodes is how many others a network shows.
const MostNodes = 14

// Measures of a network, in units.
const (
	netWidth   = 360
	rowHeight  = 36
	netMargin  = 6
	ringWidth  = 76.0 // from the centre to a side of the ring
	lineHeight = 14
	labelSide  = 5
)

// NewNetwork draws an actor with those it appears with. Of more than [MostNodes]
// the ones with the greatest weight are shown; others of equal weight in the
// order given. It gives nil when there is nobody.
//
// The others stand on an oval, each in a row of its own on the left or the right
// side, and are labelled outwards: so no label meets another or a line. Their
// order starts by weight, clockwise from the top; then any two change places as
// long as that brings those who appear together nearer to each other, which also
// leaves fewer lines crossing. Of the lines between them the strongest are drawn,
// about one for each actor.
func NewNetwork(id string, centre Actor, others []Actor, ties []Tie) *Network {
	if len(others) == 0 {
		return nil
	}
	rank := make([]int, len(others)) // by weight
	for i := range rank {
		rank[i] = i
	}
	slices.SortStableFunc(rank, func(i, j int) int { return cmp.Compare(others[j].Weight, others[i].Weight) })
	rank = rank[:min(len(rank), MostNodes)]
	ties = strongest(ties, rank)
	r := newRing(len(rank))
	slots := r.order(ties)
	n := &Network{ID: id, Name: centre.Name, Width: netWidth, Height: r.height, More: len(others) - len(rank)}
	n.Centre = centreNode(centre, r)
	most := others[rank[0]].Weight
	var spokes strands
	for i, at := range rank {
		a, p := others[at], r.slots[slots[i]]
		class := strength(a.Weight, most)
		n.Nodes = append(n.Nodes, newNode(a, p, class))
		spokes.line(class, r.centre, p.point)
	}
	n.Spokes = spokes.list()
	n.Ties = tieStrands(r, slots, ties)
	n.Kinds = kinds(centre, others, rank)
	return n
}

// strongest gives the ties among the ranked actors that are drawn, with the
// indexes changed to those of the ranking, the strongest first.
func strongest(ties []Tie, rank []int) []Tie {
	var list []Tie
	for _, t := range ties {
		a, b := slices.Index(rank, t.A), slices.Index(rank, t.B)
		if a >= 0 && b >= 0 && a != b && t.Weight > 0 {
			list = append(list, Tie{min(a, b), max(a, b), t.Weight})
		}
	}
	slices.SortFunc(list, func(s, t Tie) int {
		return cmp.Or(cmp.Compare(t.Weight, s.Weight), cmp.Compare(s.A, t.A), cmp.Compare(s.B, t.B))
	})
	list = slices.CompactFunc(list, func(s, t Tie) bool { return s == t })
	return list[:min(len(list), len(rank))]
}

// strength parts weights into four classes by their share of the greatest. A
// small number never makes a thick line: 1 is in the first class always, 2 and 3
// at most in the second.
func strength(weight, most int) int {
	if weight < 1 || most < 1 {
		return 1
	}
	return min((4*weight+most-1)/most, bits.Len(uint(weight)), 4)
}

// radius gives the size of a node's sign.
func radius(class int) float64 { return 4 + 1.5*float64(class) }

// centreNode is labelled below.
func centreNode(a Actor, r ring) Node {
	const sign = 11
	n := Node{Shape: shape(a.Kind, r.centre, sign), URL: a.URL, Note: a.Note, X: tenth(r.centre.x), Anchor: "middle"}
	y := r.centre.y + sign + lineHeight - 1
	for _, line := range wrap(a.Name, 104, 2) {
		n.Lines = append(n.Lines, TextLine{tenth(y), line})
		y += lineHeight
	}
	return n
}

// newNode is labelled on the side away from the centre.
func newNode(a Actor, p slot, class int) Node {
	r := radius(class)
	n := Node{Shape: shape(a.Kind, p.point, r), URL: a.URL, Note: a.Note, Anchor: "start", X: tenth(p.x + r + labelSide)}
	room := netWidth - p.x - r - labelSide
	if p.left {
		n.Anchor, n.X = "end", tenth(p.x-r-labelSide)
		room = p.x - r - labelSide
	}
	lines := wrap(a.Name, int(room), 2)
	y := p.y + 4 - float64(lineHeight*(len(lines)-1))/2
	for _, line := range lines {
		n.Lines = append(n.Lines, TextLine{tenth(y), line})
		y += lineHeight
	}
	return n
}

// tieStrands draws ties as curves that bend towards the centre and yet leave it
// free.
func tieStrands(r ring, slots []int, ties []Tie) []Strand {
	var s strands
	most := 1
	for _, t := range ties {
		most = max(most, t.Weight)
	}
	for _, t := range ties {
		a, b := r.slots[slots[t.A]].point, r.slots[slots[t.B]].point
		s.curve(strength(t.Weight, most), a, r.bend(a, b), b)
	}
	return s.list()
}

// kinds lists the shapes of a network, in the order of the ranking.
func kinds(centre Actor, others []Actor, rank []int) []Key {
	var seen []string
	var keys []Key
	add := func(a Actor) {
		if a.KindText != "" && !slices.Contains(seen, a.KindText) {
			seen = append(seen, a.KindText)
			keys = append(keys, Key{a.KindText, shape(a.Kind, point{7, 7}, 5.5)})
		}
	}
	add(centre)
	for _, i := range rank {
		add(others[i])
	}
	return keys
}

func tenth(f float64) Tenth { return Tenth(math.Round(f * 10)) }
