package graph

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/prose"

	"golang.org/x/text/unicode/norm"
)

// resolveLinks finds what each link of a passage leads to.
func (l *linker) resolveLinks(p *passage) {
	*p.targets = l.newTargets.take(len(p.links))[:len(p.links)]
	trail := l.trail(p)
	for i, link := range p.links {
		t := &(*p.targets)[i]
		var again bool
		if *t, again = l.follow(trail, p, i); !again {
			*t = l.resolve(p, link)
			l.leave(trail, p, i, *t)
		}
		if topic, ok := t.Node.(*Topic); ok && !topic.published() {
			if p.brief == nil || p.brief.withheld == "" {
				l.list.Warnf(diag.WithheldReference, link.Pos(p.file), link.Width, "create content/topics/"+topic.ID+".md, or remove the link", "the topic %q is used only by withheld briefs, so this is not linked", topic.ID)
			}
			*t = Target{}
		}
		if b, ok := t.Node.(*Brief); ok && b.withheld != "" {
			if p.brief == nil || p.brief.withheld == "" {
				l.list.Warnf(diag.WithheldReference, link.Pos(p.file), link.Width, "publish it, or remove the link", "the brief %q is withheld, so this is not linked: %s", b.ID, b.withheld)
			}
			*t = Target{}
		}
	}
}

// resolve finds what a link leads to.
func (l *linker) resolve(p *passage, link prose.Link) (t Target) {
	switch link.Kind {
	case prose.File:
		return l.fileTarget(p, link)
	case prose.Asset, prose.Image:
		return l.assetTarget(p, link)
	case prose.Wiki:
		return l.wikiTarget(p, link)
	case prose.Cite:
		return l.citeTarget(p, link)
	case prose.CiteText:
		l.citeText(p, link)
	case prose.WikiText:
		l.wikiText(p, link)
	case prose.Fragment:
		t.Fragment = link.Fragment
		if p.inline { // such a text is shown on other pages, too
			t.Node = l.byFile[p.file]
		}
		l.checkFragment(l.byFile[p.file], p, link)
	}
	return t
}

func (l *linker) fileTarget(p *passage, link prose.Link) Target {
	if dir := p.file[:strings.LastIndexByte(p.file, '/')+1]; dir != l.folder {
		l.folder = dir
		clear(l.beside)
	}
	n := l.beside[link.Target]
	if n == nil {
		l.path = appendJoined(l.path[:0], p.file, link.Target)
		if n = l.byFile[string(l.path)]; n != nil {
			l.beside[link.Target] = n
		}
	}
	if n == nil {
		file := l.stored(string(l.path))
		if l.archive.Files[file] != nil { // Markdown that is no page
			return l.assetTarget(p, link)
		}
		n = l.byFile[file]
	}
	if n == nil {
		file := string(l.path)
		fix := didYouMeanFile(p.file, file, sortedKeys(l.byFile), "create the file, or correct the path: it starts from the folder of this file")
		l.list.Errorf(diag.FileUnknown, link.Pos(p.file), link.Width, fix, "there is no file %s", file)
		return Target{}
	}
	if link.Fragment != "" {
		l.checkFragment(n, p, link)
	}
	return Target{Node: n, Fragment: link.Fragment}
}

// appendJoined appends the path of the file that target names from another file: what
// path.Join gives, and nearly always without making a string.
func appendJoined(dst []byte, from, target string) []byte {
	dir, rest := path.Dir(from), target
	for strings.HasPrefix(rest, "../") && dir != "." {
		dir, rest = path.Dir(dir), rest[len("../"):]
	}
	if dir == "." || rest == "" || rest[0] == '/' || rest[0] == '.' || path.Clean(rest) != rest {
		return append(dst, path.Join(path.Dir(from), target)...)
	}
	return append(append(append(dst, dir...), '/'), rest...)
}

// didYouMeanFile proposes a file of nearly the same name in the same folder, or of
// the same name in another.
func didYouMeanFile(from, file string, files []string, otherwise string) string {
	near, elsewhere := []string{}, ""
	for _, f := range files {
		switch {
		case path.Dir(f) == path.Dir(file):
			near = append(near, path.Base(f))
		case path.Base(f) == path.Base(file) && elsewhere == "":
			elsewhere = f
		}
	}
	if elsewhere == "" {
		if elsewhere = diag.Nearest(path.Base(file), near); elsewhere == "" {
			return otherwise
		}
		elsewhere = path.Join(path.Dir(file), elsewhere)
	}
	return fmt.Sprintf("did you mean %q?", Relative(from, elsewhere))
}

