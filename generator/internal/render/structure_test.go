package render

import (
	"chancery/generator/internal/address"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Whatever a page shows, its structure is sound.
func TestPagesAreSound(t *testing.T) {
	r := standard(t)
	for _, p := range samplePages() {
		content := rendered(t, r, p)
		if p.kind == address.KindRedirect {
			continue
		}
		for _, fault := range faults(parsed(t, content)) {
			t.Errorf("%s: %s", p.path, fault)
		}
		if strings.Contains(content, "\n\n\n") {
			t.Errorf("%s: holds a desert of empty lines", p.path)
		}
	}
}

// The test of the test: each kind of fault is found.
func TestFaultsAreFound(t *testing.T) {
	for markup, want := range map[string]string{
		`<p id="a"></p><p id="a">`:           `two elements have the id "a"`,
		`<main><h1>a</h1><h3>b</h3></main>`:  `heading level 3 follows level 1`,
		`<main></main><main></main>`:         `2 <main>`,
		`<h1>a</h1><h1>b</h1>`:               `2 <h1>`,
		`<img src="x">`:                      `an image has no alt`,
		`<p style="color:red">`:              `<p> has a style`,
		`<ul></ul>`:                          `an empty <ul>`,
		`<h2> </h2>`:                         `an empty <h2>`,
		`<a href="/x">y</a>`:                 `"/x" is not relative`,
		`<a href="%00/x">y</a>`:              `"%00/x" holds the mark of the root`,
		`<a href="x"> </a>`:                  `a link without text`,
		`<a href="#nowhere">x</a>`:           `"#nowhere" leads to no element`,
		`<table><tr><th>x</th></tr></table>`: `a header cell has no scope`,
		`<section></section>`:                `an empty <section>`,
	} {
		if got := strings.Join(faults(parsed(t, markup)), "; "); !strings.Contains(got, want) {
			t.Errorf("%s: want %q, got %q", markup, want, got)
		}
	}
}

func parsed(t *testing.T, content string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func elements(n *html.Node, visit func(*html.Node)) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			visit(d)
		}
	}
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

var spaces = regexp.MustCompile(`\s+`)

// textOf is the text of a page's body as one reads it, in one line; the dots
// that the style sheet puts between facts are there.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.ElementNode && d.Data == "li" && d.PrevSibling != nil && classed(d.Parent, "facts"):
			b.WriteString(" · ")
		case d.Type == html.ElementNode && !inline[d.Data]:
			b.WriteByte(' ')
		case d.Type == html.TextNode && !within(d, "head"):
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(spaces.ReplaceAllString(b.String(), " "))
}

var inline = map[string]bool{"a": true, "b": true, "cite": true, "em": true, "strong": true, "time": true, "sup": true, "q": true}

func classed(n *html.Node, class string) bool {
	v, _ := attr(n, "class")
	return v == class
}

func within(n *html.Node, name string) bool {
	for a := range n.Ancestors() {
		if a.Data == name {
			return true
		}
	}
	return false
}

// faults lists what is wrong with a page's structure.
func faults(doc *html.Node) []string {
	var found []string
	add := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	ids, number, level := map[string]bool{}, map[string]int{}, 0
	elements(doc, func(n *html.Node) {
		number[n.Data]++
		if id, ok := attr(n, "id"); ok {
			if ids[id] {
				add("two elements have the id %q", id)
			}
			ids[id] = true
		}
		if _, ok := attr(n, "style"); ok {
			add("<%s> has a style", n.Data)
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if l := int(n.Data[1] - '0'); l > level+1 {
				add("heading level %d follows level %d: %s", l, level, textOf(n))
			}
			level = int(n.Data[1] - '0')
		}
	})
	elements(doc, func(n *html.Node) { found = append(found, faultsOf(n, ids)...) })
	for _, name := range []string{"main", "h1"} {
		if number[name] > 1 {
			add("%d <%s>", number[name], name)
		}
	}
	return found
}

// faultsOf lists what is wrong with one element.
func faultsOf(n *html.Node, ids map[string]bool) []string {
	var found []string
	switch n.Data {
	case "img":
		if _, ok := attr(n, "alt"); !ok {
			found = append(found, "an image has no alt")
		}
	case "th":
		if _, ok := attr(n, "scope"); !ok && !classedWithin(n, "prose") {
			found = append(found, "a header cell has no scope")
		}
	case "ul", "ol", "dl", "table", "section", "h1", "h2", "h3", "h4", "nav", "dt", "p":
		if textOf(n) == "" {
			found = append(found, "an empty <"+n.Data+">")
		}
	case "a":
		if label, _ := attr(n, "aria-label"); textOf(n) == "" && label == "" {
			found = append(found, "a link without text")
		}
	}
	for _, name := range []string{"href", "src"} {
		address, ok := attr(n, name)
		switch {
		case !ok:
		case strings.Contains(address, "%00"):
			found = append(found, fmt.Sprintf("%q holds the mark of the root", address))
		case strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "/archive/"):
			found = append(found, fmt.Sprintf("%q is not relative", address))
		case strings.HasPrefix(address, "#") && !ids[address[1:]]:
			found = append(found, fmt.Sprintf("%q leads to no element", address))
		}
	}
	return found
}

func classedWithin(n *html.Node, class string) bool {
	for a := range n.Ancestors() {
		if a.Type == html.ElementNode && classed(a, class) {
			return true
		}
	}
	return false
}
