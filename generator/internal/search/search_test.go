package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// question is asked of the script, and reply is its answer.
type question struct {
	Query   string              `json:"query"`
	Filters map[string][]string `json:"filters,omitempty"`
	Typing  bool                `json:"typing,omitempty"`
	Facets  []string            `json:"facets,omitempty"`
	Fresh   bool                `json:"fresh,omitempty"`
	Shown   int                 `json:"shown,omitempty"`
}

type reply struct {
	Total            int
	Partial, Relaxed bool
	Missing          []string
	Results          []struct {
		Kind, URL, Title, Text string
		Superseded             bool
	}
	Counts map[string][]struct {
		ID, Name string
		N        int
	}
	Suggestion   string
	Loaded       []string
	Bytes        int
	Milliseconds float64
}

// urls gives the addresses of the results.
func (r reply) urls() []string {
	var list []string
	for _, d := range r.Results {
		list = append(list, d.URL)
	}
	return list
}

// small is an archive of a few documents, kind by kind and newest first.
func small() []*Document {
	korea, kim, russia := Value{"north-korea", "North Korea"}, Value{"kim-jong-un", "Kim Jong Un"}, Value{"russia", "Russia"}
	arms := Value{"arms", "Arms transfers"}
	return []*Document{
		{Kind: Actor, URL: "actors/kim-jong-un.html", Title: "Kim Jong Un", Names: []string{"김정은", "Ким Чен Ын", "金正恩"}, Summary: "Leader of North Korea."},
		{Kind: Actor, URL: "actors/north-korea.html", Title: "North Korea", Names: []string{"DPRK", "조선"}, Summary: "A state in East Asia."},
		{Kind: Actor, URL: "actors/vladimir-putin.html", Title: "Vladimir Putin", Names: []string{"Владимир Путин"}, Summary: "President of Russia."},
		{Kind: Topic, URL: "topics/arms.html", Title: "Arms transfers", Summary: "Who gives arms to whom, in defence programmes."},
		{Kind: Brief, URL: "briefs/summit.html", Title: "The summit in Vladivostok", Summary: "Kim Jong-un met Putin; North Korea’s shells are wanted.",
			Headings: []string{"Artillery rounds"}, Body: "In 2023 the leaders spoke of artillery. P’yŏngyang has the shells. The axis of evil is an old phrase.\nSanctions were not spoken of.",
			Date: "13 September 2023", Facets: Facets{Year: "2023", Actors: []Value{korea, kim, russia}, Topics: []Value{arms}, Authors: []Value{{"cha", "Victor Cha"}}}},
		{Kind: Brief, URL: "briefs/policy.html", Title: "A toolkit for policy", Summary: "Eight proposals on North Korea.",
			Body: "Evil of axis. Sanctions on missile parts, missile fuel and missile engines should be enforced against the parties.",
			Date: "June 2022", Facets: Facets{Year: "2022", Actors: []Value{korea}}},
		{Kind: Recommendation, URL: "briefs/policy.html#rec-a", Title: "Enforce the sanctions on ballistic missiles.", Detail: "A toolkit for policy", Date: "June 2022",
			Facets: Facets{Year: "2022", Addressees: []Value{{"united-states", "United States"}}, Status: []Value{{"proposed", "Proposed"}}}},
		{Kind: Event, URL: "timeline/2023.html#summit", ID: "spaceport-summit-2023", Title: "Kim Jong Un meets Vladimir Putin", Summary: "At Vostochny, with 3,000,000 shells on the table.", Date: "13 September 2023",
			Facets: Facets{Year: "2023", Actors: []Value{kim}}},
		{Kind: Source, URL: "sources/index.html#src-x", Title: "Analyse der Straße nach Łódź", Detail: "A publisher"},
	}
}