// Relative is the path from one file of the archive to another, as links in text have it.
func Relative(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

func (l *linker) assetTarget(p *passage, link prose.Link) Target {
	file := l.file(p, link.Target, link.Kind == prose.Image, spot{link.Pos(p.file), link.Width})
	return Target{File: file}
}

// spot is a place in a file of so many characters.
type spot struct {
	at    diag.Pos
	width int
}

// images are the endings of what browsers show as an image.
var images = strings.Fields(".png .jpg .jpeg .gif .webp .avif .svg .apng .bmp .ico")

// file finds the file of the archive that a passage refers to, and notes that it is to be
// published. It gives "" where it cannot be, which it reports.
func (l *linker) file(p *passage, target string, image bool, at spot) string {
	name := l.stored(path.Join(path.Dir(p.file), target))
	f := l.archive.Files[name]
	if f == nil {
		l.list.Errorf(diag.FileUnknown, at.at, at.width, l.meantByFile(p, target, name), "there is no file %s", name)
		return ""
	}
	ending := strings.ToLower(path.Ext(name))
	isImage := slices.Contains(images, ending)
	switch {
	case f.Pointer:
		l.list.Errorf(diag.GitLFSPointer, at.at, at.width, "run `git lfs pull`", "%s is a Git LFS pointer, not the file itself", name)
	case f.Active != "":
		fix := "publish it in a .zip"
		if ending == ".svg" {
			fix = "save it as plain SVG, or as a PNG"
		}
		l.list.Errorf(diag.AttachmentRefused, at.at, at.width, fix, "%s is not published, because %s", name, f.Active)
	case ending == "":
		l.list.Errorf(diag.AttachmentRefused, at.at, at.width, "add one, such as .txt", "%s is not published, because its name has no extension", name)
	case image && !isImage:
		l.list.Errorf(diag.ImageKind, at.at, at.width, "link to it: [what it is]("+target+")", "%s is not an image", name)
	case !image && ending == ".svg":
		l.list.Errorf(diag.AttachmentRefused, at.at, at.width, "show it: ![what it shows]("+target+")", "an SVG is published as an image only, because browsers run scripts in one that is opened by itself")
	case f.Size == 0 && isImage:
		l.list.Errorf(diag.FileEmpty, at.at, at.width, "put the image in its place", "%s is an empty file", name)
	default:
		if f.Size == 0 {
			l.list.Warnf(diag.FileEmpty, at.at, at.width, "put the file in its place, or remove the link", "%s is an empty file", name)
		}
		if p.brief == nil || p.brief.withheld == "" {
			l.files[name] = true
		}
		return name
	}
	return ""
}

// meantByFile says what to write in place of a path to which there is no file: that of a
// file of nearly the same name, or of what has the path as its id, or a citation, whose
// brackets formatters turn round.
func (l *linker) meantByFile(p *passage, target, name string) string {
	if strings.HasPrefix(target, "@") {
		return "to cite a source, write [" + target + "] after the words"
	}
	if p.brief != nil && p.brief.use(target) != nil {
		return "to cite a source, write [@" + target + "]"
	}
	if named := l.byName[l.memo.folded.get(target)]; len(named) > 0 {
		return fmt.Sprintf("did you mean %q?", Relative(p.file, named[0].Head().File))
	}
	return didYouMeanFile(p.file, name, sortedKeys(l.archive.Files), "add the file to the archive, or correct the path: it starts from the folder of this file")
}

// stored is the name under which a file is stored: the same name may be written in
// composed and in decomposed Unicode.
func (l *linker) stored(file string) string {
	composed := norm.NFC.String(file)
	for _, name := range []string{file, composed, l.composed[composed]} {
		if l.byFile[name] != nil || l.archive.Files[name] != nil {
			return name
		}
	}
	return file
}

func (l *linker) wikiTarget(p *passage, link prose.Link) Target {
	found := l.byName[l.memo.folded.get(link.Target)]
	if len(found) > 1 {
		if shown := slices.DeleteFunc(slices.Clone(found), func(n Node) bool { return !shown(n) }); len(shown) == 1 {
			found = shown // what is withheld takes no name away
		}
	}
	switch {
	case len(found) == 0 && (l.partial || l.unread):
		return Target{} // what could not be read may be called so
	case len(found) == 0:
		candidates := slices.Concat(sortedKeys(l.briefs), sortedKeys(l.actors), sortedKeys(l.topics), sortedKeys(l.pages))
		for _, a := range l.graph.Actors {
			candidates = append(candidates, a.Name.S)
		}
		for _, b := range l.all {
			candidates = append(candidates, b.Title.S)
		}
		fix := diag.DidYouMean(strings.TrimSuffix(path.Base(link.Target), ".md"), candidates, "name an id, a title, a name or an alias") // other tools write paths
		if strings.HasPrefix(link.Target, "@") {
			fix = "to cite a source, write [" + link.Target + "]"
		}
		l.list.Errorf(diag.LinkUnknown, link.Pos(p.file), link.Width, fix, "nothing is called %q", link.Target)
		return Target{}
	case len(found) > 1:
		var files []string
		for _, n := range found {
			files = append(files, Relative(p.file, n.Head().File))
		}
		l.list.Errorf(diag.LinkAmbiguous, link.Pos(p.file), link.Width, "link to the file, such as ["+link.Target+"]("+files[0]+")", "%q may mean %s", link.Target, strings.Join(files, " or "))
		return Target{}
	}
	if link.Fragment != "" {
		l.checkFragment(found[0], p, link)
	}
	return Target{Node: found[0], Fragment: link.Fragment}
}

// shown reports whether a thing has a page in the site.
func shown(n Node) bool {
	switch n := n.(type) {
	case *Brief:
		return n.withheld == ""
	case *Topic:
		return n.published()
	}
	return true
}

func (l *linker) citeTarget(p *passage, link prose.Link) Target {
	if p.brief == nil {
		l.list.Errorf(diag.CitationMisplaced, link.Pos(p.file), link.Width, "link to the brief that uses the source", "only briefs can cite sources")
		return Target{}
	}
	return Target{Use: p.brief.use(link.Target)} // what is not listed was reported where it was read
}

// citeText warns of the id of a listed source that stands in text and cites nothing.
func (l *linker) citeText(p *passage, link prose.Link) {
	if p.brief != nil && p.brief.use(link.Target) != nil {
		l.list.Warnf(diag.SourceNamed, link.Pos(p.file), link.Width, "write [@"+link.Target+"]", "the source %q is named here but not cited", link.Target)
	}
}

// wikiText warns of what would be a wiki link if it were not escaped.
func (l *linker) wikiText(p *passage, link prose.Link) {
	if len(l.byName[fold(link.Target)]) > 0 {
		l.list.Warnf(diag.LinkEscaped, link.Pos(p.file), link.Width, "write [["+link.Target+"]], without backslashes", "brackets with backslashes are not a link, although something is called %q", link.Target)
	}
}
