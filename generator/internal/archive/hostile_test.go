package archive

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hostile makes front matter of about size bytes that a parser may take long for.
func hostile() map[string]func(size int) string {
	makers := map[string]func(int) string{
		"numbered keys": func(size int) string {
			var b strings.Builder
			for i := 0; b.Len() < size; i++ {
				fmt.Fprintf(&b, "key%d: v\n", i)
			}
			return b.String()
		},
		"deeper and deeper": func(size int) string {
			var b strings.Builder
			for i := 0; b.Len() < size; i++ {
				b.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return b.String()
		},
		"escapes in a text": func(size int) string { return `title: "` + strings.Repeat(`\u00e9 `, size/7) + `"` },
		"a long list":       func(size int) string { return "topics: [" + strings.Repeat("a, ", size/3) + "]" },
		"links":             func(size int) string { return "summary: '" + strings.Repeat("[a](", size/4) + "'" },
		"emphasis":          func(size int) string { return "summary: '" + strings.Repeat("*a_ **b ", size/8) + "'" },
		"many sources":      func(size int) string { return "sources:\n" + strings.Repeat("- {id: a, url: x}\n", size/18) },
		"many events":       func(size int) string { return "events:\n" + strings.Repeat("- {id: a, figures: [b, c]}\n", size/27) },
	}
	for _, unit := range []string{"- ", "? ", "[", "[[]],", "{a: ", "a: ", `"`, "'", "a:\n", "&a ", "*a\n", "!a ", "#\n", "\t", "\n", "|\n", `\`,
		"%\n", "---  \n", "...\n", "\ufeff", "a: &x\n", "- - a\n", "a: b: c\n", "\"\\", "? a\n: b\n", "é"} {
		makers[fmt.Sprintf("%q", unit)] = func(size int) string { return strings.Repeat(unit, size/len(unit)) }
	}
	return makers
}

// TestHostileFrontMatter wants front matter of the largest sizes to be refused in
// a time that grows with its size, with a number of messages that can be read.
func TestHostileFrontMatter(t *testing.T) {
	d := newDecoder(bodies())
	for name, front := range hostile() {
		for _, size := range []int{16 << 10, MaxFrontMatter - 4000} {
			t.Run(fmt.Sprint(name, " ", size), func(t *testing.T) {
				src := []byte("---\n" + front(size) + "\n---\n")
				start := time.Now()
				_, list := decodeBrief(d, src)
				if took := time.Since(start); took > time.Minute {
					t.Errorf("took %v", took)
				}
				if len(list.Messages) == 0 {
					t.Error("nothing is wrong with it")
				}
				checkMessages(t, src, list)
			})
		}
	}
}
