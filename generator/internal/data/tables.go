package data

import (
	"maps"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// Tables gives the tables of an archive, those that others refer to first.
func Tables(w *wording.Wording) []*Table {
	t := &tables{w}
	return []*Table{
		t.briefs(), t.actors(), t.authors(), t.topics(), t.recommendations(), t.history(),
		t.events(), t.reports(), t.figures(), t.sources(), t.mentions(), t.citations(),
	}
}

type tables struct{ *wording.Wording }

// url is the address of something: with its host where that is known, otherwise from the
// site's root.
func (t *tables) url(u address.URL) string { return absolute(t.BaseURL, u) }

func absolute(base string, u address.URL) string {
	if base == "" {
		return u.FromRoot()
	}
	return base + "/" + u.FromRoot()
}

func vocabulary[V any](titles map[string]V) []string { return slices.Sorted(maps.Keys(titles)) }

func (t *tables) briefs() *Table {
	return &Table{Name: "briefs", Count: func() int { return len(t.Graph.Briefs) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), needed("title"), text("subtitle"), dated("date", true), dated("updated", false), text("summary"),
			needed("language"), text("number"), text("doi"), text("series"), term("kind", vocabulary(t.Words.Terms.BriefKind)),
			refs("authors", "authors"), list("author_names"), list("author_organizations"), refs("topics", "topics"), refs("actors", "actors"), refs("related", "briefs"),
			ref("supersedes", "briefs"), refs("superseded_by", "briefs"), ref("translation_of", "briefs"), list("files")),
		rows: func(r *row) {
			published := make(map[string]bool, len(t.Graph.Briefs))
			for _, b := range t.Graph.Briefs {
				published[b.ID] = true
			}
			for _, b := range t.Graph.Briefs {
				r.text(b.ID)
				r.text(t.url(wording.BriefURL(b, "")))
				r.text(b.Title.S)
				r.text(b.Subtitle)
				r.date(b.Date.Date)
				r.date(b.Updated.Date)
				r.text(wording.Plain(&b.SummaryText))
				r.text(t.language(b))
				r.text(t.Number(b))
				r.text(b.DOI.S)
				r.text(b.Series)
				r.text(b.Kind.ID)
				t.signed(r, b)
				texts(r, b.Topics, func(v *graph.Topic) string { return v.ID })
				texts(r, b.Principal, actorID)
				related := lists.Having(b.Brief.Related, func(v archive.Ref) bool { return published[v.ID] })
				texts(r, related, func(v archive.Ref) string { return v.ID })
				r.text(briefID(b.Supersedes))
				texts(r, b.SupersededBy, briefID)
				r.text(briefID(b.TranslationOf))
				texts(r, b.Downloads, func(d graph.Download) string { return t.url(wording.Media(d.File).URL()) })
				if !r.end() {
					return
				}
			}
		}}
}

func (t *tables) language(b *graph.Brief) string {
	for _, tag := range []string{b.Language.Tag, t.Graph.Site.Language.Tag} {
		if tag != "" {
			return tag
		}
	}
	return "en"
}

func (t *tables) signed(r *row, b *graph.Brief) {
	authors := t.Graph.Signed(b)
	texts(r, authors, func(a graph.Author) string {
		if a.Writer == nil {
			return ""
		}
		return a.Writer.ID
	})
	texts(r, authors, func(a graph.Author) string { return a.Written() })
	texts(r, authors, func(a graph.Author) string { return a.Organization })
}

func actorID(a *graph.Actor) string {
	if a == nil {
		return ""
	}
	return a.ID
}

func briefID(b *graph.Brief) string {
	if b == nil {
		return ""
	}
	return b.ID
}

func sourceID(u *graph.Use) string {
	if u == nil {
		return ""
	}
	return u.Source.ID.ID
}

