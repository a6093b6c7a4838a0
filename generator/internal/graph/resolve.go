package graph

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
)

// unknown reports an ID that resolves to nothing.
func (l *linker) unknown(r archive.Ref, what string, candidates []string, otherwise string) {
	if l.misnamed[r.ID] {
		return // the file is there, and its name was reported
	}
	l.list.Errorf(diag.IDUnknown, r.At, runes(r.ID), diag.DidYouMean(r.ID, candidates, otherwise), "there is no %s %q", what, r.ID)
}

func (l *linker) actor(r archive.Ref) *Actor {
	if r.ID == "" {
		return nil // reported where it was read
	}
	if n := l.actors[r.ID]; n != nil {
		return n
	}
	if n := l.renamed[r.ID]; n != nil {
		l.list.Errorf(diag.ActorRenamed, r.At, runes(r.ID), "write "+n.ID, "the actor %q is now called %q", r.ID, n.ID)
		return n
	}
	// A name that stands where an ID belongs points to the one that has it.
	ids, has := sortedKeys(l.actors), l.named(r.ID)
	switch {
	case has != nil && archive.ValidID(r.ID):
		l.unknown(r, "actor", nil, "write its id, "+has.ID)
		return nil
	case archive.ValidID(r.ID):
		l.unknown(r, "actor", ids, "create content/actors/"+r.ID+".md")
		return nil
	}
	slug, fix := archive.Slug(r.ID), "ids consist of lower-case letters, digits and hyphens"
	if near := diag.Nearest(slug, ids); has != nil {
		fix = "write its id, " + has.ID
	} else if near != "" {
		fix += `: perhaps "` + near + `"`
	} else if slug != "" {
		fix = "create content/actors/" + slug + ".md, and write " + slug
	}
	l.list.Errorf(diag.IDMalformed, r.At, runes(r.ID), fix, "%q is not an id", r.ID)
	return nil
}

// named finds the only actor with a name that is written so, or that makes the same ID.
func (l *linker) named(text string) *Actor {
	var found *Actor
	folded, slug := fold(text), archive.Slug(text)
	for _, n := range l.graph.Actors {
		names := slices.Concat([]archive.Text{n.Name}, n.Aliases, n.WeakAliases)
		for _, other := range n.Names {
			names = append(names, other.Text)
		}
		for _, t := range names {
			if fold(t.S) == folded || slug != "" && archive.Slug(t.S) == slug {
				if found != nil && found != n {
					return nil
				}
				found = n
			}
		}
	}
	return found
}

// actorList resolves a list; an actor that stands twice in it is reported.
func (l *linker) actorList(refs []archive.Ref) []*Actor {
	list := l.actorLists.take(len(refs))
	for _, r := range refs {
		n := l.actor(r)
		switch {
		case n == nil:
		case slices.Contains(list, n):
			l.list.Warnf(diag.ReferenceTwice, r.At, runes(r.ID), "remove one of the two", "%q appears twice in this list", r.ID)
		default:
			list = append(list, n)
		}
	}
	return list
}

// brief resolves a reference of one brief to another.
func (l *linker) brief(r archive.Ref, from *Brief, key string) *Brief {
	if r.ID == "" {
		return nil
	}
	n := l.briefs[r.ID]
	switch {
	case n == nil:
		l.unknown(r, "brief", sortedKeys(l.briefs), "create content/briefs/"+r.ID+".md")
		return nil
	case n == from:
		l.list.Errorf(diag.SelfReference, r.At, runes(r.ID), "remove it", "the brief refers to itself under %q", key)
		return nil
	case n.withheld != "" && from.withheld == "":
		l.list.Warnf(diag.WithheldReference, r.At, runes(r.ID), "publish it, or remove the reference", "the brief %q is withheld, so this is left out: %s", r.ID, n.withheld)
		return nil
	}
	return n
}

