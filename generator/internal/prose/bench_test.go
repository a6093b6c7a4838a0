package prose

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"chancery/generator/internal/diag"
)

// brief is a text of 9 KB like those of an archive.
func brief() []byte {
	part := `## What was said and done %

On 13 September, *Kim Jong Un* met the Russian president at the Vostochny cosmodrome[@tass, p. 3].
He spoke of a "sacred fight"; the two sides – so [the agency](https://www.iaea.org/newscenter) –
agreed on **arms and food**. See [[kim-jong-un|Kim]] and [the earlier brief](../2022/missiles.md#launches).[^%]

- North Korea sends shells, by one estimate a million; others say less.
- Russia pays with oil & grain, see https://www.un.org/securitycouncil/ for the limits.
- A third point, without any links in it at all, but rather longer than the others so that it wraps.

> "We will always stand with Russia", he said, and the sentence was repeated in every newspaper.

| Year | Shells | Source |
| --- | ---: | --- |
| 2023 | 1,000,000 | [@rok] |
| 2024 | 3,000,000 | [@rok, p. 4] |

[^%]: The figure is disputed; *see* the other brief.

`
	var b strings.Builder
	for i := 0; b.Len() < 9<<10; i++ {
		b.WriteString(strings.ReplaceAll(part, "%", itoa(i)))
	}
	return []byte(b.String())
}

func BenchmarkBody(b *testing.B) {
	src, p := brief(), New()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		p.Body(src, diag.Pos{File: "a.md", Line: 1})
	}
}

// BenchmarkGoldmark is goldmark with its own renderer and the same extensions,
// to compare BenchmarkBody with.
func BenchmarkGoldmark(b *testing.B) {
	src, md := brief(), goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if err := md.Convert(src, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	d, _ := New().Body(brief(), diag.Pos{})
	fill := exampleFill(d)
	b.ReportAllocs()
	for b.Loop() {
		d.HTML(fill)
	}
}

func BenchmarkInlinePlain(b *testing.B) {
	p := New()
	for b.Loop() {
		p.Inline("Impose sanctions on those who carry the shells, and say so.", diag.Pos{})
	}
}

func BenchmarkInline(b *testing.B) {
	p := New()
	for b.Loop() {
		p.Inline("Impose *sanctions* on those who carry the shells, and [[say-so]].", diag.Pos{})
	}
}

func BenchmarkCode(b *testing.B) {
	src := []byte("```python\n" + string(bytes.Repeat([]byte("def f(x):\n    return \"a\" + str(x) # why\n"), 10)) + "```\n")
	for _, kept := range []bool{true, false} {
		b.Run(map[bool]string{true: "kept", false: "new"}[kept], func(b *testing.B) {
			p := New()
			for b.Loop() {
				if !kept {
					clear(p.code.kept)
				}
				p.Body(src, diag.Pos{})
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	src := brief()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		words(src)
	}
}
