// Package progress says how far work of more than a second is: in one line on a terminal,
// which goes when the work is done, and in plain lines where a log is kept.
package progress

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// Mode is how progress is shown.
type Mode uint8

// The modes.
const (
	Off   Mode = iota
	Plain      // a line for each stage, and one every ten seconds
	Line       // one line, written over
)

const (
	patience = time.Second // before which nothing is shown
	often    = 100 * time.Millisecond
	seldom   = 10 * time.Second // between plain lines
)

// Report is the progress of one piece of work. Its methods may be called by several
// goroutines; a nil Report shows nothing.
type Report struct {
	out  io.Writer
	mode Mode
	done atomic.Int64

	mu     sync.Mutex
	began  time.Time // the work
	stage  string
	since  time.Time // the stage
	total  int       // of the stage; 0 if that is not known
	shown  bool      // a line stands on the terminal
	said   string    // the stage of the last plain line
	saidAt time.Time
}

// Start begins to show progress, until stop is called.
func Start(out io.Writer, mode Mode) (r *Report, stop func()) {
	if mode == Off {
		return nil, func() {}
	}
	r = &Report{out: out, mode: mode, began: time.Now()}
	ticker, end, ended := time.NewTicker(often), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case now := <-ticker.C:
				r.tick(now)
			case <-end:
				return
			}
		}
	}()
	return r, func() {
		ticker.Stop()
		close(end)
		<-ended
		r.clear()
	}
}

// Stage begins a stage of so many steps; 0 if their number is not known.
func (r *Report) Stage(name string, steps int) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stage, r.total, r.since = name, steps, time.Now()
	r.done.Store(0)
}

// Step ends a step.
func (r *Report) Step() {
	if r != nil {
		r.done.Add(1)
	}
}

// tick shows how far the work is at a time.
func (r *Report) tick(now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Sub(r.began) < patience || r.stage == "" {
		return
	}
	switch {
	case r.mode == Line:
		fmt.Fprintf(r.out, "\r\x1b[K%s", r.words(now))
		r.shown = true
	case r.said != r.stage || now.Sub(r.saidAt) >= seldom:
		fmt.Fprintf(r.out, "%s\n", r.words(now))
		r.said, r.saidAt = r.stage, now
	}
}

// words are the stage, the count, the time left.
func (r *Report) words(now time.Time) string {
	done, took := int(r.done.Load()), now.Sub(r.since)
	if r.total == 0 {
		return r.stage + " …"
	}
	s := fmt.Sprintf("%s: %d of %d", r.stage, done, r.total)
	if done > 0 && took >= patience {
		left := time.Duration(float64(took) / float64(done) * float64(r.total-done))
		s += fmt.Sprintf(", %v left", max(left, time.Second).Round(time.Second))
	}
	return s
}

// clear takes the line from the terminal.
func (r *Report) clear() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.shown {
		io.WriteString(r.out, "\r\x1b[K")
		r.shown = false
	}
}
