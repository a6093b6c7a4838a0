package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestForeignArchive builds documents such as nobody here writes, as they lie in the
// repositories and content systems of others. Nothing of them stops the build, what is not
// read as it was meant is warned of, and every word of running text is on its page.
func TestForeignArchive(t *testing.T) {
	documents := 584
	if testing.Short() {
		documents = 48
	}
	r, content, words := rand.New(rand.NewPCG(584, 9)), tree{"site.yaml": []byte("title: Others\n")}, map[string][]string{}
	for i := range documents {
		d := foreign{Rand: r, folder: fmt.Sprintf("briefs/%d", i%7), id: fmt.Sprintf("doc-%d", i), content: content}
		d.write(i)
		words[d.id] = d.words
	}
	var messages bytes.Buffer
	dest := filepath.Join(t.TempDir(), "site")
	code := run(context.Background(), environment{args: []string{"build", "-s", copyArchive(t, content, false), "-d", dest, "--no-cache"}, out: io.Discard, err: &messages,
		now: time.Now, getenv: func(string) string { return "" }})
	if said := messages.String(); code != exitDone || strings.Contains(said, ": error: ") || !strings.Contains(said, ": warning: ") {
		t.Fatalf("exit status %d\n%s", code, said)
	}
	site, err := readTree(dest)
	if err != nil {
		t.Fatal(err)
	}
	all := pages(t, site)
	for page, d := range all {
		for _, problem := range slices.Concat(safe(d), complete(d), nesting(site[page])) {
			t.Errorf("%s: %s", page, problem)
		}
		for _, ref := range d.references {
			if why := dangling(page, ref, site, all); why != "" && page != "404.html" {
				t.Errorf("%s: %s=%q %s", page, ref.attribute, ref.address, why)
			}
		}
	}
	for id, list := range words {
		shown := text(all["briefs/"+id+".html"].root)
		for _, w := range list {
			if !strings.Contains(shown, w) {
				t.Errorf("%s: the page lacks %q", id, w)
			}
		}
	}
}

// foreign is a document in the making.
type foreign struct {
	*rand.Rand
	folder, id string
	content    tree
	text       strings.Builder
	words      []string // which its page has to show
}

// word makes a word that stands nowhere else.
func (d *foreign) word() string {
	w := fmt.Sprintf("%sword%d", d.id[:3], d.Uint32())
	d.words = append(d.words, w)
	return w
}

func (d *foreign) pick(list ...string) string { return list[d.IntN(len(list))] }

// filled picks a text and puts a word into each of its gaps.
func (d *foreign) filled(list ...string) string {
	text := d.pick(list...)
	for strings.Contains(text, "§") {
		text = strings.Replace(text, "§", d.word(), 1)
	}
	return text
}

// write writes the document and what it links to.
func (d *foreign) write(i int) {
	for range 12 + d.IntN(20) {
		foreignBlocks[d.IntN(len(foreignBlocks))](d)
		d.text.WriteString("\n\n")
	}
	d.printf("[^note]: A note.\n\n    With a second paragraph, %s[^note].\n\n", d.word())
	if i == 0 {
		for range 31 {
			foreignHeading(d)
		}
	}
	end := d.pick("\n", "\r\n")
	front := fmt.Sprintf("---\ntitle: %q\ndate: %d-%02d-%02d\nsummary: %s\n---\n", d.filled("A document: “§” & <more>"), 1950+d.IntN(76), 1+d.IntN(12), 1+d.IntN(28), d.word())
	d.content[d.folder+"/"+d.id+".md"] = []byte(d.pick("", "\ufeff") + strings.ReplaceAll(front+d.text.String(), "\n", end))
}

func (d *foreign) printf(format string, args ...any) { fmt.Fprintf(&d.text, format, args...) }

// endings are those of attachments.
var endings = strings.Fields("pdf pptx doc docx xls xlsx epub csv tsv xml md R py do dta tex jsonl parquet 7z zip tar.gz mp3 mp4 txt json geojson ods rtf sav yml")

// foreignBlocks write a block each.
var foreignBlocks = []func(*foreign){
	foreignHeading, foreignHeading, foreignTable, foreignCode, foreignParagraph, foreignParagraph, foreignParagraph, foreignHTML, foreignHTML, foreignAttachment, foreignAttachment,
	func(d *foreign) { // another tool's blocks
		d.printf("%s", d.pick("::: warning\n", "!!! note\n    ", "Term\n: ", "Term\n\n:   ", "{% include x.html %}\n", "{{< figure src=\"a.png\" >}}\n", "[TOC]\n\n", "+++\n", "$$\nE = mc^2\n$$\n", "a.  ", "(a) ", "%% hidden %%\n", "<<toc>>\n", "\\newpage\n\n", "| not | a table\n", "> [!info] Title\n> ", "#Heading\n", "***\n", "Setext\n===\n\n", "* * *\n")+d.word())
	},
	func(d *foreign) { // lists
		for range 1 + d.IntN(12) {
			d.printf("%s%s %s\n", strings.Repeat(d.pick(" ", "  ", "\t"), d.IntN(4)), d.pick("-", "*", "+", "1.", "7)", "- [ ]", "- [x]", "•"), d.word())
		}
	},
	func(d *foreign) { // a quotation, in several ways
		for range 1 + d.IntN(5) {
			d.printf("%s%s\n", strings.Repeat(d.pick(">", "> "), 1+d.IntN(3)), d.word())
		}
	},
}

