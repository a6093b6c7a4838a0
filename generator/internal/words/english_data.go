package words

func englishData() Data {
	return Data{
		Heading: "Data", Description: "Everything that the archive knows, as tables, a database, graphs and a calendar.",
		Lead:     "Everything that the archive knows, in files that other programs read: tables for spreadsheets and statistics, a database, graphs, a calendar. Each build of the site makes them anew from the same facts as its pages.",
		Relative: "The archive does not say where it is published, so addresses in these files begin at the site’s root.",
		Files:    "Files", Tables: "Tables", Rows: Plural{"{n} row", "{n} rows"},
		Column: "Column", Type: "Type", Meaning: "Meaning", Example: "Example", Key: "key",
		Cells: "How cells are written",
		CellRules: [6]string{
			"CSV files are in UTF-8 without a byte order mark, with one row of headings, commas between cells and quotation marks where they are needed (RFC 4180). A cell without a value is empty.",
			"In CSV files a text that begins with =, +, -, @, an apostrophe, a tab or a carriage return has an apostrophe put before it, so that no spreadsheet runs it or takes it for a number. Programs remove one apostrophe from the beginning of a text to get back what was written. Numbers are left as they are. The JSON files and the database have no such apostrophes.",
			"A list in a CSV cell has a semicolon between its items; a semicolon or backslash within an item has a backslash before it. In the JSON files a list is an array; in the database it is a JSON array, which json_each takes apart.",
			"Each date is given as it is written, in EDTF (Extended Date/Time Format, level 1: 2024-06? is perhaps June 2024, 2022-11/.. is since November 2022), and again for programs that do not know EDTF: its first and last day, its precision, and whether it is approximate or uncertain. Do not let a program guess the type of the first; it would turn a month into a day.",
			"IDs are permanent. A recommendation’s ID is that of its brief and its own, with # between them.",
			"In the JSON files, what is not known or not true is left out; in the database what is not known is NULL, and true and false are 1 and 0.",
		},
		Queries:     "Three questions for the database",
		QueriesLead: "archive.sqlite opens in SQLite’s shell, DB Browser for SQLite, Datasette, R and Python.",
		Questions: [3]string{
			"What was asked of an actor, and what came of it?",
			"For which events do briefs give dates that cannot all be true?",
			"What rests on a source?",
		},
		Kinds: map[string]string{"text": "text", "texts": "list of texts", "id": "ID", "ids": "list of IDs", "term": "term", "terms": "list of terms",
			"whole": "whole number", "number": "number", "flag": "true or false", "date": "date (EDTF)", "day": "day (YYYY-MM-DD)", "address": "address"},
		Contents: map[string]string{
			"datapackage.json":  "Describes the CSV files for programs: Frictionless Data Package, with types, patterns and references.",
			"archive.sqlite":    "All tables as one SQLite database.",
			"network.graphml":   "Briefs, actors, topics, events and recommendations as a graph, with what connects them (GraphML: igraph, NetworkX, yEd). Nodes are numbered; their attribute ref is the kind and the id, and stays.",
			"network.gexf":      "The same graph for Gephi (GEXF 1.2).",
			"entities.ftm.json": "Actors, their memberships and the events, one entity a line, in the vocabulary of FollowTheMoney (Aleph, OpenSanctions).",
			"timeline.json":     "The events for TimelineJS.",
			"calendar.ics":      "The events for calendars (iCalendar). A date that is less precise than a day fills all the days that it can mean, and the title says so; an event before the year 1, or without a first day, is left out.",
		},
		Table: map[string]string{"briefs": "Briefs", "actors": "Actors", "authors": "Authors", "topics": "Topics", "recommendations": "Recommendations",
			"recommendation_history": "What became of recommendations", "events": "Events", "event_reports": "Reports of events", "figures": "Figures",
			"sources": "Sources", "mentions": "Mentions", "citations": "Citations"},
		About: map[string]string{
			"briefs":                 "One row for each brief.",
			"actors":                 "One row for each state, person, organization, alliance or company.",
			"authors":                "One row for each author of briefs.",
			"topics":                 "One row for each topic.",
			"recommendations":        "One row for each recommendation of a brief.",
			"recommendation_history": "One row for each step in what became of a recommendation.",
			"events":                 "One row for each event, combined from all the briefs that report it.",
			"event_reports":          "One row for each report of an event by a brief, as that brief describes it.",
			"figures":                "One row for each time that a brief gives a figure.",
			"sources":                "One row for each document that briefs rest on.",
			"mentions":               "One row for each actor that the text of a brief names.",
			"citations":              "One row for each place in a brief that rests on a source: in its text, or in a recommendation, event or figure.",
		},
		DatePart: map[string]Phrase{
			"start":       "{1} The first day that it can mean; empty if the beginning is open.",
			"end":         "{1} The last day that it can mean; empty if the end is open.",
			"precision":   "{1} The finest unit that is known.",
			"approximate": "{1} Whether it is approximate.",
			"uncertain":   "{1} Whether it is uncertain.",
		},
		Columns: englishColumns(),
	}
}

