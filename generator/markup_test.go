package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestMarkup holds every page to what all pages have in common.
func TestMarkup(t *testing.T) {
	for name, site := range sites(t) {
		t.Run(name, func(t *testing.T) {
			for page, d := range pages(t, site) {
				for _, problem := range slices.Concat(safe(d), complete(d), headings(d), nesting(site[page])) {
					t.Errorf("%s: %s", page, problem)
				}
				if i := bytes.IndexFunc(site[page], func(r rune) bool { return r == 0 || r == '\uFFFD' }); i >= 0 {
					t.Errorf("%s: a character that is none at byte %d", page, i)
				}
				if i := bytes.Index(site[page], []byte("%00")); i >= 0 {
					t.Errorf("%s: an address was not made relative: %s", page, site[page][max(0, i-60):min(len(site[page]), i+60)])
				}
			}
		})
	}
}

// safe reports markup by which a page could be made to do something.
func safe(d *document) (problems []string) {
	for n := range d.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.Style || n.DataAtom == atom.Base && has(n, "href") || n.DataAtom == atom.Iframe || n.DataAtom == atom.Object || n.DataAtom == atom.Embed {
			problems = append(problems, "has an element <"+n.Data+">")
		}
		if kind := attribute(n, "type"); n.DataAtom == atom.Script && attribute(n, "src") == "" && kind != "application/json" && kind != "application/ld+json" {
			problems = append(problems, "has a script within the page")
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" {
				problems = append(problems, fmt.Sprintf("<%s> has an attribute %s", n.Data, a.Key))
			}
		}
	}
	return problems
}

// complete reports what a page lacks.
func complete(d *document) (problems []string) {
	var lang, title, description, viewport, charset string
	for n := range d.root.Descendants() {
		switch {
		case n.DataAtom == atom.Html:
			lang = attribute(n, "lang")
		case n.DataAtom == atom.Title && title == "" && n.Parent.DataAtom == atom.Head:
			title = text(n)
		case n.DataAtom == atom.Meta && attribute(n, "name") == "description":
			description = attribute(n, "content")
		case n.DataAtom == atom.Meta && attribute(n, "name") == "viewport":
			viewport = attribute(n, "content")
		case n.DataAtom == atom.Meta && charset == "":
			charset = attribute(n, "charset")
		case n.DataAtom == atom.Img && !has(n, "alt"):
			problems = append(problems, "an image without alt: "+attribute(n, "src"))
		case n.DataAtom == atom.A && has(n, "href") && name(n) == "":
			problems = append(problems, "a link without a name: "+attribute(n, "href"))
		}
	}
	for what, value := range map[string]string{"lang": lang, "title": title, "viewport": viewport, "charset": charset} {
		if strings.TrimSpace(value) == "" {
			problems = append(problems, "has no "+what)
		}
	}
	if strings.TrimSpace(description) == "" && !isRedirect(d) {
		problems = append(problems, "has no description")
	}
	for id, n := range d.ids {
		if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
			problems = append(problems, fmt.Sprintf("the id %q stands %d times", id, n))
		}
	}
	return problems
}

// headings reports headings that skip a level, and any other number of h1 than one.
func headings(d *document) (problems []string) {
	var levels []int
	for n := range d.root.Descendants() {
		if i := slices.Index([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}, n.DataAtom); i >= 0 && n.Type == html.ElementNode {
			if len(levels) > 0 && i+1 > levels[len(levels)-1]+1 {
				problems = append(problems, fmt.Sprintf("h%d follows h%d: %q", i+1, levels[len(levels)-1], text(n)))
			}
			if strings.TrimSpace(text(n)) == "" {
				problems = append(problems, fmt.Sprintf("an empty h%d", i+1))
			}
			levels = append(levels, i+1)
		}
	}
	ones := 0
	for _, l := range levels {
		if l == 1 {
			ones++
		}
	}
	if ones != 1 && !isRedirect(d) {
		problems = append(problems, fmt.Sprintf("has %d h1", ones))
	}
	return problems
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// name is what a link is called when it is read aloud.
func name(n *html.Node) string {
	words := attribute(n, "aria-label") + text(n)
	for c := range n.Descendants() {
		if c.DataAtom == atom.Img || c.DataAtom == atom.Svg {
			words += attribute(c, "alt") + attribute(c, "aria-label")
		}
	}
	return strings.TrimSpace(words)
}

// implied are elements whose tags may be left out.
func implied(tag string) bool {
	return slices.Contains([]string{"html", "head", "body", "tbody"}, tag)
}

// nesting reports elements that a browser puts elsewhere than they were written:
// it reads the tags as they stand, and compares that with the tree that the
// rules of HTML make of them.
func nesting(data []byte) []string {
	written, problems := tagsWritten(data)
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return []string{err.Error()}
	}
	var built []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || implied(n.Data) {
			continue
		}
		parent := n.Parent
		for parent.Type == html.ElementNode && implied(parent.Data) {
			parent = parent.Parent
		}
		built = append(built, strings.ToLower(parent.Data+" > "+n.Data)) // SVG has capitals, tags have none
	}
	for i := range min(len(written), len(built)) {
		if written[i] != built[i] {
			return append(problems, fmt.Sprintf("element %d was written as %s and is built as %s", i, written[i], built[i]))
		}
	}
	if len(written) != len(built) {
		problems = append(problems, fmt.Sprintf("%d elements were written, %d are built", len(written), len(built)))
	}
	return problems
}

