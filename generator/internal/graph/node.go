package graph

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
)

// Node is a thing with a file and a page of its own: *Brief, *Actor, *Topic or *Page.
type Node interface {
	Head() Head
	body() *Body
	broken() bool // whether its file could not be read
	linkedFrom(Backlink)
}

// Head is what all nodes have.
type Head struct {
	Kind  address.Kind
	ID    string
	Title string       // or name
	File  string       // which a topic may do without
	Path  address.Path // of its page
}

func (b *Brief) Head() Head {
	return Head{address.KindBrief, b.ID, b.Title.S, b.File, address.Brief(b.ID)}
}

func (a *Actor) Head() Head {
	return Head{address.KindActor, a.ID, a.Name.S, a.File, address.Actor(a.ID)}
}

func (t *Topic) Head() Head {
	file := t.File
	if file == "" {
		file = archive.Root + "/topics/" + t.ID + ".md"
	}
	return Head{address.KindTopic, t.ID, t.Title, file, address.Topic(t.ID)}
}

func (p *Page) Head() Head {
	return Head{address.KindProse, p.ID, p.Title.S, p.File, address.Page(p.ID)}
}

func (b *Brief) body() *Body { return &b.Text }
func (a *Actor) body() *Body { return &a.Text }
func (t *Topic) body() *Body { return &t.Text }
func (p *Page) body() *Body  { return &p.Text }

func (b *Brief) broken() bool { return b.Broken }
func (a *Actor) broken() bool { return a.Broken }
func (t *Topic) broken() bool { return t.unread }
func (p *Page) broken() bool  { return p.Broken }

func (b *Brief) linkedFrom(l Backlink) { b.Backlinks = once(b.Backlinks, l) }
func (a *Actor) linkedFrom(l Backlink) { a.Backlinks = once(a.Backlinks, l) }
func (t *Topic) linkedFrom(l Backlink) { t.Backlinks = once(t.Backlinks, l) }
func (p *Page) linkedFrom(l Backlink)  { p.Backlinks = once(p.Backlinks, l) }

// once appends a link, unless the last one comes from the same thing.
func once(list []Backlink, l Backlink) []Backlink {
	if n := len(list); n > 0 && list[n-1].From == l.From {
		return list
	}
	return append(list, l)
}
