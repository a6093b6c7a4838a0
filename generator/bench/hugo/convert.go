// Package hugo turns an archive into a site for Hugo: the same pages with the same
// facts on them, by layouts as someone who knows Hugo would write them.
//
// What follows from the archive as a whole (merged events, who is mentioned where,
// which page lists what) is worked out here and handed to Hugo as data files and
// front matter: an owner of such an archive who used Hugo would keep it so by
// hand. Hugo has less to do than chancery, then: it neither finds names in text nor
// checks links, merges nothing, and makes no search index, no feeds, no pictures.
package hugo

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/words"
)

//go:embed all:site
var site embed.FS

// Put writes a file of Hugo's site.
type Put func(name string, data []byte) error

// Convert reads an archive and writes the site that Hugo makes of it.
func Convert(source string, put Put) error {
	c := &converter{source: source, put: put}
	if err := c.read(); err != nil {
		return err
	}
	c.makeIndex()
	for _, write := range []func() error{c.layouts, c.data, c.briefs, c.lists} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

// converter is the work on one archive.
type converter struct {
	source string
	graph  *graph.Graph
	plan   *page.Plan
	put    Put
	index
}

// read takes the archive through chancery's own stages as far as the plan.
func (c *converter) read() error {
	files, err := layers.OpenDir(c.source)
	if err != nil {
		return err
	}
	defer files.Close()
	store := cache.Temporary()
	reading := archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: store})
	a, list, err := reading.Read()
	if err != nil {
		return err
	}
	g, linked, err := graph.Link(a, graph.Options{Future: true, Today: edtf.MinDay, Texts: reading, Store: store})
	if err != nil {
		return err
	}
	list.Join(linked)
	wording, _ := words.For(a.Site.Language.Tag)
	plan, planned := page.New(g, page.Options{BaseURL: strings.TrimRight(a.Site.BaseURL.Href, "/"), Generator: "Hugo", Words: wording})
	list.Join(planned)
	if list.Count(diag.Error) > 0 {
		return errors.New("the archive is wrong: chancery check says where")
	}
	c.graph, c.plan = g, plan
	return nil
}

// layouts writes the layouts and the configuration.
func (c *converter) layouts() error {
	return fs.WalkDir(site, "site", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := site.ReadFile(name)
		if err != nil {
			return err
		}
		return c.put(strings.TrimPrefix(name, "site/"), data)
	})
}

// markdown gives the front matter and the text of a file of the archive.
func (c *converter) markdown(file string) (front, body string, err error) {
	src, err := os.ReadFile(filepath.Join(c.source, filepath.FromSlash(file)))
	if err != nil {
		return "", "", err
	}
	front, body, ok := strings.Cut(strings.TrimPrefix(string(src), "---\n"), "\n---\n")
	if !ok {
		return "", "", fmt.Errorf("%s has no front matter", file)
	}
	return front + "\n", body, nil
}

// lists writes a file for every page that chancery plans, except those that Hugo
// makes of something else: the view is the front matter, and a card in it is the id
// of a thing.
func (c *converter) lists() error {
	former := map[string][]any{} // the old addresses of all pages but briefs, which name theirs themselves
	for v, p := range views[*page.Redirect](c.plan, address.KindRedirect) {
		former[rooted(string(v.Target))] = append(former[rooted(string(v.Target))], "/"+string(p.Path))
	}
	for i := range c.plan.Pages {
		p := c.plan.Pages[i]
		if made[p.Kind] || twin.MatchString(string(p.Path)) {
			continue
		}
		if _, err := site.ReadFile("site/layouts/" + string(p.Kind) + ".html"); err != nil {
			return fmt.Errorf("%s: there is no layout for pages of the kind %q", p.Path, p.Kind)
		}
		front, ok := encode(reflect.ValueOf(p.View(noTexts{}))).(object)
		if !ok {
			return fmt.Errorf("%s: its view is no struct", p.Path)
		}
		if err := c.list(p, front, former["/"+string(p.Path)]); err != nil {
			return fmt.Errorf("%s: %w", p.Path, err)
		}
	}
	return nil
}

// made are the kinds of pages that are made of a brief, of an alias, by Hugo itself,
// or, the search, data, what other sites embed, and the pages of authors and series, not at
// all.
var made = map[address.Kind]bool{address.KindBrief: true, address.KindRedirect: true, address.KindNotFound: true, address.KindSearch: true, address.KindData: true, address.KindEmbed: true,
	address.KindAuthors: true, address.KindAuthor: true, address.KindSeriesList: true, address.KindSeries: true}

// reserved are the keys that mean something else to Hugo, and those put in their
// places; what Hugo makes itself is left out.
var reserved = map[string]string{"kind": "", "body": "", "written": "", "contents": "", "section": "nav", "summary": "standfirst", "aliases": "also"}

// list writes the file of one page.
func (c *converter) list(p *page.Page, front object, former []any) (err error) {
	body := ""
	if p.Text != "" {
		if _, body, err = c.markdown(p.Text); err == nil {
			body, err = c.text(body, p.Text, nil)
		}
		if err != nil {
			return err
		}
	}
	for own, other := range reserved {
		if v, has := front[own]; has && other != "" {
			front[other] = v
		}
		delete(front, own)
	}
	name := "_index.md"
	if p.Kind != address.KindHome {
		name = "lists/" + strings.ReplaceAll(strings.TrimSuffix(string(p.Path), ".html"), "/", "--") + ".md"
		front["type"], front["layout"], front["url"] = "lists", p.Kind, "/"+string(p.Path)
	}
	if former != nil {
		front["aliases"] = former
	}
	data, err := json.MarshalIndent(front, "", " ")
	if err != nil {
		return err
	}
	return c.put(path.Join("content", name), append(append(data, '\n', '\n'), body...))
}

