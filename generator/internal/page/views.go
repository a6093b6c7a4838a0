package page

import (
	"html/template"

	"chancery/generator/internal/chart"
)

// A view is all that one page shows: ready words, ready links, in the order in
// which they stand. Templates choose the markup and nothing else.

// Link is a text with an address in this site, or without one when URL is "".
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
	Title, Description, Publisher, Email string
	Language                             string // BCP 47
	Generator                            string // "chancery VERSION"
	Home                                 URL
	License                              *ExternalLink
	Nav                                  []Section // the sections that exist, for the header
	Pages                                []Link    // content/pages, for the footer
	Styles, Scripts                      []URL
	Icon                                 URL
	Search                               URL // the search page, "" when there is nothing to find
	searchScripts                        []URL
}

// ExternalLink is a link that leaves the site; its scheme is on the allow-list.
type ExternalLink struct {
	Text, Href string
}

// Section is an entry of the header's navigation.
type Section struct {
	ID, Text string
	URL      URL
	N        int
}

// Frame is what the layout around a page needs.
type Frame struct {
	Site        *Site
	Kind        string // the page kind: home, brief, actor, …
	Section     string // the ID of the navigation entry that it belongs to
	Title       string // "" on the home page
	Description string // plain text for the meta element
	Canonical   string // absolute address, "" when no base_url is set
	Crumbs      []Link // the way from home to the parent page
	NoIndex     bool
}

// BriefCard is a brief in a list.
type BriefCard struct {
	Link
	Subtitle, Number string
	When             When
	Kind             Label
	Authors          []string
	Summary          template.HTML
	Topics           []Link
	Recommendations  int
	Events           int
	Figures          int
}

// RecommendationCard is a recommendation, in a list or on its brief's page.
type RecommendationCard struct {
	Link                // Text is the position on its page, such as "Recommendation 3"
	ID           string // the fragment, rec-<id>
	Text         template.HTML
	By           []Link // who recommends
	To, Concerns []Link
	Instruments  []Label
	Horizon      *When
	Priority     *Label
	Response     Label
	Status       Label
	Brief        Link
	BriefDate    When
	History      []HistoryEntry // oldest first
	Sources      []Link
	Related      []Link
	Supersedes   []Link
	SupersededBy *Link
}

// HistoryEntry is a step in what became of a recommendation.
type HistoryEntry struct {
	When     When
	Status   *Label
	Response *Label
	Note     template.HTML
	Source   *Link
}

// EventCard is a merged event: what all briefs together say of it.
type EventCard struct {
	Link
	ID      string // the fragment on its year's page
	When    When
	Place   string
	Actors  []Link
	Reports []Report // one for each brief that tells the event, oldest brief first
	// Disagreements says in words where the reports contradict each other
	// ("The date: …"); empty when they agree.
	Disagreements []string
	// Datings lists the different dates told when there is more than one.
	Datings []Dating
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
	Title     string // as this brief puts it; "" when it leaves that out
	When      *When
	Place     string
	Summary   template.HTML
	Sources   []Link
	Figures   []Telling
}

// FigureCard is one quantity and all that the briefs say of it.
type FigureCard struct {
	Link
	ID       string
	Tellings []Telling
	Differ   bool   // whether two tellings cannot both be true
	Note     string // says in words how they differ
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
	Link             // Text is the title
	ID        string // the fragment
	Number    int    // in its brief's list, from 1; 0 in the list of all
	Author    string
	Publisher string
	When      *When
	Kind      *Label
	Href      string // the source itself; "" when no address is known
	Archived  string
	Accessed  *When
	Cites     []Link // from a brief's source back into its text: "a", "b", …
	Briefs    []Link // in the list of all: the briefs that use it
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
}

// Heading is an entry of a page's table of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
}

