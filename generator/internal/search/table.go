package search

// table gives each text a number, counted from 0. Most texts that it is asked for
// are known, for which it is quicker than a map.
type table struct {
	texts []string
	slots []slot // a power of two; at most half are used
}

type slot struct {
	hash   uint32
	number int32 // plus 1; 0 where the slot is free
}

// number gives the number of a text, and whether it is new. The table keeps a copy.
func number[T string | []byte](t *table, text T) (n int32, isNew bool) {
	h := uint32(2166136261) // FNV-1a
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	if 2*len(t.texts) >= len(t.slots) {
		t.grow()
	}
	mask := uint32(len(t.slots) - 1)
	i := h & mask
	for ; t.slots[i].number > 0; i = (i + 1) & mask {
		if s := t.slots[i]; s.hash == h && t.texts[s.number-1] == string(text) {
			return s.number - 1, false
		}
	}
	t.texts = append(t.texts, string([]byte(text)))
	t.slots[i] = slot{h, int32(len(t.texts))}
	return int32(len(t.texts) - 1), true
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]slot, max(1<<10, 2*len(old)))
	mask := uint32(len(t.slots) - 1)
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		i := s.hash & mask
		for t.slots[i].number > 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}