func TestSearch(t *testing.T) {
	tests := []struct {
		name  string
		ask   question
		want  []string // the first results
		total int
	}{
		{"the actor comes before what speaks of it", question{Query: "north korea"}, []string{"actors/north-korea.html", "actors/kim-jong-un.html"}, 4},
		{"a name in Hangul", question{Query: "김정은"}, []string{"actors/kim-jong-un.html"}, 1},
		{"the first syllables of a name", question{Query: "김정"}, []string{"actors/kim-jong-un.html"}, 1},
		{"a name with a particle behind it", question{Query: "김정은이"}, []string{"actors/kim-jong-un.html"}, 1},
		{"a name in Han characters", question{Query: "金正恩"}, []string{"actors/kim-jong-un.html"}, 1},
		{"a name in Cyrillic, in small letters", question{Query: "путин"}, []string{"actors/vladimir-putin.html"}, 1},
		{"hyphens and case do not matter", question{Query: "KIM JONG-UN meets putin"}, []string{"timeline/2023.html#summit"}, 1},
		{"diacritics do not matter", question{Query: "pyongyang"}, []string{"briefs/summit.html"}, 1},
		{"nor those of the query", question{Query: "łodz strasse"}, []string{"sources/index.html#src-x"}, 1},
		{"the plural finds the singular", question{Query: "missiles fuels"}, []string{"briefs/policy.html"}, 1},
		{"the singular finds the plural", question{Query: "party"}, []string{"briefs/policy.html"}, 1},
		{"numbers with and without separators", question{Query: "3000000"}, []string{"timeline/2023.html#summit"}, 1},
		{"words that say nothing are not wanted", question{Query: "the sanctions of Kim"}, []string{"briefs/summit.html"}, 1},
		{"a phrase", question{Query: `"axis of evil"`}, []string{"briefs/summit.html"}, 1},
		{"the same words without quotation marks", question{Query: "axis of evil"}, []string{"briefs/summit.html", "briefs/policy.html"}, 2},
		{"a phrase in typographic quotation marks", question{Query: "“sanctions on missile parts”"}, []string{"briefs/policy.html"}, 1},
		{"no phrase goes from one field to the next", question{Query: `"Vladivostok Kim"`}, nil, 0},
		{"a phrase in Hangul", question{Query: `"정은"`}, []string{"actors/kim-jong-un.html"}, 1},
		{"a word that is being typed", question{Query: "vladiv", Typing: true}, []string{"briefs/summit.html"}, 1},
		{"a word that is being typed, after others", question{Query: "putin vostoc", Typing: true}, []string{"timeline/2023.html#summit"}, 1},
		{"a beginning that is no word is completed in the end, too", question{Query: "vostoc"}, []string{"timeline/2023.html#summit"}, 1},
		{"a beginning that ends with a space is a word", question{Query: "vostoc ", Typing: true}, nil, 0},
		{"of many words, those that are known", question{Query: "missile xyzzy"}, []string{"briefs/policy.html#rec-a", "briefs/policy.html"}, 2},
		{"a question", question{Query: "When did Kim meet Putin?"}, []string{"timeline/2023.html#summit"}, 1},
		{"a name before what has it in its text", question{Query: "arms transfer"}, []string{"topics/arms.html"}, 1},
		{"a word for a kind of thing", question{Query: "events with shells"}, []string{"timeline/2023.html#summit"}, 1},
		{"a kind of thing, with what it is about", question{Query: "recommendations against missiles"}, []string{"briefs/policy.html#rec-a"}, 2},
		{"the words of an address", question{Query: "vostochny spaceport"}, []string{"timeline/2023.html#summit"}, 1},
		{"American spelling", question{Query: "defense programs"}, []string{"topics/arms.html"}, 1},
		{"what has most of the words, where nothing has all", question{Query: "artillery toolkit summit"}, []string{"briefs/summit.html"}, 1},
		{"a kind", question{Query: "north korea", Filters: map[string][]string{"kind": {"brief"}}}, []string{"briefs/summit.html", "briefs/policy.html"}, 2},
		{"an actor and a year", question{Query: "kim", Filters: map[string][]string{"actor": {"kim-jong-un"}, "year": {"2023"}, "kind": {"event"}}}, []string{"timeline/2023.html#summit"}, 1},
		{"a value that nothing has", question{Query: "kim", Filters: map[string][]string{"topic": {"nothing"}}}, nil, 0},
		{"an author", question{Query: "kim", Filters: map[string][]string{"author": {"cha"}}}, []string{"briefs/summit.html"}, 1},
		{"an addressee", question{Query: "sanction", Filters: map[string][]string{"addressee": {"united-states"}, "status": {"proposed"}}}, []string{"briefs/policy.html#rec-a"}, 1},
		{"nothing", question{Query: "  "}, nil, 0},
		{"quotation marks alone", question{Query: `""`}, nil, 0},
	}
	var questions []question
	for _, test := range tests {
		questions = append(questions, test.ask)
	}
	for i, got := range ask[question, reply](t, index(t, small(), 2), questions) {
		t.Run(tests[i].name, func(t *testing.T) {
			urls := got.urls()
			if got.Total != tests[i].total || got.Partial {
				t.Errorf("%d results, want %d: %v", got.Total, tests[i].total, urls)
			}
			if n := len(tests[i].want); len(urls) < n || !slices.Equal(urls[:n], tests[i].want) {
				t.Errorf("the first results are %v, want %v", urls, tests[i].want)
			}
		})
	}
}

