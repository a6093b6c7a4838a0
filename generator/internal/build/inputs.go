package build

import (
	"errors"
	"io/fs"
	"maps"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/output"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/theme"
)

// themeFolders are the archive's own templates and static files.
var themeFolders = []string{"templates", "static"}

// inputs is all that a build depends on, but for the day.
type inputs struct {
	rest  digest.Sum    // of the program, the options, and what is not read
	files output.Record // of the archive; Made is the digest of a file's bytes
}

// look lists the inputs, and reads the files that are not as the last build saw them:
// others of the same size and time are taken to have the same bytes, until confirm has
// read them. ok is false where a file cannot be read; the build will say why.
func (b *builder) look() (in inputs, ok bool) {
	in.files = output.Record{}
	parts := [][]byte{b.program[:], []byte(b.Version), []byte(b.BaseURL), flags(b.Drafts, b.Future, b.Strict)}
	var changed []string
	for _, folder := range append([]string{archive.Root}, themeFolders...) {
		files, problems := b.session.Files().List(folder)
		for _, f := range files {
			now := output.File{Size: f.Size, ModTime: f.ModTime.UnixNano()}
			if was := b.before.inputs.files[f.Path]; was.Size == now.Size && was.ModTime == now.ModTime {
				now.Made = was.Made
			} else {
				changed = append(changed, f.Path)
			}
			in.files[f.Path] = now
		}
		for _, p := range problems {
			parts = append(parts, []byte(p.Path), []byte(p.What))
		}
	}
	in.rest = digest.Bytes(parts...)
	return in, b.read(in.files, changed)
}

// confirm reads the files that look took to be as they were. It reports whether they are.
func (b *builder) confirm(in inputs) bool {
	names := slices.Collect(maps.Keys(in.files))
	taken := maps.Clone(in.files)
	return b.read(in.files, names) && maps.Equal(taken, in.files)
}

// read notes the digests of files in a record. It reports whether all could be read.
func (b *builder) read(record output.Record, names []string) bool {
	sums, failed := make([]digest.Sum, len(names)), make([]bool, len(names))
	parallel.EachWith(len(names), func() *[]byte { return new([]byte) }, func(room *[]byte, i int) {
		data, err := b.session.Files().Append((*room)[:0], names[i], theme.MaxFile)
		sums[i], failed[i] = digest.Bytes(data), err != nil
		if cap(data) <= mostKept {
			*room = data
		}
	})
	for i, name := range names {
		f := record[name]
		f.Made = sums[i]
		record[name] = f
	}
	return !slices.Contains(failed, true)
}

// same reports whether two builds depend on the same.
func (in inputs) same(other inputs) bool {
	return in.rest == other.rest && maps.EqualFunc(in.files, other.files, func(a, b output.File) bool { return a.Made == b.Made })
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
