package prose

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/generator/internal/diag"
)

// FuzzBody holds for any text that compiling it neither panics nor writes
// anything unsafe or ill-formed, that all places lie in the text, and that
// runs lie where they say.
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
		"# A b {#c .d}\n\nE f {#b}\n===\n[x](#a-b)", "> [!NOTE]- a\n> b", "> \\[!TIP]\n>\n> - c", "![[a.png|b]] ![[c]]", "![a](b.png \"c\")", "H~2~O^+^ 15~20% ~~a~~ x^2^", "**국(UN)**은 これは**「重」**で",
		"[see @a, p. 3 [x; y]; -@b] [@c][[d]]", "[[a|b\nc]] [@d,\np. 3]", "\\[@a] \\[\\[b]] @c [x][y] {{< z >}} a -- b [TABLE] [u]{.v} a.  b", "<<<<<<< a\nb\n=======\nc\n>>>>>>> d", "https://a.b/c은 https://例え.jp/道 <www.a.b/c>", "#a\n: b\n::: c",
		"- [ ] [[x]]\n- [x] a\n\n  b", "**a *b** c*", "[a](b \"c&quot;><d\")", "# [a](b)[@c][^d]\n\n[^d]: # e", "&lt;script&gt; &#0; &#x110000;", "`` ` `` <!-- -- > -->",
		"[@a](b)", "[[a]](b)", "[[#b|c]] [[d#e]]", "www.a.b/<c> https://a.b/\"c'd", "~~a~~ ~b~", "> - 1. > # a\n>\tb", "~~~html\n<b>\n~~~", "[a]: <b>\n[a]",
		"\\<b> \\[a](b) \\&amp;", "a  \nb\\\nc", "1) a\n2) b\n\n   c", "![](a.png \"'><\")", "Kim\nJong&amp;Un Kim", "***a** b*", "[\u202ea](//b)", "<br/>a<BR >b",
	} {
		f.Add(s)
	}
	p := New()
	f.Fuzz(func(t *testing.T, src string) {
		d, list := p.Body([]byte(src), diag.Pos{File: "a.md", Line: 1, Col: 1})
		for _, m := range list.Messages {
			checkPlace(t, src, m.Pos)
			if strings.HasPrefix(m.Text, "this text cannot be read") {
				t.Errorf("the library failed: %s", m.Text)
			}
		}
		for _, l := range d.Links() {
			checkPlace(t, src, l.Pos("a.md"))
		}
		fill := exampleFill(d)
		last := int32(0)
		for r := range d.Runs {
			if r.Start < last || r.End <= r.Start || int(r.End) > len(d.html) {
				t.Fatalf("run %+v behind %d", r, last)
			}
			last = r.End
			if strings.ContainsAny(d.Text(r), "<>") {
				t.Errorf("a run has markup: %q", d.Text(r))
			}
			fill.Mentions = append(fill.Mentions, Mention{r.Start, r.End, Anchor{Href: "../m.html"}})
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
		a.Href = "./" + url.PathEscape(a.Href)
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
