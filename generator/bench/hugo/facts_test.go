package hugo_test

import (
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/generator/bench/corpus"
	"chancery/generator/bench/hugo"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// The comparison with Hugo is worth something only if both make the same pages
// with the same facts on them. HUGO names the program; without it, what is handed to
// Hugo is tested, and its pages are not.
func TestSameFacts(t *testing.T) {
	dir := t.TempDir()
	archive, source := filepath.Join(dir, "archive"), filepath.Join(dir, "hugo")
	ours, theirs := filepath.Join(dir, "ours"), filepath.Join(dir, "theirs")
	if err := corpus.New(corpus.Options{Briefs: 400, Seed: 1}).Write(corpus.Into(archive)); err != nil {
		t.Fatal(err)
	}
	command(t, "go", "run", "-C", "../../..", "./generator", "build", "--strict", "--no-cache", "-s", archive, "-d", ours)
	if err := hugo.Convert(archive, corpus.Into(source)); err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, ours)
	if diff := cmp.Diff(pages, planned(t, source)); diff != "" {
		t.Fatalf("Hugo is handed different pages (-chancery +hugo):\n%s", diff)
	}
	program := os.Getenv("HUGO")
	if program == "" {
		t.Skip("HUGO does not name a Hugo whose pages could be compared")
	}
	command(t, program, "build", "-s", source, "-d", theirs)
	if diff := cmp.Diff(pages, pagesOf(t, theirs)); diff != "" {
		t.Fatalf("the sites have different pages (-chancery +hugo):\n%s", diff)
	}
	for _, p := range pages {
		a, b := factsOf(t, ours, p), factsOf(t, theirs, p)
		only(t, p, "links", a.Links, b.Links)
		only(t, p, "headings", a.Headings, b.Headings)
		only(t, p, "ids", a.IDs, b.IDs)
	}
}

func command(t *testing.T, name string, args ...string) {
	t.Helper()
	if said, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, said)
	}
}

// The address of a page and its former ones, in front matter in JSON or in YAML.
var (
	urlLine = regexp.MustCompile(`(?m)^ "url": "/(.+?)",?$`)
	aliases = regexp.MustCompile(`(?m)^ "aliases": \[[^\]]*\]|^aliases: .*$`)
)

