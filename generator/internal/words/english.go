package words

import "golang.org/x/text/language/display"

// english is the catalogue that every other is held against.
func english() *Catalogue {
	c := &Catalogue{
		Tag: "en",
		grammar: grammar{
			isOne:     func(n int) bool { return n == 1 },
			thousands: ",", point: ".",
			names: display.English,
		},
		Terms: englishTerms(), Tools: englishTools(), Filter: englishFilter(), Search: englishSearch(), Chart: englishChart(), Data: englishData(), Embed: englishEmbed(), Desk: englishDesk(),
	}
	englishShared(c)
	englishLists(c)
	englishThings(c)
	return c
}

// englishShared fills in the words that serve many places.
func englishShared(c *Catalogue) {
	c.Section = Section{Home: "Home", Briefs: "Briefs", Actors: "Actors", Topics: "Topics", Authors: "Authors", Series: "Series", Recommendations: "Recommendations",
		Timeline: "Timeline", Events: "Events", Figures: "Figures", Sources: "Sources", Search: "Search"}
	c.Counts = Counts{
		Brief:              Plural{"{n} brief", "{n} briefs"},
		Actor:              Plural{"{n} actor", "{n} actors"},
		Topic:              Plural{"{n} topic", "{n} topics"},
		Recommendation:     Plural{"{n} recommendation", "{n} recommendations"},
		Event:              Plural{"{n} event", "{n} events"},
		Figure:             Plural{"{n} figure", "{n} figures"},
		Source:             Plural{"{n} source", "{n} sources"},
		Author:             Plural{"{n} author", "{n} authors"},
		Series:             Plural{"{n} series", "{n} series"},
		Report:             Plural{"in {n} brief", "in {n} briefs"},
		Minute:             Plural{"{n} minute", "{n} minutes"},
		Times:              Plural{"{n} time", "{n} times"},
		OtherBrief:         Plural{"{n} other brief", "{n} other briefs"},
		Quantity:           Plural{"{n} quantity", "{n} quantities"},
		Point:              Plural{"on {n} point", "on {n} points"},
		RecommendationToIt: Plural{"{n} recommendation to it", "{n} recommendations to it"},
		AboutIt:            Plural{"{n} recommendation about it", "{n} recommendations about it"},
	}
	c.Text = Text{Quoted: "“{1}”", ListComma: ", ", ListEnd: "{1} and {2}", Range: "{1} to {2}", Percent: "{1}%", WithUnit: "{1} {2}",
		Headed: "{1}: {2}", Aside: "{1} ({2})", OfArchive: "{1} of {2}", InArchive: "{1} in {2}",
		On: "{1} on {2}", InSection: "in “{1}”"}
	c.Frame = Frame{
		SkipLink: "Skip to content", Sections: "Sections", Crumbs: "Breadcrumbs", About: "About this archive",
		PublishedBy: "Published by {1}", MadeWith: "Made with {1}", Licence: "Licence",
		Moved: "This page has moved to {1}.",
	}
	c.Parts = Parts{
		Contents: "Contents", LinkedFrom: "Linked from", Years: "Years", Months: "Months",
		Brief: "Brief", Actor: "Actor", Topic: "Topic", Page: "Page", Follow: "Follow:", Atom: "Atom", JSONFeed: "JSON Feed",
		NoBriefs: "No brief has been published yet.",
		SeeAlso:  "See also {1}", After: "According to {1}", UsedIn: "Used in {1}",
	}
	c.Versions = Versions{Heading: "Versions", Name: "Version {1}", Current: "current", Changes: "What changed", NotKept: "text not kept",
		Notice: "This is an earlier version of {1}.", Difference: "{1} and {2}", Lead: "What differs between {1} and {2}. What was removed is struck through; what was added is underlined.",
		Added: "Added", Removed: "Removed", Skipped: Plural{"{n} paragraph is the same in both.", "{n} paragraphs are the same in both."}, None: "The text, the recommendations, the events and the figures are the same in both.",
		Others: "Compare other versions", Text: "Wording", Title: "Title", Date: "Date", Place: "Place"}
	c.Kept = Kept{Heading: "Formerly on this page", Moved: "Now on another page: {1}", Withdrawn: "Withdrawn ({1}).",
		Lead: "What was published at this address has been withdrawn.", Kind: "Withdrawn", Empty: "Nothing is listed on this page any more. See {1}."}
	c.Prose = Prose{Footnotes: "Footnotes", Footnote: "Footnote {1}", BackToReference: "Back to reference {1}", Permalink: "Permalink: {1}",
		AlertNote: "Note", AlertTip: "Tip", AlertImportant: "Important", AlertWarning: "Warning", AlertCaution: "Caution"}
	c.Related = Related{
		Stated: "named as related", Shares: "shares {1}", StatedShares: "named as related; shares {1}",
		Event: "the event “{1}”", Source: "the source “{1}”", Topic: "the topic “{1}”",
	}
}

