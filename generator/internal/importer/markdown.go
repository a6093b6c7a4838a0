package importer

import (
	"cmp"
	"errors"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chancery/generator/internal/archive"

	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"
)

// generator is the kind of site that a folder of Markdown is.
type generator uint8

const (
	plainFolder generator = iota
	hugo
	jekyll
	eleventy
	docusaurus
	obsidian
)

// signs are files that tell a generator, in the folder itself or above its content.
var signs = []struct {
	file string
	kind generator
}{
	{"hugo.toml", hugo}, {"hugo.yaml", hugo}, {"hugo.json", hugo}, {"config.toml", hugo}, {"archetypes", hugo},
	{"_config.yml", jekyll}, {"_posts", jekyll},
	{".eleventy.js", eleventy}, {"eleventy.config.js", eleventy}, {"eleventy.config.mjs", eleventy}, {"eleventy.config.cjs", eleventy},
	{"docusaurus.config.js", docusaurus}, {"docusaurus.config.ts", docusaurus},
	{".obsidian", obsidian},
}

// generatorOf gives the kind of site that a folder is, or is part of.
func generatorOf(root string) (kind generator, within bool) {
	for i, dir := range []string{root, filepath.Join(root, "..")} {
		for _, s := range signs {
			if _, err := os.Lstat(filepath.Join(dir, s.file)); err == nil {
				return s.kind, i == 1
			}
		}
	}
	return plainFolder, false
}

// folder is a folder that is imported.
type folder struct {
	site     *site
	root     string // as the file system has it
	shown    string // as notes name it
	kind     generator
	within   bool              // it is part of a site: the settings lie in the folder above it
	patterns map[string]string // of addresses, by the section of the site
	names    []string          // of its files, as slash paths, sorted
	authors  map[string]string // the names of those whom front matter gives by a key
}

// called is what its documents are called by besides their names, wherever it lies: its own name,
// and that of the site it is part of.
func (f folder) called() string {
	root, err := filepath.Abs(f.root)
	if err != nil {
		root = f.root
	}
	name := filepath.Base(root) + "/"
	if f.within {
		name = filepath.Base(filepath.Dir(root)) + "/" + name
	}
	return name
}

// authorsOf reads the authors of a blog of Docusaurus's, or those whom Jekyll keeps as data.
func (f folder) authorsOf() map[string]string {
	list := map[string]string{}
	for _, name := range append(slices.Clone(f.names), "_data/authors.yml", beyond+"_data/authors.yml") {
		if base := path.Base(name); base != "authors.yml" && base != "authors.yaml" {
			continue
		}
		data, err := readBytes(f.file(name))
		var people map[string]struct{ Name string }
		if err != nil || yaml.Unmarshal(data, &people) != nil {
			continue // then they stand as they are
		}
		for key, a := range people {
			list[key] = a.Name
		}
	}
	return list
}

// beyond begins the names of files beside a folder that is part of a site, such as Hugo's static.
const beyond = "../"

// has reports whether there is a file of a name, which is no link out of the site.
func (f folder) has(name string) bool {
	if !strings.HasPrefix(name, beyond) {
		_, found := slices.BinarySearch(f.names, name)
		return found
	}
	file := f.file(name)
	real, err := filepath.EvalSymlinks(file)
	site, err2 := filepath.EvalSymlinks(filepath.Join(f.root, ".."))
	inside, err3 := filepath.Rel(site, real)
	return f.within && errors.Join(err, err2, err3) == nil && filepath.IsLocal(inside) && isFile(file)
}

