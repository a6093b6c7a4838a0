package graph

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/prose"

	"github.com/google/go-cmp/cmp"
)

// link reads and links an archive of these files, by their paths below content/.
// A file's text may leave out the keys that every brief and actor has.
func link(t *testing.T, files map[string]string) (*Graph, diag.List) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		kind, base, _ := strings.Cut(name, "/")
		front, body, _ := strings.Cut(text, "\n---\n")
		id := strings.TrimSuffix(base, ".md")
		switch {
		case kind == "briefs":
			front = withDefault(front, "title", strings.ToUpper(id), "date", "2024-05-01", "summary", "S.")
		case kind == "actors":
			front = withDefault(front, "name", strings.ToUpper(id[:1])+id[1:], "kind", "state")
		}
		full := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("---\n"+front+"\n---\n\n"+body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "site.yaml"), []byte("title: T\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	reader, err := layers.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	store := cache.Temporary()
	reading := archive.NewReading(reader, &prose.Texts{Parser: prose.New(), Store: store})
	a, list, err := reading.Read()
	if err != nil {
		t.Fatal(err)
	}
	g, more, err := Link(a, Options{Today: edtf.DayOf(2026, 1, 1), Texts: reading, Store: store})
	if err != nil {
		t.Fatal(err)
	}
	list.Join(more)
	list.Sort()
	return g, list
}

func withDefault(front string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains("\n"+front, "\n"+pairs[i]+":") {
			front = pairs[i] + ": " + pairs[i+1] + "\n" + front
		}
	}
	return strings.TrimSpace(front)
}

// sound is link for archives in which nothing is wrong.
func sound(t *testing.T, files map[string]string) *Graph {
	t.Helper()
	g, list := link(t, files)
	for _, m := range list.Messages {
		t.Errorf("%v: %s", m.Pos, m.Text)
	}
	return g
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// TestTellingsThatDiffer holds two tellings of a quantity against each other.
func TestTellingsThatDiffer(t *testing.T) {
	for _, test := range []struct {
		a, b   string
		differ bool
	}{
		{"value: 5", "value: 5", false},
		{"value: 5", "value: 5.0", false},
		{"value: 5", "value: 6", true},
		{"value: 5, qualifier: about", "value: 6", true},
		{"value: 5, qualifier: about", "value: 5", false},
		{"value: 5, qualifier: at-least", "value: 6", false},
		{"value: 5, qualifier: at-least", "value: 5", false},
		{"value: 5, qualifier: at-least", "value: 4", true},
		{"value: 5, qualifier: more-than", "value: 5", true},
		{"value: 5, qualifier: more-than", "value: 5.1", false},
		{"value: 5, qualifier: at-most", "value: 5", false},
		{"value: 5, qualifier: less-than", "value: 5", true},
		{"value: 5, qualifier: less-than", "value: -5", false},
		{"value: 5, qualifier: less-than", "value: 5, qualifier: more-than", true},
		{"value: 5, qualifier: at-most", "value: 5, qualifier: at-least", false},
		{"value: 5, qualifier: less-than", "value: 5, qualifier: at-least", true},
		{"value: 6, qualifier: at-most", "value: 5, qualifier: at-least", false},
		{"value: 6, qualifier: at-least", "value: 5, qualifier: at-least", false},
		{"low: 4, high: 6", "value: 5", false},
		{"low: 4, high: 6", "value: 6", false},
		{"low: 4, high: 6", "value: 7", true},
		{"low: 4, high: 6", "low: 6, high: 8", false},
		{"low: 4, high: 6", "low: 7, high: 8", true},
		{"low: 4, high: 6", "value: 6, qualifier: more-than", true},
		{"value: 5, as_of: 2023", "value: 6, as_of: 2024", false},
		{"value: 5, as_of: 2023", "value: 6, as_of: 2023-05", true},
		{"value: 5, as_of: 2023", "value: 6", true},
	} {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			t.Run(pair[0]+" and "+pair[1], func(t *testing.T) {
				g := sound(t, map[string]string{
					"briefs/a.md": "figures: [{id: f, label: F, " + pair[0] + "}]",
					"briefs/b.md": "figures: [{id: f, " + pair[1] + "}]",
				})
				if f := g.Figures[0]; f.Differ != test.differ || len(f.Tellings) != 2 {
					t.Errorf("differ is %v, want %v (%d tellings)", f.Differ, test.differ, len(f.Tellings))
				}
			})
		}
	}
}

