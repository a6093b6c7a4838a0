//go:build unix

package measure_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"chancery/generator/bench/internal/measure"

	"github.com/google/go-cmp/cmp"
)

// The test binary is the command that is measured.
func TestMain(m *testing.M) {
	switch os.Getenv("MEASURED") {
	case "busy":
		for start := time.Now(); time.Since(start) < 200*time.Millisecond; {
		}
		os.Exit(0)
	case "large":
		held := make([]byte, 150_000_000)
		for i := range held {
			held[i] = byte(i)
		}
		println("held it")
		os.Exit(int(held[256]))
	case "hangs":
		time.Sleep(time.Hour)
	case "fails":
		println("what went wrong")
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func command(mode string) measure.Command {
	return measure.Command{Name: mode, Args: []string{os.Args[0]}, Env: []string{"MEASURED=" + mode}}
}

func TestOnce(t *testing.T) {
	busy, err := measure.Once(context.Background(), command("busy"))
	if err != nil {
		t.Fatal(err)
	}
	if busy.Wall < 200*time.Millisecond || busy.CPU < 20*time.Millisecond {
		t.Errorf("a loop of 200 ms used %v of the processor in %v", busy.CPU, busy.Wall)
	}
	large, err := measure.Once(context.Background(), command("large"))
	if err != nil {
		t.Fatal(err)
	}
	if large.Said != "held it\n" {
		t.Errorf("what the command printed is %q", large.Said)
	}
	if large.MaxRSS < 150_000_000 || large.MaxRSS > 400_000_000 || busy.MaxRSS > large.MaxRSS-100_000_000 {
		t.Errorf("150 MB in use are measured as %d bytes, and without them %d", large.MaxRSS, busy.MaxRSS)
	}
}

func TestAlternateTakesTurns(t *testing.T) {
	var order []string
	turn := func(mode string) measure.Command {
		c := command(mode)
		c.Before = func() error { order = append(order, mode); return nil }
		return c
	}
	all, err := measure.Alternate(context.Background(), []measure.Command{turn("busy"), turn("large")}, 2)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"busy", "large", "busy", "large"}, order); diff != "" {
		t.Error(diff)
	}
	if len(all) != 2 || all[0].Name != "busy" || len(all[0].Samples) != 2 || len(all[1].Samples) != 2 {
		t.Errorf("%+v", all)
	}
}

func TestFailuresAreTold(t *testing.T) {
	if _, err := measure.Once(context.Background(), command("fails")); err == nil || !strings.Contains(err.Error(), "what went wrong") {
		t.Errorf("the error does not hold what the command printed: %v", err)
	}
	slow := command("hangs")
	slow.Limit = 50 * time.Millisecond
	if _, err := measure.Once(context.Background(), slow); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a run beyond its limit gives %v", err)
	}
	stop := errors.New("no room")
	c := command("busy")
	c.Before = func() error { return stop }
	if _, err := measure.Alternate(context.Background(), []measure.Command{c}, 1); !errors.Is(err, stop) {
		t.Errorf("a failed preparation gives %v", err)
	}
	if _, err := measure.Once(context.Background(), measure.Command{Name: "none"}); err == nil {
		t.Error("a command without a program was run")
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name string
		cpu  []time.Duration
		want measure.Spread
	}{
		{"none", nil, measure.Spread{}},
		{"one", []time.Duration{2e9}, measure.Spread{Min: 2, Median: 2, Max: 2}},
		{"odd", []time.Duration{3e9, 1e9, 2e9}, measure.Spread{Min: 1, Median: 2, Max: 3}},
		{"even", []time.Duration{4e9, 1e9, 2e9, 3e9}, measure.Spread{Min: 1, Median: 2.5, Max: 4}},
	} {
		var s measure.Series
		for _, d := range c.cpu {
			s.Samples = append(s.Samples, measure.Sample{CPU: d})
		}
		if got := s.Of(measure.CPUSeconds); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
