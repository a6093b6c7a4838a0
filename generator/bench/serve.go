//go:build unix

package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// saved are the edits that are measured under a server: those that Hugo knows as well.
func saved() []edit { return edits[:2] }

// mark is what the page of a brief says after one of them.
func mark(e int, n int) string {
	return []string{fmt.Sprintf("Edit number %d was made by hand.", n), fmt.Sprintf("Edit %d of ", n)}[e]
}

// look is how often a page is asked for until it is there.
const look = 10 * time.Millisecond

// shower is a program that shows a site while it is written.
type shower struct {
	name string
	args func(port string) []string
	file func(id string) string // of a brief
}

// serving measures what passes from the saving of a brief until its page is there, under
// chancery serve and, one after the other and with the same briefs, under hugo server.
func (b *bench) serving(ctx context.Context, r *result, archive, cache, hugo string) error {
	briefs, err := filepath.Glob(filepath.Join(archive, "content", "briefs", "*", "*.md"))
	if err != nil || len(briefs) == 0 {
		return errors.Join(err, fmt.Errorf("there is no brief in %s", archive))
	}
	files := map[string]string{}
	for _, file := range briefs {
		files[strings.TrimSuffix(filepath.Base(file), ".md")] = file
	}
	showers := []shower{{"chancery serve", func(port string) []string {
		return []string{b.programs.chancery, "serve", "-q", "-s", archive, "--cache", cache, "--port", port}
	}, func(id string) string { return files[id] }}}
	if b.programs.hugo != "" && !r.alone {
		showers = append(showers, shower{"hugo server " + hugoVersion, func(port string) []string {
			return []string{b.programs.hugo, "server", "--quiet", "-s", hugo, "--bind", "127.0.0.1", "--port", port}
		}, func(id string) string { return filepath.Join(hugo, "content", "briefs", id+".md") }})
	}
	for _, s := range showers {
		fmt.Fprintf(b.log, "%s, %d times\n", s.name, r.runs)
		if err := b.show(ctx, r, s, briefs); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// show runs a server, and measures until its first page is there, and then each edit.
func (b *bench) show(ctx context.Context, r *result, s shower, briefs []string) (err error) {
	ctx, stop := context.WithTimeout(ctx, b.limit)
	defer stop()
	port, err := freePort()
	if err != nil {
		return err
	}
	args, root := s.args(port), "http://"+net.JoinHostPort("127.0.0.1", port)+"/"
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = io.Discard, &said
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		stop()
		_ = cmd.Wait() // it was interrupted
		if err != nil && said.Len() > 0 {
			err = fmt.Errorf("%w\n%s", err, said.Bytes())
		}
	}()
	if err := appears(ctx, root, "</html>"); err != nil {
		return err
	}
	wall, cpu := time.Since(start), usedBy(cmd.Process.Pid)
	all := []series{{s.name + ", until the first page", []sample{{cpu: cpu, wall: wall, rss: peakOf(cmd.Process.Pid)}}}}
	for _, e := range saved() {
		all = append(all, series{name: s.name + ", " + e.name})
	}
	for run := range r.runs {
		for i, e := range saved() {
			n := 5000 + run*len(saved()) + i
			id := strings.TrimSuffix(filepath.Base(briefs[n*7919%len(briefs)]), ".md")
			page := root + "briefs/" + id + ".html"
			if text, err := get(ctx, page); err != nil || strings.Contains(text, mark(i, n)) { // an author has it open
				return errors.Join(err, fmt.Errorf("%s says %q before the edit: %v", page, mark(i, n), err == nil))
			}
			text, err := os.ReadFile(s.file(id))
			if err != nil {
				return err
			}
			changed := e.change(string(text), n)
			start, before := time.Now(), usedBy(cmd.Process.Pid)
			if err := os.WriteFile(s.file(id), []byte(changed), 0o644); err != nil {
				return err
			}
			if err := appears(ctx, page, mark(i, n)); err != nil {
				return err
			}
			all[i+1].samples = append(all[i+1].samples, sample{cpu: usedBy(cmd.Process.Pid) - before, wall: time.Since(start), rss: peakOf(cmd.Process.Pid)})
		}
	}
	r.serving = append(r.serving, all...)
	return nil
}

// appears asks for a page until it says something.
func appears(ctx context.Context, page, want string) error {
	for {
		if text, err := get(ctx, page); err == nil && strings.Contains(text, want) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s does not say %q: %w", page, want, ctx.Err())
		case <-time.After(look):
		}
	}
}

func get(ctx context.Context, page string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, page, nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return string(text), err
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, cmp.Or(err, l.Close())
}

// usedBy is the processor time of a process that runs, by what Linux says of each of its
// threads; elsewhere it is not known, and 0.
func usedBy(pid int) (used time.Duration) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	for _, name := range threads {
		data, _ := os.ReadFile(name)
		on, _, _ := strings.Cut(string(data), " ")
		n, _ := strconv.ParseInt(on, 10, 64)
		used += time.Duration(n)
	}
	return used
}

// peakOf is the most memory in bytes that a process that runs has had; 0 if it is not known.
func peakOf(pid int) int64 {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(fields[0], 10, 64)
	return n << 10
}
