package words

// Catalogue is the words of one language. Its groups are named after the place
// where their words stand; Section, Counts, Text and Terms serve all places.
//
// Templates reach it as {{words.Group.Word}}.
type Catalogue struct {
	Tag     string // BCP 47: "en"; the dates of a page are worded with it too
	StandIn bool   // for a language that there is no catalogue of

	Section         Section
	Counts          Counts
	Text            Text
	Terms           Terms
	Frame           Frame
	Parts           Parts
	Prose           Prose
	Home            Home
	Briefs          Briefs
	Brief           Brief
	Cite            Cite
	Actors          Actors
	Actor           Actor
	Topics          Topics
	Authors         Authors
	Recommendations Recommendations
	Recommendation  Recommendation
	Timeline        Timeline
	Event           Event
	Figures         Figures
	Figure          Figure
	Sources         Sources
	Source          Source
	NotFound        NotFound
	Kept            Kept
	Versions        Versions
	Related         Related
	Tools           Tools
	Filter          Filter
	Search          Search
	Chart           Chart
	Data            Data
	Embed           Embed
	Desk            Desk

	grammar grammar
}

// Versions is the versions of a brief, and what differs between two.
type Versions struct {
	Heading                  string
	Name                     Phrase  // a version by its number
	Current                  string  // the mark of the one that is current
	Changes                  string  // a link to what differs from the version before
	NotKept                  string  // of a version whose text is not kept
	Notice                   Phrase  // on the page of one: a link to the brief
	Difference               Phrase2 // the names of two, as a heading
	Lead                     Phrase2 // links to two: how to read what differs
	Added, Removed           string  // marks of things in a list
	Skipped                  Plural  // paragraphs that are the same
	None                     string
	Others                   string // over links to other pairs
	Text, Title, Date, Place string // what was changed of a recommendation or an event
}

// Kept is what stands at addresses of what has moved or was withdrawn.
type Kept struct {
	Heading   string // over the list of what was on a page
	Moved     Phrase // a link
	Withdrawn Phrase // a date of any precision
	Lead      string // on the page of something that was withdrawn
	Kind      string // above its heading
	Empty     Phrase // on the page of a list without things: a link to the whole list
}

// Section is the names of the archive's sections, in the header, in trails and
// over lists.
type Section struct {
	Home, Briefs, Actors, Topics, Authors, Series, Recommendations, Timeline, Events, Figures, Sources, Search string
}

// Counts is numbers of things.
type Counts struct {
	Brief, Actor, Topic, Recommendation, Event, Figure, Source Plural
	Author, Series                                             Plural
	Report                                                     Plural // of an event
	Minute                                                     Plural
	Times                                                      Plural // how often something is named
	RecommendationToIt, AboutIt                                Plural // on the card of an actor
	OtherBrief                                                 Plural // besides those named
	Quantity                                                   Plural // a figure, of which several briefs tell
	Point                                                      Plural // on which accounts differ
}

// Text is what joins other words.
type Text struct {
	Quoted    Phrase  // “{1}”
	ListComma string  // between the words of a list
	ListEnd   Phrase2 // before the last word of a list
	Range     Phrase2 // of numbers
	Percent   Phrase
	WithUnit  Phrase2 // a number and its unit
	Headed    Phrase2 // a heading, and what it is about: "{1}: {2}"
	Aside     Phrase2 // "{1} ({2})"
	OfArchive Phrase2 // a list of things and the title of the archive
	InArchive Phrase2 // a number of things and the title of the archive
	On        Phrase2 // a number of briefs and their topic
	InSection Phrase  // where on a page a link stands
}

// Frame is the layout around every page.
type Frame struct {
	SkipLink    string
	Sections    string // the header's navigation, read aloud
	Crumbs      string // the trail, read aloud
	About       string // the footer's navigation, read aloud
	PublishedBy Phrase
	MadeWith    Phrase
	Licence     string
	Moved       Phrase // on the page left at an old address, with a link
}

