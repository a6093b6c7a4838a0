package words

func germanData() Data {
	return Data{
		Heading: "Daten", Description: "Alles, was das Archiv weiß, als Tabellen, Datenbank, Graphen und Kalender.",
		Lead:     "Alles, was das Archiv weiß, in Dateien, die andere Programme lesen: Tabellen für Tabellenkalkulation und Statistik, eine Datenbank, Graphen, ein Kalender. Sie werden zusammen mit der Website aus denselben Angaben erzeugt wie deren Seiten.",
		Relative: "Das Archiv gibt nicht an, wo es veröffentlicht ist. Deshalb sind Adressen in diesen Dateien vom Wurzelverzeichnis der Website aus angegeben.",
		Files:    "Dateien", Tables: "Tabellen", Rows: Plural{"{n} Zeile", "{n} Zeilen"},
		Column: "Spalte", Type: "Typ", Meaning: "Bedeutung", Example: "Beispiel", Key: "Schlüssel",
		Cells: "Wie Zellen geschrieben sind",
		CellRules: [6]string{
			"CSV-Dateien sind in UTF-8 ohne Byte-Reihenfolge-Markierung, mit einer Kopfzeile, Kommas zwischen den Zellen und Anführungszeichen, wo sie nötig sind (RFC 4180). Eine Zelle ohne Wert ist leer.",
			"In CSV-Dateien steht vor einem Text, der mit =, +, -, @, einem Apostroph, einem Tabulator oder einem Wagenrücklauf beginnt, ein Apostroph, damit keine Tabellenkalkulation ihn ausführt oder für eine Zahl hält. Programme entfernen einen Apostroph am Anfang eines Textes und erhalten, was geschrieben wurde. Zahlen bleiben, wie sie sind. In den JSON-Dateien und der Datenbank stehen keine solchen Apostrophe.",
			"Eine Liste in einer CSV-Zelle hat Semikolons zwischen ihren Einträgen; vor einem Semikolon oder umgekehrten Schrägstrich in einem Eintrag steht ein umgekehrter Schrägstrich. In den JSON-Dateien ist eine Liste ein Array, in der Datenbank ein JSON-Array, das json_each zerlegt.",
			"Jedes Datum steht da, wie es geschrieben ist, in EDTF (Extended Date/Time Format, Stufe 1: 2024-06? ist vielleicht Juni 2024, 2022-11/.. ist seit November 2022), und noch einmal für Programme, die EDTF nicht kennen: mit dem ersten und dem letzten Tag, der Genauigkeit, und ob es ungefähr oder unsicher ist. Den Typ der EDTF-Spalte sollte kein Programm erraten: Es würde aus einem Monat einen Tag machen.",
			"IDs sind dauerhaft. Die ID einer Empfehlung besteht aus der ihrer Analyse und der eigenen, mit # dazwischen.",
			"In den JSON-Dateien fehlt, was nicht bekannt ist oder nicht zutrifft; in der Datenbank ist NULL, was nicht bekannt ist, und true und false sind 1 und 0.",
		},
		Queries:     "Drei Fragen an die Datenbank",
		QueriesLead: "archive.sqlite lässt sich mit der Shell von SQLite, DB Browser for SQLite, Datasette, R und Python öffnen.",
		Questions: [3]string{
			"Was wurde einem Akteur empfohlen, und was wurde daraus?",
			"Zu welchen Ereignissen nennen Analysen Datumsangaben, die nicht alle stimmen können?",
			"Was stützt sich auf eine Quelle?",
		},
		Kinds: map[string]string{"text": "Text", "texts": "Liste von Texten", "id": "ID", "ids": "Liste von IDs", "term": "Begriff", "terms": "Liste von Begriffen",
			"whole": "ganze Zahl", "number": "Zahl", "flag": "true oder false", "date": "Datum (EDTF)", "day": "Tag (JJJJ-MM-TT)", "address": "Adresse"},
		Contents: map[string]string{
			"datapackage.json":  "Beschreibt die CSV-Dateien für Programme: Frictionless Data Package, mit Typen, Mustern und Verweisen.",
			"archive.sqlite":    "Alle Tabellen als eine SQLite-Datenbank.",
			"network.graphml":   "Analysen, Akteure, Themen, Ereignisse und Empfehlungen als Graph, mit dem, was sie verbindet (GraphML: igraph, NetworkX, yEd). Knoten sind nummeriert; ihr Attribut ref nennt Art und Kennung und bleibt gleich.",
			"network.gexf":      "Derselbe Graph für Gephi (GEXF 1.2).",
			"entities.ftm.json": "Akteure, ihre Mitgliedschaften und die Ereignisse, eines je Zeile, im Vokabular von FollowTheMoney (Aleph, OpenSanctions).",
			"timeline.json":     "Die Ereignisse für TimelineJS.",
			"calendar.ics":      "Die Ereignisse für Kalender (iCalendar). Ein Datum, das ungenauer als ein Tag ist, füllt alle Tage, die gemeint sein können, und der Titel sagt es; ein Ereignis vor dem Jahr 1 oder ohne ersten Tag fehlt.",
		},
		Table: map[string]string{"briefs": "Analysen", "actors": "Akteure", "authors": "Verfasser", "topics": "Themen", "recommendations": "Empfehlungen",
			"recommendation_history": "Was aus Empfehlungen wurde", "events": "Ereignisse", "event_reports": "Berichte über Ereignisse", "figures": "Zahlen",
			"sources": "Quellen", "mentions": "Nennungen", "citations": "Belege"},
		About: map[string]string{
			"briefs":                 "Eine Zeile für jede Analyse.",
			"actors":                 "Eine Zeile für jeden Staat, jede Person, jede Organisation, jedes Bündnis und jedes Unternehmen.",
			"authors":                "Eine Zeile für jeden Verfasser von Analysen.",
			"topics":                 "Eine Zeile für jedes Thema.",
			"recommendations":        "Eine Zeile für jede Empfehlung einer Analyse.",
			"recommendation_history": "Eine Zeile für jeden Schritt in dem, was aus einer Empfehlung wurde.",
			"events":                 "Eine Zeile für jedes Ereignis, wie es alle Analysen zusammen berichten.",
			"event_reports":          "Eine Zeile für jeden Bericht einer Analyse über ein Ereignis, wie diese Analyse es darstellt.",
			"figures":                "Eine Zeile für jede Zahl, so oft eine Analyse sie nennt.",
			"sources":                "Eine Zeile für jedes Dokument, auf das sich Analysen stützen.",
			"mentions":               "Eine Zeile für jeden Akteur, den der Text einer Analyse nennt.",
			"citations":              "Eine Zeile für jede Stelle einer Analyse, die sich auf eine Quelle stützt: im Text oder in einer Empfehlung, einem Ereignis oder einer Zahl.",
		},
		DatePart: map[string]Phrase{
			"start":       "{1} Der erste Tag, der gemeint sein kann; leer, wenn der Anfang offen ist.",
			"end":         "{1} Der letzte Tag, der gemeint sein kann; leer, wenn das Ende offen ist.",
			"precision":   "{1} Die feinste Einheit, die bekannt ist.",
			"approximate": "{1} Ob das Datum ungefähr ist.",
			"uncertain":   "{1} Ob das Datum unsicher ist.",
		},
		Columns: germanColumns(),
	}
}

