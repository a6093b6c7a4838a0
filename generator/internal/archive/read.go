package archive

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/plainyaml"
	"chancery/generator/internal/prose"
)

// Sizes, in bytes, beyond which a file is refused.
const (
	MaxMarkdown    = 1 << 20  // a Markdown file
	MaxFrontMatter = 1 << 18  // its front matter
	MaxYAML        = 16 << 20 // site.yaml, sources.yaml, which has some 300,000 sources then, and withdrawn.yaml
	MaxAnswers     = 64 << 20 // answers.csv
	MaxLedger      = 64 << 20 // addresses.txt, which has about a million addresses then
)

// Root is the folder of an archive in which its content lies.
const Root = "content"

// ErrNone is the error of Read where there is no content at all.
var ErrNone = errors.New("there is no content")

// None is ErrNone in words: it names a folder above that holds an archive.
func None(dir string) error {
	dir, _ = filepath.Abs(dir)
	fix := "-s names another folder"
	for at := dir; at != filepath.Dir(at); at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(filepath.Dir(at), Root)); err == nil && info.IsDir() {
			fix = "did you mean -s " + diag.Shell(filepath.Dir(at)) + "?"
			break
		}
	}
	return fmt.Errorf("there is no archive in %s: it needs a folder %s with briefs and actors (%s)", dir, Root, fix)
}

// Read reads the whole content of an archive, once.
func Read(files *layers.Reader, texts *prose.Texts) (*Archive, diag.List, error) {
	return NewReading(files, texts).Read()
}

// Reading reads one archive again and again, and keeps what each file says until the file
// changes. It serves one Read at a time; what it has given does not change any more.
type Reading struct {
	files    *layers.Reader
	texts    *prose.Texts
	decoder  *decoder
	words    vocabulary // of the archive's own, which decoder knows
	pieces   map[string]*piece
	order    []string // the paths of pieces, in their order
	problems diag.List
}

// NewReading makes a Reading of the archive in a folder, whose texts are taken by texts.
func NewReading(files *layers.Reader, texts *prose.Texts) *Reading {
	return &Reading{files: files, texts: texts, decoder: newDecoder(texts), words: new(Site).vocabulary()}
}

// Read reads the content. Every file is read and checked by itself, in parallel; what is
// wrong is in the list. An error means that the file system failed.
//
// Files of the size and time that they had at the last Read are taken to say the same.
// Where paths are given (slash paths from the archive's root), nothing else is looked at;
// they are read whatever their size and time.
func (r *Reading) Read(paths ...string) (*Archive, diag.List, error) {
	var todo []*piece
	if len(paths) == 0 || r.pieces == nil {
		todo = r.look()
	} else if todo = r.lookAt(paths); len(r.order) == 0 {
		todo = r.look()
	}
	if len(r.order) == 0 && len(r.problems.Messages) == 0 {
		return nil, diag.List{}, ErrNone
	}
	todo, err := r.learn(todo)
	if err == nil {
		err = r.run(todo)
	}
	if err != nil {
		r.pieces = nil // what could not be read is not known
		return nil, diag.List{}, err
	}
	a, list := r.assemble()
	return a, list, nil
}

// look lists the archive, and gives the pieces that are to be read.
func (r *Reading) look() (todo []*piece) {
	found, problems := r.files.List(Root)
	before := r.pieces
	r.pieces, r.order, r.problems = make(map[string]*piece, len(found)), make([]string, len(found)), diag.List{}
	for _, p := range problems {
		r.problems.Add(p.Message())
	}
	for i, f := range found {
		p := before[f.Path]
		if p == nil || p.file != f {
			p = newPiece(f)
			todo = append(todo, p)
		}
		r.pieces[f.Path], r.order[i] = p, f.Path
	}
	return todo
}

// lookAt looks at some files, and gives the pieces that are to be read.
func (r *Reading) lookAt(paths []string) (todo []*piece) {
	for _, name := range paths {
		f, err := r.files.Stat(name)
		if err != nil || !strings.HasPrefix(name, Root+"/") { // it is gone, a folder, or what List has a word for
			for _, p := range todo {
				delete(r.pieces, p.file.Path) // they have not been read yet
			}
			return r.look()
		}
		at, known := slices.BinarySearch(r.order, name)
		if !known {
			r.order = slices.Insert(slices.Clone(r.order), at, name)
		}
		p := newPiece(f)
		r.pieces[name] = p
		todo = append(todo, p)
	}
	return todo
}

