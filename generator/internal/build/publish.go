package build

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/output"
	"chancery/generator/internal/page"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/render"

	"golang.org/x/sync/errgroup"
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
	b.result.Stats.Written, b.result.Stats.Removed = 0, 0
	b.list.Add(b.before.Messages...)
	return true, nil
}

// publish renders every page into the destination, all or nothing.
func (b *builder) publish(ctx context.Context, target output.Target) error {
	p, err := output.Begin(target, b.before.files)
	if err != nil {
		return usage(err)
	}
	defer p.Abort() // does nothing after Commit
	if err := b.renderAll(ctx, p); err != nil || b.failed() {
		return err
	}
	plain := func(name string, data []byte) error { return p.Write(name, digest.Sum{}, data) }
	if err := b.stage("search", func() (int, error) { return len(b.plan.Documents), b.index(plain) }); err != nil {
		return err
	}
	if n := len(b.plan.Cards); n > 0 {
		if err := b.stage("cards", func() (int, error) { return n, b.drawCards(p) }); err != nil {
			return err
		}
	}
	if err := b.stage("glances", func() (int, error) { return len(b.plan.Scripts), b.writeScripts(p) }); err != nil {
		return err
	}
	err = b.stage("assets", func() (int, error) { return len(b.assets) + len(b.plan.Copies), b.copyFiles(p) })
	if err != nil {
		return err
	}
	err = b.stage("publish", func() (n int, err error) {
		b.result.Stats, err = p.Commit()
		return b.result.Stats.Written, err
	})
	if err != nil {
		return err
	}
	b.result.Destination, b.result.OK = target.Dir(), true
	return b.remember(p.Record())
}

// remember notes for the next build what this one has left.
func (b *builder) remember(files output.Record) error {
	if b.cache == nil || b.inputs.files == nil {
		return nil
	}
	s := state{inputs: b.inputs, Facts: b.facts, Day: b.today(), Zone: b.zone.String(), Result: b.result, Messages: b.list.Messages, texts: b.texts, files: files}
	data, err := s.append(nil)
	if err != nil {
		return fmt.Errorf("note what was published: %w", err)
	}
	b.cache.SetNote(stateName(b.result.Destination, b.Part), data)
	return nil
}

// writeScripts makes what scripts load besides the search index.
func (b *builder) writeScripts(to sink) error {
	failures := make([]error, len(b.plan.Scripts))
	parallel.Each(len(b.plan.Scripts), func(i int) {
		s := b.plan.Scripts[i]
		kept, err := to.Keep(string(s.Path), b.facts) // they show nothing but facts
		if !kept && err == nil {
			err = to.Write(string(s.Path), b.facts, s.Make())
		}
		failures[i] = err
	})
	return errors.Join(failures...)
}

// copyFiles writes the theme's assets and the files that texts link to.
func (b *builder) copyFiles(p *output.Publication) error {
	for _, a := range b.assets {
		if err := p.Write(string(a.Path), digest.Sum{}, a.data); err != nil {
			return err
		}
	}
	for _, f := range b.plan.Files {
		if err := p.Write(string(f.Path), digest.Sum{}, []byte(f.Content)); err != nil {
			return err
		}
	}
	for _, c := range b.plan.Copies {
		data, err := b.files.Read(c.From, MaxMedia)
		if err != nil {
			return err
		}
		if err := p.Write(string(c.Path), digest.Sum{}, data); err != nil {
			return err
		}
	}
	return nil
}

// MaxMedia is the size in bytes beyond which a file that briefs link to, or one of
// the theme, is refused.
const MaxMedia = 64 << 20

// sink takes pages.
type sink interface {
	// Keep takes the page as it is there already, if it was made from the same.
	Keep(name string, made digest.Sum) (bool, error)
	Write(name string, made digest.Sum, data []byte) error
}

// nowhere is the sink of a check.
type nowhere struct{}

func (nowhere) Keep(string, digest.Sum) (bool, error)  { return false, nil }
func (nowhere) Write(string, digest.Sum, []byte) error { return nil }

// renderAll renders the pages in parallel, those that are not as they were. What goes
// wrong in a template is a message about the template, told once.
func (b *builder) renderAll(ctx context.Context, to sink) error {
	var kinds tally
	err := b.stage("render", func() (int, error) { return len(b.plan.Pages), b.renderPages(ctx, to, &kinds) })
	b.result.Timings = append(b.result.Timings, kinds.sorted()...)
	return err
}

func (b *builder) renderPages(ctx context.Context, to sink, kinds *tally) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	var endless atomic.Bool
	failures := make([]error, len(b.plan.Pages))
	digester := digest.New(page.Shared()...)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var html []byte // of one page after the other
			for {
				i := int(next.Add(1)) - 1
				if i >= len(b.plan.Pages) || endless.Load() {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				var err error
				if html, failures[i], err = b.renderPage(b.plan.Pages[i], html, to, digester, kinds); err != nil {
					return err
				}
				if render.Endless(failures[i]) {
					endless.Store(true)
				}
			}
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, err := range failures {
		if err != nil {
			b.list.Add(render.Message(err, string(b.plan.Pages[i].Path)))
		}
		if render.Endless(err) {
			break // what comes after it may or may not have been made
		}
	}
	return nil
}

// renderPage makes one page, with html as working memory. failure is a template's, err
// the file system's.
func (b *builder) renderPage(p *page.Page, html []byte, to sink, digester *digest.Digester, kinds *tally) (_ []byte, failure, err error) {
	start := time.Now()
	if b.asBefore(p.Text) {
		kept, err := to.Keep(string(p.Path), b.before.files[string(p.Path)].Made)
		if kept || err != nil {
			kinds.add("  (kept)", time.Since(start))
			return html, nil, err
		}
	}
	from := &given{build: b, file: p.Text}
	view := p.View(from)
	if from.err != nil {
		return html, nil, fmt.Errorf("%s: %w", p.Path, from.err)
	}
	made := digest.Sum{}
	if b.cache != nil {
		made = digester.Of(digest.Bytes(b.context.String(), string(p.Kind), string(p.Path), b.plan.RootPath), view)
		kept, err := to.Keep(string(p.Path), made)
		if kept || err != nil {
			kinds.add("  (kept)", time.Since(start))
			return html, nil, err
		}
	}
	if html, err = b.renderer.Page(html[:0], p.Kind, view, b.place(p)); err != nil {
		return html, err, nil
	}
	rendered := time.Now()
	kinds.add("  "+string(p.Kind), rendered.Sub(start))
	err = to.Write(string(p.Path), made, html)
	kinds.add("  (write)", time.Since(rendered))
	return html, nil, err
}

// place is where a page stands. A host serves 404.html at any depth, so that page
// wants the path of the base URL where it is known.
func (b *builder) place(p *page.Page) render.Place {
	if root := b.plan.RootPath; p.Kind == address.KindNotFound && root != "" {
		return render.Anywhere(root)
	}
	return render.At(p.Path)
}