// Parts is the pieces that several pages share.
type Parts struct {
	Contents               string
	LinkedFrom             string
	Years, Months          string // the way through a list divided by years or months, read aloud
	Brief, Actor           string // what kind of page links here
	Follow                 string // before links to feeds
	Atom, JSONFeed         string // kinds of feeds
	Topic, Page            string
	NoBriefs               string
	SeeAlso, After, UsedIn Phrase // followed by links
}

// Prose is what the generator adds to the text of authors: what is read aloud, and the
// titles of alerts.
type Prose struct {
	Footnotes       string
	Footnote        Phrase // its number
	BackToReference Phrase // the number of the footnote
	Permalink       Phrase // the heading

	AlertNote, AlertTip, AlertImportant, AlertWarning, AlertCaution string
}

// Home is the home page.
type Home struct {
	NewestBriefs, LatestEvents, WhereAccountsDiffer string
	ExpectedNext                                    string // under the heading of events
	OpenRecommendations                             string // under the heading Recommendations
}

// Briefs is the list of briefs.
type Briefs struct {
	OfYear       Phrase
	NewestFirst  Phrase  // how many
	ShownYear    Phrase2 // how many, and the one year that is listed
	NoneOnTopic  string
	OtherBriefs  string // the way to the next brief, read aloud
	Older, Newer string
}

// Brief is a brief's page.
type Brief struct {
	Draft, Upcoming  string // marks of what is built for its authors alone
	NotPublished     string // likewise, in a sentence
	ReplacedBy       Phrase // links
	Superseded       string // a mark, wherever it is listed
	Replaces         Phrase // a link
	TranslationOf    Phrase // a link
	InLanguages      string // before the names of languages
	By, Updated      string
	ReadingTime      string
	AlsoNamed        string
	Since            string // what has happened among a brief's actors after it
	Related          string
	OthersSay        string  // over what other briefs say of a figure
	AlsoReported     Phrase  // links
	AlsoReportedMore Phrase2 // links, and a link to the others
	Downloads        string  // over the files that it offers, read aloud
	ToldElsewhere    Phrase  // a link to the others
}

// Cite is how to cite a thing, and what stands in references.
type Cite struct {
	Heading         string // over the references of a brief
	Downloads       string // before its records for reference managers
	AllOfPage       string // before those of all that a page lists
	Recommendations string // before those of a brief's recommendations
	Cite            string // a reference to one of many things
	AllBriefs       string // before those of the whole archive
	Event, Figure   string // kinds of what is cited
	And, Others     string // between authors, and in place of them
	Undated         string // in place of a year
	Circa, Number   string // before a year, before a number
	In              string // before the title of the whole
}

// Actors is the list of actors.
type Actors struct {
	Lead        Plural
	Kinds       string // the way to each kind, read aloud
	None        string
	Description Phrase // the archive's title
}

// Actor is an actor's page.
type Actor struct {
	Role, OtherNames, AlsoCalled, Country, MemberOf, Leads, LedBy, Members string
	PeopleAndBodies                                                        string // that belong to a state
	NotToBeConfused                                                        string
	Wikidata                                                               string
	ByYear                                                                 string
	AddressedTo, About, MadeBy                                             Phrase // headings of recommendations; the actor's name
	Wrote                                                                  string // over the briefs that it signs
	AllWritten                                                             string // leads to the page of them
	ORCID                                                                  string
	FiguresGiven, AppearsWith, AlsoNamedIn                                 string
	Actor, Kind                                                            string // columns of whom it appears with
}

// Topics is the list of topics.
type Topics struct {
	Lead Plural
	None string
}

// Authors is the lists of authors and of series, and their pages.
type Authors struct {
	Lead, SeriesLead     Plural
	Author, Series       string  // over a name or title
	Description          Phrase2 // a number of briefs, and who wrote them
	Latest               Phrase  // the date of the newest brief
	SaidOf               string  // before a link to the actor that the author is
	Organization, Topics string
	WrittenBy            string // over the authors of a series
}

