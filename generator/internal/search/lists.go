package search

import "slices"

// A posting is a document and the level of impact of a term in it.
type posting uint32

const levelBits = 4

func postingOf(doc uint32, level uint32) posting { return posting(doc<<levelBits | level) }

func (p posting) doc() int   { return int(p >> levelBits) }
func (p posting) level() int { return int(p & (1<<levelBits - 1)) }

// mostAtOnce is how many postings are put in order at a time. An index that has more
// reads its journals several times.
const mostAtOnce = 16 << 20

// lists puts postings in order, by the number of what they belong to. sizes says how
// many each number from 0 has. fill is called for each range of numbers in turn: it
// is to hand every posting of the range to put, those of one number in the order of
// documents. take is given the list of each number.
func lists(sizes []int32, most int, fill func(from, to int, put func(number int, p posting)) error, take func(number int, list []posting) error) error {
	starts := make([]int32, len(sizes)) // where a list is filled next
	var all []posting
	for from := 0; from < len(sizes); {
		to, total := from, int32(0)
		for to < len(sizes) && (to == from || int(total)+int(sizes[to]) <= most) {
			starts[to] = total
			total += sizes[to]
			to++
		}
		all = slices.Grow(all[:0], int(total))[:total]
		err := fill(from, to, func(number int, p posting) {
			all[starts[number]] = p
			starts[number]++
		})
		if err != nil {
			return err
		}
		for n := from; n < to; n++ {
			if err := take(n, all[starts[n]-sizes[n]:starts[n]]); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}
