package readers

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/generator/internal/cite"
	"chancery/generator/internal/edtf"
)

// awkwardDates are dates of every kind that a brief may have, with the year that readers
// have to find.
var awkwardDates = map[string]string{
	"2024": "2024", "2024-06": "2024", "2024-06-19": "2024", "2024-06?": "2024", "2024-06~": "2024", "2023-09-13%": "2023", "2024-21": "2024", "2024-22~": "2024",
	"2024-XX": "2024", "2024-06-XX": "2024", "2022-11/2024-06": "2022", "2022-11/2024": "2022", "2022/2024-06-19": "2022", "2022-11~/2024?": "2022", "2022-11/..": "2022",
	"2022-11/": "2022", "2024-06-19T12:00:00Z": "2024", "2024-22/2024-23": "2024",
}

// awkwardNames are names of persons and bodies, with what stays together.
var awkwardNames = map[string]struct{ family, given string }{
	"Путин, Владимир Владимирович": {"Путин", "Владимир Владимирович"}, "Ørsted, Åse": {"Ørsted", "Åse"}, "習, 近平": {"習", "近平"}, "de la Cruz, María José": {"de la Cruz", "María José"},
	"Law and Order": {"Law and Order", ""}, "International Crisis Group": {"International Crisis Group", ""}, "통일연구원": {"통일연구원", ""}, "نعمة الله": {"نعمة الله", ""},
	"Ministry of Ports, Republic of Vell": {"Ministry of Ports, Republic of Vell", ""},
}

// awkward gives works that need care, by their IDs, and files of them.
func awkward(t *testing.T) (works map[string]*cite.Work, bib, biblatex, csl []byte) {
	t.Helper()
	works = map[string]*cite.Work{}
	var list []*cite.Work
	add := func(id string, w cite.Work) {
		w.ID, w.Kind, w.Series, w.Publisher, w.Number, w.Words, w.Language, w.URL = id, "Commentary", "The Moscow–Pyongyang File", "Archive Society", "TA 7", "en", "en", "https://x.example/a_b.html?c=1&d=%7B"
		works[id], list = &w, append(list, &w)
	}
	for text := range awkwardDates {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		add(strings.NewReplacer("/", "to", "?", "q", "~", "c", "%", "p", ":", "", ".", "o").Replace("d"+text), cite.Work{Title: "Dated " + text, Date: d, Authors: []cite.Author{{Name: "Cha, Victor"}}})
	}
	n := 0
	for name := range awkwardNames {
		n++
		add(fmt.Sprint("n", n), cite.Work{Title: name, Date: works["d2024"].Date, Authors: []cite.Author{{Name: name}}})
	}
	add("title", cite.Work{Title: `Fees & "lower" Tiers: 50 % of {all} NATO C:\x_1 #2 $3`, Date: works["d2024"].Date})
	for _, w := range list {
		bib, biblatex = w.BibTeX(bib), w.BibLaTeX(biblatex)
	}
	csl, err := cite.CSL(nil, list)
	if err != nil {
		t.Fatal(err)
	}
	return works, bib, biblatex, csl
}

// hold compares what a reader made of the awkward works; lost are the works whose dates it
// loses.
func hold(t *testing.T, works map[string]*cite.Work, got []item, lost ...string) {
	t.Helper()
	if len(got) != len(works) {
		t.Errorf("%d items of %d works", len(got), len(works))
	}
	for _, i := range got {
		w := works[i.ID]
		if w == nil {
			t.Errorf("there is no work %q", i.ID)
			continue
		}
		if plainly(i.Title) != plainly(w.Title) {
			t.Errorf("%s: the title is %q, was %q", i.ID, i.Title, w.Title)
		}
		if want, ok := awkwardDates[strings.TrimPrefix(w.Title, "Dated ")]; ok && year(i) != want && !slices.Contains(lost, i.ID) {
			t.Errorf("%s: the year is %q, want %s (%+v)", w.Title, year(i), want, i.Issued)
		}
		want, ok := awkwardNames[w.Title]
		if !ok {
			continue
		}
		if len(i.Author) != 1 {
			t.Fatalf("%s: the authors are %+v", w.Title, i.Author)
		}
		if a := i.Author[0]; strings.TrimSpace(a.Particle+a.Dropped+" "+a.Family+a.Literal) != want.family || a.Given != want.given {
			t.Errorf("%s: the author is %+v", w.Title, a)
		}
	}
}