// TestEventIsMerged gives the datings of briefs, oldest first, and what becomes of them.
func TestEventIsMerged(t *testing.T) {
	for _, test := range []struct {
		name    string
		dates   []string
		date    string
		year    string
		differs bool
		datings int
	}{
		{"one", []string{"2024-05"}, "2024-05", "2024", false, 1},
		{"the same twice", []string{"2024-05", "2024-05"}, "2024-05", "2024", false, 1},
		{"a more precise one is taken", []string{"2024-05", "2024-05-03"}, "2024-05-03", "2024", false, 2},
		{"a less precise one is not", []string{"2024-05-03", "2024"}, "2024-05-03", "2024", false, 2},
		{"the newer of two that differ", []string{"2024-05-03", "2024-05-04"}, "2024-05-04", "2024", true, 2},
		{"the year stays", []string{"2023-12", "2024-01-02"}, "2024-01-02", "2023", true, 2},
		{"a decade stays", []string{"202X", "2024-05-03"}, "2024-05-03", "202x", false, 2},
		{"two that differ from each other", []string{"2024", "2024-05-03", "2024-06-03"}, "2024-06-03", "2024", true, 3},
		{"left out by the oldest", []string{"", "2024-05"}, "2024-05", "2024", false, 1},
		{"left out by a younger", []string{"2024-05", ""}, "2024-05", "2024", false, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{}
			for i, date := range test.dates {
				if date != "" {
					date = "date: " + date + ", "
				}
				files[fmt.Sprintf("briefs/b%d.md", i)] = fmt.Sprintf("date: 2024-08-0%d\nevents: [{id: e, %stitle: Title %d}]", i+1, date, i)
			}
			g := sound(t, files)
			if len(g.Events) != 1 {
				t.Fatalf("%d events", len(g.Events))
			}
			e := g.Events[0]
			equal(t, "date", e.Date.String(), test.date)
			equal(t, "year", e.Year, test.year)
			equal(t, "differs", e.DatesDiffer, test.differs)
			equal(t, "datings", len(e.Datings), test.datings)
			equal(t, "title", e.Title, fmt.Sprint("Title ", len(test.dates)-1))
			equal(t, "reports", len(e.Reports), len(test.dates))
		})
	}
}

