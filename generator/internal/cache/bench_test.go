package cache

import (
	"bytes"
	"path/filepath"
	"testing"
)

// What is kept of a brief has about 10 kB.
const benchValues, benchSize = 1000, 10_000

func fill(dir string, data []byte) {
	c := Open(dir)
	for i := range benchValues {
		c.Put(key(i), data)
	}
	c.Close()
}

// BenchmarkPut keeps 1,000 values in an empty folder.
func BenchmarkPut(b *testing.B) {
	dir, data := b.TempDir(), bytes.Repeat([]byte("value "), benchSize/6)
	b.SetBytes(benchValues * int64(len(data)))
	for i := 0; b.Loop(); i++ {
		fill(filepath.Join(dir, key(i).String()), data)
	}
}

// BenchmarkGet opens a folder and asks for the 1,000 values in it.
func BenchmarkGet(b *testing.B) {
	dir, data := b.TempDir(), bytes.Repeat([]byte("value "), benchSize/6)
	fill(dir, data)
	b.SetBytes(benchValues * int64(len(data)))
	for b.Loop() {
		c := Open(dir)
		for i := range benchValues {
			if _, ok := c.Get(key(i)); !ok {
				b.Fatal("a value is missing")
			}
		}
		c.Close()
	}
}