// englishLists fills in the words of the pages that list things.
func englishLists(c *Catalogue) {
	c.Home = Home{NewestBriefs: "Newest briefs", OpenRecommendations: "Open, newest first", LatestEvents: "Latest events", ExpectedNext: "Expected next",
		WhereAccountsDiffer: "Where accounts differ"}
	c.Briefs = Briefs{
		OfYear: "Briefs of {1}", NewestFirst: "{1}, newest first",
		ShownYear:   "{1}; those of {2} are listed here",
		NoneOnTopic: "No brief is filed under this topic yet.",
		OtherBriefs: "Other briefs", Older: "Older", Newer: "Newer",
	}
	c.Actors = Actors{
		Lead:  Plural{"{n} actor: who acts, and who is asked to act", "{n} actors: who acts, and who is asked to act"},
		Kinds: "Kinds", None: "No actor is described yet.",
		Description: "The states, people, organizations, alliances and companies in {1}",
	}
	c.Topics = Topics{
		Lead: Plural{"{n} topic under which the briefs are filed", "{n} topics under which the briefs are filed"},
		None: "No brief has a topic yet.",
	}
	c.Authors = Authors{
		Lead:       Plural{"{n} author, by name", "{n} authors, by name"},
		SeriesLead: Plural{"{n} series in which briefs appear", "{n} series in which briefs appear"},
		Author:     "Author", Series: "Series", Description: "{1} by {2}", Latest: "latest {1}", SaidOf: "What the briefs say about this author:",
		Organization: "Organization", Topics: "Writes on", WrittenBy: "Authors",
	}
	c.Recommendations = Recommendations{
		OfYear: "Recommendations of {1}", ToActor: "Recommendations to {1}", To: "To {1}",
		Lead:       "{1}: whom they address, and what became of them",
		LeadOfYear: "{1}: whom they address, and what became of them; those of {2} are listed here",
		Changes:    "What became of recommendations",
		AtAGlance:  "At a glance", WhoAsksWhom: "Who asks whom", All: "All",
		LeftOut:           Plural{"{n} further addressee is not shown.", "{n} further addressees are not shown."},
		CountedOnce:       "A recommendation by or to several actors is listed under each of them, and counted once under All.",
		FurtherAddressees: Plural{"{n} further addressee", "{n} further addressees"},
		AuthorsLeftOut:    Plural{"{n} further author is not shown.", "{n} further authors are not shown."},
		AuthorNotNamed:    "Author not named", ByInstrument: "Recommendations by instrument: {1}",
		ShownYear: "{1}; those of {2} are listed here", None: "No recommendation is recorded here yet.",
	}
	c.Timeline = Timeline{
		OfYear:        "Timeline: {1}",
		Lead:          "{1}, each dated as precisely as the briefs date it",
		LeadOfYear:    "{1}, each dated as precisely as the briefs date it; {2} is listed here",
		MonthNotKnown: "Month not known", NoMonth: "{1}, month not known", OtherYears: "Other years", Earlier: "Earlier", Later: "Later",
		None: "No event is recorded yet.",
	}
	c.Figures = Figures{
		OfYear:     "Figures: {1}",
		Lead:       Plural{"{n} quantity, and what each brief says about it", "{n} quantities, and what each brief says about them"},
		LeadDiffer: "{1}; on {2} of them the briefs differ", ShownYear: "{1}; those first given by briefs of {2} are listed here",
		Quantities: "Quantities", None: "No figure is recorded yet.",
		Description: "{1} that the briefs of {2} give, side by side",
	}
	c.Sources = Sources{
		OfYear: "Sources: {1}",
		Lead: Plural{"{n} source, by publisher, each with the briefs that use it",
			"{n} sources, by publisher, each with the briefs that use it"},
		ShownYear: "{1}; those of {2} are listed here", Undated: "without a date",
		PublisherNotKnown: "Publisher not known", None: "No source is cited yet.",
	}
	c.NotFound = NotFound{
		Title: "Page not found", Heading: "There is no page at this address",
		Lead:        "Addresses here are kept once they are published, so the link that led here may be mistyped.",
		WhereToLook: "Where to look", Files: "Files that scripts load", FilesLead: "For tools that copy this site: files that no other page links to.", Description: "There is no page at this address.",
	}
}

