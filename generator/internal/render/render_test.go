package render

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
	"chancery/generator/internal/words"
)

func english() *words.Catalogue {
	w, _ := words.For("en")
	return w
}

func standard(t testing.TB) *Renderer {
	t.Helper()
	r, msgs := New(builtIn(t), english())
	for _, m := range msgs.Messages {
		t.Fatalf("%s: %s", m.Pos, m.Text)
	}
	return r
}

func rendered(t *testing.T, r *Renderer, p samplePage) string {
	t.Helper()
	content, err := r.Page(nil, p.kind, p.view, p.place())
	if err != nil {
		t.Fatalf("%s: %v", p.path, err)
	}
	return string(content)
}

// What a reader must find on each page, in the words that stand there.
func TestPagesShowWhatTheirViewsHold(t *testing.T) {
	want := map[string][]string{
		"index.html":        {"1,022 events", "Newest briefs", "Accounts differ The date: November 2022 in", "Shelve denuclearization", "Topics Arms transfers 4"},
		"briefs/index.html": {"Four briefs, newest first.", "2024 Commentary PP-2024-04 18 June 2024", "3 recommendations · 7 events · 4 figures"},
		cha: {"Updated 2 July 2024", "Reading time 4 minutes", "Recommendation 2 Court Beijing", "What became of it 18 June 2024: Proposed July 2024: Response: Noted",
			"around September 2024: Partly adopted", "said by Antony Blinken", "What other briefs say", "more than 5,000,000 rounds", "Cited in the text: a, b", "Archived copy", "accessed 2 July 2024",
			"Shares 6 actors", "Linked from", "in “Risks to the United States”", "Older: Officials fear"},
		"actors/index.html":          {"6 actors", "States North Korea", "1 recommendation to it · 6 recommendations about it", "President of Russia"},
		dprk:                         {"조선민주주의인민공화국 (Korean)", "Also called DPRK Pyongyang", "Not to be confused with South Korea", "Addressed to North Korea", "About North Korea", "Russia State 4 12", "7 times: Introduction"},
		"topics/index.html":          {"3 topics", "Sanctions 1 brief"},
		"topics/arms-transfers.html": {"Who sends what to whom", "North Korea 4"},
		"recommendations/index.html": {"Diplomacy 4", "Who asks whom", "Victor Cha 5 1 6", "Jeffrey Lewis 1 2 3", "2 further addressees are not shown.", "Status Superseded", "Replaced by Recommendation 2 of A threat like no other"},
		"timeline/index.html":        {"Month not known 2010 North Korea shells", "dated late 2022", "First known sale of munitions", "5,000,000 rounds, said by Antony Blinken", "around 13 September 2023"},
		"timeline/2024.html":         {"19 June 2024", "Earlier: 2023"},
		"sources/index.html":         {"Without a publisher", "Anonymous: A print-only report, about 2019", "Used in A threat like no other"},
		"figures/index.html":         {"On 1 of them the briefs differ.", "Figures differ One brief gives the number itself", "at least 50 most experts 2024"},
		"about.html":                 {"About this archive", "What is given", "Linked from"},
		"search/files.html":          {"Files", "search/root.js"},
		"data/index.html":            {"begin at the site’s root", "archive.sqlite All tables", "What was asked? SELECT 1;", "4 rows", "id ID, key The ID. cha", "number text The number."},
		"embed/events/6.html":        {"Events", "Accounts differ The date", "Figures differ One brief gives the number itself", "to United States", "From"},
		"authors/index.html":         {"Victor Cha", "CSIS", "2 briefs, latest June 2024", "김정은", "1 brief"},
		"authors/victor-cha.html":    {"Author Victor Cha", "CSIS", "ORCID iD 0000-0002-1825-0097", "What the briefs say about this author: Victor Cha", "Follow: Atom, JSON Feed"},
		"series/index.html":          {"Papers", "3 briefs"},
		"series/papers.html":         {"Series Papers", "Follow: Atom, JSON Feed", "Authors Victor Cha 2"},
		"404.html":                   {"There is no page at this address", "Recommendations 9"},
		"old/place.html":             {"This page has moved to North Korea."},
	}
	r := standard(t)
	for _, p := range samplePages() {
		text := textOf(parsed(t, rendered(t, r, p)))
		for _, w := range want[string(p.path)] {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q in:\n%s", p.path, w, text)
			}
		}
		if len(want[string(p.path)]) == 0 {
			t.Errorf("%s: nothing is expected of this page", p.path)
		}
	}
}

