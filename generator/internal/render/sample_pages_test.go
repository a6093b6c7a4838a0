package render

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
)

// samplePage is a page to render: where it stands and what it shows. root is the path
// of the site's root for a page that hosts serve at any depth.
type samplePage struct {
	path address.Path
	kind address.Kind
	root string
	view any
}

func (p samplePage) place() Place {
	if p.root != "" {
		return Anywhere(p.root)
	}
	return At(p.path)
}

func samplePages() []samplePage {
	actors, recs, evs := actorCards(), recommendations(), events()
	kinds := []page.ActorGroup{
		{Label: page.Label{ID: "state", Text: "States"}, Items: actors[:3]},
		{Label: page.Label{ID: "person", Text: "Persons"}, Items: actors[3:]},
	}
	return []samplePage{
		{"index.html", address.KindHome, "", sampleHome()},
		{"briefs/index.html", address.KindBriefs, "", &page.BriefList{Frame: frame(address.KindBriefs, "briefs", "Briefs"), Heading: "Briefs", Intro: "Four briefs, newest first.", Total: 4,
			Years:  []page.YearLink{{Link: to("2024", "briefs/year/2024.html"), N: 3}, {Link: to("2023", "briefs/year/2023.html"), N: 1}},
			Groups: []page.BriefGroup{{Link: to("2024", "briefs/year/2024.html"), ID: "y2024", Items: briefCards()[:3]}, {Link: to("2023", "briefs/year/2023.html"), ID: "y2023", Items: briefCards()[3:]}}}},
		{cha, address.KindBrief, "", sampleBrief()},
		{"actors/index.html", address.KindActors, "", &page.ActorList{Frame: frame(address.KindActors, "actors", "Actors"), Total: 6, Groups: kinds}},
		{dprk, address.KindActor, "", sampleActor()},
		{"topics/index.html", address.KindTopics, "", &page.TopicList{Frame: frame(address.KindTopics, "topics", "Topics"), Topics: []page.TopicCard{
			{Link: to("Arms transfers", "topics/arms-transfers.html"), Summary: markup("Who sends what to whom, and what is paid."), N: 4},
			{Link: to("Nuclear weapons", "topics/nuclear-weapons.html"), Summary: markup("Tests, arsenals, norms."), N: 3},
			{Link: to("Sanctions", "topics/sanctions.html"), N: 1}}}},
		{"topics/arms-transfers.html", address.KindTopic, "", &page.Topic{Frame: frame(address.KindTopic, "topics", "Arms transfers"), Heading: "Arms transfers", Summary: markup("Who sends what to whom, and what is paid."),
			Body: markup("<p>Shells, missiles and the technology that they are paid with. What is known is known from officials, most of them unnamed.</p>"), Briefs: briefCards(),
			Actors: []page.Count{count("north-korea", "North Korea", dprk, 4), count("russia", "Russia", "actors/russia.html", 4)}, Recommendations: recs[:2], Events: evs[:3], Backlinks: backlinks()}},
		{"recommendations/index.html", address.KindRecommendations, "", sampleRecommendations()},
		{"timeline/index.html", address.KindTimeline, "", &page.Timeline{Frame: frame(address.KindTimeline, "timeline", "Timeline"), Heading: "Timeline", Intro: "Every event that a brief dates, in order; where the briefs disagree, both accounts.", Total: 6,
			Years: []page.YearLink{{Link: to("2010", "timeline/2010.html"), N: 1}, {Link: to("2022", "timeline/2022.html"), N: 1}, {Link: to("2024", "timeline/2024.html"), N: 3}},
			Groups: []page.TimelineYear{
				{Link: to("2010", "timeline/2010.html"), ID: "y2010", N: 1, Months: []page.TimelineMonth{{Events: evs[:1]}}},
				{Link: to("2022", "timeline/2022.html"), ID: "y2022", N: 1, Months: []page.TimelineMonth{{Text: "November", ID: "m2022-11", Events: evs[1:2]}}},
				{Link: to("2023", "timeline/2023.html"), ID: "y2023", N: 1, Months: []page.TimelineMonth{{Text: "September", ID: "m2023-09", Events: evs[2:3]}}},
				{Link: to("2024", "timeline/2024.html"), ID: "y2024", N: 3, Months: []page.TimelineMonth{{Text: "January", ID: "m2024-01", Events: evs[3:5]}, {Text: "June", ID: "m2024-06", Events: evs[5:]}}}}}},
		{"timeline/2024.html", address.KindTimeline, "", &page.Timeline{Frame: frame(address.KindTimeline, "timeline", "2024"), Heading: "2024", Total: 3,
			Years:  []page.YearLink{{Link: to("2022", "timeline/2022.html"), N: 1}, {Link: to("2024", "timeline/2024.html"), N: 3, Current: true}},
			Groups: []page.TimelineYear{{Link: to("2024", "timeline/2024.html"), ID: "y2024", N: 3, Months: []page.TimelineMonth{{Text: "January", ID: "m2024-01", Events: evs[3:5]}, {Text: "June", ID: "m2024-06", Events: evs[5:]}}}},
			Older:  pointer(to("2023", "timeline/2023.html"))}},
		{"sources/index.html", address.KindSources, "", &page.SourceList{Frame: frame(address.KindSources, "sources", "Sources"), Heading: "Sources", Intro: "Three sources.", Total: 3, Years: []page.YearLink{{Link: to("2024", "sources/2024.html"), N: 3}}, Groups: []page.SourceGroup{{Text: "Center for Strategic and International Studies", ID: "csis", Items: sources(false)[:1]}, {Text: "Without a publisher", ID: "none", Items: sources(false)[1:]}}}},
		{"figures/index.html", address.KindFigures, "", &page.FigureList{Frame: frame(address.KindFigures, "figures", "Figures"), Heading: "Figures", Intro: "Three quantities. On 1 of them the briefs differ.", Total: 3, Differ: 1, Years: []page.YearLink{{Link: to("2024", "figures/2024.html"), N: 3}}, Figures: figures()}},
		{"about.html", address.KindProse, "", &page.Prose{Frame: frame(address.KindProse, "", "About"), Heading: "About this archive", Summary: markup("What it holds and how it is made."), Body: markup(aboutText),
			Contents: []page.Heading{{Level: 2, ID: "what", Text: "What is given"}, {Level: 3, ID: "rounds", Text: "Rounds and missiles"}}, Backlinks: backlinks()}},
		{"search/files.html", address.KindFiles, "", &page.Files{Frame: frame(address.KindFiles, "search", "Files"), Heading: "Files", Files: []page.Link{to("search/root.js", "search/root.js")}}},
		{"data/index.html", address.KindData, "", &page.Data{Frame: frame(address.KindData, "data", "Data"), Heading: "Data", Relative: true, Rules: []string{"A cell without a value is empty."},
			Files:   []page.DataFile{{Link: to("archive.sqlite", "data/archive.sqlite"), About: "All tables as one database."}},
			Tables:  []page.DataTable{{ID: "Briefs", Title: "Briefs", About: "One row for each brief.", Rows: "4 rows", CSV: to("briefs.csv", "data/briefs.csv"), JSON: to("briefs.json", "data/briefs.json"), Columns: []page.DataColumn{{Name: "id", Type: "ID, key", About: "The ID.", Example: "cha"}, {Name: "number", Type: "text", About: "The number."}}}},
			Queries: []page.DataQuery{{Question: "What was asked?", SQL: "SELECT 1;"}}}},
		{"embed/events/6.html", address.KindEmbed, "", &page.Embed{Site: sampleSite(), Heading: to("Events", "timeline/index.html"), Canonical: "https://example.org/timeline/index.html",
			Events:          []page.EmbeddedEvent{{Link: evs[0].Link, ID: evs[0].ID, When: evs[0].When, Place: "Pyongyang", Differ: true, Disagreements: []string{"The date differs."}, Accounts: []page.EmbeddedAccount{{Brief: to("Toolkit", "briefs/cha.html"), When: evs[0].When}}}},
			Figures:         []page.EmbeddedFigure{{Link: to("Rounds", "figures/2024.html#figure-rounds"), ID: "figure-rounds", Note: "One brief gives the number itself, the other says that it was exceeded.", Tellings: []page.EmbeddedTelling{{Value: "5,000,000 rounds", EmbeddedAccount: page.EmbeddedAccount{Brief: to("Toolkit", "briefs/cha.html")}}}}},
			Recommendations: []page.EmbeddedRecommendation{{ID: "cha--shelve", Text: recs[0].Text, Status: recs[0].Status.Text, To: recs[0].To, By: recs[0].By, Horizon: recs[0].Horizon, From: recs[0].Brief, When: recs[0].BriefDate}}}},
		{"authors/index.html", address.KindAuthors, "", &page.AuthorList{Frame: frame(address.KindAuthors, "authors", "Authors"), Authors: []page.AuthorCard{
			{Link: to("Victor Cha", "authors/victor-cha.html"), Organizations: []string{"CSIS"}, Briefs: 2, Latest: page.When{Text: "June 2024", Datetime: "2024-06"}}, {Link: to("김정은", "authors/n9613a5cb89.html"), Briefs: 1}}}},
		{"authors/victor-cha.html", address.KindAuthor, "", &page.Writer{Frame: followed(frame(address.KindAuthor, "authors", "Victor Cha")), Heading: "Victor Cha", Organizations: []string{"CSIS"},
			ORCID: &page.ExternalLink{Text: "0000-0002-1825-0097", Href: "https://orcid.org/0000-0002-1825-0097"}, Actor: &page.Link{Text: "Victor Cha", URL: "%00/actors/victor-cha.html"}, Briefs: briefCards()}},
		{"series/index.html", address.KindSeriesList, "", &page.SeriesList{Frame: frame(address.KindSeriesList, "series", "Series"), Series: []page.AuthorCard{{Link: to("Papers", "series/papers.html"), Briefs: 3}}}},
		{"series/papers.html", address.KindSeries, "", &page.Series{Frame: followed(frame(address.KindSeries, "series", "Papers")), Heading: "Papers", Authors: []page.Count{{Label: page.Label{ID: "a", Text: "Victor Cha", URL: "%00/authors/victor-cha.html"}, N: 2}}, Briefs: briefCards()}},
		{"404.html", address.KindNotFound, "/archive/", &page.NotFound{Frame: frame(address.KindNotFound, "", "Not found"), Sections: sampleSite().Nav}},
		{"old/place.html", address.KindRedirect, "", &page.Redirect{Site: sampleSite(), Title: "North Korea", Target: at(dprk), Canonical: "https://example.org/actors/north-korea.html"}},
	}
}

