package page

import (
	"html/template"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/address"
)

// SheetUse says which pages need a style sheet, so that no page waits for rules that
// it does not use. It is the name of the sheet, too.
type SheetUse string

// The uses of style sheets. A file of static/css belongs to the one that its name
// ends with (8-charts.css), any other to all pages.
const (
	ForAll    SheetUse = "site"
	ForThings SheetUse = "things" // pages with recommendations, events and so on; below the text of a brief
	ForLists  SheetUse = "lists"  // all pages but a brief and a page of text
	ForCharts SheetUse = "charts" // pages with pictures
	ForSearch SheetUse = "search"
	ForFilter SheetUse = "filter" // lists that can be filtered
	ForCode   SheetUse = "code"   // texts with a block of code
	ForPrint  SheetUse = "print"  // all pages, and no screen waits for it
	ForEmbed  SheetUse = "embed"  // pages for frames, which have no other
	ForTools  SheetUse = "tools"  // what scripts make; they load it themselves
)

// SheetUses gives them in the order in which pages name them.
func SheetUses() []SheetUse {
	return []SheetUse{ForAll, ForThings, ForLists, ForCharts, ForSearch, ForFilter, ForCode, ForPrint, ForTools, ForEmbed}
}

// UseOf gives the use of a style sheet by its file's name.
func UseOf(name string) SheetUse {
	name = strings.TrimSuffix(path.Base(name), ".css")
	if _, last, ok := strings.Cut(name, "-"); ok {
		name = last
	}
	if use := SheetUse(name); slices.Contains(SheetUses(), use) {
		return use
	}
	return ForAll
}

// filteredKinds are the kinds of pages whose lists can be filtered.
var filteredKinds = []address.Kind{address.KindBriefs, address.KindTimeline, address.KindRecommendations, address.KindActors, address.KindFigures, address.KindSources}

// styles gives the style sheets of a kind of page, and those that it needs only below its
// text, which is seen before they are there.
func (p *planner) styles(kind address.Kind) (list, below []Sheet) {
	text := kind == address.KindBrief || kind == address.KindProse
	for _, a := range p.site.styles {
		switch {
		case a.Use == ForPrint:
			list = append(list, Sheet{a.Path.URL(), "print"})
		case a.Use == ForThings && text:
			below = append(below, Sheet{URL: a.Path.URL()})
		case a.Use == ForAll, a.Use == ForSearch && kind == address.KindSearch,
			a.Use == ForFilter && slices.Contains(filteredKinds, kind),
			a.Use == ForThings && kind != address.KindSearch && kind != address.KindNotFound && kind != address.KindFiles,
			a.Use == ForLists && !text,
			a.Use == ForCharts && (kind == address.KindHome || kind == address.KindTimeline || kind == address.KindActor):
			list = append(list, Sheet{URL: a.Path.URL()})
		}
	}
	return list, below
}

// colour adds the style sheet for code to a page whose text has some.
func (f *Frame) colour(text template.HTML) {
	if !strings.Contains(string(text), `<pre class="code"`) {
		return
	}
	for _, a := range f.Site.styles {
		if a.Use == ForCode {
			f.Styles = append(f.Styles, Sheet{URL: a.Path.URL()})
		}
	}
}