// learn reads site.yaml if it is among the pieces that are to be read, and gives the others.
// What it says of vocabularies holds for all files: if that has changed, all are read anew.
func (r *Reading) learn(todo []*piece) ([]*piece, error) {
	site := r.pieces[siteFile]
	if i := slices.Index(todo, site); i >= 0 {
		if err := r.read(newDecoding(newDecoder(r.texts)), site); err != nil {
			return nil, err
		}
		todo = slices.Delete(todo, i, i+1)
	}
	var a Archive
	if site != nil {
		site.add(&a)
	}
	words := a.Site.vocabulary()
	if words.equal(r.words) {
		return todo, nil
	}
	r.words, r.decoder, todo = words, newDecoder(r.texts), nil
	r.decoder.extend(words)
	for _, name := range r.order {
		if name != siteFile {
			p := newPiece(r.pieces[name].file)
			r.pieces[name] = p
			todo = append(todo, p)
		}
	}
	return todo, nil
}

// run reads pieces in parallel; each keeps its own messages, so that their order does not
// depend on who was quicker.
func (r *Reading) run(todo []*piece) error {
	failures := make([]error, len(todo))
	own := func() *decoding { return newDecoding(r.decoder) }
	parallel.EachWith(len(todo), own, func(d *decoding, i int) {
		if todo[i].limit > 0 {
			failures[i] = r.read(d, todo[i])
		}
	})
	return errors.Join(failures...)
}

func (r *Reading) read(d *decoding, p *piece) error {
	if p.glance != nil {
		return r.glance(p)
	}
	src, err := r.files.Append(d.raw[:0], p.file.Path, p.limit)
	if problem, ok := errors.AsType[layers.Problem](err); ok {
		p.list.Add(problem.Message())
		if p.glean != nil && problem.Code == diag.FileTooLarge {
			r.gleanFile(p)
		}
		return nil
	}
	if err != nil {
		return err
	}
	d.raw, p.sum = src, digest.Bytes(src)
	if p.scan != nil {
		p.scan(src)
	} else {
		d.garbled = !d.open(src, p.file.Path)
		p.decode(d)
	}
	list := d.list
	p.list.Join(list)
	d.list = diag.List{}
	return nil
}

// glance reads what is wanted of a file's beginning. Whether it can be read matters only
// to who publishes it.
func (r *Reading) glance(p *piece) error {
	f, err := r.files.Open(p.file.Path, p.limit)
	if err != nil {
		return nil
	}
	p.glance(f)
	return f.Close()
}

// assemble makes an archive of all pieces.
func (r *Reading) assemble() (*Archive, diag.List) {
	a := &Archive{Count: len(r.order), Files: map[string]*File{}}
	var list diag.List
	list.Join(r.problems)
	var settings []byte
	for _, name := range r.order {
		p := r.pieces[name]
		list.Join(p.list)
		p.add(a)
		if name == siteFile || name == sourcesFile || name == WithdrawnFile || name == AnswersFile {
			settings = append(settings, p.sum[:]...)
		}
	}
	a.Settings = digest.Bytes(settings)
	list.Join(a.nameless(), a.checkSilence(r.order))
	return a, list
}

// Doc gives the text of a document. One that is not kept any more is taken anew from its
// file, if that still says the same.
func (r *Reading) Doc(file string, key digest.Sum) (*prose.Doc, error) {
	d, err := r.texts.Doc(key)
	if !errors.Is(err, prose.ErrForgotten) {
		return d, err
	}
	src, err := r.files.Read(file, MaxMarkdown)
	if err != nil {
		return nil, err
	}
	again := newDecoding(r.decoder)
	if again.open(src, file) {
		if _, body, line, ok := again.front(); ok {
			if doc, is := r.texts.Again(body, diag.Pos{File: file, Line: line, Col: 1}); is == key {
				return doc, nil
			}
		}
	}
	return nil, fmt.Errorf("read %s: it changed in the meantime", file)
}

