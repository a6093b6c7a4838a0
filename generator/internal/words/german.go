package words

import "golang.org/x/text/language/display"

// german follows the Duden in spelling and DIN 5008 in numbers. Names and titles
// stand in the gaps as they are written, so that no gap follows a word that would
// bend them: "Herausgeber: {1}", not "herausgegeben vom {1}".
func german() *Catalogue {
	c := &Catalogue{
		Tag: "de",
		grammar: grammar{
			isOne:     func(n int) bool { return n == 1 },
			thousands: ".", point: ",",
			names: display.German,
		},
		Terms: germanTerms(), Tools: germanTools(), Filter: germanFilter(), Search: germanSearch(), Chart: germanChart(), Data: germanData(), Embed: germanEmbed(), Desk: germanDesk(),
	}
	germanShared(c)
	germanLists(c)
	germanThings(c)
	return c
}

// germanShared fills in the words that serve many places.
func germanShared(c *Catalogue) {
	c.Section = Section{Home: "Startseite", Briefs: "Analysen", Actors: "Akteure", Topics: "Themen", Authors: "Verfasser", Series: "Reihen", Recommendations: "Empfehlungen",
		Timeline: "Chronik", Events: "Ereignisse", Figures: "Zahlen", Sources: "Quellen", Search: "Suche"}
	c.Counts = Counts{
		Brief:              Plural{"{n} Analyse", "{n} Analysen"},
		Actor:              Plural{"{n} Akteur", "{n} Akteure"},
		Topic:              Plural{"{n} Thema", "{n} Themen"},
		Recommendation:     Plural{"{n} Empfehlung", "{n} Empfehlungen"},
		Event:              Plural{"{n} Ereignis", "{n} Ereignisse"},
		Figure:             Plural{"{n} Zahl", "{n} Zahlen"},
		Source:             Plural{"{n} Quelle", "{n} Quellen"},
		Author:             Plural{"{n} Verfasser", "{n} Verfasser"},
		Series:             Plural{"{n} Reihe", "{n} Reihen"},
		Report:             Plural{"in {n} Analyse", "in {n} Analysen"},
		Minute:             Plural{"{n} Minute", "{n} Minuten"},
		Times:              Plural{"{n}-mal", "{n}-mal"},
		OtherBrief:         Plural{"{n} weitere Analyse", "{n} weitere Analysen"},
		Quantity:           Plural{"{n} Größe", "{n} Größen"},
		Point:              Plural{"in {n} Punkt", "in {n} Punkten"},
		RecommendationToIt: Plural{"{n} Empfehlung an diesen Akteur", "{n} Empfehlungen an diesen Akteur"},
		AboutIt:            Plural{"{n} Empfehlung zu diesem Akteur", "{n} Empfehlungen zu diesem Akteur"},
	}
	c.Text = Text{Quoted: "„{1}“", ListComma: ", ", ListEnd: "{1} und {2}", Range: "{1} bis {2}", Percent: "{1}\u00a0%", WithUnit: "{1} {2}",
		Headed: "{1}: {2}", Aside: "{1} ({2})", OfArchive: "{1} – {2}", InArchive: "{1} – {2}",
		On: "{1} zum Thema {2}", InSection: "in „{1}“"}
	c.Frame = Frame{
		SkipLink: "Zum Inhalt springen", Sections: "Bereiche", Crumbs: "Navigationspfad", About: "Über dieses Archiv",
		PublishedBy: "Herausgeber: {1}", MadeWith: "Erstellt mit {1}", Licence: "Lizenz",
		Moved: "Diese Seite ist umgezogen: {1}.",
	}
	c.Parts = Parts{
		Contents: "Inhalt", LinkedFrom: "Verweise auf diese Seite", Years: "Jahre", Months: "Monate",
		Brief: "Analyse", Actor: "Akteur", Topic: "Thema", Page: "Seite", Follow: "Abonnieren:", Atom: "Atom", JSONFeed: "JSON Feed",
		NoBriefs: "Noch ist keine Analyse erschienen.",
		SeeAlso:  "Siehe auch {1}", After: "Belegt durch: {1}", UsedIn: "Verwendet in: {1}",
	}
	c.Versions = Versions{Heading: "Fassungen", Name: "Fassung {1}", Current: "aktuell", Changes: "Was sich geändert hat", NotKept: "Text nicht erhalten",
		Notice: "Dies ist eine frühere Fassung von {1}.", Difference: "{1} und {2}", Lead: "Unterschiede zwischen {1} und {2}. Entferntes ist durchgestrichen, Neues unterstrichen.",
		Added: "Neu", Removed: "Entfernt", Skipped: Plural{"{n} Absatz ist in beiden gleich.", "{n} Absätze sind in beiden gleich."}, None: "Text, Empfehlungen, Ereignisse und Zahlen sind in beiden gleich.",
		Others: "Andere Fassungen vergleichen", Text: "Wortlaut", Title: "Titel", Date: "Datum", Place: "Ort"}
	c.Kept = Kept{Heading: "Früher auf dieser Seite", Moved: "Jetzt auf einer anderen Seite: {1}", Withdrawn: "Zurückgezogen ({1}).",
		Lead: "Was unter dieser Adresse veröffentlicht war, wurde zurückgezogen.", Kind: "Zurückgezogen", Empty: "Auf dieser Seite ist nichts mehr verzeichnet. Siehe {1}."}
	c.Prose = Prose{Footnotes: "Fußnoten", Footnote: "Fußnote {1}", BackToReference: "Zurück zur Textstelle {1}", Permalink: "Permalink: {1}",
		AlertNote: "Hinweis", AlertTip: "Tipp", AlertImportant: "Wichtig", AlertWarning: "Warnung", AlertCaution: "Vorsicht"}
	c.Related = Related{
		Stated: "als verwandt genannt", Shares: "gemeinsam: {1}", StatedShares: "als verwandt genannt; gemeinsam: {1}",
		Event: "das Ereignis „{1}“", Source: "die Quelle „{1}“", Topic: "das Thema „{1}“",
	}
}