// followed is a page with a feed, that says what it is about.
func followed(f page.Frame) page.Frame {
	f.Feeds = []page.Feed{{Name: "Atom", Title: "T: X", Type: "application/atom+xml", URL: "%00/x.atom"}, {Name: "JSON Feed", Title: "T: X", Type: "application/feed+json", URL: "%00/x.json"}}
	f.LinkedData = "<script type=\"application/ld+json\">{}</script>\n"
	return f
}

const sampleText = `<p>What started in November 2022 as a small sale to the <a href="%00/actors/wagner-group.html">Wagner Group</a> has become, in the words of the Secretary of State, a <q>matter of deep concern</q>.<sup class="cite"><a id="cite-cha-csis-1" href="#src-cha-csis">1</a></sup> The summit suggests that <a href="%00/actors/kim-jong-un.html">Kim Jong Un</a> will fuel Russian stocks for as long as they are asked for; what is not known is what he is paid.</p>
<div class="heading"><h2 id="what">What is given</h2><a class="anchor" href="#what" aria-label="Permalink: What is given"></a></div>
<p>Two things are plain. The first is quantity: five million rounds, or more, in a war that lacks fifty thousand each month. The second is that the price is not food and fuel alone.<sup class="cite"><a id="cite-cha-csis-2" href="#src-cha-csis">1</a></sup></p>
<blockquote><p>A guest who brings only bread and coal is not received like that.</p></blockquote>
<h3 id="rounds">Rounds and missiles</h3>
<p>The wish list was read out in a speech, and has four parts:</p>
<ul><li>advanced telemetry,</li><li>technology for nuclear submarines,</li><li>military satellites,</li><li>intercontinental missiles with countermeasures.</li></ul>
<table><thead><tr><th>Year</th><th>Provocations</th><th>Note</th></tr></thead><tbody><tr><td>2022</td><td>48</td><td>the record so far, as the author counts</td></tr><tr><td>2024</td><td>on pace for more</td><td>an expectation of the author’s</td></tr></tbody></table>
<p>A word that is very long: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft. And <code>inline_code_that_is_rather_long_for_a_phone_and_has_no_space()</code>.</p>
<pre><code>range 5500 km   # the least that counts as intercontinental, and a line that runs on and on past the measure
</code></pre>
<p>The administration has called the problem out.<sup class="cite"><a id="cite-brief-1" href="#src-brief">2</a></sup> It has published images from satellites and joined exercises with <a href="%00/actors/south-korea.html">South Korea</a> and Japan.</p>
<h2 id="what-to-do">What to do about it</h2>
<p>The author’s advice is to shelve one aim in order to reach another. That is a judgement, and the <a href="#Recommendations">recommendations</a> below give it as such.</p>`

