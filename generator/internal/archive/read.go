package archive

import (
	"bytes"
	"errors"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

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
	MaxYAML        = 16 << 20 // site.yaml and sources.yaml, which has some 300,000 sources then
)

// Root is the folder of an archive in which its content lies.
const Root = "content"

// ErrNone is the error of Read where there is no content at all.
var ErrNone = errors.New("there is no content")

// Read reads the whole content of an archive. Every file is read and checked by
// itself, in parallel; what is wrong is in the list. An error means that the file
// system failed. kept may hold texts that were compiled before.
func Read(files *layers.Reader, kept prose.Kept) (*Archive, diag.List, error) {
	r := &reading{files: files, decoder: newDecoder(prose.New(kept))}
	found, problems := files.List(Root)
	for _, p := range problems {
		r.list.Add(p.Message())
	}
	if len(found) == 0 && len(problems) == 0 {
		return nil, r.list, ErrNone
	}
	a := &Archive{Count: len(found)}
	r.sort(found, a)
	if err := r.run(); err != nil {
		return nil, r.list, err
	}
	r.site(a)
	a.Settings = digest.Bytes(r.settings[0][:], r.settings[1][:])
	for _, j := range r.jobs {
		r.list.Join(j.list)
	}
	r.sameIDs(a)
	a.Partial = a.Partial || a.anyBroken()
	return a, r.list, nil
}

// reading is the work on one archive.
type reading struct {
	files    *layers.Reader
	decoder  *decoder
	list     diag.List
	jobs     []*job
	hasSite  bool
	settings [2]digest.Sum // of site.yaml and of sources.yaml
}

// job is the work on one file.
type job struct {
	path string
	run  func(*decoding)
	list diag.List
}

// run does all jobs in parallel; each keeps its own messages, so that their
// order does not depend on who was quicker.
func (r *reading) run() error {
	failures := make([]error, len(r.jobs))
	own := func() *decoding { return newDecoding(r.decoder) }
	parallel.EachWith(len(r.jobs), own, func(d *decoding, i int) { failures[i] = r.do(d, r.jobs[i]) })
	return errors.Join(failures...)
}

func (r *reading) do(d *decoding, j *job) error {
	limit := int64(MaxYAML)
	if strings.HasSuffix(j.path, ".md") {
		limit = MaxMarkdown
	}
	src, err := r.files.Append(d.raw[:0], j.path, limit)
	if problem, ok := errors.AsType[layers.Problem](err); ok {
		j.list.Add(problem.Message())
		return nil
	}
	if err != nil {
		return err
	}
	d.raw = src
	if d.open(src, j.path) {
		j.run(d)
	}
	j.list, d.list = d.list, diag.List{}
	return nil
}

