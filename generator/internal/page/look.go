package page

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/colour"
	"chancery/generator/internal/diag"
)

// MenuItem is an entry of the menu in the head of every page.
type MenuItem struct {
	ID, Text string // the ID is the Section of the pages that belong to it
	URL      URL    // of another site, if it has a scheme
}

// Image is a picture, with its size in pixels where that is known.
type Image struct {
	URL           URL
	Width, Height int
}

// pageSection is the Section of a page of content/pages.
func pageSection(id string) string { return "page:" + id }

// menu gives the entries that site.yaml wants, or all sections and the search.
func (p *planner) menu(nav []Section, search URL) []MenuItem {
	known := map[string]MenuItem{}
	for _, page := range p.Graph.Pages {
		known[page.ID] = MenuItem{pageSection(page.ID), page.Title.S, address.Page(page.ID).URL()}
	}
	var all []MenuItem
	for _, s := range nav {
		known[s.ID] = MenuItem{s.ID, s.Text, s.URL}
		if s.ID != "authors" && s.ID != "series" { // to which briefs lead
			all = append(all, known[s.ID])
		}
	}
	if search != "" {
		known["search"] = MenuItem{"search", p.Words.Section.Search, search}
		all = append(all, known["search"])
	}
	wanted := p.Graph.Site.Menu
	if len(wanted) == 0 {
		return all
	}
	var menu []MenuItem
	for _, w := range wanted {
		item, ok := known[w.ID.ID]
		switch {
		case w.URL.Href != "":
			menu = append(menu, MenuItem{Text: w.Title.S, URL: URL(w.URL.Href)})
		case ok:
			menu = append(menu, item)
		case w.ID.ID != "" && !slices.Contains(sections(), w.ID.ID): // a section without anything in it has no page
			var ids []string
			for _, page := range p.Graph.Pages {
				ids = append(ids, page.ID)
			}
			p.registry.list.Errorf(diag.MenuUnknown, w.ID.At, len(w.ID.ID), diag.DidYouMean(w.ID.ID, append(ids, sections()...), "name a page of content/pages, or one of: "+strings.Join(sections(), ", ")),
				"the menu cannot contain %q", w.ID.ID)
		}
	}
	return menu
}

// sections are the IDs of the sections that a site can have.
func sections() []string {
	return []string{"briefs", "actors", "topics", "authors", "series", "recommendations", "timeline", "figures", "sources", "search"}
}

// logo finds the file of static/ that site.yaml names.
func (p *planner) logo(name archive.Text) *Image {
	if name.S == "" {
		return nil
	}
	var pictures []string
	for _, a := range p.options.Assets {
		if string(a.Path) == name.S && IsImage(name.S) {
			return &Image{a.Path.URL(), a.Width, a.Height}
		}
		if a.Kind == Other && IsImage(string(a.Path)) {
			pictures = append(pictures, string(a.Path))
		}
	}
	p.registry.list.Errorf(diag.LogoUnknown, name.At, len(name.S), diag.DidYouMean(name.S, pictures, "put a picture into static/ and name it by its path there: logo.svg"), "there is no picture static/%s", name.S)
	return nil
}

// IsImage reports whether a file's name is that of a picture which browsers show.
func IsImage(name string) bool {
	return slices.Contains([]string{".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}, strings.ToLower(path.Ext(name)))
}

// The colours that the accent of an archive stands on, and the contrast that it needs there
// (WCAG 2.2): as text, and as a line.
const (
	textContrast = 4.5
	lineContrast = 3
)

// grounds are the paper and the wash of static/css/1-ground.css.
func grounds(dark bool) []colour.RGB {
	if dark {
		return []colour.RGB{{R: 0x14, G: 0x16, B: 0x1a}, {R: 0x1d, G: 0x20, B: 0x26}}
	}
	return []colour.RGB{{R: 0xfc, G: 0xfc, B: 0xfa}, {R: 0xf2, G: 0xf2, B: 0xed}}
}

// Accent is the colour that an archive chose, as it can be read by day and by night.
type Accent struct{ Text, NightText, Line, NightLine colour.RGB }

// NewAccent adapts the colour of site.yaml; it is nil if there is none. That a colour is too
// pale for text by day is told: of a dark one nobody expects that it stays so by night.
func NewAccent(given archive.Text) (*Accent, diag.List) {
	var list diag.List
	c, ok := colour.Parse(given.S)
	if !ok {
		return nil, list
	}
	a := &Accent{colour.Readable(c, textContrast, grounds(false)...), colour.Readable(c, textContrast, grounds(true)...),
		colour.Readable(c, lineContrast, grounds(false)...), colour.Readable(c, lineContrast, grounds(true)...)}
	if a.Text != c {
		paper := grounds(false)[0]
		list.Add(diag.Message{Code: diag.AccentContrast, Severity: diag.Note, Pos: given.At, Width: len(given.S),
			Text: fmt.Sprintf("%s has a contrast of %.1f on the page, where text needs %.1f, so in light mode links are %s", c, colour.Contrast(c, paper), textContrast, a.Text),
			Fix:  "choose a darker colour yourself to avoid this"})
	}
	return a, list
}

// Sheet gives the style sheet that sets it.
func (a *Accent) Sheet() []byte {
	return fmt.Appendf(nil, "@layer tokens { :root { --accent: light-dark(%s, %s); --rule: light-dark(%s, %s); } }\n", a.Text, a.NightText, a.Line, a.NightLine)
}
