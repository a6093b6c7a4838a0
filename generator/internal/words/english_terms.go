package words

func englishTerms() Terms {
	return Terms{
		BriefKind: map[string]string{"brief": "Brief", "commentary": "Commentary", "report": "Report",
			"news-analysis": "News analysis", "testimony": "Testimony", "statement": "Statement"},
		ActorKind: map[string]string{"state": "State", "person": "Person", "organization": "Organization",
			"alliance": "Alliance", "company": "Company"},
		ActorKinds: map[string]string{"state": "States", "person": "People", "organization": "Organizations",
			"alliance": "Alliances", "company": "Companies"},
		SourceKind: map[string]string{"report": "Report", "article": "Article", "news": "News report", "statement": "Statement",
			"speech": "Speech", "testimony": "Testimony", "book": "Book", "law": "Law", "treaty": "Treaty", "resolution": "Resolution",
			"dataset": "Data set", "interview": "Interview", "web": "Web page", "other": "Other"},
		Status: map[string]string{"proposed": "Proposed", "in-progress": "In progress", "partly-adopted": "Partly adopted",
			"adopted": "Adopted", "not-adopted": "Not adopted", "superseded": "Superseded"},
		Response: map[string]string{"none": "No response known", "accepted": "Accepted", "accepted-in-part": "Accepted in part",
			"noted": "Noted", "rejected": "Rejected"},
		EventStatus: map[string]string{"happened": "Took place", "expected": "Expected", "announced": "Announced", "cancelled": "Cancelled"},
		Instrument: map[string]string{"diplomacy": "Diplomacy", "sanctions": "Sanctions", "deterrence": "Deterrence",
			"alliance": "Alliance", "information": "Public information", "economic": "Economic", "fiscal": "Fiscal", "legal": "Legal", "regulatory": "Regulatory",
			"institutional": "Institutional", "research": "Research", "technical": "Technical", "military": "Military", "other": "Other"},
		Priority: map[string]string{"high": "High priority", "medium": "Medium priority", "low": "Low priority"},
		Qualifier: map[string]string{"exactly": "Exactly", "about": "About", "at-least": "At least", "more-than": "More than",
			"at-most": "At most", "less-than": "Less than"},
		Qualified: map[string]Phrase{"exactly": "{1}", "about": "about {1}", "at-least": "at least {1}", "more-than": "more than {1}",
			"at-most": "at most {1}", "less-than": "less than {1}"},
		StatusTitle: map[string]string{
			"proposed": "Recommendations: proposed", "in-progress": "Recommendations: in progress",
			"partly-adopted": "Recommendations: partly adopted", "adopted": "Recommendations: adopted",
			"not-adopted": "Recommendations: not adopted", "superseded": "Recommendations: superseded"},
	}
}

func englishTools() Tools {
	return Tools{CopyLink: "Copy link", LinkCopied: "Link copied", CopyCitation: "Copy citation", Citation: "Citation",
		Copied: "{1} copied", NotLoaded: "The citation could not be loaded.", NotCopied: "The browser does not allow copying. You can copy it from here:",
		Framed: "This HTML shows it in another page:", Frame: "What it shows", Open: "Open", Close: "Close", Preview: "Preview: {1}", Source: "Source {1}", Footnote: "Footnote {1}"}
}

func englishFilter() Filter {
	return Filter{Heading: "Filter", Contains: "Contains", Clear: "Clear the filter", Shown: "{1} of {2} shown",
		None: "Nothing here matches the filter.", Any: "Any",
		Actor: "Actor", Topic: "Topic", Kind: "Kind", Year: "Year", Language: "Language", Addressee: "Addressee", Author: "Author", Subject: "Subject",
		Instrument: "Instrument", Status: "Status", Response: "Response",
		Accounts: "Coverage", Several: "In several briefs",
		SortBy: "Sort by", Sorts: map[string]string{"newest": "Newest first", "oldest": "Oldest first", "status": "By status", "addressee": "By addressee", "author": "By author"},
		Covers: "On this page: {1}.", WholeArchive: "Search the whole archive"}
}

func englishSearch() Search {
	return Search{Label: "Search this archive", Submit: "Search", Clear: "Clear the search",
		Hint:    "Words in quotation marks are matched exactly.",
		Keys:    "Press / to search, ↑ and ↓ to choose, Enter to open",
		Results: Plural{"{n} result", "{n} results"}, None: "Nothing was found for “{1}”.", DidYouMean: "Did you mean {1}?",
		Loading: "Loading …", Failed: "The index could not be loaded.", More: "Show more",
		NeedsScript: "Search needs JavaScript. These lists contain everything that it would find:",
		Facets:      "Narrow the results", KindOfThing: "Kind",
		Brief: "Brief", Actor: "Actor", Recommendation: "Recommendation", Event: "Event", Source: "Source", Figure: "Figure", Topic: "Topic", Page: "Page", Author: "Author",
		Superseded: "Superseded",
		AtLeast:    Plural{"At least {n} result", "At least {n} results"}, SomeWords: "No result contains all of the words. These contain some of them."}
}

func englishChart() Chart {
	return Chart{
		Months:  [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		InTime:  "{1} over time, {2}",
		InYears: Plural{"Events in each span of {n} year.", "Events in each span of {n} years."},
		InYear:  "Events in each year.", InQuarter: "Events in each quarter.", InMonth: "Events in each month.",
		EachMark: "Each mark is an event and reaches as far as its date.",
		Day:      "day", Month: "month", Year: "known to the year or season", Age: "known to the decade or century",
		About: "about", Uncertain: "uncertain", Open: "open-ended",
		Exact: "dated within it", Spread: "dated less exactly, spread out", Break: "time without events, left out",
		AppearsWith: "Whom {1} appears with",
		Thickness:   "The more often two appear together in briefs and events, the thicker the line.",
		ShownMost:   Plural{"The {n} that it appears with most is shown.", "The {n} that it appears with most are shown."},
		Besides:     "Also", NumberIn: "{1} in {2}",
	}
}

func englishDesk() Desk {
	return Desk{Here: Plural{"{n} mistake on this page", "{n} mistakes on this page"}, Last: "Behind this is the page as it last was.",
		Errors: Plural{"{n} error elsewhere", "{n} errors elsewhere"}, Warnings: Plural{"{n} warning", "{n} warnings"},
		Show: "Show", Close: "Close", Ended: "chancery serve is not running: this page is no longer kept up to date."}
}