// open makes a file the one in work: it checks the encoding and makes all line ends \n.
func (d *decoding) open(src []byte, file string) bool {
	d.name = file
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if i := firstBad(src); i >= 0 {
		at := placeOf(src, i, file)
		if src[i] == 0 {
			d.list.Errorf(at, 1, "save the file as plain text", "a NUL byte: this is not a text file")
		} else {
			d.list.Errorf(at, 1, "save the file as UTF-8", "the byte 0x%02X is not UTF-8", src[i])
		}
		return false
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	d.src = src
	return true
}

// firstBad finds the first byte that is NUL or no part of UTF-8, or -1.
func firstBad(src []byte) int {
	nul := bytes.IndexByte(src, 0)
	if utf8.Valid(src) {
		return nul
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return nul
}

func placeOf(src []byte, i int, file string) diag.Pos {
	start := bytes.LastIndexByte(src[:i], '\n') + 1
	return diag.Pos{File: file, Line: int32(bytes.Count(src[:i], []byte("\n"))) + 1, Col: int32(utf8.RuneCount(src[start:i])) + 1}
}

// front splits a Markdown file into its front matter and its body, and says on
// which line the body begins.
func (d *decoding) front() (n *node, body []byte, line int32, ok bool) {
	opening := plainyaml.Pos{Line: 1, Col: 1}
	at := d.at(opening)
	rest, found := bytes.CutPrefix(d.src, []byte("---\n"))
	if !found {
		mend := "begin the file with a line --- , then keys and values, then another line ---"
		if firstLine, _, _ := bytes.Cut(d.src, []byte("\n")); strings.TrimSpace(string(firstLine)) == "---" {
			mend = "take the blanks from the line ---"
		}
		d.list.Errorf(at, 1, mend, "the file has no front matter")
		return nil, nil, 0, false
	}
	end := 0
	if !bytes.HasPrefix(rest, []byte("---\n")) && !bytes.Equal(rest, []byte("---")) {
		if end = bytes.Index(rest, []byte("\n---\n")) + 1; end == 0 && bytes.HasSuffix(rest, []byte("\n---")) {
			end = len(rest) - 3
		}
		if end == 0 {
			d.list.Errorf(at, 3, "close the front matter with a line that is --- and nothing else", "the front matter that begins here does not end")
			return nil, nil, 0, false
		}
	}
	if end > MaxFrontMatter {
		d.list.Errorf(at, 3, "move text from the front matter into the body", "the front matter has %d bytes, where %d are allowed", end, MaxFrontMatter)
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
	return Document{ID: strings.TrimSuffix(path.Base(file), ".md"), File: file, Body: &prose.Doc{}, Broken: true}
}

// document decodes a Markdown file into v, which points to a struct of the model.
func (d *decoding) document(what string, v any, doc *Document) {
	id, file := doc.ID, doc.File
	if !ValidID(id) {
		mend := "ids are lower-case letters, digits and hyphens"
		if slug := Slug(id); slug != "" {
			mend = "rename the file to " + slug + ".md"
		}
		d.list.Errorf(diag.Pos{File: file}, 1, mend, "the file's name is its id, and %q is not an id", id)
	}
	n, body, line, ok := d.front()
	if !ok {
		return
	}
	doc.Broken = false
	doc.Front, doc.Text = digest.Bytes(d.src[:len(d.src)-len(body)]), digest.Bytes(body)
	d.mapping(n, reflect.ValueOf(v).Elem(), what)
	parsed, list := d.prose.Body(body, diag.Pos{File: file, Line: line, Col: 1})
	d.list.Join(list)
	doc.Body = parsed
}

// anyBroken reports whether one of the documents could not be read.
func (a *Archive) anyBroken() bool {
	return slices.ContainsFunc(a.Briefs, func(b *Brief) bool { return b.Broken }) ||
		slices.ContainsFunc(a.Actors, func(v *Actor) bool { return v.Broken }) ||
		slices.ContainsFunc(a.Topics, func(t *Topic) bool { return t.Broken }) ||
		slices.ContainsFunc(a.Pages, func(p *Page) bool { return p.Broken })
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
		if all[i].Title == "" && all[i].ID.ID != "" {
			d.list.Errorf(all[i].ID.At, width(all[i].ID.ID), "add `title: …`", "the source %q has no title", all[i].ID.ID)
		}
	}
	return all, false
}

// site settles what an archive without a site.yaml is called.
func (r *reading) site(a *Archive) {
	if !r.hasSite {
		a.Site.File = Root + "/site.yaml"
		a.Site.Title.S = "Policy archive"
		r.list.Warnf(diag.Pos{File: a.Site.File}, 1, "write one, with a line such as `title: Our briefs`",
			"there is no site.yaml, so the site is called %q", a.Site.Title.S)
	}
	if a.Site.Language.Tag == "" {
		a.Site.Language.Tag = "en"
	}
}

// sameIDs reports two files of one kind with one name in different folders.
func (r *reading) sameIDs(a *Archive) {
	first := map[string]string{}
	for _, b := range a.Briefs {
		if before, twice := first[b.ID]; twice {
			r.list.Add(diag.Message{Pos: diag.Pos{File: b.File}, Text: "two briefs have the id \"" + b.ID + "\"",
				Mend: "rename one of the files", See: []diag.Related{{Pos: diag.Pos{File: before}, Text: "the other is here"}}})
		}
		first[b.ID] = b.File
	}
}

// sort gives each file its job by where it lies.
func (r *reading) sort(found []layers.File, a *Archive) {
	for _, f := range found {
		name := strings.TrimPrefix(f.Path, Root+"/")
		folder, _, _ := strings.Cut(name, "/")
		switch {
		case name == "site.yaml":
			r.hasSite = true
			a.Site.File = f.Path
			r.add(f, func(d *decoding) {
				r.settings[0] = digest.Bytes(d.src)
				d.site(&a.Site)
			})
		case name == "sources.yaml":
			a.Partial = true // until it has been read
			r.add(f, func(d *decoding) {
				r.settings[1] = digest.Bytes(d.src)
				a.Sources, a.Partial = d.sources()
			})
		case path.Ext(name) == ".md":
			r.markdown(f, folder, a)
		case slices.Contains(markdownEndings, strings.ToLower(path.Ext(name))):
			r.list.Errorf(diag.Pos{File: f.Path}, 1, "rename it to "+strings.TrimSuffix(path.Base(name), path.Ext(name))+".md", "a Markdown file ends in .md, or it is not read")
		case isYAML(name):
			r.list.Errorf(diag.Pos{File: f.Path}, 1, diag.DidYouMean(name, []string{"site.yaml", "sources.yaml"}, "of YAML files, content holds site.yaml and sources.yaml alone"), "no such file is known here")
		default:
			a.Files = append(a.Files, f.Path)
		}
	}
}

func isYAML(name string) bool { return path.Ext(name) == ".yaml" || path.Ext(name) == ".yml" }

// markdownEndings are those of Markdown files elsewhere. Here it is .md, and a file
// that would be passed over is better told of.
var markdownEndings = []string{".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx"}

// folders are where Markdown files may lie.
var folders = []string{"briefs", "actors", "topics", "pages"}

func (r *reading) markdown(f layers.File, folder string, a *Archive) {
	deep := strings.Count(f.Path, "/") > 2
	switch {
	case !slices.Contains(folders, folder) || strings.Count(f.Path, "/") < 2:
		r.list.Errorf(diag.Pos{File: f.Path}, 1, diag.DidYouMean(folder, folders, "Markdown files lie in briefs, actors, topics or pages"), "nothing is known to lie in %s", path.Dir(f.Path))
	case deep && folder != "briefs":
		r.list.Errorf(diag.Pos{File: f.Path}, 1, "move the file to "+Root+"/"+folder, "only briefs have sub-folders")
	case folder == "briefs":
		b := &Brief{Document: unread(f.Path)}
		a.Briefs = append(a.Briefs, b)
		r.add(f, func(d *decoding) {
			d.document("the brief", b, &b.Document)
			d.checkBrief(b)
		})
	case folder == "actors":
		v := &Actor{Document: unread(f.Path)}
		a.Actors = append(a.Actors, v)
		r.add(f, func(d *decoding) {
			d.document("the actor", v, &v.Document)
			d.checkActor(v)
		})
	case folder == "topics":
		v := &Topic{Document: unread(f.Path)}
		a.Topics = append(a.Topics, v)
		r.add(f, func(d *decoding) { d.document("the topic", v, &v.Document) })
	case folder == "pages":
		v := &Page{Document: unread(f.Path)}
		a.Pages = append(a.Pages, v)
		r.add(f, func(d *decoding) {
			d.document("the page", v, &v.Document)
			d.checkAliases(v.Aliases)
		})
	}
}

func (r *reading) add(f layers.File, run func(*decoding)) {
	r.jobs = append(r.jobs, &job{path: f.Path, run: run})
}

// site decodes site.yaml.
func (d *decoding) site(s *Site) {
	n := d.parse(d.src, 1)
	if n == nil {
		return
	}
	d.mapping(n, reflect.ValueOf(s).Elem(), "site.yaml")
	d.checkSite(s)
}
