package page

import (
	"html/template"

	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
)

// A view is all that one page shows: ready words, ready links, in the order in
// which they stand. Templates choose the markup and nothing else.

// Link is a text with an address in this site, or without one when URL is "".
// URL is an address in the site.
type URL = address.URL

type Link struct {
	Text string
	URL  URL
}

// Label is a term of a closed vocabulary: ID is the term (a CSS class may use
// it), Text its wording, URL the list of all that carry it, or "".
type Label struct {
	ID, Text string
	URL      URL
}

// When is a date as worded at its own precision. Datetime is the machine form
// for <time datetime>, "" where HTML has none; EDTF is the date as written.
type When struct {
	Text, Datetime, EDTF string
	Vague                bool // approximate, uncertain, unspecified or an interval
}

// Count is a link with a number of things behind it.
type Count struct {
	Label
	N int
}

// Site is what every page knows of the whole archive.
type Site struct {
	Title, Description, Publisher, Email     string
	Language                                 string // BCP 47
	Generator                                string // "chancery VERSION"
	Policy                                   string // the Content Security Policy of every page
	Home                                     URL
	License                                  *ExternalLink
	Logo                                     *Image // nil if the archive has none
	Menu                                     []MenuItem
	Nav                                      []Section // the sections that exist
	Pages                                    []Link    // content/pages, for the footer
	Scripts                                  []URL
	Glances                                  string // how many files of glances there are of each kind, by glanceKinds
	Icon                                     URL
	Search                                   URL    // the search page, "" when there is nothing to find
	OpenSearch                               URL    // by which browsers learn to search, or ""
	Feeds                                    []Feed // of the archive
	searchScripts                            []URL
	filterScript, redirectScript, embedStyle URL
	styles                                   []Asset
	_                                        digest.Memo
}

// ExternalLink is a link that leaves the site; its scheme is on the allow-list.
type ExternalLink struct {
	Text, Href string
}

// Sheet is a style sheet that a page needs; Media is "" for all media.
type Sheet struct {
	URL   URL
	Media string
}

// Section is an entry of the header's navigation.
type Section struct {
	ID, Text string
	URL      URL
	N        int
	Things   string // what there are N of: "events" on the timeline
}

// Frame is what the layout around a page needs.
type Frame struct {
	Site        *Site
	Path        string       // of the page's file, as links name it, from the site's root
	Styles      []Sheet      // the style sheets that the page needs
	Below       []Sheet      // those that it needs below its text alone
	Kind        address.Kind // the page kind: home, brief, actor, …
	Section     string       // the ID of the navigation entry that it belongs to
	Title       string       // "" on the home page
	Description string       // plain text for the meta element
	Canonical   string       // absolute address, "" when no base_url is set
	Alternates  []Alternate  // the same in several languages, itself included
	Citations   []Citation   // of what has its address here, for reference managers
	Links       []HeadLink   // for machines: what else there is of the page's things
	Meta        []Meta       // likewise: what reference managers read
	Preview     *Preview     // nil on a page that nobody is to link to
	Crumbs      []Link       // the way from home to the parent page
	NoIndex     bool
	Feeds       []Feed        // of what the page lists
	LinkedData  template.HTML // a script element of JSON-LD, or ""
	Gone        []Note        // what was at fragments of the page, and is not any more
	Written     *Written      // the text of the page, which it has once it is shown
}

// Feed leads to a feed: Name is its kind, as readers see it, Type its media type.
type Feed struct {
	Name, Title, Type string
	URL               URL
}

// Note stands at a fragment of a page for what was there: it has moved, or was withdrawn.
type Note struct {
	Link      // Text is what was there, or ""; URL where it is now, or "" if it was withdrawn
	ID        string
	Withdrawn *When // nil if it has moved
	Reason    template.HTML
}

// HeadLink is a link that programs follow. Its address is absolute or in the site.
type HeadLink struct {
	Rel, Type, Title string
	Href             URL
}

// Meta is a name and what it says of the page.
type Meta struct{ Name, Content string }

// Alternate is what a page says in a language (BCP 47). Its address is absolute where a
// base_url is set.
type Alternate struct {
	Lang string
	Href URL
}

// Citation is a file for reference managers.
type Citation struct {
	Link        // Text is the format
	Type string // of the file (RFC 6838)
}

// BriefCard is a brief in a list.
type BriefCard struct {
	Link
	Lang             string // of the brief's own words (BCP 47), "" when it is the archive's
	Language         string // its name, likewise
	Unpublished      string // that it is a draft or yet to come, which is shown in previews alone
	Superseded       *Label // whether another brief replaces it
	Subtitle, Number string
	When             When
	Kind             Label
	Authors          []Link
	Summary          template.HTML
	Topics           []Link
	Recommendations  int
	Events           int
	Figures          int
	_                digest.Memo
}

