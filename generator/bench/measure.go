//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// command is something to measure.
type command struct {
	name   string
	args   []string     // the program and its arguments
	before func() error // done before each run and not measured; may be nil
}

// sample is what one run used.
type sample struct {
	cpu  time.Duration // user and system time of the process and of its children
	wall time.Duration
	rss  int64  // bytes: the most memory that was resident at a time
	said string // what it printed
}

// series is the samples of one command, in the order of the runs.
type series struct {
	name    string
	samples []sample
}

// alternate runs each command so many times, in turn, so that what slows the machine
// down for a while slows all of them.
func (b *bench) alternate(ctx context.Context, times int, commands ...command) ([]series, error) {
	all := make([]series, len(commands))
	for range times {
		for i, c := range commands {
			s, err := b.once(ctx, c)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			all[i] = series{c.name, append(all[i].samples, s)}
		}
	}
	return all, nil
}

// once runs a command. Its peak of memory is never reported as less than what this
// process held when it started the command, because the kernel counts from there:
// whatever takes memory is done in a process of its own.
func (b *bench) once(ctx context.Context, c command) (sample, error) {
	if c.before != nil {
		if err := c.before(); err != nil {
			return sample{}, err
		}
	}
	ctx, stop := context.WithTimeout(ctx, b.limit)
	defer stop()
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if late := ctx.Err(); late != nil {
		return sample{}, fmt.Errorf("%w after %v", late, wall.Round(time.Second))
	}
	if err != nil {
		return sample{}, fmt.Errorf("%w\n%s", err, said.Bytes())
	}
	used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return sample{}, fmt.Errorf("%s does not say what a process used", runtime.GOOS)
	}
	unit := int64(1024) // Linux counts in kilobytes
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return sample{time.Duration(used.Utime.Nano() + used.Stime.Nano()), wall, used.Maxrss * unit, said.String()}, nil
}

// The numbers of a sample as people read them; a megabyte is a million bytes.
func cpu(s sample) float64  { return s.cpu.Seconds() }
func wall(s sample) float64 { return s.wall.Seconds() }
func peak(s sample) float64 { return float64(s.rss) / 1e6 }

// median takes a number from each sample and gives the middle one.
func (s series) median(number func(sample) float64) float64 {
	if len(s.samples) == 0 {
		return 0
	}
	list := s.sorted(number)
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2
}

func (s series) sorted(number func(sample) float64) []float64 {
	var list []float64
	for _, x := range s.samples {
		list = append(list, number(x))
	}
	slices.Sort(list)
	return list
}

// spread words the middle of the runs, and the least and the most in brackets.
func (s series) spread(number func(sample) float64) string {
	list := s.sorted(number)
	least, most := list[0], list[len(list)-1]
	digits := 2
	if most >= 100 {
		digits = 0
	}
	text := fmt.Sprintf("%.*f", digits, s.median(number))
	if least < most {
		text += fmt.Sprintf(" (%.*f–%.*f)", digits, least, digits, most)
	}
	return text
}

// ratio is how many times b's number a's is; 0 if that is unknown.
func ratio(a, b series, number func(sample) float64) float64 {
	if of := b.median(number); of > 0 {
		return a.median(number) / of
	}
	return 0
}