// front splits a Markdown file into its front matter and its body, and says on
// which line the body begins.
func (d *decoding) front() (n *node, body []byte, line int32, ok bool) {
	if d.garbled {
		return nil, nil, 0, false
	}
	opening := plainyaml.Pos{Line: 1, Col: 1}
	at := d.at(opening)
	rest, found := bytes.CutPrefix(d.src, []byte("---\n"))
	if !found {
		if first, _, _ := bytes.Cut(d.src, []byte("\n")); d.conflict(first, 1) {
			return nil, nil, 0, false
		}
		fix := "begin the file with a line --- , then keys and values, then another line ---"
		if firstLine, _, _ := bytes.Cut(d.src, []byte("\n")); strings.TrimSpace(string(firstLine)) == "---" {
			fix = "remove the spaces from the line ---"
		} else if string(firstLine) == "+++" {
			fix = "this is TOML: write YAML between two lines --- , as in title: Court fees"
		}
		d.list.Errorf(diag.FrontMatterMissing, at, 1, fix, "the file has no front matter")
		return nil, nil, 0, false
	}
	end := 0
	if !bytes.HasPrefix(rest, []byte("---\n")) && !bytes.Equal(rest, []byte("---")) {
		if end = bytes.Index(rest, []byte("\n---\n")) + 1; end == 0 && bytes.HasSuffix(rest, []byte("\n---")) {
			end = len(rest) - 3
		}
		if end == 0 {
			d.list.Errorf(diag.FrontMatterUnclosed, at, 3, "close the front matter with a line that is --- and nothing else", "the front matter that begins here is never closed")
			return nil, nil, 0, false
		}
	}
	if end > MaxFrontMatter {
		d.list.Errorf(diag.FileTooLarge, at, 3, "move text from the front matter into the body", "the front matter has %d bytes; the limit is %d", end, MaxFrontMatter)
		return nil, nil, 0, false
	}
	body = bytes.TrimPrefix(bytes.TrimPrefix(rest[end:], []byte("---")), []byte("\n"))
	if n = d.parse(rest[:end], 2); n == nil {
		return nil, nil, 0, false
	}
	n.Pos = opening // of the whole
	line = int32(bytes.Count(rest[:end], []byte("\n"))) + 3
	return n, body, line, true
}

// unread is a document of which the name alone is known.
func unread(file string) Document {
	return Document{ID: strings.TrimSuffix(path.Base(file), ".md"), File: file, Outline: &prose.Outline{}, Broken: true}
}

// document decodes a Markdown file into v, which points to a struct of the model.
func (d *decoding) document(what string, v any, doc *Document) {
	id, file := doc.ID, doc.File
	if !ValidID(id) {
		fix := "ids consist of lower-case letters, digits and hyphens"
		if slug := Slug(id); slug != "" {
			fix = "rename the file to " + slug + ".md"
		}
		d.list.Errorf(diag.IDMalformed, diag.Pos{File: file}, 1, fix, "the file's name is its id, and %q is not an id", id)
	}
	n, body, line, ok := d.front()
	if !ok {
		return
	}
	doc.Broken, doc.Start = false, line
	d.mapping(n, reflect.ValueOf(v).Elem(), what)
	var list diag.List
	doc.Outline, doc.Text, list = d.bodies.Take(body, diag.Pos{File: file, Line: line, Col: 1})
	d.list.Join(list)
	d.checkCharacters(body, line)
	outline := doc.Outline.Digest()
	doc.Facts = digest.Bytes(d.src[:len(d.src)-len(body)], outline[:])
}

// sources decodes sources.yaml, a list of sources, and reports whether it could
// not be read.
func (d *decoding) sources() (all []Source, broken bool) {
	n := d.parse(d.src, 1)
	if n == nil || n.Kind == plainyaml.Mapping && len(n.Entries) == 0 {
		return nil, n == nil
	}
	d.sequence(n, reflect.ValueOf(&all).Elem(), &field{key: "sources", item: itemOf("sources")})
	unique := d.uniqueIDs("source")
	for i := range all {
		unique(all[i].ID)
		if all[i].Title == "" && all[i].ID.ID != "" && !all[i].Faulty {
			d.list.Errorf(diag.SourceUntitled, all[i].ID.At, width(all[i].ID.ID), "add `title: …`", "the source %q has no title", all[i].ID.ID)
		}
	}
	return all, false
}

// nameless settles what an archive without a site.yaml is called.
func (a *Archive) nameless() (list diag.List) {
	if a.Site.File == "" {
		a.Site.File = siteFile
		a.Site.Title.S = "Policy archive"
		list.Warnf(diag.SiteYAMLMissing, diag.Pos{File: siteFile}, 1, "create one, with a line such as `title: Our briefs`",
			"there is no site.yaml, so the site is called %q", a.Site.Title.S)
	}
	if a.Site.Language.Tag == "" {
		a.Site.Language.Tag = "en"
	}
	return list
}

// site decodes site.yaml.
func (d *decoding) site(s *Site) {
	n := d.parse(d.src, 1)
	if n == nil {
		return
	}
	s.broken = n.Kind != plainyaml.Mapping
	d.mapping(n, reflect.ValueOf(s).Elem(), "site.yaml")
	d.checkSite(s)
}
