package search

import "math"

// sizes are how much goes into one file. They grow with the root of the archive:
// so do the number of files and what a query loads.
type sizes struct {
	docs   int // documents in a shard of what results show
	texts  int // documents in a shard of bodies
	shard  int // characters of a shard of terms
	piece  int // characters of a shard of further postings, or of positions
	budget int // characters that the first answer to a query may load, about
}

// many is the number of documents of an archive of about 10,000 briefs.
const many = 100_000

func sizesFor(total int) sizes {
	scale := math.Sqrt(float64(total) / many)
	scaled := func(low, at, high int) int { return min(max(low, int(float64(at)*scale)), high) }
	return sizes{
		docs:   scaled(16, 32, 128),
		texts:  scaled(2, 4, 12),
		shard:  scaled(12<<10, 16<<10, 40<<10),
		piece:  scaled(16<<10, 20<<10, 48<<10),
		budget: scaled(250<<10, 300<<10, 900<<10),
	}
}

// head is how many postings stand beside a term; a longer list has only its best
// there, and the others in shards of their own.
const head = 2048

// longestText is where a body is cut that is kept for excerpts, in bytes.
const longestText = 16 << 10
