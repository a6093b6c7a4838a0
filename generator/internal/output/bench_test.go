package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"chancery/generator/internal/digest"
)

// benchSite is 2,000 files of 28 kB, as many bytes a file as in a large archive.
func benchSite() map[string][]byte {
	s := map[string][]byte{}
	for i := range 2000 {
		s[fmt.Sprintf("d%d/%d.html", i%20, i)] = bytes.Repeat(fmt.Appendf(nil, "%07d\n", i), 3500)
	}
	return s
}

func benchPublish(b *testing.B, dest string, s map[string][]byte) {
	target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
	if err != nil {
		b.Fatal(err)
	}
	p, err := Begin(target, nil)
	if err != nil {
		b.Fatal(err)
	}
	names := make(chan string, 64)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name := range names {
				if err := p.Write(name, digest.Sum{}, digest.Sum{}, s[name]); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for name := range s {
		names <- name
	}
	close(names)
	wg.Wait()
	if _, err := p.Commit(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkFirst(b *testing.B) {
	s, dir := benchSite(), b.TempDir()
	for i := 0; b.Loop(); i++ {
		benchPublish(b, filepath.Join(dir, fmt.Sprint(i)), s)
	}
}

func BenchmarkUnchanged(b *testing.B) {
	s, dest := benchSite(), filepath.Join(b.TempDir(), "public")
	benchPublish(b, dest, s)
	for b.Loop() {
		benchPublish(b, dest, s)
	}
}

func BenchmarkOneChanged(b *testing.B) {
	s, dest := benchSite(), filepath.Join(b.TempDir(), "public")
	benchPublish(b, dest, s)
	for i := 0; b.Loop(); i++ {
		s["d0/0.html"] = fmt.Append(nil, i)
		benchPublish(b, dest, s)
	}
}
