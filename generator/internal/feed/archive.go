package feed

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// most is how many entries the feed of an archive has, and mostOfThing that of an actor, a
// topic, an author or a series: the newest. Readers keep what they have seen.
const (
	most        = 20
	mostOfThing = 10
)

// Maker makes the feeds of an archive.
type Maker struct {
	*wording.Wording
	Generator string
	Icon      string // its address, or ""
	// HTML gives the text of a brief, where feeds have it; else it is nil. Its addresses
	// begin with address.Root or are fragments.
	HTML func(from wording.Texts, b *graph.Brief) string

	newest  func() map[*graph.Brief]int32 // the place of each brief in order
	order   []*graph.Brief                // the briefs, by when they were changed, the last first
	entries sync.Map                      // from *graph.Brief to *Entry
}

// Plan is a feed to be made.
type Plan struct {
	Page  address.Path // that lists the same
	Title string
	Texts []string // the files of the briefs whose texts it has
	Make  func(from wording.Texts) *Feed
	// Changed is the day on which what the page lists was changed last (ISO 8601), or ""
	// where that is not known to the day.
	Changed func() string
}

// Plans lists the feeds of an archive with a base URL: its own, those of each actor, topic,
// author and series that briefs are about, by or in, and that of what becomes of
// recommendations. What is not published is in none.
func (m *Maker) Plans() (list []Plan) {
	g := m.Graph
	m.newest = sync.OnceValue(m.ranks)
	add := func(page address.Path, name string, about *graph.Text, has bool, of func() []*graph.Brief) {
		if has {
			list = append(list, m.plan(page, name, about, of))
		}
	}
	briefs := func(page address.Path, name string, about *graph.Text, list []*graph.Brief) {
		add(page, name, about, slices.ContainsFunc(list, published), func() []*graph.Brief { return list })
	}
	briefs(address.Home, "", &g.Description, g.Briefs)
	for _, a := range g.Actors {
		has := slices.ContainsFunc(a.Briefs, published) || slices.ContainsFunc(a.Mentions, func(n *graph.Mention) bool { return published(n.Brief) })
		add(address.Actor(a.ID), a.Name.S, &a.SummaryText, has, func() []*graph.Brief { return naming(a) })
	}
	for _, t := range g.Topics {
		briefs(address.Topic(t.ID), t.Title, &t.SummaryText, t.Briefs)
	}
	for _, w := range g.Writers {
		briefs(address.Author(w.ID), w.Name, &graph.Text{}, w.Briefs)
	}
	for _, s := range g.Series {
		briefs(address.Series(s.ID), s.Title, &graph.Text{}, s.Briefs)
	}
	if slices.ContainsFunc(g.Recommendations, func(r *graph.Recommendation) bool { return len(r.History) > 0 && published(r.Brief) }) {
		title, changes := m.title(m.Words.Recommendations.Changes), sync.OnceValue(m.changes)
		list = append(list, Plan{Page: address.Recommendations().Index, Title: title, Make: func(wording.Texts) *Feed { return m.ofChanges(title, changes()) }, Changed: func() string { return "" }})
	}
	return list
}

// plan plans a feed of briefs.
func (m *Maker) plan(page address.Path, name string, about *graph.Text, of func() []*graph.Brief) Plan {
	n := mostOfThing
	if page == address.Home {
		n = most
	}
	p := Plan{Page: page, Title: m.title(name), Changed: func() string { return wording.Changed(m.last(of(), 1)[0]) }}
	if m.HTML != nil {
		p.Texts = lists.Each(m.last(of(), n), func(b *graph.Brief) string { return b.File })
	}
	p.Make = func(from wording.Texts) *Feed {
		f := m.frame(page, p.Title, wording.Plain(about))
		f.Entries = lists.Each(m.last(of(), n), func(b *graph.Brief) *Entry { return m.entry(from, b) })
		f.Updated = f.Entries[0].Updated
		return f
	}
	return p
}

// naming gives the briefs that name an actor, as principal or in their text.
func naming(a *graph.Actor) []*graph.Brief {
	all := slices.Clone(a.Briefs)
	for _, n := range a.Mentions {
		if !n.Principal {
			all = append(all, n.Brief)
		}
	}
	return all
}

// last gives some of the published briefs of a list: those that were changed last.
func (m *Maker) last(briefs []*graph.Brief, most int) []*graph.Brief {
	ranks := m.newest()
	places := make([]int32, 0, len(briefs))
	for _, b := range briefs {
		if published(b) {
			places = append(places, ranks[b])
		}
	}
	slices.Sort(places)
	return lists.Each(places[:min(len(places), most)], func(place int32) *graph.Brief { return m.order[place] })
}

