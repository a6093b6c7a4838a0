package permalink

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/ledger"
)

// Loss is something that was published, and that a build would leave without an address:
// a page, or what stood on one page or several.
type Loss struct {
	Entries []ledger.Entry
	what    string
	fix     string
}

// Published divides losses into those of which a ledger lists an address, and the rest.
func Published(losses []Loss, in ledger.Ledger) (published, rest []Loss) {
	for _, l := range losses {
		if slices.ContainsFunc(l.Entries, func(e ledger.Entry) bool { return in.Has(e.Address) }) {
			published = append(published, l)
		} else {
			rest = append(rest, l)
		}
	}
	return published, rest
}

// losses collects them.
type losses struct {
	*keeper
	list []Loss
	at   map[string]int // the index of a loss by what was lost
}

// add notes that an address would be lost.
func (k *losses) add(e ledger.Entry) {
	page, fragment := address.Path(e.Page()), e.Fragment()
	what, key, fix := "", e.Address, ""
	if fragment == "" {
		what, fix = k.lostPage(string(page))
	} else {
		kind, id := kindOf(page, fragment)
		what, fix = "a "+string(kind), k.lostFragment(e, kind, id)
		switch kind {
		case event:
			what, key = "an event", "event "+id
		case figure, source: // which are the same in every brief
			key = string(kind) + " " + id
		}
	}
	if i, known := k.at[key]; known {
		k.list[i].Entries = append(k.list[i].Entries, e)
		return
	}
	k.at[key] = len(k.list)
	k.list = append(k.list, Loss{[]ledger.Entry{e}, what, fix})
}

// Message reports a loss.
func (l *Loss) Message() diag.Message {
	e := l.Entries[0]
	m := diag.Message{Code: diag.AddressLost, Pos: place(e), Width: utf8.RuneCountInString(e.Address),
		Text: fmt.Sprintf("%s was published at %s, and nothing would be there any more", l.what, e.Address), Fix: l.fix}
	if len(l.Entries) == 1 {
		m.Fix += "; if it was never online, delete this line"
	} else {
		m.Fix += "; if it was never online, delete these lines"
	}
	for _, e := range l.Entries[1:] {
		m.See = append(m.See, diag.Related{Pos: place(e), Text: "it was here as well"})
	}
	return m
}

func place(e ledger.Entry) diag.Pos {
	return diag.Pos{File: archive.LedgerFile, Line: e.Line, Col: 1}
}

// orWithdraw ends what there is to do about a loss.
const orWithdraw = "; if it has been withdrawn, run `chancery ledger accept %s`"

// lostPage says what a page was, and how its address is kept.
func (k *keeper) lostPage(page string) (what, fix string) {
	folder, id := path.Dir(page), strings.TrimSuffix(path.Base(page), path.Ext(page))
	withdraw := fmt.Sprintf(orWithdraw, diag.Shell(page))
	for _, w := range k.graph.Withheld {
		if folder == "briefs" && w.File != "" && strings.TrimSuffix(path.Base(w.File), ".md") == id {
			return "a brief", fmt.Sprintf("publish %s, which is withheld: %s", w.File, w.Reason) + withdraw
		}
	}
	switch {
	case folder == "briefs":
		return "a brief", "if it has another name now, add `aliases: " + page + "` to " + k.file("briefs") + withdraw
	case folder == "actors":
		return "an actor", "if it has another name now, add `formerly: " + id + "` to " + k.file("actors") + withdraw
	case folder == "topics":
		return "a topic", "if it has another name now, add `formerly: " + id + "` to " + k.file("topics") + withdraw
	case isFile(page):
		file := address.URL(address.Root + page).Path()
		return "a file", "restore " + archive.Root + strings.TrimPrefix(string(file), "media") + " and what links to it, or keep a copy as static/" + string(file) + withdraw
	case isVersion(page):
		brief := path.Base(folder)
		return "a version of a brief", "restore content/versions/" + brief + "/" + strings.TrimPrefix(id, "v") + ".md" + withdraw
	}
	return "a page", "if it has another address now, add `aliases: " + page + "` to the page or brief that is there" + withdraw
}

// file names the only file of a kind whose page was not published before, or says what to
// look for.
func (k *keeper) file(folder string) string {
	var found []string
	add := func(page address.Path, file string) {
		if !k.graph.Ledger.Has(string(page)) && file != "" {
			found = append(found, file)
		}
	}
	switch folder {
	case "briefs":
		for _, b := range k.graph.Briefs {
			add(address.Brief(b.ID), b.File)
		}
	case "actors":
		for _, a := range k.graph.Actors {
			add(address.Actor(a.ID), a.File)
		}
	case "topics":
		for _, t := range k.graph.Topics {
			add(address.Topic(t.ID), t.File)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return "its file"
}

// lostFragment says how the address of what stood on a page is kept.
func (k *keeper) lostFragment(e ledger.Entry, kind kind, id string) string {
	withdraw := fmt.Sprintf(orWithdraw, diag.Shell(e.Address))
	if kind == heading {
		return "if the section has another heading now, write {#" + id + "} behind that" + withdraw
	}
	fix := "if it has another id now, add `formerly: " + id + "` to it"
	if now := k.unpublished(address.Path(e.Page()), kind); now != "" {
		fix = fmt.Sprintf("if %q is its id now, add `formerly: %s` to it", now, id)
	}
	return fix + withdraw
}

// unpublished gives the id of the only thing of a kind on a page that was not published
// before, or "".
func (k *keeper) unpublished(page address.Path, wanted kind) string {
	var found []string
	now, _ := k.final(page)
	for _, fragment := range k.holders()[now].all(true) {
		if what, id := kindOf(now, fragment); what == wanted && !k.graph.Ledger.Has(string(page)+"#"+fragment) && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}
