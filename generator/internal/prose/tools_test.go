package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/diag"
)

// TestOtherTools holds what becomes of what other tools write, read and leave behind.
func TestOtherTools(t *testing.T) {
	const attributes = "attributes in braces belong to another tool, and are printed as they stand"
	const spaced = "a space ends an address, so this is not a link, and is printed as it stands"
	for _, tc := range []struct {
		name, text, html string
		messages         []string
	}{
		{"an id of a heading", "## Costs of war {#costs}\n\n[a](#costs) [b](#costs-of-war)",
			`<div class="heading" id="costs-of-war"><h2 id="costs">Costs of war</h2>…</div>` + "\n" + `<p><a href="#costs">a</a> <a href="#costs-of-war">b</a></p>`, nil},
		{"an id that is the automatic one", "## Costs {#costs}", `<div class="heading"><h2 id="costs">Costs</h2>…</div>`, nil},
		{"an id of an underlined heading", "Costs of\nwar {#costs}\n---", `<div class="heading" id="costs-of-war"><h2 id="costs">Costs of` + "\n" + `war</h2>…</div>`, nil},
		{"an id takes precedence over an automatic one", "## Costs\n\n## Price {#costs}", `<div class="heading"><h2 id="costs-1">Costs</h2>…</div>` + "\n" + `<div class="heading" id="price"><h2 id="costs">Price</h2>…</div>`, nil},
		{"an id twice", "## A {#x}\n\n## B {#x}", `<div class="heading" id="a"><h2 id="x">A</h2>…</div>` + "\n" + `<div class="heading"><h2 id="b">B</h2>…</div>`,
			[]string{`3:4 two headings have the id "x"; only the first keeps it`}},
		{"an id of the page's own", "## A {#rec-1}", `<div class="heading" id="a"><h2 id="h-rec-1">A</h2>…</div>`,
			[]string{`1:6 a heading's id consists of lower-case letters, digits and hyphens, and does not begin with a reserved prefix; "rec-1" becomes "h-rec-1"`}},
		{"capitals in an id", "## A {#Events}", `<div class="heading" id="a"><h2 id="events">A</h2>…</div>`,
			[]string{`1:6 a heading's id consists of lower-case letters, digits and hyphens, and does not begin with a reserved prefix; "Events" becomes "events"`}},
		{"classes of a heading", "## A {#x .unnumbered}\n\n## B {-}\n\n## C {x}\n\n## D{#y}", `<div class="heading" id="a"><h2 id="x">A</h2>…</div>` + "\n" + `<div class="heading"><h2 id="b">B</h2>…</div>` + "\n" +
			`<div class="heading"><h2 id="c-x">C {x}</h2>…</div>` + "\n" + `<div class="heading"><h2 id="dy">D{#y}</h2>…</div>`,
			[]string{"1:6 a heading can have an id, but no classes or other attributes; they are left out", "3:6 a heading can have an id, but no classes or other attributes; they are left out"}},

		{"an alert", "> [!NOTE]\n> Text of *it*.\n>\n> - a", alertHTML("note", "Note", "<p>Text of <em>it</em>.</p>\n<ul>\n<li>a</li>\n</ul>\n"), nil},
		{"an alert on one line", "> [!warning] Text", alertHTML("warning", "Warning", "<p>Text</p>\n"), nil},
		{"an alert of paragraphs", "> [!TIP]\n>\n> A\n>\n> B", alertHTML("tip", "Tip", "<p>A</p>\n<p>B</p>\n"), nil},
		{"a folded alert", "> [!Caution]- A\n> b", alertHTML("caution", "Caution", "<p>A\nb</p>\n"), nil},
		{"an alert without text", "> [!IMPORTANT]", alertHTML("important", "Important", ""), nil},
		{"an unknown alert", "> [!cuation]\n> A", "<blockquote>\n<p>[!cuation]\nA</p>\n</blockquote>", []string{`1:3 there is no alert of the kind "cuation"; it is shown as a quotation`}},
		{"an escaped alert", `> \[!NOTE] A`, "<blockquote>\n<p>[!NOTE] A</p>\n</blockquote>", []string{"1:3 an escaped [!NOTE] is not an alert"}},
		{"no alert", "> A\n> [!NOTE]\n\n[!NOTE] B", "<blockquote>\n<p>A\n[!NOTE]</p>\n</blockquote>\n<p>[!NOTE] B</p>", nil},

		{"a caption", "![A map](map.png \"Ports *here* & there\")", "<figure>IMAGE(map.png|A map)<figcaption>Ports *here* &amp; there</figcaption></figure>", nil},
		{"an image in text", "See ![A map](map.png \"Ports\")", `<p>See IMAGE(map.png|A map title="Ports")</p>`, nil},
		{"an image without a title", "![A map](map.png)", "<p>IMAGE(map.png|A map)</p>", nil},
		{"an embedded image", "![[img/map.png|A map]] ![[a b.JPG|x]]", "<p>IMAGE(img/map.png|A map) IMAGE(a b.JPG|x)</p>", nil},
		{"an embedded image without text", "![[map.png]]", "<p>IMAGE(map.png|)</p>", []string{"1:1 the image has no text for those who cannot see it"}},
		{"an embedded note", "![[first]]", `<p>LINK(first)</p>`, []string{"1:1 only images can be embedded; this becomes a link"}},

		{"fences", "::: warning\nA\n:::", "<p>::: warning\nA\n:::</p>", []string{"1:1 ::: does not open a block here, and is printed as it stands", "3:1 ::: does not open a block here, and is printed as it stands"}},
		{"a definition list", "Term\n: What it is", "<p>Term\n: What it is</p>", []string{"2:1 definition lists are not supported; the colon is printed as text"}},
		{"an undefined reference", "See [the annex][annex] and [a][b].\n\n[b]: https://a.example", `<p>See [the annex][annex] and <a href="https://a.example" rel="external">a</a>.</p>`,
			[]string{"1:5 there is no link definition [annex], so this is not a link"}},
		{"shortcodes", "{{< figure src=\"a.png\" >}}\n\nA {{% note %}} b", "<p>{{&lt; figure src=\"a.png\" &gt;}}</p>\n<p>A {{% note %}} b</p>",
			[]string{"1:1 shortcodes belong to another generator, and are printed as they stand", "3:3 shortcodes belong to another generator, and are printed as they stand"}},
		{"a table that is lost", "[TABLE]", "<p>[TABLE]</p>", []string{"1:1 a converter left [TABLE] in place of a table"}},
		{"brackets with attributes", "[x]{.underline}", "<p>[x]{.underline}</p>", []string{"1:1 brackets with attributes belong to another tool, and are printed as they stand"}},
		{"attributes of an image", "![A](a.png){width=\"2.0in\" height=\"1in\"}", "<p>IMAGE(a.png|A){width=\"2.0in\" height=\"1in\"}</p>", []string{"1:12 " + attributes}},
		{"attributes in text", "A {#id .class}", "<p>A {#id .class}</p>", []string{"1:3 " + attributes}},
		{"braces that are meant", "{n=1} {a} {1} {.5} x{n=1} {{}} {n=1} {#1", "<p>{n=1} {a} {1} {.5} x{n=1} {{}} {n=1} {#1</p>", nil},
		{"a list with letters", "a.  one\n\nb.  two\n\nA. Smith wrote", "<p>a.  one</p>\n<p>b.  two</p>\n<p>A. Smith wrote</p>",
			[]string{"1:1 a list is numbered with digits; a. is printed as text", "3:1 a list is numbered with digits; b. is printed as text"}},
		{"a list with letters on lines", "a) one\nb) two\n\nA. Smith\nA. Jones\nB. Carter", "<p>a) one\nb) two</p>\n<p>A. Smith\nA. Jones\nB. Carter</p>",
			[]string{"1:1 a list is numbered with digits; a) is printed as text", "5:1 a list is numbered with digits; A. is printed as text"}},
		{"hyphens for a dash", "A -- b, c---d, 1914--1918.", "<p>A -- b, c---d, 1914--1918.</p>", []string{"1:3 hyphens stand for a dash in 3 places, first here; this is printed as it stands"}},
		{"one dash", "A --- b", "<p>A --- b</p>", []string{"1:3 hyphens stand for a dash here; this is printed as it stands"}},
		{"hyphens that are meant", "Use --strict or `--` and ---- and a-b.", "<p>Use --strict or <code>--</code> and ---- and a-b.</p>", nil},
		{"formulas", "Where $x^2 \\le y$ and $n$:\n\n$$\nE = mc\n$$", "…", []string{"1:7 dollar signs enclose a formula in 4 places, first here; this is printed as it stands"}},
		{"sums of money", "From $5 to $6 (US$7-$8), $5m/$6m, A$ and B$; \\$x^2$ `$x^2$`", "…", nil},
		{"a comment", "A %%not this%% b, 5%% or 6 %", "<p>A %%not this%% b, 5%% or 6 %</p>", []string{"1:3 %% encloses a comment here; this is printed as it stands"}},
		{"variables", "A {{ page.title }} and {{x}} `{{ y }}`", "<p>A {{ page.title }} and {{x}} <code>{{ y }}</code></p>", []string{"1:3 {{ }} encloses a variable of another generator in 2 places, first here; this is printed as it stands"}},
		{"a block's id", "A text. ^costs\n\n- b ^a1b2\n\nx ^ y, 2 ^10, ^a b", "<p>A text. ^costs</p>\n<ul>\n<li>b ^a1b2</li>\n</ul>\n<p>x ^ y, 2 ^10, ^a b</p>", []string{"1:9 ^ gives a block an id in 2 places, first here; this is printed as it stands"}},
		{"emoji", "A :smile: and :+1:, 12:30:45, a:b:c, see: this: and ::x:", "<p>A :smile: and :+1:, 12:30:45, a:b:c, see: this: and ::x:</p>", []string{"1:3 colons enclose the name of an emoji in 2 places, first here; this is printed as it stands"}},
		{"front matter of Hugo", "+++\ntitle = \"A\"\n+++\n\nB", "<p>+++\ntitle = \"A\"\n+++</p>\n<p>B</p>", []string{"1:1 +++ encloses front matter in TOML in 2 places, first here; this is printed as it stands"}},
		{"a heading without a space", "#Costs\n\n##Of war\n\n#1 of them\n\n#one of\nthem", "<p>#Costs</p>\n<p>##Of war</p>\n<p>#1 of them</p>\n<p>#one of\nthem</p>",
			[]string{"1:1 without a space this is not a heading", "3:1 without a space this is not a heading"}},
		{"tasks and links", "- [x] done\n- [ ] to do\n- [x](https://a.example)\n- [X][x]\n\n[x]: https://b.example", "…", nil},
		{"a link that begins an item", "1. [x](https://a.example) b", "<ol>\n<li><a href=\"https://a.example\" rel=\"external\">x</a> b</li>\n</ol>", nil},
		{"underlining", "A ++b c++, C++ and C++, 1 ++ 2", "<p>A ++b c++, C++ and C++, 1 ++ 2</p>", []string{"1:3 ++ does not underline text here, and is printed as it stands"}},
		{"commands", "As \\cite{one} and \\textbf{b} say, C:\\temp{x}, \\*a\\*, \\d and `\\cite{x}`\n\n\\newpage", "…", []string{"1:4 a backslash begins a command of LaTeX in 3 places, first here; this is printed as it stands"}},
		{"roles", "As {cite}`one` and :ref:`b` say; {a} `b`, {1}`c`", "…", []string{"1:4 a name before backticks gives the code a role in 2 places, first here; this is printed as it stands"}},
		{"tags of Liquid", "A {% include b.html %} c, 5{% d", "<p>A {% include b.html %} c, 5{% d</p>", []string{"1:3 shortcodes belong to another generator, and are printed as they stand"}},
		{"admonitions", "!!! note\n    A\n\n.. note:: B\n\n!!! wow!", "…", []string{"1:1 !!! does not open a block here, and is printed as it stands", "4:1 directives belong to another tool, and are printed as they stand", "6:1 !!! does not open a block here, and is printed as it stands"}},
		{"a note in brackets", "A[^a note] and [^1].\n\n[^1]: B", "…", []string{"1:2 notes do not stand in the text itself; this is printed as it stands"}},
		{"a conflict", "A\n\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> main", "…", []string{"3:1 this is an unresolved Git merge conflict"}},
		{"a conflict among headings", "## A\n\n<<<<<<< HEAD\n### B {#b}\n\nb[^1]\n\n[^1]: B\n=======\n## C {#b}\n\nb[^1]\n\n[^1]: C\n>>>>>>> main\n\n### D", "…", []string{"3:1 this is an unresolved Git merge conflict"}},
		{"a conflict in code", "```\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> main\n```", `<pre class="code"><code>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD` + "\nB\n=======\nC\n" + `&gt;&gt;&gt;&gt;&gt;&gt;&gt; main` + "\n</code></pre>", nil},
		{"a wiki link on two lines", "[[first|the\nfirst]] [[a\nb]] [[漢|北\n京]]", "<p>LINK(first|the first) LINK(a b) LINK(漢|北京)</p>", nil},
		{"a wiki link across paragraphs", "[[a\n\nb]]", "<p>[[a</p>\n<p>b]]</p>", nil},
		{"a wiki link in a quotation", "> see [[a|b\n> c]] d", "<blockquote>\n<p>see LINK(a|b c) d</p>\n</blockquote>", nil},
		{"spaces in an address", "[Court](my fees.pdf), ![A map](../maps/a b.svg \"The *map*\") and [x](https://a.example/b c)\n\n[Court](<my fees.pdf>) [he](and she) [1](cf. p. 3) [he](and/or she) [a](b (c.md",
			"…", []string{"1:1 " + spaced, "1:24 " + spaced, "1:65 " + spaced}},
		{"a tag in what stands for an image", "![A <b>map</b>](map.png)", "<p>IMAGE(map.png|A map)</p>", []string{"1:5 raw HTML is not rendered; <b> is left out"}},
		{"an address between angle brackets", `<https://a.example/c\_d>`, "…", []string{"1:2 the address contains a backslash"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, list := New().Body([]byte(tc.text), diag.Pos{File: "a.md", Line: 1, Col: 1})
			var messages []string
			list.Sort()
			for _, m := range list.Messages {
				messages = append(messages, fmt.Sprintf("%d:%d %s", m.Pos.Line, m.Pos.Col, m.Text))
			}
			if diff := cmp.Diff(tc.messages, messages); diff != "" {
				t.Errorf("messages: -want +got\n%s", diff)
			}
			got := visible(d)
			checkHTML(t, string(d.HTML(exampleFill(d))))
			if diff := cmp.Diff(tc.html, got); tc.html != "…" && diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// alertHTML is that of an alert.
func alertHTML(class, title, text string) string {
	return `<div class="alert alert-` + class + `" role="note">` + "\n" + `<p class="alert-title">` + title + "</p>\n" + text + "</div>"
}

// visible gives the HTML of a text with short signs for images, links without text of
// their own and permalinks.
func visible(d *Doc) string {
	fill := exampleFill(d)
	fill.Words.Alerts = [...]string{"Note", "Tip", "Important", "Warning", "Caution"}
	html := string(d.HTML(fill))
	for i, l := range d.Links() {
		a := fill.Link(i)
		switch l.Kind {
		case Image:
			head, rest, _ := strings.Cut(html, `<img src="`+a.Href+`" alt="`+l.Said().Label+`" width="640" height="480"`)
			title, tail, _ := strings.Cut(rest, ` loading="lazy" decoding="async">`)
			html = head + "IMAGE(" + l.Target + "|" + l.Said().Label + title + ")" + tail
		case Wiki:
			label, text := "", a.Text
			if l.Said().Label != "" {
				label, text = "|"+l.Said().Label, l.Said().Label
			}
			html = strings.Replace(html, `<a href="`+a.Href+`" class="actor" lang="ko">`+text+"</a>", "LINK("+l.Target+label+")", 1)
		}
	}
	for {
		head, rest, ok := strings.Cut(html, `<a class="anchor"`)
		if !ok {
			return html
		}
		_, tail, _ := strings.Cut(rest, "</a>")
		html = head + "…" + tail
	}
}

// TestCitations holds how citations are read, in pandoc's forms too, and shown.
func TestCitations(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"A [@a].", "A[a]."},
		{"A [@a, p. 3; @b].", "A[a, p. 3; b]."},
		{"A [@a,\np. 3;\n@b].", "A[a, p. 3; b]."},
		{"A [see @a, p. 3].", "A[see a, p. 3]."},
		{"A [see @a, p. 3; also @b and others].", "A[see a, p. 3; also b, and others]."},
		{"A [-@a].", "A[a]."},
		{"A [see -@a, pp. 3–5].", "A[see a, pp. 3–5]."},
		{"A [@a; @b].", "A[a, b]."},
		{"A [@a, p. 3 [my emphasis]].", "A[a, p. 3 [my emphasis]]."},
		{"A [@a, p. 3 [mine; theirs]; @b].", "A[a, p. 3 [mine; theirs]; b]."},
		{"A [@a p. 3].", "A[a, p. 3]."},
		{"A [@{a}] and [@a{p. 3}; @b, {pp. 4, 5}].", "A[a] and[a, p. 3; b, pp. 4, 5]."},
		{"A[@a][@b].", "A[a][b]."},
		{"A [@a][^1].\n\n[^1]: N", "A[a]1."},
		{"A [@a][[b]].", "A[a]Title of b."},
		{"A [@a](https://a.example).", "A @a."},
		{"A [by @a](https://a.example) and [@a][x].\n\n[x]: https://a.example", "A by @a and @a."},
		{"A [ask @other] and [mail me@a.example].", "A [ask @other] and [mail me@a.example]."},
		{"> A [see\n> @a].", "A[see a]."},
	} {
		d, list := New().Body([]byte(tc.text), diag.Pos{File: "a.md", Line: 1})
		if len(list.Messages) > 0 {
			t.Errorf("%q: %v", tc.text, list.Messages)
		}
		fill := exampleFill(d)
		link := fill.Link
		fill.Link = func(i int) Anchor {
			a := link(i)
			if l := d.Links()[i]; l.Kind == Cite {
				a = Anchor{Href: "#src-" + l.Target, Text: l.Target, Plain: l.Target == "other"}
			}
			return a
		}
		html := string(d.HTML(fill))
		html, _, _ = strings.Cut(html, `<section class="footnotes"`)
		if got := strings.TrimSpace(withoutTags(html)); got != tc.want {
			t.Errorf("%q\ngot  %s\nwant %s", tc.text, got, tc.want)
		}
	}
}

// TestUnread holds that references which are escaped or stand in text are noted, for a
// caller who knows what there is.
func TestUnread(t *testing.T) {
	for text, want := range map[string]string{
		`A \[@a].`:                    "CiteText a 1:5+2",
		`A \[@a, p. 3; @b\].`:         "CiteText a 1:5+2, CiteText b 1:15+2",
		`A \[see @a-b\].`:             "CiteText a-b 1:9+4",
		"As @a says.":                 "CiteText a 1:4+2",
		"me@a.example, a/@b `@a`":     "",
		`\[\[first]]`:                 "WikiText first 1:1+9",
		`B \[\[first|the\]\].`:        "WikiText first 1:3+14",
		`\[[a b#c]]`:                  "WikiText a b 1:1+8",
		`\[a] \[1\]`:                  "",
		"[@a]":                        "Cite a 1:2+2",
		"[x](https://a.example/@b/c)": "",
	} {
		d, _ := New().Body([]byte(text), diag.Pos{File: "a.md", Line: 1})
		var got []string
		for _, l := range d.Links() {
			kind := map[LinkKind]string{Cite: "Cite", CiteText: "CiteText", WikiText: "WikiText"}[l.Kind]
			got = append(got, fmt.Sprintf("%s %s %d:%d+%d", kind, l.Target, l.Line, l.Col, l.Width))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: got %s, want %s", text, s, want)
		}
	}
}

// TestManyWarnings holds that no number of warnings stops a build.
func TestManyWarnings(t *testing.T) {
	for _, tc := range []struct {
		text string
		want diag.Severity
	}{
		{strings.Repeat("#Costs\n\n", 150), diag.Warning},
		{strings.Repeat("#Costs\n\n", 150) + "[a](x:)", diag.Error},
	} {
		_, list := New().Body([]byte(tc.text), diag.Pos{File: "a.md", Line: 1})
		if n := len(list.Messages); n != maxMessages+1 {
			t.Errorf("%d messages", n)
		}
		if got := list.Messages[maxMessages].Severity; got != tc.want {
			t.Errorf("the last is %v, want %v", got, tc.want)
		}
	}
}
