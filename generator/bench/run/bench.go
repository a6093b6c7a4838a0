//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"chancery/generator/bench/internal/corpus"
	"chancery/generator/bench/internal/measure"
)

// programs are what is measured.
type programs struct{ chancery, floor, hugo, toHugo string }

// programs builds them from the module in which this command was started.
func (s settings) programs(ctx context.Context) (programs, error) {
	bin := filepath.Join(s.folder, "bin")
	in := func(name string) string { return filepath.Join(bin, name) }
	p := programs{chancery: in("chancery"), floor: in("floor")}
	build := map[string]string{p.chancery: "chancery/generator", p.floor: "chancery/generator/bench/floor"}
	if s.hugo != "" {
		p.toHugo = in("to-hugo")
		build[p.toHugo] = "chancery/generator/bench/hugo"
	}
	for out, from := range build {
		if said, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", out, from).CombinedOutput(); err != nil {
			return p, fmt.Errorf("build %s: %w\n%s", from, err, said)
		}
	}
	var err error
	p.hugo, err = s.findHugo(ctx, bin)
	return p, err
}

// hugoVersion is the newest Hugo that the Go of this module builds.
const hugoVersion = "v0.165.0"

// findHugo gives the Hugo to compare with, or "". It is no requirement of this
// module: "fetch" builds the pinned version into bin, which takes some minutes.
func (s settings) findHugo(ctx context.Context, bin string) (string, error) {
	switch s.hugo {
	case "":
		return "", nil
	case "fetch":
		fmt.Fprintf(s.verbose, "building Hugo %s\n", hugoVersion)
		get := exec.CommandContext(ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
		get.Env = append(os.Environ(), "GOBIN="+bin)
		if said, err := get.CombinedOutput(); err != nil {
			return "", fmt.Errorf("build Hugo: %w\n%s", err, said)
		}
		return filepath.Join(bin, "hugo"), nil
	}
	path, err := exec.LookPath(s.hugo)
	if err != nil {
		return "", fmt.Errorf("find Hugo: %w", err)
	}
	return filepath.Abs(path)
}

// result is what the builds of one archive took.
type result struct {
	briefs      int
	read        int64 // bytes of the archive
	files       int   // of the site
	written     int64 // bytes of the site
	indexFiles  int   // of the search index, which are among those of the site
	indexBytes  int64
	hugoFiles   int
	hugoWritten int64
	reading     measure.Series // the tree read and nothing else
	yamlV3      measure.Series // the floor with yaml.v3
	floor       measure.Series // the floor with the fast path for YAML
	cold        measure.Series
	unchanged   measure.Series
	edited      measure.Series
	retitled    measure.Series
	hugo        measure.Series // without samples when Hugo was not asked for
	shares      []share        // of what is made of the whole archive, in a cold build
	parts       []part         // without any when they were not asked for
}

// place is where the work on one archive happens.
type place struct{ archive, site, floor, cache, hugo, hugoSite, profile, parts string }

func (s settings) place(n int) place {
	dir := filepath.Join(s.folder, fmt.Sprint(n))
	in := func(name string) string { return filepath.Join(dir, name) }
	return place{archive: in("archive"), site: in("site"), floor: in("floor"), cache: in("cache"),
		hugo: in("hugo"), hugoSite: in("hugo-site"), profile: in("profile"), parts: in("parts")}
}

// measure makes an archive and measures its builds.
func (s settings) measure(ctx context.Context, p programs, n size) (result, error) {
	r := result{briefs: n.briefs}
	at := s.place(n.briefs)
	fmt.Fprintf(s.verbose, "making an archive of %d briefs\n", n.briefs)
	c := corpus.New(corpus.Options{Briefs: n.briefs, Seed: s.seed})
	if err := errors.Join(s.aside(at.archive)(), c.WriteDir(at.archive)); err != nil {
		return r, err
	}
	if p.hugo != "" {
		// A process of its own: what it holds must not count for those measured.
		if said, err := exec.CommandContext(ctx, p.toHugo, "-s", at.archive, "-o", at.hugo).CombinedOutput(); err != nil {
			return r, fmt.Errorf("make Hugo's archive: %w\n%s", err, said)
		}
	}
	_, r.read = weigh(at.archive)
	err := s.builds(ctx, p, at, n.runs, &r)
	if err == nil && s.parts > 0 {
		r.parts, err = s.inParts(ctx, p, at)
	}
	return r, errors.Join(err, s.aside(at.floor, at.cache, at.parts)())
}

// builds measures the cold builds in turn with the floor and Hugo, then the builds
// on what a cold one left.
func (s settings) builds(ctx context.Context, p programs, at place, runs int, r *result) error {
	fmt.Fprintf(s.verbose, "cold builds, %d times\n", runs)
	build := measure.Command{Name: "chancery, cold", Before: s.aside(at.site, at.cache),
		Args: []string{p.chancery, "build", "-v", "--timings", "-s", at.archive, "-d", at.site, "--cache", at.cache}}
	floor := func(name string, flags ...string) measure.Command {
		return measure.Command{Name: name, Args: append([]string{p.floor, "-s", at.archive}, flags...), Before: s.aside(at.floor)}
	}
	cold := []measure.Command{
		floor("reading alone", "-read"),
		floor("floor, yaml.v3", "-d", at.floor, "-bytes", pageBytes),
		floor("floor, fast YAML", "-d", at.floor, "-bytes", pageBytes, "-yaml", "fast"),
		build,
	}
	if p.hugo != "" {
		cold = append(cold, measure.Command{Name: "Hugo " + hugoVersion, Args: []string{p.hugo, "build", "--quiet", "-s", at.hugo, "-d", at.hugoSite},
			Before: s.aside(at.hugoSite, filepath.Join(at.hugo, "resources"))})
	}
	all, err := s.alternate(ctx, cold, runs)
	r.reading, r.yamlV3, r.floor, r.cold = all[0], all[1], all[2], all[3]
	if p.hugo != "" {
		r.hugo = all[4]
		r.hugoFiles, r.hugoWritten = weigh(at.hugoSite)
	}
	if err != nil {
		return err
	}
	r.files, r.written = weigh(at.site)
	r.indexFiles, r.indexBytes = weigh(filepath.Join(at.site, "search"))
	if r.shares, err = s.shares(ctx, build, at, r.cold); err != nil {
		return err
	}
	return s.warm(ctx, build, at, runs, r)
}

// warm measures builds on what a cold one left.
func (s settings) warm(ctx context.Context, build measure.Command, at place, runs int, r *result) error {
	fmt.Fprintf(s.verbose, "builds with nothing changed and after an edit, %d times\n", runs)
	actor, err := mostNamed(at.archive)
	if err != nil {
		return err
	}
	unchanged, edited, retitled := build, build, build
	unchanged.Name, unchanged.Before = "nothing changed", nil
	edits := 0
	edited.Name, edited.Before = "one brief edited", func() error { edits++; return edit(at.archive, edits) }
	retitled.Name, retitled.Before = "one actor retitled", func() error { edits++; return retitle(actor, edits) }
	all, err := s.alternate(ctx, []measure.Command{unchanged, edited, retitled}, runs)
	r.unchanged, r.edited, r.retitled = all[0], all[1], all[2]
	return err
}

// alternate measures commands in turn; each run has its own limit of time.
func (s settings) alternate(ctx context.Context, commands []measure.Command, runs int) ([]measure.Series, error) {
	for i := range commands {
		commands[i].Limit = s.limit
	}
	return measure.Alternate(ctx, commands, runs)
}

// pageBytes is how much the floor writes for each file: about what a brief's page
// has, frame and lists included.
const pageBytes = "35000"

// aside takes folders out of the way, to be removed when all has been measured: a file
// system may be slow to make files where many were removed a short time ago (ext4
// passes over what was freed in the last minutes).
func (s settings) aside(paths ...string) func() error {
	return func() error {
		for _, p := range paths {
			to, err := os.MkdirTemp(s.folder, "aside-")
			if err != nil {
				return err
			}
			if err := os.Rename(p, filepath.Join(to, "x")); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		return nil
	}
}

// clear removes what was put aside.
func (s settings) clear() error {
	old, err := filepath.Glob(filepath.Join(s.folder, "aside-*"))
	for _, dir := range old {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	return err
}

// weigh counts the files below a folder and their bytes.
func weigh(dir string) (files int, bytes int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a folder that is not there has no files
		}
		if info, err := d.Info(); err == nil {
			files++
			bytes += info.Size()
		}
		return nil
	})
	return files, bytes
}
