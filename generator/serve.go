package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	cached "chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/progress"
	"chancery/generator/internal/serve"
	"chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"

	"github.com/spf13/cobra"
)

// usualPort is where the site is if no port is given.
const usualPort = 1414

// viewing is the work of chancery serve.
type viewing struct {
	*settings
	port                  int
	bind                  string
	poll, open, published bool

	env   environment
	mu    sync.Mutex // guards what follows, and the terminal
	ready bool
	shown []diag.Message
}

func (s *settings) serveCommand(env environment) *cobra.Command {
	d := &viewing{settings: s, env: env}
	c := &cobra.Command{Use: "serve", Short: "Show the site while you write, and reload it as you save",
		Long: `Shows the site in a browser and keeps it up to date: a page reloads when it changes, at the
same place, and mistakes are shown over it. Drafts and briefs dated in the future are shown,
and marked. Nothing is written into the archive.`,
		Args: noArguments, RunE: d.run}
	f := c.Flags()
	f.SortFlags = false
	f.IntVar(&d.port, "port", usualPort, "the `number` of the port; 0 takes any that is free")
	f.StringVar(&d.bind, "bind", "127.0.0.1", "the IP `address` or name to listen on; 0.0.0.0 lets other machines read, drafts included")
	f.BoolVar(&d.open, "open", false, "open the site in the browser")
	f.BoolVar(&d.poll, "poll", false, "look for changes every second, on network drives and in containers where the system does not report them")
	f.BoolVar(&d.published, "published", false, "leave out drafts and briefs dated in the future")
	s.making(f)
	return c
}

func (d *viewing) run(c *cobra.Command, _ []string) (err error) {
	if err := d.fromEnvironment(c.Flags(), d.env.getenv); err != nil {
		return err
	}
	if d.port < 0 || d.port > 1<<16-1 {
		return usageError{fmt.Errorf("--port: there is no port %d: ports are numbers from 1 to 65535, and 0 takes any that is free", d.port)}
	}
	far, done := progress.Start(d.env.err, d.progressMode(d.env))
	session, store, err := d.session(far)
	if err != nil {
		done()
		return err
	}
	defer func() {
		err = errors.Join(err, session.Close())
		store.Close()
	}()
	var first serve.Report
	server, err := serve.New(session, serve.Options{Now: d.now, Name: d.bind, Report: func(r serve.Report) {
		if first.Took == 0 {
			first = r
			return
		}
		d.report(r)
	}})
	done()
	if err != nil || c.Context().Err() != nil {
		return err
	}
	l, err := d.listen(c.Context(), c.Flags().Changed("port"))
	if err != nil {
		return err
	}
	d.report(first)
	if d.open {
		d.browse(serve.Address(l))
	}
	ctx, stop := context.WithCancel(c.Context())
	defer stop()
	var work sync.WaitGroup
	work.Go(func() { d.watch(ctx, server) })
	err = server.Serve(ctx, l)
	stop()
	work.Wait()
	return err
}

// session opens the archive, and what is kept of it. far says how far the first look is.
func (d *viewing) session(far *progress.Report) (*site.Session, *cached.Cache, error) {
	o, err := d.options(d.env, false)
	if err != nil {
		return nil, nil, err
	}
	store := cached.Open(o.Cache)
	far.Stage("reading", 0)
	watch := func(stage string, _ int, _ time.Duration) {
		if stage == "read" {
			far.Stage("linking", 0)
		}
	}
	session, err := site.Open(o.Source, site.Options{BaseURL: o.BaseURL, Drafts: !d.published, Future: !d.published,
		Now: d.now, Version: o.Version, Program: o.Program, Cache: store, Templates: templates.Files, Static: static.Files, Watch: watch})
	if err != nil {
		store.Close()
		return nil, nil, err
	}
	return session, store, nil
}

// now is the time that decides which briefs are yet to come.
func (d *viewing) now() time.Time {
	now, err := buildDay(d.env)
	if err != nil { // options has reported it
		return d.env.now()
	}
	return now
}