// Home is index.html.
type Home struct {
	Frame
	Lead    template.HTML
	Newest  []*BriefCard
	Open    []*RecommendationCard // recommendations without an outcome, newest first
	OpenN   int
	Status  []Count
	Density *chart.Density
	Recent  []*EventCard // the latest of the timeline, newest first
	Differ  []*EventCard // events of which the briefs give conflicting accounts
	Figures []*FigureCard
	Actors  []*ActorCard // the most connected
	Topics  []Count
	Totals  []Count // briefs, actors, recommendations, events, sources, figures
}

// BriefList is briefs/index.html and briefs/year/<year>.html.
type BriefList struct {
	Frame
	Heading string
	Intro   string
	Total   int
	Years   []YearLink
	Groups  []BriefGroup
}

// YearLink leads to the page of a year in a list parted by years.
type YearLink struct {
	Link
	N       int
	Current bool
}

// BriefGroup is the briefs of one year, newest first.
type BriefGroup struct {
	Link
	ID    string
	Items []*BriefCard
}

// Brief is a brief's page.
type Brief struct {
	Frame
	Card            *BriefCard
	Language        string
	Updated         *When
	Authors         []Author
	Contents        []Heading // of the body and of the sections that the page adds
	Body            template.HTML
	Minutes         int          // reading time at 230 words a minute, at least 1
	Actors          []*ActorCard // principal
	Mentioned       []Link       // found in the text besides
	Topics          []Link
	Recommendations []*RecommendationCard
	Events          []BriefEvent
	Figures         []BriefFigure
	Sources         []*SourceCard
	Related         []RelatedBrief
	Backlinks       []Backlink
	Supersedes      *Link
	SupersededBy    []Link
	Newer, Older    *Link
}

// Author is a person or body that signs a brief.
type Author struct {
	Name, Organization string
}

// BriefEvent is an event as this brief reports it, with what others say.
type BriefEvent struct {
	ID      string // the fragment, event-<id>
	Event   Link   // its place on the timeline
	Report  Report
	When    When
	Actors  []Link
	Others  []Link // other briefs that report it
	More    int    // and how many further ones
	Differs []string
}

// BriefFigure is a figure as this brief tells it, with what others say.
type BriefFigure struct {
	ID      string // the fragment, figure-<id>
	Figure  Link
	Telling Telling
	Others  []Telling
	More    int // further briefs that tell it
	Differ  bool
}

// RelatedBrief is a brief that has much in common with this one, and why.
type RelatedBrief struct {
	Card   *BriefCard
	Reason string // "shares 4 actors and the event …"
}

// Backlink is a page that links here, and the words around the link.
type Backlink struct {
	Link
	Kind    string // "Brief", "Actor", …
	Context string // the heading of the section in which the link stands; may be ""
}

// ActorList is actors/index.html.
type ActorList struct {
	Frame
	Total  int
	Groups []ActorGroup
}

// ActorGroup is the actors of one kind, by name.
type ActorGroup struct {
	Label
	Items []*ActorCard
}

// Actor is an actor's page.
type Actor struct {
	Frame
	Card      *ActorCard
	Names     []Name
	Aliases   []string
	Country   *Link
	MemberOf  []Link
	Members   []Link
	Leads     []Link
	LedBy     []Link
	Belonging []Link // persons, organizations and companies whose country it is
	Not       []Link
	Wikidata  *ExternalLink
	Body      template.HTML
	Contents  []Heading
	Briefs    []*BriefCard // that name it as principal, newest first
	Mentions  []Mention    // in briefs that do not name it as principal
	To, About []*RecommendationCard
	By        []*RecommendationCard // that it makes itself
	Events    []*EventCard          // in time's order
	Said      []*FigureCard         // figures that it gave
	Network   *chart.Network        // a picture of the most of Together
	Activity  *chart.Years          // a picture of Years, nil where there is one year only
	Together  []Together            // whom it appears with, most often first
	Years     []Count               // briefs and events in each year, oldest first
	Backlinks []Backlink
	Parts     []YearLink // its years, when its lists have grown too long for one page
}