const aboutText = `<p>Each brief is written from one document, in our own words, and says what that document says.</p>
<h2 id="what">What is given</h2><p>Dates keep their precision.</p><h3 id="rounds">Rounds and missiles</h3><p>Figures keep their qualifier.</p>`

func backlinks() []page.Backlink {
	return []page.Backlink{
		{Link: cnnBrief, Kind: "Brief", Context: "Risks to the United States"},
		{Link: kim, Kind: "Actor"},
	}
}

func sampleHome() *page.Home {
	f := frame(address.KindHome, "", "")
	return &page.Home{Frame: f, Lead: markup("What four documents say of the partnership between Russia and North Korea: who acted, what was advised, and where the accounts part."),
		Newest: briefCards(), Open: recommendations()[:3], OpenN: 6,
		Status: []page.Count{{Label: proposed, N: 5}, {Label: progress, N: 2}, {Label: partly, N: 1}, {Label: rejected, N: 1}},
		Recent: events()[3:], Differ: events()[1:2], Figures: figures(), Actors: actorCards(),
		Topics: []page.Count{count("arms", "Arms transfers", "topics/arms-transfers.html", 4), count("nuclear", "Nuclear weapons", "topics/nuclear-weapons.html", 3)},
		Totals: []page.Section{total("briefs", 4), total("actors", 31), total("recommendations", 9), total("events", 1022), total("sources", 11), total("figures", 7)}}
}

