// Package graph finds what follows from what authors wrote: what every ID and
// link stands for, merged events, who links to whom, who appears with whom. Its
// values are immutable once Link has returned.
package graph

import (
	"cmp"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/answers"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/picture"
	"chancery/generator/internal/prose"
)

// Graph is the archive with every reference resolved. It holds what is published;
// what is withheld was checked all the same and is named in Withheld.
type Graph struct {
	Site            *archive.Site
	Description     Text                    // what site.yaml says of the archive
	Authors         []Author                // who signs briefs that name nobody
	Briefs          []*Brief                // newest first, then by ID
	Actors          []*Actor                // by name
	Topics          []*Topic                // by title
	Pages           []*Page                 // by ID
	Events          []*Event                // in time's order
	Sources         []*Source               // by title
	Figures         []*Figure               // by label
	Recommendations []*Recommendation       // in the order of their briefs
	Writers         []*Writer               // by name
	Series          []*Series               // by title
	Files           []string                // files that published text links to
	Pictures        map[string]picture.Size // of those, as far as they are known
	Withheld        []Withheld
	Gone            []Withdrawal
	Answers         []answers.Answer     // what the addresses of sources answered when they were asked
	Dead            map[string]edtf.Date // those addresses that lead nowhere, and the day on which that was found
	Ledger          archive.Published    // every address that the site has had
	// Due is the first day on which the same archive would make another graph: a brief is
	// published, or the date of an event that is expected has passed. It is edtf.MaxDay if
	// no day does.
	Due edtf.Day

	weighers sync.Pool // of *weigher
	found    *found
	byFile   map[string]Node // with what is withheld

	rightToLeft bool // that is how the archive's language is written
}

// Withheld is a brief that is not published, and why.
type Withheld struct {
	File, Reason string
	Due          edtf.Day // when it will be published; edtf.MaxDay if that is for no day to say
}

// Target is what a link in text leads to: a Node (with a fragment of its page,
// or ""), a file of the archive, or a cited source. The zero Target leads
// nowhere: its text stands without a link.
type Target struct {
	Node     Node
	Fragment string
	File     string
	Use      *Use
}

// Text is a short text, of front matter, with its links resolved.
type Text struct {
	Doc     *prose.Doc
	Targets []Target // by the index of Doc.Links
}

// Body is the text of a document, with its links resolved: all that is known of it but
// its words, which Texts gives by the key.
type Body struct {
	*prose.Outline
	File    string
	Key     digest.Sum // when the graph was linked, see Bodies
	Targets []Target   // by the index of Links
	self    *Actor     // who is not linked on their own page
	quiet   bool       // no names are linked
}

// Brief is a published brief.
type Brief struct {
	*archive.Brief
	URL             address.URL // of its page, which many others link to
	Text            Body
	SummaryText     Text
	Authors         []Author // its own
	Within          *Series  // nil where that is the archive itself
	Topics          []*Topic
	Principal       []*Actor
	Mentioned       []*Mention // all actors named in the text, by first occurrence
	Recommendations []*Recommendation
	Reports         []*Report // its events, in time's order
	Tellings        []*Telling
	Sources         []*Use
	Downloads       []Download
	Changes         []Change   // since it was published, oldest first
	Versions        []*Version // that are kept of it, oldest first
	Supersedes      *Brief
	SupersededBy    []*Brief
	TranslationOf   *Brief
	Translations    []*Brief // all that say the same in other languages, by language
	Backlinks       []Backlink
	stated          []*Brief // as its own "related" has it
	statedBy        []*Brief // as that of others has it
	Year            string   // the key of the year under which it is filed
	Upcoming        bool     // its date is yet to come
	withheld        string   // why it is not published, or ""
	due             edtf.Day // when it will be, if it is withheld
	order           int      // its index in Graph.Briefs
	number          int32    // of its file among those of briefs
}

// Download is a file that a brief offers.
type Download struct {
	File  string // its path in the archive
	Label string // "" where only the name says what it is
	Size  int64  // in bytes
}

// Mention is that a brief's text names an actor.
type Mention struct {
	Brief     *Brief
	Actor     *Actor
	Times     int32
	Principal bool    // whether the brief names it as principal, too
	Sections  []int32 // indexes into the text's headings, -1 before the first; ascending
}

// Use is a source in a brief's list.
type Use struct {
	Source *Source
	Brief  *Brief
	Number int // from 1
}

// Actor is an actor with all that concerns it.
type Actor struct {
	*archive.Actor
	URL         address.URL // of its page
	Text        Body
	SummaryText Text
	Country     *Actor
	MemberOf    []*Actor
	Members     []*Actor // by name, as all lists that follow from other files
	Leads       []*Actor
	LedBy       []*Actor
	Belonging   []*Actor // whose country it is
	Not         []*Actor
	Formerly    []archive.Ref // former IDs that are no other actor's
	Briefs      []*Brief      // that name it as principal, newest first
	Mentions    []*Mention
	To          []*Recommendation
	About       []*Recommendation
	By          []*Recommendation
	Wrote       []*Brief // newest first
	Events      []*Event
	Said        []*Telling
	Backlinks   []Backlink
	index       int
	meet        sync.Once
	together    []Together
}

