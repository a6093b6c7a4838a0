package corpus_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"slices"
	"sync"
	"testing"

	"chancery/generator/bench/corpus"
)

// files makes an archive in memory.
func files(t *testing.T, o corpus.Options) map[string]string {
	t.Helper()
	var mu sync.Mutex
	made := map[string]string{}
	err := corpus.New(o).Write(func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := made[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		made[name] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// Figures of different days can be compared only if the archive stays as it is: a
// change of this digest makes all earlier ones useless.
func TestSeedGivesTheSameBytes(t *testing.T) {
	made := files(t, corpus.Options{Briefs: 40, Seed: 7})
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(made)) {
		fmt.Fprintf(sum, "%s\n%s\n", name, made[name])
	}
	const want = "0eb37870c3da2823f6df2e1e1e9ec2ec154e5e19c7bdd934beda362488d0ce18"
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != want {
		t.Errorf("the archive has the digest %s, want %s", got, want)
	}
	if maps.Equal(made, files(t, corpus.Options{Briefs: 40, Seed: 8})) {
		t.Error("two seeds make the same archive")
	}
}

// What a brief weighs must not depend on the size of the archive, or the cost of
// one could not be compared.
func TestBriefsWeighTheSameInEachSize(t *testing.T) {
	for _, n := range []int{300, 3000, 30000} {
		c := corpus.New(corpus.Options{Briefs: n, Seed: 1})
		front, body := 0, 0
		const sample = 200
		for k := range sample {
			name, text := c.Brief(k * (n / sample))
			if ok, _ := path.Match("content/briefs/20[0-9][0-9]/*.md", name); !ok {
				t.Fatalf("a brief is called %s", name)
			}
			end := bytes.Index(text, []byte("\n---\n"))
			front, body = front+end, body+len(text)-end
		}
		if f := front / sample; f < 3400 || f > 3900 {
			t.Errorf("%d briefs: %d bytes of front matter in each, want about 3,600", n, f)
		}
		if b := body / sample; b < 6600 || b > 7500 {
			t.Errorf("%d briefs: %d bytes of text in each, want about 7,000", n, b)
		}
	}
}