// renamed are the keys of a brief's front matter that mean something else to Hugo.
var renamed = regexp.MustCompile(`(?m)^(date|kind|updated|language|summary|related): `)

var hugoKeys = map[string]string{"date": "edtf", "kind": "genre", "updated": "edtf_updated", "language": "tongue", "summary": "abstract", "related": "stated"}

// lone is a single value where a list may stand: layouts that need not ask which
// it is are quicker.
var lone = regexp.MustCompile(`(?m)^( *)(actors|topics|by|to|concerns|instrument|sources|figures|related): ([^\[\n].*)$`)

var aliasLine = regexp.MustCompile(`(?m)^aliases: (\[?)(.*)$`)

// briefs writes each brief with the front matter that its author wrote, and what
// Hugo needs besides: a day to sort by, and lists of ids for its related pages.
func (c *converter) briefs() error {
	for _, b := range c.graph.Briefs {
		front, body, err := c.markdown(b.File)
		if err != nil {
			return err
		}
		front = renamed.ReplaceAllStringFunc(front, func(s string) string { return hugoKeys[strings.TrimSuffix(s, ": ")] + ": " })
		front = aliasLine.ReplaceAllStringFunc(front, func(s string) string {
			s = strings.Replace(s, "aliases: ", "aliases: /", 1)
			return strings.Replace(strings.ReplaceAll(s, ", ", ", /"), "/[", "[/", 1)
		})
		front = lone.ReplaceAllString(front, "$1$2: [$3]")
		numbers := map[string]int{}
		var sources, events []string
		for _, u := range b.Sources {
			numbers[u.Source.ID.ID] = u.Number
			sources = append(sources, u.Source.ID.ID)
		}
		for _, r := range b.Reports {
			events = append(events, r.ID.ID)
		}
		text, err := c.text(body, b.File, numbers)
		if err != nil {
			return err
		}
		day := b.Date.Earliest()
		file := fmt.Sprintf("---\ndate: %04d-%02d-%02d\nsource_ids: [%s]\nevent_ids: [%s]\n%s---\n\n%s", day.Year(), int(day.Month()), day.Day(),
			strings.Join(sources, ", "), strings.Join(events, ", "), front, text)
		if err := c.put("content/briefs/"+b.ID+".md", []byte(file)); err != nil {
			return err
		}
	}
	return nil
}

// index holds where things have their pages, by id and by file, and the places of a
// brief's events and figures in its front matter.
type index struct {
	byID, byFile map[string]target
	places       map[*graph.Brief]map[string]int
}

type target struct{ title, url string }

func (c *converter) makeIndex() {
	c.index = index{map[string]target{}, map[string]target{}, map[*graph.Brief]map[string]int{}}
	add := func(id, file, title string, path address.Path) {
		t := target{title, "/" + string(path)}
		c.byID[id], c.byFile[file] = t, t
	}
	for _, b := range c.graph.Briefs {
		add(b.ID, b.File, b.Title.S, address.Brief(b.ID))
		at := map[string]int{}
		for i := range b.Brief.Events {
			at["event "+b.Brief.Events[i].ID.ID] = i
		}
		for i := range b.Brief.Figures {
			at["figure "+b.Brief.Figures[i].ID.ID] = i
		}
		c.places[b] = at
	}
	for _, a := range c.graph.Actors {
		add(a.ID, a.File, a.Name.S, address.Actor(a.ID))
	}
	for _, t := range c.graph.Topics {
		add(t.ID, t.File, t.Title, address.Topic(t.ID))
	}
	for _, p := range c.graph.Pages {
		add(p.ID, p.File, p.Title.S, address.Page(p.ID))
	}
}

var (
	wikiLink = regexp.MustCompile(`\[\[([^\]|]+)(?:\|([^\]]+))?\]\]`)
	citation = regexp.MustCompile(`\[@([a-z0-9-]+)(?:, ([^\]]+))?\]`)
	fileLink = regexp.MustCompile(`\]\(([^):#\s]+\.md)(#[^)\s]*)?\)`)
)

// text turns an archive's own links into those that Hugo knows: plain Markdown,
// with the address of the page. numbers are those of a brief's sources.
func (x index) text(body, file string, numbers map[string]int) (string, error) {
	var missing error
	replace := func(pattern *regexp.Regexp, with func(parts []string) (string, bool)) {
		body = pattern.ReplaceAllStringFunc(body, func(s string) string {
			to, ok := with(pattern.FindStringSubmatch(s))
			if !ok && missing == nil {
				missing = fmt.Errorf("%s: %s leads nowhere", file, s)
			}
			return to
		})
	}
	replace(wikiLink, func(p []string) (string, bool) {
		t, ok := x.byID[p[1]]
		if p[2] == "" {
			p[2] = t.title
		}
		return "[" + p[2] + "](" + t.url + ")", ok
	})
	replace(citation, func(p []string) (string, bool) {
		n, ok := numbers[p[1]]
		words := fmt.Sprint(n)
		if p[2] != "" {
			words += ", " + p[2]
		}
		return `[\[` + words + `\]](#src-` + p[1] + ")", ok
	})
	replace(fileLink, func(p []string) (string, bool) {
		t, ok := x.byFile[path.Join(path.Dir(file), p[1])]
		return "](" + t.url + p[2] + ")", ok
	})
	return strings.TrimLeft(body, "\n"), missing
}

// noTexts leaves the texts of documents out of views: Hugo reads them as Markdown.
type noTexts struct{}

func (noTexts) Body(*graph.Body) (*prose.Doc, []graph.Linked) { return nil, nil }

func (noTexts) Linked(*graph.Body) (digest.Sum, []graph.Linked) { return digest.Sum{}, nil }
