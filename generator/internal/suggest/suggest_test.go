package suggest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	source := "---\ntitle: T\n---\n## A *heading*\n\nMr. Cha met the U.S. envoy on 19. Juni 2024. He said “no.” Then\nthey [left](x.md) [@s-one, p. 3].\n\n" +
		"- One item. Another.\n\n```\ncode. Here.\n```\n\n| a. B | c |\n|---|---|\n\n> [!NOTE]\n> Quoted [[kim|Kim]] 3.5 times. `x` e.g. this.\n" +
		"\nEin Fonds von 50 Mio. Euro. „Zu viel.“ Es sei so, see [more](https://x.example/a_(b)) [@x].\n"
	var got []string
	for _, s := range sentencesOf(source) {
		kind := ""
		if s.heading {
			kind = "# "
		}
		got = append(got, strings.Join([]string{kind, string(rune('0' + s.line/10)), string(rune('0' + s.line%10)), " ", s.text}, ""))
	}
	want := []string{"# 04 A heading", "06 Mr. Cha met the U.S. envoy on 19. Juni 2024.", "06 He said “no.”", "06 Then they left .", "09 One item.", "09 Another.", "19 Quoted Kim 3.5 times. x e.g. this.", "21 Ein Fonds von 50 Mio. Euro.", "21 „Zu viel.“", "21 Es sei so, see more ."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"On 19 June 2024 they met, and again in July 2024.": "2024-06-19 2024-07",
		"On June 19, 2024 they met.":                        "2024-06-19",
		"May they come in 2024, or not.":                    "",
		"On 31 June 2024 nobody met.":                       "",
	} {
		var got []string
		for _, d := range english().dates(text) {
			got = append(got, d.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %s", text, got, want)
		}
	}
	var got []string
	for _, d := range german().dates("Am 19. Juni 2024, im März 2025 und am 03.05.2023, nicht am 31.02.2023.") {
		got = append(got, d.String())
	}
	if strings.Join(got, " ") != "2024-06-19 2025-03 2023-05-03" {
		t.Errorf("German: %q", got)
	}
}

func TestQuantities(t *testing.T) {
	for _, test := range []struct {
		l    *language
		text string
		want []string
	}{
		{english(), "More than 5,000,000 rounds and about 35.4 billion dollars were sent.", []string{"5000000|rounds|more-than", "35400000000|dollars|about"}},
		{english(), "They sent more than 20 ships in 2024, at 3.5% or $12 million each, on 19 June.", []string{"20|ships|more-than", "3.5|%|", "12000000|$|"}},
		{english(), "Page 3, section 4, in 2024 and on 19 June 2024, F-16 and 2024/25.", nil},
		{german(), "Mehr als 5.000 Schuss und rund 3,5 Milliarden Euro im Jahr 2024, am 19. Juni 2024.", []string{"5000|Schuss|more-than", "3500000000|Euro|about"}},
		{english(), "Some 12\u00a0345 tonnes at 3\u202f%.", []string{"12345|tonnes|about", "3|%|"}},
		{english(), "Fees rose by 3.5 per cent to US$1.3bn; see Table 3, page 12 for 15 km of it.", []string{"3.5|percent|", "1300000000|US$|", "15|km|"}},
		{german(), "Gemäß § 12 Abs. 3 gilt in Kapitel 4 eine Frist; der Fonds hat 50 Mio. €.", []string{"50000000|€|"}},
		{german(), "Etwa 12 Prozent, 4,5 % und 3 Mio. Tonnen.", []string{"12|Prozent|about", "4.5|%|", "3000000|Tonnen|"}},
	} {
		var got []string
		for _, q := range test.l.quantities(test.text) {
			got = append(got, q.value+"|"+q.unit+"|"+q.qualifier)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.text, diff)
		}
	}
}

func TestProper(t *testing.T) {
	for _, test := range []struct {
		l    *language
		text string
		want []string
	}{
		{english(), "The envoy Anna Quay and the Port Authority met NATO in Zenda.", []string{"Anna Quay", "Port Authority", "NATO", "Zenda"}},
		{english(), "However, they left in May. Nothing else.", []string{"Nothing"}},
		{english(), "Since World War II and the Treaty of Zenda, see Table A, Ursula von der Quay (NATO) stayed. Then Anna Quay left.", []string{"Zenda", "Ursula von der Quay", "NATO", "Anna Quay"}},
		{english(), "Then Anna Quay left.", []string{"Anna Quay"}},
		{german(), "Der Bericht der Vereinten Nationen nennt die Hafenbehörde und die EU.", []string{"Vereinten Nationen", "EU"}},
	} {
		if diff := cmp.Diff(test.want, test.l.proper(test.text)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.text, diff)
		}
	}
}

func TestAdvice(t *testing.T) {
	for text, want := range map[string]bool{"The EU should act.": true, "The EU must not act.": true, "We recommend that the EU act.": true, "The EU acts.": false, "Mustard is sold.": false, "The minister calls on the EU to act.": true,
		"The EU should have acted.": false, "If prices should rise, the EU acts.": false, "The EU needs to know this.": false} {
		if got := english().advises(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"Die EU sollte handeln.": true, "Die Kommission ist aufgefordert, zu handeln.": true, "Die EU handelt.": false, "Der Soldat handelt.": false, "Man muss wissen, was die EU tut.": false, "Falls die EU zahlen muss, geht das.": false} {
		if got := german().advises(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Suggestions are comments at the end of the front matter; another run replaces them, and
// with none the file is as it was.
func TestAnnotated(t *testing.T) {
	source := "---\ntitle: T\n# mine\n---\nText.\n"
	list := []Suggestion{{"events", 5, "no event has the date", "- id: x\n  date: 2024-06"}, {"", 5, "looks like an actor", ""}, {"actors", 0, "named", "kim"}}
	once, ok := Annotated(source, list)
	if !ok || !strings.HasPrefix(once, "---\ntitle: T\n# mine\n# suggested: line 12: no event has the date\n#   events:\n#     - id: x\n#       date: 2024-06\n") || !strings.HasSuffix(once, "---\nText.\n") {
		t.Fatalf("%s", once)
	}
	if twice, _ := Annotated(once, list); twice != once {
		t.Errorf("another run gives\n%s", twice)
	}
	if none, _ := Annotated(once, nil); none != source {
		t.Errorf("without suggestions it is\n%s", none)
	}
}

// Whatever a text is, reading it ends without a panic.
func FuzzSentences(f *testing.F) {
	f.Add("---\na: b\n---\n# H\n\nA. B [x](y) [[z|w]] `c` 5,000 rounds on 19 June 2024 should\n")
	f.Fuzz(func(t *testing.T, source string) {
		for _, l := range []*language{english(), german()} {
			for _, s := range sentencesOf(source) {
				l.dates(s.text)
				l.quantities(s.text)
				l.proper(s.text)
				l.content(s.text)
			}
		}
		Annotated(source, []Suggestion{{"events", 1, "x", "y"}})
	})
}
