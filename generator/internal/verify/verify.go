// Package verify holds a published copy of a site to its manifest: a folder, or what a host
// serves.
package verify

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"chancery/generator/internal/manifest"
	"chancery/generator/internal/output"
)

// Report is what differs between a copy and its manifest, each list in the order of paths.
type Report struct {
	Files   int      // in the manifest
	Missing []string // in the manifest, and not in the copy
	Changed []string // with other bytes
	Foreign []string // in the copy, and not in the manifest; a folder's alone
	Unasked []string // files for the host itself, which it does not serve
}

// OK reports whether the copy is what was published.
func (r *Report) OK() bool { return len(r.Missing)+len(r.Changed)+len(r.Foreign) == 0 }

// mostManifest is how large a manifest may be, in bytes: some 500,000 files.
const mostManifest = 64 << 20

// outcome is what became of one file.
type outcome uint8

const (
	same outcome = iota
	missing
	changed
	unasked
)

// each holds every file of a manifest to what check finds, a few at a time. It ends with the
// first error.
func each(ctx context.Context, m manifest.Manifest, workers int, check func(ctx context.Context, path string, want manifest.Sum) (outcome, error)) (*Report, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	paths := m.Paths()
	outcomes, next := make([]outcome, len(paths)), make(chan int)
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for i := range next {
				o, err := check(ctx, paths[i], m[paths[i]])
				if outcomes[i] = o; err != nil {
					stop(err)
				}
			}
		})
	}
	for i := range paths {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wait.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	r := &Report{Files: len(paths)}
	for i, o := range outcomes {
		switch o {
		case missing:
			r.Missing = append(r.Missing, paths[i])
		case changed:
			r.Changed = append(r.Changed, paths[i])
		case unasked:
			r.Unasked = append(r.Unasked, paths[i])
		}
	}
	return r, nil
}

// Dir verifies the copy in a folder. Links are not followed: what is no regular file is
// foreign. An error means that a file cannot be read, or that there is no manifest.
func Dir(ctx context.Context, dir string) (*Report, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	m, err := readManifest(root, dir)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	var foreign []string
	err = fs.WalkDir(root.FS(), ".", func(path string, e fs.DirEntry, err error) error {
		_, listed := m[path]
		switch {
		case err != nil:
			return err
		case e.IsDir(), path == manifest.Name, path == output.Marker:
		case listed && e.Type().IsRegular():
			there[path] = true
		default:
			foreign = append(foreign, path)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r, err := each(ctx, m, runtime.GOMAXPROCS(0), func(_ context.Context, path string, want manifest.Sum) (outcome, error) {
		if !there[path] {
			return missing, nil
		}
		f, err := root.Open(path)
		if err != nil {
			return missing, err
		}
		defer f.Close()
		return compare(f, want)
	})
	if err == nil {
		slices.Sort(foreign)
		r.Foreign = foreign
	}
	return r, err
}

// Manifest gives the manifest of the copy in a folder.
func Manifest(dir string) (manifest.Manifest, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return readManifest(root, dir)
}

func readManifest(root *os.Root, dir string) (manifest.Manifest, error) {
	f, err := root.Open(manifest.Name)
	if err != nil {
		return nil, fmt.Errorf("there is no manifest: %w", err)
	}
	defer f.Close()
	data, err := limited(f)
	if err != nil {
		return nil, err
	}
	m, err := manifest.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, manifest.Name), err)
	}
	return m, nil
}

// limited reads a manifest.
func limited(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostManifest+1))
	if err == nil && len(data) > mostManifest {
		err = fmt.Errorf("%s has more than %d bytes", manifest.Name, mostManifest)
	}
	return data, err
}

// compare reads a file to its end.
func compare(r io.Reader, want manifest.Sum) (outcome, error) {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return changed, err
	}
	if manifest.Sum(h.Sum(nil)) != want {
		return changed, nil
	}
	return same, nil
}
