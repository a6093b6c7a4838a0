package cite

import (
	"testing"

	"chancery/generator/internal/edtf"
)

var english = &Terms{And: "and", Others: "et al.", Undated: "n.d.", Circa: "ca.", Number: "No.", In: "In", Inside: true, Quoted: func(s string) string { return "“" + s + "”" }}

var german = &Terms{And: "und", Others: "u. a.", Undated: "o. J.", Circa: "ca.", Number: "Nr.", In: "In", Quoted: func(s string) string { return "„" + s + "“" }}

// TestReferences holds the styles to what citeproc-js makes of the same works, which
// generator/readers compares for whole archives.
func TestReferences(t *testing.T) {
	full := Work{ID: "a", Title: "Fees and lower tiers", Kind: "Commentary", Authors: signed("Cha, Victor D.", "Kim Jong Un", "de la Cruz, María José"), Series: "The Archive",
		Publisher: "Archive Society", Number: "TA 7", Date: date(t, "2024-06-19"), Words: "en", URL: "https://x.example/a.html"}
	plain := Work{ID: "b", Title: "Two authors?", Kind: "Brief", Authors: signed("Cha, Victor", "Berg, Jan-Peter"), Publisher: "Archive Society", Date: date(t, "2024-06~"), Words: "en", DOI: "10.1234/abc"}
	unsigned := Work{ID: "c", Title: "Unsigned", Kind: "Brief", Series: "The Archive", Publisher: "Archive Society", Number: "7", Date: date(t, "2022-11/2024-06"), Words: "en"}
	part := full
	part.Form, part.In, part.Title, part.Kind, part.Authors, part.URL = Part, full.Title, "Lower the fees", "Recommendation 1", full.Authors[:1], full.URL+"#rec-a"
	event := Work{ID: "e", Form: Entry, Title: "A visit", Kind: "Event", Series: "The Archive", Publisher: "Archive Society", Date: full.Date, Words: "en", URL: "https://x.example/t.html#e"}
	for _, test := range []struct {
		work  *Work
		terms *Terms
		want  [3]string
	}{
		{&full, english, [3]string{
			"Cha, V. D., Kim Jong Un, & de la Cruz, M. J. (2024). Fees and lower tiers (Commentary TA 7; The Archive). Archive Society. https://x.example/a.html",
			"Cha, Victor D., Kim Jong Un, and María José de la Cruz. 2024. “Fees and lower tiers.” Commentary TA 7. The Archive. Archive Society. https://x.example/a.html.",
			"Cha, Victor D., et al. Fees and lower tiers. Commentary, TA 7, Archive Society, 19 June 2024, https://x.example/a.html."}},
		{&plain, german, [3]string{
			"Cha, V., & Berg, J.-P. (ca. 2024). Two authors? [Brief]. Archive Society. https://doi.org/10.1234/abc",
			"Cha, Victor, und Jan-Peter Berg. [2024?]. „Two authors?“ Brief. Archive Society. https://doi.org/10.1234/abc.",
			"Cha, Victor, und Jan-Peter Berg. Two authors? Brief, Archive Society, around June 2024, https://doi.org/10.1234/abc."}},
		{&unsigned, english, [3]string{
			"Unsigned (Brief No. 7; The Archive). (2022–2024). Archive Society.",
			"“Unsigned.” 2022–2024. Brief 7. The Archive. Archive Society.",
			"Unsigned. Brief, 7, Archive Society, November 2022 to June 2024."}},
		{&part, english, [3]string{
			"Cha, V. D. (2024). Lower the fees [Recommendation 1]. In Fees and lower tiers. Archive Society. https://x.example/a.html#rec-a",
			"Cha, Victor D. 2024. “Lower the fees.” Recommendation 1. In Fees and lower tiers. The Archive, TA 7. Archive Society. https://x.example/a.html#rec-a.",
			"Cha, Victor D. “Lower the fees.” Fees and lower tiers, Archive Society, 19 June 2024, https://x.example/a.html#rec-a."}},
		{&event, english, [3]string{
			"A visit [Event, 19 June 2024]. (n.d.). The Archive. Archive Society. https://x.example/t.html#e",
			"“A visit.” n.d. Event, 19 June 2024. The Archive. Archive Society. https://x.example/t.html#e.",
			"“A visit.” The Archive, Archive Society, 19 June 2024, https://x.example/t.html#e."}},
	} {
		for i, r := range test.work.References(test.terms) {
			if r.Text != test.want[i] {
				t.Errorf("%s of %s:\n got %s\nwant %s", r.Style, test.work.ID, r.Text, test.want[i])
			}
		}
	}
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestByline(t *testing.T) {
	w := &Work{Publisher: "Archive Society"}
	for name, want := range map[string]string{"Cha, Victor": "Cha, Victor", "Kim Jong Un": "Kim Jong Un", "Archive Society": "Archive Society,", "International Crisis Group": "International Crisis Group,", "통일연구원": "통일연구원"} {
		if got := w.Byline(Author{Name: name}); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
