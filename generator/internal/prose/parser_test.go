package prose

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/diag"
)

// The place of every message and link is checked by a mark: the caret in the
// text stands before the character that the place names.
func TestPlaces(t *testing.T) {
	for _, tc := range []struct{ name, text string }{
		{"paragraph", "See [a](^javascript:x)."},
		{"after wide characters", "김정은은 “말” 𝔘 [a](^javascript:x)"},
		{"second line", "one\ntwo [a](^javascript:x)"},
		{"list", "- x\n\n  - 김 [a](^javascript:x)"},
		{"ordered list with tab", "1.\t[a](^javascript:x)"},
		{"quotation", "> one\n> > 김 [a](^javascript:x)"},
		{"lazy continuation", "> one\ntwo [a](^javascript:x)"},
		{"table", "| a | b |\n| - | - |\n| 김 | [x](^javascript:x) |"},
		{"heading", "## 김 [a](^javascript:x)"},
		{"setext heading", "a\nb [a](^javascript:x)\n==="},
		{"footnote", "x[^1]\n\n[^1]: 김 [a](^javascript:x)"},
		{"emphasis", "**김 [*a*](^javascript:x)**"},
		{"angle brackets", "[a](<^javascript:x y>)"},
		{"over two lines", "[a b\nc](\n^javascript:x)"},
		{"over two lines of a quotation", "> [a\n> b](\n> ^javascript:x)"},
		{"definition", "[a]\n\n[a]: ^javascript:x"},
		{"unused definition", "x\n\n[a]:\n  ^javascript:x 'title'"},
		{"autolink", "김 <^javascript:x>"},
		{"image", "- ![김](^https://x.org/a.png)"},
		{"windows lines", "one\r\ntwo [a](^javascript:x)\r\n"},
		{"fragment", "> 김 [a](^#no)"},
		{"wiki fragment", "김 [[^#no|x]]"},
		{"html", "김 ^<b>x</b>"},
		{"html block", "- ^<div>\n  x\n  </div>"},
		{"citation", "> 김 ^[@a; b]"},
		{"footnote reference", "* 김^[^no]"},
		{"empty link", "김 [a](https://x.org) ^[b]()"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			before, after, _ := strings.Cut(tc.text, "^")
			if strings.HasPrefix(after, "1]") { // the first caret belongs to a footnote
				i := strings.LastIndex(tc.text, "^")
				before, after = tc.text[:i], tc.text[i+1:]
			}
			line := int32(strings.Count(before, "\n"))
			col := int32(len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1)
			_, list := New().Body([]byte(before+after), diag.Pos{File: "a.md", Line: 7})
			list.Sort()
			if len(list.Messages) != 1 {
				t.Fatalf("want one message, got %+v", list.Messages)
			}
			want := diag.Pos{File: "a.md", Line: 7 + line, Col: col}
			if got := list.Messages[0].Pos; got != want {
				t.Errorf("%q is placed at %v, not %v", list.Messages[0].Text, got, want)
			}
		})
	}
}