// rec resolves a reference to a recommendation: rec-id in the same brief, or
// brief-id#rec-id.
func (l *linker) rec(r archive.Ref, from *Recommendation) *Recommendation {
	if r.ID == "" {
		return nil
	}
	b, id := from.Brief, r.ID
	if other, rest, across := strings.Cut(r.ID, "#"); across {
		b, id = l.briefs[other], rest
	}
	n := b.recommendation(id)
	switch {
	case b != nil && b.withheld != "" && from.Brief.withheld == "":
		l.list.Warnf(diag.WithheldReference, r.At, runes(r.ID), "publish its brief, or remove the reference", "the brief of %q is withheld, so this is left out", r.ID)
		return nil
	case n == nil && b != nil && (b.Broken || b.Unnamed()):
		return nil
	case n == nil:
		l.unknown(r, "recommendation", l.recommendations(from.Brief), "a recommendation of another brief is written brief-id#recommendation-id")
		return nil
	case n == from:
		l.list.Errorf(diag.SelfReference, r.At, runes(r.ID), "remove it", "the recommendation refers to itself")
		return nil
	}
	return n
}

// recommendation finds one by its ID in the brief.
func (b *Brief) recommendation(id string) *Recommendation {
	if b == nil {
		return nil
	}
	for _, r := range b.Recommendations {
		if r.ID.ID == id {
			return r
		}
	}
	return nil
}

// recommendations lists how a brief can name each recommendation.
func (l *linker) recommendations(from *Brief) []string {
	var names []string
	for _, b := range l.all {
		for _, r := range b.Recommendations {
			if b == from {
				names = append(names, r.ID.ID)
			} else {
				names = append(names, r.Key())
			}
		}
	}
	return names
}

// speaker resolves an actor's ID, or takes the words as a name.
func (l *linker) speaker(v archive.Voice) Speaker {
	if n := l.actors[v.S]; n != nil {
		return Speaker{Name: n.Name.S, Actor: n}
	}
	if v.S != "" && archive.ValidID(v.S) {
		l.unknown(archive.Ref{ID: v.S, At: v.At}, "actor", sortedKeys(l.actors), `write an actor's id, or a name with a capital letter or a space in it, such as "US officials"`)
	}
	return Speaker{Name: v.S}
}

func (l *linker) topicList(b *Brief) []*Topic {
	list := l.topicLists.take(len(b.Brief.Topics))
	for _, r := range b.Brief.Topics {
		if r.ID == "" {
			continue
		}
		n := l.topics[r.ID]
		if n == nil {
			if near := diag.Nearest(r.ID, l.topicFiles()); near != "" {
				l.list.Warnf(diag.TopicNearMiss, r.At, runes(r.ID), fmt.Sprintf("did you mean %q? if not, create content/topics/%s.md", near, r.ID), "the topic %q has no file, but there is one called %q", r.ID, near)
			}
			if archive.Device(r.ID) {
				l.list.Warnf(diag.NameOnWindows, r.At, runes(r.ID), "give the topic another id", "the page of the topic %q cannot be stored on Windows, where that is the name of a device", r.ID)
			}
			n = &Topic{ID: r.ID, Title: archive.Titled(r.ID)}
			l.topics[r.ID] = n
		}
		n.named = n.named || b.withheld == ""
		if slices.Contains(list, n) {
			l.list.Warnf(diag.ReferenceTwice, r.At, runes(r.ID), "remove one of the two", "%q appears twice in this list", r.ID)
			continue
		}
		list = append(list, n)
	}
	return list
}