// TestWaysToWrite asks for what texts write in another way.
func TestWaysToWrite(t *testing.T) {
	documents := []*Document{
		{Kind: Brief, URL: "a", Title: "An F-16 and the downing of MH-17", Body: "Of 12\u202f345 gases in two crises the statuses differ, as in movies."},
		{Kind: Brief, URL: "b", Title: "One F16 and flight MH 17", Body: "Of 12,345 a gas in a crisis has a status, as in a movie. The Rohingya fled."},
		{Kind: Brief, URL: "c", Title: "L’Europe d’aujourd’hui", Body: "The Ro\u00adhin\u200bgya fled from 12 345 soldiers."},
		{Kind: Event, URL: "d", Title: "They met in the spring", Date: "March 2019 to May 2021", Years: []string{"2019", "2020", "2021"}},
		{Kind: Source, URL: "e", Title: "Aujourd'hui en Europe", Date: "2020"},
	}
	tests := []struct {
		query string
		want  []string
	}{
		{"F16", []string{"a", "b"}}, {"f-16", []string{"a", "b"}}, {"F‑16", []string{"a", "b"}}, {`"f-16 and"`, []string{"a", "b"}},
		{"MH17", []string{"a", "b"}}, {"mh-17", []string{"a", "b"}}, {"MH 17", []string{"a", "b"}},
		{"12345", []string{"a", "b", "c"}}, {"12 345", []string{"a", "b", "c"}}, {"12,345", []string{"a", "b", "c"}}, {"12.345", []string{"a", "b", "c"}}, {`"12345 soldiers"`, []string{"c"}},
		{"gas", []string{"a", "b"}}, {"gases", []string{"a", "b"}}, {"status", []string{"a", "b"}}, {"statuses", []string{"a", "b"}},
		{"crisis", []string{"a", "b"}}, {"crises", []string{"a", "b"}}, {"movie", []string{"a", "b"}}, {"movies", []string{"a", "b"}},
		{"rohingya", []string{"b", "c"}}, {"ro\u2060hin\u200cgya", []string{"b", "c"}},
		{"europe", []string{"c", "e"}}, {"d'Europe", []string{"c", "e"}}, {"aujourd’hui", []string{"c", "e"}},
		{"2020", []string{"d", "e"}}, {"may 2021", []string{"d"}},
	}
	var questions []question
	for _, test := range tests {
		questions = append(questions, question{Query: test.query})
	}
	for i, got := range ask[question, reply](t, index(t, documents, 1), questions) {
		urls := got.urls()
		slices.Sort(urls)
		if !slices.Equal(urls, tests[i].want) || got.Relaxed {
			t.Errorf("%q finds %v (relaxed: %v), want %v", tests[i].query, urls, got.Relaxed, tests[i].want)
		}
	}
}