func TestPlaceOfLinks(t *testing.T) {
	d := body(t, "김 [[a]] [x](b.md)\n\n- ![c](c.png) [@d; @e, p. 1]\n\n| x |\n| - |\n| 김 [[f\\|g]] |\n")
	want := map[string]diag.Pos{
		"a": {File: "a.md", Line: 1, Col: 5}, "b.md": {File: "a.md", Line: 1, Col: 13}, "c.png": {File: "a.md", Line: 3, Col: 8},
		"d": {File: "a.md", Line: 3, Col: 16}, "e": {File: "a.md", Line: 3, Col: 20}, "f": {File: "a.md", Line: 7, Col: 7},
	}
	got := map[string]diag.Pos{}
	for _, l := range d.Links() {
		got[l.Target] = l.Pos("a.md")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestPlaceOnLongLine(t *testing.T) {
	src := strings.Repeat("김a ", 2000) + "[a](javascript:x)"
	_, list := New().Body([]byte(src), diag.Pos{File: "a.md", Line: 1, Col: 1})
	if got := list.Messages[0].Pos.Col; got != 6005 {
		t.Errorf("column %d, not 6005", got)
	}
}

func TestInline(t *testing.T) {
	at := diag.Pos{File: "a.md", Line: 3, Col: 10}
	for _, tc := range []struct{ name, text, want, message string }{
		{"plain", ` Plain "text" – 김.`, `Plain "text" – 김.`, ""},
		{"no blocks", "# Not a heading", "# Not a heading", ""},
		{"no lists", "1. Not a list", "1. Not a list", ""},
		{"escapes", "a < b & c", "a &lt; b &amp; c", ""},
		{"markup", "*a* **b** `c` ~~d~~ [e](f.md) [[g]]", "<em>a</em> <strong>b</strong> <code>c</code> <del>d</del> <a href=\"../f.html\" class=\"actor\" lang=\"ko\">e</a> <a href=\"../g.html\" class=\"actor\" lang=\"ko\">Title of g</a>", ""},
		{"folded", "  one\n    two\n", "one\ntwo", ""},
		{"indented", "\n      one *two*", "one <em>two</em>", ""},
		{"bare address", "See https://un.org.", `See <a class="bare" href="https://un.org" rel="external">https://un.org</a>.`, ""},
		{"citation", "said [@a].", "said .", `a.md:3:15: a citation is not allowed here`},
		{"image", "x ![a](b.png)", "x ", "a.md:3:12: an image is not allowed here"},
		{"two paragraphs", "one *x*\n\ntwo", "one <em>x</em>two", "a.md:5:1: only one paragraph is allowed here"},
		{"bad link", "김 [a](javascript:x)", "김 a", `a.md:3:16: links of the kind "javascript:" are not allowed`},
		{"bad link behind spaces", "  김 [a](javascript:x)", "김 a", `a.md:3:18: links of the kind "javascript:" are not allowed`},
		{"empty", "", "", ""},
		{"blank with a break", " \n ", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, list := New().Inline(tc.text, at)
			if got := string(d.HTML(exampleFill(d))); got != tc.want {
				t.Errorf("got  %q\nwant %q", got, tc.want)
			}
			var got []string
			for _, m := range list.Messages {
				got = append(got, m.Pos.String()+": "+m.Text)
			}
			if strings.Join(got, "\n") != tc.message {
				t.Errorf("got messages %q, want %q", got, tc.message)
			}
		})
	}
}

// TestRuns holds where names may be linked.
func TestRuns(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []string // section and HTML
	}{
		{"not across markup", "Kim *Jong* Un", []string{"0 Kim ", "0 Jong", "0  Un"}},
		{"not in links, code or headings", "# Kim\n\n[Kim](https://x.org) `Kim` [[x|Kim]] ![Kim](a.png) *Kim*\n\n    Kim\n\n## Kim\n\nKim",
			[]string{"1  ", "1  ", "1  ", "1  ", "1 Kim", "2 Kim"}},
		{"in tables, quotations and notes", "> Kim\n\n| Kim |\n| --- |\n| Kim |\n\nx[^1]\n\n[^1]: Kim", []string{"0 Kim", "0 Kim", "0 Kim", "0 x", "1 Kim"}},
		{"not across a link", "North [[x]] Korea North[[x]] Korea", []string{"0 North ", "0  Korea North", "0  Korea"}},
		{"escapes and character references", `North\_Korea, AT&amp;T or AT&T`, []string{"0 North_Korea, AT&amp;T or AT&amp;T"}},
		{"lines of a paragraph", "North\nKorea", []string{"0 North\nKorea"}},
		{"without any markup", "Kim", []string{"0 Kim"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := body(t, tc.text)
			var got []string
			for r := range d.Runs {
				got = append(got, fmt.Sprint(r.Section, " ", d.Text(r)))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// body compiles a text that has no errors.
func body(t testing.TB, src string) *Doc {
	t.Helper()
	d, list := New().Body([]byte(src), diag.Pos{File: "a.md", Line: 1, Col: 1})
	for _, m := range list.Messages {
		if m.Severity == diag.Error {
			t.Fatalf("%s: %s", m.Pos, m.Text)
		}
	}
	return d
}

func TestMentionsAreLinked(t *testing.T) {
	d := body(t, "Kim & Kim met [[x|them]] at AT&T with Kim.")
	fill := Filler{}
	for _, name := range []string{"Kim met", "AT&amp;T"} {
		at := strings.Index(d.html, name)
		fill.Mentions = append(fill.Mentions, Mention{int32(at), int32(at + len(strings.TrimSuffix(name, " met"))), Anchor{Href: `../"k".html`, Class: "mention"}})
	}
	want := `<p>Kim &amp; <a href="../&#34;k&#34;.html" class="mention">Kim</a> met them at <a href="../&#34;k&#34;.html" class="mention">AT&amp;T</a> with Kim.</p>`
	if got := string(d.HTML(fill)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := string(d.HTML(Filler{})); strings.Contains(got, "<a") {
		t.Errorf("a zero Filler links: %s", got)
	}
}

func TestPlain(t *testing.T) {
	d := body(t, "# A & B\n\nOne *two*[@x] [[y]] [[z|zed]] ![alt](i.png).[^1]\n\n- `c<d`\n- e\n\n[^1]: Note.\n")
	want := "A & B\nOne two Y zed alt.\nc<d\ne\nNote."
	fill := Filler{Link: func(int) Anchor { return Anchor{Href: "x", Text: "Y"} }}
	if got := d.Plain(fill); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := d.Plain(Filler{}); !strings.Contains(got, "two y zed") {
		t.Errorf("a zero Filler gives %q", got)
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                                       0,
		"One two, three.":                        3,
		"Don't re-enter at 3.5 or U.S.":          6,
		"# Head\n\n*a* [b c](https://x.org) `d`": 5,
		"김정은이 말했다":                               2,
		"习近平主席 said":                             6,
		"Ελλάδα — Ўзбекистон":                    2,
		"```\ncode is not counted\n```":          0,
		"AT&amp;T":                               2,
	} {
		if got := body(t, text).Words; got != want {
			t.Errorf("%q has %d words, not %d", text, got, want)
		}
	}
}

func TestSourceIsLeftAlone(t *testing.T) {
	// Behind the text stands more of the file, in the same memory.
	file := []byte("```\ncodeREST")
	d, _ := New().Body(file[:8], diag.Pos{})
	if string(file) != "```\ncodeREST" {
		t.Errorf("the file was changed to %q", file)
	}
	file[4] = 'X'
	if strings.Contains(string(d.HTML(Filler{})), "X") {
		t.Error("the Doc shares memory with the file")
	}
}

func TestManyGoroutines(t *testing.T) {
	p := New()
	src := []byte("# A\n\n[[a]] *b*[^1] | x\n\n| a | b |\n|-|-|\n| c | d |\n\n```go\nfunc x() {}\n```\n\n[^1]: note\n")
	first, _ := p.Body(src, diag.Pos{})
	want := first.HTML(Filler{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				d, _ := p.Body(src, diag.Pos{})
				if got := d.HTML(Filler{}); got != want {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	wg.Wait()
}