// TestHeadline holds whom a merged event follows: the newest brief that is not superseded.
func TestHeadline(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"foretold and happened", "{id: e, date: 2023~, title: Old, status: expected}", "{id: e, date: 2025-09-15, title: New}", "2025-09-15 New happened 2023 false"},
		{"only foretold, and passed", "{id: e, date: 2025-12-31, title: Old, status: announced}", "{id: e}", "2025-12-31 Old announced 2025 true"},
		{"only foretold, today", "{id: e, date: 2026-01-01, title: Old, status: announced}", "{id: e}", "2026-01-01 Old announced 2026 false"},
		{"without an end", "{id: e, date: 2025/.., title: Old, status: expected}", "{id: e}", "2025/.. Old expected 2025 false"},
		{"cancelled", "{id: e, date: 2025, title: Old, status: expected}", "{id: e, status: cancelled}", "2025 Old cancelled 2025 false"},
		{"of the new one the old one's precision", "{id: e, date: 2024-05-03, title: Old}", "{id: e, date: 2024-05, summary: S.}", "2024-05-03 Old happened 2024 false"},
		{"in another language", "{id: e, date: 2024, title: Old}", "{id: e, title: Neu}]\nlanguage: de\nfigures: [", "2024 Old happened 2024 false"},
		{"only in another language", "{id: e, date: 2024}", "{id: e, title: Neu}]\nlanguage: de\nfigures: [", "2024 Neu happened 2024 false"},
		{"superseded by a brief that does not tell", "{id: e, date: 2024, title: Old}", "{id: other, date: 2024, title: O}]\nsupersedes: a\nfigures: [", "2024 Old happened 2024 false"},
		{"the superseding brief is older", "{id: e, date: 2024, title: Old}]\nsupersedes: b\nfigures: [", "{id: e, date: 2025-02, title: New, status: cancelled}", "2024 Old happened 2024 false"},
		{"a superseded brief lends no precision", "{id: e, date: 2024-05-03, title: Old}", "{id: e, date: 2024-05}]\nsupersedes: a\nfigures: [", "2024-05 Old happened 2024 false"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := sound(t, map[string]string{"briefs/a.md": "date: 2025-12\nevents: [" + test.old + "]", "briefs/b.md": "date: 2026-01-01\nevents: [" + test.new + "]"})
			for _, e := range g.Events {
				if e.ID == "e" {
					equal(t, "headline", fmt.Sprint(e.Date, " ", e.Title, " ", e.Status, " ", e.Year, " ", e.Passed), test.want)
				}
			}
		})
	}
}

// TestDue holds on which day the same archive is linked to something else.
func TestDue(t *testing.T) {
	for _, test := range []struct{ name, brief, want string }{
		{"nothing is yet to come", "events: [{id: e, date: 2026-02, title: E, status: cancelled}]", ".."},
		{"a brief", "date: 2026-02", "2026-02-01"},
		{"an event, once its last day is over", "events: [{id: e, date: 2026-02, title: E, status: expected}]", "2026-03-01"},
		{"an event that has passed", "events: [{id: e, date: 2025, title: E, status: expected}]", ".."},
		{"a draft", "draft: true", ".."},
	} {
		t.Run(test.name, func(t *testing.T) {
			equal(t, "due", sound(t, map[string]string{"briefs/a.md": test.brief}).Due.String(), test.want)
		})
	}
}

// TestMentions finds the names of actors in the text of a brief.
func TestMentions(t *testing.T) {
	const text = "Ruritania, Ruritania. Strelsau. `Zenda`.\n\n## Zenda\n\nРуритания and the Kingdom of Ruritania.\n\n" +
		"## Third\n\n[Ruritania](../actors/ruritania.md) is not linked again: Ruritania. [[zenda]] neither: Zenda.\n"
	g := sound(t, map[string]string{
		"actors/ruritania.md": "name: Ruritania\naliases: [the Kingdom of Ruritania]\nweak_aliases: [Strelsau]\nnames: [{text: Руритания, lang: ru}]",
		"actors/zenda.md":     "name: Zenda",
		"briefs/a.md":         "title: A\n---\n" + text,
	})
	b := g.Briefs[0]
	type mention struct {
		Actor    string
		Times    int
		Sections []int32
	}
	var got []mention
	for _, m := range b.Mentioned {
		got = append(got, mention{m.Actor.ID, int(m.Times), m.Sections})
	}
	equal(t, "mentioned", got, []mention{{"ruritania", 6, []int32{-1, 0, 1}}, {"zenda", 2, []int32{1}}})
	var linked []string
	doc, _ := prose.New().Body([]byte(text), diag.Pos{})
	for _, m := range g.Bodies().Linked(&b.Text, doc) {
		for r := range doc.Runs {
			if r.Start <= m.Start && m.End <= r.End {
				linked = append(linked, fmt.Sprint(r.Section, " ", m.Actor.ID))
			}
		}
	}
	equal(t, "linked", linked, []string{"0 ruritania", "1 ruritania"})
}