// TestAddressesLeadFromThePage follows every way that a link can go.
func TestAddressesLeadFromThePage(t *testing.T) {
	for _, test := range []struct {
		from           Place
		address, short string
	}{
		{At("index.html"), "briefs/x.html", "briefs/x.html"},
		{At("index.html"), "index.html", "index.html"},
		{At("briefs/x.html"), "index.html", "../index.html"},
		{At("briefs/x.html"), "briefs/y.html#part", "y.html#part"},
		{At("briefs/x.html"), "briefs/x.html#part", "#part"},
		{At("briefs/x.html"), "briefs/x.html", "x.html"},
		{At("briefs/x.html"), "briefs/year/2024.html", "year/2024.html"},
		{At("briefs/x.html"), "briefs/xy.html#part", "xy.html#part"},
		{At("briefs/x.html"), "actors/x.html#part", "../actors/x.html#part"},
		{At("actors/cuba/2024.html"), "actors/cuba.html", "../cuba.html"},
		{At("actors/cuba/2024.html"), "actors/cuba/2023.html", "2023.html"},
		{At("actors/cuba/2024.html"), "actors/cubas/2023.html", "../cubas/2023.html"},
		{At("actors/cuba/2024.html"), "timeline/2024.html", "../../timeline/2024.html"},
		{At("über uns.html"), "%C3%BCber%20uns.html#a", "#a"},
		{Anywhere("/archive/"), "briefs/x.html#part", "/archive/briefs/x.html#part"},
	} {
		for _, opening := range openings {
			html := string(opening) + address.Root + test.address + `"`
			if got, want := string(test.from.link(nil, []byte(html))), string(opening)+test.short+`"`; got != want {
				t.Errorf("from %v: %s, want %s", test.from, got, want)
			}
		}
	}
}

// An author may write the mark of the root anywhere: it stays as written.
func TestTextCannotForgeAnAddress(t *testing.T) {
	forged := `<a href="%00/x"> src="%00/y`
	view := &page.Prose{Frame: frame(address.KindProse, "", forged), Heading: forged, Body: markup(`<p><img alt="%00/z" src="%00/real.png">` + forged[11:16] + `</p>`)}
	view.Description = forged
	content := rendered(t, standard(t), samplePage{"a/x.html", address.KindProse, "", view})
	for _, want := range []string{`<h1>&lt;a href=&#34;%00/x&#34;&gt; src=&#34;%00/y</h1>`, `alt="%00/z" src="../real.png"`, `content="&lt;a href=&#34;%00/x`} {
		if !strings.Contains(content, want) {
			t.Errorf("want %s in:\n%s", want, content)
		}
	}
}

func TestRedirectLeadsOn(t *testing.T) {
	p := samplePages()[len(samplePages())-1]
	content := rendered(t, standard(t), p)
	for _, want := range []string{`content="0; url=../actors/north-korea.html"`, `<link rel="canonical" href="https://example.org/actors/north-korea.html">`, `content="noindex"`, `<a href="../actors/north-korea.html">North Korea</a>`} {
		if !strings.Contains(content, want) {
			t.Errorf("want %s in:\n%s", want, content)
		}
	}
}

