package search

import "math/bits"

// table gives each text a number, counted from 0. Most texts that it is asked for
// are known and short, for which it is quicker than a map: their slot tells all.
type table struct {
	texts []string
	slots []slot // a power of two; at most half are used
	shift int    // 64 less the number of bits of a place in slots
}

type slot struct {
	key
	number int32 // plus 1; 0 where the slot is free
}

// key stands for a text of n bytes: of less than 16 it holds all, of longer ones it
// is a hash.
type key struct {
	a, b uint64
	n    uint32
}

const whole = 16

func keyOf[T string | []byte](s T) key {
	k := key{n: uint32(len(s))}
	switch n := len(s); {
	case n >= whole:
		for i := 0; i+8 < n; i += 8 {
			k.a = mix(k.a ^ eight(s, i))
			k.b = mix(k.b + k.a)
		}
		k.a ^= eight(s, n-8)
	case n >= 8: // the ends may overlap
		k.a, k.b = eight(s, 0), eight(s, n-8)
	case n >= 4:
		k.a = four(s, 0) | four(s, n-4)<<32
	case n > 0:
		k.a = uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
	}
	return k
}

func four[T string | []byte](s T, i int) uint64 {
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24
}

func eight[T string | []byte](s T, i int) uint64 { return four(s, i) | four(s, i+4)<<32 }

func mix(v uint64) uint64 {
	high, low := bits.Mul64(v, 0x9E3779B97F4A7C15) // 2^64 divided by the golden ratio
	return high ^ low
}

// place is where a key is looked for first.
func (t *table) place(k key) int { return int(mix(mix(k.a^uint64(k.n))^k.b) >> t.shift) }

// number gives the number of a text, and whether it is new. The table keeps a copy.
func number[T string | []byte](t *table, text T) (n int32, isNew bool) {
	if 2*len(t.texts) >= len(t.slots) {
		t.grow()
	}
	k, mask := keyOf(text), len(t.slots)-1
	i := t.place(k)
	for ; t.slots[i].number > 0; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == k && (k.n < whole || t.texts[s.number-1] == string(text)) {
			return s.number - 1, false
		}
	}
	t.texts = append(t.texts, string([]byte(text)))
	t.slots[i] = slot{k, int32(len(t.texts))}
	return int32(len(t.texts) - 1), true
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]slot, max(1<<10, 2*len(old)))
	t.shift = 64 - bits.Len(uint(len(t.slots)-1))
	mask := len(t.slots) - 1
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		i := t.place(s.key)
		for t.slots[i].number > 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}
