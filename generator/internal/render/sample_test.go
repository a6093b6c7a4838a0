package render

import (
	"html/template"

	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
)

// The sample is a small archive as package page would describe it: realistic in
// its words, complete in its cases. Pages are rendered from it in the tests.

func at(path string) page.URL        { return address.Path(path).URL() }
func to(text, path string) page.Link { return page.Link{Text: text, URL: at(path)} }
func ref(text, path, id string) page.Link {
	return page.Link{Text: text, URL: address.Path(path).At(id)}
}
func when1(text, machine string) page.When {
	return page.When{Text: text, Datetime: machine, EDTF: machine}
}
func vague(text, machine string) page.When       { return page.When{Text: text, EDTF: machine, Vague: true} }
func pointer[T any](v T) *T                      { return &v }
func term(id, text, path string) page.Label      { return page.Label{ID: id, Text: text, URL: at(path)} }
func markup(s string) template.HTML              { return template.HTML(s) }
func count(id, text, p string, n int) page.Count { return page.Count{Label: term(id, text, p), N: n} }

const (
	cha    = "briefs/threat-like-no-other.html"
	cnn    = "briefs/cozying-relations.html"
	nbc    = "briefs/october-surprise.html"
	unholy = "briefs/unholy-union.html"
	dprk   = "actors/north-korea.html"
)

var (
	russia = to("Russia", "actors/russia.html")
	korea  = to("North Korea", dprk)
	south  = to("South Korea", "actors/south-korea.html")
	us     = to("United States", "actors/united-states.html")
	china  = to("China", "actors/china.html")
	kim    = to("Kim Jong Un", "actors/kim-jong-un.html")
	putin  = to("Vladimir Putin", "actors/vladimir-putin.html")
	haines = to("Avril Haines", "actors/avril-haines.html")
	wagner = to("Wagner Group", "actors/wagner-group.html")
	victor = to("Victor Cha", "actors/victor-cha.html")

	chaBrief    = to("A threat like no other: Russia and North Korea’s military cooperation", cha)
	cnnBrief    = to("Washington weighs the growing ties between Moscow and Pyongyang", cnn)
	nbcBrief    = to("Officials fear an “October surprise” before the American election", nbc)
	unholyBrief = to("What would stop the trade in arms", unholy)

	june = when1("18 June 2024", "2024-06-18")
	feb  = when1("February 2024", "2024-02")
	may  = when1("24 May 2024", "2024-05-24")

	proposed = term("proposed", "Proposed", "recommendations/status/proposed.html")
	progress = term("in-progress", "In progress", "recommendations/status/in-progress.html")
	adopted  = term("adopted", "Adopted", "recommendations/status/adopted.html")
	rejected = term("not-adopted", "Not adopted", "recommendations/status/not-adopted.html")
	partly   = term("partly-adopted", "Partly adopted", "recommendations/status/partly-adopted.html")
	replaced = term("superseded", "Superseded", "recommendations/status/superseded.html")
	silence  = page.Label{ID: "none", Text: "None known"}

	diplomacy = term("diplomacy", "Diplomacy", "recommendations/instrument/diplomacy.html")
	military  = term("military", "Military", "recommendations/instrument/military.html")
	economic  = term("economic", "Economic", "recommendations/instrument/economic.html")

	munitions = page.Link{Text: "Rounds of ammunition supplied by North Korea", URL: address.Path("figures/index.html").At("rounds-supplied")}
)

func sampleSite() *page.Site {
	section := func(id, text string, n int) page.Section {
		return page.Section{ID: id, Text: text, URL: at(id + "/index.html"), N: n}
	}
	s := &page.Site{
		Title: "The Pyongyang Papers", Description: "Briefs on the military partnership of Russia and North Korea, cross-linked.",
		Publisher: "Chancery Press", Email: "desk@example.org", Language: "en", Generator: "chancery 0.1",
		Home: at("index.html"), License: &page.ExternalLink{Text: "CC BY 4.0", Href: "https://creativecommons.org/licenses/by/4.0/"},
		Nav: []page.Section{section("briefs", "Briefs", 4), section("actors", "Actors", 31), section("topics", "Topics", 5),
			section("recommendations", "Recommendations", 9), section("timeline", "Timeline", 22),
			section("sources", "Sources", 11), section("figures", "Figures", 7)},
		Pages: []page.Link{to("About", "about.html"), to("Methodology", "methodology.html"), to("How to contribute a brief", "contribute.html")},
		Icon:  at("assets/icon.svg"), Policy: page.Policy,
	}
	for _, n := range s.Nav {
		s.Menu = append(s.Menu, page.MenuItem{ID: n.ID, Text: n.Text, URL: n.URL})
	}
	return s
}

