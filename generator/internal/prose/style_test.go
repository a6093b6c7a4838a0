package prose

import (
	"bytes"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chancery/generator/internal/letters"

	"github.com/alecthomas/chroma/v2/lexers"

	"chancery/generator/internal/diag"
)

const styleFile = "../../../static/css/code.css"

func TestStyleSheetFile(t *testing.T) {
	want := StyleSheet()
	if *update {
		if err := os.WriteFile(styleFile, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(styleFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("static/css/code.css differs from StyleSheet; go test -update rewrites it")
	}
}

// TestContrast computes the contrast ratio of WCAG 2.2 for every colour.
func TestContrast(t *testing.T) {
	all := append(tones(), tone{"", "text", codeTextLight, codeTextDark})
	for _, c := range all {
		for page, colour := range map[string]string{codePageLight: c.light, codePageDark: c.dark} {
			if got := contrast(t, colour, page); got < 4.5 {
				t.Errorf("%s (%s): %s on %s has a contrast of %.2f", c.class, c.what, colour, page, got)
			}
		}
	}
}

func TestContrastOfKnownColours(t *testing.T) {
	if got := contrast(t, "#000000", "#ffffff"); math.Abs(got-21) > 0.01 {
		t.Errorf("black on white has %.2f", got)
	}
	if got := contrast(t, "#777777", "#ffffff"); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777 on white has %.2f", got)
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil || len(colour) != 7 {
		t.Fatalf("colour %q: %v", colour, err)
	}
	linear := func(v uint64) float64 {
		c := float64(v&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

// TestEveryClassHasAColour colours code of several languages and looks up each
// class in the style sheet.
func TestEveryClassHasAColour(t *testing.T) {
	code := map[string]string{
		"go":     "// a\nfunc f(x int) string { return \"a\" + nil }",
		"python": "@dec\nclass A(B):\n    def f(self): return 1.5 # x",
		"html":   "<p class=\"a\">&amp;</p><!-- x -->",
		"json":   `{"a": [1, true, null]}`,
		"diff":   "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y",
		"bash":   "for x in $HOME; do echo \"$x\"; done",
		"yaml":   "a: b # c",
		"sql":    "select count(*) from t where a = 'b'",
	}
	css := string(StyleSheet())
	h := newHighlighter()
	used := map[string]bool{}
	for language, text := range code {
		html := h.append(nil, language, []byte(text))
		for _, part := range strings.Split(string(html), `<span class="`)[1:] {
			class, _, _ := strings.Cut(part, `"`)
			used[class] = true
			if !strings.Contains(css, "pre.code ."+class+" {") {
				t.Errorf("%s: class %q has no colour", language, class)
			}
		}
	}
	for _, tone := range tones() {
		if !used[tone.class] {
			t.Errorf("class %q (%s) is never used", tone.class, tone.what)
		}
	}
}

func TestCodeIsKeptWhole(t *testing.T) {
	h := newHighlighter()
	for _, text := range []string{"", "\n", "x", "a\r\nb", "\tx := `<&>`\n\n\n", strings.Repeat("x = 1\n", 2000), "\x00\xff", "김 = \"정\""} {
		for _, language := range []string{"go", "Python", "JSON", "nosuch", ""} {
			for range 2 { // the second time from what is kept
				html := h.append(nil, language, []byte(text))
				if got := withoutTags(string(html)); got != string(letters.AppendHTML(nil, []byte(text))) {
					t.Errorf("%s: %q became %q", language, text, got)
				}
			}
		}
	}
	if html := h.append(nil, "go", bytes.Repeat([]byte("func "), maxHighlight)); bytes.Contains(html, []byte("<span")) {
		t.Error("code beyond the limit was coloured")
	}
}

func withoutTags(html string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(html, "<") {
		if _, text, ok := strings.Cut(part, ">"); ok {
			part = text
		}
		b.WriteString(part)
	}
	return b.String()
}

// TestLanguages holds which of chroma's lexers colour code: all but JSONata's, which
// takes three seconds for 2 KB, and YANG's, which fails. A lexer that is new in chroma
// colours nothing before it was measured: see BenchmarkLexers.
func TestLanguages(t *testing.T) {
	h := newHighlighter()
	var plain []string
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		if name := l.Config().Name; h.language(name).lexer == nil {
			plain = append(plain, name)
		}
	}
	slices.Sort(plain)
	if got := strings.Join(plain, ", "); got != "JSONata, YANG" {
		t.Errorf("not coloured are %s", got)
	}
	coloured := func(name, code string) bool {
		return strings.Contains(string(h.append(nil, name, []byte(code))), "<span")
	}
	python, yaml := "x = 'a' # b\n", "a: b # c\n"
	for _, tc := range []struct {
		name, code string
		want       bool
	}{
		{"python", python, true}, {"Python", python, true}, {"py", python, true}, {"no-such", python, false}, {"", python, false}, {"no-such", "", false},
		{"jsonata", `$x := "a"`, false},
		{"python", strings.Repeat(python, maxHighlight/len(python)), true}, {"python", strings.Repeat(python, maxHighlight/len(python)+1), false},
		{"yaml", strings.Repeat(yaml, maxHighlightSlow/len(yaml)), true}, {"yaml", strings.Repeat(yaml, maxHighlightSlow/len(yaml)+1), false},
	} {
		if got := coloured(tc.name, tc.code); got != tc.want {
			t.Errorf("%d bytes of %q: coloured is %v", len(tc.code), tc.name, got)
		}
	}
	page := New()
	d, _ := page.Body([]byte(strings.Repeat("~~~python\n"+strings.Repeat(python, 300)+"~~~\n\n", 10)), diag.Pos{})
	if got := strings.Count(d.html, `<span class="c">`) / 300; got != maxHighlightText/(300*len(python)) {
		t.Errorf("%d blocks of a text are coloured", got)
	}
}

func TestKeptCodeIsBounded(t *testing.T) {
	h := newHighlighter()
	for i := range 2000 {
		h.put(codeKey{"go", strings.Repeat("x", 4000) + itoa(i)}, "y")
		if h.bytes > maxKept {
			t.Fatalf("%d bytes are kept", h.bytes)
		}
	}
}