// TestMarksOfForms wants what was found by another form marked, too.
func TestMarksOfForms(t *testing.T) {
	documents := []*Document{{Kind: Event, URL: "a", Title: "L’Europe in crises", Summary: "The toolkit has half measures and an F-16; 12 345 ro\u00adhingya.", Date: "May 2020"}}
	for i, got := range ask[question, reply](t, index(t, documents, 1), []question{
		{Query: "europe crisis measure toolkits f16 12,345 rohingya"}, {Query: "toolk", Typing: true},
	}) {
		r := got.Results[0]
		want := []string{"L’|Europe| in |crises|", "The |toolkit| has half |measures| and an |F-16|; |12 345| |ro\u00adhingya|."}
		if i == 1 {
			want = []string{"L’Europe in crises", "The |toolkit| has half measures and an F-16; 12 345 ro\u00adhingya."}
		}
		if diff := cmp.Diff(want, []string{r.Title, r.Text}); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// TestSupersededBriefsComeLast has the older of two briefs say more of what is sought.
func TestSupersededBriefsComeLast(t *testing.T) {
	documents := []*Document{
		{Kind: Brief, URL: "new", Title: "The talks", Body: "Of shells and talks."},
		{Kind: Brief, URL: "old", Title: "Shells, and more shells", Body: "Shells.", Superseded: true},
		{Kind: Event, URL: "event", Title: "A delivery", Summary: "Some shells."},
	}
	got := ask[question, reply](t, index(t, documents, 1), []question{{Query: "shells"}})[0]
	var found []string
	for _, r := range got.Results {
		found = append(found, r.URL, fmt.Sprint(r.Superseded))
	}
	if diff := cmp.Diff([]string{"event", "false", "new", "false", "old", "true"}, found); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestDidYouMean(t *testing.T) {
	tests := []struct{ query, want string }{
		{"vladivostock", "vladivostok"},
		{"sanctoins on misile parts", "sanction on missile parts"},
		{"ptuin", "putin"},
		{"qqqqqqq", ""},
		{"путен", "путин"},
	}
	var questions []question
	for _, test := range tests {
		questions = append(questions, question{Query: test.query})
	}
	for i, got := range ask[question, reply](t, index(t, small(), 1), questions) {
		if got.Total > 0 && len(got.Missing) == 0 {
			t.Errorf("%q: found %v", tests[i].query, got.urls())
		}
		if got.Total == 0 && got.Suggestion != tests[i].want {
			t.Errorf("%q: did you mean %q? want %q", tests[i].query, got.Suggestion, tests[i].want)
		}
	}
}

func TestFacetsAreCountedUnderTheOtherFilters(t *testing.T) {
	facets := []string{"kind", "year", "actor", "topic", "status", "author"}
	got := ask[question, reply](t, index(t, small(), 1), []question{{Query: "kim", Facets: facets, Filters: map[string][]string{"kind": {"brief"}}}})[0]
	counts := map[string]map[string]int{}
	for f, list := range got.Counts {
		counts[f] = map[string]int{}
		for _, v := range list {
			counts[f][v.ID+" "+v.Name] = v.N
		}
	}
	want := map[string]map[string]int{
		"kind":   {"actor actor": 1, "brief brief": 1, "event event": 1},
		"year":   {"2023 2023": 1},
		"actor":  {"north-korea North Korea": 1, "kim-jong-un Kim Jong Un": 1, "russia Russia": 1},
		"topic":  {"arms Arms transfers": 1},
		"status": {},
		"author": {"cha Victor Cha": 1},
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestFiltersAlone has filters answer without a word, as links from filtered lists ask.
func TestFiltersAlone(t *testing.T) {
	got := ask[question, reply](t, index(t, small(), 1), []question{
		{Query: "", Filters: map[string][]string{"actor": {"north-korea"}}},
		{Query: " ", Filters: map[string][]string{"actor": {"north-korea"}, "year": {"2022"}}},
		{Query: "", Filters: map[string][]string{"kind": {"event"}}},
		{Query: "nowhere", Filters: map[string][]string{"kind": {"event"}}},
		{Query: ""},
	})
	for i, want := range [][]string{
		{"briefs/summit.html", "briefs/policy.html"}, {"briefs/policy.html"}, {"timeline/2023.html#summit"}, nil, nil,
	} {
		if diff := cmp.Diff(want, got[i].urls()); diff != "" {
			t.Errorf("question %d (-want +got)\n%s", i, diff)
		}
	}
}

// TestAFirstQueryLoadsLittle asks as a reader who has loaded nothing yet, of an archive
// with the proportions of one for which 150 KB are allowed, scripts included: what is
// loaded is bounded alike.
func TestAFirstQueryLoadsLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an archive of 600 briefs")
	}
	const scripts = 10 << 10
	documents := archive(600, 1)
	body := documents[slices.IndexFunc(documents, func(d *Document) bool { return d.Kind == Brief })].Body
	words := strings.Fields(strings.NewReplacer(",", "", ".", "").Replace(body))
	queries := []string{"north korea", "sanctions missile", "kim jong un", "the missile talks of north korea", "nor", "xyzzyish",
		`"north korea"`, `"kim jong un"`, `"` + strings.Join(words[100:107], " ") + `"`, `"` + strings.Join(words[100:125], " ") + `"`, strings.Join(words[100:125], " ")}
	var questions []question
	for _, q := range queries {
		questions = append(questions, question{Query: q, Typing: true, Fresh: true, Facets: []string{"kind", "year"}})
	}
	files := index(t, documents, 2)
	for i, got := range ask[question, reply](t, files, questions) {
		t.Logf("%s: %d results, %d bytes in %d files", queries[i], got.Total, got.Bytes, len(got.Loaded))
		if got.Bytes > 150<<10-scripts {
			t.Errorf("%s: %d bytes of %s", queries[i], got.Bytes, strings.Join(got.Loaded, " "))
		}
		if got.Partial {
			t.Errorf("%s: the answer is partial", queries[i])
		}
		if strings.HasPrefix(queries[i], `"`) && got.Total == 0 {
			t.Errorf("%s: nothing is found", queries[i])
		}
	}
}