func frame(kind address.Kind, section, title string) page.Frame {
	f := page.Frame{Site: sampleSite(), Styles: []page.Sheet{{URL: at("assets/site.css")}, {URL: at("assets/print.css"), Media: "print"}}, Kind: kind, Section: section, Title: title,
		Description: "A page of the sample archive.", Canonical: "https://example.org/x.html",
		Preview: &page.Preview{Type: "article", Title: title, Locale: "de_DE", Published: "2024-06-18", Modified: "2024-06-19T10:00:00Z"}}
	if kind != address.KindHome {
		f.Crumbs = []page.Link{to("Home", "index.html")}
	}
	return f
}

func briefCards() []*page.BriefCard {
	topics := []page.Link{to("Arms transfers", "topics/arms-transfers.html"), to("Nuclear weapons", "topics/nuclear-weapons.html")}
	return []*page.BriefCard{
		{Link: chaBrief, Subtitle: "What each side gives and gets", Number: "PP-2024-04", When: june, Kind: term("commentary", "Commentary", "briefs/index.html"), Authors: []page.Link{{Text: "Victor Cha"}},
			Summary: markup("The summit of Putin and Kim is, on this reading, the greatest threat to the security of the United States since the Korean War; the answer proposed is to put the arms trade <em>before</em> denuclearization."),
			Topics:  topics, Recommendations: 3, Events: 7, Figures: 4},
		{Link: unholyBrief, Number: "PP-2024-03", When: june, Kind: term("commentary", "Commentary", "briefs/index.html"), Authors: []page.Link{{Text: "Victor Cha"}},
			Summary: markup("A second version of the same argument, with a plan: shelve denuclearization, and court Beijing."), Topics: topics[:1], Recommendations: 5, Events: 6, Figures: 3},
		{Link: nbcBrief, When: may, Kind: term("news-analysis", "News analysis", "briefs/index.html"),
			Summary: markup("Six officials expect the most provocative step in a decade. None of them says on what evidence."), Topics: topics[1:], Events: 4},
		{Link: cnnBrief, Number: "PP-2024-01", When: feb, Kind: term("news-analysis", "News analysis", "briefs/index.html"), Authors: []page.Link{{Text: "Katie Bo Lillis"}, {Text: "Jane Placeholder-Longname"}},
			Summary: markup("Five officials saw no sign of an attack; what worries them is what Moscow pays."), Topics: topics, Events: 9, Figures: 2},
	}
}

func recommendations() []*page.RecommendationCard {
	rec := func(n, id, path string, brief page.Link, status page.Label, text string) *page.RecommendationCard {
		return &page.RecommendationCard{Link: ref("Recommendation "+n, path, "rec-"+id), ID: "rec-" + id, Text: markup(text),
			By: []page.Link{victor}, To: []page.Link{us}, Concerns: []page.Link{korea, russia}, Instruments: []page.Label{diplomacy},
			Response: silence, Status: status, Brief: brief, BriefDate: june}
	}
	full := rec("2", "china", cha, chaBrief, partly, "Court Beijing: make clear to China that the arms trade between its neighbours costs it influence over <a href=\"%00/actors/north-korea.html\">North Korea</a>, and offer it a part in stopping that.")
	full.Concerns = []page.Link{china, korea, russia}
	full.Instruments = []page.Label{diplomacy, economic}
	full.Horizon = pointer(when1("by the end of 2024", "2024"))
	full.Priority = pointer(page.Label{ID: "high", Text: "High"})
	full.Response = page.Label{ID: "noted", Text: "Noted"}
	full.Sources = []page.Link{ref("A Threat Like No Other", cha, "src-cha-csis")}
	full.Related = []page.Link{ref("Recommendation 1 of What would stop the trade in arms", unholy, "rec-shelve")}
	full.History = []page.HistoryEntry{
		{When: june, Status: &proposed},
		{When: when1("July 2024", "2024-07"), Response: &page.Label{ID: "noted", Text: "Noted"}, Note: markup("A spokesman said that the department <q>reads everything</q>."), Source: pointer(ref("Briefing", cha, "src-brief"))},
		{When: vague("around September 2024", "2024-09~"), Status: &partly, Note: markup("Raised with the Chinese foreign minister; no offer was made.")},
	}
	old := rec("4", "letters", unholy, unholyBrief, replaced, "Stop sending letters that are thrown back.")
	old.SupersededBy = pointer(ref("Recommendation 2 of A threat like no other", cha, "rec-china"))
	return []*page.RecommendationCard{
		rec("1", "shelve", cha, chaBrief, proposed, "Shelve denuclearization as the first aim and bring forward a plan that disrupts the arms trade itself."),
		full,
		rec("3", "allies", cha, chaBrief, progress, "Share intelligence on shipments with Seoul and Tokyo, and publish what can be published."),
		old,
		rec("5", "aid", unholy, unholyBrief, rejected, "Warn that lethal aid to Ukraine may be reconsidered by South Korea."),
		rec("6", "panel", unholy, unholyBrief, adopted, "Build a monitoring body to take the place of the panel of experts."),
	}
}