func englishColumns() map[string]string {
	return map[string]string{
		"id": "The ID, which never changes.", "url": "The address in the archive.", "brief": "The brief.", "event": "The event.", "actor": "The actor.",
		"source": "The source that it rests on.", "position": "The position within the brief, from 1.", "summary": "A summary.",
		"sources": "The sources that it rests on.", "actors": "The actors involved.", "place": "The place.",

		"briefs.title": "The title.", "briefs.subtitle": "The subtitle.", "briefs.date": "The date of the brief.", "briefs.updated": "When it was last changed in substance.",
		"briefs.language": "The language of the text (BCP 47).", "briefs.number": "The report number.", "briefs.doi": "The Digital Object Identifier of the brief.", "briefs.series": "The series, where that is not the archive itself.",
		"briefs.kind": "What kind of brief it is.", "briefs.authors": "The IDs of those who sign it.", "briefs.author_names": "The names of those who sign it, as they are written.",
		"briefs.author_organizations": "The organization of each author, in the same order; empty where none is given.",
		"briefs.topics":               "Its topics.", "briefs.actors": "The principal actors.", "briefs.related": "Briefs that it names as related.",
		"briefs.supersedes": "The brief that it replaces.", "briefs.superseded_by": "The briefs that replace it.", "briefs.translation_of": "The brief that it translates.",
		"briefs.files": "The addresses of files that it offers.",

		"actors.name": "The name.", "actors.kind": "What kind of actor it is.", "actors.names": "Names in other languages and scripts.",
		"actors.name_languages": "The language of each of these names, in the same order (BCP 47).", "actors.aliases": "Other names that always mean this actor.",
		"actors.weak_aliases": "Other names that often mean this actor.", "actors.role": "The role.", "actors.country": "The state that it belongs to.",
		"actors.member_of": "What it is a member of.", "actors.leads": "What it leads.", "actors.distinct_from": "Actors with which it is easily confused.",
		"actors.formerly": "Former IDs.", "actors.wikidata": "The item in Wikidata.", "actors.orcid": "The ORCID iD.",

		"authors.name": "The name, as the newest brief gives it.", "authors.orcid": "The ORCID iD.", "authors.organizations": "The organizations under which the author signs.",
		"authors.actor": "The actor that the author is.", "authors.briefs": "The number of briefs.",

		"topics.title": "The title.",

		"recommendations.text": "What is recommended.", "recommendations.made_by": "The actors who recommend it.",
		"recommendations.made_by_names": "The names of all who recommend it: the authors of the brief, if it names nobody else.",
		"recommendations.addressees":    "The actors who are asked to act.", "recommendations.subjects": "The actors whom it is about.", "recommendations.instruments": "The instruments.",
		"recommendations.horizon": "By when it should be done.", "recommendations.priority": "The priority.", "recommendations.response": "What the addressee said.",
		"recommendations.status": "What became of it.", "recommendations.related": "Related recommendations.", "recommendations.superseded_by": "The recommendation that replaces it.",

		"recommendation_history.recommendation": "The recommendation.", "recommendation_history.position": "The position in its history, from 1, oldest first.",
		"recommendation_history.date": "When it happened.", "recommendation_history.status": "The status from then on.", "recommendation_history.response": "The response from then on.",
		"recommendation_history.note": "What happened.",

		"events.title": "What happened or is expected, according to the newest brief.", "events.date": "When it happened or is expected, according to the newest brief, or more precisely.",
		"events.status": "Whether it happened.", "events.passed": "Whether the date of what was expected or announced has passed without news of it.",
		"events.dates": "Every date that a brief gives, in EDTF.", "events.dates_differ": "Whether briefs give dates that cannot all be true.",
		"events.places_differ": "Whether briefs give different places.", "events.figures_differ": "Whether briefs give figures that cannot all be true.",
		"events.reports": "The number of briefs that report it.",

		"event_reports.title": "What the brief calls it, if it gives it a title.", "event_reports.date": "How the brief dates it.",
		"event_reports.status": "Whether it happened, according to the brief.", "event_reports.figures": "The figures that the brief gives with it.",

		"figures.figure": "The quantity. Figures of several briefs with one ID are the same quantity.", "figures.label": "What is counted or measured.", "figures.value": "The number.",
		"figures.low": "The lower end of a range.", "figures.high": "The upper end of a range.",
		"figures.as_written": "The number exactly as it is written, with the zeros at its end; a range with / between its ends.",
		"figures.qualifier":  "How the number is meant.", "figures.unit": "The unit.", "figures.as_of": "The time for which it holds.", "figures.event": "The event that it belongs to.",
		"figures.said_by": "The actor who gave it.", "figures.said_by_name": "The name of whoever gave it.", "figures.differ": "Whether briefs give numbers for the quantity that cannot all be true.",

		"sources.title": "The title.", "sources.author": "The author.", "sources.publisher": "The publisher.", "sources.journal": "The journal or book that it is part of.",
		"sources.volume": "The volume.", "sources.issue": "The issue.", "sources.pages": "The pages.", "sources.date": "The date of the document.", "sources.document_url": "The address of the document.",
		"sources.archived_url": "The address of an archived copy.", "sources.dead_on": "The day on which the address of the document was found to lead nowhere, if it does.", "sources.accessed": "When the address was last visited.", "sources.doi": "The Digital Object Identifier.",
		"sources.isbn": "The International Standard Book Number.", "sources.kind": "What kind of document it is.", "sources.briefs": "The number of briefs that use it.",

		"mentions.times": "How often the text names the actor.", "mentions.principal": "Whether the actor is one of the brief’s principal actors.",
		"mentions.sections": "The IDs of the sections that name it; Main is what stands before the first heading.",

		"citations.position": "The position among the citations of the brief, from 1.", "citations.source": "The source.", "citations.number": "Its number in the brief’s list of sources.", "citations.cited_by": "What rests on it; list is a source that is listed only.",
		"citations.thing": "The ID of the recommendation, event or figure within the brief.", "citations.section": "The ID of the section of the text.",
		"citations.prefix": "What stands before the citation.", "citations.locator": "The page or other place in the source.",
	}
}

func englishEmbed() Embed {
	return Embed{Offer: "Embed", From: "From"}
}
