package edtf

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGerman(t *testing.T) {
	var worded []string
	for _, row := range rows(t, "german.txt", 2) {
		worded = append(worded, row[0])
		t.Run(row[0], func(t *testing.T) {
			if got := mustParse(t, row[0]).In("de"); got != row[1] {
				t.Errorf("got  %s\nwant %s", got, row[1])
			}
		})
	}
	for _, d := range corpus(t)[1:] {
		if !slices.Contains(worded, d.String()) {
			t.Errorf("german.txt does not word %v", d)
		}
	}
}

func TestLanguages(t *testing.T) {
	const english, german = "around 19 June 2024", "um den 19. Juni 2024"
	d := mustParse(t, "2024-06-19~")
	for tag, want := range map[string]string{
		"en": english, "en-GB": english, "de": german, "de-AT": german, "DE-ch-1901": german,
		"": english, "fr": english, "den": english, "d": english, "x-de": english,
	} {
		if got := d.In(tag); got != want {
			t.Errorf("in %q it is %q, want %q", tag, got, want)
		}
		if got := (Date{}).In(tag); got != "" {
			t.Errorf("in %q no date is %q", tag, got)
		}
	}
}

func TestYearHeading(t *testing.T) {
	for key, want := range map[string][2]string{
		"2024":       {"2024", "2024"},
		"202x":       {"The 2020s", "Die 2020er-Jahre"},
		"20xx":       {"Between 2000 and 2099", "Zwischen 2000 und 2099"},
		"-0043":      {"44 BC", "44 v. Chr."},
		"y170000002": {"The year 170,000,002", "Das Jahr 170.000.002"},
		"2024-06":    {"", ""},
		"zebra":      {"", ""},
	} {
		got := [2]string{YearHeading(key, "en"), YearHeading(key, "de")}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", key, diff)
		}
	}
}

func TestMonthHeading(t *testing.T) {
	for input, want := range map[string][2]string{
		"2024-06":         {"June 2024", "Juni 2024"},
		"2024-06-19~":     {"June 2024", "Juni 2024"},
		"2024-03-XX":      {"March 2024", "März 2024"},
		"2022-11/2023-03": {"November 2022", "November 2022"},
		"../2023-05-04?":  {"May 2023", "Mai 2023"},
		"-0043-03-15":     {"March 44 BC", "März 44 v. Chr."},
		"2024":            {"", ""},
		"2024-21":         {"", ""},
		"2024-XX":         {"", ""},
		"202X":            {"", ""},
	} {
		d := mustParse(t, input)
		got := [2]string{d.MonthHeading("en"), d.MonthHeading("de")}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", input, diff)
		}
	}
	if got := (Date{}).MonthHeading("en"); got != "" {
		t.Errorf("no date is in the month %q", got)
	}
}
