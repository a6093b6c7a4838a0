package desk

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
)

// What has an id besides files.
const (
	Source         = "source"
	Event          = "event"
	Figure         = "figure"
	Recommendation = "recommendation"
)

// Named lists the kinds of things that have an id, in the order of Find.
func Named() []string { return append(Kinds(), Source, Event, Figure, Recommendation) }

// Find gives the kinds of things that have an id; that of a recommendation is brief-id#rec-id.
func (d *Desk) Find(id string) (kinds []string) {
	for _, kind := range Named() {
		if d.has(kind, id) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// IDs lists the ids of all that can be renamed, sorted.
func (d *Desk) IDs() (ids []string) {
	g := d.Graph
	for _, b := range g.Briefs {
		ids = append(ids, b.ID)
	}
	for _, a := range g.Actors {
		ids = append(ids, a.ID)
	}
	for _, t := range g.Topics {
		ids = append(ids, t.ID)
	}
	for _, p := range g.Pages {
		ids = append(ids, p.ID)
	}
	for _, s := range g.Sources {
		ids = append(ids, s.ID.ID)
	}
	for _, e := range g.Events {
		ids = append(ids, e.ID)
	}
	for _, f := range g.Figures {
		ids = append(ids, f.ID)
	}
	for _, r := range g.Recommendations {
		ids = append(ids, r.Key())
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (d *Desk) has(kind, id string) bool {
	g := d.Graph
	switch kind {
	case Brief, Actor, Topic, Page:
		return d.node(kind, id) != nil
	case Source:
		return slices.ContainsFunc(d.Archive.Sources, func(s archive.Source) bool { return s.ID.ID == id }) ||
			slices.ContainsFunc(g.Sources, func(s *graph.Source) bool { return s.ID.ID == id })
	case Event:
		return slices.ContainsFunc(g.Events, func(e *graph.Event) bool { return e.ID == id })
	case Figure:
		return slices.ContainsFunc(g.Figures, func(f *graph.Figure) bool { return f.ID == id })
	}
	return slices.ContainsFunc(g.Recommendations, func(r *graph.Recommendation) bool { return r.Key() == id })
}

func (d *Desk) node(kind, id string) graph.Node {
	switch kind {
	case Brief:
		return found(d.Graph.Briefs, func(b *graph.Brief) bool { return b.ID == id })
	case Actor:
		return found(d.Graph.Actors, func(a *graph.Actor) bool { return a.ID == id })
	case Topic:
		return found(d.Graph.Topics, func(t *graph.Topic) bool { return t.ID == id })
	case Page:
		return found(d.Graph.Pages, func(p *graph.Page) bool { return p.ID == id })
	}
	return nil
}

func found[T graph.Node](list []T, is func(T) bool) graph.Node {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i]
	}
	return nil
}

// Rename gives what is to change for a thing to have another id: the name of its file, every
// reference in front matter and text, and what leads from its old address. An error says
// why it cannot be, or which places could not be understood.
func (d *Desk) Rename(kind, old, to string) ([]edit.Change, error) {
	r := &renaming{Desk: d, kind: kind, old: old, to: to, texts: map[string]*edit.Text{}, changes: map[string]*edit.Change{}}
	if brief, rec, ok := strings.Cut(old, "#"); ok && kind == Recommendation {
		r.brief, r.old = brief, rec
		r.to = strings.TrimPrefix(to, brief+"#")
	}
	if err := r.allowed(); err != nil {
		return nil, err
	}
	r.frontMatter()
	r.links()
	r.move()
	r.redirect()
	if len(r.unclear) > 0 {
		return nil, fmt.Errorf("nothing was renamed, because %q is written here in a way that cannot be changed safely; write it plainly first:\n  %s", r.old, strings.Join(r.unclear, "\n  "))
	}
	var list []edit.Change
	for _, file := range slices.Sorted(maps.Keys(r.changes)) {
		list = append(list, *r.changes[file])
	}
	return list, nil
}

type renaming struct {
	*Desk
	kind, old, to string
	brief         string // of a recommendation
	texts         map[string]*edit.Text
	changes       map[string]*edit.Change
	unclear       []string
}

// allowed says why the new id cannot be.
func (r *renaming) allowed() error {
	id := r.to
	if r.kind == Recommendation {
		id = r.brief + "#" + r.to
	}
	switch {
	case !archive.ValidID(r.to):
		return fmt.Errorf("%q is not an id: ids consist of lower-case letters, digits and hyphens", r.to)
	case r.old == r.to:
		return fmt.Errorf("it is called %q already", r.to)
	case r.has(r.kind, id), slices.Contains(Kinds(), r.kind) && r.taken(r.kind, r.to):
		return fmt.Errorf("the id %q is taken: it is that of another %s, or was", r.to, r.kind)
	}
	var broken []string
	for _, m := range r.List.Messages {
		if m.Severity == diag.Error && unread[m.Code] {
			broken = append(broken, m.Pos.String())
		}
	}
	if len(broken) > 0 {
		return fmt.Errorf("a file that cannot be read may refer to it: correct %s first (chancery check)", strings.Join(broken, ", "))
	}
	return nil
}

// unread are the codes of messages about files that could not be read.
var unread = map[diag.Code]bool{diag.Encoding: true, diag.FileTooLarge: true, diag.FileUnreadable: true, diag.FrontMatterMissing: true,
	diag.FrontMatterUnclosed: true, diag.MergeConflict: true, diag.YAMLSyntax: true, diag.YAMLTooDeep: true, diag.YAMLSecondDocument: true}

// text is a file as it stands, and change is what happens to it.
func (r *renaming) text(file string) *edit.Text {
	if t := r.texts[file]; t != nil {
		return t
	}
	src, err := r.Source(file)
	if err != nil {
		r.unclear = append(r.unclear, fmt.Sprintf("%s: %v", file, err))
	}
	t := edit.NewText(src)
	r.texts[file] = t
	return t
}

func (r *renaming) change(file string) *edit.Change {
	c := r.changes[file]
	if c == nil {
		c = &edit.Change{File: file, To: file}
		r.changes[file] = c
	}
	return c
}

func (r *renaming) add(file string, e edit.Edit) { c := r.change(file); c.Edits = append(c.Edits, e) }

// put replaces a word at a place, which may stand in quotation marks.
func (r *renaming) put(at diag.Pos, old, to string) {
	t := r.text(at.File)
	i, ok := t.Offset(at)
	if ok && i < len(t.Src) && (t.Src[i] == '"' || t.Src[i] == '\'') {
		i++
	}
	if end := i + len(old); ok && bytes.HasPrefix(t.Src[i:], []byte(old)) && (end == len(t.Src) || !wordByte(t.Src[end])) {
		r.add(at.File, edit.Edit{From: i, To: end, Text: to})
		return
	}
	r.unclear = append(r.unclear, at.String())
}

// wordByte reports whether an id could go on with a byte.
func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// within replaces the last of a word in a stretch of a text, or in the definition of the link
// there; file is what the link leads to, if that is a file.
func (r *renaming) within(at diag.Pos, width int, old, to, file string) {
	t := r.text(at.File)
	from, ok := t.Offset(at)
	if ok {
		stretch := t.Src[from:]
		if end, ok := t.Offset(diag.Pos{File: at.File, Line: at.Line, Col: at.Col + int32(width)}); ok && end >= from {
			stretch = t.Src[from:end]
		}
		if i := bytes.LastIndex(stretch, []byte(old)); i >= 0 && (i == 0 || !wordByte(old[0]) || !wordByte(stretch[i-1])) {
			r.add(at.File, edit.Edit{From: from + i, To: from + i + len(old), Text: to})
			return
		}
	}
	if !r.definition(at, old, to, file) {
		r.unclear = append(r.unclear, at.String())
	}
}

// definition looks for the address of a link among the link definitions of a text, where it
// does not stand in the link itself.
func (r *renaming) definition(at diag.Pos, old, to, file string) (found bool) {
	t := r.text(at.File)
	offset := 0
	for line := range bytes.Lines(t.Src) {
		label, address, ok := bytes.Cut(bytes.TrimLeft(line, " "), []byte("]: "))
		if fields := bytes.Fields(address); ok && bytes.HasPrefix(label, []byte("[")) && len(fields) > 0 {
			name, _, _ := strings.Cut(strings.Trim(string(fields[0]), "<>"), "#")
			i := len(line) - len(address) + bytes.LastIndex(fields[0], []byte(old)) + bytes.Index(address, fields[0])
			if bytes.Contains(fields[0], []byte(old)) && (!wordByte(old[0]) || !wordByte(line[i-1])) && (file == "" || path.Join(path.Dir(at.File), name) == file) {
				r.add(at.File, edit.Edit{From: offset + i, To: offset + i + len(old), Text: to})
				found = true
			}
		}
		offset += len(line)
	}
	return found
}

// links renames in texts.
func (r *renaming) links() {
	node := r.node(r.kind, r.old)
	if r.kind == Recommendation {
		node = r.node(Brief, r.brief)
	}
	prefix := map[string]string{Recommendation: address.RecPrefix, Event: address.EventPrefix, Figure: address.FigurePrefix, Source: address.SourcePrefix}[r.kind]
	for file, links := range r.passages() {
		for i, link := range links.links {
			target := links.targets[i]
			switch {
			case link.Kind == prose.Cite && r.kind == Source && link.Target == r.old:
				r.within(link.Pos(file), link.Width, r.old, r.to, "")
			case prefix != "":
				if link.Fragment == prefix+r.old && r.holds(file, target.Node, node) {
					r.within(link.Pos(file), link.Width, "#"+link.Fragment, "#"+prefix+r.to, "")
				}
			case node == nil || target.Node != node:
			case link.Kind == prose.File:
				r.within(link.Pos(file), link.Width, r.old+".md", r.to+".md", node.Head().File)
			case link.Kind == prose.Wiki && strings.EqualFold(link.Target, r.old) && (link.Target == r.old || !named(node, link.Target)):
				r.within(link.Pos(file), link.Width, link.Target, r.to, "")
			}
		}
	}
}

// holds reports whether a fragment of a page is that of the thing: of a recommendation in its
// brief, of all else in any brief.
func (r *renaming) holds(file string, target, node graph.Node) bool {
	if target == nil { // a fragment of the same text
		for _, b := range r.Graph.Briefs {
			if b.File == file {
				target = b
			}
		}
	}
	_, inBrief := target.(*graph.Brief)
	return inBrief && (r.kind != Recommendation || target == node)
}

// named reports whether a thing has a name, so that a wiki link by that name stays right.
func named(n graph.Node, name string) bool {
	names := []string{n.Head().Title}
	if a, ok := n.(*graph.Actor); ok {
		for _, t := range slices.Concat(a.Aliases, a.WeakAliases) {
			names = append(names, t.S)
		}
		for _, t := range a.Names {
			names = append(names, t.Text.S)
		}
	}
	return slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, name) })
}

type passage struct {
	links   []prose.Link
	targets []graph.Target
}

func (r *renaming) passages() func(yield func(string, passage) bool) {
	return func(yield func(string, passage) bool) {
		r.Graph.Passages(func(file string, links []prose.Link, targets []graph.Target) bool {
			return yield(file, passage{links, targets})
		})
	}
}

// move gives the file its new name, and the versions of a brief their new folder.
func (r *renaming) move() {
	if n := r.node(r.kind, r.old); n != nil {
		file := n.Head().File
		if _, err := r.Source(file); err == nil { // a topic may do without one
			r.change(file).To = path.Join(path.Dir(file), r.to+".md")
		}
	}
	for _, v := range r.Archive.Versions {
		if r.kind == Brief && v.Of == r.old {
			r.change(v.File).To = archive.VersionFile(r.to, v.N)
		}
	}
}
