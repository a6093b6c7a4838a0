package build

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/manifest"
)

// Selections are the names of what can be exported by itself.
func Selections() []string { return []string{"citations", "data"} }

// selected reports whether a file belongs to a selection; "" is the whole site.
func selected(selection string, p address.Path) bool {
	name := string(p)
	switch selection {
	case "":
		return true
	case "data":
		return strings.HasPrefix(name, "data/") && path.Ext(name) != ".html" && path.Ext(name) != ".htm"
	case "citations":
		beside := slices.ContainsFunc([]string{".bib", ".ris", ".csl.json"}, func(end string) bool { return strings.HasSuffix(name, end) })
		return beside || strings.HasPrefix(name, "citations/") || strings.HasPrefix(name, "RePEc/")
	}
	return false
}

// Export writes a site, or one of the Selections of it, into a zip file (APPNOTE 6.3), in
// one step or not at all. Of the same site it is the same bytes. What it returns is as of
// Run; nothing is published, so that the archive's ledger notes nothing.
func Export(ctx context.Context, o Options, file, selection string) (result Result, list diag.List, err error) {
	dir, err := os.MkdirTemp("", "chancery-export-")
	if err != nil {
		return result, list, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	o.Destination, o.Part = "", Part{}
	b := &builder{Options: o, to: folder(dir), selection: selection}
	err = b.run(ctx)
	b.list.Sort()
	if err == nil && b.result.OK {
		err = b.stage("zip", func() (int, error) { return pack(file, dir, selection == "") })
	}
	return b.result, b.list, err
}

// folder is the sink of an export.
type folder string

func (folder) Keep(string, digest.Sum, digest.Sum) (bool, error) { return false, nil }

func (f folder) Write(name string, _, _ digest.Sum, data []byte) error {
	return f.Stream(name, digest.Sum{}, digest.Sum{}, func(w io.WriteSeeker) error {
		_, err := w.Write(data)
		return err
	})
}

func (f folder) Stream(name string, _, _ digest.Sum, write func(io.WriteSeeker) error) error {
	to := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	return errors.Join(write(out), out.Close())
}

// pack packs the files of a folder, in the order of their paths; whole is whether they are
// a whole site, which has a manifest. It gives their number.
func pack(file, dir string, whole bool) (n int, err error) {
	out, err := os.CreateTemp(filepath.Dir(file), ".chancery-*.zip")
	if err != nil {
		return 0, err
	}
	defer os.Remove(out.Name()) // is no longer there when all went well
	z := zip.NewWriter(out)
	p := packer{zip: z, root: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), sums: manifest.Manifest{}}
	if err = p.all(os.DirFS(dir), whole); err == nil {
		err = z.Close()
	}
	if err = errors.Join(err, out.Chmod(0o644), out.Close()); err != nil {
		return 0, fmt.Errorf("write %s: %w", file, err)
	}
	return p.n, os.Rename(out.Name(), file)
}

// packer fills a zip file.
type packer struct {
	zip  *zip.Writer
	root string // the folder that all is in
	sums manifest.Manifest
	n    int
}

func (p *packer) all(files fs.FS, whole bool) error {
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		in, err := files.Open(name)
		if err != nil {
			return err
		}
		defer in.Close()
		return p.add(name, in)
	})
	if err == nil && whole {
		err = p.add(manifest.Name, strings.NewReader(string(p.sums.Append(nil))))
	}
	return err
}

// add adds a file. All have the first moment that a zip file knows, so that the time of the
// export is not in it.
func (p *packer) add(name string, in io.Reader) error {
	to, err := p.zip.CreateHeader(&zip.FileHeader{Name: p.root + "/" + name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(to, sum), in); err != nil {
		return err
	}
	p.n++
	p.sums[name] = manifest.Sum(sum.Sum(nil))
	return nil
}
