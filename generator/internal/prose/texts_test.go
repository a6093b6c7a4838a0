package prose

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"unsafe"

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

func (s *shelf) Read(key digest.Sum, dst []byte) ([]byte, bool) {
	v, ok := s.Get(key)
	return append(dst, v...), ok
}

func (s *shelf) Has(key digest.Sum) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.values[key]
	return ok
}

func (s *shelf) Put(key digest.Sum, value []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[key] = value
}

func TestKeptTextsAreWhatTheyWere(t *testing.T) {
	const text = "A *word* of [[cuba]].\n\n## Heading\n\n```go\nfunc f() {}\n```\n\n<div>\n"
	at := diag.Pos{File: "content/briefs/a.md", Line: 12, Col: 1}
	want, wantList := New().Body([]byte(text), at)
	if wantList.Count(diag.Error) > 0 {
		t.Fatal(wantList)
	}
	s := &shelf{values: map[digest.Sum][]byte{}}
	for run, damage := range []func([]byte) []byte{nil, nil, func(b []byte) []byte { return b[:len(b)/2] }} {
		s.damage = damage
		texts := (&Texts{Parser: New(), Store: s})
		outline, key, list := texts.Take([]byte(text), at)
		if !cmp.Equal(outline, want.Outline(), equalDocs) || !cmp.Equal(list, wantList) {
			t.Errorf("run %d: %v %v\nwant %v %v", run+1, outline, list, want.Outline(), wantList)
		}
		s.damage = nil
		if got, err := texts.Doc(key); err != nil || got.HTML(Filler{}) != want.HTML(Filler{}) {
			t.Errorf("run %d: %v %v\nwant %s", run+1, got, err, want.HTML(Filler{}))
		}
	}
	if _, err := (&Texts{Parser: New(), Store: s}).Doc(digest.Sum{1}); !errors.Is(err, ErrForgotten) {
		t.Errorf("a text that was never taken: %v", err)
	}
	before := len(s.values)
	(&Texts{Parser: New(), Store: s, Program: digest.Sum{1}}).Take([]byte(text), at)
	if len(s.values) == before {
		t.Error("what another program has kept was used")
	}
}

func TestOutlineSharesNoMemory(t *testing.T) {
	d, _ := New().Body([]byte("## Heading\n\n[a](b.md) [[c#d|e]]\n"), diag.Pos{})
	o := d.Outline()
	links := slices.Clone(d.Links())
	for i := range links {
		links[i].say(Said{})
	}
	if !cmp.Equal(o.Headings, d.Headings()) || !cmp.Equal(o.Links, links, equalDocs) {
		t.Errorf("the outline is %v", o)
	}
	if unsafe.StringData(o.Headings[0].Text) == unsafe.StringData(d.Headings()[0].Text) {
		t.Error("a heading is held twice")
	}
}
