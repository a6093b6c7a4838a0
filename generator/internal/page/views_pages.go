package page

import (
	"html/template"

	"chancery/generator/internal/address"
	"chancery/generator/internal/chart"
	"chancery/generator/internal/cite"
)

// The views of whole pages, one for each kind.

// Home is index.html.
type Home struct {
	Frame
	Lead    template.HTML
	Newest  []*BriefCard
	Open    Recommendations // recommendations without an outcome, newest first
	OpenN   int
	Status  []Count
	Density *chart.Density
	Recent  []*EventCard // the latest of the timeline that have happened, newest first
	Next    []*EventCard // what is expected, soonest first
	Differ  []*EventCard // events of which the briefs give conflicting accounts
	Figures []*FigureCard
	Actors  []*ActorCard // the most connected
	Topics  []Count
	Totals  []Section // briefs, actors, recommendations, events, sources, figures
}

// BriefList is briefs/index.html and briefs/year/<year>.html.
type BriefList struct {
	Frame
	Filter  *Filter
	Heading string
	Intro   string
	Total   int
	Years   []YearLink
	Months  []YearLink // of a year that holds much
	Short   bool       // whether there are too many for cards
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
	Language        string // of the brief's own words (BCP 47), "" when it is the archive's
	Series          Link   // empty when it is the archive itself
	Updated         *When
	Authors         []Author
	Downloads       []Download
	Contents        []Heading // of the body and of the sections that the page adds
	Body            template.HTML
	References      []cite.Reference // how to cite it, as text, in several styles
	DOI             string           // its address, "" if it has none
	OfYear          *Link            // to the recommendations of its year, and their records
	Minutes         int              // reading time at 230 words a minute, at least 1
	Actors          []*ActorCard     // principal
	Mentioned       []Link           // found in the text besides
	Later           []LaterEvent     // the last that happened among its actors after it
	Topics          []Link
	Recommendations []*RecommendationCard
	Events          []BriefEvent
	Figures         []BriefFigure
	Sources         []*SourceCard
	Related         []RelatedBrief
	Backlinks       []Backlink
	TranslationOf   *Link
	Translations    []Translation
	Supersedes      *Link
	SupersededBy    []Link
	Newer, Older    *Link
	Versions        []VersionEntry // newest first; nil of a brief that has not changed
}

// Translation leads to a brief that says the same in another language.
type Translation struct {
	Link        // Text is the language's name
	Lang string // BCP 47
}

// Author is a person or body that signs a brief.
type Author struct {
	Link         // to its page
	Organization Link
}

// Download is a file that a brief offers: "The brief (PDF, 1.2 MB)".
type Download struct {
	Link
	Kind, Size string
}

// LaterEvent is an event after a brief.
type LaterEvent struct {
	Link
	When When
}

// BriefEvent is an event as this brief reports it, with what others say.
type BriefEvent struct {
	ID      string   // the fragment, event-<id>
	Former  []string // those that it had before
	Event   Link     // its place on the timeline
	Report  Report
	When    When
	Status  *Label // nil when it had happened
	Actors  []Link
	Others  []Link // other briefs that report it
	More    int    // and how many further ones
	Differs []string
	Points  int // on how many points accounts differ, where there are too many to say how
}

// BriefFigure is a figure as this brief tells it, with what others say.
type BriefFigure struct {
	ID      string   // the fragment, figure-<id>
	Former  []string // those that it had before
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
	Filter *Filter
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
	Card         *ActorCard
	Names        []Name
	Aliases      []string
	Country      *Link
	MemberOf     []Link
	Members      []Link
	Leads        []Link
	LedBy        []Link
	Belonging    []Link // persons, organizations and companies whose country it is
	Not          []Link
	Wikidata     *ExternalLink
	ORCID        *ExternalLink
	Author       *Link // the page of what it wrote
	Body         template.HTML
	Contents     []Heading
	Wrote        []*BriefCard // newest first
	Briefs       []*BriefCard // that name it as principal, newest first
	Mentions     []Mention    // in briefs that do not name it as principal
	MoreMentions int
	To, About    Recommendations
	By           Recommendations // that it makes itself
	Events       []*EventCard    // in time's order
	Embed        URL             // of its timeline, for frames
	Said         []*FigureCard   // figures that it gave
	Network      *chart.Network  // a picture of the most of Together
	Activity     *chart.Years    // a picture of Years, nil where there is one year only
	Together     []Together      // whom it appears with, most often first
	Years        []Count         // briefs and events in each year, oldest first
	Backlinks    []Backlink
	Parts        []YearLink // its years, when its lists have grown too long for one page
	Short        bool       // whether it is about one of them, too long for lines
	Lines        bool       // whether there are too many briefs for cards
	Marks        bool       // whether there are too many recommendations for lines
	ToThere      *Link      // where those addressed to it are listed, on the page of a year
}