func TestBacklinks(t *testing.T) {
	g := sound(t, map[string]string{
		"briefs/a.md":      "title: A\n---\n[b](b.md).\n\n## Later\n\n[[b]], [again](b.md), [itself](#later), [[zenda]].\n",
		"briefs/b.md":      "title: B",
		"briefs/draft.md":  "draft: true\n---\n[[b]]\n",
		"actors/zenda.md":  "name: Zenda\n---\n## Life\n\n[[b]]\n",
		"pages/about.md":   "title: About\n---\n[b](../briefs/b.md)\n",
		"topics/trade.md":  "title: Trade\nsummary: See [[b]].\n---\nSee [[zenda]].\n",
		"actors/flavia.md": "kind: person",
	})
	var got []string
	for _, b := range g.Briefs {
		for _, l := range b.Backlinks {
			got = append(got, b.ID+" from "+l.From.Head().File+" #"+l.ID)
		}
	}
	for _, a := range g.Actors {
		for _, l := range a.Backlinks {
			got = append(got, a.ID+" from "+l.From.Head().File+" #"+l.ID)
		}
	}
	equal(t, "back-links", got, []string{"b from content/briefs/a.md #", "b from content/actors/zenda.md #life", "b from content/pages/about.md #",
		"zenda from content/briefs/a.md #later", "zenda from content/topics/trade.md #"})
}

func TestRelated(t *testing.T) {
	g := sound(t, map[string]string{
		"actors/x.md": "", "actors/y.md": "", "actors/z.md": "",
		"briefs/a.md":   "actors: [x, y]\ntopics: t\nevents: [{id: e, date: 2024, title: E}]\nsources: [{id: s, title: S}]\n---\n[@s]",
		"briefs/ev.md":  "events: [{id: e}]",
		"briefs/src.md": "sources: [s]\n---\n[@s]",
		"briefs/top.md": "topics: t",
		"briefs/act.md": "actors: [y]",
		"briefs/all.md": "actors: [z]\nrelated: a",
		"briefs/not.md": "actors: [z]",
	})
	for _, b := range g.Briefs {
		if b.ID != "a" {
			continue
		}
		var got []string
		for _, r := range g.Related(b) {
			got = append(got, fmt.Sprint(r.Brief.ID, " ", r.Stated, len(r.Actors), len(r.Events), len(r.Sources), len(r.Topics)))
		}
		equal(t, "related", got, []string{"all true 0 0 0 0", "ev false 0 1 0 0", "src false 0 0 1 0", "top false 0 0 0 1", "act false 1 0 0 0"})
	}
}

func TestActorsAmongEachOther(t *testing.T) {
	g := sound(t, map[string]string{
		"actors/ruritania.md": "member_of: league", "actors/league.md": "kind: alliance", "actors/zenda.md": "kind: organization\nnot: league\ncountry: ruritania",
		"actors/rudolf.md": "kind: person\nleads: ruritania\ncountry: ruritania",
		"briefs/a.md":      "actors: [ruritania, zenda]\nevents: [{id: e, date: 2024, title: E, actors: [ruritania, rudolf]}]",
		"briefs/b.md":      "actors: [zenda, ruritania]\nrecommendations: [{id: r, text: R, by: rudolf, to: ruritania, concerns: [zenda]}]",
	})
	actors := map[string]*Actor{}
	for _, a := range g.Actors {
		actors[a.ID] = a
	}
	names := func(list []*Actor) (ids []string) {
		for _, a := range list {
			ids = append(ids, a.ID)
		}
		return ids
	}
	r := actors["ruritania"]
	equal(t, "members", names(actors["league"].Members), []string{"ruritania"})
	equal(t, "led by", names(r.LedBy), []string{"rudolf"})
	equal(t, "belonging", names(r.Belonging), []string{"rudolf", "zenda"})
	equal(t, "not, the other way", names(actors["league"].Not), []string{"zenda"})
	equal(t, "asked, about, by", []int{len(r.To), len(actors["zenda"].About), len(actors["rudolf"].By)}, []int{1, 1, 1})
	var together []string
	for _, x := range r.Together() {
		together = append(together, fmt.Sprint(x.Actor.ID, x.Briefs, x.Events))
	}
	equal(t, "together", together, []string{"zenda2 0", "rudolf0 1"})
}

