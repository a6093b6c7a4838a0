package desk

import (
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"
)

// frontMatter renames in front matter, site.yaml and sources.yaml.
func (r *renaming) frontMatter() {
	a := r.Archive
	switch r.kind {
	case Actor:
		for _, v := range a.Site.Authors {
			r.author(v)
		}
		for _, v := range a.Actors {
			r.refs(v.Country)
			r.refs(v.MemberOf...)
			r.refs(v.Leads...)
			r.refs(v.Not...)
		}
	case Page:
		r.refs(a.Site.Navigation...)
		for _, v := range a.Site.Menu {
			r.refs(v.ID)
		}
	case Source:
		for _, v := range a.Sources {
			r.refs(v.ID)
		}
	}
	for _, b := range a.Briefs {
		r.briefReferences(b)
	}
}

func (r *renaming) briefReferences(b *archive.Brief) {
	switch r.kind {
	case Brief:
		r.refs(b.Supersedes, b.TranslationOf)
		r.refs(b.Related...)
		for _, rec := range b.Recommendations {
			for _, ref := range append(slices.Clone(rec.Related), rec.SupersededBy) {
				if strings.HasPrefix(ref.ID, r.old+"#") {
					r.put(ref.At, r.old, r.to)
				}
			}
		}
	case Topic:
		r.refs(b.Topics...)
	case Actor:
		r.actorsOf(b)
	case Source:
		r.sourcesOf(b)
	case Event:
		for _, e := range b.Events {
			r.refs(e.ID)
		}
	case Figure:
		for _, f := range figures(b) {
			r.refs(f.ID)
		}
	case Recommendation:
		r.recommendationsOf(b)
	}
}

// refs renames references that are to the thing.
func (r *renaming) refs(refs ...archive.Ref) {
	for _, ref := range refs {
		if ref.ID == r.old {
			r.put(ref.At, r.old, r.to)
		}
	}
}

func (r *renaming) author(v archive.Author) {
	if v.Name.S == r.old {
		r.put(v.Name.At, r.old, r.to)
	}
	r.refs(v.ID)
}

func (r *renaming) actorsOf(b *archive.Brief) {
	r.refs(b.Actors...)
	for _, v := range b.Authors {
		r.author(v)
	}
	for _, rec := range b.Recommendations {
		r.refs(rec.To...)
		r.refs(rec.Concerns...)
		for _, v := range rec.By {
			r.refs(archive.Ref{ID: v.S, At: v.At})
		}
	}
	for _, e := range b.Events {
		r.refs(e.Actors...)
	}
	for _, f := range figures(b) {
		r.refs(archive.Ref{ID: f.SaidBy.S, At: f.SaidBy.At})
	}
}

func (r *renaming) sourcesOf(b *archive.Brief) {
	for _, s := range b.Sources {
		r.refs(s.ID)
	}
	for _, rec := range b.Recommendations {
		r.refs(rec.Sources...)
		for _, h := range rec.History {
			r.refs(h.Source)
		}
	}
	for _, e := range b.Events {
		r.refs(e.Sources...)
	}
	for _, f := range figures(b) {
		r.refs(f.Source)
	}
}

func (r *renaming) recommendationsOf(b *archive.Brief) {
	for _, rec := range b.Recommendations {
		if b.ID == r.brief {
			r.refs(rec.ID)
		}
		for _, ref := range append(slices.Clone(rec.Related), rec.SupersededBy) {
			switch {
			case ref.ID == r.brief+"#"+r.old:
				r.put(ref.At, ref.ID, r.brief+"#"+r.to)
			case b.ID == r.brief:
				r.refs(ref)
			}
		}
	}
}

// figures are those of a brief, with those of its events.
func figures(b *archive.Brief) []archive.Figure {
	all := slices.Clone(b.Figures)
	for _, e := range b.Events {
		all = append(all, e.Figures...)
	}
	return all
}

