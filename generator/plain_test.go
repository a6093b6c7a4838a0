package main

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestWithoutStyleSheets holds that pages can be read when nothing is styled: what stands
// side by side in a line is divided by a sign, not by a distance or a colour alone.
func TestWithoutStyleSheets(t *testing.T) {
	for name, site := range sites(t) {
		found := map[string]string{}
		for page, d := range pages(t, site) {
			contents := 0
			for n := range d.root.Descendants() {
				if what := runTogether(n); what != "" {
					found[what] = page
				}
				if attribute(n, "class") == "contents" {
					contents++
				}
			}
			if contents > 1 {
				found["the contents stand there twice"] = page
			}
		}
		for what, page := range found {
			t.Errorf("%s: %s: %s", name, page, what)
		}
	}
}

// runTogether gives an element and the one behind it, if both are words of one line and
// nothing but a blank stands between them.
func runTogether(n *html.Node) string {
	next := n.NextSibling
	if next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next == nil || !inLine(n) || !inLine(next) || written(n) {
		return ""
	}
	// A number behind what it counts is divided from it, and bold type is not the style sheet's.
	if class := attribute(next, "class"); class == "n" || class == "mark" {
		return ""
	}
	if before, behind := strings.TrimSpace(text(n)), strings.TrimSpace(text(next)); strings.HasSuffix(before, ":") || strings.ContainsAny(behind[:1], ",;(") {
		return ""
	}
	return describe(n) + " | " + describe(next)
}

// inLine reports whether an element stands in a line of text, and has words in it.
func inLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Strong, atom.Time, atom.B, atom.Em, atom.Bdi, atom.Cite:
		return strings.TrimSpace(text(n)) != ""
	}
	return false
}

// written reports whether an element is part of what an author wrote, or of a picture.
func written(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if class := attribute(p, "class"); p.DataAtom == atom.Svg || class == "prose" || class == "standfirst" || class == "summary" || p.DataAtom == atom.Pre {
			return true
		}
	}
	return false
}

func describe(n *html.Node) string {
	return "<" + n.Data + " class=" + attribute(n, "class") + "> in <" + n.Parent.Data + " class=" + attribute(n.Parent, "class") + ">"
}
