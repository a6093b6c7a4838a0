package build

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/manifest"
)

// brief is one whose facts are tokens: «title» stands for a word that stands nowhere else,
// and #cost# for such a number.
const brief = `---
title: «title»
subtitle: «subtitle»
date: 2024-0%[1]d
summary: Said of «summary».
number: N«number»
doi: 10.5555/p.#doi#
series: Letters
kind: report
authors: [{name: Ann Example, organization: «organization»}]
topics: trade
actors: ruritania
sources:
  - {id: s%[1]d, title: «source», author: «author», publisher: Press, pages: "«pages»", date: 2023, accessed: "#accessed#", url: "https://x.example/«address»"}
recommendations:
  - id: lower
    text: Lower «recommendation».
    by: «voice»
    to: ruritania
    horizon: "#horizon#"
    sources: s%[1]d
    history:
      - {date: 2024-09, status: in-progress, note: The «note» was made., source: s%[1]d}
    status: in-progress
events:
  - {id: event%[1]d, date: 2024-01-0%[1]d, title: «event», summary: Told of «report»., place: «place», actors: ruritania, sources: s%[1]d}
figures:
  - {id: figure%[1]d, label: «label», value: #cost#, unit: «unit», as_of: "#asof#", said_by: «speaker», source: s%[1]d}
---
It is known by «text» [@s%[1]d].
`

var placeholder = regexp.MustCompile(`«\w+»|#\w+#`)

// fact is a fact of a brief, which is one of two.
type fact struct {
	brief  int
	name   string
	values [2]string
	now    int
}

// facts gives each placeholder of a brief two values, which nothing sorts apart.
func facts(i int) (all []*fact) {
	for n, name := range placeholder.FindAllString(brief, -1) {
		f := &fact{brief: i, name: name}
		for v := range f.values {
			f.values[v] = fmt.Sprintf("Qz%c%cx%c", 'a'+i, 'a'+n, 'a'+v)
			if name[0] == '#' {
				f.values[v] = fmt.Sprint(3000 + 400*i + 10*n + v) // a year, too, of which the site has no page
			}
		}
		all = append(all, f)
	}
	return all
}

// TestFacts changes one fact of a brief after the other, at random: every file that carries
// it is to change, and no other. The search index is no matter of it, as its files are
// compressed, nor is the manifest, which has a digest of every file.
func TestFacts(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "site"))
	o.Source, o.BaseURL = filepath.Join(dir, "archive"), "https://archive.example"
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(o.Source, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.yaml", "title: The Review\npublisher: Institute\nemail: office@archive.example\ndoi_prefix: \"10.5555\"\nrepec: abc\nfeed: {text: full}\n")
	write("actors/ruritania.md", "---\nname: Ruritania\nkind: state\n---\n")
	briefs := [][]*fact{facts(1), facts(2), facts(3)}
	put := func(i int) {
		n := 0
		write(fmt.Sprintf("briefs/b%d.md", i+1), placeholder.ReplaceAllStringFunc(fmt.Sprintf(brief, i+1), func(string) string {
			f := briefs[i][n]
			n++
			return f.values[f.now]
		}))
	}
	for i := range briefs {
		put(i)
	}
	build := func() tree {
		if result, said := run(t, o); !result.OK {
			t.Fatal(said)
		}
		return read(t, o.Destination)
	}
	r := rand.New(rand.NewPCG(5, 6))
	all := slices.Concat(briefs...)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	before := build()
	for _, name := range strings.Fields("citations/crossref.xml citations/datacite.json RePEc/abc/briefs/briefs.redif series/letters.atom feed.json data/archive.sqlite data/network.gexf data/entities.ftm.json data/timeline.json data/calendar.ics embed/topics/trade.html sitemap.xml") {
		if _, ok := before[name]; !ok {
			t.Errorf("there is no %s to be compared", name)
		}
	}
	for _, f := range all[:len(all)/2] { // half of them, at random
		old := f.values[f.now]
		f.now = 1
		put(f.brief - 1)
		after := build()
		changed := slices.DeleteFunc(before.differing(after), beside)
		if carry := before.carrying(old); !slices.Equal(changed, carry) {
			t.Errorf("%s of brief %d: carried, but not changed: %q; changed, but not carried: %q", f.name, f.brief, without(carry, changed), without(changed, carry))
		}
		if had, has := before.carrying(old), after.carrying(f.values[f.now]); !slices.Equal(had, has) {
			t.Errorf("%s of brief %d: it was in %q, now it is in %q", f.name, f.brief, without(had, has), without(has, had))
		}
		if len(changed) < 4 {
			t.Errorf("%s of brief %d is in %q alone", f.name, f.brief, changed)
		}
		before = after
	}
}

func beside(name string) bool {
	return strings.HasPrefix(name, "search/") || strings.HasPrefix(name, ".chancery") || name == manifest.Name || strings.HasSuffix(name, "/")
}

// carrying gives the files that say something, in lines that are folded or not; of a number
// also as it is written for readers, and not where it is part of a digest.
func (a tree) carrying(text string) (names []string) {
	says := regexp.MustCompile(text)
	if text[0] < 'A' {
		says = regexp.MustCompile(`(^|[^0-9a-f])` + text[:1] + `,?` + text[1:] + `([^0-9a-f]|$)`)
	}
	for name, e := range a {
		said := e.text
		if strings.HasSuffix(name, ".ics") {
			said = strings.ReplaceAll(said, "\r\n ", "")
		}
		if beside(name) {
			continue
		}
		if says.MatchString(said) || path.Ext(name) == ".sqlite" && strings.Contains(said, text) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}
