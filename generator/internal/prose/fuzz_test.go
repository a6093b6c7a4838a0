package prose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/generator/internal/diag"
)

// FuzzBody holds for any text that compiling it neither panics nor writes
// anything unsafe or ill-formed, that all places lie in the text, and that
// runs and mentions lie where they say.
func FuzzBody(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.md")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(src), "\n\n") {
			f.Add(part)
		}
	}
	for _, s := range []string{
		"[a](javascript&colon;x)", "<a href='x' onclick=y>", "[<b>](x.md)", "![[[x]]](y.png)", "[![a][b]][c]\n\n[b]: x.png\n[c]: y.md",
		"[x [[y]] z](w.md)", "<https://a.b/<script>>", "a\x00b\xff[c](\xfe)", "|a|\n|-|\n|`\\|`\\||[[x\\|y]]|", "[^1][^1]\n\n[^1]: [^1]\n\n    - x",
		"- [ ] [[x]]\n- [x] a\n\n  b", "**a *b** c*", "[a](b \"c&quot;><d\")", "# [a](b)[@c][^d]\n\n[^d]: # e", "&lt;script&gt; &#0; &#x110000;", "`` ` `` <!-- -- > -->",
		"[@a](b)", "[[a]](b)", "[[#b|c]] [[d#e]]", "www.a.b/<c> https://a.b/\"c'd", "~~a~~ ~b~", "> - 1. > # a\n>\tb", "~~~html\n<b>\n~~~", "[a]: <b>\n[a]",
		"\\<b> \\[a](b) \\&amp;", "a  \nb\\\nc", "1) a\n2) b\n\n   c", "![](a.png \"'><\")", "Kim\nJong&amp;Un Kim", "***a** b*", "[\u202ea](//b)", "<br/>a<BR >b",
	} {
		f.Add(s)
	}
	p := New(Kept{})
	names, _ := NewNames([]Name{{"a", 1}, {"b c", 2}, {"Kim Jong&Un", 3}, {"김", 4}, {"é", 5}, {"script", 6}})
	f.Fuzz(func(t *testing.T, src string) {
		d, list := p.Body([]byte(src), diag.Pos{File: "a.md", Line: 1, Col: 1})
		for _, m := range list.Messages {
			checkPlace(t, src, m.Pos)
			if strings.HasPrefix(m.Text, "this text cannot be read") {
				t.Errorf("the library failed: %s", m.Text)
			}
		}
		for _, l := range d.Links() {
			checkPlace(t, src, l.Pos)
		}
		fill := exampleFill(d)
		last := int32(0)
		for _, m := range names.Find(d, nil) {
			if m.Start < last || m.End <= m.Start || int(m.End) > len(d.html) {
				t.Fatalf("mention %+v behind %d", m, last)
			}
			last = m.End
			fill.Mentions = append(fill.Mentions, MentionAnchor{m, Anchor{Href: "../m.html"}})
		}
		for r := range d.runs {
			if strings.ContainsAny(string(d.html[r.Start:r.End]), "<>") {
				t.Errorf("a run has markup: %q", d.html[r.Start:r.End])
			}
		}
		if utf8.ValidString(src) && !strings.ContainsRune(src, 0) {
			withEscapedHrefs(&fill)
			checkHTML(t, string(d.HTML(fill)))
			checkHTML(t, string(d.HTML(Filler{})))
		}
		d.Plain(fill)
		p.Inline(src, diag.Pos{File: "a.md", Line: 1, Col: 1})
	})
}

// withEscapedHrefs makes the addresses safe, as a caller has to.
func withEscapedHrefs(fill *Filler) {
	link := fill.Link
	fill.Link = func(i int) Anchor {
		a := link(i)
		a.Href = "./" + strings.NewReplacer(":", "%3A", "/", "%2F", "%", "%25", "?", "%3F", "\\", "%5C").Replace(a.Href)
		return a
	}
}

func checkPlace(t *testing.T, src string, p diag.Pos) {
	t.Helper()
	lines := strings.Split(src, "\n")
	if p.Line < 1 || int(p.Line) > len(lines) || p.Col < 1 {
		t.Errorf("%v is not in the text", p)
	} else if utf8.ValidString(src) && int(p.Col) > utf8.RuneCountInString(lines[p.Line-1])+1 {
		t.Errorf("%v lies behind the line %q", p, lines[p.Line-1])
	}
}

// FuzzFind holds that the canonical form of a text maps back to where it came from.
func FuzzFind(f *testing.F) {
	f.Add("Kim  Jong\nUn &amp; co. Hano\u0301i \u00ad x ’", "Kim Jong Un")
	f.Add("김정은이 习近平 e\u0301\u0323", "é")
	f.Fuzz(func(t *testing.T, text, name string) {
		if !utf8.ValidString(text) || !utf8.ValidString(name) || len(text) > 1<<20 {
			return
		}
		n, _ := NewNames([]Name{{name, 1}})
		html := appendEscaped(nil, []byte(text))
		d := &Doc{html: string(html)}
		last := int32(0)
		for _, m := range n.Find(d, nil) {
			if m.Start < last || m.End <= m.Start || int(m.End) > len(html) {
				t.Fatalf("mention %+v behind %d in %q", m, last, html)
			}
			last = m.End
			if got := canonical(string(unescape(nil, string(html[m.Start:m.End])))); !strings.HasSuffix(canonical(name), got) {
				t.Errorf("%q is found as %q in %q", name, got, html)
			}
		}
	})
}