// Recommendations is the index of recommendations and its slices.
type Recommendations struct {
	OfYear, ToActor   Phrase
	To                Phrase  // heads the recommendations to an actor
	Lead              Phrase  // how many
	LeadOfYear        Phrase2 // how many, and the one year that is listed
	AtAGlance         string
	Changes           string // the feed of what becomes of them
	WhoAsksWhom       string
	All               string
	LeftOut           Plural // addressees that the table has no room for
	AuthorsLeftOut    Plural // likewise
	CountedOnce       string // on sums, where one has several authors or addressees
	FurtherAddressees Plural // after those who are asked most
	AuthorNotNamed    string
	ByInstrument      Phrase // heads the recommendations of one instrument
	None              string
	ShownYear         Phrase2 // how many, and the one year that is listed
}

// Recommendation is a recommendation, wherever it is shown.
type Recommendation struct {
	Position           Phrase  // its number on its page, as a heading
	OfBrief            Phrase2 // its number and its brief, in a sentence
	WhatBecame         string  // over its history
	Status, Response   string  // labels
	Author, Addressee  string
	Subject            string
	Instrument         string
	Deadline, Priority string
	Overdue            string // the deadline has passed, and it is still proposed
	ResponseIs         string // before a response, in the history
	ToWhom, AboutWhom  Phrase // in one line
	ByWhen             Phrase // likewise
	Replaces, Replaced Phrase // links
}

// Timeline is the timeline and its years.
type Timeline struct {
	OfYear         Phrase
	Lead           Phrase  // how many
	LeadOfYear     Phrase2 // how many, and the one year that is listed
	MonthNotKnown  string
	NoMonth        Phrase // what is known to a year, and to none of its months
	OtherYears     string // the way to the next year, read aloud
	Earlier, Later string
	None           string
}

// Event is an event, wherever it is shown.
type Event struct {
	Dated         Phrase            // the date that one brief gives
	Differ        string            // a mark: the briefs contradict each other
	Dates, Places Phrase            // how they do, as a list
	Foretold      map[string]Phrase // by status: what a brief said of what was to come; when it was written
	ForetoldHere  map[string]string // the same, in the brief itself
	Passed        string            // the date of what was to come, without news of it
	Since         map[string]string // by status: what later briefs say
	Filed         Phrase            // the year on whose page it stands, which is not that of its date
}

// Figures is the list of figures.
type Figures struct {
	OfYear      Phrase
	Lead        Plural
	LeadDiffer  Phrase2 // that, and on how many the briefs differ
	ShownYear   Phrase2 // how many, and the one year that is listed
	Quantities  string
	None        string
	Description Phrase2 // the heading of the list and the archive's title
}

// Figure is what briefs say of a quantity: in a sentence, and as columns.
type Figure struct {
	Differ                                                            string // a mark: the briefs contradict each other
	SaidBy, AsOf                                                      Phrase
	FigureColumn, SaidByColumn, AsOfColumn, BriefColumn, SourceColumn string
}

// Sources is the list of sources.
type Sources struct {
	OfYear            Phrase
	Lead              Plural
	ShownYear         Phrase2 // how many, and the one year that is listed
	Undated           string
	PublisherNotKnown string
	None              string
}

// Source is a source in a list.
type Source struct {
	ArchivedCopy string
	Original     string  // the address that a source had, which the next is said of
	Gone         Phrase  // the day on which it led nowhere
	Read         Phrase  // a date
	DOI, ISBN    Phrase  // the number
	Issue        Phrase2 // a volume and an issue of it
	Page, Pages  Phrase
	CitedAt      Phrase // links into the text
}

// NotFound is the page for addresses that do not exist.
type NotFound struct {
	Title, Heading, Lead, WhereToLook, Description string
	Files, FilesLead                               string // the page that names what scripts load
}

// Related is why two briefs are related.
type Related struct {
	Stated               string
	Shares               Phrase // a list
	StatedShares         Phrase // a list
	Event, Source, Topic Phrase // the only one that they share; its title
}
