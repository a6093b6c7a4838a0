package search

import "math/bits"

// field is one of a document's texts and its weight in the ranking BM25F
// (Robertson, Zaragoza and Taylor 2004). A text of the pivot's length counts at
// its weight, a longer one less, as far as bend (b in the literature) says. The
// pivots are fixed and no averages of the archive: a new brief then changes the
// shards of its own words and no others.
type field struct{ weight, bend, pivot float64 }

var (
	titleField    = field{8, 0.5, 6}
	nameField     = field{8, 0, 1}
	aboutField    = field{2, 0, 1}
	idField       = field{3, 0, 1}
	dateField     = field{2, 0, 1}
	summaryField  = field{3, 0.5, 30}
	headingsField = field{2.5, 0.5, 20}
	bodyField     = field{1, 0.7, 600}
)

// shortest bounds what a field gains by being short.
const shortest = 0.6

// each gives what one occurrence counts in a text of a number of words. A length is
// taken by its first five binary digits, so that a sentence more or less in a long
// text seldom changes what its other words count.
func (f field) each(words int) float64 {
	rest := max(bits.Len(uint(words))-5, 0)
	return f.weight / max(1-f.bend+f.bend*float64(words>>rest<<rest)/f.pivot, shortest)
}

// times gives a field of which the weight is multiplied.
func (f field) times(factor float64) field {
	f.weight *= factor
	return f
}

// saturation is how soon more of the same word counts for less (k1 in the
// literature).
const saturation = 4

// boosts prefer kinds of things that a reader looks for first, where they bear the
// name that is looked for: to be spoken of is worth the same in all.
var boosts = [kinds]float64{Actor: 1.6, Topic: 1.4, Page: 1, Brief: 1.3, Recommendation: 1, Event: 1.1, Source: 0.8, Figure: 1}

// levels is how many steps of impact a posting can have.
const levels = 16

// impact gives the level of what a term contributes to a document's score, apart
// from how rare the term is.
func impact(weight float64) byte {
	return byte(levels * weight / (saturation + weight))
}
