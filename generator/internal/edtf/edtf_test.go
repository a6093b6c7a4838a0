package edtf

import (
	"encoding/json"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// rows reads a case file: fields between " | ", # for comments. An input in
// quotes is unquoted; missing fields at the end are empty.
func rows(t testing.TB, name string, fields int) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, " |")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		if q, err := strconv.Unquote(row[0]); err == nil {
			row[0] = q
		}
		if len(row) != fields {
			t.Fatalf("%s: %d fields, want %d: %s", name, len(row), fields, line)
		}
		all = append(all, row)
	}
	return all
}

func mustParse(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestValid(t *testing.T) {
	for _, name := range []string{"spec.txt", "cases.txt"} {
		for _, row := range rows(t, name, 6) {
			t.Run(row[0], func(t *testing.T) {
				d := mustParse(t, row[0])
				got := []string{d.String(), d.Earliest().String(), d.Latest().String(), d.English(), d.Datetime(), d.YearKey()}
				if diff := cmp.Diff(row, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestInvalid(t *testing.T) {
	for _, row := range rows(t, "invalid.txt", 4) {
		t.Run(row[0], func(t *testing.T) {
			d, err := Parse(row[0])
			var e *ParseError
			if !errors.As(err, &e) {
				t.Fatalf("Parse gives %v, %v; want a *ParseError", d, err)
			}
			got := []string{e.Input, strconv.Itoa(e.Offset), e.Text, e.Suggestion}
			if diff := cmp.Diff(row, got); diff != "" {
				t.Error(diff)
			}
			if !d.IsZero() {
				t.Errorf("with an error comes the date %v", d)
			}
		})
	}
}

func TestErrorLine(t *testing.T) {
	_, err := Parse("June 2024")
	want := `date "June 2024": a month is written in digits, after the year; did you mean "2024-06"?`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	_, err = Parse("2023-02-29")
	want = `date "2023-02-29": February 2023 has 28 days`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestParts(t *testing.T) {
	type parts struct {
		Year      int
		Month     time.Month
		Precision string
		Flags     string
		Start     string
		End       string
		Span      int64
	}
	describe := func(d Date) parts {
		p := parts{Year: -1}
		if y, ok := d.Year(); ok {
			p.Year = y
		}
		if m, ok := d.Month(); ok {
			p.Month = m
		}
		p.Precision, p.Start, p.End, p.Span = d.Precision().String(), d.Start().String(), d.End().String(), d.Span()
		for _, f := range []struct {
			name string
			on   bool
		}{
			{"interval", d.IsInterval()}, {"approximate", d.Approximate()}, {"uncertain", d.Uncertain()},
			{"unspecified", d.Unspecified()}, {"open start", d.OpenStart()}, {"open end", d.OpenEnd()},
		} {
			if f.on {
				p.Flags = strings.TrimSpace(p.Flags + " " + f.name)
			}
		}
		return p
	}
	const endless = 1<<63 - 1
	for input, want := range map[string]parts{
		"2024-06-19": {2024, time.June, "day", "", "2024-06-19", "2024-06-19", 1},
		"2024-06~":   {2024, time.June, "month", "approximate", "2024-06~", "2024-06~", 30},
		"2024?":      {2024, 0, "year", "uncertain", "2024?", "2024?", 366},
		"2024-21":    {2024, 0, "season", "", "2024-21", "2024-21", 92},
		"201X":       {-1, 0, "decade", "unspecified", "201X", "201X", 3652},
		"20XX%":      {-1, 0, "century", "approximate uncertain unspecified", "20XX%", "20XX%", 36525},
		"2004-XX":    {2004, 0, "year", "unspecified", "2004-XX", "2004-XX", 366},
		"1985-04-XX": {1985, time.April, "month", "unspecified", "1985-04-XX", "1985-04-XX", 30},
		"2024-06-19T10:00:00": {2024, time.June, "time", "", "2024-06-19T10:00:00",
			"2024-06-19T10:00:00", 1},
		"2022-11-05?/2023": {2022, time.November, "year", "interval uncertain", "2022-11-05?", "2023", 422},
		"2022-11/2023-03~": {2022, time.November, "month", "interval approximate", "2022-11", "2023-03~", 151},
		"2022-11/..":       {2022, time.November, "month", "interval open end", "2022-11", "", endless},
		"../2023-03-XX":    {2023, time.March, "month", "interval unspecified open start", "", "2023-03-XX", endless},
		"/2023":            {2023, 0, "year", "interval", "", "2023", endless},
		"Y-170000002/":     {-170000002, 0, "year", "interval", "Y-170000002", "", endless},
		"198X/1993-02-03":  {-1, 0, "decade", "interval unspecified", "198X", "1993-02-03", 4783},
	} {
		t.Run(input, func(t *testing.T) {
			if diff := cmp.Diff(want, describe(mustParse(t, input))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoDate(t *testing.T) {
	var none Date
	if !none.IsZero() || mustParse(t, "0000").IsZero() {
		t.Error("IsZero does not tell the zero Date from the year 0")
	}
	got := []string{none.String(), none.English(), none.Datetime(), none.YearKey(), none.Precision().String()}
	if diff := cmp.Diff([]string{"", "", "", "", "none"}, got); diff != "" {
		t.Error(diff)
	}
	if none.Earliest() != MinDay || none.Latest() != MaxDay {
		t.Errorf("bounds %v, %v of no date", none.Earliest(), none.Latest())
	}
	if _, ok := none.Year(); ok {
		t.Error("no date has a year")
	}
	if _, ok := none.Month(); ok {
		t.Error("no date has a month")
	}
}

func TestYearHeadingInEnglish(t *testing.T) {
	for key, want := range map[string]string{
		"2024": "2024", "202x": "The 2020s", "200x": "Between 2000 and 2009", "20xx": "Between 2000 and 2099",
		"-0043": "44 BC", "0000": "1 BC", "y170000002": "The year 170,000,002", "y-170000002": "170,000,003 BC",
		"": "", "2024-06": "", "202X": "", "2024/2025": "", "2024?": "", "zebra": "", "..": "",
	} {
		if got := YearHeading(key, "en"); got != want {
			t.Errorf("%q is headed %q, want %q", key, got, want)
		}
	}
}

func TestJSON(t *testing.T) {
	type record struct {
		Date    Date
		Updated Date `json:",omitzero"`
	}
	in := record{Date: mustParse(t, "2022-11~/..")}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"Date":"2022-11~/.."}`; string(text) != want {
		t.Errorf("got %s, want %s", text, want)
	}
	var out record
	if err := json.Unmarshal([]byte(`{"Date":"2022-11~/..","Updated":""}`), &out); err != nil || out != in {
		t.Errorf("read back as %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"Date":"June 2024"}`), &out); err == nil {
		t.Errorf("June 2024 is read as %v", out.Date)
	}
	if b, err := in.Date.AppendText([]byte("date: ")); err != nil || string(b) != "date: 2022-11~/.." {
		t.Errorf("AppendText gives %q, %v", b, err)
	}
}

func TestParseAllocatesNothing(t *testing.T) {
	for _, s := range []string{"2024-06-19", "2022-11~/..", "2024-06-19T10:00:00+02:00", "Y170000002"} {
		if n := testing.AllocsPerRun(100, func() { _, _ = Parse(s) }); n != 0 {
			t.Errorf("%s: %v allocations", s, n)
		}
	}
}
