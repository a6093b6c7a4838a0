//go:build unix

// Package measure runs commands several times, in turn, and tells what each used
// of the machine.
package measure

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// Command is something to measure.
type Command struct {
	Name   string
	Args   []string      // the program and its arguments
	Dir    string        // to run in; "" is the current one
	Env    []string      // besides the environment of this process
	Before func() error  // done before each run and not measured; may be nil
	Limit  time.Duration // how long one run may take; 0 is without end
}

// Sample is what one run used.
type Sample struct {
	CPU    time.Duration // user and system time of the process and of its children
	Wall   time.Duration
	MaxRSS int64  // bytes: the most memory that was resident at a time
	Said   string // what it printed, to standard output and to standard error
}

// Series is the samples of one command, in the order of the runs.
type Series struct {
	Name    string
	Samples []Sample
}

// Alternate runs each command the given number of times, in turn, so that what
// slows the machine down for a while slows all of them. A command that fails ends
// the measuring; the error holds what it printed.
func Alternate(ctx context.Context, commands []Command, times int) ([]Series, error) {
	all := make([]Series, len(commands))
	for i, c := range commands {
		all[i].Name = c.Name
	}
	for range times {
		for i, c := range commands {
			s, err := Once(ctx, c)
			if err != nil {
				return all, err
			}
			all[i].Samples = append(all[i].Samples, s)
		}
	}
	return all, nil
}

// Once runs a command. Its peak of memory is never told as less than what this
// process held when it started the command, because the kernel counts from there:
// the measuring process has to stay small.
func Once(ctx context.Context, c Command) (Sample, error) {
	if len(c.Args) == 0 {
		return Sample{}, errors.New("measure: a command without a program")
	}
	if c.Before != nil {
		if err := c.Before(); err != nil {
			return Sample{}, fmt.Errorf("prepare %s: %w", c.Name, err)
		}
	}
	if c.Limit > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, c.Limit)
		defer stop()
	}
	cmd := exec.CommandContext(ctx, c.Args[0], c.Args[1:]...)
	cmd.Dir, cmd.Env = c.Dir, append(os.Environ(), c.Env...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if late := ctx.Err(); late != nil {
		return Sample{}, fmt.Errorf("run %s: %w after %v", c.Name, late, wall.Round(time.Second))
	}
	if err != nil {
		return Sample{}, fmt.Errorf("run %s: %w\n%s", c.Name, err, said.Bytes())
	}
	used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return Sample{}, fmt.Errorf("run %s: the system does not tell what it used", c.Name)
	}
	return Sample{CPU: time.Duration(used.Utime.Nano() + used.Stime.Nano()), Wall: wall, MaxRSS: resident(used), Said: said.String()}, nil
}

// resident is the peak of memory in bytes: Linux counts in kilobytes, macOS in bytes.
func resident(used *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(used.Maxrss)
	}
	return int64(used.Maxrss) << 10
}

// Spread is the least, the middle and the most of some numbers.
type Spread struct{ Min, Median, Max float64 }

// Of takes a number from each sample.
func (s Series) Of(number func(Sample) float64) Spread {
	if len(s.Samples) == 0 {
		return Spread{}
	}
	list := make([]float64, len(s.Samples))
	for i, x := range s.Samples {
		list[i] = number(x)
	}
	slices.Sort(list)
	n := len(list)
	return Spread{list[0], (list[(n-1)/2] + list[n/2]) / 2, list[n-1]}
}

// CPUSeconds, WallSeconds and Megabytes are the numbers of a sample as people
// read them; a megabyte is a million bytes.
func CPUSeconds(s Sample) float64  { return s.CPU.Seconds() }
func WallSeconds(s Sample) float64 { return s.Wall.Seconds() }
func Megabytes(s Sample) float64   { return float64(s.MaxRSS) / 1e6 }
