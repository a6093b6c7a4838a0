package render

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
)

func events() []*page.EventCard {
	line := func(id, text string, w page.When, year string, actors ...page.Link) *page.EventCard {
		return &page.EventCard{Link: ref(text, "timeline/"+year+".html", id), ID: id, When: w, Actors: actors,
			Reports: []page.Report{{Brief: ref(cnnBrief.Text, cnn, "event-"+id), BriefDate: feb, Summary: markup("Told in one brief only, as it was written there: the two sides exchanged fire, and troops died on both.")}}}
	}
	arms := line("first-arms-sale", "North Korea sells arms to the Wagner Group", when1("November 2022", "2022-11"), "2022", korea, wagner, russia)
	arms.Place = "Russia"
	arms.Disagreements = []string{"The date: November 2022 in A threat like no other; late 2022 in Washington weighs the growing ties.", "The quantity: 5,000,000 rounds against more than 5,000,000."}
	arms.Datings = []page.Dating{{When: when1("November 2022", "2022-11"), Briefs: []page.Link{chaBrief}}, {When: vague("late 2022", "2022-24"), Briefs: []page.Link{cnnBrief}}}
	arms.Reports = []page.Report{
		{Brief: ref(cnnBrief.Text, cnn, "event-first-arms-sale"), BriefDate: feb, Title: "First known sale of munitions", When: pointer(vague("late 2022", "2022-24")), Summary: markup("A sale of rockets and missiles that officials date to late 2022.")},
		{Brief: ref(chaBrief.Text, cha, "event-first-arms-sale"), BriefDate: june, When: pointer(when1("November 2022", "2022-11")), Place: "Russia",
			Summary: markup("What began as <em>a small arms sale</em> has grown to millions of rounds."), Sources: []page.Link{ref("A Threat Like No Other", cha, "src-cha-csis")}, Figures: tellings()[:1]},
		{Brief: ref(unholyBrief.Text, unholy, "event-first-arms-sale"), BriefDate: june, Summary: markup("The same, in nearly the same words."), Figures: tellings()[1:2]},
	}
	visit := line("kim-visits-russia", "Kim Jong Un visits Russia", vague("around 13 September 2023", "2023-09-13~"), "2023", kim, putin, russia, korea)
	visit.Place = "Vostochny Cosmodrome"
	return []*page.EventCard{
		line("shelling", "North Korea shells a South Korean island", page.When{Text: "2010", Datetime: "2010", EDTF: "2010"}, "2010", korea, south),
		arms, visit,
		line("arch", "The reunification arch is destroyed", when1("January 2024", "2024-01"), "2024", korea, kim),
		line("moscow-talks", "Diplomats of North Korea and Russia meet in Moscow", when1("16 January 2024", "2024-01-16"), "2024", korea, russia),
		line("summit", "Putin and Kim meet in Pyongyang", when1("19 June 2024", "2024-06-19"), "2024", putin, kim),
	}
}

func tellings() []page.Telling {
	return []page.Telling{
		{Label: munitions.Text, FigureURL: munitions.URL, Value: "5,000,000 rounds", AsOf: pointer(when1("June 2024", "2024-06")), SaidBy: pointer(to("Antony Blinken", "actors/antony-blinken.html")),
			Brief: ref(chaBrief.Text, cha, "figure-rounds"), BriefDate: june, Source: pointer(ref("A Threat Like No Other", cha, "src-cha-csis"))},
		{Label: munitions.Text, FigureURL: munitions.URL, Value: "more than 5,000,000 rounds", Qualifier: page.Label{ID: "more-than", Text: "more than"}, SaidBy: &page.Link{Text: "a senior official"},
			Brief: ref(unholyBrief.Text, unholy, "figure-rounds"), BriefDate: june},
	}
}

func figures() []*page.FigureCard {
	return []*page.FigureCard{
		{Link: munitions, ID: "rounds-supplied", Tellings: tellings(), Differ: true, Note: "One brief gives the number itself, the other says that it was exceeded."},
		{Link: ref("Monthly shortfall of munitions", "figures/index.html", "shortfall"), ID: "shortfall",
			Tellings: []page.Telling{{Label: "Monthly shortfall of munitions", Value: "50,000 rounds a month", Brief: ref(chaBrief.Text, cha, "figure-shortfall"), BriefDate: june}}},
		{Link: ref("Nuclear bombs", "figures/index.html", "bombs"), ID: "bombs",
			Tellings: []page.Telling{{Label: "Nuclear bombs", Value: "at least 50", Qualifier: page.Label{ID: "at-least", Text: "at least"}, SaidBy: &page.Link{Text: "most experts"}, Brief: ref(unholyBrief.Text, unholy, "figure-bombs"), BriefDate: june, AsOf: pointer(when1("2024", "2024"))}}},
	}
}

func sources(numbered bool) []*page.SourceCard {
	list := []*page.SourceCard{
		{Link: page.Link{Text: "A Threat Like No Other: Russia-North Korea Military Cooperation"}, ID: "src-cha-csis", Number: 1, Author: "Victor Cha", Publisher: "Center for Strategic and International Studies",
			When: pointer(when1("13 June 2024", "2024-06-13")), Kind: &page.Label{ID: "commentary", Text: "Commentary"}, Href: "https://www.csis.org/analysis/threat-no-other-russia-north-korea-military-cooperation",
			Archived: "https://web.archive.org/web/2024/https://www.csis.org/", Accessed: pointer(when1("2 July 2024", "2024-07-02")),
			Cites: []page.Link{ref("a", cha, "cite-cha-csis-1"), ref("b", cha, "cite-cha-csis-2")}},
		{Link: page.Link{Text: "Remarks to the press"}, ID: "src-brief", Number: 2, Publisher: "Department of State", Href: "https://example.gov/a-very-long-address/that-has-no-place-to-break/0123456789012345678901234567890123456789.html", Cites: []page.Link{ref("a", cha, "cite-brief-1")}},
		{Link: page.Link{Text: "A print-only report"}, ID: "src-print", Number: 3, Author: "Anonymous", When: pointer(vague("about 2019", "2019~"))},
	}
	if !numbered {
		for _, s := range list {
			s.Number, s.Cites, s.Briefs = 0, nil, []page.Link{chaBrief, cnnBrief}
		}
	}
	return list
}

func actorCards() []*page.ActorCard {
	card := func(l page.Link, kind, text, role, summary string, briefs int) *page.ActorCard {
		return &page.ActorCard{Link: l, Kind: page.Label{ID: kind, Text: text, URL: address.Path("actors/index.html").At(kind)}, Role: role, Summary: markup(summary), Briefs: briefs, Events: briefs * 2}
	}
	states := []*page.ActorCard{
		card(korea, "state", "State", "", "The Democratic People’s Republic of Korea; armed with nuclear weapons, ruled by the Kim family since 1948.", 4),
		card(russia, "state", "State", "", "The Russian Federation; at war with Ukraine since 2014, on the full scale since 2022.", 4),
		card(china, "state", "State", "", "", 2),
	}
	states[0].To, states[0].About = 1, 6
	return append(states,
		card(kim, "person", "Person", "Leader of North Korea", "In power since 2011.", 4),
		card(putin, "person", "Person", "President of Russia", "", 3),
		card(haines, "person", "Person", "Director of National Intelligence", "Said in March 2024 that Moscow may drop long-held norms.", 2))
}