// TestAwkward has readers take dates and names of every kind.
func TestAwkward(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out the tests with real readers")
	}
	works, bib, biblatex, csl := awkward(t)
	dir := t.TempDir()
	for name, data := range map[string][]byte{"a.bib": bib, "b.bib": biblatex, "a.json": csl, "a.aux": []byte("\\relax\n\\citation{*}\n\\bibdata{a}\n\\bibstyle{abbrv}\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("citation-js", func(t *testing.T) {
		hold(t, works, decode[[]item](t, citationJS.run(t, citationJSReads, bib)))
		hold(t, works, decode[[]item](t, citationJS.run(t, citationJSReads, csl)))
	})
	t.Run("bibtex-parser", func(t *testing.T) {
		type entry struct {
			Key    string
			Fields struct {
				Title, Series string
				Author        []struct{ Prefix, LastName, FirstName, Name string }
			}
		}
		for _, e := range decode[[]entry](t, packages{"@retorquere/bibtex-parser@9.0.29"}.run(t, `import {parse} from "@retorquere/bibtex-parser"; import fs from "fs";
console.log(JSON.stringify(parse(fs.readFileSync(0, "utf8")).entries));`, bib)) {
			w := works[e.Key]
			title := strings.NewReplacer(`<span class="nocase">`, "", "</span>", "").Replace(e.Fields.Title)
			if w == nil || plainly(title) != plainly(w.Title) || e.Fields.Series != w.Series {
				t.Errorf("%s: %+v", e.Key, e.Fields)
			}
			if want, ok := awkwardNames[w.Title]; ok && (strings.TrimSpace(e.Fields.Author[0].Prefix+" "+e.Fields.Author[0].LastName+e.Fields.Author[0].Name) != want.family || e.Fields.Author[0].FirstName != want.given) {
				t.Errorf("%s: the author is %+v", w.Title, e.Fields.Author)
			}
		}
	})
	t.Run("citeproc", func(t *testing.T) {
		out := decode[map[string]map[string]string](t, packages{"citeproc@2.4.63"}.run(t, citeprocFormats, csl, styles, "en-US"))
		for id, w := range works {
			if want, got := awkwardDates[strings.TrimPrefix(w.Title, "Dated ")], out["apa"][id]; !strings.Contains(got, want) || got == "" || strings.Contains(got, "n.d.") {
				t.Errorf("%s in APA: %s", w.Title, got)
			}
		}
	})
	t.Run("pandoc", func(t *testing.T) {
		pandoc := need(t, "pandoc", "pandoc")
		hold(t, works, decode[[]item](t, execute(t, nil, pandoc, "-f", "bibtex", "-t", "csljson", filepath.Join(dir, "a.bib"))))
		hold(t, works, decode[[]item](t, execute(t, nil, pandoc, "-f", "biblatex", "-t", "csljson", filepath.Join(dir, "b.bib"))), "d2022-11tooo", "d2022-11to", "d2024-06-XX", "d2024-XX")
	})
	t.Run("bibtex", func(t *testing.T) {
		out := string(executeIn(t, dir, need(t, "bibtex", "texlive-binaries texlive-base"), "a"))
		bbl := string(exported(t, dir, "a.bbl"))
		if strings.Contains(strings.ReplaceAll(out, "Warning--empty author in title", ""), "Warning") || !utf8.ValidString(bbl) {
			t.Errorf("%s\n%s", out, bbl)
		}
		for _, initials := range []string{`{\textup{В}}.~{\textup{В}}. Путин`, `{\textup{Å}}.~Ørsted`, `{\textup{近}}.~習`} {
			if !strings.Contains(strings.Join(strings.Fields(bbl), " "), initials) {
				t.Errorf("no %s in %s", initials, bbl)
			}
		}
	})
	t.Run("biber", func(t *testing.T) {
		out := string(executeIn(t, dir, need(t, "biber", "biber"), "--tool", "--validate-datamodel", "--nolog", "--output-file=out.bib", "b.bib"))
		for _, line := range strings.Split(out, "\n") {
			if (strings.Contains(line, "WARN -") || strings.Contains(line, "ERROR")) && !strings.Contains(line, "Entry 'title' (b.bib): Missing mandatory field 'author'") {
				t.Error(line)
			}
		}
	})
}