// redirect has what is renamed lead from its old address.
func (r *renaming) redirect() {
	switch r.kind {
	case Brief:
		b := r.Archive.Briefs[slices.IndexFunc(r.Archive.Briefs, func(b *archive.Brief) bool { return b.ID == r.old })]
		r.keep(b.File, "aliases", string(address.Brief(r.old)), places(b.Aliases))
	case Page:
		p := r.Archive.Pages[slices.IndexFunc(r.Archive.Pages, func(p *archive.Page) bool { return p.ID == r.old })]
		r.keep(p.File, "aliases", string(address.Page(r.old)), places(p.Aliases))
	case Actor:
		a := r.Archive.Actors[slices.IndexFunc(r.Archive.Actors, func(a *archive.Actor) bool { return a.ID == r.old })]
		r.keep(a.File, formerly, r.old, former(a.Formerly))
	case Topic:
		r.redirectTopic()
	default:
		r.redirectItem()
	}
}

const formerly = "formerly"

// redirectTopic makes a file for a topic that has none: it says what the topic was called.
func (r *renaming) redirectTopic() {
	if i := slices.IndexFunc(r.Archive.Topics, func(t *archive.Topic) bool { return t.ID == r.old }); i >= 0 {
		t := r.Archive.Topics[i]
		r.keep(t.File, formerly, r.old, former(t.Formerly))
		return
	}
	file := path.Join(archive.Root, "topics", r.to+".md")
	text := "---\ntitle: " + Quote(r.node(Topic, r.old).Head().Title) + "\n" + formerly + ": [" + r.old + "]\n---\n"
	r.changes[file] = &edit.Change{To: file, Edits: []edit.Edit{{Text: text}}}
}

// item is an item of front matter that gives a thing its id.
type item struct {
	id       archive.Ref
	formerly []archive.Ref
}

// redirectItem notes the old id in one of the items that have it: where one was noted
// before, else in the first that is more than an id.
func (r *renaming) redirectItem() {
	items := r.items()
	slices.SortStableFunc(items, func(a, b item) int { return min(len(b.formerly), 1) - min(len(a.formerly), 1) })
	for _, v := range items {
		t := r.text(v.id.At.File)
		e, ok := t.AddBeside(v.id.At, formerly, "["+r.old+"]")
		if n := len(v.formerly); n > 0 {
			e, ok = t.AddItem(v.formerly[n-1].At, r.old)
		}
		if ok {
			r.add(v.id.At.File, e)
			return
		}
	}
	r.unclear = append(r.unclear, "there is no place for `"+formerly+": ["+r.old+"]`")
}

func (r *renaming) items() (items []item) {
	add := func(id archive.Ref, formerly []archive.Ref) {
		if id.ID == r.old {
			items = append(items, item{id, formerly})
		}
	}
	for _, s := range r.Archive.Sources {
		if r.kind == Source {
			add(s.ID, s.Formerly)
		}
	}
	for _, b := range r.Archive.Briefs {
		switch r.kind {
		case Source:
			for _, s := range b.Sources {
				add(s.ID, s.Formerly)
			}
		case Event:
			for _, e := range b.Events {
				add(e.ID, e.Formerly)
			}
		case Figure:
			for _, f := range figures(b) {
				add(f.ID, f.Formerly)
			}
		case Recommendation:
			for _, rec := range b.Recommendations {
				if b.ID == r.brief {
					add(rec.ID, rec.Formerly)
				}
			}
		}
	}
	return items
}

// keep adds a value to a list of a file's front matter.
func (r *renaming) keep(file, key, value string, items []diag.Pos) {
	t := r.text(file)
	e, ok := t.AddKey(key, "["+value+"]")
	if len(items) > 0 {
		e, ok = t.AddItem(items[len(items)-1], value)
	}
	if !ok {
		r.unclear = append(r.unclear, file+": "+key)
		return
	}
	r.add(file, e)
}

func places(list []archive.Text) (at []diag.Pos) {
	for _, t := range list {
		at = append(at, t.At)
	}
	return at
}

func former(list []archive.Ref) (at []diag.Pos) {
	for _, t := range list {
		at = append(at, t.At)
	}
	return at
}