// listen listens, and prints the address. In place of the usual port the next one will do;
// one that was asked for will not be exchanged.
func (d *viewing) listen(ctx context.Context, asked bool) (net.Listener, error) {
	l, err := serve.Listen(ctx, d.bind, d.port)
	taken, is := errors.AsType[*serve.Taken](err)
	if is && taken.Free > 0 && !asked {
		l, err = serve.Listen(ctx, d.bind, taken.Free)
	}
	switch {
	case err == nil:
	case is && taken.Free > 0:
		return nil, usageError{fmt.Errorf("port %d %s: --port %d is free", taken.Port, taken.Reason(), taken.Free)}
	case is:
		return nil, usageError{fmt.Errorf("port %d %s: give another one with --port", taken.Port, taken.Reason())}
	default:
		return nil, usageError{fmt.Errorf("--bind: this machine cannot listen on %q (%w)", d.bind, err)}
	}
	if _, err := fmt.Fprintln(d.env.out, serve.Address(l)); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	if is && !d.quiet {
		fmt.Fprintf(d.env.err, "port %d %s, so this is port %d\n", taken.Port, taken.Reason(), taken.Free)
	}
	if !serve.Local(d.bind) {
		fmt.Fprintf(d.env.err, "warning: other machines can read this site, drafts included\n")
	}
	return l, nil
}

// watch keeps the site as the files are until ctx is done.
func (d *viewing) watch(ctx context.Context, server *serve.Server) {
	var err error
	if !d.poll {
		var dir string
		if dir, err = filepath.Abs(d.source); err == nil {
			err = server.Watch(ctx, dir)
		}
	}
	if err != nil {
		fmt.Fprintf(d.env.err, "warning: %v: looking for changes every second, as with --poll\n", err)
	}
	if d.poll || err != nil {
		server.Poll(ctx)
	}
}

// report prints what a look at the archive has found: all errors, but warnings only once.
func (d *viewing) report(r serve.Report) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if r.Page != "" {
		_ = d.print(d.env, diag.List{Messages: r.Messages})
		return
	}
	known := map[string]bool{}
	for _, m := range d.shown {
		known[m.Pos.String()+m.Text] = true
	}
	list := diag.List{Messages: slices.DeleteFunc(slices.Clone(r.Messages), func(m diag.Message) bool {
		return m.Severity != diag.Error && known[m.Pos.String()+m.Text]
	})}
	_ = d.print(d.env, list)
	first := !d.ready
	d.shown, d.ready = r.Messages, true
	if d.quiet {
		return
	}
	all := diag.List{Messages: r.Messages}
	found := "nothing is wrong"
	if mistakes, warnings := all.Count(diag.Error), all.Count(diag.Warning); mistakes+warnings > 0 {
		found = count(mistakes, "error") + ", " + count(warnings, "warning")
	}
	switch {
	case first:
		fmt.Fprintf(d.env.err, "ready: %s (%s); Ctrl-C ends it\n", found, round(r.Took))
	default:
		fmt.Fprintf(d.env.err, "%s %s: %s (%s)\n", d.env.now().Format(time.TimeOnly), changes(r.Paths), found, round(r.Took))
	}
}

// changes names what has changed. A name that a terminal would obey is quoted.
func changes(paths []string) string {
	switch n := len(paths); {
	case n == 0:
		return "folders"
	case n > 3:
		return count(n, "file")
	}
	names := slices.Clone(paths)
	for i, name := range names {
		if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
			names[i] = quoted
		}
	}
	return strings.Join(names, ", ")
}

// browse opens an address in the browser, if there is one.
func (d *viewing) browse(address string) {
	args := []string{"xdg-open", address}
	switch runtime.GOOS {
	case "darwin":
		args[0] = "open"
	case "windows":
		args = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	if err := exec.Command(args[0], args[1:]...).Start(); err != nil {
		fmt.Fprintf(d.env.err, "warning: no browser could be opened (%v)\n", err)
	}
}