// RecommendationCard is a recommendation, in a list or on its brief's page.
type RecommendationCard struct {
	Link                  // Text is the position on its page, such as "Recommendation 3"
	ID           string   // the fragment, rec-<id>
	Former       []string // those that it had before
	Lang         string   // of its text (BCP 47), "" when it is the archive's
	At           string   // the first day on which its brief may be dated, to sort by
	Text         template.HTML
	By           []Link // who recommends
	To, Concerns []Link
	Instruments  []Label
	Horizon      *When
	Overdue      bool // the horizon has passed, and it is still proposed
	Priority     *Label
	Response     Label
	Status       Label
	Brief        Link
	BriefDate    When
	Cite         *OneCitation
	History      []HistoryEntry // oldest first
	Sources      []Link
	Related      []Link
	Supersedes   []Link
	SupersededBy *Link
	Embed        URL // for frames
	_            digest.Memo
}

// Recommendations is a list of recommendations.
type Recommendations []*RecommendationCard

// Run is recommendations of one brief that follow each other in a list.
type Run struct {
	Brief Link
	When  When
	Items Recommendations
}

// Runs parts the list where the brief changes, so that its title is said once.
func (list Recommendations) Runs() []Run {
	var runs []Run
	for i, r := range list {
		if i == 0 || r.Brief.URL != list[i-1].Brief.URL {
			runs = append(runs, Run{Brief: r.Brief, When: r.BriefDate})
		}
		last := &runs[len(runs)-1]
		last.Items = append(last.Items, r)
	}
	return runs
}

// HistoryEntry is a step in what became of a recommendation.
type HistoryEntry struct {
	Lang     string // of the note (BCP 47), "" when it is the archive's
	When     When
	Status   *Label
	Response *Label
	Note     template.HTML
	Source   *Link
}

// EventCard is a merged event: what all briefs together say of it.
type EventCard struct {
	Link
	Full    URL      // where it is told at length, which is its address but in years that hold much
	ID      string   // the fragment on its year's page
	Former  []string // those that it had before
	When    When
	Status  *Label   // nil when it has happened
	Notes   []string // what is to be said of its status and of its address
	Place   string
	Actors  []Link
	Reports []Report // one for each brief that tells the event, oldest brief first
	// Disagreements says in words where the reports contradict each other
	// ("The date: …"); empty when they agree.
	Disagreements []string
	// Datings lists the different dates told when there is more than one.
	Datings []Dating
	// Topics and Accounts are ids to filter by: the topics of the briefs that
	// report it, and whether there are several accounts ("several", "differ").
	Topics, Accounts string
	Cite             *OneCitation
	Embed            URL // of a disagreement, for frames
	_                digest.Memo
}

// Dating is one date told of an event and the briefs that tell it.
type Dating struct {
	When   When
	Briefs []Link
}

// Report is one brief's own account of an event.
type Report struct {
	Brief     Link // to the event on the brief's page
	BriefDate When
	Lang      string   // of the account (BCP 47), "" when it is the archive's
	Title     string   // as this brief puts it; "" when it leaves that out
	Notes     []string // what it said of what was to come, and what became of that
	When      *When
	Place     string
	Summary   template.HTML
	Sources   []Link
	Figures   []Telling
}

// FigureCard is one quantity and all that the briefs say of it.
type FigureCard struct {
	Link
	Full     URL // where it is told at length, which is its address but in years that hold much
	ID       string
	Former   []string // the fragments that it had before
	Tellings []Telling
	Differ   bool   // whether two tellings cannot both be true
	Note     string // says in words how they differ
	Cite     *OneCitation
	Embed    URL // of a disagreement, for frames
	_        digest.Memo
}

// Telling is what one brief says of a quantity.
type Telling struct {
	Label     string // of the figure
	FigureURL URL
	Value     string // worded with its qualifier and unit: "more than 5,000,000 rounds"
	Qualifier Label
	AsOf      *When
	SaidBy    *Link // URL "" when the speaker has no page
	Brief     Link
	BriefDate When
	Source    *Link
	Event     *Link
}

// SourceCard is a source, in the list of all or at the foot of a brief.
type SourceCard struct {
	Link                              // Text is the title
	Full                     URL      // in the list of all: where it is told at length
	ID                       string   // the fragment
	Former                   []string // those that it had before
	Number                   int      // in its brief's list, from 1; 0 in the list of all
	Author                   string
	Publisher                string
	Journal                  string
	Place                    string // in the journal or book: "12 (3), pp. 45–67"
	When                     *When
	Kind                     *Label
	DOI                      *ExternalLink
	ISBN                     string
	Href                     string // the source itself, or its archived copy where its address leads nowhere; "" when no address is known
	Original                 string // the address that leads nowhere, or ""
	Gone                     *When  // when that was found
	Archived                 string
	Snapped                  string // the day of the archived copy, where its address tells
	Accessed                 *When
	Cites                    []Link // from a brief's source back into its text: "a", "b", …
	Briefs                   []Link // in the list of all: the briefs that use it, and what rests on it
	Events                   []Link
	Recommendations, Figures []Link
}

// ActorCard is an actor in a list.
type ActorCard struct {
	Link
	Kind    Label
	Role    string
	Summary template.HTML
	Briefs  int // that name it as principal or mention it
	To      int // recommendations addressed to it
	About   int
	Events  int
	_       digest.Memo
}

// Heading is an entry of a page's table of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
	Lang  string // BCP 47, "" when it is the archive's
}