func (f folder) file(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

// readMarkdown reads a document.
func (r *run) readMarkdown(f folder, name string) error {
	data, err := r.readText(f.file(name))
	if err != nil {
		return err
	}
	shown := path.Join(f.shown, name)
	matter, body, line, err := splitFront(data)
	if err != nil {
		r.note(shown, 1, "the front matter could not be read (%v); the text was imported without it", oneLine(err.Error()))
		matter = front{values: map[string]any{}}
	}
	base := path.Base(name)
	if base == "_index.md" || strings.EqualFold(base, "README.md") && matter.values["title"] == nil || strings.EqualFold(base, "LICENSE.md") || strings.EqualFold(base, "CHANGELOG.md") {
		if strings.TrimSpace(body) != "" && base == "_index.md" {
			r.note(shown, line, "the introduction of a section (_index.md) has no place in an archive; put it into a page or a topic")
		}
		return nil
	}
	d := &document{From: shown, site: f.site, Key: f.called() + name, Line: line, resources: map[string]resource{}}
	if matter.values["excalidraw-plugin"] != nil {
		r.note(shown, 1, "a drawing of Excalidraw was left out")
		return nil
	}
	d.front(r, &matter, f.kind)
	for i, a := range d.Authors {
		d.Authors[i] = cmp.Or(f.authors[a], a)
	}
	d.place(r, f, name, &matter)
	for _, key := range matter.unknown() {
		r.note(shown, max(1, matter.lines[key]), "the key %q has no equal here, and was left out", key)
	}
	t := &texter{run: r, document: d, folder: f, name: name}
	d.Body = t.convert(body)
	if d.Title == "" {
		before := d.Body
		d.Title, d.Body = titleOf(d.Body)
		d.lines = d.lines[min(len(d.lines), strings.Count(before, "\n")-strings.Count(d.Body, "\n")):]
	}
	if d.Title == "" {
		d.Title = archive.Titled(archive.Slug(d.Wanted))
	}
	if d.Summary == "" {
		if d.Summary = summarise(d.Body); d.Summary != "" && !d.Page {
			r.note(shown, line, "the summary is the beginning of the text; write one or two sentences of your own")
		}
	}
	d.resolve = t.resolve
	r.documents = append(r.documents, d)
	return nil
}

// titleOf takes the title from a heading of the first level at the text's beginning.
func titleOf(body string) (title, rest string) {
	trimmed := strings.TrimLeft(body, "\n")
	if line, rest, _ := strings.Cut(trimmed, "\n"); strings.HasPrefix(line, "# ") {
		return plain(strings.TrimRight(strings.TrimPrefix(line, "# "), " #")), rest
	}
	return "", body
}

// front takes what another generator's front matter says.
func (d *document) front(r *run, f *front, kind generator) {
	if last, ok := f.values["last_update"].(map[string]any); ok { // of Docusaurus: {date, author}
		f.values["last_update"] = last["date"]
	}
	d.Title, d.Subtitle = f.text("title", "name"), f.text("subtitle")
	d.Summary = plain(f.text("summary", "description", "excerpt", "abstract"))
	for _, at := range []struct {
		to   *string
		keys []string
	}{{&d.Date, []string{"date", "publishDate", "pubDate", "published", "created"}}, {&d.Updated, []string{"lastmod", "updated", "last_modified_at", "last_update", "modified"}}} {
		for _, key := range at.keys {
			line := f.lines[key]
			text := f.text(key)
			if text == "" || *at.to != "" || text == "true" || text == "false" {
				continue
			}
			var ok bool
			if *at.to, ok = day(text); !ok {
				r.note(d.From, max(1, line), "%q is not a date that could be read (key %q)", text, key)
			}
		}
	}
	d.Language = f.text("language", "lang", "locale")
	d.Authors = f.list("authors", "author")
	if kind == jekyll { // where blanks separate
		for _, key := range []string{"categories", "tags"} {
			if s, ok := f.values[key].(string); ok {
				f.values[key] = strings.Fields(s)
			}
		}
		for _, c := range textsOf(f.values["categories"]) {
			d.categories = append(d.categories, strings.ToLower(strings.ReplaceAll(c, " ", "-")))
		}
	}
	d.Topics = f.list("topics", "tags", "tag", "categories", "category", "keywords")
	for i, t := range d.Topics {
		d.Topics[i] = strings.TrimPrefix(t, "#")
	}
	d.Series = strings.Join(f.list("series"), ", ")
	if kind == obsidian { // other names of a note
		for _, name := range f.list("aliases", "alias") {
			d.Known = append(d.Known, "name:"+strings.ToLower(name))
		}
	}
	d.Aliases = oldAddresses(f.list("aliases", "redirect_from", "redirects"))
	if draft, given := f.flag("draft"); given && draft {
		r.note(d.From, max(1, f.lines["draft"]), "it was a draft there, too")
	}
	if published, given := f.flag("published"); given && !published {
		r.note(d.From, max(1, f.lines["published"]), "it was not published there")
	}
}

// oldAddresses gives addresses as an archive has aliases: paths of files from the site's root.
func oldAddresses(list []string) (paths []string) {
	for _, a := range list {
		if u, err := url.Parse(a); err == nil && u.Path != "" {
			a = u.Path
		}
		a = strings.TrimPrefix(a, "/")
		switch {
		case a == "" || strings.Contains(a, " ") || strings.Contains(a, ".."):
			continue
		case strings.HasSuffix(a, "/"):
			a += "index.html"
		case path.Ext(a) == "":
			a += "/index.html"
		}
		if !slices.Contains(paths, a) {
			paths = append(paths, a)
		}
	}
	return paths
}

// place says what a document's file and address have it called.
func (d *document) place(r *run, f folder, name string, matter *front) {
	dir, stem := path.Dir(name), strings.TrimSuffix(path.Base(name), path.Ext(name))
	stem, tag := inLanguage(f.kind, stem)
	d.Language = cmp.Or(d.Language, tag)
	if stem == "index" && dir != "." {
		stem = path.Base(dir) // a bundle of a document and its files
	}
	dated := ""
	if len(stem) > 11 && stem[10] == '-' {
		if on, ok := date(stem[:10]); ok && len(on) == 10 {
			dated, stem = on, stem[11:]
		}
	}
	if d.Date == "" {
		d.Date = dated
	}
	slug, id := strings.Trim(matter.text("slug"), "/"), matter.text("id")
	last := path.Base("/" + cmp.Or(slug, id, stem))
	d.Wanted = strings.TrimSuffix(last+"-"+tag, "-")
	section := strings.Split(name, "/")[0]
	d.Page = d.Date == "" && (section == "pages" || section == "_pages" || !strings.Contains(strings.TrimPrefix(name, "content/"), "/") && f.kind != obsidian && f.kind != plainFolder)
	old := matter.text("url", "permalink")
	if strings.Contains(old, "{{") {
		r.note(d.From, max(1, matter.lines["permalink"]), "the address %q is a template; what it came to is not known", old)
	} else if old = f.addressOf(d, name, stem, last, cmp.Or(dated, d.Date), old); old != "" {
		if tag != "" && !strings.HasPrefix(strings.TrimPrefix(old, "/"), tag+"/") {
			old = tag + "/" + strings.TrimPrefix(old, "/")
		}
		d.Aliases = append(d.Aliases, oldAddresses([]string{old})...)
		d.Known = append(d.Known, strings.Trim(strings.TrimSuffix(old, "index.html"), "/"))
	}
	d.Known = append(d.Known, name, strings.TrimSuffix(name, path.Ext(name)), "name:"+strings.ToLower(stem), "name:"+strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name))))
	if d.Title != "" {
		d.Known = append(d.Known, "name:"+strings.ToLower(d.Title))
	}
	for _, a := range d.Aliases {
		d.Known = append(d.Known, strings.Trim(strings.TrimSuffix(a, "index.html"), "/"))
	}
}

// inLanguage gives the name of a file without the language that Hugo reads from it (fees.de.md),
// and that language, or "".
func inLanguage(kind generator, stem string) (name, tag string) {
	name, tag, two := strings.Cut(stem, ".")
	if _, err := language.Parse(tag); two && kind == hugo && err == nil {
		return name, tag
	}
	return stem, ""
}