func germanColumns() map[string]string {
	return map[string]string{
		"id": "Die ID, die sich nie ändert.", "url": "Die Adresse im Archiv.", "brief": "Die Analyse.", "event": "Das Ereignis.", "actor": "Der Akteur.",
		"source": "Die Quelle, auf die es sich stützt.", "position": "Die laufende Nummer innerhalb der Analyse, ab 1.", "summary": "Eine Zusammenfassung.",
		"sources": "Die Quellen, auf die es sich stützt.", "actors": "Die beteiligten Akteure.", "place": "Der Ort.",

		"briefs.title": "Der Titel.", "briefs.subtitle": "Der Untertitel.", "briefs.date": "Das Datum der Analyse.", "briefs.updated": "Wann sie zuletzt inhaltlich geändert wurde.",
		"briefs.language": "Die Sprache des Textes (BCP 47).", "briefs.number": "Die Nummer.", "briefs.doi": "Der Digital Object Identifier der Analyse.", "briefs.series": "Die Reihe, wenn das nicht das Archiv selbst ist.",
		"briefs.kind": "Die Art der Analyse.", "briefs.authors": "Die IDs derer, die sie unterzeichnen.", "briefs.author_names": "Die Namen derer, die sie unterzeichnen, wie sie geschrieben sind.",
		"briefs.author_organizations": "Die Organisation jedes Verfassers, in derselben Reihenfolge; leer, wo keine angegeben ist.",
		"briefs.topics":               "Ihre Themen.", "briefs.actors": "Die Hauptakteure.", "briefs.related": "Analysen, die sie als verwandt nennt.",
		"briefs.supersedes": "Die Analyse, die sie ersetzt.", "briefs.superseded_by": "Die Analysen, durch die sie ersetzt ist.", "briefs.translation_of": "Die Analyse, die sie übersetzt.",
		"briefs.files": "Die Adressen der Dateien, die sie anbietet.",

		"actors.name": "Der Name.", "actors.kind": "Die Art des Akteurs.", "actors.names": "Namen in anderen Sprachen und Schriften.",
		"actors.name_languages": "Die Sprache jedes dieser Namen, in derselben Reihenfolge (BCP 47).", "actors.aliases": "Andere Namen, die immer diesen Akteur meinen.",
		"actors.weak_aliases": "Andere Namen, die oft diesen Akteur meinen.", "actors.role": "Die Funktion.", "actors.country": "Der Staat, zu dem er gehört.",
		"actors.member_of": "Worin er Mitglied ist.", "actors.leads": "Was er leitet.", "actors.distinct_from": "Akteure, mit denen er leicht verwechselt wird.",
		"actors.formerly": "Frühere IDs.", "actors.wikidata": "Das Objekt in Wikidata.", "actors.orcid": "Die ORCID iD.",

		"authors.name": "Der Name, wie ihn die neueste Analyse gibt.", "authors.orcid": "Die ORCID iD.", "authors.organizations": "Die Organisationen, für die der Verfasser unterzeichnet.",
		"authors.actor": "Der Akteur, der er ist.", "authors.briefs": "Die Zahl der Analysen.",

		"topics.title": "Der Titel.",

		"recommendations.text": "Was empfohlen wird.", "recommendations.made_by": "Die Akteure, die es empfehlen.",
		"recommendations.made_by_names": "Die Namen aller, die es empfehlen: die Verfasser der Analyse, wenn sie niemand anderen nennt.",
		"recommendations.addressees":    "Die Akteure, die handeln sollen.", "recommendations.subjects": "Die Akteure, um die es geht.", "recommendations.instruments": "Die Instrumente.",
		"recommendations.horizon": "Bis wann es geschehen soll.", "recommendations.priority": "Die Priorität.", "recommendations.response": "Was der Adressat dazu sagte.",
		"recommendations.status": "Was daraus wurde.", "recommendations.related": "Verwandte Empfehlungen.", "recommendations.superseded_by": "Die Empfehlung, die sie ersetzt.",

		"recommendation_history.recommendation": "Die Empfehlung.", "recommendation_history.position": "Die laufende Nummer des Schritts, ab 1, der älteste zuerst.",
		"recommendation_history.date": "Wann es geschah.", "recommendation_history.status": "Der Stand seither.", "recommendation_history.response": "Die Antwort seither.",
		"recommendation_history.note": "Was geschah.",

		"events.title": "Was geschah oder erwartet wird, nach der neuesten Analyse.", "events.date": "Wann es geschah oder erwartet wird, nach der neuesten Analyse, oder genauer.",
		"events.status": "Ob es geschah.", "events.passed": "Ob der Zeitpunkt des Erwarteten oder Angekündigten ohne Nachricht davon verstrichen ist.",
		"events.dates": "Jedes Datum, das eine Analyse nennt, in EDTF.", "events.dates_differ": "Ob Analysen Datumsangaben nennen, die nicht alle stimmen können.",
		"events.places_differ": "Ob Analysen verschiedene Orte nennen.", "events.figures_differ": "Ob Analysen Zahlen nennen, die nicht alle stimmen können.",
		"events.reports": "Die Zahl der Analysen, die davon berichten.",

		"event_reports.title": "Wie die Analyse es nennt, wenn sie es benennt.", "event_reports.date": "Wie die Analyse es datiert.",
		"event_reports.status": "Ob es geschah, nach dieser Analyse.", "event_reports.figures": "Die Zahlen, die die Analyse dazu nennt.",

		"figures.figure": "Die Größe. Zahlen mehrerer Analysen mit derselben ID sind dieselbe Größe.", "figures.label": "Was gezählt oder gemessen wird.", "figures.value": "Die Zahl.",
		"figures.low": "Das untere Ende einer Spanne.", "figures.high": "Das obere Ende einer Spanne.",
		"figures.as_written": "Die Zahl genau wie geschrieben, mit den Nullen an ihrem Ende; eine Spanne mit / zwischen den Enden.",
		"figures.qualifier":  "Wie die Zahl gemeint ist.", "figures.unit": "Die Einheit.", "figures.as_of": "Der Stand, für den sie gilt.", "figures.event": "Das Ereignis, zu dem sie gehört.",
		"figures.said_by": "Der Akteur, der sie nannte.", "figures.said_by_name": "Der Name dessen, der sie nannte.", "figures.differ": "Ob Analysen zu dieser Größe Zahlen nennen, die nicht alle stimmen können.",

		"sources.title": "Der Titel.", "sources.author": "Der Verfasser.", "sources.publisher": "Der Herausgeber.", "sources.journal": "Die Zeitschrift oder das Buch, worin sie steht.",
		"sources.volume": "Der Band.", "sources.issue": "Das Heft.", "sources.pages": "Die Seiten.", "sources.date": "Das Datum des Dokuments.", "sources.document_url": "Die Adresse des Dokuments.",
		"sources.archived_url": "Die Adresse einer archivierten Kopie.", "sources.dead_on": "Der Tag, an dem die Adresse des Dokuments ins Leere führte, wenn sie das tut.", "sources.accessed": "Wann die Adresse zuletzt aufgerufen wurde.", "sources.doi": "Der Digital Object Identifier.",
		"sources.isbn": "Die Internationale Standardbuchnummer.", "sources.kind": "Die Art des Dokuments.", "sources.briefs": "Die Zahl der Analysen, die sie verwenden.",

		"mentions.times": "Wie oft der Text den Akteur nennt.", "mentions.principal": "Ob er zu den Hauptakteuren der Analyse gehört.",
		"mentions.sections": "Die IDs der Abschnitte, die ihn nennen; Main ist, was vor der ersten Überschrift steht.",

		"citations.position": "Die laufende Nummer des Belegs in der Analyse, ab 1.", "citations.source": "Die Quelle.", "citations.number": "Ihre Nummer im Quellenverzeichnis der Analyse.", "citations.cited_by": "Was sich darauf stützt; list ist eine Quelle, die nur aufgeführt ist.",
		"citations.thing": "Die ID der Empfehlung, des Ereignisses oder der Zahl in der Analyse.", "citations.section": "Die ID des Abschnitts des Textes.",
		"citations.prefix": "Was dem Beleg vorangestellt ist.", "citations.locator": "Die Seite oder andere Stelle in der Quelle.",
	}
}

func germanEmbed() Embed {
	return Embed{Offer: "Einbetten", From: "Aus:"}
}
