package prose

import (
	"strings"
	"testing"
	"time"

	"chancery/generator/internal/diag"
)

// fill repeats a text up to the largest size that is read.
func fill(s string) string { return strings.Repeat(s, MaxSize/len(s)) }

// hostile are texts that cost goldmark a time in the square of their length, or
// worse, if nothing bounds them.
func hostile() map[string]string {
	numbered := func(format func(n string) string) string {
		var b strings.Builder
		for i := 0; b.Len() < MaxSize-4000; i++ {
			b.WriteString(format(itoa(i)))
		}
		return b.String()
	}
	return map[string]string{
		"emphasis without partner":    fill("*a_ **b "),
		"emphasis openers":            fill("*a **a "),
		"emphasis in many paragraphs": fill(strings.Repeat("*a_ **b ", 400) + "\n\n"),
		"one run of stars":            strings.Repeat("*", MaxSize/2-1) + "a" + strings.Repeat("*", MaxSize/2-1),
		"strikethrough":               fill("~a ~~b "),
		"link openers":                fill("[a]("),
		"link openers with title":     fill(`[a](b "`),
		"link with brackets":          fill("[a](("),
		"link openers by line":        fill("[a](b\n"),
		"open brackets":               fill("["),
		"image openers":               fill("!["),
		"nested brackets":             strings.Repeat("[", MaxSize/2) + strings.Repeat("]", MaxSize/2),
		"nested groups":               fill(strings.Repeat("[", 490) + "a" + strings.Repeat("]", 490)),
		"brackets by line":            fill("[a]\n"),
		"full references":             fill("[a][b"),
		"reference pairs":             fill("[a][b]"),
		"wiki openers":                fill("[[a"),
		"wiki pairs":                  fill("[[a]] "),
		"citation openers":            fill("[@a;"),
		"citations":                   fill("[@a;@b] "),
		"bad citations":               fill("[@] "),
		"citation openers by line":    fill("[@a;\n"),
		"citations with words":        fill("[a "),
		"citations in citations":      fill("[a @b ["),
		"wiki openers by line":        fill("[[a\n"),
		"ids in text":                 fill("@a "),
		"escaped wiki links":          fill(`\[[a`),
		"undefined references":        fill("[a][b "),
		"attributes":                  fill("{#a .b "),
		"attributes of headings":      fill("# a {.b}\n"),
		"ids of headings":             numbered(func(n string) string { return "# a {#" + n + "}\n" }),
		"shortcodes":                  fill("{{< a "),
		"hyphens":                     fill("a -- "),
		"scripts":                     fill("x^2^"),
		"alerts":                      fill("> [!NOTE]\n\n"),
		"conflicts":                   fill("<<<<<<< a\n"),
		"conflicts in code":           "```\n" + fill("<<<<<<< a\n=======\n>>>>>>> b\n"),
		"footnote openers":            fill("[^"),
		"undefined footnotes":         fill("[^a] "),
		"footnotes":                   numbered(func(n string) string { return "[^" + n + "]: a [^" + n + "]\n\n" }),
		"footnote references":         strings.Repeat("[^a] ", 100_000) + "\n\n[^a]: b",
		"link definitions":            numbered(func(n string) string { return "[" + n + "]: b\n" }),
		"link definitions with title": numbered(func(n string) string { return "[" + n + "]: b\n(\n" }),
		"separate link definitions":   numbered(func(n string) string { return "[" + n + "]: b\n\n" }),
		"long definition, many uses":  "[a]: https://x.org/" + strings.Repeat("x", 300_000) + "\n\n" + strings.Repeat("[a] ", 150_000),
		"long title, many uses":       "[a]: x.md \"" + strings.Repeat("x", 300_000) + "\"\n\n" + strings.Repeat("[a]\n\n", 100_000),
		"wide table":                  strings.Repeat("|a", 50_000) + "\n" + strings.Repeat("|-", 50_000) + "\n" + strings.Repeat("|\n", 200_000),
		"long table":                  strings.Repeat("|a", 190) + "\n" + strings.Repeat("|-", 190) + "\n" + strings.Repeat("|\n", 400_000),
		"table of long names":         "|" + strings.Repeat("a", 1000) + "|b|\n|-|-|\n" + strings.Repeat("|\n", 45_000),
		"table of escaped bars":       "|a|\n|-|\n" + fill("|`\\|`|\n")[:MaxSize-20],
		"table of emphasis":           "|a|\n|-|\n|" + fill("*a_ ")[:MaxSize-20],
		"bars":                        fill("|"),
		"delimiters":                  "|a\n" + fill("|-")[:MaxSize-10],
		"quotations":                  fill(">"),
		"quotations by line":          fill("> > > > > > > > > > > > > > > > a\n"),
		"lazy quotations":             strings.Repeat(">", 39) + "a\n" + fill("a\n")[:MaxSize-100],
		"nested lists":                fill("- ")[:MaxSize-1] + "a",
		"nested lists by line":        numbered(func(n string) string { return strings.Repeat(" ", len(n)*400) + "- a\n" }),
		"deepening lists":             deepening(),
		"list items":                  fill("- a\n"),
		"empty list items":            fill("-\n"),
		"tags":                        fill("<a "),
		"tags with attributes":        fill("<a x='y' "),
		"open comments":               fill("<!-- "),
		"open comments in text":       fill("a <!--"),
		"processing instructions":     "a " + fill("<?")[:MaxSize-2],
		"cdata":                       "a " + fill("<![CDATA[")[:MaxSize-9],
		"closed tags":                 fill("a<b>"),
		"html blocks":                 fill("<div>\n\n"),
		"backticks":                   numbered(func(n string) string { return "a" + strings.Repeat("`", 1+len(n)) }),
		"backtick runs of any length": backticks(),
		"code spans":                  fill("`a` "),
		"autolinks":                   fill("<http:"),
		"bare addresses":              fill("https://a.b "),
		"bare address":                "https://a.b/" + fill("(")[:MaxSize-12],
		"address heads":               fill("https://"),
		"www":                         fill("www."),
		"headings":                    fill("# a\n"),
		"bad fragments":               fill("# a\n[b](#aa)\n\n"),
		"long heading":                "# " + fill("*a_ ")[:MaxSize-2],
		"underlines":                  fill("a\n-\n"),
		"entities":                    fill("&amp;"),
		"long entity":                 fill("&a"),
		"escapes":                     fill(`\`),
		"fences":                      fill("```\n"),
		"unknown languages":           numbered(func(n string) string { return "```x" + n + "\n```\n" }),
		"code":                        "```python\n" + fill("def f(x): return 'a' # b\n")[:MaxSize-20],
		"many code blocks":            numbered(func(n string) string { return "```python\nx = " + n + strings.Repeat("+1", 50) + "\n```\n" }),
		"tabs":                        fill("\t"),
		"tabs in lists":               fill("-\t"),
		"hard breaks":                 fill("a  \n"),
		"spaces":                      fill(" ") + "a",
		"wide characters":             fill("김[a](x:)"),
		"bad links":                   fill("[a](x:)"),
		"bad links by paragraph":      fill("[a](x:)\n\n"),
		"emphasised links":            fill("*[a](b)* "),
		"nested images":               strings.Repeat("![", 100_000) + strings.Repeat("](a)", 100_000),
		"nested emphasis":             strings.Repeat("*a **b ", 50_000) + strings.Repeat("c** d* ", 50_000),
	}
}

// deepening makes a list that goes one deeper with each line.
func deepening() string {
	var b strings.Builder
	for i := 0; b.Len() < MaxSize-4000; i++ {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func backticks() string {
	var b strings.Builder
	for i := 1; b.Len() < MaxSize-i-1; i++ {
		b.WriteString(strings.Repeat("`", i) + "a")
	}
	return b.String()
}

// TestHostile holds that texts made to hang a Markdown parser are read in a
// bounded time. The bound leaves room for a slow machine: without the limits
// each of these would take minutes or fill the memory.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some ten seconds")
	}
	p := New()
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			text = text[:min(len(text), MaxSize)]
			start := time.Now()
			d, list := p.Body([]byte(text), diag.Pos{File: "a.md", Line: 1})
			took := time.Since(start)
			t.Logf("%v, %d bytes of HTML, %d messages", took.Round(time.Millisecond), len(d.html), len(list.Messages))
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if len(d.html) > 20*MaxSize {
				t.Errorf("%d bytes became %d", len(text), len(d.html))
			}
			if len(list.Messages) > maxMessages+1 {
				t.Errorf("%d messages", len(list.Messages))
			}
		})
	}
}