// germanLists fills in the words of the pages that list things.
func germanLists(c *Catalogue) {
	c.Home = Home{NewestBriefs: "Neueste Analysen", OpenRecommendations: "Offene, die neuesten zuerst", ExpectedNext: "Demnächst erwartet", LatestEvents: "Jüngste Ereignisse",
		WhereAccountsDiffer: "Wo die Angaben auseinandergehen"}
	c.Briefs = Briefs{
		OfYear: "Analysen: {1}", NewestFirst: "{1}, die neuesten zuerst",
		ShownYear:   "{1}; hier nur {2}, die übrigen unter den anderen Jahren",
		NoneOnTopic: "Zu diesem Thema gibt es noch keine Analyse.",
		OtherBriefs: "Weitere Analysen", Older: "Älter", Newer: "Neuer",
	}
	c.Actors = Actors{
		Lead:  Plural{"{n} Akteur: wer handelt und wer handeln soll", "{n} Akteure: wer handelt und wer handeln soll"},
		Kinds: "Arten", None: "Noch ist kein Akteur beschrieben.",
		Description: "Staaten, Personen, Organisationen, Bündnisse und Unternehmen – {1}",
	}
	c.Topics = Topics{
		Lead: Plural{"{n} Thema, nach dem die Analysen geordnet sind", "{n} Themen, nach denen die Analysen geordnet sind"},
		None: "Noch hat keine Analyse ein Thema.",
	}
	c.Authors = Authors{
		Lead:       Plural{"{n} Verfasser", "{n} Verfasser, nach Namen"},
		SeriesLead: Plural{"{n} Reihe, in der Analysen erscheinen", "{n} Reihen, in denen Analysen erscheinen"},
		Author:     "Verfasser", Series: "Reihe", Description: "{1} von {2}", Latest: "zuletzt {1}", SaidOf: "Was die Analysen über diesen Verfasser sagen:",
		Organization: "Organisation", Topics: "Schreibt über", WrittenBy: "Verfasser",
	}
	c.Recommendations = Recommendations{
		OfYear: "Empfehlungen: {1}", ToActor: "Empfehlungen an {1}", To: "An {1}",
		Lead:       "{1}: an wen sie gerichtet sind und was aus ihnen wurde",
		LeadOfYear: "{1}: an wen sie gerichtet sind und was aus ihnen wurde; hier nur {2}",
		Changes:    "Was aus den Empfehlungen wurde",
		AtAGlance:  "Auf einen Blick", WhoAsksWhom: "Wer empfiehlt wem", All: "Alle",
		LeftOut:           Plural{"{n} weiterer Adressat ist nicht aufgeführt.", "{n} weitere Adressaten sind nicht aufgeführt."},
		CountedOnce:       "Eine Empfehlung von oder an mehrere steht bei jedem von ihnen und zählt unter „Alle“ einmal.",
		FurtherAddressees: Plural{"{n} weiterer Adressat", "{n} weitere Adressaten"},
		AuthorsLeftOut:    Plural{"{n} weiterer Verfasser ist nicht aufgeführt.", "{n} weitere Verfasser sind nicht aufgeführt."},
		AuthorNotNamed:    "Ohne Angabe des Verfassers", ByInstrument: "Empfehlungen nach Instrument: {1}",
		ShownYear: "{1}; hier nur {2}", None: "Noch ist hier keine Empfehlung verzeichnet.",
	}
	c.Timeline = Timeline{
		OfYear:        "Chronik: {1}",
		Lead:          "{1}, jedes so genau datiert, wie die Analysen es datieren",
		LeadOfYear:    "{1}, jedes so genau datiert, wie die Analysen es datieren; hier nur {2}",
		MonthNotKnown: "Monat nicht bekannt", NoMonth: "{1}, Monat nicht bekannt", OtherYears: "Andere Jahre", Earlier: "Früher", Later: "Später",
		None: "Noch ist kein Ereignis verzeichnet.",
	}
	c.Figures = Figures{
		OfYear:     "Zahlen: {1}",
		Lead:       Plural{"{n} Größe und was jede Analyse dazu angibt", "{n} Größen und was jede Analyse dazu angibt"},
		LeadDiffer: "{1}; davon widersprüchlich angegeben: {2}", ShownYear: "{1}; hier nur die zuerst angegebenen aus {2}",
		Quantities: "Größen", None: "Noch ist keine Zahl verzeichnet.",
		Description: "{1} der Analysen im Vergleich – {2}",
	}
	c.Sources = Sources{
		OfYear: "Quellen: {1}",
		Lead: Plural{"{n} Quelle, nach Herausgebern geordnet, mit den Analysen, die sie verwenden",
			"{n} Quellen, nach Herausgebern geordnet, mit den Analysen, die sie verwenden"},
		ShownYear: "{1}; hier nur {2}", Undated: "ohne Datum",
		PublisherNotKnown: "Herausgeber nicht bekannt", None: "Noch ist keine Quelle angegeben.",
	}
	c.NotFound = NotFound{
		Title: "Seite nicht gefunden", Heading: "Unter dieser Adresse gibt es keine Seite",
		Lead:        "Veröffentlichte Adressen bleiben hier erhalten; der Link, der hierher führte, ist also wohl falsch geschrieben.",
		WhereToLook: "Hier geht es weiter", Files: "Dateien, die Skripte laden", FilesLead: "Für Werkzeuge, die diese Website kopieren: was keine andere Seite nennt.", Description: "Unter dieser Adresse gibt es keine Seite.",
	}
}