// An archive that holds nothing yet still has pages that say so.
func TestEmptyPagesSaySo(t *testing.T) {
	r := standard(t)
	for _, test := range []struct {
		kind address.Kind
		want string
		view any
	}{
		{address.KindHome, "No brief has been published yet.", &page.Home{Frame: frame(address.KindHome, "", "")}},
		{address.KindBriefs, "No brief has been published yet.", &page.BriefList{Frame: frame(address.KindBriefs, "briefs", "Briefs"), Heading: "Briefs"}},
		{address.KindBrief, "Bare", &page.Brief{Frame: frame(address.KindBrief, "briefs", "Bare"), Card: &page.BriefCard{Link: page.Link{Text: "Bare"}, When: june}, Minutes: 1}},
		{address.KindActors, "No actor is described yet.", &page.ActorList{Frame: frame(address.KindActors, "actors", "Actors")}},
		{address.KindActor, "Nobody", &page.Actor{Frame: frame(address.KindActor, "actors", "Nobody"), Card: &page.ActorCard{Link: page.Link{Text: "Nobody"}, Kind: page.Label{ID: "person", Text: "Person"}}}},
		{address.KindTopics, "No brief has a topic yet.", &page.TopicList{Frame: frame(address.KindTopics, "topics", "Topics")}},
		{address.KindTopic, "No brief is filed under this topic yet.", &page.Topic{Frame: frame(address.KindTopic, "topics", "Peace"), Heading: "Peace"}},
		{address.KindRecommendations, "No recommendation is recorded here yet.", &page.RecommendationList{Frame: frame(address.KindRecommendations, "recommendations", "R"), Heading: "R"}},
		{address.KindTimeline, "No event is recorded yet.", &page.Timeline{Frame: frame(address.KindTimeline, "timeline", "T"), Heading: "T"}},
		{address.KindSources, "No source is cited yet.", &page.SourceList{Frame: frame(address.KindSources, "sources", "S"), Heading: "S"}},
		{address.KindFigures, "No figure is recorded yet.", &page.FigureList{Frame: frame(address.KindFigures, "figures", "F"), Heading: "F"}},
		{address.KindProse, "Short", &page.Prose{Frame: frame(address.KindProse, "", "Short"), Heading: "Short"}},
		{address.KindNotFound, "There is no page at this address", &page.NotFound{Frame: frame(address.KindNotFound, "", "Not found")}},
	} {
		p := samplePage{address.Path(test.kind), test.kind, "", test.view}
		content := rendered(t, r, p)
		if got := textOf(parsed(t, content)); !strings.Contains(got, test.want) {
			t.Errorf("%s does not say %q in:\n%s", test.kind, test.want, got)
		}
		for _, fault := range faults(parsed(t, content)) {
			t.Errorf("%s: %s", test.kind, fault)
		}
	}
}

func TestPagesAreTheSameFromManyGoroutines(t *testing.T) {
	pages := samplePages()
	want := make([]string, len(pages))
	alone := standard(t)
	for i, p := range pages {
		want[i] = rendered(t, alone, p)
	}
	shared := standard(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, p := range pages {
				got, err := shared.Page(nil, p.kind, p.view, p.place())
				if err != nil {
					t.Errorf("%s: %v", p.path, err)
				} else if diff := cmp.Diff(want[i], string(got)); diff != "" {
					t.Errorf("%s differs (-alone +shared):\n%s", p.path, diff)
				}
			}
		})
	}
	wg.Wait()
}

// A page that lists 100 cards which other pages have listed before, against
// the first page that lists them.
func BenchmarkListOf100(b *testing.B) {
	fresh := func() *page.RecommendationList {
		group := page.RecommendationGroup{Link: to("To the United States", "x.html"), ID: "to-us"}
		for i := range 100 {
			c := recommendations()[i%6]
			c.Link.Text = fmt.Sprint("Recommendation ", i)
			group.Items = append(group.Items, c)
		}
		return &page.RecommendationList{Frame: frame(address.KindRecommendations, "recommendations", "All"), Heading: "All", Total: 100, Groups: []page.RecommendationGroup{group}}
	}
	r := standard(b)
	again := fresh()
	for name, next := range map[string]func() *page.RecommendationList{"kept": func() *page.RecommendationList { return again }, "first": fresh} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Page(nil, address.KindRecommendations, next(), At("recommendations/index.html")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