// TestRefusals holds that what is left out is told of.
func TestRefusals(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	all := hostile()
	for name, want := range map[string]string{
		"emphasis without partner":   "this paragraph would take too long to read: it has 1048576 characters with 393216 emphasis marks, 0 brackets and 0 backticks",
		"link openers":               "this paragraph would take too long to read",
		"backticks":                  "this paragraph would take too long to read",
		"wide table":                 "this table is too large to read on a page",
		"long table":                 "this table is too large to read on a page",
		"quotations":                 "quotations and lists are nested too deeply here",
		"nested lists":               "quotations and lists are nested too deeply here",
		"footnotes":                  "there are more footnotes than can be read",
		"footnote references":        "there are more references to footnotes than can be read",
		"link definitions":           "there are too many link definitions in one paragraph",
		"long definition, many uses": "the link definitions of this text add up to too much",
		"one run of stars":           "emphasis is nested too deeply here",
		"long heading":               "this paragraph would take too long to read",
		"headings":                   "there are more headings than can be read",
		"open brackets":              "this paragraph would take too long to read",
		"tags":                       "this paragraph would take too long to read",
		"bad links by paragraph":     "there are more than 100 messages about this text; the rest are left out",
	} {
		t.Run(name, func(t *testing.T) {
			text, ok := all[name]
			if !ok {
				t.Fatal("no such text")
			}
			_, list := New().Body([]byte(text[:min(len(text), MaxSize)]), diag.Pos{File: "a.md", Line: 1})
			for _, m := range list.Messages {
				if m.Severity == diag.Error && strings.HasPrefix(m.Text, want) {
					return
				}
			}
			t.Errorf("nothing begins with %q in %+v", want, list.Messages[:min(3, len(list.Messages))])
		})
	}
}