func total(things string, n int) page.Section {
	return page.Section{URL: address.Path(things + "/index.html").URL(), N: n, Things: things}
}

func sampleBrief() *page.Brief {
	cards, evs := briefCards(), events()
	f := frame(address.KindBrief, "briefs", chaBrief.Text)
	f.Crumbs = append(f.Crumbs, to("Briefs", "briefs/index.html"))
	return &page.Brief{Frame: f, Card: cards[0], Language: "en", Updated: pointer(when1("2 July 2024", "2024-07-02")),
		Authors: []page.Author{{Link: page.Link{Text: "Victor Cha"}, Organization: page.Link{Text: "Center for Strategic and International Studies"}}},
		Contents: []page.Heading{{Level: 2, ID: "what", Text: "What is given"}, {Level: 3, ID: "rounds", Text: "Rounds and missiles"}, {Level: 2, ID: "what-to-do", Text: "What to do about it"},
			{Level: 2, ID: "Recommendations", Text: "Recommendations"}, {Level: 2, ID: "Events", Text: "Events"}, {Level: 2, ID: "Figures", Text: "Figures"}, {Level: 2, ID: "Sources", Text: "Sources"}},
		Body: markup(sampleText), Minutes: 4, Actors: actorCards()[:4], Mentioned: []page.Link{haines, wagner, china}, Topics: cards[0].Topics,
		Recommendations: recommendations()[:3],
		Events: []page.BriefEvent{
			{ID: "event-first-arms-sale", Event: evs[1].Link, Report: evs[1].Reports[1], When: evs[1].When, Actors: evs[1].Actors, Others: []page.Link{cnnBrief, unholyBrief}, Differs: evs[1].Disagreements[:1]},
			{ID: "event-summit", Event: evs[5].Link, Report: evs[5].Reports[0], When: evs[5].When, Actors: evs[5].Actors}},
		Figures: []page.BriefFigure{{ID: "figure-rounds", Figure: munitions, Telling: tellings()[0], Others: tellings()[1:], Differ: true},
			{ID: "figure-shortfall", Figure: figures()[1].Link, Telling: figures()[1].Tellings[0]}},
		Sources: sources(true), Related: []page.RelatedBrief{{Card: cards[1], Reason: "Shares 6 actors and the event “Putin and Kim meet in Pyongyang”."}, {Card: cards[3], Reason: "Shares 4 actors."}},
		Backlinks: backlinks(), Older: pointer(nbcBrief)}
}

