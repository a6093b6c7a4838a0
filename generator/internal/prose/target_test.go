package prose

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/diag"
)

func TestParseTarget(t *testing.T) {
	for _, tc := range []struct{ in, want string }{ // want: what it is, or the problem
		{"https://example.org/a?b#c", "external https://example.org/a?b#c"},
		{"HTTP://EXAMPLE.ORG", "external HTTP://EXAMPLE.ORG"},
		{"mailto:a@b.org", "external mailto:a@b.org"},
		{"https://ko.wikipedia.org/wiki/김정은", "external https://ko.wikipedia.org/wiki/김정은"},
		{"a.md", "File a.md"}, {"./A.MD#x", "File ./A.MD #x"}, {"../b/c%20d.md#%EA%B9%80", "File ../b/c d.md #김"},
		{"data.csv", "Asset data.csv"}, {"./a:b.csv", "Asset ./a:b.csv"}, {"folder/", "Asset folder/"},
		{"#x", "Fragment  #x"}, {"#e\u0301", "Fragment  #é"},
		{"javascript:alert(1)", "links of the kind"}, {"JAVASCRIPT:x", "links of the kind"}, {"java\tscript:x", "the address contains a control character"},
		{"\u200bjavascript:x", "links of the kind"}, {"\u00a0javascript:x", "the address begins or ends with a space"}, {" javascript:x", "the address begins or ends with a space"},
		{"vbscript:x", "links of the kind"}, {"data:text/html,x", "links of the kind"}, {"ftp://x", "links of the kind"}, {"file:///etc/passwd", "links of the kind"},
		{":x", "links of the kind"}, {"a:b.md", "links of the kind"}, {"javascript&colon;x", "Asset javascript&colon;x"},
		{"//evil.org", "the address has no scheme"}, {`\\evil.org`, "the address contains a backslash"}, {`/\evil.org`, "the address contains a backslash"},
		{"/briefs/x.html", "the address begins at the site's root"}, {`..\a.md`, "the address contains a backslash"},
		{"https:", "the web address has no host"}, {"https:x", "the web address has no host"}, {"https:///x", "the web address has no host"},
		{"https://user:pw@x.org", "the web address contains a user name"}, {"https://x.org:port", "this is not a web address"}, {"mailto:", "the mail address is missing"},
		{"", "the link leads nowhere"}, {"  ", "the link leads nowhere"}, {"#", "the link leads nowhere"},
		{"a%zz.md", "the address contains a %"}, {"a%00.md", "the address contains a control character"}, {"a.md#%0a", "the address contains a control character"},
	} {
		t.Run(tc.in, func(t *testing.T) {
			got := ""
			target, p := parseTarget(tc.in)
			switch {
			case p != nil:
				got = p.text
				if p.fix == "" {
					t.Error("no fix")
				}
			case target.external != "":
				got = "external " + target.external
			default:
				got = [...]string{File: "File ", Asset: "Asset ", Fragment: "Fragment "}[target.kind()] + target.path
				if target.fragment != "" {
					got += " #" + target.fragment
				}
			}
			if got != tc.want && (p == nil || !strings.HasPrefix(got, tc.want)) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestSlugs(t *testing.T) {
	var s slugs
	for _, tc := range []struct{ heading, want string }{
		{"Hello, World!", "hello-world"}, {"Hello World", "hello-world-1"}, {"hello world 1", "hello-world-1-1"}, {"Hello World", "hello-world-2"},
		{"김정은의 결론", "김정은의-결론"}, {"E\u0301tat — x", "état--x"}, {"ÉTAT", "état"}, {"snake_case-id", "snake_case-id"},
		{"Rec 1", "h-rec-1"}, {"rec", "rec"}, {"SRC-x", "h-src-x"}, {"fnref-1", "h-fnref-1"}, {"Event-horizon", "h-event-horizon"},
		{"!!!", "section"}, {"—", "section-1"}, {"– a –", "-a-"},
	} {
		if got := s.id(tc.heading); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.heading, got, tc.want)
		}
	}
	if got := slug(strings.Repeat("김", 100)); len(got) > maxSlug || strings.ContainsRune(got, '\uFFFD') {
		t.Errorf("a long heading has the id %q", got)
	}
}

func TestBareAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"https://un.org.":                    "https://un.org",
		"(https://un.org/a_(b))":             "https://un.org/a_(b)",
		"*https://un.org/a*":                 "https://un.org/a",
		"https://un.org/a_b_c*d*":            "https://un.org/a_b_c*d",
		"“https://un.org/x”":                 "https://un.org/x",
		"https://un.org/를。":                  "https://un.org/",
		"https://un.org/q은 말했다":              "https://un.org/q",
		"https://un.org은":                    "https://un.org",
		"www.un.org에서":                       "https://www.un.org",
		"见https://un.org/a.pdf的报告":           "https://un.org/a.pdf",
		"https://un.org/a/の":                 "https://un.org/a/%E3%81%AE",
		"https://un.org/รายงาน":              "https://un.org/",
		"https://un.org.그리고 다음":              "https://un.org",
		"https://un.org/a와 나":                "https://un.org/a",
		"https://例え.jp/道":                    "https://%E4%BE%8B%E3%81%88.jp/%E9%81%93",
		"https://www.例え.jp/道/x":              "https://www.%E4%BE%8B%E3%81%88.jp/%E9%81%93/x",
		"www.한국.kr":                          "https://www.%ED%95%9C%EA%B5%AD.kr",
		"https://ko.wiki.example/wiki/한국":    "https://ko.wiki.example/wiki/%ED%95%9C%EA%B5%AD",
		"https://ko.wiki.example/2024년_예산/가": "https://ko.wiki.example/2024%EB%85%84_%EC%98%88%EC%82%B0/%EA%B0%80",
		"https://un.org/?q=한국 x":             "https://un.org/?q=%ED%95%9C%EA%B5%AD",
		"<www.un.org/q>":                     "https://www.un.org/q",
		"<www.un>":                           "",
		"<www.un.org/a b>":                   "https://www.un.org/a",
		"https://un.org/x>y":                 "https://un.org/x",
		`https://un.org/c\_d`:                "https://un.org/c_d",
		"https://un.org/?a=1&amp;b=2":        "https://un.org/?a=1&amp;b=2",
		"www.iaea.org/x?y=1&z=2, and":        "https://www.iaea.org/x?y=1&amp;z=2",
		"see http://un.org:8080/ ":           "http://un.org:8080/",
		"xhttps://un.org":                    "",
		"https://localhost":                  "",
		"https:// un.org":                    "",
		"ftp://un.org":                       "",
		"javascript://un.org":                "",
		"awww.un.org":                        "",
		"www.un":                             "",
		"a@b.org":                            "",
		`https\://un.org`:                    "",
		"`https://un.org`":                   "",
		"[https://un.org](https://iaea.org)": "https://iaea.org",
		"**see** https://un.org":             "https://un.org",
		"a\nhttps://un.org\nb":               "https://un.org",
	} {
		d, list := New().Body([]byte(text), diag.Pos{Line: 1})
		html := string(d.HTML(Filler{}))
		_, after, _ := strings.Cut(html, `href="`)
		if got, _, _ := strings.Cut(after, `"`); got != want || strings.Count(html, "<a") > 1 {
			t.Errorf("%q links to %q, not %q: %s", text, got, want, html)
		}
		if len(list.Messages) > 0 {
			t.Errorf("%q: %v", text, list.Messages)
		}
	}
}

// What is not escaped at first sight is not escaped at the second either.
func TestEscapeURL(t *testing.T) {
	for c := range 256 {
		s := "a" + string([]byte{byte(c)}) + "b"
		if got, want := escapeURL(s), string(util.URLEscape([]byte(s), false)); got != want {
			t.Errorf("%q is escaped as %q, not %q", s, got, want)
		}
	}
}