func TestTooLong(t *testing.T) {
	_, list := New().Body(make([]byte, MaxSize+1), diag.Pos{File: "a.md", Line: 5})
	if len(list.Messages) != 1 || list.Messages[0].Text != "the text is too long: 1025 KiB; at most 1024 KiB are read" {
		t.Errorf("got %+v", list.Messages)
	}
}

// TestHonestMebibyte holds that the limits leave room for any text that
// somebody would write.
func TestHonestMebibyte(t *testing.T) {
	one := string(brief())
	var b strings.Builder
	for i := 0; b.Len()+len(one)+1000 < MaxSize; i++ {
		// Footnotes have labels of their own in each part.
		b.WriteString(strings.ReplaceAll(one, "[^", "[^"+itoa(i)+"-"))
	}
	text := b.String()[:MaxSize-80_000]
	// A paragraph of 20 KB with much markup, and 300 definitions in a row.
	text = text[:strings.LastIndex(text, "\n## ")] + "\n\n" +
		strings.Repeat("*emphasis* and `code` and [link](x.md) and [[wiki]] go on, for quite long. ", 260) + "\n\n"
	for i := range 300 {
		text += "[def-" + itoa(i) + "]: https://example.org/some/longer/path/to/a/page/" + itoa(i) + "\n"
	}
	start := time.Now()
	_, list := New().Body([]byte(text), diag.Pos{File: "a.md", Line: 1})
	t.Logf("%d bytes in %v", len(text), time.Since(start))
	for _, m := range list.Messages {
		if m.Severity == diag.Error {
			t.Errorf("%v: %s", m.Pos, m.Text)
		}
	}
}