// Name is an actor's name in another language or script.
type Name struct {
	Text, Lang, Language string // "김정은", "ko", "Korean"
}

// Mention is a brief in whose text an actor is named.
type Mention struct {
	Link
	When     When
	Times    int
	Sections []Link // where in the text
}

// Together is another actor with what the two have in common.
type Together struct {
	Link
	Kind   Label
	Briefs int
	Events int
}

// TopicList is topics/index.html.
type TopicList struct {
	Frame
	Topics []TopicCard
}

// TopicCard is a topic in a list.
type TopicCard struct {
	Link
	Summary template.HTML
	N       int // briefs
}

// Topic is a topic's page.
type Topic struct {
	Frame
	Heading         string
	Summary         template.HTML
	Body            template.HTML
	Briefs          []*BriefCard
	Actors          []Count
	Recommendations []*RecommendationCard
	Events          []*EventCard
	Backlinks       []Backlink
	Parts           []YearLink // its years, when its lists have grown too long for one page
}

// RecommendationList is recommendations/index.html and its slices.
type RecommendationList struct {
	Frame
	Heading     string
	Intro       string
	Slice       string // "", "to", "status", "instrument", "year"
	Total       int
	Status      []Count
	Response    []Count
	Instruments []Count
	Addressees  []Count
	Subjects    []Count
	Years       []YearLink
	Matrix      *Matrix // only on the index
	Groups      []RecommendationGroup
}

// RecommendationGroup is the recommendations to one addressee, or of one year.
type RecommendationGroup struct {
	Link
	ID    string
	Items []*RecommendationCard
}

// Matrix counts the recommendations of each author to each addressee.
type Matrix struct {
	Columns []Link // addressees
	Rows    []MatrixRow
	Totals  []int
	More    int // addressees left out because there are too many for a table
}

// MatrixRow is the recommendations of one author.
type MatrixRow struct {
	Author Link
	Cells  []int
	Total  int
}

// Timeline is timeline/index.html and timeline/<year>.html.
type Timeline struct {
	Frame
	Heading string
	Intro   string
	Total   int
	Years   []YearLink
	Density *chart.Density
	Groups  []TimelineYear
	Newer   *Link
	Older   *Link
}

// TimelineYear is the events of one year (or decade, where no more is known).
type TimelineYear struct {
	Link
	ID     string
	N      int
	Months []TimelineMonth
}

// TimelineMonth is the events of a month; Text is "" for those of the year that
// are known to no month.
type TimelineMonth struct {
	Text, ID string
	Events   []*EventCard
}

// SourceList is sources/index.html and sources/<year>.html.
type SourceList struct {
	Frame
	Heading string
	Intro   string
	Total   int
	Years   []YearLink
	Groups  []SourceGroup
}

// SourceGroup is the sources of one publisher.
type SourceGroup struct {
	Text, ID string
	Items    []*SourceCard
}

// FigureList is figures/index.html and figures/<year>.html.
type FigureList struct {
	Frame
	Heading string
	Intro   string
	Years   []YearLink
	Total   int
	Differ  int
	Figures []*FigureCard
}

// Prose is a page from content/pages.
type Prose struct {
	Frame
	Heading   string
	Summary   template.HTML
	Body      template.HTML
	Contents  []Heading
	Backlinks []Backlink
}

// Search is search/index.html. Words and FilterWords are the script's words as
// JSON; Sections lead to the lists, for those without scripts.
type Search struct {
	Frame
	Heading     string
	Words       string
	FilterWords string
	Sections    []Section
	Scripts     []URL
}

// NotFound is 404.html.
type NotFound struct {
	Frame
	Sections []Section
}

// Redirect is a stub at an address that something had before.
type Redirect struct {
	Site   *Site
	Title  string
	Target URL
	// Canonical is the absolute address of the target, "" without base_url.
	Canonical string
}

// Link leads to the target by its title.
func (r *Redirect) Link() Link { return Link{r.Title, r.Target} }