// englishThings fills in the words of one thing, on a page of its own or in a list.
func englishThings(c *Catalogue) {
	c.Brief = Brief{
		TranslationOf: "A translation of {1}", InLanguages: "In other languages:",
		Superseded: "Superseded", ReplacedBy: "This brief has been replaced by {1}.", Replaces: "It replaces {1}.",
		By: "By", Updated: "Updated", ReadingTime: "Reading time", AlsoNamed: "Also named", Since: "Since then, among its actors", Related: "Related briefs",
		Draft: "Draft", Upcoming: "Not yet published", NotPublished: "This page is a preview: the brief has not been published.",
		OthersSay: "What other briefs say", AlsoReported: "Also reported in {1}.",
		AlsoReportedMore: "Also reported in {1} and {2}.", ToldElsewhere: "Also given in {1}.", Downloads: "Downloads",
	}
	c.Actor = Actor{
		Role: "Role", OtherNames: "Other names", AlsoCalled: "Also called", Country: "Country", MemberOf: "Member of",
		Leads: "Leads", LedBy: "Led by", Members: "Members", PeopleAndBodies: "Its people and bodies",
		NotToBeConfused: "Not to be confused with", Wikidata: "Wikidata", ByYear: "Briefs and events by year",
		AddressedTo: "Addressed to {1}", About: "About {1}", MadeBy: "Made by {1}",
		Wrote: "Author of", AllWritten: "Author page", ORCID: "ORCID iD", FiguresGiven: "Figures it gave", AppearsWith: "Appears with", AlsoNamedIn: "Also named in", Actor: "Actor", Kind: "Kind",
	}
	c.Recommendation = Recommendation{
		Position: "Recommendation {1}", OfBrief: "recommendation {1} of “{2}”", WhatBecame: "What became of it",
		Status: "Status", Response: "Response", Author: "Author", Addressee: "Addressee", Subject: "Subject", Instrument: "Instrument", Deadline: "Deadline", Overdue: "passed, and still proposed",
		Priority: "Priority", ResponseIs: "Response:", ToWhom: "to {1}", AboutWhom: "about {1}", ByWhen: "due by {1}",
		Replaces: "Replaces {1}", Replaced: "Replaced by {1}",
	}
	c.Event = Event{Dated: "dated {1}", Differ: "Accounts differ", Dates: "The date: {1}.", Places: "The place: {1}.",
		Foretold:     map[string]Phrase{"expected": "Expected when the brief was written ({1}).", "announced": "Announced when the brief was written ({1})."},
		ForetoldHere: map[string]string{"expected": "Expected when the brief was written.", "announced": "Announced when the brief was written."},
		Passed:       "Its date has passed, and no later brief reports what became of it.",
		Since: map[string]string{"happened": "It has since been reported to have taken place.", "cancelled": "It has since been reported as cancelled.",
			"expected": "It has since been reported as expected.", "announced": "It has since been reported as announced."},
		Filed: "Listed under {1}, as it was first dated."}
	c.Figure = Figure{
		Differ: "Figures differ", SaidBy: "said by {1}", AsOf: "as of {1}",
		FigureColumn: "Figure", SaidByColumn: "Said by", AsOfColumn: "As of", BriefColumn: "Brief", SourceColumn: "Source",
	}
	c.Cite = Cite{Heading: "Cite this brief", Downloads: "For reference managers", AllOfPage: "To cite what is listed here", Recommendations: "For each of its recommendations, with others of the same year", Cite: "Cite", AllBriefs: "All briefs, for reference managers",
		Event: "Event", Figure: "Figure", And: "and", Others: "et al.", Undated: "n.d.", Circa: "ca.", Number: "No.", In: "In"}
	c.Source = Source{ArchivedCopy: "Archived copy", Original: "Original address", Gone: "which led nowhere on {1}", Read: "accessed {1}", DOI: "DOI {1}", ISBN: "ISBN {1}", Issue: "{1} ({2})", Page: "p. {1}", Pages: "pp. {1}", CitedAt: "Cited in the text: {1}"}
}
