package program

import (
	"html/template"
	"strings"
	"testing"
)

// places are where values stand in a page, each with the escapers that
// html/template puts there.
var places = map[string]string{
	"htmlescaper":                         `<p>%s</p>`,
	"rcdataescaper":                       `<title>%s</title>`,
	"attrescaper":                         `<p lang="%s"></p>`,
	"urlfilter|urlnormalizer|attrescaper": `<a href="%s"></a>`,
	"urlnormalizer|attrescaper":           `<a href="mailto:%s"></a>`,
	"urlescaper|attrescaper":              `<a href="x?y=%s"></a>`,
	"urlfilter|attrescaper":               `<meta http-equiv="refresh" content="0; url=%s">`,
}

// Whatever is printed, at all places, an escaper makes what html/template makes.
func FuzzEscapers(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	made := map[string]*template.Template{}
	for chain, place := range places {
		t := template.Must(template.New("").Parse(strings.Replace(place, "%s", "{{.}}", 1)))
		made[chain] = t
		if err := t.Execute(&strings.Builder{}, ""); err != nil {
			f.Fatal(err)
		}
		tail := ".|_html_template_" + strings.ReplaceAll(chain, "|", "|_html_template_") + "}}"
		if tree := strings.ReplaceAll(t.Tree.Root.String(), " ", ""); !strings.Contains(tree, tail) {
			f.Fatalf("%s: html/template has put other escapers into %s", chain, tree)
		}
	}
	if len(made) != len(escapers) {
		f.Fatal("there are escapers that are not tested")
	}
	f.Fuzz(func(t *testing.T, s string) {
		for chain, escape := range escapers {
			var want strings.Builder
			if err := made[chain].Execute(&want, s); err != nil {
				t.Fatal(err)
			}
			if got := strings.Replace(places[chain], "%s", string(escape(nil, s)), 1); got != want.String() {
				t.Errorf("%s of %q: got %s, want %s", chain, s, got, want.String())
			}
		}
		if got, want := string(AppendEscaped(nil, s)), template.HTMLEscapeString(s); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	})
}

// hostile are texts that might break out of where they stand.
var hostile = []string{
	"", "plain", `"'<>&+`, "a\x00b", "%00/x", "%0", "%zz%41", "javascript:alert(1)", "JAVASCRIPT:x", "java/script:x", "HTTPS://x", "http\u017f://x", "mailto:a+b@c",
	":", "//x:y", "a\nb\tc\r", "\xff\xfe<", "\u2028\ufdd0\uffff", "한국", "</title><script>", "<!--", "{{.}}", " href=\"%00/x\"", "&amp;&lt;", "a?b=c&d=é#f", "`=|\\", "data:text/html,x",
}