// TestWikiLinks names things in all the ways that they have names.
func TestWikiLinks(t *testing.T) {
	files := map[string]string{
		"actors/kim-jong-un.md": "name: Kim Jong Un\nkind: person\naliases: [Kim Jong-un]\nweak_aliases: [Kim]\nnames: [{text: 김정은, lang: ko}]",
		"actors/cote.md":        "name: Côte d’Ivoire",
		"topics/trade.md":       "title: Foreign trade",
		"pages/about.md":        "title: About us",
		"briefs/b.md":           "title: The 2nd brief\ntopics: [own-topic]",
	}
	for name, want := range map[string]string{
		"kim-jong-un": "actors/kim-jong-un.md", "Kim Jong Un": "actors/kim-jong-un.md", "kim jong un": "actors/kim-jong-un.md", "Kim Jong-un": "actors/kim-jong-un.md",
		"Kim Jong\u2011un": "actors/kim-jong-un.md", "Kim": "actors/kim-jong-un.md", "김정은": "actors/kim-jong-un.md", "  Kim   Jong Un ": "actors/kim-jong-un.md",
		"Co\u0302te d'Ivoire": "actors/cote.md", "trade": "topics/trade.md", "FOREIGN TRADE": "topics/trade.md", "about": "pages/about.md", "About us": "pages/about.md",
		"b": "briefs/b.md", "The 2nd brief": "briefs/b.md", "own-topic": "topics/own-topic.md", "Own topic": "topics/own-topic.md",
	} {
		t.Run(name, func(t *testing.T) {
			files["briefs/a.md"] = "title: A\n---\nSee [[" + name + "]].\n"
			g := sound(t, files)
			for _, b := range g.Briefs {
				if b.ID == "a" {
					equal(t, "target", b.Text.Targets[0].Node.Head().File, "content/"+want)
				}
			}
		})
	}
}

func TestAppendJoined(t *testing.T) {
	for _, from := range []string{"content/site.yaml", "content/briefs/a.md", "content/briefs/2024/a.md", "a.md"} {
		for _, target := range []string{"b.md", "./b.md", "../actors/x.md", "../../content/x.md", "../../../x.md", "2024//b.md", "2024/../b.md", "..", ".", "", "/", ".b.md", "c/", "c/..d"} {
			equal(t, from+" "+target, string(appendJoined(nil, from, target)), path.Join(path.Dir(from), target))
		}
	}
}

// TestAskedAtOnce asks several goroutines for what is worked out when asked for.
func TestAskedAtOnce(t *testing.T) {
	files := map[string]string{"actors/x.md": "", "actors/y.md": "", "actors/z.md": ""}
	for i := range 12 {
		files[fmt.Sprintf("briefs/b%d.md", i)] = fmt.Sprintf("actors: [x, %c]\ntopics: [t%d]", 'y'+rune(i%2), i%3)
	}
	g := sound(t, files)
	ask := func() (said []string) {
		for _, b := range g.Briefs {
			for _, r := range g.Related(b) {
				said = append(said, fmt.Sprint(b.ID, " ", r.Brief.ID, " ", len(r.Actors), len(r.Topics)))
			}
		}
		for _, a := range g.Actors {
			for _, o := range a.Together() {
				said = append(said, fmt.Sprint(a.ID, " ", o.Actor.ID, " ", o.Briefs))
			}
		}
		return said
	}
	answers := make([][]string, 8)
	parallel.Each(len(answers), func(i int) { answers[i] = ask() })
	for _, a := range answers {
		equal(t, "answer", a, answers[0])
	}
	if len(answers[0]) < 12*5 {
		t.Errorf("%d answers", len(answers[0]))
	}
}
