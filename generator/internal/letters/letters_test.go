package letters

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for class, characters := range map[Class]string{
		None:   " .-’「。·$…\u00a0་",
		Word:   "aZ9éßЖقאकᚠაཀԱ",
		Hangul: "가힣\u1100ㄱ",
		Free:   "北々〇あアｱーไກမក\U00020000",
		Mark:   "\u0301\u20dd\u094d\u0e31\u0f71",
	} {
		for _, r := range characters {
			if got := Of(r); got != class {
				t.Errorf("%U is of class %d, want %d", r, got, class)
			}
		}
	}
}

func TestHTMLAndBack(t *testing.T) {
	for text, html := range map[string]string{"": "", "a": "a", `<a href="b">&amp;</a>`: `&lt;a href="b"&gt;&amp;amp;&lt;/a&gt;`, "김 & 北": "김 &amp; 北"} {
		if got := string(AppendHTML(nil, []byte(text))); got != html {
			t.Errorf("%q became %q, want %q", text, got, html)
		}
		if got := string(AppendText(nil, html)); got != text {
			t.Errorf("%q became %q, want %q", html, got, text)
		}
	}
	if got := string(AppendHTML(nil, []byte("a\x00b"))); got != "a\uFFFDb" {
		t.Errorf("NUL became %q", got)
	}
	if got := string(AppendText(nil, strings.Repeat("& &x;", 2))); got != "& &x;& &x;" {
		t.Errorf("a lone & became %q", got)
	}
}