// Name is an actor's name in another language or script.
type Name struct {
	Text, Lang, Language string // "김정은", "ko", "Korean"
}

// Mention is a brief in whose text an actor is named.
type Mention struct {
	Link
	When       When
	Times      int
	Sections   []Link // where in the text
	Superseded *Label
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
	Recommendations Recommendations
	Events          []*EventCard
	Embed           URL // of its timeline, for frames
	Backlinks       []Backlink
	Parts           []YearLink // its years, when its lists have grown too long for one page
	Short           bool       // whether it is about one of them, whose briefs lead on to what they say
	Lines           bool       // whether there are too many briefs for cards
}

// RecommendationList is recommendations/index.html and its slices.
type RecommendationList struct {
	Frame
	Heading     string
	Intro       string
	Slice       address.Slice // "", "to", "status", "instrument", "year"
	Total       int
	Status      []Count
	Response    []Count
	Instruments []Count
	Addressees  []Count // who is asked most
	Further     []Count // further addressees, on the index
	Subjects    []Count
	Years       []YearLink
	Months      []YearLink // of a year that holds much
	Filter      *Filter
	Short       bool    // whether there are too many for cards
	Marks       bool    // and even for rows: other pages have them
	Matrix      *Matrix // only on the index
	Groups      []RecommendationGroup
}

// RecommendationGroup is the recommendations to one addressee, or of one year.
type RecommendationGroup struct {
	Link
	ID    string
	Items Recommendations
}

// Matrix counts the recommendations of each author to each addressee.
type Matrix struct {
	Columns []Link // addressees
	Rows    []MatrixRow
	Totals  []int
	All     int
	Several bool // whether one has several authors or addressees: once in All, it counts for each
	// More and MoreRows are how many addressees and authors are left out because
	// there are too many for a table.
	More, MoreRows int
}

// MatrixRow is the recommendations of one author.
type MatrixRow struct {
	Author Link
	Cells  []Cell
	Total  int
}

// Cell is how many recommendations an author makes to an addressee; URL leads to them.
type Cell struct {
	N   int
	URL URL
}

// Timeline is timeline/index.html and timeline/<year>.html.
type Timeline struct {
	Frame
	Heading string
	Intro   string
	Total   int
	Years   []YearLink
	Months  []YearLink // of a year that holds much
	Marks   bool       // whether there are too many events for more than their dates and titles
	Density *chart.Density
	Filter  *Filter
	Short   bool // whether there are too many for cards
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

// Filter is what the script that filters a list needs besides the list. The list's
// cards hold what there is to choose, so that no page says a thing twice.
type Filter struct {
	Names  string // the choices that have an order or whose words stand in no card: JSON, pairs of id and text by facet
	Year   string // the one that the page lists, when that is not all; "" otherwise
	Covers string // what the page lists, when that is not all; "" otherwise
	Search URL    // where to look in the whole archive, "" when the page lists all or there is no search
	Kind   string // what kind of things the search calls them
	Script URL
	Room   []struct{} // one for each control that the script makes at most, whose place is kept
}

// SourceList is sources/index.html and sources/<year>.html.
type SourceList struct {
	Frame
	Heading string
	Intro   string
	Total   int
	Years   []YearLink
	Months  []YearLink // of a year that holds much
	Marks   bool       // whether there are too many for more than their titles
	Filter  *Filter
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
	Months  []YearLink // of a year that holds much
	Marks   bool       // whether there are too many for more than their titles and values
	Filter  *Filter
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
	Files       URL // the page of what scripts alone load
}

// Files is search/files.html: what scripts alone load.
type Files struct {
	Frame
	Heading, Intro string
	Files          []Link
}

// NotFound is 404.html.
type NotFound struct {
	Frame
	Sections []Section
}

// Withdrawn is the page of something that was withdrawn, or of a list that nothing belongs
// to any more.
type Withdrawn struct {
	Frame
	Heading string
	When    *When // when it was withdrawn
	Reason  template.HTML
	List    *Link // the whole list; nil on the page of what was withdrawn
}

// Redirect is a stub at an address that something had before.
type Redirect struct {
	Site   *Site
	Title  string
	Target URL
	Script URL // leads on with the query and the fragment
	// Canonical is the absolute address of the target, "" without base_url.
	Canonical string
}

// Link leads to the target by its title.
func (r *Redirect) Link() Link { return Link{r.Title, r.Target} }
