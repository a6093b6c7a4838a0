package search

import (
	"fmt"
	"strings"
	"testing"
)

// TestLongListsAreExact searches for words of which the lists are parted into the
// best and the rest, and into several files.
func TestLongListsAreExact(t *testing.T) {
	const n = 10_000
	var documents []*Document
	for i := range n {
		d := &Document{Kind: Event, URL: fmt.Sprintf("timeline/2024.html#e%d", i), Title: fmt.Sprintf("Event number%d", i), Summary: "alpha",
			Facets: Facets{Year: fmt.Sprint(2024 - i/1000), Actors: []Value{{fmt.Sprintf("a%d", i%7), fmt.Sprintf("Actor %d", i%7)}}}}
		if i%2 == 0 {
			d.Summary += " beta"
		}
		if i%1000 == 999 {
			d.Summary += " and beta gamma"
		}
		if i%5 == 0 {
			d.Title += " alpha"
		}
		documents = append(documents, d)
	}
	tests := []struct {
		ask   question
		total int
		first string
	}{
		{question{Query: "alpha"}, n, "timeline/2024.html#e0"},
		{question{Query: "beta"}, n/2 + n/1000, "timeline/2024.html#e0"},
		{question{Query: "alpha beta gamma"}, n / 1000, "timeline/2024.html#e999"},
		{question{Query: `"beta gamma"`}, n / 1000, "timeline/2024.html#e999"},
		{question{Query: `"alpha beta"`}, n / 2, "timeline/2024.html#e0"},
		{question{Query: `"alpha and beta"`}, n / 1000, "timeline/2024.html#e999"},
		{question{Query: "number2345"}, 1, "timeline/2024.html#e2345"},
		{question{Query: "beta", Filters: map[string][]string{"year": {"2019"}}}, 501, "timeline/2024.html#e5000"},
		{question{Query: "alpha", Filters: map[string][]string{"actor": {"a3"}}}, 1429, "timeline/2024.html#e10"},
		{question{Query: "number123", Typing: true}, 11, "timeline/2024.html#e123"},
	}
	var questions []question
	for _, test := range tests {
		test.ask.Fresh = true
		questions = append(questions, test.ask)
	}
	for i, got := range ask[question, reply](t, index(t, documents, 2), questions) {
		name := fmt.Sprint(tests[i].ask.Query, tests[i].ask.Filters)
		if got.Total != tests[i].total || got.Partial {
			t.Errorf("%s: %d results (partial: %v), want %d", name, got.Total, got.Partial, tests[i].total)
		} else if got.urls()[0] != tests[i].first {
			t.Errorf("%s: the first result is %s, want %s", name, got.urls()[0], tests[i].first)
		}
	}
}

func TestTextsComeBackAsTheyAre(t *testing.T) {
	hostile := "</script> \"quoted\" \\ back\\slash <!-- ]]> ${x} `tick` 'single' 😀 \u200f end"
	long := strings.Repeat("filler words go on and on. ", 20) + "The needle stands here. " + strings.Repeat("More of it. ", 50)
	documents := []*Document{
		{Kind: Brief, URL: "briefs/a.html", Title: hostile, Summary: "one\ntwo\u2028three\x00four\xff", Body: hostile + "\nhaystack"},
		{Kind: Event, URL: "timeline/2024.html#long", Title: "Long", Summary: long},
	}
	files := index(t, documents, 1)
	got := ask[question, reply](t, files, []question{{Query: "single"}, {Query: `"the needle stands"`}, {Query: "haystack"}, {Query: "filler"}})
	if title := strings.ReplaceAll(got[0].Results[0].Title, "|", ""); title != hostile {
		t.Errorf("the title is %q, want %q", title, hostile)
	}
	if text := got[0].Results[0].Text; text != "one\ntwo three four " {
		t.Errorf("the summary is %q", text)
	}
	for i, want := range []string{"", "timeline/2024.html#long", "briefs/a.html"} {
		if i > 0 && got[i].urls()[0] != want {
			t.Errorf("%d: found %v, want %s", i, got[i].urls(), want)
		}
	}
	if text := got[3].Results[0].Text; !strings.HasPrefix(text, "|filler| words") || len(text) > 300 || !strings.HasSuffix(text, "…") {
		t.Errorf("a long summary is shown as %q", text)
	}
}

func TestAnIndexWantsAllItsDocuments(t *testing.T) {
	next := New("en", &memory{}).Next(2)
	w := next.Writer()
	for _, i := range []int{-1, 2} {
		if err := w.Add(i, Key{}, &Document{}); err == nil {
			t.Errorf("document %d of 2 is taken", i)
		}
	}
	if err := w.Add(1, Key{}, &Document{Title: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := next.Done(); err == nil {
		t.Error("an index is finished without all of its documents")
	}
}

func TestAnEmptyArchiveHasAnIndex(t *testing.T) {
	got := ask[question, reply](t, index(t, nil, 1), []question{{Query: "anything", Facets: []string{"kind", "actor"}}})[0]
	if got.Total != 0 || got.Suggestion != "" {
		t.Errorf("found %d, suggested %q", got.Total, got.Suggestion)
	}
}

func TestWhatFailsToBeWrittenIsReported(t *testing.T) {
	full := fmt.Errorf("the disk is full")
	err := indexOf(t, New("en", &memory{}), []*Document{{Title: "x"}}, 1).Make(nil, func(string, []byte) error { return full })
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("got %v", err)
	}
	if _, err := New("en", &memory{}).File("search/t1.js"); err == nil || !strings.Contains(err.Error(), "no file search/t1.js") {
		t.Errorf("got %v", err)
	}
}
