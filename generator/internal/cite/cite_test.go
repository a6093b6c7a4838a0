package cite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/edtf"

	"github.com/google/go-cmp/cmp"
)

// work is a brief of which everything is known, with whatever needs care in a text.
func work(t testing.TB, date string) *Work {
	t.Helper()
	d, err := edtf.Parse(date)
	if err != nil {
		t.Fatal(err)
	}
	return &Work{
		ID: "fees-2024", Title: `Fees & "lower" tiers: 50 % of {all} C:\x_1 ~ #2 ^ $3`, Kind: "Commentary",
		Authors: signed("Kim Jong Un", "Cha, Victor", "Law and Order", "Archive Society", "A, B, C"),
		Series:  "The Archive", Publisher: "Archive Society", Number: "TA 7", Date: d, Words: "en",
		Language: "en", URL: "https://briefs.example.org/a%20b/fees_2024.html?x=1&y={2}",
	}
}

func TestBibTeX(t *testing.T) {
	want := `@techreport{fees-2024,
  author = {Kim Jong Un and Cha, Victor and {Law and Order} and {Archive Society} and {A, B, C}},
  title = {{{Fees \& “lower” tiers: 50 \% of \{all\} C:\textbackslash{}x\_1 \textasciitilde{} \#2 \textasciicircum{} \$3}}},
  type = {Commentary},
  institution = {{Archive Society}},
  series = {{{The Archive}}},
  number = {TA 7},
  year = {2024},
  month = jun,
  date = {2024-06-19},
  langid = {en},
  url = {https://briefs.example.org/a%20b/fees_2024.html?x=1&y=%7B2%7D}
}
`
	if diff := cmp.Diff(want, string(work(t, "2024-06-19").BibTeX(nil))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestBibLaTeX(t *testing.T) {
	want := `@report{fees-2024,
  author = {Kim Jong Un and Cha, Victor and {Law and Order} and {Archive Society} and {A, B, C}},
  title = {{{Fees \& “lower” tiers: 50 \% of \{all\} C:\textbackslash{}x\_1 \textasciitilde{} \#2 \textasciicircum{} \$3}}},
  type = {Commentary},
  institution = {{Archive Society}},
  number = {TA 7},
  note = {The Archive},
  date = {2022-11~/..},
  langid = {english},
  url = {https://briefs.example.org/a%20b/fees_2024.html?x=1&y=%7B2%7D}
}
`
	if diff := cmp.Diff(want, string(work(t, "2022-11~/..").BibLaTeX(nil))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestRIS(t *testing.T) {
	want := []string{
		"TY  - RPRT", "AU  - Kim Jong Un", "AU  - Cha, Victor", "AU  - Law and Order", "AU  - Archive Society", "AU  - A, B, C",
		`TI  - Fees & "lower" tiers: 50 % of {all} C:\x_1 ~ #2 ^ $3`, "T2  - The Archive", "M3  - Commentary", "PB  - Archive Society", "SN  - TA 7",
		"PY  - 2024", "DA  - 2024/06/19/", "LA  - en", "UR  - https://briefs.example.org/a%20b/fees_2024.html?x=1&y={2}", "ER  - ", "",
	}
	if diff := cmp.Diff(want, strings.Split(string(work(t, "2024-06-19").RIS(nil)), "\r\n")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// file gives a work as a file of CSL-JSON, cslOf its item.
func file(t testing.TB, w *Work) []byte {
	t.Helper()
	out, err := CSL(nil, []*Work{w})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func cslOf(t testing.TB, w *Work) []byte {
	t.Helper()
	var items []json.RawMessage
	if err := json.Unmarshal(file(t, w), &items); err != nil || len(items) != 1 {
		t.Fatal(err)
	}
	return items[0]
}

func TestCSL(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal([]byte(string(cslOf(t, work(t, "2024-06-19")))), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"id": "fees-2024", "type": "report", "title": `Fees & "lower" tiers: 50 % of {all} C:\x_1 ~ #2 ^ $3`, "genre": "Commentary",
		"author": []any{
			map[string]any{"literal": "Kim Jong Un"}, map[string]any{"family": "Cha", "given": "Victor"},
			map[string]any{"literal": "Law and Order"}, map[string]any{"literal": "Archive Society"}, map[string]any{"literal": "A, B, C"},
		},
		"collection-title": "The Archive", "publisher": "Archive Society", "number": "TA 7",
		"issued":   map[string]any{"date-parts": []any{[]any{2024.0, 6.0, 19.0}}},
		"language": "en", "URL": "https://briefs.example.org/a%20b/fees_2024.html?x=1&y={2}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestDates holds that each format says what it can of a date, and nothing more.
func TestDates(t *testing.T) {
	for _, test := range []struct{ date, bib, ris, csl string }{
		{"2024", "year = {2024}", "PY  - 2024|DA  - 2024///", `{"date-parts":[[2024]]}`},
		{"2024-06", "year = {2024}|month = jun", "PY  - 2024|DA  - 2024/06//", `{"date-parts":[[2024,6]]}`},
		{"2024-06-19", "year = {2024}|month = jun|date = {2024-06-19}", "PY  - 2024|DA  - 2024/06/19/", `{"date-parts":[[2024,6,19]]}`},
		{"2024-06?", "year = {2024}|month = jun|date = {2024-06?}|edtf = {2024-06?}", "PY  - 2024|DA  - 2024/06//uncertain|N1  - Date (EDTF): 2024-06?", `{"date-parts":[[2024,6]],"circa":true}`},
		{"2023-09-13~", "year = {2023}|month = sep|date = {2023-09-13~}|edtf = {2023-09-13~}", "PY  - 2023|DA  - 2023/09/13/approximate|N1  - Date (EDTF): 2023-09-13~", `{"date-parts":[[2023,9,13]],"circa":true}`},
		{"2024-06-XX", "year = {2024}|month = jun|edtf = {2024-06-XX}", "PY  - 2024|DA  - 2024/06//|N1  - Date (EDTF): 2024-06-XX", `{"date-parts":[[2024,6]]}`},
		{"202X", "year = {202X}|edtf = {202X}", "N1  - Date (EDTF): 202X", `{"literal":"the 2020s"}`},
		{"2024-22", "year = {2024}|date = {2024-22}|edtf = {2024-22}", "PY  - 2024|DA  - 2024///summer|N1  - Date (EDTF): 2024-22", `{"raw":"Summer 2024"}`},
		{"2022-11/2024-06", "year = {2022}|date = {2022-11/2024-06}|edtf = {2022-11/2024-06}", "PY  - 2022|DA  - 2022/11//interval|N1  - Date (EDTF): 2022-11/2024-06", `{"date-parts":[[2022,11],[2024,6]]}`},
		{"2022-11/2024", "year = {2022}|edtf = {2022-11/2024}", "PY  - 2022|DA  - 2022/11//interval|N1  - Date (EDTF): 2022-11/2024", `{"literal":"November 2022 to 2024"}`},
		{"2022-11/..", "year = {2022}|edtf = {2022-11/..}", "PY  - 2022|DA  - 2022/11//interval|N1  - Date (EDTF): 2022-11/..", `{"literal":"since November 2022"}`},
		{"../2022", "year = {2022}|edtf = {../2022}", "PY  - 2022|DA  - 2022///interval|N1  - Date (EDTF): ../2022", `{"literal":"until 2022"}`},
		{"0044", "year = {0044}|edtf = {0044}", "N1  - Date (EDTF): 0044", `{"literal":"44 AD"}`},
	} {
		t.Run(test.date, func(t *testing.T) {
			w := work(t, test.date)
			bib := regexp.MustCompile(`(?m)^  ((?:year|month|date|edtf) = .*?),?$`).FindAllStringSubmatch(string(w.BibTeX(nil)), -1)
			ris := regexp.MustCompile(`(?m)^((?:PY|DA|N1)  - .*)\r$`).FindAllStringSubmatch(string(w.RIS(nil)), -1)
			var item struct{ Issued json.RawMessage }
			var csl bytes.Buffer
			if err := errors.Join(json.Unmarshal([]byte(string(cslOf(t, w))), &item), json.Compact(&csl, item.Issued)); err != nil {
				t.Fatal(err)
			}
			for _, c := range [][2]string{{found(bib), test.bib}, {found(ris), test.ris}, {csl.String(), test.csl}} {
				if c[0] != c[1] {
					t.Errorf("got %s, want %s", c[0], c[1])
				}
			}
		})
	}
}

func found(found [][]string) string {
	var all []string
	for _, f := range found {
		all = append(all, f[1])
	}
	return strings.Join(all, "|")
}

func TestLittleKnown(t *testing.T) {
	w := &Work{ID: "a", Title: "T"}
	if got, want := string(w.BibTeX(nil)), "@techreport{a,\n  title = {{{T}}}\n}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := string(w.RIS(nil)), "TY  - RPRT\r\nTI  - T\r\nER  - \r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := strings.Join(strings.Fields(string(cslOf(t, w))), ""); got != `{"id":"a","type":"report","title":"T"}` {
		t.Errorf("got %s", got)
	}
}

// FuzzFormats holds that no text breaks a format.
func FuzzFormats(f *testing.F) {
	f.Add("A } title", "An \\ author and {another", "2024?")
	f.Add("\r\nER  - ", ",,", "../2022")
	f.Add("a\x00\"", " and ", "2024-21")
	f.Fuzz(func(t *testing.T, title, author, date string) {
		d, err := edtf.Parse(date)
		if err != nil {
			return
		}
		w := &Work{ID: "a", Title: title, Authors: []Author{{Name: author}, {Name: author, Body: true}}, Series: title, Number: author, Date: d, URL: title}
		if err := balanced(string(w.BibTeX(nil))); err != nil {
			t.Errorf("%v: %s", err, string(w.BibTeX(nil)))
		}
		lines := strings.Split(string(w.RIS(nil)), "\r\n")
		tag := regexp.MustCompile(`^[A-Z][A-Z0-9]  - .*$`)
		for i, l := range lines[:len(lines)-1] {
			if !tag.MatchString(l) || strings.ContainsAny(l, "\r\n") || (l[:2] == "TY") != (i == 0) || (l[:2] == "ER") != (i == len(lines)-2) {
				t.Errorf("line %d is %q", i, l)
			}
		}
		var items []cslItem
		if err := json.Unmarshal(file(t, w), &items); err != nil || len(items) != 1 || reflect.DeepEqual(items[0], cslItem{}) {
			t.Errorf("%v: %s", err, string(cslOf(t, w)))
		}
	})
}

// balanced reads an entry as BibTeX does: braces count wherever they stand.
func balanced(entry string) error {
	depth := 0
	for i, c := range entry {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 1 && i > len("@techreport{") && i < len(entry)-len("}\n") {
			return fmt.Errorf("the entry ends at %d of %d", i, len(entry))
		}
	}
	if depth != 0 {
		return fmt.Errorf("%d braces are open at the end", depth)
	}
	return nil
}

func TestSeasons(t *testing.T) {
	var got []int
	for _, s := range []string{"2024-21", "2024-22~", "2024-23?", "2024-24%", "2024-12", "2024"} {
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, season(d))
	}
	if want := []int{1, 2, 3, 4, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func signed(names ...string) (list []Author) {
	for _, n := range names {
		list = append(list, Author{Name: n})
	}
	return list
}

// TestNames holds which names are taken apart, and which are kept whole.
func TestNames(t *testing.T) {
	for _, test := range []struct {
		author   Author
		bib, csl string
	}{
		{Author{Name: "Victor Cha"}, `Victor Cha`, `{"literal":"Victor Cha"}`},
		{Author{Name: "Cha, Victor"}, `Cha, Victor`, `{"family":"Cha","given":"Victor"}`},
		{Author{Name: "Berg, J. van den"}, `Berg, J. van den`, `{"family":"Berg","given":"J. van den"}`},
		{Author{Name: "de la Cruz, María José"}, `de la Cruz, María José`, `{"family":"de la Cruz","given":"María José"}`},
		{Author{Name: "al-Assad, Bashar"}, `al-Assad, Bashar`, `{"family":"al-Assad","given":"Bashar"}`},
		{Author{Name: "習, 近平"}, `習, {\textup{近}}平`, `{"family":"習","given":"近平"}`},
		{Author{Name: "Quayside, Jr."}, `{Quayside, Jr.}`, `{"literal":"Quayside, Jr."}`},
		{Author{Name: "Ministry of Ports, Republic of Vell"}, `{Ministry of Ports, Republic of Vell}`, `{"literal":"Ministry of Ports, Republic of Vell"}`},
		{Author{Name: "International Crisis Group"}, `{International Crisis Group}`, `{"literal":"International Crisis Group"}`},
		{Author{Name: "Путин, Владимир Владимирович"}, `Путин, {\textup{В}}ладимир {\textup{В}}ладимирович`, `{"family":"Путин","given":"Владимир Владимирович"}`},
		{Author{Name: "Åse Ørsted"}, `{Åse Ørsted}`, `{"literal":"Åse Ørsted"}`},
		{Author{Name: "Harbour Institute, Vell"}, `{Harbour Institute, Vell}`, `{"literal":"Harbour Institute, Vell"}`},
		{Author{Name: "Acme, Inc."}, `{Acme, Inc.}`, `{"literal":"Acme, Inc."}`},
		{Author{Name: "Estuary Research Council", Body: true}, `{Estuary Research Council}`, `{"literal":"Estuary Research Council"}`},
		{Author{Name: "Vell, Ports", Body: true}, `{Vell, Ports}`, `{"literal":"Vell, Ports"}`},
	} {
		w := Work{ID: "a", Title: "T", Authors: []Author{test.author}}
		if want := "  author = {" + test.bib + "},\n"; !strings.Contains(string(w.BibTeX(nil)), want) {
			t.Errorf("%s: %s", test.author.Name, string(w.BibTeX(nil)))
		}
		if got := strings.Join(strings.Fields(string(cslOf(t, &w))), " "); !strings.Contains(strings.ReplaceAll(got, " ", ""), `"author":[`+strings.ReplaceAll(test.csl, " ", "")+`]`) {
			t.Errorf("%s: %s", test.author.Name, got)
		}
	}
}