// foreignHeading skips levels as it likes.
func foreignHeading(d *foreign) {
	d.printf("%s %s%s\n", strings.Repeat("#", 1+d.IntN(6)), d.word(), d.pick("", "", " ##", " {#"+d.id+"}", " {.unnumbered}", " `code` and *more*", " <a name=\"x\"></a>", " [link](https://a.example)"))
}

func foreignTable(d *foreign) {
	columns := 2 + d.IntN(24)
	row := func(cell func() string) {
		for range max(1, columns+d.IntN(3)-1) {
			d.printf("| %s ", cell())
		}
		d.printf("|\n")
	}
	for range columns {
		d.printf("| %s ", d.word())
	}
	d.printf("|\n%s|\n", strings.Repeat(d.pick("|---", "|:-:", "| --: "), columns))
	for range d.IntN(40) {
		row(func() string {
			return d.pick("1,234,567.89", "—", "", "n/a", "`a|b`", "**x**", "Donaudampfschifffahrtsgesellschaftskapitän", "<br>", "12 %", "[a](https://a.example)")
		})
	}
}

func foreignCode(d *foreign) {
	fence := d.pick("```", "~~~~", "````")
	d.printf("%s%s\n", fence, d.pick("", "python", "r", "stata", "json", "{r, echo=FALSE}", "no-such-language", "diff", "mermaid", "text title=\"a\""))
	for range 1 + d.IntN(400) {
		d.printf("%s%s\n", strings.Repeat(" ", d.IntN(12)), d.pick("x = 1", "", "<b>&amp;</b>", strings.Repeat("long_line_", 1+d.IntN(60)), "# a comment", "- [[not a link]] [@nor-this]", "$x^2$ {{ y }}"))
	}
	d.printf("%s\n", fence)
}

func foreignParagraph(d *foreign) {
	for range 1 + d.IntN(30) {
		d.printf("%s%s", d.word(), d.pick(" ", " ", " ", "\n", "  \n", "\\\n", ", ", ". ", " -- ", "---", " … ", " *x* ", " **bold text** ", " ***both*** ", " _a_b_ ", " `code` ", " ~~gone~~ ", " 15~20% ", " H~2~O ", " ==x== ",
			" https://a.example/q?a=1&b=(2)#c. ", " <https://a.example> ", " mail@a.example ", " [text](<https://a.example/a b>) ", " [ref][1] ", " [none] ", " &nbsp;&mdash;&copy; ", " \u00a0\u200b\u00ad ", " ‘quoted’ “so” ", " < 5 & > 3 ", " $5 and $6 ", " $x_1$ ", " :smile: ",
			" (see above) ", " [^note] ", " ^[inline note] ", " \\* \\_ ", " * ", " ** ", " _ ", " ` ", " [ ", " ] ", " ![ ", " {#id .class} ", " a@b ", " #hashtag ", " @someone ", " 국제 ", " 漢字、かな ", " عربي ", " e\u0301 ", " 👩‍🔬 ", strings.Repeat("ü", 300)+" "))
	}
	d.printf("\n%s", d.pick("", "", "\n[1]: https://a.example \"Title\"\n", "\n| --- |\n"))
}

// foreignHTML writes raw HTML, which is left out: its words may be lost.
func foreignHTML(d *foreign) {
	d.printf("%s\n", d.filled("<div class=\"note\">\n<p>Text</p>\n</div>", "<table><tr><td colspan=2>a</td></tr></table>", "<details>\n<summary>More</summary>\n\n§\n\n</details>", "<!-- a comment -->", "<br/>", "<hr>",
		"<script>alert(1)</script>", "<iframe src=\"https://a.example\"></iframe>", "<img src=\"x.png\" onerror=\"alert(1)\">", "§ <b>bold</b> <span style=\"color:red\">§</span><br>§", "<center>x</center>",
		"§<sup>2</sup> &lt;b&gt; <not a tag> <a href='x'>§</a>", "<style>\nb {color: red}\n</style>", "<p align=\"center\">\n  <img src=\"a.png\">\n</p>", "<svg onload=\"x\"></svg>", "<?php echo 1 ?>", "<![CDATA[ x ]]>"))
}

func foreignAttachment(d *foreign) {
	ending := d.pick(endings...)
	name := fmt.Sprintf("annexes/%s %d.%s", d.pick("Annex", "Données", "附件", "a_b", "Report (final)"), d.IntN(1000), ending)
	data := make([]byte, d.IntN(2000))
	for i := range data {
		data[i] = byte(d.Uint32())
	}
	if ending == "xml" {
		data = []byte("<data/>")
	}
	d.content[name], d.content["annexes/README.md"] = data, []byte("# Files\n")
	name = "../../" + name
	d.printf("See [%s](<%s>) and [the same](%s).\n", d.word(), name, strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29").Replace(name))
}
