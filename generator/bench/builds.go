//go:build unix

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// programs are what is measured.
type programs struct{ self, chancery, hugo string }

// hugoVersion is the newest Hugo that the Go of this module builds.
const hugoVersion = "v0.165.0"

// build builds the programs. Hugo is no requirement of this module: "fetch" installs
// the version above, which takes some minutes.
func (b *bench) build(ctx context.Context) (err error) {
	if b.programs.self, err = os.Executable(); err != nil {
		return err
	}
	run := func(env string, args ...string) (string, error) {
		cmd := exec.CommandContext(ctx, "go", args...)
		cmd.Env = append(os.Environ(), env)
		said, err := cmd.CombinedOutput()
		if err != nil {
			err = fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, said)
		}
		return strings.TrimSpace(string(said)), err
	}
	root, err := run("", "list", "-m", "-f", "{{.Dir}}", "chancery")
	if err != nil {
		return err
	}
	bin := filepath.Join(b.folder, "bin")
	b.programs.chancery = filepath.Join(bin, "chancery")
	if _, err := run("", "build", "-C", root, "-trimpath", "-o", b.programs.chancery, "./generator"); err != nil || b.hugo == "" {
		return err
	}
	if b.hugo == "fetch" {
		fmt.Fprintf(b.log, "building Hugo %s\n", hugoVersion)
		b.hugo = filepath.Join(bin, "hugo")
		if _, err := run("GOBIN="+bin, "install", "github.com/gohugoio/hugo@"+hugoVersion); err != nil {
			return err
		}
	}
	if b.programs.hugo, err = exec.LookPath(b.hugo); err == nil {
		b.programs.hugo, err = filepath.Abs(b.programs.hugo)
	}
	return err
}

// result is what was measured of one archive. A series without samples was not.
type result struct {
	size
	read                int64 // bytes of the archive
	site, hugoSite      weight
	reading, cold, hugo series
	unchanged           series
	edited              []series  // builds, one for each of edits
	session             []series  // what opening one takes, and each of edits in one that is open
	exports             []float64 // the shares of exports
	serving             []series  // under chancery serve, then hugo server: until the first page, and each of saved
}

// at is a folder for the work on an archive.
func (b *bench) at(n size, name string) string {
	return filepath.Join(b.folder, fmt.Sprint(n.briefs), name)
}

// measure makes an archive and measures its builds: cold ones in turn with the
// reading of all files and Hugo, then those on what a cold one left, then a session.
func (b *bench) measure(ctx context.Context, n size) (*result, error) {
	archive, site, cache := b.at(n, "archive"), b.at(n, "site"), b.at(n, "cache")
	hugo, hugoSite := b.at(n, "hugo"), b.at(n, "hugo-site")
	self := func(args ...string) []string { return append([]string{b.programs.self}, args...) }
	fmt.Fprintf(b.log, "making an archive of %d briefs\n", n.briefs)
	if _, err := b.once(ctx, command{args: self("synth", "-n", fmt.Sprint(n.briefs), "-seed", fmt.Sprint(b.seed), "-o", archive), before: b.aside(archive)}); err != nil {
		return nil, err
	}
	build := []string{b.programs.chancery, "build", "-v", "-s", archive, "-d", site, "--cache", cache}
	commands := []command{
		{"reading alone", self("reading", "-s", archive), nil},
		{"chancery, cold", build, b.aside(site, cache)},
	}
	if b.programs.hugo != "" && !n.alone {
		if _, err := b.once(ctx, command{args: self("hugo", "-s", archive, "-o", hugo), before: b.aside(hugo)}); err != nil {
			return nil, err
		}
		commands = append(commands, command{"Hugo " + hugoVersion, []string{b.programs.hugo, "build", "--quiet", "-s", hugo, "-d", hugoSite},
			b.aside(hugoSite, filepath.Join(hugo, "resources"))})
	}
	fmt.Fprintf(b.log, "cold builds, %d times\n", n.runs)
	all, err := b.alternate(ctx, n.runs, commands...)
	if err != nil {
		return nil, err
	}
	r := &result{size: n, read: weigh(archive).bytes, site: weigh(site), hugoSite: weigh(hugoSite), reading: all[0], cold: all[1]}
	if len(all) > 2 {
		r.hugo = all[2]
	}
	if err := b.warm(ctx, r, archive, build); err != nil {
		return nil, err
	}
	if err := b.sessions(ctx, r, archive, b.at(n, "session")); err != nil {
		return nil, err
	}
	if r.exports, err = b.exportCosts(ctx, archive); err != nil {
		return nil, err
	}
	return r, b.serving(ctx, r, archive, cache, hugo)
}

// warm measures builds on what a cold one left.
func (b *bench) warm(ctx context.Context, r *result, archive string, build []string) error {
	fmt.Fprintf(b.log, "builds with nothing changed and after edits, %d times\n", r.runs)
	commands := []command{{"nothing changed", build, nil}}
	n := 0
	for _, e := range edits {
		commands = append(commands, command{e.name, build, func() error {
			n++
			_, err := e.apply(archive, n)
			return err
		}})
	}
	all, err := b.alternate(ctx, r.runs, commands...)
	if err == nil {
		r.unchanged, r.edited = all[0], all[1:]
	}
	return err
}

// aside takes folders out of the way, to be removed when all has been measured: a file
// system may be slow to make files where many were removed a short time ago (ext4
// passes over what was freed in the last minutes).
func (b *bench) aside(paths ...string) func() error {
	return func() error {
		for _, p := range paths {
			to, err := os.MkdirTemp(b.folder, "aside-")
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
func (b *bench) clear() {
	old, _ := filepath.Glob(filepath.Join(b.folder, "aside-*"))
	for _, dir := range old {
		_ = os.RemoveAll(dir) // what stays is in a folder that the caller removes, or named
	}
}

// weight is the files of a folder.
type weight struct {
	files   int
	bytes   int64
	page    string // the largest HTML file
	largest int64  // its bytes
	below   map[string]weight
}

func (w *weight) add(name string, size int64) {
	w.files, w.bytes = w.files+1, w.bytes+size
	if size > w.largest && filepath.Ext(name) == ".html" {
		w.page, w.largest = name, size
	}
}

// weigh counts the files below a folder, all of them and by the folders in it.
func weigh(dir string) weight {
	all := weight{below: map[string]weight{}}
	_ = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a folder that is not there has no files
		}
		if info, err := d.Info(); err == nil {
			name, _ := filepath.Rel(dir, file)
			folder, _, nested := strings.Cut(filepath.ToSlash(name), "/")
			if !nested {
				folder = "."
			}
			one := all.below[folder]
			one.add(name, info.Size())
			all.below[folder] = one
			all.add(name, info.Size())
		}
		return nil
	})
	return all
}

// folders gives the names of the folders in a weight, the heaviest first.
func (w weight) folders() []string {
	return slices.SortedFunc(maps.Keys(w.below), func(a, b string) int {
		return cmp.Or(cmp.Compare(w.below[b].bytes, w.below[a].bytes), cmp.Compare(a, b))
	})
}
