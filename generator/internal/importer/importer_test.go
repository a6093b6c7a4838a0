package importer

import (
	"archive/zip"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/edtf"

	"gopkg.in/yaml.v3"
)

// A Word document comes in by way of pandoc: its title, authors and date, pictures, footnotes
// and tables; tracked changes and comments are noted.
func TestWord(t *testing.T) {
	if testing.Short() {
		t.Skip("needs pandoc")
	}
	if _, err := exec.LookPath("pandoc"); err != nil {
		t.Fatal("pandoc is missing: apt-get install pandoc, or leave this out with -short")
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		at := filepath.Join(dir, name)
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return at
	}
	// The smallest picture there is: one pixel.
	write("dot.gif", "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
	source := write("in.md", `---
title: Fees at the quay
author: [Ada Harbour, Port Authority of Zenda]
date: June 2024
---

Fees rose.[^1] They will [rise]{.insertion author="A" date="2024-01-01T00:00:00Z"} [fall]{.deletion author="A" date="2024-01-01T00:00:00Z"} again
[check this]{.comment-start id="1" author="B" date="2024-01-01T00:00:00Z"}now[]{.comment-end id="1"}, says [one]{.underline}.

![The quay](dot.gif)

| a | b |
|---|---|
| 1 | 2 |

## Costs

[^1]: By law.
`)
	document := filepath.Join(dir, "fees.docx")
	c := exec.Command("pandoc", "-f", "markdown", source, "-o", document)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	archive := filepath.Join(dir, "archive")
	result, err := Run(Options{Sources: []string{document}, Into: archive})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(archive, "content/briefs/fees.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\ntitle: Fees at the quay\n", "\ndate: 2024-06\n", "\nauthors: [Ada Harbour, Port Authority of Zenda]\n",
		"Fees rose.[^1]", "[^1]: By law.", "## Costs", "![The quay", "](fees/", "| 1 ", "\ndraft: true\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the draft lacks %q:\n%s", want, data)
		}
	}
	var said []string
	for _, n := range result.Notes {
		said = append(said, n.Text)
	}
	for _, want := range []string{"a tracked insertion was accepted: “rise”", "a tracked deletion was accepted: “fall”", "a comment did not come with it: “check this”", "underlined text became emphasised: “one”"} {
		if !slices.Contains(said, want) {
			t.Errorf("no note says %q: %q", want, said)
		}
	}
	if pictures, err := filepath.Glob(filepath.Join(archive, "content/briefs/fees/*.gif")); err != nil || len(pictures) != 1 {
		t.Errorf("the pictures are %q", pictures)
	}
}

// A bibliography in the encoding of old Windows is read as that, and it is noted.
func TestOldEncoding(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "old.bib")
	if err := os.WriteFile(file, []byte("@book{a, title = {Geb\xfchren}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	result, err := Run(Options{Sources: []string{file}, Into: filepath.Join(dir, "archive")})
	if err != nil || len(result.Notes) != 1 || !strings.Contains(result.Notes[0].Text, "Windows-1252") {
		t.Fatalf("%v, %v", err, result.Notes)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "archive/content/sources.yaml")); !strings.Contains(string(data), "title: Gebühren") {
		t.Errorf("sources.yaml is %s", data)
	}
}

