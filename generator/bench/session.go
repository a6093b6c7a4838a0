//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"
)

// sessions measures opening a session with a warm cache, and what edits cost in one that
// is open. Sessions run in processes of their own; the first one warms the cache.
func (b *bench) sessions(ctx context.Context, r *result, archive, cache string) error {
	fmt.Fprintf(b.log, "sessions, %d times\n", r.runs)
	command := command{name: "a session", args: []string{b.programs.self, "session", "-s", archive, "-cache", cache}, before: b.aside(cache)}
	if _, err := b.once(ctx, command); err != nil {
		return err
	}
	r.session = make([]series, 1+len(edits))
	for run := range r.runs {
		command.before = nil
		command.args = append(command.args[:6:6], "-edit", fmt.Sprint(1000+run*len(edits)))
		whole, err := b.once(ctx, command)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(strings.TrimSpace(whole.said), "\n") {
			s := sample{rss: whole.rss}
			name, figures, _ := strings.Cut(line, "\t")
			if _, err := fmt.Sscan(figures, &s.cpu, &s.wall); err != nil || i > len(edits) {
				return fmt.Errorf("a session said %q: %v", line, err)
			}
			r.session[i] = series{name, append(r.session[i].samples, s)}
		}
	}
	return nil
}

// session opens a session, makes each of the edits, the first with a number, and asks
// for the page that the author looks at. It prints what each took, in nanoseconds of
// the processor and of the clock.
func session(source, folder string, edit int, out io.Writer) error {
	store := cache.Open(folder)
	defer store.Close()
	var s *site.Session
	err := clocked(out, "opened", func() (err error) {
		s, err = site.Open(source, site.Options{Now: time.Now, Version: "bench", Program: digest.Bytes("bench"), Cache: store, Templates: templates.Files, Static: static.Files})
		if err == nil {
			_, err = refresh(s)
		}
		return err
	})
	if err != nil || edit == 0 {
		return err
	}
	defer s.Close()
	for i, e := range edits {
		file, err := e.apply(source, edit+i)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(source, file)
		if err != nil {
			return err
		}
		err = clocked(out, e.name, func() error {
			snapshot, err := refresh(s, filepath.ToSlash(name))
			if err != nil {
				return err
			}
			page, ok, err := snapshot.Output(address.Brief(strings.TrimSuffix(filepath.Base(file), ".md")))
			if err != nil || !ok {
				return errors.Join(err, fmt.Errorf("%s has no page (%v)", name, ok))
			}
			html, err := page.Make(new(site.Scratch), nil)
			if err == nil && len(html) == 0 {
				err = fmt.Errorf("the page of %s is empty", name)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func refresh(s *site.Session, paths ...string) (*site.Snapshot, error) {
	snapshot, list, err := s.Refresh(paths...)
	if err == nil && list.Count(diag.Error) > 0 {
		err = fmt.Errorf("the archive is wrong: %v", list.Messages[0])
	}
	return snapshot, err
}

// clocked prints what it takes to do something.
func clocked(out io.Writer, name string, do func() error) error {
	processor, clock := used(), time.Now()
	err := do()
	fmt.Fprintf(out, "%s\t%d %d\n", name, used()-processor, time.Since(clock))
	return err
}

// used is the processor time of this process so far.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
