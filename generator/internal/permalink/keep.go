// Package permalink holds a site to the addresses that it has published: it finds where
// each leads now, and which of them a build would lose.
//
// An address is kept where something still stands at it, where its page redirects, where a
// thing that has moved to another page is known by its id, or where something says that it
// was withdrawn. Whatever else was published is lost.
package permalink

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/ledger"
)

// Pages holds the path, as addresses write it, of every page and file that is planned, and
// the page to which it leads if it is a redirect, or else "".
type Pages map[address.Path]address.Path

// Kept is what becomes of addresses that no planned page has. What has moved within pages, and
// what is lost, is worked out when it is asked for. It is safe for several goroutines.
type Kept struct {
	Redirects []Redirect
	Remnants  []Redirect // pages of lists that hold nothing but notes; To is the list
	Tombs     []Tomb
	List      diag.List // what is wrong with withdrawn.yaml

	keeper *keeper // nil if nothing was published
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

// keeper is the work of Keep, and of what is asked for afterwards.
type keeper struct {
	*Kept
	graph     *graph.Graph
	pages     Pages
	tombs     map[address.Path]bool
	withdrawn map[address.Path][]Note          // by the page
	leads     func() map[address.Path][]string // the pages that lead to one; sorted
	holders   func() map[address.Path]*holder
	things    func() *things
	whole     func() *whole
	worked    atomic.Pointer[whole] // once whole was called
}

// whole is what becomes of all addresses.
type whole struct {
	notes  map[address.Path][]Note
	losses []Loss
}

// Keep finds what becomes of each address in the ledger of a graph, given the pages that
// are planned. It adds those that it plans itself to them, and they may not change later.
func Keep(g *graph.Graph, pages Pages) *Kept {
	k := &keeper{Kept: &Kept{}, graph: g, pages: pages, tombs: map[address.Path]bool{}, withdrawn: map[address.Path][]Note{}}
	if g.Ledger.Len() == 0 && len(g.Gone) == 0 {
		return k.Kept
	}
	k.Kept.keeper = k
	k.holders = sync.OnceValue(func() map[address.Path]*holder { return holdersOf(g) })
	k.things, k.leads, k.whole = sync.OnceValue(k.thingsOf), sync.OnceValue(k.leading), sync.OnceValue(k.all)
	for i := range g.Gone {
		k.tomb(&g.Gone[i])
	}
	k.lists()
	for i := range g.Gone {
		k.withdraw(&g.Gone[i])
	}
	return k.Kept
}

// Notes gives what a page says of what stood on it, in the order of ids.
func (k *Kept) Notes(page address.Path) []Note {
	if k.keeper == nil {
		return nil
	}
	return k.keeper.on(page)
}

// Noted yields the pages that say something of what stood on them, in order, with it.
func (k *Kept) Noted(yield func(address.Path, []Note) bool) {
	if k.keeper == nil {
		return
	}
	notes := k.keeper.whole().notes
	for _, page := range slices.Sorted(maps.Keys(notes)) {
		if !yield(page, notes[page]) {
			return
		}
	}
}

// Losses gives what was published and has no address any more.
func (k *Kept) Losses() []Loss {
	if k.keeper == nil {
		return nil
	}
	return k.keeper.whole().losses
}

// leading turns redirects around.
func (k *keeper) leading() map[address.Path][]string {
	leads := map[address.Path][]string{}
	for from, to := range k.pages {
		if to != "" {
			leads[to] = append(leads[to], string(from))
		}
	}
	for _, list := range leads {
		slices.Sort(list)
	}
	return leads
}

// on finds what is to be said on a page of what stood there, or on one that leads to it.
func (k *keeper) on(page address.Path) []Note {
	if w := k.worked.Load(); w != nil {
		return w.notes[page]
	}
	notes := slices.Clone(k.withdrawn[page])
	from := k.leads()[page]
	if k.is(page) {
		at, _ := slices.BinarySearch(from, string(page))
		from = slices.Insert(slices.Clone(from), at, string(page))
	}
	var h *holder
	for _, f := range from {
		for e := range k.graph.Ledger.On(f) {
			if h == nil && e.Fragment() != "" {
				h = holderOf(k.graph, page)
			}
			notes, _ = k.keep(e, page, h, notes)
		}
	}
	sortNotes(notes)
	return notes
}

func sortNotes(notes []Note) {
	slices.SortFunc(notes, func(a, b Note) int { return cmp.Compare(a.ID, b.ID) })
}

// all finds what becomes of every address.
func (k *keeper) all() *whole {
	w := &whole{notes: map[address.Path][]Note{}}
	for page, notes := range k.withdrawn {
		w.notes[page] = slices.Clone(notes)
	}
	lost := &losses{keeper: k, at: map[string]int{}}
	var last string // the page of the address before
	var page address.Path
	var there bool
	var h *holder
	for _, e := range k.graph.Ledger.Entries() {
		if from := e.Page(); from != last {
			last = from
			page, there = k.final(address.Path(from))
			h = k.holders()[page]
		}
		if !there {
			if e.Fragment() == "" || !k.graph.Ledger.Has(e.Page()) { // else its page is reported
				lost.add(e)
			}
			continue
		}
		before := w.notes[page]
		notes, kept := k.keep(e, page, h, before)
		if len(notes) > len(before) {
			w.notes[page] = notes
		}
		if !kept {
			lost.add(e)
		}
	}
	for _, notes := range w.notes {
		sortNotes(notes)
	}
	w.losses = lost.list
	k.worked.Store(w)
	return w
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
	last := "" // the last page that is there: most are, and have many addresses
	for _, e := range k.graph.Ledger.Entries() {
		page := e.Page()
		if page == last {
			continue
		}
		if _, there := k.pages[address.Path(page)]; there {
			last = page
			continue
		}
		look(address.Path(page), e.Fragment())
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

// withdraw notes on a page what was withdrawn of it.
func (k *keeper) withdraw(w *graph.Withdrawal) {
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
		case holderOf(k.graph, page).has(fragment):
			k.List.Errorf(diag.WithdrawnPresent, a.At, len(a.S), "remove it here, or remove what is published there", "there is something at %s, so it is not withdrawn", a.S)
		case k.tombs[page], noted(k.withdrawn[page], fragment):
		default:
			k.withdrawn[page] = append(k.withdrawn[page], Note{ID: fragment, Title: w.Title, Withdrawal: w})
		}
	}
}

func noted(notes []Note, id string) bool {
	return slices.ContainsFunc(notes, func(n Note) bool { return n.ID == id })
}

// keep finds where an address of the ledger leads whose page is there by now as page, which
// holds things and has some notes. It gives them with the one that it adds, and whether the address is kept.
func (k *keeper) keep(e ledger.Entry, page address.Path, h *holder, notes []Note) ([]Note, bool) {
	fragment := e.Fragment()
	if fragment == "" || k.tombs[page] || h.has(fragment) || noted(notes, fragment) {
		return notes, true
	}
	n, ok := k.things().moved(address.Path(e.Page()), page, fragment)
	if ok {
		notes = append(notes, n)
	}
	return notes, ok
}
