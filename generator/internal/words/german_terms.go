package words

func germanTerms() Terms {
	return Terms{
		BriefKind: map[string]string{"brief": "Kurzanalyse", "commentary": "Kommentar", "report": "Bericht",
			"news-analysis": "Nachrichtenanalyse", "testimony": "Anhörung", "statement": "Erklärung"},
		ActorKind: map[string]string{"state": "Staat", "person": "Person", "organization": "Organisation",
			"alliance": "Bündnis", "company": "Unternehmen"},
		ActorKinds: map[string]string{"state": "Staaten", "person": "Personen", "organization": "Organisationen",
			"alliance": "Bündnisse", "company": "Unternehmen"},
		SourceKind: map[string]string{"report": "Bericht", "article": "Artikel", "news": "Pressebericht", "statement": "Erklärung",
			"speech": "Rede", "testimony": "Anhörung", "book": "Buch", "law": "Gesetz", "treaty": "Vertrag", "resolution": "Resolution",
			"dataset": "Datensatz", "interview": "Interview", "web": "Webseite", "other": "Sonstiges"},
		Status: map[string]string{"proposed": "Vorgeschlagen", "in-progress": "In Arbeit", "partly-adopted": "Teilweise umgesetzt",
			"adopted": "Umgesetzt", "not-adopted": "Nicht umgesetzt", "superseded": "Ersetzt"},
		Response: map[string]string{"none": "Keine Antwort bekannt", "accepted": "Angenommen", "accepted-in-part": "Teilweise angenommen",
			"noted": "Zur Kenntnis genommen", "rejected": "Abgelehnt"},
		EventStatus: map[string]string{"happened": "Eingetreten", "expected": "Erwartet", "announced": "Angekündigt", "cancelled": "Abgesagt"},
		Instrument: map[string]string{"diplomacy": "Diplomatie", "sanctions": "Sanktionen", "deterrence": "Abschreckung",
			"alliance": "Bündnis", "information": "Öffentliche Information", "economic": "Wirtschaft", "fiscal": "Steuern und Haushalt", "legal": "Recht", "regulatory": "Regulierung",
			"institutional": "Institutionen", "research": "Forschung", "technical": "Technik", "military": "Militär", "other": "Sonstiges"},
		Priority: map[string]string{"high": "Hohe Priorität", "medium": "Mittlere Priorität", "low": "Niedrige Priorität"},
		Qualifier: map[string]string{"exactly": "Genau", "about": "Etwa", "at-least": "Mindestens", "more-than": "Mehr als",
			"at-most": "Höchstens", "less-than": "Weniger als"},
		Qualified: map[string]Phrase{"exactly": "{1}", "about": "etwa {1}", "at-least": "mindestens {1}", "more-than": "mehr als {1}",
			"at-most": "höchstens {1}", "less-than": "weniger als {1}"},
		StatusTitle: map[string]string{
			"proposed": "Vorgeschlagene Empfehlungen", "in-progress": "Empfehlungen in Arbeit",
			"partly-adopted": "Teilweise umgesetzte Empfehlungen", "adopted": "Umgesetzte Empfehlungen",
			"not-adopted": "Nicht umgesetzte Empfehlungen", "superseded": "Ersetzte Empfehlungen"},
	}
}

func germanTools() Tools {
	return Tools{CopyLink: "Link kopieren", LinkCopied: "Link kopiert", CopyCitation: "Quellenangabe kopieren", Citation: "Quellenangabe",
		Copied: "{1} kopiert", NotLoaded: "Die Quellenangabe ließ sich nicht laden.", NotCopied: "Der Browser lässt das Kopieren nicht zu. Von hier lässt es sich übernehmen:",
		Framed: "Dieses HTML zeigt es auf einer anderen Seite:", Frame: "Was es zeigt", Open: "Öffnen", Close: "Schließen", Preview: "Vorschau: {1}", Source: "Quelle {1}", Footnote: "Fußnote {1}"}
}

