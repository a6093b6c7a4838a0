package search

import "math"

// sizes are how much goes into one file. They grow with the root of the archive:
// so do the number of files and what a query loads.
type sizes struct {
	docs   int // documents in a shard of what results show
	texts  int // documents in a shard of bodies
	shard  int // characters of a shard of terms
	piece  int // characters of a shard of further postings
	places int // characters of a shard of positions
	budget int // bytes, compressed, that the first answer to a query may load
}

// many is the number of documents of an archive of about 10,000 briefs, for which
// a first answer may load 150 KB: the budget leaves room for the script, the root
// and the error in what a file is guessed to weigh.
const many = 100_000

func sizesFor(total int) sizes {
	scale := math.Sqrt(float64(total) / many)
	scaled := func(low, at, high int) int { return min(max(low, int(float64(at)*scale)), high) }
	return sizes{
		docs:   scaled(64, 64, 128),
		texts:  scaled(4, 4, 10),
		shard:  scaled(12<<10, 16<<10, 32<<10),
		piece:  scaled(16<<10, 24<<10, 48<<10),
		places: scaled(24<<10, 24<<10, 64<<10),
		budget: scaled(115_000, 132_000, 365_000),
	}
}

// head is how many postings stand beside a term; a longer list has only its best
// there, and the others in shards of their own.
const head = 2048

// longestText is the longest body that shares a file with others, in bytes.
const longestText = 24 << 10

// compressed guesses what compression leaves of a file, by the first letter of
// its name. search.js has the same numbers.
func compressed(letter byte, size int) int {
	left := map[byte]float64{'p': 0.52, 'q': 0.67, 'f': 0.62, 'x': 0.38}[letter]
	return int(left * float64(size))
}
