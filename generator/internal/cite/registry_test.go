package cite

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/edtf"

	"github.com/google/go-cmp/cmp"
)

// registered are works that have a DOI, and one that has none.
func registered(t *testing.T) []*Work {
	base := Work{ID: "fees-2024", Title: "Fees & <tiers>", Kind: "Commentary", Series: "The Archive", Publisher: "Archive Society", Number: "TA 7", Date: date(t, "2024-06-19"),
		Updated: date(t, "2025-02"), Abstract: "What fees\ndo.", Language: "en-GB", URL: "https://x.example/a.html?x=1&y=2", DOI: "10.1234/fees", License: "https://spdx.org/licenses/CC-BY-4.0.html",
		Authors: []Author{{Name: "Cha, Victor", ORCID: "0000-0002-1825-0097", Organization: "Harbour House"}, {Name: "Kim Jong Un"}, {Name: "International Crisis Group"}}}
	unsigned, without := base, base
	unsigned.ID, unsigned.DOI, unsigned.Authors, unsigned.Date, unsigned.Updated, unsigned.Language = "b", "10.1234/b", nil, date(t, "2022-11~/.."), edtf.Date{}, "zh-Hant"
	without.DOI = ""
	return []*Work{&base, &unsigned, &without}
}

var registrant = &Archive{Title: "The Archive", Description: "Briefs on fees.", Publisher: "Archive Society", Email: "office@x.example", URL: "https://x.example/", RePEc: "abc"}

func TestCrossref(t *testing.T) {
	out, err := Crossref(registrant, registered(t))
	if err != nil {
		t.Fatal(err)
	}
	got := string(out)
	for _, want := range []string{
		`<timestamp>20250228000000</timestamp>`, `<doi_batch_id>20250228000000.2</doi_batch_id>`, `<email_address>office@x.example</email_address>`,
		`<report-paper_metadata language="en">`, `<given_name>Victor</given_name>`, `<surname>Kim Jong Un</surname>`, `<ORCID>https://orcid.org/0000-0002-1825-0097</ORCID>`,
		`<organization sequence="additional" contributor_role="author">International Crisis Group</organization>`, `<title>Fees &amp; &lt;tiers&gt;</title>`,
		"<publication_date media_type=\"online\">\n     <month>06</month>\n     <day>19</day>\n     <year>2024</year>", `<item_number>TA 7</item_number>`, `<jats:p>What fees do.</jats:p>`,
		`<ai:license_ref>https://spdx.org/licenses/CC-BY-4.0.html</ai:license_ref>`, `<doi>10.1234/fees</doi>`, `<resource>https://x.example/a.html?x=1&amp;y=2</resource>`,
		"<publication_date media_type=\"online\">\n     <year>2022</year>", `<timestamp>20221130000000</timestamp>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("without %s:\n%s", want, got)
		}
	}
	if n := strings.Count(got, "<doi>"); n != 2 {
		t.Errorf("%d works are registered, want 2", n)
	}
	if err := xml.Unmarshal(out, new(struct{})); err != nil {
		t.Error(err)
	}
}

func TestDataCite(t *testing.T) {
	out, err := DataCite(registered(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []dataCite
	if err := json.Unmarshal(out, &got); err != nil || len(got) != 2 {
		t.Fatalf("%v: %s", err, out)
	}
	if diff := cmp.Diff([]dataCiteName{
		{Name: "Cha, Victor", Type: "Personal", Given: "Victor", Family: "Cha", Identifiers: []dataCiteORCID{{"https://orcid.org/0000-0002-1825-0097", "ORCID", "https://orcid.org"}}, Affiliation: []dataCitePublisher{{"Harbour House"}}},
		{Name: "Kim Jong Un"}, {Name: "International Crisis Group"},
	}, got[0].Creators); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]dataCiteDate{{"2024-06-19", "Issued", ""}, {"2025-02", "Updated", ""}}, got[0].Dates); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]dataCiteDate{{"2022-11", "Issued", "EDTF: 2022-11~/.."}}, got[1].Dates); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]dataCiteName{{Name: "Archive Society", Type: "Organizational"}}, got[1].Creators); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestRePEc(t *testing.T) {
	archive := string(RePEcArchive(registrant, "https://x.example/RePEc/abc/"))
	if want := "Template-Type: ReDIF-Archive 1.0\nHandle: RePEc:abc\nName: Archive Society\nMaintainer-Name: Archive Society\nMaintainer-Email: office@x.example\nDescription: Briefs on fees.\nHomepage: https://x.example/\nURL: https://x.example/RePEc/abc/\n"; archive != want {
		t.Errorf("got %s", archive)
	}
	series := string(RePEcSeries(registrant))
	for _, want := range []string{"Name: The Archive\n", "Provider-Name: Archive Society\n", "Type: ReDIF-Paper\n", "Handle: RePEc:abc:briefs\n"} {
		if !strings.Contains(series, want) {
			t.Errorf("without %s: %s", want, series)
		}
	}
	works := registered(t)
	paper := strings.Split(string(works[0].RePEc(nil, "abc", []string{"Trade", "", "Fees"})), "\n")
	if want := []string{
		"Template-Type: ReDIF-Paper 1.0", "Author-Name: Cha, Victor", "Author-Name-First: Victor", "Author-Name-Last: Cha", "Author-Workplace-Name: Harbour House",
		"Author-Name: Kim Jong Un", "Author-Name: International Crisis Group", "Title: Fees & <tiers>", "Abstract: What fees do.", "Creation-Date: 2024-06-19", "Revision-Date: 2025-02",
		"Number: TA 7", "Keywords: Trade; Fees", "Language: en", "File-URL: https://x.example/a.html?x=1&y=2", "File-Format: text/html", "X-DOI: 10.1234/fees", "X-Series: The Archive",
		"Handle: RePEc:abc:briefs:fees-2024", "", "",
	}; !slices.Equal(paper, want) {
		t.Error(cmp.Diff(want, paper))
	}
	if paper := string(works[1].RePEc(nil, "abc", nil)); !strings.Contains(paper, "Author-Name: Archive Society\n") || !strings.Contains(paper, "Creation-Date: 2022-11\n") || !strings.Contains(paper, "X-EDTF: 2022-11~/..\n") {
		t.Errorf("got %s", paper)
	}
}
