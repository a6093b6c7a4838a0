package build

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"sync/atomic"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/hosts"
	"chancery/generator/internal/manifest"
	"chancery/generator/internal/output"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/progress"
	"chancery/generator/internal/site"
)

// nothingNew reports whether the destination is what a build of the same inputs has
// left there. Then the build is over: it says what that one said.
func (b *builder) nothingNew(target output.Target) (bool, error) {
	if b.Destination == "" {
		return false, nil
	}
	data, ok := b.cache.Note(stateName(target.Dir(), b.Part))
	if ok {
		b.before, ok = readState(data)
	}
	if ok && b.before.Precompress != b.Precompress {
		b.before, ok = state{}, false // every file is written anew
	}
	same := false
	_ = b.stage("compare", func() (int, error) {
		in, readable := b.look()
		if readable {
			b.inputs = in
			same = ok && in.same(b.before.inputs) && b.before.holds(b.Today) && b.confirm(in)
		}
		return len(in.files), nil
	})
	if !same {
		return false, nil
	}
	p, err := output.Begin(target, b.before.files)
	if err != nil {
		return false, usage(err)
	}
	defer p.Abort()
	if !p.Untouched() {
		return false, nil
	}
	timings := b.result.Timings
	b.result = b.before.Result
	b.result.Timings, b.result.Destination = timings, target.Dir()
	b.result.Stats.Unchanged += b.result.Stats.Written
	b.result.Stats.Written, b.result.Stats.Removed, b.result.NewAddresses = 0, 0, 0
	b.list.Add(b.before.Messages...)
	return true, nil
}

// publish writes the site into the destination, all or nothing.
func (b *builder) publish(ctx context.Context, snapshot *site.Snapshot, target output.Target) error {
	p, err := output.Begin(target, b.before.files)
	if err != nil {
		return usage(err)
	}
	defer p.Abort() // does nothing after Commit
	if b.Precompress {
		p.Precompress()
	}
	if err := b.makeAll(ctx, snapshot, p); err != nil || b.failed() {
		return err
	}
	err = b.stage("publish", func() (n int, err error) {
		if b.Part.whole() { // a part does not know what the others hold
			if err := p.Seal(manifest.Name); err != nil {
				return 0, err
			}
		}
		b.result.Stats, err = p.Commit()
		return b.result.Stats.Written, err
	})
	if err != nil {
		return err
	}
	b.result.Destination, b.result.OK = target.Dir(), true
	b.result.Excess = hosts.Measure(p.Record(), redirectsIn(target.Dir())).Excess(hosts.All())
	if ok, err := b.record(snapshot); err != nil || !ok {
		return err
	}
	return b.remember(p.Record())
}

// redirectsIn counts the redirects for hosts in a site.
func redirectsIn(dir string) (n int) {
	data, err := os.ReadFile(filepath.Join(dir, string(address.Moved)))
	if err != nil {
		return 0 // it has none
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			n++
		}
	}
	return n
}

// remember notes for the next build what this one has left.
func (b *builder) remember(files output.Record) error {
	if b.cache == nil || b.inputs.files == nil {
		return nil
	}
	s := state{inputs: b.inputs, Precompress: b.Precompress, Day: b.day, Due: b.due, Zone: b.zone.String(), Result: b.result, Messages: b.list.Messages, files: files}
	data, err := s.append(nil)
	if err != nil {
		return fmt.Errorf("note what was published: %w", err)
	}
	b.cache.SetNote(stateName(b.result.Destination, b.Part), data)
	return nil
}

// sink takes files.
type sink interface {
	// Keep takes the file as it is there already, if it was made from the same.
	Keep(name string, key, made digest.Sum) (bool, error)
	Write(name string, key, made digest.Sum, data []byte) error
	// Stream is Write for what is too large for memory.
	Stream(name string, key, made digest.Sum, write func(io.WriteSeeker) error) error
}

// nowhere is the sink of a check.
type nowhere struct{}

func (nowhere) Keep(string, digest.Sum, digest.Sum) (bool, error)  { return false, nil }
func (nowhere) Write(string, digest.Sum, digest.Sum, []byte) error { return nil }
func (nowhere) Stream(_ string, _, _ digest.Sum, write func(io.WriteSeeker) error) error {
	return write(void{io.Discard})
}

// void is a file of which nothing remains.
type void struct{ io.Writer }

func (void) Seek(offset int64, _ int) (int64, error) { return offset, nil }