// Topic is a topic, with a file of its own or without.
type Topic struct {
	ID          string
	Title       string
	File        string // "" without a file
	Text        Body
	SummaryText Text
	Formerly    []archive.Ref
	Briefs      []*Brief // newest first
	Backlinks   []Backlink
	named       bool // by a brief that is published
	unread      bool // its file could not be read
}

// Page is a page such as "about".
type Page struct {
	*archive.Page
	Text        Body
	SummaryText Text
	Backlinks   []Backlink
}

// Source is a source that one or more briefs use.
type Source struct {
	*archive.Source // the telling
	Uses            []*Use
	Former          []string
	by              *Brief // whose telling it is; nil if it is that of sources.yaml
}

// Event is an event, merged from the reports of all briefs that tell it.
type Event struct {
	ID     string
	Date   edtf.Date // as the newest brief that is not superseded dates it, or more precisely
	Title  string    // likewise
	Status string    // likewise: happened, expected, announced or cancelled
	Told   *Brief    // whose status it is
	// Passed is whether the date of an event that is expected or announced lies before
	// the day of the build.
	Passed  bool
	Place   string
	Actors  []*Actor
	Reports []*Report // oldest brief first
	// Datings holds each date that is told, in time's order; DatesDiffer is
	// whether two of them cannot both be true.
	Datings     []Dating
	DatesDiffer bool
	PlaceDiffer bool
	// Year is the key of the year (or decade, century) under which the event is
	// filed: that of the oldest brief's date, so that it does not change when
	// younger briefs report the event again.
	Year   string
	Order  int      // its index in Graph.Events
	Former []string // the ids that it had before

	leftOut bool // a withheld brief alone says enough of it
}

// Dating is a date and who tells it.
type Dating struct {
	Date   edtf.Date
	Briefs []*Brief
}

// Report is one brief's account of an event.
type Report struct {
	*archive.Event
	Brief       *Brief
	Merged      *Event
	Actors      []*Actor
	Sources     []*Use
	Tellings    []*Telling
	SummaryText Text
}

// Figure is a quantity and what the briefs say of it.
type Figure struct {
	ID       string
	Label    string
	Unit     string
	Tellings []*Telling // oldest brief first
	Differ   bool       // whether two tellings cannot both be true
	Year     string     // the key of the year in which a brief told it first
	Former   []string   // the ids that it had before
	leftOut  bool       // a withheld brief alone says enough of it
}

// Telling is what one brief says of a quantity.
type Telling struct {
	*archive.Figure
	Brief  *Brief
	Merged *Figure
	Event  *Event // that it belongs to, or nil
	Source *Use
	SaidBy Speaker
}

// Author signs a brief.
type Author struct {
	Speaker
	Organization string
	Writer       *Writer // all that the author signs; nil where none of it is published
	written      *archive.Author
}

// Speaker is somebody who says something. Actor is nil when they have no page.
type Speaker struct {
	Name     string // in the order in which it is said: Victor Cha
	Inverted string // how an author is written who signs as "Cha, Victor"
	Actor    *Actor
}

// Written is the name as its brief has it.
func (s Speaker) Written() string { return cmp.Or(s.Inverted, s.Name) }

// Recommendation is a recommendation of a brief.
type Recommendation struct {
	*archive.Recommendation
	Brief        *Brief
	Content      Text
	By           []Speaker
	To, Concerns []*Actor
	Sources      []*Use
	History      []HistoryEntry
	Related      []*Recommendation
	Supersedes   []*Recommendation
	SupersededBy *Recommendation
	Overdue      bool     // its horizon has passed, and it is still proposed
	Former       []string // the keys that it had before: brief-id#rec-id
}

// Key names a recommendation across the archive: brief-id#rec-id.
func (r *Recommendation) Key() string { return r.Brief.ID + "#" + r.ID.ID }

// Open reports whether nothing final has become of the recommendation yet.
func (r *Recommendation) Open() bool {
	switch r.Status.ID {
	case "proposed", "in-progress", "partly-adopted":
		return true
	}
	return false
}

// HistoryEntry is a step in what became of a recommendation.
type HistoryEntry struct {
	*archive.HistoryEntry
	Note   Text
	Source *Use
}

// Related is a brief that has something in common with another.
type Related struct {
	Brief   *Brief
	Stated  bool // one of the two names the other as related
	Actors  []*Actor
	Events  []*Event
	Sources []*Source
	Topics  []*Topic
}

// Backlink is a place in text that links to something.
type Backlink struct {
	From    Node
	Heading string // of the section in which the link stands, or ""
	ID      string // of that heading
}