func germanFilter() Filter {
	return Filter{Heading: "Filter", Contains: "Enthält", Clear: "Filter zurücksetzen", Shown: "{1} von {2} angezeigt",
		None: "Nichts entspricht dem Filter.", Any: "Alle",
		Actor: "Akteur", Topic: "Thema", Kind: "Art", Year: "Jahr", Language: "Sprache", Addressee: "Adressat", Author: "Verfasser", Subject: "Gegenstand",
		Instrument: "Instrument", Status: "Stand", Response: "Antwort",
		Accounts: "Berichte", Several: "In mehreren Analysen",
		SortBy: "Reihenfolge", Sorts: map[string]string{"newest": "Neueste zuerst", "oldest": "Älteste zuerst", "status": "Nach Stand", "addressee": "Nach Adressat", "author": "Nach Verfasser"},
		Covers: "Auf dieser Seite: {1}.", WholeArchive: "Im ganzen Archiv suchen"}
}

func germanSearch() Search {
	return Search{Label: "Dieses Archiv durchsuchen", Submit: "Suchen", Clear: "Suche leeren",
		Hint:    "Wörter in Anführungszeichen werden nur genau so gefunden.",
		Keys:    "/ für die Suche, ↑ und ↓ zum Auswählen, Eingabetaste zum Öffnen",
		Results: Plural{"{n} Treffer", "{n} Treffer"}, None: "Zu „{1}“ wurde nichts gefunden.", DidYouMean: "Meinten Sie {1}?",
		Loading: "Wird geladen …", Failed: "Der Index konnte nicht geladen werden.", More: "Mehr anzeigen",
		NeedsScript: "Die Suche braucht JavaScript. Diese Listen enthalten alles, was sie finden würde:",
		Facets:      "Treffer eingrenzen", KindOfThing: "Art",
		Brief: "Analyse", Actor: "Akteur", Recommendation: "Empfehlung", Event: "Ereignis", Source: "Quelle", Figure: "Zahl", Topic: "Thema", Page: "Seite", Author: "Verfasser",
		Superseded: "Ersetzt",
		AtLeast:    Plural{"Mindestens {n} Treffer", "Mindestens {n} Treffer"}, SomeWords: "Kein Treffer enthält alle Wörter. Diese enthalten einige davon."}
}

func germanChart() Chart {
	return Chart{
		Months:  [12]string{"Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"},
		InTime:  "{1} im Lauf der Zeit, {2}",
		InYears: Plural{"Ereignisse in je {n} Jahr.", "Ereignisse in je {n} Jahren."},
		InYear:  "Ereignisse in jedem Jahr.", InQuarter: "Ereignisse in jedem Quartal.", InMonth: "Ereignisse in jedem Monat.",
		EachMark: "Jede Marke ist ein Ereignis und reicht so weit wie sein Datum.",
		Day:      "Tag", Month: "Monat", Year: "auf das Jahr oder die Jahreszeit genau", Age: "auf das Jahrzehnt oder Jahrhundert genau",
		About: "ungefähr", Uncertain: "unsicher", Open: "ohne Ende",
		Exact: "darin datiert", Spread: "weniger genau datiert, verteilt", Break: "ausgelassene Zeit ohne Ereignisse",
		AppearsWith: "Mit wem {1} zusammen vorkommt",
		Thickness:   "Je dicker eine Linie, desto öfter kommen zwei in Analysen und Ereignissen zusammen vor.",
		ShownMost:   Plural{"Gezeigt ist nur {n} Akteur: der, der am häufigsten mit vorkommt.", "Gezeigt sind die {n} Akteure, die am häufigsten mit vorkommen."},
		Besides:     "Außerdem", NumberIn: "{1} ({2})",
	}
}

func germanDesk() Desk {
	return Desk{Here: Plural{"{n} Fehler auf dieser Seite", "{n} Fehler auf dieser Seite"}, Last: "Dahinter steht die Seite, wie sie zuletzt war.",
		Errors: Plural{"{n} Fehler an anderer Stelle", "{n} Fehler an anderer Stelle"}, Warnings: Plural{"{n} Warnung", "{n} Warnungen"},
		Show: "Anzeigen", Close: "Schließen", Ended: "chancery serve läuft nicht: Diese Seite wird nicht mehr aktualisiert."}
}