func TestLaTeX(t *testing.T) {
	for in, want := range map[string]string{
		`M{\"u}ller`: "Müller", `J\"org`: "Jörg", `{\L}ubienska`: "Łubienska", `\'{\i}`: "í", `\c{c}`: "ç", `na\"{\i}ve`: "naïve", `{\o}re`: "øre",
		`A \& B`: "A & B", `{{NATO}'s} role`: "NATO's role", `a -- b --- c`: "a – b — c", "``so''": "“so”", `{\relax В}ладимир`: "Владимир",
		`5\% of \$3`: "5% of $3", `x~y`: "x y", `\textquotedblleft so\textquotedblright`: "“so”", `\emph{Moby} Dick`: "Moby Dick", `\`: "", `김정은`: "김정은",
	} {
		if got := latex(in); got != want {
			t.Errorf("%s became %q, want %q", in, got, want)
		}
	}
}

func TestDatesOfCSL(t *testing.T) {
	for _, test := range []struct {
		d    cslDate
		want string
	}{
		{cslDate{Parts: [][]any{{2024.0, 6.0, 19.0}}}, "2024-06-19"},
		{cslDate{Parts: [][]any{{"2024", "6"}}, Circa: true}, "2024-06~"},
		{cslDate{Parts: [][]any{{2024.0}}, Season: "2"}, "2024-22"},
		{cslDate{Parts: [][]any{{2022.0, 11.0}, {2024.0}}}, "2022-11/2024"},
		{cslDate{Parts: [][]any{{-44.0}}}, "-0043"},
		{cslDate{Raw: "Summer 2024"}, "Summer 2024"},
		{cslDate{EDTF: "2024-06?"}, "2024-06?"},
	} {
		if got := test.d.edtf(); got != test.want {
			t.Errorf("%+v is %q, want %q", test.d, got, test.want)
		}
		if on, ok := date(test.d.edtf()); !ok {
			t.Errorf("%q is no date: %q", test.d.edtf(), on)
		}
	}
}

// Whatever a text is, its links are rewritten and nothing else, and no code is touched.
func FuzzRewriteLinks(f *testing.F) {
	for _, s := range []string{"[a](b) ![c](<d e> \"t\")", "`[a](b)` ``[`](x)``", "```\n[a](b)\n```\n", "[a]: b\n[x][a]", "    [code](x)\n", "[[w]] [a[b](c)](d)", "[a](b(c)d) [", "\\[a](b)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := spans(text, func(span string, _ int) string { return span }); got != text {
			t.Fatalf("spans of %q give %q", text, got)
		}
		rewriteLinks(text, func(target string, _ bool, _ int) string { return target })
		rewriteLinks(text, func(string, bool, int) string { return "" })
		summarise(text)
	})
}

// Whatever a bibliography is, reading it ends without a panic, and what comes of it is YAML
// whose dates the model reads.
func FuzzBibliographies(f *testing.F) {
	f.Add("@book{a, title = {T}, year = 2020, month = jan, author = {A and {B C}}}")
	f.Add("TY  - RPRT\nTI  - T\nDA  - 2024/06//\nER  - \n")
	f.Add(`[{"id":1,"title":"T","issued":{"date-parts":[[2024,6]]}}]`)
	f.Fuzz(func(t *testing.T, text string) {
		r := &run{single: newSite(), headings: map[string]map[string]bool{}}
		list, _ := r.readBibTeX("x.bib", text)
		list = append(list, r.readRIS("x.ris", text)...)
		more, _ := r.readCSL("x.json", []byte(text))
		for _, e := range append(list, more...) {
			block := e.block("x")
			var items []map[string]any
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(block), &n); err != nil {
				t.Fatalf("%v in\n%s", err, block)
			}
			keepText(&n)
			if err := n.Decode(&items); err != nil || len(items) != 1 {
				t.Fatalf("%v: %d items in\n%s", err, len(items), block)
			}
			if on := e.values["date"]; on != "" {
				if _, err := edtf.Parse(on); err != nil {
					t.Fatalf("%q: %v", on, err)
				}
			}
		}
	})
}

// Whatever an export or a document is, reading it ends without a panic.
func FuzzDocuments(f *testing.F) {
	f.Add("---\ntitle: T\ndate: 2024\n---\n{{< x >}} [[a|b]] ![[c]] ==d== :::note\nx\n:::\n<div>y</div>")
	f.Add("+++\ntitle = 'T'\n+++\n{% post_url x %} > [!tip] y")
	f.Add("<rss><channel><item><title>wordpress.org/export/</title></item></channel></rss>")
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		for _, name := range []string{"a.md", "b.html", ".obsidian"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		_, _ = Run(Options{Sources: []string{dir}, Into: filepath.Join(dir, "archive"), DryRun: true})
		at := filepath.Join(dir, "c.xml")
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, _ = Run(Options{Sources: []string{at}, Into: filepath.Join(dir, "archive"), DryRun: true})
	})
}

// What a word processor keeps about a file is noted, where the document itself says nothing.
func TestProperties(t *testing.T) {
	file := filepath.Join(t.TempDir(), "memo.docx")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	w, err := z.Create("docProps/core.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(w, `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>T</dc:title><dc:creator>Ada Harbour</dc:creator><dcterms:created>2024-06-19T10:00:00Z</dcterms:created></cp:coreProperties>`)
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		document document
		want     []string
	}{
		{document{}, []string{"the file was begun on 2024-06-19, by its own account", "the file names Ada Harbour as its author"}},
		{document{Date: "2024", Authors: []string{"Ben Quay"}}, nil},
	} {
		r := &run{}
		r.properties(&test.document, file)
		var said []string
		for _, n := range r.notes {
			said = append(said, n.Text)
		}
		if !slices.Equal(said, test.want) {
			t.Errorf("%q, want %q", said, test.want)
		}
	}
}