func sampleActor() *page.Actor {
	recs := recommendations()
	f := frame(address.KindActor, "actors", "North Korea")
	f.Crumbs = append(f.Crumbs, to("Actors", "actors/index.html"))
	return &page.Actor{Frame: f, Card: actorCards()[0],
		Names:   []page.Name{{Text: "조선민주주의인민공화국", Lang: "ko", Language: "Korean"}, {Text: "Корейская Народно-Демократическая Республика", Lang: "ru", Language: "Russian"}},
		Aliases: []string{"DPRK", "Pyongyang"}, LedBy: []page.Link{kim}, Belonging: []page.Link{kim}, Not: []page.Link{south},
		Wikidata: &page.ExternalLink{Text: "Q423", Href: "https://www.wikidata.org/wiki/Q423"},
		Body:     markup("<p>A state whose leader has turned from one patron to another before. Its weapons are for sale, and its own programme is what they buy.</p>"),
		Briefs:   briefCards()[:2], Mentions: []page.Mention{{Link: nbcBrief, When: may, Times: 7, Sections: []page.Link{ref("Introduction", nbc, "")}}},
		To: recs[3:4], About: recs[:3], Events: events(), Said: figures()[1:2],
		Together:  []page.Together{{Link: russia, Kind: term("state", "State", "actors/index.html"), Briefs: 4, Events: 12}, {Link: kim, Kind: term("person", "Person", "actors/index.html"), Briefs: 4, Events: 9}, {Link: us, Kind: term("state", "State", "actors/index.html"), Briefs: 3, Events: 2}},
		Years:     []page.Count{count("2010", "2010", "timeline/2010.html", 1), count("2022", "2022", "timeline/2022.html", 3), count("2023", "2023", "timeline/2023.html", 5), count("2024", "2024", "timeline/2024.html", 14)},
		Backlinks: backlinks()}
}

func sampleRecommendations() *page.RecommendationList {
	recs := recommendations()
	return &page.RecommendationList{Frame: frame(address.KindRecommendations, "recommendations", "Recommendations"), Heading: "Recommendations", Intro: "Who is asked to do what, by what means, and what became of it.", Total: 6,
		Status:   []page.Count{{Label: proposed, N: 1}, {Label: progress, N: 1}, {Label: partly, N: 1}, {Label: adopted, N: 1}, {Label: rejected, N: 1}, {Label: replaced, N: 1}},
		Response: []page.Count{count("noted", "Noted", "recommendations/index.html", 1)}, Instruments: []page.Count{{Label: diplomacy, N: 4}, {Label: military, N: 1}, {Label: economic, N: 1}},
		Addressees: []page.Count{count("united-states", "United States", "recommendations/to/united-states.html", 6)}, Subjects: []page.Count{count("north-korea", "North Korea", dprk, 6)},
		Years: []page.YearLink{{Link: to("2024", "recommendations/index.html"), N: 6}},
		Matrix: &page.Matrix{Columns: []page.Link{us, south, to("Congress", "actors/congress.html")}, More: 2,
			Rows:   []page.MatrixRow{{Author: victor, Cells: []page.Cell{{N: 5, URL: at("recommendations/to/united-states.html")}, {N: 1, URL: at("recommendations/to/south-korea.html")}, {}}, Total: 6}, {Author: page.Link{Text: "Jeffrey Lewis"}, Cells: []page.Cell{{N: 1, URL: at("recommendations/to/united-states.html")}, {}, {N: 2, URL: at("recommendations/to/congress.html")}}, Total: 3}},
			Totals: []int{6, 1, 2}, All: 9, Several: true},
		Groups: []page.RecommendationGroup{{Link: to("To the United States", "recommendations/to/united-states.html"), ID: "to-united-states", Items: recs}}}
}
