package words

import "encoding/json"

// Terms is the wording of closed vocabularies, by the terms of the content model.
type Terms struct {
	BriefKind, ActorKind, SourceKind       map[string]string
	ActorKinds                             map[string]string // as headings over several
	Status, Response, Instrument, Priority map[string]string
	EventStatus                            map[string]string
	Qualifier                              map[string]string // as a label
	Qualified                              map[string]Phrase // before a number
	StatusTitle                            map[string]string // the list of all recommendations that carry it
}

// Tools is what a reader can do with a page. Only scripts make these controls.
type Tools struct {
	CopyLink, LinkCopied string
	CopyCitation         string // before the styles and formats in which it can be
	Citation             string // what is copied of one of many things
	Copied               Phrase // the name of a style or format: BibTeX
	NotLoaded            string // announced, where the text of a citation is not to be had
	NotCopied            string // above the text, which is there to be copied by hand
	Framed               string // above the HTML that shows something in another page
	Frame                string // a link to what it shows
	Open                 string // what a preview is of
	Close                string // a preview, a note
	Preview              Phrase // what it shows, read aloud
	Source, Footnote     Phrase // opened beside the text; its number
}

// Filter is the controls over a long list. Only scripts make them.
type Filter struct {
	Heading, Contains, Clear     string
	Shown                        Phrase2 // how many of how many; announced
	None                         string  // announced
	Any                          string  // no choice made
	Actor, Topic, Kind, Year     string
	Language                     string
	Addressee, Author, Subject   string
	Instrument, Status, Response string
	Accounts, Several            string            // of an event; one choice of it
	SortBy                       string            // the label of Sorts
	Sorts                        map[string]string // orders by their names in addresses
	Covers                       Phrase            // the year that a page lists
	WholeArchive                 string            // a link from there to the search
}

// Search is the search page. Its script takes the words from JSON.
type Search struct {
	Label                        string // of the field
	Hint, Keys                   string
	Submit, Clear                string
	Results                      Plural // announced
	AtLeast                      Plural // announced, when not all has been counted
	SomeWords                    string // when no result has all the words
	None, DidYouMean             Phrase // what was typed; a link
	Loading, Failed              string
	More                         string
	NeedsScript                  string // instead of the field, where there are no scripts
	Facets                       string // read aloud
	KindOfThing                  string
	Brief, Actor, Recommendation string // one of the kinds of things
	Event, Source, Figure, Topic string
	Page, Author                 string
	Superseded                   string // a brief that another one replaces
}

// Chart is the words in and around the pictures.
type Chart struct {
	Months                     [12]string // short, for an axis
	InTime                     Phrase2    // how many events, and the years
	InYears                    Plural     // what a column stands for
	InYear, InQuarter, InMonth string
	EachMark                   string
	Day, Month, Year, Age      string // the key: how exactly an event is dated
	About, Uncertain, Open     string
	Exact, Spread, Break       string
	AppearsWith                Phrase // the actor's name
	Thickness                  string
	ShownMost                  Plural
	Besides                    string  // before a list of numbers and decades
	NumberIn                   Phrase2 // a number and a decade
}

// Desk is what authors see on a page while they write, and nobody else.
type Desk struct {
	Here             Plural // mistakes in what the page is made from
	Last             string // behind them
	Errors, Warnings Plural // elsewhere
	Show, Close      string
	Ended            string // the program that keeps the page up to date
}

// JSON gives the words as an object whose keys are the names of the fields, for a
// data attribute that a script reads.
func (t Tools) JSON() string { return object(t) }

// JSON gives the words like Tools.JSON.
func (f Filter) JSON() string { return object(f) }

// JSON gives the words like Tools.JSON; a plural is an object with a key for each
// form, which Intl.PluralRules chooses among.
func (s Search) JSON() string { return object(s) }

func object(group any) string {
	text, err := json.Marshal(group)
	if err != nil { // texts alone cannot fail
		return "{}"
	}
	return string(text)
}
