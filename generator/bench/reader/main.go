// Command reader measures what the readers of a site feel: what each kind of page
// loads, and what a first search loads and how long it takes, in Chromium.
//
//	go run ./generator/bench/reader ARCHIVE-or-SITE
//
// An archive is built first, into a temporary folder. The site is served from this
// machine, so that times are those of the browser, and none of a network.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"chancery/generator/bench/internal/report"
	"chancery/generator/internal/build"
	"chancery/static"
	"chancery/templates"
)

func main() {
	file := flag.String("o", "", "write the tables to this `file`, too, as Markdown: into its places for figures, if it has any")
	queries := flag.Bool("queries", true, "measure searches")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: reader [-o file] [-queries=false] archive-or-site")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, flag.Arg(0), *file, *queries, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "reader: %v\n", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder, file string, queries bool, out io.Writer) (err error) {
	if info, err := os.Stat(filepath.Join(folder, "content")); err == nil && info.IsDir() {
		site, err := os.MkdirTemp("", "chancery-reader-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(site)
		if err := publish(ctx, folder, filepath.Join(site, "public")); err != nil {
			return err
		}
		folder = filepath.Join(site, "public")
	}
	kinds, err := kindsOf(folder)
	if err != nil {
		return err
	}
	h := &host{dir: folder}
	server := httptest.NewServer(h)
	defer server.Close()
	b, err := open(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	r := reader{host: h, base: server.URL + "/", browser: b, dir: folder}
	pages, err := r.pages(kinds)
	if err != nil {
		return err
	}
	s := report.Sections{{Name: "reader", Text: pages}}
	if queries {
		text, err := r.searches(kinds)
		if err != nil {
			return err
		}
		s = append(s, report.Section{Name: "search", Text: text})
	}
	fmt.Fprint(out, s)
	if file != "" {
		return s.Save(file)
	}
	return nil
}

// publish builds the site of an archive.
func publish(ctx context.Context, archive, site string) error {
	result, list, err := build.Run(ctx, build.Options{Source: archive, Destination: site, Today: time.Now().UTC(), Version: "reader",
		Templates: templates.Files, Static: static.Files})
	if err == nil && !result.OK {
		err = fmt.Errorf("the archive has mistakes (chancery check tells them): %v", list.Messages[0])
	}
	return err
}
