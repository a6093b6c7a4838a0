package archive

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/layers"
)

// piece is what one file says.
type piece struct {
	file   layers.File
	sum    digest.Sum      // of its bytes; zero if it was not read
	list   diag.List       // what is wrong with it
	limit  int64           // how many bytes it may have; 0 for a file that is not read
	decode func(*decoding) // takes it as text
	scan   func([]byte)    // takes it as bytes, where decode is nil
	glance func(io.Reader) // takes its beginning, where that is all that matters
	glean  func([]byte)    // takes what little matters of a text that cannot be read
	add    func(*Archive)
}

// The files of content that are neither documents nor linked by them.
const (
	siteFile      = Root + "/site.yaml"
	sourcesFile   = Root + "/sources.yaml"
	WithdrawnFile = Root + "/withdrawn.yaml"
	LedgerFile    = Root + "/addresses.txt"
	AnswersFile   = Root + "/answers.csv"
)

// newPiece decides by where a file lies what it is.
func newPiece(f layers.File) *piece {
	p := &piece{file: f, add: func(*Archive) {}}
	name := strings.TrimPrefix(f.Path, Root+"/")
	base := path.Base(name)
	switch {
	case f.Path == siteFile:
		p.limit = MaxYAML
		site := Site{File: f.Path, broken: true}
		p.decode = func(d *decoding) { d.site(&site) }
		p.add = func(a *Archive) { a.Site = site }
	case f.Path == sourcesFile:
		p.limit = MaxYAML
		var sources []Source
		broken := true // until it has been read
		p.decode = func(d *decoding) { sources, broken = d.sources() }
		p.add = func(a *Archive) { a.Sources, a.Partial = sources, broken }
	case f.Path == WithdrawnFile:
		p.limit = MaxYAML
		var gone []Withdrawal
		p.decode = func(d *decoding) { gone = d.withdrawn() }
		p.add = func(a *Archive) { a.Gone = gone }
	case f.Path == LedgerFile:
		p.limit = MaxLedger
		p.scan = p.ledger
	case f.Path == AnswersFile:
		p.limit = MaxAnswers
		p.scan = p.answers
	case strings.HasPrefix(name, "versions/") && path.Ext(name) == ".md":
		p.version(name)
	case isMarkdown(name) && !isReadme(base):
		p.markdown(name)
	case (path.Ext(name) == ".yaml" || path.Ext(name) == ".yml") && (base == name || slices.Contains(ownYAML, base)):
		p.list.Errorf(diag.FileMisplaced, diag.Pos{File: f.Path}, 1, diag.DidYouMean(name, ownYAML, "the only YAML files in content are site.yaml, sources.yaml and withdrawn.yaml"), "no file of this name belongs here")
	default:
		p.attachment()
	}
	p.checkName(name)
	return p
}

// ownYAML are the files of YAML that are read.
var ownYAML = []string{path.Base(siteFile), path.Base(sourcesFile), path.Base(WithdrawnFile)}

// isMarkdown reports whether a file is to become a page: it lies in one of the folders for
// them, or in none.
func isMarkdown(name string) bool {
	folder, _, inFolder := strings.Cut(name, "/")
	return slices.Contains(markdownEndings, strings.ToLower(path.Ext(name))) && (!inFolder || slices.Contains(folders, folder))
}

// isReadme reports whether a Markdown file speaks of the folder that it lies in.
func isReadme(base string) bool {
	return strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), "readme")
}

// looksLikePage warns of a Markdown file with front matter in a folder without pages: it
// would not be published as one.
func (p *piece) looksLikePage(src []byte) {
	if first, _, _ := bytes.Cut(src, []byte("\n")); string(bytes.TrimSpace(first)) != "---" {
		return
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(p.file.Path, Root+"/"), "/")
	p.list.Warnf(diag.PageMisplaced, diag.Pos{File: p.file.Path}, 1, diag.DidYouMean(folder, folders, "move it to briefs, actors, topics or pages; or remove its front matter"),
		"this looks like a page, but pages do not belong in %s", path.Dir(p.file.Path))
}

// markdownEndings are those of Markdown files elsewhere. Here it is .md, and a file
// that would be passed over is better told of.
var markdownEndings = []string{".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx"}

// folders are where Markdown files may lie.
var folders = []string{"briefs", "actors", "topics", "pages"}

func (p *piece) markdown(name string) {
	file := p.file.Path
	p.limit = MaxMarkdown
	folder, _, inFolder := strings.Cut(name, "/")
	base, inRoot := path.Base(name), strings.Count(name, "/") == 1
	switch {
	case path.Ext(base) != ".md":
		p.fail(diag.FileEnding, "rename it to "+strings.TrimSuffix(base, path.Ext(base))+".md", "a Markdown file must end in .md to be read")
	case base == "_index.md" || base == "index.md" && inRoot:
		p.fail(diag.FileMisplaced, "remove the file; a text about the archive goes into "+Root+"/pages, one about a topic into "+Root+"/topics",
			"the list of all "+folder+" and the home page are generated, so they have no file of their own")
	case base == "index.md" && inFolder:
		p.fail(diag.FileMisplaced, "rename it to "+path.Dir(file)+".md", "a file's name is its id, so a page is not an index.md in a folder")
	case !inFolder:
		p.fail(diag.FileMisplaced, "put Markdown files into briefs, actors, topics or pages", "no Markdown file belongs in "+path.Dir(file))
	case !inRoot && folder != "briefs":
		p.fail(diag.FileMisplaced, "move the file to "+Root+"/"+folder, "only briefs may have sub-folders")
	case folder == "briefs":
		b := &Brief{Document: unread(file)}
		p.add = func(a *Archive) { a.Briefs = append(a.Briefs, b) }
		p.decode = func(d *decoding) {
			d.document("the brief", b, &b.Document)
			d.checkBrief(b)
			if b.Broken {
				b.glean(d.src)
			}
		}
		p.glean = b.glean
	case folder == "actors":
		v := &Actor{Document: unread(file)}
		p.add = func(a *Archive) { a.Actors = append(a.Actors, v) }
		p.decode = func(d *decoding) {
			d.document("the actor", v, &v.Document)
			d.checkActor(v)
		}
	case folder == "topics":
		v := &Topic{Document: unread(file)}
		p.add = func(a *Archive) { a.Topics = append(a.Topics, v) }
		p.decode = func(d *decoding) { d.document("the topic", v, &v.Document) }
	case folder == "pages":
		v := &Page{Document: unread(file)}
		p.add = func(a *Archive) { a.Pages = append(a.Pages, v) }
		p.decode = func(d *decoding) {
			d.document("the page", v, &v.Document)
			d.checkAliases(v.Aliases)
		}
	}
}

// fail says what is wrong with the file as such, which is not read then.
func (p *piece) fail(code diag.Code, fix, text string) {
	p.limit = 0
	p.list.Errorf(code, diag.Pos{File: p.file.Path}, 1, fix, "%s", text)
}
