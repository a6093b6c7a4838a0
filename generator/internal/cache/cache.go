// Package cache keeps what was costly to make, by the digest of what it was made
// from: a pure function's values, on the disk. Whoever asks for a value gets the one
// that was kept or none. A folder of it may be deleted, copied to another machine
// and shared at any time; what is damaged is as good as not there. Nothing that goes
// wrong with it is an error: then there is just no cache.
//
// A folder holds a few packs, files that are written once and never changed (see
// pack.go). Every run that had something new to keep adds one. Once what no run has
// asked for lately outweighs what the last one did, or the packs have become many,
// they are made into one of what was asked for, so the folder stays within about
// twice of what an archive needs.
package cache

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"chancery/generator/internal/digest"
)

// When the packs of a folder are made into one.
const (
	mostPacks  = 24
	mostUnused = 32 << 20 // bytes, beyond as many as were asked for
	// longestNote is how long a note is kept that nobody asks for.
	longestNote = 30 * 24 * time.Hour
)

// Cache is the values of one folder. It may be used by several goroutines at once,
// and a folder by several processes. A nil Cache keeps nothing.
type Cache struct {
	dir   string
	look  sync.Once // at the folder, when something is asked for first
	packs []*pack

	mu    sync.Mutex
	used  map[digest.Sum]bool
	added *writer // nil until something is kept
	off   bool    // nothing can be written there
}

// Temporary makes a Cache that is gone when it is closed: for a run that has nowhere to
// keep things, and no room for them in memory.
func Temporary() *Cache { return &Cache{used: map[digest.Sum]bool{}} }

// temporary reports whether the cache is gone when it is closed.
func (c *Cache) temporary() bool { return c.dir == "" }

// Open gives what a folder holds, which is looked at when something is asked for. The
// folder need not exist; with "" as folder the result is nil.
func Open(dir string) *Cache {
	if dir == "" {
		return nil
	}
	return &Cache{dir: dir, used: map[digest.Sum]bool{}}
}

// kept gives the packs that were in the folder when it was looked at first.
func (c *Cache) kept() []*pack {
	c.look.Do(func() {
		if c.temporary() {
			return
		}
		names, _ := filepath.Glob(filepath.Join(escape(c.dir), "*"+ending))
		slices.Sort(names)
		for _, name := range names {
			if p := openPack(name); p != nil {
				c.packs = append(c.packs, p)
			}
		}
	})
	return c.packs
}

// Get gives what is kept by a key. The bytes are the caller's.
func (c *Cache) Get(key digest.Sum) ([]byte, bool) { return c.Read(key, nil) }

// Read appends what is kept by a key to dst.
func (c *Cache) Read(key digest.Sum, dst []byte) ([]byte, bool) {
	if c == nil {
		return dst, false
	}
	for _, p := range c.kept() {
		if data, ok := p.read(key, dst); ok {
			c.mu.Lock()
			c.used[key] = true
			c.mu.Unlock()
			return data, true
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.added == nil {
		return dst, false
	}
	return c.added.read(key, dst)
}

// Has reports whether a value is kept by a key, which counts as asking for it.
func (c *Cache) Has(key digest.Sum) bool {
	if c == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.added != nil && c.added.has(key) {
		return true
	}
	for _, p := range c.kept() {
		if _, ok := p.entries[key]; ok {
			c.used[key] = true
			return true
		}
	}
	return false
}

// Put keeps a value by a key.
func (c *Cache) Put(key digest.Sum, data []byte) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.off || c.used[key] {
		return
	}
	if c.added == nil {
		w, err := create(c.dir)
		if err != nil {
			c.off = true
			return
		}
		c.added = w
	}
	if c.added.add(key, data) != nil {
		c.added.abandon()
		c.added, c.off = nil, true
		return
	}
	c.used[key] = true
}

// Close makes what was put in last, and clears away what nobody asked for.
func (c *Cache) Close() {
	if c == nil {
		return
	}
	if c.temporary() {
		if c.added != nil {
			c.added.abandon()
		}
		return
	}
	if !c.off && c.wasteful() {
		c.compact()
	} else if c.added != nil && c.added.finish() != nil {
		c.added.abandon()
	}
	for _, p := range c.packs {
		p.close()
	}
	c.sweep()
}

// sweep removes what processes that died were writing, and notes and folders that nobody
// has asked for in a long time.
func (c *Cache) sweep() {
	for pattern, age := range map[string]time.Duration{unfinished + "*": 24 * time.Hour, "*" + noteEnding: longestNote, "*" + folderEnding: longestNote} {
		names, _ := filepath.Glob(filepath.Join(escape(c.dir), pattern))
		for _, name := range names {
			if info, err := os.Lstat(name); err == nil && time.Since(info.ModTime()) > age {
				_ = os.RemoveAll(name)
			}
		}
	}
}

// wasteful reports whether the packs should be made into one. A run that has asked for
// nothing tells nothing about what the next one will need.
func (c *Cache) wasteful() bool {
	if len(c.used) == 0 {
		return false
	}
	var used, unused int64
	for _, p := range c.kept() {
		for key, e := range p.entries {
			if c.used[key] {
				used += int64(e.size)
			} else {
				unused += int64(e.size)
			}
		}
	}
	return len(c.packs) > mostPacks || unused > used+mostUnused
}

// compact puts what was asked for into the pack that is being written, and removes
// all others.
func (c *Cache) compact() {
	if c.added == nil {
		w, err := create(c.dir)
		if err != nil {
			return
		}
		c.added = w
	}
	for _, p := range c.packs {
		for _, key := range p.keys() {
			if !c.used[key] || c.added.has(key) {
				continue
			}
			if data, ok := p.read(key, nil); ok && c.added.add(key, data) != nil {
				c.added.abandon()
				return
			}
		}
	}
	if c.added.finish() != nil {
		c.added.abandon()
		return
	}
	for _, p := range c.packs {
		p.close()
		_ = os.Remove(p.name)
	}
}

// escape takes their meaning from the signs of a pattern in a folder's name.
func escape(dir string) string {
	out := make([]byte, 0, len(dir))
	for i := range len(dir) {
		if c := dir[i]; c == '*' || c == '?' || c == '[' || c == '\\' && filepath.Separator != '\\' {
			out = append(out, '\\')
		}
		out = append(out, dir[i])
	}
	return string(out)
}