// planned lists the pages that the files for Hugo ask for.
func planned(t *testing.T, source string) []string {
	t.Helper()
	list := []string{"404.html", "index.html"}
	err := filepath.WalkDir(filepath.Join(source, "content"), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		front, _, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		if url := urlLine.FindStringSubmatch(front); url != nil {
			list = append(list, url[1])
		} else if name, ok := strings.CutSuffix(d.Name(), ".md"); ok && name != "_index" {
			list = append(list, "briefs/"+name+".html")
		}
		for _, former := range aliases.FindAllString(front, -1) {
			for _, one := range strings.FieldsFunc(former[strings.IndexByte(former, ':')+1:], func(r rune) bool { return strings.ContainsRune("[], \n\"", r) }) {
				list = append(list, strings.TrimPrefix(one, "/"))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

// only reports what one of two sorted lists lacks.
func only(t *testing.T, page, what string, ours, theirs []string) {
	t.Helper()
	for _, x := range ours {
		if _, both := slices.BinarySearch(theirs, x); !both {
			t.Errorf("%s: only chancery has among its %s: %s", page, what, x)
		}
	}
	for _, x := range theirs {
		if _, both := slices.BinarySearch(ours, x); !both {
			t.Errorf("%s: only Hugo has among its %s: %s", page, what, x)
		}
	}
}

// pagesOf lists the HTML files of a site.
func pagesOf(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".html" && !slices.Contains([]string{"authors", "data", "embed", "search", "series"}, strings.Split(name, "/")[0]) {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

// facts is what a page says, as far as both sites can say it: where it leads and
// under which words, its headings, and what can be linked to in it.
type facts struct {
	Links, Headings, IDs []string
}

// factsOf reads a page. Left out is what only one of the two makes: pictures, names
// that are found in text, related pages (each has a measure of its own), the
// contents, the marks of footnotes, and the years of an actor (a picture here, a
// list there).
func factsOf(t *testing.T, dir, name string) facts {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	r := reader{page: name}
	r.read(doc, false)
	for _, l := range []*[]string{&r.Links, &r.Headings, &r.IDs} {
		slices.Sort(*l)
		*l = slices.Compact(*l)
	}
	return r.facts
}

type reader struct {
	facts
	page string
}

func (r *reader) read(n *html.Node, inside bool) {
	if n.Type == html.ElementNode {
		id, class := attribute(n, "id"), attribute(n, "class")
		if n.Data == "section" && onlyPicture(n) {
			return
		}
		if n.Data == "svg" || id == "Related" || id == "Activity" || strings.Contains(class, "contents") || strings.Contains(class, "chart") || strings.Contains(class, "footnotes") || strings.Contains(class, "mention") {
			return
		}
		inside = inside || n.Data == "main"
		if inside {
			r.element(n, id)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, inside)
	}
}

// onlyPicture reports whether a section has a picture and, besides its heading,
// nothing else.
func onlyPicture(section *html.Node) bool {
	picture := false
	var text func(n *html.Node) string
	text = func(n *html.Node) string {
		if n.Data == "figure" && strings.Contains(attribute(n, "class"), "chart") {
			picture = true
			return ""
		}
		if n.Data == "h2" {
			return ""
		}
		s := ""
		if n.Type == html.TextNode {
			s = strings.TrimSpace(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			s += text(c)
		}
		return s
	}
	return text(section) == "" && picture
}

func (r *reader) element(n *html.Node, id string) {
	switch {
	case n.Data == "a":
		if to := r.resolve(attribute(n, "href")); to != "" {
			r.Links = append(r.Links, to)
		}
	case len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' && !strings.HasPrefix(textOf(n), "Cite "):
		r.Headings = append(r.Headings, strings.TrimSuffix(textOf(n), ","))
	}
	if addressed(id) {
		r.IDs = append(r.IDs, id)
	}
}

// addressed reports whether an id is one that other pages lead to.
func addressed(id string) bool {
	for _, prefix := range []string{"rec-", "event-", "figure-", "src-"} {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// resolve makes an address count from the site's root. A heading's link to itself, a
// footnote and the way back from one are no facts; pages of authors, what other sites embed,
// feeds and citations chancery alone makes.
func (r *reader) resolve(href string) string {
	to, err := url.Parse(href)
	if err != nil || href == "" {
		return href
	}
	if to.Scheme == "data" { // a record, which the link holds
		return ""
	}
	at := (&url.URL{Path: "/" + r.page}).ResolveReference(to)
	if strings.HasSuffix(at.Path, "/") {
		at.Path += "index.html"
	}
	if strings.HasSuffix(at.Path, "/index.htm") { // published twice
		at.Path += "l"
	}
	if strings.HasPrefix(at.Path, "/authors/") || strings.HasPrefix(at.Path, "/embed/") || strings.HasPrefix(at.Path, "/series/") ||
		slices.Contains([]string{".atom", ".bib", ".json", ".ris"}, path.Ext(at.Path)) && at.Host == "" {
		return ""
	}
	if at.Host == "" && at.Path == "/"+r.page && at.Fragment != "" && !addressed(at.Fragment) {
		return ""
	}
	return at.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is the text of a heading without what stands beside it, such as a date, which
// chancery words and Hugo does not.
func textOf(n *html.Node) string {
	var b strings.Builder
	var text func(n *html.Node)
	text = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if attribute(c, "class") != "note" {
				text(c)
			}
		}
	}
	text(n)
	return strings.Join(strings.Fields(b.String()), " ")
}
