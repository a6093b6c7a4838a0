package importer

import (
	"cmp"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chancery/generator/internal/archive"

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

func generatorOf(root string) generator {
	for _, dir := range []string{root, filepath.Dir(filepath.Clean(root))} {
		for _, s := range signs {
			if _, err := os.Lstat(filepath.Join(dir, s.file)); err == nil {
				return s.kind
			}
		}
	}
	return plainFolder
}

// folder is a folder that is imported.
type folder struct {
	root    string // as the file system has it
	shown   string // as notes name it
	kind    generator
	names   []string          // of its files, as slash paths, sorted
	authors map[string]string // the names of those whom front matter gives by a key
}

// authorsOf reads the authors of a blog of Docusaurus's.
func (f folder) authorsOf() map[string]string {
	list := map[string]string{}
	for _, name := range f.names {
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
	d := &document{From: shown, Key: name, Line: line, resources: map[string]resource{}}
	d.front(r, &matter)
	for i, a := range d.Authors {
		d.Authors[i] = cmp.Or(f.authors[a], a)
	}
	d.place(f, name, &matter)
	for _, key := range matter.unknown() {
		r.note(shown, max(1, matter.lines[key]), "the key %q has no equal here, and was left out", key)
	}
	t := &texter{run: r, document: d, folder: f, name: name}
	d.Body = t.convert(body)
	if d.Title == "" {
		d.Title, d.Body = titleOf(d.Body)
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
func (d *document) front(r *run, f *front) {
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
	d.Topics = f.list("topics", "tags", "tag", "categories", "category", "keywords")
	for i, t := range d.Topics {
		d.Topics[i] = strings.TrimPrefix(t, "#")
	}
	d.Series = strings.Join(f.list("series"), ", ")
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
func (d *document) place(f folder, name string, matter *front) {
	dir, stem := path.Dir(name), strings.TrimSuffix(path.Base(name), path.Ext(name))
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
	slug := matter.text("slug", "id")
	d.Wanted = path.Base("/" + cmp.Or(strings.Trim(slug, "/"), stem))
	section := strings.Split(name, "/")[0]
	d.Page = d.Date == "" && (section == "pages" || section == "_pages" || !strings.Contains(strings.TrimPrefix(name, "content/"), "/") && f.kind != obsidian && f.kind != plainFolder)
	if old := permalink(f.kind, name, d.Wanted, cmp.Or(dated, d.Date), cmp.Or(matter.text("url", "permalink"))); old != "" {
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

// permalink is the address that a generator gives a document when its settings say nothing
// else: what the front matter says, or "" where that cannot be known.
func permalink(kind generator, name, slug, dated, stated string) string {
	if stated != "" {
		if strings.ContainsAny(stated, ":{") {
			return "" // a pattern
		}
		return stated
	}
	name = strings.TrimPrefix(strings.TrimSuffix(name, path.Ext(name)), "content/")
	dir := path.Dir(strings.TrimSuffix(name, "/index"))
	switch kind {
	case hugo:
		return path.Join(dir, strings.ToLower(slug)) + "/"
	case jekyll:
		if strings.HasPrefix(name, "_posts/") && len(dated) >= 10 {
			return strings.ReplaceAll(dated[:10], "-", "/") + "/" + slug + ".html"
		}
		return name + ".html"
	case eleventy:
		return strings.TrimSuffix(name, "index") + "/"
	case docusaurus:
		if blog, is := strings.CutPrefix(name, "blog/"); is && len(dated) >= 10 && blog != "" {
			return "blog/" + strings.ReplaceAll(dated[:10], "-", "/") + "/" + slug
		}
		return path.Join(dir, slug)
	}
	return ""
}
