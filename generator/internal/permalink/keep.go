// Package permalink holds a site to the addresses that it has published: it finds where
// each leads now, and which of them a build would lose.
//
// An address is kept where something still stands at it, where its page redirects, where a
// thing that has moved to another page is known by its id, or where something says that it
// was withdrawn. Whatever else was published is lost.
package permalink

import (
	"cmp"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/ledger"
)

// Pages holds the path, as addresses write it, of every page and file that is planned, and
// the page to which it leads if it is a redirect, or else "".
type Pages map[address.Path]address.Path

// Kept is what becomes of addresses that no planned page has.
type Kept struct {
	Redirects []Redirect
	Remnants  []Redirect // pages of lists that hold nothing but notes; To is the list
	Tombs     []Tomb
	Notes     map[address.Path][]Note // by the page that shows them; in the order of ids
	List      diag.List               // what is wrong with withdrawn.yaml
	Losses    []Loss
}

// Redirect leads from a page that is gone to one that there is.
type Redirect struct{ From, To address.Path }

// Tomb is the page of something that was withdrawn.
type Tomb struct {
	Path       address.Path
	Address    string // of what was withdrawn
	Withdrawal *graph.Withdrawal
}

// Note stands for what was at a fragment of a page: it has moved, or was withdrawn.
type Note struct {
	ID         string
	Title      string
	URL        address.URL       // where it is now; "" if it was withdrawn
	Withdrawal *graph.Withdrawal // or nil
}

// keeper is the work of Keep.
type keeper struct {
	*Kept
	graph     *graph.Graph
	pages     Pages
	fragments map[address.Path][]string // of each page; sorted
	tombs     map[address.Path]bool
	things    *things
	losses    map[string]int // the index of a loss by what was lost
}

// Keep finds what becomes of each address in the ledger of a graph, given the pages that
// are planned.
func Keep(g *graph.Graph, pages Pages) *Kept {
	k := &keeper{Kept: &Kept{Notes: map[address.Path][]Note{}}, graph: g, pages: pages, tombs: map[address.Path]bool{}, losses: map[string]int{}}
	if g.Ledger.Len() == 0 && len(g.Gone) == 0 {
		return k.Kept
	}
	k.fragments, k.things = fragments(g, true), thingsOf(g)
	for i := range g.Gone {
		k.tomb(&g.Gone[i])
	}
	k.lists()
	for _, r := range g.Recommendations {
		for _, key := range r.Former {
			brief, id, _ := strings.Cut(key, "#")
			if page, there := k.final(address.Brief(brief)); there {
				k.things.recs[string(page)+"#"+id] = r
			}
		}
	}
	for i := range g.Gone {
		k.withdrawn(&g.Gone[i])
	}
	for _, e := range g.Ledger.Entries() {
		k.keep(e)
	}
	for _, notes := range k.Notes {
		slices.SortFunc(notes, func(a, b Note) int { return cmp.Compare(a.ID, b.ID) })
	}
	return k.Kept
}

// tomb plans the pages that say that something was withdrawn.
func (k *keeper) tomb(w *graph.Withdrawal) {
	for _, a := range w.Addresses {
		path, fragment, _ := strings.Cut(a.S, "#")
		page := address.Path(path)
		_, there := k.pages[page]
		switch {
		case a.S == "" || fragment != "":
		case there:
			k.List.Errorf(diag.WithdrawnPresent, a.At, len(a.S), "remove it here, or remove what is published there", "there is something at %s, so it is not withdrawn", a.S)
		case isFile(path):
			inside := address.Folder(string(address.URL(address.Root + path).Path()))
			k.Tombs, k.pages[page], k.tombs[page] = append(k.Tombs, Tomb{inside, path, w}), "", true
		case !strings.HasSuffix(path, ".html") && !strings.HasSuffix(path, ".htm"):
			k.List.Errorf(diag.OldAddress, a.At, len(a.S), "write a path that ends in .html", "%q is not the address of a page", a.S)
		default:
			k.Tombs, k.pages[page], k.tombs[page] = append(k.Tombs, Tomb{page, path, w}), "", true
		}
	}
}

// lists has the pages of lists that are gone redirect to what holds them: the page of a year
// to the whole list, a page below one that redirects or was withdrawn to where that leads.
// One on which something stood stays, for the notes of where that is.
func (k *keeper) lists() {
	var gone []Redirect
	stood := map[address.Path]bool{}
	look := func(page address.Path, fragment string) {
		if _, there := k.pages[page]; there || isFile(string(page)) {
			return
		}
		if _, known := stood[page]; !known {
			if to, ok := k.above(string(page)); ok {
				gone = append(gone, Redirect{page, to})
			}
		}
		stood[page] = stood[page] || fragment != ""
	}
	for _, e := range k.graph.Ledger.Entries() {
		look(address.Path(e.Page()), e.Fragment())
	}
	for _, w := range k.graph.Gone {
		for _, a := range w.Addresses {
			page, fragment, _ := strings.Cut(a.S, "#")
			look(address.Path(page), fragment)
		}
	}
	for _, r := range gone {
		if stood[r.From] {
			k.Remnants, k.pages[r.From] = append(k.Remnants, r), ""
		} else {
			k.Redirects, k.pages[r.From] = append(k.Redirects, r), r.To
		}
	}
}

