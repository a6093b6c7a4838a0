package prose

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed lists the elements that a compiled text may have, with their attributes.
var allowed = map[string]string{
	"p": "class", "br": "", "hr": "", "em": "", "strong": "", "del": "", "code": "", "blockquote": "",
	"sup": "class", "sub": "", "figure": "", "figcaption": "", "span": "id class", "pre": "class", "label": "",
	"h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
	"div": "class id role", "section": "class role aria-label",
	"ul": "", "ol": "start", "li": "class id",
	"table": "", "thead": "", "tbody": "", "tr": "", "th": "scope class", "td": "class data-label",
	"input": "type disabled checked",
	"img":   "src alt width height title class loading decoding",
	"a":     "href id class title rel role aria-label lang",
}

// checkHTML fails unless a text is well formed, and has allowed elements and
// attributes only, ids that occur once, and links to allowed places.
func checkHTML(t *testing.T, text string) {
	t.Helper()
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.TextToken, html.SelfClosingTagToken:
			if kind == html.SelfClosingTagToken {
				t.Errorf("self-closing <%s>", token.Data)
			}
		case html.StartTagToken:
			checkElement(t, token, ids)
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Errorf("a link in a link in %q", text)
			}
			if !slices.Contains([]string{"br", "hr", "img", "input"}, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v in %q", token.Data, open, text)
			}
			open = open[:len(open)-1]
		default:
			t.Errorf("a comment or doctype: %q", token.Data)
		}
	}
	if len(open) > 0 {
		t.Errorf("not closed: %v in %q", open, text)
	}
	checkNesting(t, text)
}

func checkElement(t *testing.T, token html.Token, ids map[string]bool) {
	t.Helper()
	attributes, ok := allowed[token.Data]
	if !ok {
		t.Errorf("element <%s> is not allowed", token.Data)
	}
	for _, a := range token.Attr {
		if !slices.Contains(strings.Fields(attributes), a.Key) {
			t.Errorf("attribute %s=%q of <%s> is not allowed", a.Key, a.Val, token.Data)
		}
		switch a.Key {
		case "id":
			if ids[a.Val] {
				t.Errorf("id %q occurs twice", a.Val)
			}
			ids[a.Val] = true
		case "href", "src":
			u, err := url.Parse(strings.TrimFunc(a.Val, func(r rune) bool { return r <= ' ' }))
			if err != nil {
				t.Errorf("%s=%q: %v", a.Key, a.Val, err)
			} else if !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme) || u.Scheme == "" && u.Host != "" {
				t.Errorf("%s=%q leads astray", a.Key, a.Val)
			}
		}
	}
}

// checkNesting fails if a browser would read the text as another tree: it
// parses the text, writes it, and parses again what it wrote.
func checkNesting(t *testing.T, text string) {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	if tags(text) != tags(b.String()) {
		t.Errorf("a browser reads\n%s\nas\n%s", text, b.String())
	}
}

// tags gives the sequence of start and end tags of a text.
func tags(text string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			b.WriteString("<" + string(name) + ">")
		case html.EndTagToken:
			name, _ := z.TagName()
			b.WriteString("</" + string(name) + ">")
		}
	}
}