func (t *tables) actors() *Table {
	return &Table{Name: "actors", Count: func() int { return len(t.Graph.Actors) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), needed("name"), term("kind", vocabulary(t.Words.Terms.ActorKind)), list("names"), list("name_languages"),
			list("aliases"), list("weak_aliases"), text("summary"), text("role"), ref("country", "actors"), refs("member_of", "actors"),
			refs("leads", "actors"), refs("distinct_from", "actors"), list("formerly"), text("wikidata"), text("orcid")),
		rows: func(r *row) {
			for _, a := range t.Graph.Actors {
				r.text(a.ID)
				r.text(t.url(wording.ActorURL(a)))
				r.text(a.Name.S)
				r.text(a.Kind.ID)
				texts(r, a.Names, func(n archive.Name) string { return n.Text.S })
				texts(r, a.Names, func(n archive.Name) string { return n.Lang.Tag })
				texts(r, a.Aliases, func(s archive.Text) string { return s.S })
				texts(r, a.WeakAliases, func(s archive.Text) string { return s.S })
				r.text(wording.Plain(&a.SummaryText))
				r.text(a.Role)
				r.text(actorID(a.Country))
				texts(r, a.MemberOf, actorID)
				texts(r, a.Leads, actorID)
				texts(r, a.Not, actorID)
				texts(r, a.Formerly, func(v archive.Ref) string { return v.ID })
				r.text(a.Wikidata.Q)
				r.text(a.ORCID.S)
				if !r.end() {
					return
				}
			}
		}}
}

func (t *tables) authors() *Table {
	return &Table{Name: "authors", Count: func() int { return len(t.Graph.Writers) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), needed("name"), text("orcid"), list("organizations"), ref("actor", "actors"), whole("briefs")),
		rows: func(r *row) {
			for _, v := range t.Graph.Writers {
				r.text(v.ID)
				r.text(t.url(wording.AuthorURL(v)))
				r.text(v.Name)
				r.text(v.ORCID)
				texts(r, v.Organizations, func(s string) string { return s })
				r.text(actorID(v.Actor))
				r.whole(len(v.Briefs))
				if !r.end() {
					return
				}
			}
		}}
}

func (t *tables) topics() *Table {
	return &Table{Name: "topics", Count: func() int { return len(t.Graph.Topics) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), needed("title"), text("summary")),
		rows: func(r *row) {
			for _, v := range t.Graph.Topics {
				r.text(v.ID)
				r.text(t.url(wording.TopicURL(v)))
				r.text(v.Title)
				r.text(wording.Plain(&v.SummaryText))
				if !r.end() {
					return
				}
			}
		}}
}

func (t *tables) mentions() *Table {
	return &Table{Name: "mentions", Count: func() int { return sum(t.Graph.Briefs, func(b *graph.Brief) int { return len(b.Mentioned) }) }, Key: []string{"brief", "actor"},
		Columns: columns(keyOf("brief", "briefs"), keyOf("actor", "actors"), whole("times"), flag("principal"), list("sections")),
		rows: func(r *row) {
			for _, b := range t.Graph.Briefs {
				for _, m := range b.Mentioned {
					r.text(b.ID)
					r.text(m.Actor.ID)
					r.whole(int(m.Times))
					r.flag(m.Principal)
					texts(r, m.Sections, func(i int32) string { return section(b, i) })
					if !r.end() {
						return
					}
				}
			}
		}}
}

// section is where in a brief's page a section of its text begins: at the i-th heading.
// What stands before the first, or in a footnote, has the page's own.
func section(b *graph.Brief, i int32) string {
	if i < 0 || int(i) >= len(b.Text.Headings) {
		return "Main"
	}
	return b.Text.Headings[i].ID
}

// sum adds up what of gives for each item.
func sum[T any](items []T, of func(T) int) (n int) {
	for _, v := range items {
		n += of(v)
	}
	return n
}

// joined is how lists stand in one cell: a semicolon between the items, a backslash before
// a semicolon or backslash in one.
func joined(items []string) string {
	for _, s := range items {
		if strings.ContainsAny(s, `;\`) {
			escaped := make([]string, len(items))
			for i, s := range items {
				escaped[i] = listEscapes.Replace(s)
			}
			return strings.Join(escaped, ";")
		}
	}
	return strings.Join(items, ";")
}

var listEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`)
