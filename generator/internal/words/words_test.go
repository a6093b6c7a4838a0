package words_test

import (
	"encoding/json"
	"testing"

	"chancery/generator/internal/words"

	"github.com/google/go-cmp/cmp"
)

// both is what a text is in English and German.
type both struct{ en, de string }

func inBoth(t *testing.T, word func(*words.Catalogue) string) both {
	t.Helper()
	return both{word(catalogue(t, "en")), word(catalogue(t, "de"))}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]both{
		0: {"0", "0"}, 7: {"7", "7"}, 999: {"999", "999"}, 1000: {"1,000", "1.000"}, 12345: {"12,345", "12.345"},
		1234567: {"1,234,567", "1.234.567"}, -1000: {"−1,000", "−1.000"}, -999: {"−999", "−999"},
	} {
		if got := inBoth(t, func(c *words.Catalogue) string { return c.Number(n) }); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for text, want := range map[string]both{
		"2.5":                    {"2.5", "2,5"},
		"2.50":                   {"2.50", "2,50"},
		"2024":                   {"2024", "2024"},
		"5000000":                {"5,000,000", "5.000.000"},
		"12345.6789":             {"12,345.6789", "12.345,6789"},
		"-12345.5":               {"−12,345.5", "−12.345,5"},
		"0.125":                  {"0.125", "0,125"},
		"":                       {"", ""},
		"123456789012345678901.": {"123,456,789,012,345,678,901.", "123.456.789.012.345.678.901,"},
	} {
		if got := inBoth(t, func(c *words.Catalogue) string { return c.Decimal(text) }); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestWordedNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		word func(*words.Catalogue) string
		want both
	}{
		"quantity": {func(c *words.Catalogue) string { return c.Quantity("-1867.25") }, both{"−1,867.25", "−1.867,25"}},
		"of one":   {func(c *words.Catalogue) string { return c.Counted(1, c.Counts.Brief) }, both{"brief", "Analyse"}},
		"of many":  {func(c *words.Catalogue) string { return c.Counted(1022, c.Counts.Event) }, both{"events", "Ereignisse"}},
		"more than": {func(c *words.Catalogue) string { return c.Qualified("more-than", c.Decimal("5000000")) },
			both{"more than 5,000,000", "mehr als 5.000.000"}},
		"about a range": {func(c *words.Catalogue) string { return c.Qualified("about", c.Text.Range.With("1", "2")) },
			both{"about 1 to 2", "etwa 1 bis 2"}},
		"exactly":         {func(c *words.Catalogue) string { return c.Qualified("exactly", "7") }, both{"7", "7"}},
		"no qualifier":    {func(c *words.Catalogue) string { return c.Qualified("", "7") }, both{"7", "7"}},
		"wrong qualifier": {func(c *words.Catalogue) string { return c.Qualified("zebra", "7") }, both{"7", "7"}},
		"one":             {func(c *words.Catalogue) string { return c.Count(1, c.Counts.Brief) }, both{"1 brief", "1 Analyse"}},
		"none":            {func(c *words.Catalogue) string { return c.Count(0, c.Counts.Brief) }, both{"0 briefs", "0 Analysen"}},
		"many": {func(c *words.Catalogue) string { return c.Count(1234, c.Counts.Recommendation) },
			both{"1,234 recommendations", "1.234 Empfehlungen"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := inBoth(t, c.word); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  both
	}{
		{nil, both{"", ""}},
		{[]string{"a"}, both{"a", "a"}},
		{[]string{"a", "b"}, both{"a and b", "a und b"}},
		{[]string{"a", "b", "c"}, both{"a, b and c", "a, b und c"}},
		{[]string{"{2}", "{1}"}, both{"{2} and {1}", "{2} und {1}"}},
	} {
		if got := inBoth(t, func(w *words.Catalogue) string { return w.List(c.words) }); got != c.want {
			t.Errorf("%q: %q, want %q", c.words, got, c.want)
		}
	}
}

func TestQuote(t *testing.T) {
	got := inBoth(t, func(c *words.Catalogue) string { return c.Quote("Seoul") })
	if want := (both{"“Seoul”", "„Seoul“"}); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPhrases(t *testing.T) {
	got := inBoth(t, func(c *words.Catalogue) string { return c.Recommendations.ToActor.With("Japan") })
	if want := (both{"Recommendations to Japan", "Empfehlungen an Japan"}); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	got = inBoth(t, func(c *words.Catalogue) string { return c.Recommendation.OfBrief.With("3", "After {1}") })
	if want := (both{"recommendation 3 of “After {1}”", "Empfehlung 3 in „After {1}“"}); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := words.Phrase2("{2} then {1}").With("a", "b"); got != "b then a" {
		t.Errorf("gaps in another order give %q", got)
	}
}

func TestFill(t *testing.T) {
	for phrase, want := range map[string]string{
		"": "", "{1}": "{2}", "{2}{1}{1}": "b{2}{2}", "a {1} z": "a {2} z", "{3} {0} {n}": "{3} {0} {n}",
		"{": "{", "{1": "{1", "x{": "x{", "{{1}}": "{{2}}", "{1 }": "{1 }", "ü{2}": "üb",
	} {
		if got := words.Fill(phrase, "{2}", "b"); got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
	if got := words.Fill("{1}"); got != "{1}" {
		t.Errorf("without arguments: %q", got)
	}
}

func TestLanguageName(t *testing.T) {
	for tag, want := range map[string]both{
		"ko": {"Korean", "Koreanisch"}, "ru": {"Russian", "Russisch"}, "pt-BR": {"Brazilian Portuguese", "Brasilianisches Portugiesisch"},
		"zh-Hant": {"Traditional Chinese", "Chinesisch (traditionell)"}, "": {"", ""}, "not a tag": {"not a tag", "not a tag"},
		"qaa": {"qaa", "qaa"},
	} {
		if got := inBoth(t, func(c *words.Catalogue) string { return c.LanguageName(tag) }); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

// TestJSON holds what scripts rely on: the names of the fields, and the categories
// of Intl.PluralRules.
func TestJSON(t *testing.T) {
	c := catalogue(t, "de")
	var search struct {
		Results map[string]string
		None    string
	}
	if err := json.Unmarshal([]byte(c.Search.JSON()), &search); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"one": "{n} Treffer", "other": "{n} Treffer"}, search.Results); diff != "" {
		t.Error(diff)
	}
	if search.None != "Zu „{1}“ wurde nichts gefunden." {
		t.Errorf("None is %q", search.None)
	}
	for name, text := range map[string]string{"Tools": c.Tools.JSON(), "Filter": c.Filter.JSON()} {
		var group struct {
			Clear, CopyLink string
			Sorts           map[string]string
		}
		if err := json.Unmarshal([]byte(text), &group); err != nil || group.Clear+group.CopyLink == "" || (name == "Filter") != (group.Sorts["newest"] != "") {
			t.Errorf("%s: %v, %s", name, err, text)
		}
	}
}
