package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"chancery/generator/internal/digest"
)

func key(i int) digest.Sum { return digest.Bytes(fmt.Sprint("key ", i)) }

func value(i int) []byte { return bytes.Repeat([]byte{byte(i), byte(i >> 8)}, i%97) }

// run is what a program does with a cache: it asks for values and keeps the ones
// that were not there. It gives how many were.
func run(t *testing.T, dir string, from, to int) (hits int) {
	t.Helper()
	c := Open(dir)
	var mu sync.Mutex
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			for i := from + w; i < to; i += 4 {
				data, ok := c.Get(key(i))
				switch {
				case !ok:
					c.Put(key(i), value(i))
				case !bytes.Equal(data, value(i)):
					t.Errorf("the value %d came back as %q", i, data)
				default:
					mu.Lock()
					hits++
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	c.Close()
	return hits
}

func TestWhatIsKeptIsThereAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not [yet] there")
	for i, want := range []int{0, 1000, 1000} {
		if got := run(t, dir, 0, 1000); got != want {
			t.Errorf("run %d found %d values, want %d", i+1, got, want)
		}
	}
	if got := run(t, dir, 500, 1500); got != 500 {
		t.Errorf("found %d values, want the 500 that were kept", got)
	}
}

func TestANilCacheKeepsNothing(t *testing.T) {
	if got := run(t, "", 0, 10) + run(t, "", 0, 10); got != 0 {
		t.Errorf("found %d values, want none", got)
	}
	var c *Cache
	c.SetNote("n", []byte("x"))
	if _, ok := c.Note("n"); ok {
		t.Error("there is a note")
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := run(t, dir, 0, 10); got != 0 {
		t.Errorf("found %d values, want none", got)
	}
}

// TestDamage changes, cuts and lengthens a pack at every place; no value may come
// back other than it was.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, 0, 30)
	names, _ := filepath.Glob(filepath.Join(dir, "*"+ending))
	if len(names) != 1 {
		t.Fatalf("there are the packs %q, want one", names)
	}
	whole, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	look := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(names[0], data, 0o644); err != nil {
			t.Fatal(err)
		}
		c := Open(dir)
		for i := range 30 {
			if got, ok := c.Get(key(i)); ok && !bytes.Equal(got, value(i)) {
				t.Errorf("%s: the value %d came back as %q", what, i, got)
			}
		}
		for _, p := range c.packs {
			p.close()
		}
	}
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 0x41
		look(fmt.Sprint("the byte ", i), damaged)
	}
	for i := 0; i < len(whole); i += 7 {
		look(fmt.Sprint("cut to ", i), whole[:i])
	}
	look("lengthened", append(bytes.Clone(whole), 0))
	if got := run(t, dir, 0, 30); got != 0 {
		t.Errorf("found %d values behind a foot that is none", got)
	}
	if got := run(t, dir, 0, 30); got != 30 {
		t.Errorf("found %d values beside a damaged pack, want 30", got)
	}
}

// TestBounded asks for something new a hundred times, and looks how much stays.
func TestBounded(t *testing.T) {
	dir := t.TempDir()
	big := bytes.Repeat([]byte("x"), 1<<20)
	for i := range 100 {
		c := Open(dir)
		if _, ok := c.Get(key(0)); !ok {
			c.Put(key(0), big)
		}
		c.Put(key(i+1), big)
		c.Close()
	}
	packs, _ := filepath.Glob(filepath.Join(dir, "*"))
	var size int64
	for _, name := range packs {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if len(packs) > mostPacks+1 || size > mostUnused+8<<20 {
		t.Errorf("%d files of %d bytes stay", len(packs), size)
	}
	c := Open(dir)
	defer c.Close()
	for _, i := range []int{0, 100} {
		if _, ok := c.Get(key(i)); !ok {
			t.Errorf("the value %d, asked for by the last run, is gone", i)
		}
	}
}

// TestARunThatAsksForNothing leaves what is there for the runs that will.
func TestARunThatAsksForNothing(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir)
	c.Put(key(1), bytes.Repeat([]byte("x"), mostUnused+1))
	c.Close()
	Open(dir).Close()
	c = Open(dir)
	defer c.Close()
	if _, ok := c.Get(key(1)); !ok {
		t.Error("what was kept is gone")
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	dead, alive := filepath.Join(dir, unfinished+"1"), filepath.Join(dir, unfinished+"2")
	for _, name := range []string{dead, alive} {
		if err := os.WriteFile(name, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(dead, old, old); err != nil {
		t.Fatal(err)
	}
	run(t, dir, 0, 3)
	if _, err := os.Stat(dead); err == nil {
		t.Error("what a process left two days ago is still there")
	}
	if _, err := os.Stat(alive); err != nil {
		t.Error("what another process may be writing is gone")
	}
}

func TestNotesThatNobodyAsksFor(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir)
	old := time.Now().Add(-longestNote - time.Hour)
	for _, name := range []string{"asked", "forgotten"} {
		c.SetNote(name, []byte("x"))
		if err := os.Chtimes(c.note(name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	c.Note("asked")
	c.Close()
	if _, ok := c.Note("asked"); !ok {
		t.Error("a note that was asked for is gone")
	}
	if _, ok := c.Note("forgotten"); ok {
		t.Error("a note that nobody has asked for in a long time is still there")
	}
}

func TestNotes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	c := Open(dir)
	if _, ok := c.Note("site"); ok {
		t.Error("there is a note before any was made")
	}
	for _, text := range []string{"one", "another", ""} {
		c.SetNote("site", []byte(text))
		if got, ok := Open(dir).Note("site"); !ok || string(got) != text {
			t.Errorf("the note is %q, %v; want %q", got, ok, text)
		}
	}
	c.SetNote("site", []byte("one"))
	whole, err := os.ReadFile(c.note("site"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i]++
		if err := os.WriteFile(c.note("site"), damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if got, ok := c.Note("site"); ok {
			t.Errorf("with the byte %d damaged, the note is %q", i, got)
		}
	}
}