func (l *linker) topicFiles() []string {
	var ids []string
	for id, t := range l.topics {
		if t.File != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// collectSources finds the one telling of each source, and makes each brief's
// list of uses. Two different tellings are an error that names both.
func (l *linker) collectSources() {
	l.sources = make(map[string]*Source, len(l.archive.Sources)+2*len(l.all))
	tell := func(s *archive.Source, by *Brief) {
		l.renames.sources = l.renames.sources || len(s.Formerly) > 0
		if s.ID.ID == "" || !s.Told() {
			return
		}
		before := l.sources[s.ID.ID]
		if before == nil {
			n := l.newSources.one()
			n.Source, n.by = s, by
			l.sources[s.ID.ID] = n
			return
		}
		if key := unlike(before.Source, s); key != "" && !s.Faulty && !before.Faulty {
			l.list.Add(diag.Message{Code: diag.SourceDescribedTwice, Pos: s.ID.At, Width: runes(s.ID.ID), Text: fmt.Sprintf("the source %q is described twice, with a different %s", s.ID.ID, key),
				Fix: "describe it once, here or in content/sources.yaml, and give only its id elsewhere; or give this source another id",
				See: []diag.Related{{Pos: before.ID.At, Text: "the other description is here"}}})
		}
	}
	for i := range l.archive.Sources {
		tell(&l.archive.Sources[i], nil)
	}
	for _, b := range l.all {
		for i := range b.Brief.Sources {
			tell(&b.Brief.Sources[i], b)
		}
	}
	for _, b := range l.all {
		all := make([]Use, 0, len(b.Brief.Sources))
		b.Sources = l.useLists.take(len(b.Brief.Sources))
		for i := range b.Brief.Sources {
			s := &b.Brief.Sources[i]
			if s.ID.ID == "" {
				continue
			}
			n := l.sources[s.ID.ID]
			if n == nil {
				if !l.partial {
					l.unknown(s.ID, "source", l.toldSources(), "describe it: add `title: …`")
				}
				n = &Source{Source: s}
				l.sources[s.ID.ID] = n
			}
			if n.by != nil && n.by.withheld != "" && b.withheld == "" {
				l.list.Warnf(diag.WithheldOnly, s.ID.At, runes(s.ID.ID), "describe it here or in content/sources.yaml: add `title: …`", "only %s describes the source %q", n.by.unpublished(), s.ID.ID)
			}
			all = append(all, Use{Source: n, Brief: b, Number: len(all) + 1})
			b.Sources = append(b.Sources, &all[len(all)-1])
		}
	}
}

// toldSources lists the IDs of sources of which more is told than the ID.
func (l *linker) toldSources() []string {
	var ids []string
	for _, id := range sortedKeys(l.sources) {
		if l.sources[id].Told() {
			ids = append(ids, id)
		}
	}
	return ids
}

// unlike names the first key by which two tellings of a source differ, or "".
func unlike(a, b *archive.Source) string {
	for _, k := range []struct {
		key  string
		a, b any
	}{
		{"title", a.Title, b.Title}, {"author", a.Author, b.Author}, {"publisher", a.Publisher, b.Publisher}, {"journal", a.Journal, b.Journal},
		{"volume", a.Volume, b.Volume}, {"issue", a.Issue, b.Issue}, {"pages", a.Pages, b.Pages}, {"date", a.Date.Date, b.Date.Date},
		{"url", a.URL.Href, b.URL.Href}, {"archived", a.Archived.Href, b.Archived.Href}, {"accessed", a.Accessed.Date, b.Accessed.Date},
		{"doi", a.DOI.S, b.DOI.S}, {"isbn", a.ISBN.S, b.ISBN.S}, {"kind", a.Kind.ID, b.Kind.ID},
	} {
		if k.a != k.b {
			return k.key
		}
	}
	return ""
}

// use finds a source in a brief's list; one that is cited but not listed was
// reported where it was read.
func (b *Brief) use(id string) *Use {
	for _, u := range b.Sources {
		if u.Source.ID.ID == id {
			return u
		}
	}
	return nil
}

func (l *linker) uses(b *Brief, refs []archive.Ref) []*Use {
	list := l.useLists.take(len(refs))
	for _, r := range refs {
		if u := b.use(r.ID); u != nil && !slices.Contains(list, u) {
			list = append(list, u)
		}
	}
	return list
}

// sortedKeys gives the keys of a table in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
