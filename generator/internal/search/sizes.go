package search

import "math"

// sizes are how much goes into one file. The number of files grows with the
// archive a little quicker than what a query loads.
type sizes struct {
	docs   [kinds]int // documents in a shard of what results show
	shard  int        // characters of a shard of terms, at least
	piece  int        // characters of a shard of further postings
	pairs  int        // postings in a shard of pairs, at most
	budget int        // bytes, compressed, that the first answer to a query may load
}

// many is the number of documents of an archive of about 10,000 briefs, for which
// a first answer may load 150 KB: the budget leaves room for the script, the root
// and the error in what a file is guessed to weigh.
const many = 100_000

func sizesFor(total int) sizes {
	scale := math.Pow(float64(total)/many, 0.42)
	docs := [kinds]int{Actor: 120, Topic: 80, Page: 80, Brief: 95, Recommendation: 160, Event: 100, Source: 230, Figure: 260}
	for kind, at := range docs {
		docs[kind] = min(max(48, int(float64(at)*scale)), 3*at)
	}
	scaled := func(low, at, high int) int { return min(max(low, int(float64(at)*scale)), high) }
	return sizes{
		docs:   docs,
		shard:  scaled(12<<10, 16<<10, 48<<10),
		piece:  scaled(16<<10, 40<<10, 100<<10),
		pairs:  scaled(12<<10, 19<<10, 56<<10),
		budget: scaled(120_000, 134_000, 365_000),
	}
}

// compressed guesses what compression leaves of a file, by the first letter of
// its name. search.js has the same numbers.
func compressed(letter byte, size int) int {
	left := map[byte]float64{'t': 0.68, 'p': 0.52, 'b': 0.77, 'd': 0.25, 'f': 0.6}[letter]
	return int(left * float64(size))
}
