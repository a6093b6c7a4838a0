package build

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	warmSeed   = flag.Uint64("warm.seed", 1, "the first `seed` of the random edits")
	warmRounds = flag.Int("warm.rounds", 0, "how many edits to make with each seed, instead of some seconds' worth")
)

// TestWarmIsColdAfterRandomEdits edits an archive, what was published of it, the cache
// and the options at random. After each edit, a build with the cache into the
// destination as it is must give what a build without any gives in a new folder:
// every byte of the site, and every message.
func TestWarmIsColdAfterRandomEdits(t *testing.T) {
	rounds, patience := 150, 10*time.Second
	if testing.Short() {
		rounds, patience = 15, 5*time.Second
	}
	if *warmRounds > 0 {
		rounds, patience = *warmRounds, time.Hour
	}
	w := newWorkshop(t, *warmSeed)
	defer func() {
		if t.Failed() {
			t.Logf("-warm.seed=%d -warm.rounds=%d; what was done:\n%s", *warmSeed, len(w.log), strings.Join(w.log, "\n"))
		}
	}()
	start, all := time.Now(), edits()
	for n := 0; n < rounds && !t.Failed() && time.Since(start) < patience; n++ {
		w.round(all)
	}
	t.Logf("%d rounds, %d of them with a faulty archive", len(w.log), strings.Count(strings.Join(w.log, ""), "(faulty"))
}

// round makes a few edits and compares. An archive that edits have made faulty is
// built, too, and then mended, or there would soon be nothing to see.
func (w *workshop) round(all []edit) {
	archive, options := read(w.T, w.o.Source), w.o
	if w.IntN(3) > 0 { // with all addresses to keep, few edits would be sound
		_ = os.Remove(w.path("content/addresses.txt"))
	}
	var done []string
	for range 1 + w.IntN(3)/2 {
		e := all[w.IntN(len(all))]
		done = append(done, e.name+" "+e.do(w))
	}
	w.log = append(w.log, fmt.Sprintf("%3d %s", len(w.log)+1, strings.Join(done, "\n    ")))
	if !w.compare() {
		w.log[len(w.log)-1] += "\n    (faulty: taken back)"
		restore(w.T, w.o.Source, archive)
		w.o = options
	}
}

// compare builds warm and cold. It reports whether the archive is right.
func (w *workshop) compare() bool {
	before := read(w.T, w.o.Destination)
	cold := w.o
	cold.Cache, cold.Destination = "", filepath.Join(w.TempDir(), "site")
	_, want := run(w.T, cold)
	r, got := run(w.T, w.o)
	if g, w2 := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w2 {
		w.Errorf("warm says\n%s\ncold says\n%s", g, w2)
	}
	after := read(w.T, w.o.Destination)
	if !r.OK {
		if diff := before.differing(after); len(diff) > 0 {
			w.Errorf("a build that failed has changed %q", diff)
		}
		return false
	}
	if diff := read(w.T, cold.Destination).differing(after); len(diff) > 0 {
		w.Errorf("%q are not the same", diff)
	}
	check(w.T, os.RemoveAll(cold.Destination))
	if again, said := run(w.T, w.o); again.Stats.Written > 0 || fmt.Sprintf("%+v", said) != fmt.Sprintf("%+v", want) {
		w.Errorf("the same once more wrote %d files and says\n%+v\nwhere cold says\n%+v", again.Stats.Written, said, want)
	}
	w.keep()
	return true
}

// keep takes copies now and then, to go back to.
func (w *workshop) keep() {
	if w.IntN(4) > 0 {
		return
	}
	w.sources = append(w.sources, read(w.T, w.o.Source))
	w.sites = append(w.sites, read(w.T, w.o.Destination))
	w.caches = append(w.caches, read(w.T, w.o.Cache))
}
