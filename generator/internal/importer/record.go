package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/suggest"
)

// recordFile lists what imports have written, so that the next one neither repeats it nor
// overwrites what an author has changed since: a line for each file, with the start of its
// SHA-256, its path, and what it came from.
const recordFile = archive.Root + "/imported.txt"

const recordHead = "# What chancery import wrote: digest, file, what it came from. Keep it, so that an import can be run again.\n"

// record is what the last imports wrote.
type record struct {
	sums map[string]string // of files and of entries of sources.yaml, by their paths and "sources.yaml#id"
	from map[string]string // what they came from
	ids  map[string]string // of documents and entries, by what they came from
	dir  string
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

func readRecord(dir string) (*record, error) {
	r := &record{map[string]string{}, map[string]string{}, map[string]string{}, dir}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(recordFile)))
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, "\t", 3)
		if len(parts) != 3 || len(parts[0]) != 16 {
			return nil, fmt.Errorf("%s:%d: not a line of an import; restore the file, or delete it to import everything again", recordFile, i+1)
		}
		r.add(parts[1], parts[0], parts[2])
	}
	return r, nil
}

func (r *record) add(name, sum, from string) {
	r.sums[name], r.from[name] = sum, from
	if from != "-" {
		if _, id, is := strings.Cut(name, "#"); is {
			r.ids[from] = id
		} else {
			r.ids[from] = strings.TrimSuffix(path.Base(name), ".md")
		}
	}
}

// idOf is the id that what came from somewhere got at the last import, or "".
func (r *record) idOf(from string) string { return r.ids[tidy(from)] }

// tidy leaves out of a name what would end its place in the record.
func tidy(from string) string {
	return first(strings.Join(strings.FieldsFunc(from, func(c rune) bool { return c == '\t' || c == '\n' || c == '\r' }), " "), "-")
}

// foreign reports whether a file is there that no import wrote.
func (r *record) foreign(name string) bool {
	if _, ours := r.sums[name]; ours {
		return false
	}
	_, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(name)))
	return err == nil
}

// touched reports whether an author has changed or deleted what an import wrote.
func (r *record) touched(name string, now []byte, there bool) bool {
	before, ours := r.sums[name]
	return ours && (!there || sumOf(now) != before)
}

// publish writes the files that are new or whose documents have changed since the last
// import, and then the record.
func (r *record) publish(o Options, files []file) (Result, error) {
	var result Result
	for _, f := range files {
		at := filepath.Join(r.dir, filepath.FromSlash(f.path))
		now, err := os.ReadFile(at)
		now = []byte(suggest.Stripped(string(now))) // which an author may well delete
		there := err == nil
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return result, err
		}
		from := "-"
		if f.key != "" {
			from = tidy(f.key)
		}
		switch {
		case there && bytes.Equal(now, f.data):
			result.Unchanged = append(result.Unchanged, f.path)
			r.add(f.path, sumOf(f.data), from)
			continue
		case f.path != sourcesFile && (r.touched(f.path, now, there) || there && r.foreign(f.path)):
			result.Kept = append(result.Kept, f.path)
			continue
		}
		if !o.DryRun {
			if err := writeWhole(at, f.data); err != nil {
				return result, err
			}
		}
		result.Written = append(result.Written, f.path)
		if f.path != sourcesFile {
			r.add(f.path, sumOf(f.data), from)
		}
	}
	if o.DryRun {
		return result, nil
	}
	return result, writeWhole(filepath.Join(r.dir, filepath.FromSlash(recordFile)), r.text())
}

func (r *record) text() []byte {
	var b strings.Builder
	b.WriteString(recordHead)
	names := sortedKeys(r.sums)
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", r.sums[name], name, r.from[name])
	}
	return []byte(b.String())
}

// writeWhole writes a file by way of another beside it, so that it is never half there.
func writeWhole(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".import-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(data)
	if err == nil {
		err = temporary.Chmod(0o644)
	}
	if err == nil {
		err = temporary.Sync()
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return os.Rename(temporary.Name(), name)
}
