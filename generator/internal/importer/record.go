package importer

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edit"
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
	return cmp.Or(strings.Join(strings.FieldsFunc(from, func(c rune) bool { return c == '\t' || c == '\n' || c == '\r' }), " "), "-")
}

// foreign reports whether a file is there that no import wrote.
func (r *record) foreign(name string) bool {
	if _, ours := r.sums[name]; ours {
		return false
	}
	_, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(name)))
	return err == nil
}

// another reports whether a file is there that no import wrote, or one of something else.
func (r *record) another(name, key string) bool {
	return r.foreign(name) || r.from[name] != "" && r.from[name] != tidy(key)
}

// touched reports whether an author has changed or deleted what an import wrote.
func (r *record) touched(name string, now []byte, there bool) bool {
	before, ours := r.sums[name]
	return ours && (!there || sumOf(now) != before)
}

// publish writes the files that are new or whose documents have changed since the last
// import, and the record: all of them or none.
func (r *record) publish(o Options, files []file) (Result, error) {
	var result Result
	var writes []edit.File
	for _, f := range files {
		now, there, err := r.read(f.path)
		if err != nil {
			return result, err
		}
		before := now
		now = []byte(suggest.Stripped(string(now))) // which an author may well delete
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
		writes = append(writes, change(f.path, before, there, f.data))
		result.Written = append(result.Written, f.path)
		if f.path != sourcesFile {
			r.add(f.path, sumOf(f.data), from)
		}
	}
	before, there, err := r.read(recordFile)
	if err != nil || o.DryRun {
		return result, err
	}
	if text := r.text(); !there || !bytes.Equal(before, text) {
		writes = append(writes, change(recordFile, before, there, text))
	}
	for _, w := range writes {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(r.dir, filepath.FromSlash(w.To))), 0o755); err != nil {
			return result, err
		}
	}
	return result, edit.Write(r.dir, writes)
}

// change is what an import does to a file.
func change(name string, before []byte, there bool, after []byte) edit.File {
	f := edit.File{From: name, To: name, Before: before, After: after}
	if !there {
		f.From = ""
	}
	return f
}

// read reads a file of the archive, if it is there.
func (r *record) read(name string) (data []byte, there bool, err error) {
	data, err = os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return data, err == nil, err
}

func (r *record) text() []byte {
	var b strings.Builder
	b.WriteString(recordHead)
	names := slices.Sorted(maps.Keys(r.sums))
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", r.sums[name], name, r.from[name])
	}
	return []byte(b.String())
}
