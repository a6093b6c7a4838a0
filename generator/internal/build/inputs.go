package build

import (
	"errors"
	"io/fs"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/parallel"
)

// themeFolders are the archive's own templates and static files.
var themeFolders = []string{"templates", "static"}

// inputs gives the digest of all that a build depends on, but for the day: the program,
// the options and every file. ok is false where a file could not be read; the build will say why.
func (b *builder) inputs() (sum digest.Sum, ok bool) {
	parts := [][]byte{b.program[:], []byte(b.Version), []byte(b.BaseURL), flags(b.Drafts, b.Future, b.Strict)}
	var found []layers.File
	for _, folder := range append([]string{archive.Root}, themeFolders...) {
		files, problems := b.files.List(folder)
		found = append(found, files...)
		for _, p := range problems {
			parts = append(parts, []byte(p.Path), []byte(p.What))
		}
	}
	sums, failed := make([]digest.Sum, len(found)), make([]bool, len(found))
	parallel.Each(len(found), func(i int) {
		data, err := b.files.Read(found[i].Path, MaxMedia)
		sums[i], failed[i] = digest.Bytes(data), err != nil
	})
	for i, f := range found {
		parts = append(parts, []byte(f.Path), sums[i][:])
	}
	return digest.Bytes(parts...), !slices.Contains(failed, true)
}

func flags(all ...bool) []byte {
	var out []byte
	for _, f := range all {
		if f {
			out = append(out, 1)
		} else {
			out = append(out, 0)
		}
	}
	return out
}

// programDigest gives the digest of the code and of the files that it carries.
func programDigest(program digest.Sum, carried ...fs.FS) (digest.Sum, error) {
	parts := [][]byte{program[:]}
	var failures []error
	for _, files := range carried {
		failures = append(failures, fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, name)
			parts = append(parts, []byte(name), data)
			return err
		}))
	}
	return digest.Bytes(parts...), errors.Join(failures...)
}
