package graph

import (
	"slices"

	"chancery/generator/internal/names"
)

// Unlinked is a name in a brief's text that is not linked, because it may mean somebody
// else: a weak alias, or a name that several actors share.
type Unlinked struct {
	Brief  *Brief
	Name   string
	Actors []*Actor // who may be meant, by name
	Times  int
}

// Unlinked finds the names in the texts of briefs that are not linked, in the order of
// briefs and of the text. A weak alias counts only where its actor is not named otherwise.
func (g *Graph) Unlinked(texts Texts) (list []Unlinked, err error) {
	entries, who := g.doubtful()
	if len(entries) == 0 {
		return nil, nil
	}
	table, _ := names.NewTable(entries)
	finder := table.Finder()
	var run []names.Mention
	for _, b := range g.Briefs {
		if b.Text.quiet || b.Broken {
			continue
		}
		d, err := texts.Doc(b.File, b.Document.Text)
		if err != nil {
			return nil, err
		}
		times, order := map[int32]int{}, []int32(nil)
		for r := range d.Runs {
			run = finder.Find(d.Text(r), run[:0])
			for _, m := range run {
				if times[m.Actor]++; times[m.Actor] == 1 {
					order = append(order, m.Actor)
				}
			}
		}
		for _, i := range order {
			if !b.names(who[i]) {
				list = append(list, Unlinked{b, entries[i].Text, who[i], times[i]})
			}
		}
	}
	return list, nil
}

// doubtful are the names that are never linked, and the actors that each may mean. A name's
// number is its index.
func (g *Graph) doubtful() (entries []names.Name, who [][]*Actor) {
	at, weak := map[string]int{}, map[string]bool{}
	add := func(a *Actor, text string, isWeak bool) {
		key := fold(text)
		if key == "" {
			return
		}
		i, known := at[key]
		if !known {
			i = len(entries)
			at[key] = i
			entries, who = append(entries, names.Name{Text: text, Actor: int32(i), Person: a.Kind.ID == "person"}), append(who, nil)
		}
		if !slices.Contains(who[i], a) {
			who[i] = append(who[i], a)
		}
		weak[key] = weak[key] || isWeak
	}
	for _, a := range g.Actors {
		add(a, a.Name.S, false)
		for _, t := range a.Aliases {
			add(a, t.S, false)
		}
		for _, n := range a.Names {
			add(a, n.Text.S, false)
		}
	}
	for _, a := range g.Actors {
		for _, t := range a.WeakAliases {
			add(a, t.S, true)
		}
	}
	// A longer name is found in place of one within it, so all names are looked for; those
	// that are linked are left out of the answer by having nobody.
	for key, i := range at {
		if len(who[i]) == 1 && !weak[key] {
			who[i] = nil
		}
	}
	return entries, who
}

// names reports whether a brief names one of several actors otherwise, or nobody is meant.
func (b *Brief) names(actors []*Actor) bool {
	if len(actors) == 0 {
		return true
	}
	for _, a := range actors {
		if slices.Contains(b.Principal, a) || slices.ContainsFunc(b.Mentioned, func(m *Mention) bool { return m.Actor == a }) {
			return true
		}
	}
	return false
}