// tagsWritten gives each element with its parent as the tags stand, and tags that
// do not match.
func tagsWritten(data []byte) (elements, problems []string) {
	open := []string{""}
	void := strings.Fields("area base br col embed hr img input link meta source track wbr")
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if len(open) > 1 {
				problems = append(problems, "not closed: "+strings.Join(open[1:], " > "))
			}
			return elements, problems
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := string(name)
			if implied(tag) {
				continue
			}
			elements = append(elements, open[len(open)-1]+" > "+tag)
			if kind == html.StartTagToken && !slices.Contains(void, tag) {
				open = append(open, tag)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := string(name)
			if implied(tag) {
				continue
			}
			if open[len(open)-1] != tag {
				return elements, append(problems, fmt.Sprintf("</%s> stands where </%s> belongs, behind %d elements", tag, open[len(open)-1], len(elements)))
			}
			open = open[:len(open)-1]
		}
	}
}

// TestFaultsAreFound makes sure that the checks above can fail.
func TestFaultsAreFound(t *testing.T) {
	const sound = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="x"><title>T</title>` +
		`<meta name="description" content="D"></head><body><h1 id="a">T</h1><p>Text <a href="x.html">link</a>.</p></body></html>`
	site := tree{"page.html": []byte(sound), "x.html": []byte(sound)}
	for _, test := range []struct{ what, old, new string }{
		{"", "", ""},
		{"has no lang", ` lang="en"`, ""},
		{"has no title", "<title>T</title>", "<title> </title>"},
		{"has no description", `content="D"`, `content=""`},
		{"has no charset", `<meta charset="utf-8">`, ""},
		{`the id "a" stands 2 times`, "<p>", `<p id="a">`},
		{"has 0 h1", "<h1", "<p"},
		{"h3 follows h1", "<p>", "<h3>x</h3><p>"},
		{"a link without a name", ">link<", "> <"},
		{"an image without alt", "link</a>", `link</a><img src="x.html">`},
		{"has an attribute onclick", "<p>", `<p onclick="x">`},
		{"has an attribute style", "<p>", `<p style="x">`},
		{"has an element <style>", "<p>", "<style>p{}</style><p>"},
		{"has a script within the page", "<p>", "<script>x</script><p>"},
		{"was written as p > div and is built as", "Text", "<div>Text</div>"},
		{"was written as a > a and is built as", "link", `<a href="x.html">link</a>`},
		{"was written as  > table and is built as  > p", "<p>Text", "<table><p>Text</p></table><p>Text"},
		{"</p> stands where </a> belongs", "link</a>", "link"},
		{"not closed: section", "<p>", "<section><p>"},
		{"leads to no file: y.html", "x.html", "y.html"},
		{"leads to no id in x.html", "x.html", "x.html#b"},
		{"is not relative", "x.html", "/x.html"},
		{"has a scheme that no link may have", "x.html", "javascript:x"},
		{"leads out of the site", "x.html", "../x.html"},
		{"asks another site for something", "<p>", `<p><img alt="" src="https://example.org/x.png">`},
	} {
		t.Run(test.what, func(t *testing.T) {
			data := []byte(strings.Replace(sound, test.old, test.new, 1))
			site["page.html"] = data
			d := parsePage(t, data)
			found := slices.Concat(safe(d), complete(d), headings(d), nesting(data))
			for _, r := range d.references {
				if why := dangling("page.html", r, site, pages(t, site)); why != "" {
					found = append(found, why)
				}
			}
			got := strings.Join(found, "\n")
			if !strings.Contains(got, test.what) || test.what == "" && got != "" {
				t.Errorf("found: %s", got)
			}
		})
	}
}