func published(b *graph.Brief) bool { return !b.Draft && !b.Upcoming }

// title names a feed, which stands among those of other archives.
func (m *Maker) title(of string) string {
	if of == "" {
		return m.Graph.Site.Title.S
	}
	return m.Words.Text.Headed.With(m.Graph.Site.Title.S, of)
}

// ids is what the IDs of feeds and entries begin with.
func (m *Maker) ids() string {
	return strings.TrimRight(cmp.Or(m.Graph.Site.Feed.IDs.Href, m.BaseURL), "/")
}

// first is the address that a brief had first: each that it has had since is behind it
// among its aliases.
func first(b *graph.Brief) address.Path {
	for _, alias := range b.Aliases {
		old := address.Path(strings.TrimPrefix(alias.S, "/"))
		if id := strings.TrimSuffix(strings.TrimPrefix(string(old), "briefs/"), ".html"); old == address.Brief(id) && !strings.Contains(id, "/") {
			return old
		}
	}
	return address.Brief(b.ID)
}

// ranks orders the briefs by when they were changed last.
func (m *Maker) ranks() map[*graph.Brief]int32 {
	type changed struct {
		brief *graph.Brief
		at    time.Time
	}
	all := lists.Each(m.Graph.Briefs, func(b *graph.Brief) changed {
		_, updated := m.moments(b)
		return changed{b, moment(updated)}
	})
	slices.SortStableFunc(all, func(a, b changed) int { return b.at.Compare(a.at) })
	ranks := make(map[*graph.Brief]int32, len(all))
	for i, c := range all {
		ranks[c.brief] = int32(i)
	}
	m.order = lists.Each(all, func(c changed) *graph.Brief { return c.brief })
	return ranks
}

// moment reads what Wording.Instant gives.
func moment(instant string) time.Time {
	t, _ := time.Parse(time.RFC3339, instant)
	return t
}

// moments are when a brief appeared, if that is known to the day, and when it was changed.
func (m *Maker) moments(b *graph.Brief) (published, updated string) {
	published, first, last := m.Published(b.Date.Date), m.Instant(b.Date.Date), m.Instant(b.Updated.Date)
	if moment(last).Before(moment(first)) {
		last = first
	}
	return published, last
}

// frame is a feed without its entries.
func (m *Maker) frame(page address.Path, title, subtitle string) *Feed {
	site := m.Graph.Site
	atom := address.Feed(page, address.Atom)
	return &Feed{ID: atom.Absolute(m.ids()), Title: title, Subtitle: subtitle, Language: cmp.Or(site.Language.Tag, "en"), Page: m.Absolute(page),
		Atom: m.Absolute(atom), JSON: m.Absolute(address.Feed(page, address.JSONFeed)), Author: Author{cmp.Or(site.Publisher, site.Title.S), m.Absolute(address.Home)},
		Rights: site.License.S, Icon: m.Icon, Generator: m.Generator}
}

// entry tells of a brief, with its text where feeds have that; without, it is made once for
// all feeds.
func (m *Maker) entry(from wording.Texts, b *graph.Brief) *Entry {
	if m.HTML != nil {
		e := m.short(b)
		e.Content = m.absolute(m.HTML(from, b), b)
		return e
	}
	if e, ok := m.entries.Load(b); ok {
		return e.(*Entry)
	}
	e, _ := m.entries.LoadOrStore(b, m.short(b))
	return e.(*Entry)
}

// short tells of a brief without its text.
func (m *Maker) short(b *graph.Brief) *Entry {
	e := &Entry{ID: first(b).Absolute(m.ids()), URL: m.Absolute(address.Brief(b.ID)), Title: m.FullTitle(b), Language: m.Graph.Lang(b),
		Summary: wording.Plain(&b.SummaryText), Date: b.Date.String()}
	e.Published, e.Updated = m.moments(b)
	for _, a := range m.Graph.Signed(b) {
		author := Author{Name: a.Name}
		if a.Writer != nil {
			author.URL = m.Absolute(address.Author(a.Writer.ID))
		}
		e.Authors = append(e.Authors, author)
	}
	for _, t := range b.Topics {
		e.Topics = append(e.Topics, Topic{t.ID, t.Title})
	}
	return e
}

// absolute makes the addresses in a brief's text absolute. A raw quotation mark stands
// nowhere in it but around the value of an attribute.
func (m *Maker) absolute(html string, b *graph.Brief) string {
	return strings.NewReplacer(
		` href="`+address.Root, ` href="`+m.BaseURL+"/", ` src="`+address.Root, ` src="`+m.BaseURL+"/",
		` href="#`, ` href="`+m.Absolute(address.Brief(b.ID))+"#",
	).Replace(html)
}
