package prose

import (
	"sync"
	"testing"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"

	"github.com/google/go-cmp/cmp"
)

// shelf is a Store that tells how often it was of use.
type shelf struct {
	mu     sync.Mutex
	values map[digest.Sum][]byte
	hits   int
	damage func([]byte) []byte
}

func (s *shelf) Get(key digest.Sum) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.values[key]
	if ok {
		s.hits++
	}
	if ok && s.damage != nil {
		v = s.damage(v)
	}
	return v, ok
}

func (s *shelf) Put(key digest.Sum, value []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[key] = value
}

func TestKeptTextsAreWhatTheyWere(t *testing.T) {
	const text = "A *word* of [[cuba]].\n\n## Heading\n\n```go\nfunc f() {}\n```\n\n<div>\n"
	at := diag.Pos{File: "content/briefs/a.md", Line: 12, Col: 1}
	want, wantList := New(Kept{}).Body([]byte(text), at)
	if wantList.Count(diag.Error) > 0 {
		t.Fatal(wantList)
	}
	s := &shelf{values: map[digest.Sum][]byte{}}
	for run, damage := range []func([]byte) []byte{nil, nil, func(b []byte) []byte { return b[:len(b)/2] }} {
		s.damage = damage
		got, list := New(Kept{Store: s}).Body([]byte(text), at)
		if got.HTML(Filler{}) != want.HTML(Filler{}) || !cmp.Equal(list, wantList) {
			t.Errorf("run %d: %s %v\nwant %s %v", run+1, got.HTML(Filler{}), list, want.HTML(Filler{}), wantList)
		}
	}
	if s.hits != 2 {
		t.Errorf("what was kept was used %d times, want twice", s.hits)
	}
	s.damage = nil
	New(Kept{Store: s, Program: digest.Sum{1}}).Body([]byte(text), at)
	if s.hits != 2 {
		t.Error("what another program has kept was used")
	}
}