// above finds the page that stands for one that is gone.
func (k *keeper) above(page string) (address.Path, bool) {
	if of, embed := strings.CutPrefix(page, address.Embeds); embed {
		return k.unframed(address.Path(of)), true
	}
	for at := strings.LastIndexByte(page, '/'); at > 0; at = strings.LastIndexByte(page[:at], '/') {
		folder, rest := page[:at], page[at:]
		if to, there := k.pages[address.Path(folder+".html")]; there {
			switch {
			case to != "": // the same below where that leads, if it is there
				if same := address.Path(strings.TrimSuffix(string(to), ".html") + rest); k.is(same) {
					return same, true
				}
				return to, true
			case isVersion(page) && !k.tombs[address.Path(folder+".html")]:
				return "", false
			}
			return address.Path(folder + ".html"), true
		}
		if isThing(page) {
			continue
		}
		if index := address.Folder(folder); k.is(index) {
			return index, true
		}
	}
	return "", false
}

// unframed is what a frame shows of a page in place of an embed that is gone: the embed of
// the page to which that leads, or the page itself, or the home page.
func (k *keeper) unframed(page address.Path) address.Path {
	to, there := k.final(page)
	switch again := address.Embeds + to; {
	case !there:
		return address.Home
	case k.is(again):
		return again
	}
	return to
}

// is reports whether there is a page at a path that does not redirect.
func (k *keeper) is(page address.Path) bool {
	to, there := k.pages[page]
	return there && to == ""
}

// isThing reports whether a page is that of a brief, an actor or a topic, not of a list.
func isThing(page string) bool {
	folder, _, _ := strings.Cut(page, "/")
	return strings.Count(page, "/") == 1 && (folder == "briefs" || folder == "actors" || folder == "topics")
}

// isFile reports whether something is no page but a file that texts link to. Where it was
// withdrawn, a folder of its name holds the page that says so, to which servers lead on.
func isFile(path string) bool { return strings.HasPrefix(path, address.MediaFolder) }

// isVersion reports whether a page is that of a version of a brief.
func isVersion(page string) bool {
	parts := strings.Split(page, "/")
	return len(parts) == 3 && parts[0] == "briefs" && strings.HasPrefix(parts[2], "v") && strings.TrimLeft(parts[2][1:], "0123456789") == ".html"
}

// final is the page to which a path leads.
func (k *keeper) final(page address.Path) (address.Path, bool) {
	to, there := k.pages[page]
	if to != "" {
		return to, true
	}
	return page, there
}

// withdrawn notes on a page what was withdrawn of it.
func (k *keeper) withdrawn(w *graph.Withdrawal) {
	for _, a := range w.Addresses {
		path, fragment, _ := strings.Cut(a.S, "#")
		if fragment == "" {
			continue
		}
		page, there := k.final(address.Path(path))
		switch {
		case isFile(path):
			k.List.Errorf(diag.OldAddress, a.At, len(a.S), "withdraw the file, without what follows the #", "%q is not the address of a page", a.S)
		case !there && k.graph.Ledger.Has(path): // the page is reported as lost
		case !there:
			k.List.Errorf(diag.WithdrawnNowhere, a.At, len(a.S), "withdraw the page instead, or correct the path", "there is no page %s that could say that something on it was withdrawn", path)
		case k.has(page, fragment):
			k.List.Errorf(diag.WithdrawnPresent, a.At, len(a.S), "remove it here, or remove what is published there", "there is something at %s, so it is not withdrawn", a.S)
		default:
			k.note(page, Note{ID: fragment, Title: w.Title, Withdrawal: w})
		}
	}
}

// note puts a note on a page, unless it has one for the id, or was itself withdrawn.
func (k *keeper) note(page address.Path, n Note) {
	if !k.tombs[page] && !k.noted(page, n.ID) {
		k.Notes[page] = append(k.Notes[page], n)
	}
}

func (k *keeper) noted(page address.Path, id string) bool {
	return slices.ContainsFunc(k.Notes[page], func(n Note) bool { return n.ID == id })
}

func (k *keeper) has(page address.Path, fragment string) bool {
	_, has := slices.BinarySearch(k.fragments[page], fragment)
	return has
}

// keep finds where an address of the ledger leads.
func (k *keeper) keep(e ledger.Entry) {
	from, fragment := address.Path(e.Page()), e.Fragment()
	page, there := k.final(from)
	switch {
	case !there && fragment != "" && k.graph.Ledger.Has(string(from)): // its page is reported
	case !there:
		k.lose(e)
	case fragment == "", k.tombs[page], k.has(page, fragment), k.noted(page, fragment):
	default:
		if n, ok := k.things.moved(from, page, fragment); ok {
			k.note(page, n)
			return
		}
		k.lose(e)
	}
}