// makeAll makes the outputs of the part in parallel, those that are not as they were. What
// is wrong with a template is a message, reported once.
func (b *builder) makeAll(ctx context.Context, snapshot *site.Snapshot, to sink) error {
	outputs, err := snapshot.Outputs(b.owns)
	if err != nil {
		return err
	}
	for _, o := range outputs {
		if o.Page {
			b.result.Pages++
		}
	}
	var kinds tally
	err = b.stage("make", func() (int, error) {
		b.Progress.Stage(during["make"], len(outputs))
		own := func() *maker {
			return &maker{progress: b.Progress, to: to, noted: b.cache != nil && b.Destination != "", kinds: &kinds, labels: map[string]context.Context{}}
		}
		// The search index first: it is large, and no longer needed once its files are there.
		index, rest := divide(outputs, func(o *site.Output) bool { return o.Kind == site.KindIndex })
		failures := makeEach(ctx, index, own)
		b.session.Settle()
		failures = append(failures, makeEach(ctx, rest, own)...)
		return len(outputs), b.sort(failures)
	})
	b.result.Timings = append(b.result.Timings, kinds.sorted()...)
	return err
}

// divide gives the outputs that are of a kind, and the others.
func divide(outputs []*site.Output, of func(*site.Output) bool) (these, others []*site.Output) {
	for _, o := range outputs {
		if of(o) {
			these = append(these, o)
		} else {
			others = append(others, o)
		}
	}
	return these, others
}

// makeEach makes outputs in parallel, until one does not end.
func makeEach(ctx context.Context, outputs []*site.Output, own func() *maker) []error {
	failures := make([]error, len(outputs))
	var endless atomic.Bool
	parallel.EachWith(len(outputs), own, func(m *maker, i int) {
		if endless.Load() {
			return
		}
		if failures[i] = ctx.Err(); failures[i] == nil {
			failures[i] = m.make(outputs[i])
		}
		if f, ok := errors.AsType[*site.Failure](failures[i]); ok && f.Endless {
			endless.Store(true)
		}
	})
	return failures
}

// sort makes messages of failures that are the archive's; the first of the others is the
// error.
func (b *builder) sort(failures []error) error {
	for _, err := range failures {
		if failure, ok := errors.AsType[*site.Failure](err); ok {
			b.list.Add(failure.Message)
			if failure.Endless {
				break // what comes after it may or may not have been made
			}
		} else if err != nil {
			return err
		}
	}
	return nil
}

// maker makes one output after the other. It is the work of one goroutine.
type maker struct {
	progress *progress.Report
	to       sink
	noted    bool // whether what files were made from is kept for the next build
	kinds    *tally
	scratch  site.Scratch
	data     []byte
	labels   map[string]context.Context
}

// label tells profiles what kind of output the goroutine is at work on.
func (m *maker) label(kind string) {
	if m.labels[kind] == nil {
		m.labels[kind] = pprof.WithLabels(context.Background(), pprof.Labels("kind", kind))
	}
	pprof.SetGoroutineLabels(m.labels[kind])
}

// mostKept is the size of the working memory that one output leaves to the next: some are a
// hundred times as large as most.
const mostKept = 2 << 20

// make makes an output, unless it is there as it would be made.
func (m *maker) make(o *site.Output) error {
	defer m.progress.Step()
	m.label(o.Kind)
	start, name := time.Now(), string(o.Path)
	var key, made digest.Sum
	if m.noted {
		key = o.Key()
	}
	kept, err := m.to.Keep(name, key, digest.Sum{})
	if kept || err != nil {
		m.kinds.add("  (kept)", time.Since(start))
		return err
	}
	draft, err := o.Draft(&m.scratch)
	if err != nil {
		return err
	}
	if m.noted && draft.Made != nil {
		made = draft.Made()
	}
	kept, err = m.to.Keep(name, key, made)
	if kept || err != nil {
		m.kinds.add("  (kept)", time.Since(start))
		return err
	}
	if draft.Write != nil {
		err = m.to.Stream(name, key, made, draft.Write)
		m.kinds.add("  "+o.Kind, time.Since(start))
		return err
	}
	if m.data, err = draft.Append(m.data[:0]); err != nil {
		return err
	}
	ready := time.Now()
	m.kinds.add("  "+o.Kind, ready.Sub(start))
	err = m.to.Write(name, key, made, m.data)
	m.kinds.add("  (write)", time.Since(ready))
	if cap(m.data) > mostKept {
		m.data = nil
	}
	return err
}
