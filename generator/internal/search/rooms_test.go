package search

import (
	"errors"
	"testing"
)

// forgetful is a Store that keeps nothing, or nothing any more.
type forgetful struct {
	memory
	gone bool
}

func (f *forgetful) Read(key [16]byte, dst []byte) ([]byte, bool) {
	if f.gone {
		return dst, false
	}
	return f.memory.Read(key, dst)
}

func TestStoresThatForget(t *testing.T) {
	documents := archive(20, 1)
	want := index(t, documents, 1)
	// One that keeps nothing: the index holds all by itself, but cannot be saved.
	nothing := indexOf(t, New("en", &forgetful{gone: true}), documents, 2)
	same(t, "a store that keeps nothing", want, made(t, nothing, nil))
	if _, err := nothing.AppendBinary(nil); !errors.Is(err, ErrForgotten) {
		t.Errorf("saved: %v", err)
	}
	// One that forgets later.
	s := &forgetful{}
	ix := indexOf(t, New("en", s), documents, 2)
	data, err := ix.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	s.gone = true
	if _, err := ix.Files(); !errors.Is(err, ErrForgotten) {
		t.Errorf("listed: %v", err)
	}
	if _, err := Load(data, s); !errors.Is(err, ErrForgotten) {
		t.Errorf("loaded: %v", err)
	}
}
