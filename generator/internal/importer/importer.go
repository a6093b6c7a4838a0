// Package importer brings documents from elsewhere into an archive: folders of Markdown from
// other generators, web pages, exports of WordPress, documents of word processors, and
// bibliographies.
//
// Each document becomes a draft, each bibliography entries of sources.yaml. Nothing is
// overwritten that an author has touched: content/imported.txt records what an import wrote,
// so that the next one knows. What could not be kept is said, with its place.
package importer

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/archive"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Options say what to import.
type Options struct {
	Sources []string // files and folders
	Into    string   // the archive's folder; it may not exist yet
	DryRun  bool     // nothing is written
}

// Note says that something of a source was not kept, or was guessed.
type Note struct {
	File string // of the source, as it was named
	Line int    // from 1; 0 for the whole file
	Text string
}

func (n Note) String() string {
	if n.Line == 0 {
		return n.File + ": " + n.Text
	}
	return fmt.Sprintf("%s:%d: %s", n.File, n.Line, n.Text)
}

// Result is what an import did. Paths are slash paths from the archive's root.
type Result struct {
	Written   []string // new, or changed since the last import
	Unchanged []string // as the last import left them
	Kept      []string // changed or deleted by an author since, and left alone
	Sources   int      // entries of bibliographies that are now in sources.yaml
	Notes     []Note
}

// ErrNothing is the error of an import that found nothing to read.
var ErrNothing = errors.New("there is nothing to import")

// Run imports. An error is one of the file system, or of a source that could not be read at
// all; then nothing has been written.
func Run(o Options) (Result, error) {
	r := &run{options: o, single: newSite(), headings: map[string]map[string]bool{}}
	for _, source := range o.Sources {
		if err := r.read(source); err != nil {
			return Result{}, err
		}
	}
	if len(r.documents) == 0 && len(r.entries) == 0 {
		return Result{}, fmt.Errorf("%w in %s", ErrNothing, strings.Join(o.Sources, ", "))
	}
	record, err := readRecord(o.Into)
	if err != nil {
		return Result{}, err
	}
	r.name(record)
	r.link()
	files := r.files()
	if len(r.entries) > 0 {
		sources, err := r.sources(record)
		if err != nil {
			return Result{}, err
		}
		files = append(files, sources...)
	}
	result, err := record.publish(o, files)
	if err != nil {
		return Result{}, err
	}
	slices.SortStableFunc(r.notes, func(a, b Note) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line)) })
	result.Sources, result.Notes = len(r.entries), slices.Compact(r.notes)
	return result, nil
}

// run is one import at work.
type run struct {
	options   Options
	documents []*document
	entries   []entry
	single    *site                      // of files that are given by themselves
	headings  map[string]map[string]bool // the ids of headings, by the drafts' files
	notes     []Note
}

func (r *run) note(file string, line int, format string, args ...any) {
	r.notes = append(r.notes, Note{file, line, fmt.Sprintf(format, args...)})
}

// read reads a file or folder.
func (r *run) read(source string) error {
	info, err := os.Stat(source)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return r.readFolder(source)
	}
	return r.readFile(source)
}

// readFile reads a file by its ending.
func (r *run) readFile(file string) error {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown", ".mdx":
		return r.readMarkdown(folder{site: r.single, root: filepath.Dir(file), shown: filepath.ToSlash(filepath.Dir(file))}, filepath.Base(file))
	case ".html", ".htm", ".xhtml":
		return r.readHTML(file)
	case ".xml":
		return r.readWordPress(file)
	case ".docx", ".odt":
		return r.readWord(file)
	case ".bib", ".ris", ".json":
		return r.readBibliography(file)
	}
	return fmt.Errorf("%s: cannot be imported; these can: Markdown, HTML, a WordPress export (.xml), .docx, .odt, .bib, .ris and CSL-JSON (.json)", file)
}

// keyOf is what a file is called, wherever its folder lies.
func keyOf(file string) string {
	return folder{root: filepath.Dir(file)}.called() + filepath.Base(file)
}

// skipped are folders that hold no text of an author's.
var skipped = map[string]bool{".git": true, "node_modules": true, "_site": true, "public": true, ".obsidian": true, "_layouts": true,
	"_includes": true, "_sass": true, "layouts": true, "archetypes": true, "themes": true, "resources": true, ".docusaurus": true,
	".trash": true, "build": true, "src": true, "_data": true, "i18n": true, ".vscode": true, ".github": true}

// readFolder reads every document in a folder.
func (r *run) readFolder(root string) error {
	f := folder{root: root, shown: filepath.ToSlash(root)}
	f.kind, f.within = generatorOf(root)
	f.site = newSite()
	f.patterns = f.patternsOf()
	var names []string
	into, _ := os.Stat(r.options.Into) // it may lie in the folder, and is no source then
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			if name != root && (skipped[d.Name()] || into != nil && os.SameFile(info, into)) {
				return filepath.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() {
			rel, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			names = append(names, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.Sort(names)
	if len(names) > mostFiles {
		return fmt.Errorf("%s: has more than %d files", root, mostFiles)
	}
	f.names = names
	f.authors = f.authorsOf()
	for _, name := range names {
		switch strings.ToLower(path.Ext(name)) {
		case ".md", ".markdown", ".mdx":
			err = r.readMarkdown(f, name)
		case ".html", ".htm":
			if f.kind == plainFolder {
				err = r.readFile(filepath.Join(root, filepath.FromSlash(name)))
			} else if data, wrong := readBytes(f.file(name)); wrong == nil && bytes.HasPrefix(data, []byte("---")) { // no file that comes with a document
				r.note(path.Join(f.shown, name), 0, "a template, or a page in HTML, was left out")
			}
		case ".adoc", ".asciidoc", ".org", ".rst", ".textile", ".njk", ".liquid", ".webc", ".hbs", ".ipynb", ".canvas", ".doc", ".rtf":
			r.note(path.Join(f.shown, name), 0, "files of the kind %s are not read; it was left out", path.Ext(name))
		case ".docx", ".odt", ".bib", ".ris":
			err = r.readFile(filepath.Join(root, filepath.FromSlash(name)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// What an import takes at most.
const (
	mostFiles = 100_000
	mostBytes = 64 << 20 // of a file; drafts are bounded by archive.MaxMarkdown besides
)

// readBytes reads a file of a source.
func readBytes(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: is not a regular file", file)
	}
	if info.Size() > mostBytes {
		return nil, fmt.Errorf("%s: is larger than %d MB", file, mostBytes>>20)
	}
	return os.ReadFile(file)
}

// readText reads a file of text, whatever its encoding: UTF-8, UTF-16 with its mark, or else
// Windows-1252, which is noted.
func (r *run) readText(file string) ([]byte, error) {
	data, err := readBytes(file)
	switch {
	case err != nil:
		return nil, err
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return decoded(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), file, data)
	case !utf8.Valid(data):
		r.note(filepath.ToSlash(file), 0, "the file is not UTF-8; it was read as Windows-1252")
		return decoded(charmap.Windows1252, file, data)
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

func decoded(e encoding.Encoding, file string, data []byte) ([]byte, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return out, nil
}

// draftFile is where a document's draft lies.
func (d *document) draftFile() string {
	folder := "briefs"
	if d.Page {
		folder = "pages"
	}
	return archive.Root + "/" + folder + "/" + d.ID + ".md"
}
