package names

import (
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/generator/internal/letters"
)

// FuzzFind holds that the canonical form of a text maps back to where it came from.
func FuzzFind(f *testing.F) {
	f.Add("Kim  Jong\nUn &amp; co. Hano\u0301i \u00ad x ’", "Kim Jong Un")
	f.Add("김정은이 习近平 e\u0301\u0323", "é")
	f.Fuzz(func(t *testing.T, text, name string) {
		if !utf8.ValidString(text) || !utf8.ValidString(name) || len(text) > 1<<20 {
			return
		}
		n, _ := NewTable([]Name{{name, 1, len(text)%2 == 0}})
		html := string(letters.AppendHTML(nil, []byte(text)))
		last := int32(0)
		for _, m := range n.Finder().Find(html, nil) {
			if m.Start < last || m.End <= m.Start || int(m.End) > len(html) {
				t.Fatalf("mention %+v behind %d in %q", m, last, html)
			}
			last = m.End
			if got := canonical(string(letters.AppendText(nil, html[m.Start:m.End]))); !strings.HasSuffix(canonical(name), got) {
				t.Errorf("%q is found as %q in %q", name, got, html)
			}
		}
	})
}
