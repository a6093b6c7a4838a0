package graph

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"chancery/generator/internal/diag"

	"golang.org/x/text/unicode/norm"
)

// Audit says what is odd about the names of actors: two that are nearly the same, actors to
// whom nothing refers, names in texts that link to nobody.
func (g *Graph) Audit(texts Texts) (diag.List, error) {
	var list diag.List
	for _, p := range g.near() {
		list.Add(diag.Message{Code: diag.ActorNear, Severity: diag.Warning, Pos: p[1].Name.At, Width: runes(p[1].Name.S),
			Text: fmt.Sprintf("%q and %q have nearly the same name, %q", p[1].ID, p[0].ID, p[0].Name.S),
			Fix:  "if they are one, keep one file, with the other id under `formerly`; if not, write `not: " + p[0].ID + "` here",
			See:  []diag.Related{{Pos: p[0].Name.At, Text: "the other is here"}}})
	}
	for _, a := range g.Actors {
		if a.Unmentioned() {
			list.Add(diag.Message{Code: diag.ActorUnmentioned, Severity: diag.Note, Pos: diag.Pos{File: a.File},
				Text: fmt.Sprintf("nothing that is published refers to the actor %q", a.ID), Fix: "name it in a brief, or remove the file"})
		}
	}
	unlinked, err := g.Unlinked(texts)
	if err != nil {
		return list, err
	}
	g.unlinkedNames(unlinked, &list)
	return list, nil
}

// unlinkedNames has a note for each name, where it is given.
func (g *Graph) unlinkedNames(unlinked []Unlinked, list *diag.List) {
	slices.SortStableFunc(unlinked, func(a, b Unlinked) int { return cmp.Compare(a.Name, b.Name) })
	for len(unlinked) > 0 {
		u, n := unlinked[0], 0
		for n < len(unlinked) && unlinked[n].Name == u.Name {
			n++
		}
		where := "the brief " + u.Brief.ID
		if n > 1 {
			where = fmt.Sprintf("%d briefs (such as %s)", n, u.Brief.ID)
		}
		var who []string
		for _, a := range u.Actors {
			who = append(who, a.ID)
		}
		list.Add(diag.Message{Code: diag.MentionUnlinked, Severity: diag.Note, Pos: u.Actors[0].placeOf(u.Name), Width: runes(u.Name),
			Text: fmt.Sprintf("%q appears in %s but is not linked: it may be %s", u.Name, where, strings.Join(who, " or ")),
			Fix:  fmt.Sprintf("where that is meant, write [[%s|%s]]; chancery list unlinked lists the briefs", who[0], u.Name)})
		unlinked = unlinked[n:]
	}
}

// placeOf is where an actor's name stands in its file.
func (a *Actor) placeOf(name string) diag.Pos {
	for _, t := range slices.Concat(a.WeakAliases, a.Aliases) {
		if t.S == name {
			return t.At
		}
	}
	return a.Name.At
}

// shortest is how many letters two names have at least of which one letter makes the
// difference: shorter ones are often alike.
const shortest = 8

// near finds pairs of actors whose names have the same words, or differ in a letter.
func (g *Graph) near() (pairs [][2]*Actor) {
	words, letters := map[string][]*Actor{}, map[uint64][]*Actor{}
	report := func(a, b *Actor) {
		if a != b && a.Name.S != b.Name.S && digits(a.Name.S) == digits(b.Name.S) && !slices.Contains(a.Not, b) && !slices.Contains(b.Not, a) &&
			!slices.Contains(pairs, [2]*Actor{a, b}) {
			pairs = append(pairs, [2]*Actor{a, b})
		}
	}
	for _, a := range g.Actors {
		list := wordsOf(a.Name.S)
		key := []rune(strings.Join(list, " "))
		slices.Sort(list)
		sorted := strings.Join(list, " ")
		if sorted == "" {
			continue
		}
		for _, other := range words[sorted] {
			report(other, a)
		}
		words[sorted] = append(words[sorted], a)
		if len(key) < shortest {
			continue
		}
		for i := range len(key) + 1 { // with any one letter left out, or none
			h := fnv.New64a()
			h.Write([]byte(string(key[:i])))
			if i < len(key) {
				h.Write([]byte(string(key[i+1:])))
			}
			sum := h.Sum64()
			for _, other := range letters[sum] {
				report(other, a)
			}
			if !slices.Contains(letters[sum], a) {
				letters[sum] = append(letters[sum], a)
			}
		}
	}
	return pairs
}

// wordsOf are the words of a name in lower case, without accents and without what is often
// left out.
func wordsOf(name string) (list []string) {
	for word := range strings.FieldsFuncSeq(norm.NFD.String(strings.ToLower(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		word = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, word)
		if word != "" && word != "the" && word != "of" {
			list = append(list, word)
		}
	}
	return list
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
