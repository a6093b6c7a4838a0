package static

import (
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"chancery/templates"
)

// styles is all the style sheets in the order in which they are published.
func styles(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(Files, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, name := range names {
		content, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(content)
	}
	return b.String()
}

var colour = regexp.MustCompile(`--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)

// tokens are the colours by name, for the light scheme and the dark.
func tokens(t *testing.T) map[string][2]string {
	t.Helper()
	found := map[string][2]string{}
	for _, m := range colour.FindAllStringSubmatch(styles(t), -1) {
		found[m[1]] = [2]string{m[2], m[3]}
	}
	return found
}

// Every colour of text on every ground that it stands on, in both schemes:
// WCAG 2.2, 1.4.3, asks for 4.5 to 1, and 1.4.11 for 3 to 1 of what is no text.
func TestContrast(t *testing.T) {
	colours := tokens(t)
	for _, test := range []struct {
		over, under string
		least       float64
	}{
		{"ink", "paper", 12}, {"ink", "wash", 12}, {"ink", "caution-wash", 12},
		{"soft", "paper", 4.5}, {"soft", "wash", 4.5}, {"soft", "caution-wash", 4.5},
		{"accent", "paper", 4.5}, {"accent", "wash", 4.5}, {"accent", "caution-wash", 4.5},
		{"caution", "paper", 4.5}, {"caution", "caution-wash", 4.5}, {"caution", "wash", 4.5},
		{"rule", "paper", 3},
	} {
		over, under := colours[test.over], colours[test.under]
		for i, scheme := range []string{"light", "dark"} {
			if over[i] == "" || under[i] == "" {
				t.Fatalf("there is no token --%s or --%s", test.over, test.under)
			}
			if got := contrast(over[i], under[i]); got < test.least {
				t.Errorf("%s: --%s on --%s has a contrast of %.2f, want %.1f", scheme, test.over, test.under, got, test.least)
			}
		}
	}
}

func TestContrastOfKnownColours(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#123456", "#123456", 1}} {
		if got := contrast(test.a, test.b); math.Abs(got-test.want) > 0.01 {
			t.Errorf("contrast(%s, %s) = %.2f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2 of a colour #rrggbb.
func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// A browser's bars have the colour of the paper.
func TestThemeColourIsThePaper(t *testing.T) {
	layout, err := templates.Files.ReadFile("base.html")
	if err != nil {
		t.Fatal(err)
	}
	for i, scheme := range []string{"light", "dark"} {
		want := `<meta name="theme-color" content="` + tokens(t)["paper"][i] + `" media="(prefers-color-scheme: ` + scheme + `)">`
		if !strings.Contains(string(layout), want) {
			t.Errorf("base.html has no %s", want)
		}
	}
}

// Whatever is used is defined, and nothing is fetched from anywhere.
func TestStyleSheetsAreWhole(t *testing.T) {
	css := styles(t)
	defined := map[string]bool{}
	for _, m := range regexp.MustCompile(`(--[a-z-]+):`).FindAllStringSubmatch(css, -1) {
		defined[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`var\((--[a-z-]+)`).FindAllStringSubmatch(css, -1) {
		if !defined[m[1]] {
			t.Errorf("%s is used and not defined", m[1])
		}
	}
	for _, word := range []string{"url(", "@import", "@font-face", "!important"} {
		if strings.Contains(css, word) {
			t.Errorf("a style sheet holds %q", word)
		}
	}
	if open, shut := strings.Count(css, "{"), strings.Count(css, "}"); open != shut {
		t.Errorf("%d braces open and %d close", open, shut)
	}
}

// What a class is called in a template is what a style sheet calls it.
func TestClassesOfTheStyleSheetsExist(t *testing.T) {
	names, err := fs.Glob(templates.Files, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	var markup strings.Builder
	for _, name := range names {
		content, err := templates.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		markup.Write(content)
	}
	var css strings.Builder
	for _, name := range []string{"css/3-parts.css", "css/6-lists.css"} {
		content, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		css.Write(content)
	}
	text := regexp.MustCompile(`(?s)/\*.*?\*/|"[^"]*"`).ReplaceAllString(css.String(), "")
	for _, m := range regexp.MustCompile(`\.([a-z][a-z-]*)`).FindAllStringSubmatch(text, -1) {
		class := m[1]
		if strings.HasPrefix(class, "is-") || strings.HasPrefix(class, "on-") || strings.HasPrefix(class, "level-") || class == "vague" {
			continue // made from a value
		}
		if !regexp.MustCompile(`["\s]` + class + `["\s]`).MatchString(markup.String()) {
			t.Errorf("no template has the class %q", class)
		}
	}
}
