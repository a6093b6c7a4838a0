package render

import (
	"html/template"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
	"chancery/generator/internal/words"

	"golang.org/x/net/html"
)

// TestTemplatesHoldNoWords holds that every word of the interface comes from the
// catalogue: no template has letters of its own where a reader would see or hear them.
func TestTemplatesHoldNoWords(t *testing.T) {
	action := regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	literal := regexp.MustCompile(`"[^"]*[A-Z ][^"]*"`) // names of cards and classes have neither
	for name, text := range builtIn(t) {
		for _, a := range action.FindAllString(string(text), -1) {
			if l := literal.FindString(a); l != "" && !strings.HasPrefix(a, "{{- /*") {
				t.Errorf("%s: %s stands in %s", name, l, a)
			}
		}
		for _, said := range saidIn(action.ReplaceAllString(string(text), "")) {
			t.Errorf("%s: %q is not in the catalogue", name, said)
		}
	}
	if got := saidIn(`<p title="Hello">World<br>7</p><script>x</script>`); !slices.Equal(got, []string{"Hello", "World"}) {
		t.Errorf("the test finds %q", got)
	}
}

// saidIn finds what markup says by itself.
func saidIn(markup string) (said []string) {
	z := html.NewTokenizer(strings.NewReader(markup))
	raw := false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return said
		}
		token := z.Token()
		if kind == html.TextToken && !raw && strings.ContainsFunc(token.Data, unicode.IsLetter) {
			said = append(said, strings.TrimSpace(token.Data))
		}
		raw = kind == html.StartTagToken && (token.Data == "script" || token.Data == "style")
		for _, a := range token.Attr {
			if slices.Contains([]string{"aria-label", "aria-description", "alt", "title", "placeholder", "data-label"}, a.Key) && strings.ContainsFunc(a.Val, unicode.IsLetter) {
				said = append(said, a.Val)
			}
		}
	}
}

func TestPagesSpeakTheLanguage(t *testing.T) {
	german, _ := words.For("de")
	r, msgs := New(builtIn(t), german)
	if len(msgs.Messages) > 0 {
		t.Fatal(msgs.Messages)
	}
	page := samplePage{"404.html", address.KindNotFound, "/", &page.NotFound{Frame: frame(address.KindNotFound, "", "x")}}
	content := rendered(t, r, page)
	for _, want := range []string{"Zum Inhalt springen", `aria-label="Bereiche"`, "Unter dieser Adresse gibt es keine Seite"} {
		if !strings.Contains(content, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestWordsAreEscapedOnce(t *testing.T) {
	w := english()
	w.NotFound.Lead = `Who's "A" & <B>?`
	r, msgs := New(overlay(t, map[string]string{"404.html": `<p title="{{words.NotFound.Lead}}">{{words.NotFound.Lead}}</p>`}), w)
	if len(msgs.Messages) > 0 {
		t.Fatal(msgs.Messages)
	}
	content := rendered(t, r, samplePage{"404.html", address.KindNotFound, "/", &page.NotFound{Frame: frame(address.KindNotFound, "", "x")}})
	const escaped = `Who&#39;s &#34;A&#34; &amp; &lt;B&gt;?`
	if want := `<p title="` + escaped + `">` + escaped + `</p>`; !strings.Contains(content, want) {
		t.Errorf("want %s in:\n%s", want, content)
	}
}

func TestFill(t *testing.T) {
	got, err := fill(words.Phrase2("{2} & {1}"), template.HTML("<b>a</b>"), template.HTML("{1}"))
	if err != nil || got != "{1} &amp; <b>a</b>" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, wrong := range []func() (template.HTML, error){
		func() (template.HTML, error) { return fill(words.Phrase("{1}")) },
		func() (template.HTML, error) { return fill(words.Phrase2("{1}{2}"), "a") },
		func() (template.HTML, error) { return fill("plain", "a") },
	} {
		if got, err := wrong(); err == nil {
			t.Errorf("no error, but %q", got)
		}
	}
}