// germanThings fills in the words of one thing, on a page of its own or in a list.
func germanThings(c *Catalogue) {
	c.Brief = Brief{
		TranslationOf: "Eine Übersetzung von {1}", InLanguages: "In anderen Sprachen:",
		Superseded: "Ersetzt", ReplacedBy: "Diese Analyse wurde ersetzt durch {1}.", Replaces: "Sie ersetzt {1}.",
		By: "Von", Updated: "Aktualisiert", ReadingTime: "Lesezeit", AlsoNamed: "Auch genannt", Since: "Seither unter den Akteuren", Related: "Verwandte Analysen",
		Draft: "Entwurf", Upcoming: "Noch nicht veröffentlicht", NotPublished: "Diese Seite ist eine Vorschau: Die Analyse ist nicht veröffentlicht.",
		OthersSay: "Was andere Analysen angeben", AlsoReported: "Auch berichtet in: {1}.",
		AlsoReportedMore: "Auch berichtet in: {1} und {2}.", ToldElsewhere: "Angegeben auch in: {1}.", Downloads: "Zum Herunterladen",
	}
	c.Actor = Actor{
		Role: "Funktion", OtherNames: "Namen in anderen Sprachen", AlsoCalled: "Auch bekannt als", Country: "Staat", MemberOf: "Mitglied in",
		Leads: "Leitet", LedBy: "Geleitet von", Members: "Mitglieder", PeopleAndBodies: "Zugehörige Personen und Einrichtungen",
		NotToBeConfused: "Nicht zu verwechseln mit", Wikidata: "Wikidata", ByYear: "Analysen und Ereignisse nach Jahren",
		AddressedTo: "Gerichtet an {1}", About: "Über {1}", MadeBy: "Ausgesprochen von {1}",
		Wrote: "Verfasst", AllWritten: "Seite als Verfasser", ORCID: "ORCID iD", FiguresGiven: "Genannte Zahlen", AppearsWith: "Kommt zusammen vor mit", AlsoNamedIn: "Auch genannt in", Actor: "Akteur", Kind: "Art",
	}
	c.Recommendation = Recommendation{
		Position: "Empfehlung {1}", OfBrief: "Empfehlung {1} in „{2}“", WhatBecame: "Was daraus wurde",
		Status: "Stand", Response: "Antwort", Author: "Verfasser", Addressee: "Adressat", Subject: "Gegenstand", Instrument: "Instrument", Deadline: "Frist", Overdue: "verstrichen, weiter vorgeschlagen",
		Priority: "Priorität", ResponseIs: "Antwort:", ToWhom: "an {1}", AboutWhom: "über {1}", ByWhen: "Frist: {1}",
		Replaces: "Ersetzt {1}", Replaced: "Ersetzt durch {1}",
	}
	c.Event = Event{Dated: "datiert: {1}", Differ: "Angaben weichen voneinander ab", Dates: "Datum: {1}.", Places: "Ort: {1}.",
		Foretold:     map[string]Phrase{"expected": "Erwartet, als die Analyse geschrieben wurde ({1}).", "announced": "Angekündigt, als die Analyse geschrieben wurde ({1})."},
		ForetoldHere: map[string]string{"expected": "Erwartet, als die Analyse geschrieben wurde.", "announced": "Angekündigt, als die Analyse geschrieben wurde."},
		Passed:       "Der Zeitpunkt ist verstrichen, und keine spätere Analyse berichtet, was daraus wurde.",
		Since: map[string]string{"happened": "Nach späteren Angaben hat es stattgefunden.", "cancelled": "Nach späteren Angaben wurde es abgesagt.",
			"expected": "Nach späteren Angaben wird es erwartet.", "announced": "Nach späteren Angaben ist es angekündigt."},
		Filed: "Aufgeführt unter {1}, wie es zuerst datiert wurde."}
	c.Figure = Figure{
		Differ: "Zahlen weichen voneinander ab", SaidBy: "so {1}", AsOf: "Stand: {1}",
		FigureColumn: "Zahl", SaidByColumn: "Angabe von", AsOfColumn: "Stand", BriefColumn: "Analyse", SourceColumn: "Quelle",
	}
	c.Cite = Cite{Heading: "Diese Analyse zitieren", Downloads: "Für Literaturverwaltungen", AllOfPage: "Quellenangaben zu dieser Seite", Recommendations: "Für jede ihrer Empfehlungen, mit den anderen desselben Jahres", Cite: "Zitieren", AllBriefs: "Alle Analysen, für Literaturverwaltungen",
		Event: "Ereignis", Figure: "Zahl", And: "und", Others: "u. a.", Undated: "o. J.", Circa: "ca.", Number: "Nr.", In: "In"}
	c.Source = Source{ArchivedCopy: "Archivierte Fassung", Original: "Ursprüngliche Adresse", Gone: "die am {1} ins Leere führte", Read: "abgerufen: {1}", DOI: "DOI {1}", ISBN: "ISBN {1}", Issue: "{1} ({2})", Page: "S. {1}", Pages: "S. {1}", CitedAt: "Im Text zitiert: {1}"}
}
