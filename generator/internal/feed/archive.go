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

// most is how many entries a feed has: the newest. Readers keep what they have seen.
const most = 30

// Maker makes the feeds of an archive.
type Maker struct {
	*wording.Wording
	Generator string
	Icon      string // its address, or ""
	// HTML gives the text of a brief, where feeds have it; else it is nil. Its addresses
	// begin with address.Root or are fragments.
	HTML func(from wording.Texts, b *graph.Brief) string

	newest  func() map[*graph.Brief]int // the place of each brief among those changed last
	entries sync.Map                    // from *graph.Brief to *Entry
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
	add := func(page address.Path, name, subtitle string, of ...[]*graph.Brief) {
		if slices.ContainsFunc(of, func(briefs []*graph.Brief) bool { return slices.ContainsFunc(briefs, published) }) {
			title := m.title(name)
			list = append(list, Plan{page, title, m.texts(of), func(from wording.Texts) *Feed { return m.ofBriefs(from, page, title, subtitle, of) },
				func() string { return wording.Changed(slices.MinFunc(m.published(of), m.newestFirst)) }})
		}
	}
	add(address.Home, "", wording.Plain(&g.Description), g.Briefs)
	for _, a := range g.Actors {
		named := lists.Having(a.Mentions, func(m *graph.Mention) bool { return !m.Principal })
		add(address.Actor(a.ID), a.Name.S, wording.Plain(&a.SummaryText), a.Briefs, lists.Each(named, func(m *graph.Mention) *graph.Brief { return m.Brief }))
	}
	for _, t := range g.Topics {
		add(address.Topic(t.ID), t.Title, wording.Plain(&t.SummaryText), t.Briefs)
	}
	for _, w := range g.Writers {
		add(address.Author(w.ID), w.Name, "", w.Briefs)
	}
	for _, s := range g.Series {
		add(address.Series(s.ID), s.Title, "", s.Briefs)
	}
	if changes := m.changes(); len(changes) > 0 {
		title := m.title(m.Words.Recommendations.Changes)
		list = append(list, Plan{address.Recommendations().Index, title, nil, func(wording.Texts) *Feed { return m.ofChanges(title, changes) }, func() string { return "" }})
	}
	return list
}

func published(b *graph.Brief) bool { return !b.Draft && !b.Upcoming }

// shown gives those of some lists of briefs that a feed has.
func (m *Maker) shown(of [][]*graph.Brief) []*graph.Brief {
	briefs := m.published(of)
	slices.SortFunc(briefs, m.newestFirst)
	return briefs[:min(len(briefs), most)]
}

// texts are the files of the briefs whose texts a feed has.
func (m *Maker) texts(of [][]*graph.Brief) []string {
	if m.HTML == nil {
		return nil
	}
	return lists.Each(m.shown(of), func(b *graph.Brief) string { return b.File })
}

func (m *Maker) published(of [][]*graph.Brief) []*graph.Brief {
	return lists.Having(slices.Concat(of...), published)
}

// newestFirst orders briefs by when they were changed last.
func (m *Maker) newestFirst(a, b *graph.Brief) int { return m.newest()[a] - m.newest()[b] }

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

// ranks orders the briefs by when they were changed last.
func (m *Maker) ranks() map[*graph.Brief]int {
	type changed struct {
		brief *graph.Brief
		at    time.Time
	}
	all := lists.Each(m.Graph.Briefs, func(b *graph.Brief) changed {
		_, updated := m.moments(b)
		return changed{b, moment(updated)}
	})
	slices.SortStableFunc(all, func(a, b changed) int { return b.at.Compare(a.at) })
	ranks := make(map[*graph.Brief]int, len(all))
	for i, c := range all {
		ranks[c.brief] = i
	}
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

// ofBriefs is the feed of the briefs of some lists that were changed last.
func (m *Maker) ofBriefs(from wording.Texts, page address.Path, title, subtitle string, of [][]*graph.Brief) *Feed {
	f := m.frame(page, title, subtitle)
	for _, b := range m.shown(of) {
		e := m.entry(b)
		if m.HTML != nil {
			whole := *e
			whole.Content = m.absolute(m.HTML(from, b), b)
			e = &whole
		}
		f.Entries = append(f.Entries, e)
	}
	f.Updated = f.Entries[0].Updated
	return f
}

// entry tells of a brief, without its text. It is made once for all feeds.
func (m *Maker) entry(b *graph.Brief) *Entry {
	if e, ok := m.entries.Load(b); ok {
		return e.(*Entry)
	}
	e := &Entry{ID: address.Brief(b.ID).Absolute(m.ids()), URL: m.Absolute(address.Brief(b.ID)), Title: m.FullTitle(b), Language: m.Graph.Lang(b),
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
	m.entries.Store(b, e)
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
