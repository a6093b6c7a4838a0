package readers

import (
	"bytes"
	_ "embed" // csl.schema.json
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/generator/internal/edtf"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// brief is what an author wrote of a brief, as far as a citation has it, read by another
// reader than the program's.
type brief struct {
	id, title, number, series, publisher string
	versions                             bool // its records name the version
	date                                 edtf.Date
	authors                              []string
}

// written gives the briefs of an archive that are published, by their IDs.
func written(t *testing.T, archive, site string) map[string]*brief {
	t.Helper()
	var settings struct {
		Title, Publisher string
		Prefix           string `yaml:"report_prefix"`
		Authors          any
	}
	unmarshal(t, filepath.Join(archive, "content/site.yaml"), &settings)
	all := map[string]*brief{}
	err := filepath.WalkDir(filepath.Join(archive, "content/briefs"), func(name string, _ os.DirEntry, err error) error {
		id := strings.TrimSuffix(filepath.Base(name), ".md")
		if _, missing := os.Stat(filepath.Join(site, "briefs", id+".html")); err != nil || missing != nil || filepath.Ext(name) != ".md" {
			return err
		}
		var head struct {
			Title, Subtitle, Date, Number, Series string
			Authors, Changes                      any
		}
		unmarshal(t, name, &head)
		b := &brief{id: id, title: head.Title, series: head.Series, publisher: settings.Publisher, number: head.Number, versions: head.Changes != nil}
		if head.Subtitle != "" {
			b.title += ": " + head.Subtitle
		}
		if b.series == "" {
			b.series = settings.Title
		}
		if b.number != "" && settings.Prefix != "" {
			b.number = settings.Prefix + " " + b.number
		}
		if b.date, err = edtf.Parse(head.Date); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if b.authors = names(t, archive, head.Authors); len(b.authors) == 0 {
			b.authors = names(t, archive, settings.Authors)
		}
		all[id] = b
		return nil
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%d briefs: %v", len(all), err)
	}
	return all
}

// unmarshal reads the YAML of a file, or of a document's head.
func unmarshal(t *testing.T, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if filepath.Ext(name) == ".md" {
		_, text, _ = strings.Cut(text, "---\n")
		text, _, _ = strings.Cut(text, "\n---")
	}
	if err := yaml.Unmarshal([]byte(text), v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// names gives authors: names, or IDs of actors, who have a name.
func names(t *testing.T, archive string, authors any) (list []string) {
	each := func(v any) {
		name := fmt.Sprint(v)
		if m, ok := v.(map[string]any); ok {
			name = fmt.Sprint(m["name"])
		}
		file := filepath.Join(archive, "content/actors", name+".md")
		if _, err := os.Stat(file); err == nil {
			var actor struct{ Name string }
			unmarshal(t, file, &actor)
			name = actor.Name
		}
		list = append(list, name)
	}
	switch v := authors.(type) {
	case nil:
	case []any:
		for _, a := range v {
			each(a)
		}
	default:
		each(v)
	}
	return list
}

// item is what a reader made of a brief, as CSL-JSON.
type item struct {
	ID, Type, Title, Publisher, DOI string
	Number                          any
	Series                          string `json:"collection-title"`
	Author                          []struct {
		Family, Given, Literal string
		Particle               string `json:"non-dropping-particle"`
		Dropped                string `json:"dropping-particle"`
	}
	Issued struct {
		Parts   [][]any `json:"date-parts"`
		Raw     string
		Literal string
		Circa   any
	}
}

// compare holds what a reader made of the briefs to what was written. lost names what it
// loses, which READERS.md says.
func compare(t *testing.T, all map[string]*brief, got []item, lost ...string) {
	t.Helper()
	unpublished := slices.Contains(lost, "institution") // where BibTeX wants one
	if len(got) != len(all) {
		t.Errorf("%d items of %d briefs", len(got), len(all))
	}
	for _, i := range got {
		b := all[i.ID]
		if b == nil {
			t.Errorf("there is no brief %q", i.ID)
			continue
		}
		series, publisher := b.series, b.publisher
		if publisher == "" && unpublished {
			series, publisher = "", b.series
		}
		number := ""
		if i.Number != nil {
			number = fmt.Sprint(i.Number)
		}
		for _, c := range []struct{ what, got, want string }{
			{"type", i.Type, "report"}, {"title", plainly(i.Title), plainly(b.title)}, {"number", number, b.number},
			{"series", i.Series, series}, {"publisher", i.Publisher, publisher}, {"authors", strconv.Itoa(len(i.Author)), strconv.Itoa(len(b.authors))},
			{"year", year(i), strconv.Itoa(known(b.date)[0])}, {"date", parts(i), fmt.Sprint(known(b.date))},
		} {
			if c.got != c.want && !slices.Contains(lost, c.what) {
				t.Errorf("%s: the %s is %q, was %q", b.id, c.what, c.got, c.want)
			}
		}
		for n, a := range i.Author {
			if whole := strings.TrimSpace(a.Literal + a.Given + a.Family); n < len(b.authors) && len(whole) < len(strings.NewReplacer(",", "", " ", "").Replace(b.authors[n])) {
				t.Errorf("%s: author %d is %+v, was %q", b.id, n+1, a, b.authors[n])
			}
		}
	}
}

// plainly is a text with quotation marks of one kind, as BibTeX has typographic ones.
func plainly(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "’", "'", "‘", "'", "\u00a0", " ").Replace(s)), " ")
}

// known gives the year, month and day of a date, or of the beginning of an interval.
func known(d edtf.Date) []int {
	if d.IsInterval() {
		d = d.Start()
	}
	year, _ := d.Year()
	list := []int{year}
	if month, ok := d.Month(); ok {
		if list = append(list, int(month)); d.Precision() >= edtf.PrecisionDay {
			list = append(list, d.Earliest().Day())
		}
	}
	return list
}

var digits = regexp.MustCompile(`\d{4}`)

func year(i item) string {
	if len(i.Issued.Parts) > 0 && len(i.Issued.Parts[0]) > 0 {
		return fmt.Sprint(i.Issued.Parts[0][0])
	}
	return digits.FindString(i.Issued.Raw + i.Issued.Literal)
}

// parts gives the date as numbers; of what stands as words, what they would be.
func parts(i item) string {
	if len(i.Issued.Parts) > 0 && len(i.Issued.Parts[0]) > 0 {
		return fmt.Sprint(i.Issued.Parts[0])
	}
	return i.Issued.Raw + i.Issued.Literal
}

func exported(t *testing.T, site, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var citationJS = packages{"@citation-js/core@0.8.2", "@citation-js/plugin-bibtex@0.8.2", "@citation-js/plugin-ris@0.8.2", "@citation-js/plugin-csl@0.8.2"}

const citationJSReads = `
import {Cite} from "@citation-js/core"; import "@citation-js/plugin-bibtex"; import "@citation-js/plugin-ris"; import "@citation-js/plugin-csl"; import fs from "fs";
console.log(JSON.stringify(new Cite(fs.readFileSync(0, "utf8")).data.map(({_graph, ...item}) => item))); // without how it was read
`

// TestCitationJS has citation-js read all formats, of briefs and of what has its address on
// other pages.
func TestCitationJS(t *testing.T) {
	eachSite(t, func(t *testing.T, archive, site string) {
		all := written(t, archive, site)
		compare(t, all, decode[[]item](t, citationJS.run(t, citationJSReads, exported(t, site, "citations/briefs.bib"))), "date", "institution")
		ris := decode[[]item](t, citationJS.run(t, citationJSReads, exported(t, site, "citations/briefs.ris")))
		for i := range ris { // a record of RIS has no name of its own
			ris[i].ID = idOf(all, ris[i].Title)
		}
		compare(t, all, ris, "date")
		compare(t, all, decode[[]item](t, citationJS.run(t, citationJSReads, exported(t, site, "citations/briefs.csl.json"))), "date")
		for _, folder := range []string{"recommendations/year", "timeline", "figures"} {
			for _, ending := range []string{".bib", ".ris", ".csl.json"} {
				files, err := filepath.Glob(filepath.Join(site, folder, "*[0-9x]"+ending))
				if err != nil || len(files) == 0 {
					t.Fatalf("no %s in %s: %v", ending, folder, err)
				}
				data, err := os.ReadFile(files[len(files)-1])
				if err != nil {
					t.Fatal(err)
				}
				if got := decode[[]item](t, citationJS.run(t, citationJSReads, data)); len(got) == 0 || slices.ContainsFunc(got, func(i item) bool { return i.Title == "" }) {
					t.Errorf("%s: %d items", files[len(files)-1], len(got))
				}
			}
		}
	})
}

//go:embed csl.schema.json
var cslSchema []byte

// TestCSLSchema holds every file of CSL-JSON to the schema of what is written.
func TestCSLSchema(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		schema, n := compiled(t, cslSchema), 0
		err := filepath.WalkDir(site, func(name string, _ os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".csl.json") {
				return err
			}
			n++
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err == nil {
				err = schema.Validate(v)
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil || n < 10 {
			t.Errorf("%d files: %v", n, err)
		}
	})
}

// idOf finds a brief by its title.
func idOf(all map[string]*brief, title string) string {
	for id, b := range all {
		if plainly(b.title) == plainly(title) {
			return id
		}
	}
	return ""
}

// TestPandoc has pandoc read BibTeX, BibLaTeX and CSL-JSON.
func TestPandoc(t *testing.T) {
	eachSite(t, func(t *testing.T, archive, site string) {
		all := written(t, archive, site)
		pandoc := need(t, "pandoc", "pandoc")
		for _, test := range []struct {
			format, file string
			lost         []string
		}{
			{"bibtex", "citations/briefs.bib", []string{"date", "year", "institution"}},
			{"biblatex", "citations/briefs.biblatex.bib", []string{"date", "year", "series", "institution"}}, // which is a note
			{"csljson", "citations/briefs.csl.json", []string{"date"}},
		} {
			out := execute(t, nil, pandoc, "-f", test.format, "-t", "csljson", filepath.Join(site, test.file))
			compare(t, all, decode[[]item](t, out), test.lost...)
		}
		text := execute(t, []byte("---\nnocite: '@*'\n---\n"), pandoc, "-f", "markdown", "-t", "plain", "--wrap=none", "--citeproc", "--bibliography", filepath.Join(site, "citations/briefs.csl.json"))
		for _, b := range all {
			if !strings.Contains(strings.ToLower(plainly(string(text))), strings.ToLower(plainly(strings.SplitN(b.title, " ", 2)[0]))) {
				t.Errorf("a bibliography by pandoc is without %s", b.title)
			}
		}
	})
}

const styles = "/usr/share/citation-style-language/"

// citeprocFormats prints the bibliography of items in styles of Debian.
const citeprocFormats = `
import CSL from "citeproc"; import fs from "fs";
const items = Object.fromEntries(JSON.parse(fs.readFileSync(0, "utf8")).map(i => [i.id, i])), out = {};
const [folder, lang] = process.argv.slice(2);
for (const style of ["apa", "chicago-author-date", "modern-language-association"]) {
  const engine = new CSL.Engine({retrieveLocale: l => fs.readFileSync(folder + "locales/locales-" + l + ".xml", "utf8"), retrieveItem: id => items[id]},
    fs.readFileSync(folder + "styles/" + style + ".csl", "utf8"), lang, true);
  engine.setOutputFormat("text");
  out[style] = {};
  for (const id in items) { // one at a time, so that nothing stands in place of a name, and no letter behind a year
    engine.updateItems([id]);
    out[style][id] = engine.makeBibliography()[1][0].trim();
  }
}
console.log(JSON.stringify(out));
`

// TestCiteproc has citeproc-js format every brief in three styles, and compares what it
// prints with the references on the brief's page, but for the case of letters and what a
// style does with dates that are no plain ones.
func TestCiteproc(t *testing.T) {
	eachSite(t, func(t *testing.T, archive, site string) {
		all := written(t, archive, site)
		if _, err := os.Stat(styles + "styles/apa.csl"); err != nil {
			t.Fatal("the styles of CSL are missing: apt-get install citation-style-language-styles citation-style-language-locales")
		}
		out := decode[map[string]map[string]string](t, packages{"citeproc@2.4.63"}.run(t, citeprocFormats, exported(t, site, "citations/briefs.csl.json"), styles, "en-US"))
		differ, compared := 0, 0
		for style, name := range map[string]string{"apa": "APA", "chicago-author-date": "Chicago", "modern-language-association": "MLA"} {
			if len(out[style]) != len(all) {
				t.Errorf("%d of %d briefs in %s", len(out[style]), len(all), style)
			}
			for id, b := range all {
				page := string(exported(t, site, "briefs/"+id+".html"))
				found := regexp.MustCompile(`<dt>` + name + `</dt><dd dir="auto">(.*?)</dd>`).FindStringSubmatch(page)
				if found == nil {
					t.Fatalf("%s does not say how to cite it in %s", id, name)
				}
				// What keeps words from right to left together is no part of the reference.
				ours, theirs := html.UnescapeString(strings.NewReplacer("<bdi>", "", "</bdi>", "").Replace(found[1])), out[style][id]
				if compared++; ordinary(b, name) && alike(ours) != alike(theirs) {
					if differ++; differ <= 5 {
						t.Errorf("%s:\n  %s\n  %s", name, ours, theirs)
					}
				}
			}
		}
		t.Logf("%d references, %d differ", compared, differ)
	})
}

// ordinary reports whether a style may differ from another program's in nothing but letters.
func ordinary(b *brief, style string) bool {
	d := b.date
	if b.versions && style != "Chicago" {
		return false // it prints the version, which the page has beside the reference
	}
	if style == "MLA" && (b.publisher == "" || d.IsInterval() || d.Approximate() || d.Uncertain() || d.Precision() != edtf.PrecisionDay && d.Precision() != edtf.PrecisionYear) {
		return false // it abbreviates months, has a word of its own for "around", and leaves out the series
	}
	return !d.Unspecified() && !(d.IsInterval() && (d.OpenStart() || d.OpenEnd())) && len(b.authors) < 4 && !strings.ContainsAny(b.title, `<"“'`)
}

// doubted is a year of which Chicago's manual says that it is not certain; Debian's style
// leaves that out.
var doubted = regexp.MustCompile(`\[(\d{4})\?\]`)

var months = regexp.MustCompile(`\b(jan|feb|mar|apr|aug|sept|oct|nov|dec)[a-z]*\.?`)

// alike is a reference without what programs are free in.
func alike(s string) string {
	s = months.ReplaceAllString(strings.ToLower(plainly(s)), "$1")
	s = doubted.ReplaceAllString(s, "$1")
	return strings.NewReplacer(" .", ".", "..", ".").Replace(s)
}

// TestBibTeX has BibTeX sort and print every brief, in styles that abbreviate and that label.
func TestBibTeX(t *testing.T) {
	eachSite(t, func(t *testing.T, archive, site string) {
		all := written(t, archive, site)
		for _, style := range []string{"plain", "abbrv", "apalike"} {
			dir := t.TempDir()
			copyFile(t, filepath.Join(site, "citations/briefs.bib"), filepath.Join(dir, "briefs.bib"))
			aux := fmt.Sprintf("\\relax\n\\citation{*}\n\\bibdata{briefs}\n\\bibstyle{%s}\n", style)
			if err := os.WriteFile(filepath.Join(dir, "x.aux"), []byte(aux), 0o644); err != nil {
				t.Fatal(err)
			}
			out := executeIn(t, dir, need(t, "bibtex", "texlive-binaries texlive-base"), "x")
			for _, line := range strings.Split(string(out), "\n") {
				if strings.HasPrefix(line, "Warning") && !strings.Contains(line, "empty author") {
					t.Errorf("%s: %s", style, line)
				}
			}
			bbl := string(exported(t, dir, "x.bbl"))
			if n := strings.Count(bbl, `\bibitem`); n != len(all) || !utf8.ValidString(bbl) {
				t.Errorf("%s: %d entries of %d briefs, valid UTF-8: %v", style, n, len(all), utf8.ValidString(bbl))
			}
		}
	})
}

// TestBiber has biber check every entry against the data model of biblatex, and compares the
// dates that it understood.
func TestBiber(t *testing.T) {
	eachSite(t, func(t *testing.T, archive, site string) {
		all := written(t, archive, site)
		dir := t.TempDir()
		copyFile(t, filepath.Join(site, "citations/briefs.biblatex.bib"), filepath.Join(dir, "briefs.bib"))
		out := executeIn(t, dir, need(t, "biber", "biber"), "--tool", "--validate-datamodel", "--nolog", "--output-format=biblatexml", "--output-file=out.xml", "briefs.bib")
		for _, line := range strings.Split(string(out), "\n") {
			unsigned := strings.Contains(line, "Missing mandatory field 'author'") // which all styles print
			if (strings.Contains(line, "WARN -") || strings.Contains(line, "ERROR")) && !unsigned {
				t.Error(line)
			}
		}
		entries := regexp.MustCompile(`(?s)<bltx:entry id="([^"]+)".*?</bltx:entry>`).FindAllStringSubmatch(string(exported(t, dir, "out.xml")), -1)
		if len(entries) != len(all) {
			t.Errorf("%d entries of %d briefs", len(entries), len(all))
		}
		for _, e := range entries {
			if want := strconv.Itoa(known(all[e[1]].date)[0]); !strings.Contains(e[0], want) {
				t.Errorf("%s: no %s in %s", e[1], want, e[0])
			}
		}
	})
}

// TestBibutils has bibutils make MODS of RIS.
func TestBibutils(t *testing.T) {
	eachSite(t, func(t *testing.T, archive, site string) {
		all := written(t, archive, site)
		mods := html.UnescapeString(string(execute(t, exported(t, site, "citations/briefs.ris"), need(t, "ris2xml", "bibutils"))))
		if n := strings.Count(mods, "<mods "); n != len(all) {
			t.Errorf("%d records of %d briefs", n, len(all))
		}
		for _, b := range all {
			for _, want := range append([]string{b.series, b.publisher}, strings.Split(strings.Join(strings.Fields(b.title), " "), ": ")[0]) {
				if !strings.Contains(mods, want) {
					t.Errorf("%s: %q is lost", b.id, want)
				}
			}
		}
	})
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
