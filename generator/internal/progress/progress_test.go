package progress

import (
	"strings"
	"testing"
	"time"
)

// at is a moment after the work and its stage began.
func (r *Report) at(d time.Duration) time.Time { return r.began.Add(d) }

func begun(mode Mode, stage string, steps, done int) (*Report, *strings.Builder) {
	var out strings.Builder
	r := &Report{out: &out, mode: mode, began: time.Unix(0, 0)}
	r.Stage(stage, steps)
	r.since = r.began
	for range done {
		r.Step()
	}
	return r, &out
}

func TestLine(t *testing.T) {
	r, out := begun(Line, "making pages", 100, 25)
	r.tick(r.at(900 * time.Millisecond))
	if out.Len() > 0 {
		t.Errorf("after less than a second: %q", out)
	}
	r.tick(r.at(10 * time.Second))
	r.clear()
	if want := "\r\x1b[Kmaking pages: 25 of 100, 30s left\r\x1b[K"; out.String() != want {
		t.Errorf("got %q, want %q", out, want)
	}
	r, out = begun(Line, "reading", 0, 0)
	r.tick(r.at(2 * time.Second))
	if want := "\r\x1b[Kreading …"; out.String() != want {
		t.Errorf("got %q, want %q", out, want)
	}
}

func TestPlain(t *testing.T) {
	r, out := begun(Plain, "making pages", 100, 50)
	for s := range 15 {
		r.tick(r.at(time.Duration(s) * time.Second))
	}
	r.Stage("publishing", 0)
	r.tick(r.at(15 * time.Second))
	r.clear()
	if want := "making pages: 50 of 100, 1s left\nmaking pages: 50 of 100, 11s left\npublishing …\n"; out.String() != want {
		t.Errorf("got %q, want %q", out, want)
	}
}

func TestOff(t *testing.T) {
	r, stop := Start(nil, Off)
	r.Stage("x", 1)
	r.Step()
	stop()
}
