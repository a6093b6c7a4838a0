package format

import (
	"errors"
	"testing"

	"chancery/generator/internal/archive"
)

// FuzzYAML formats what it can: the same is said, and a second time changes nothing.
func FuzzYAML(f *testing.F) {
	for _, s := range []string{
		"title: T\ndate: 2024\n", "date: 2024\n# c\ntitle: 'T' # d\n", "events:\n- {id: a,date: 2024}\n- date: 2024\n  id: b\n\n# end\n",
		"summary: >-\n    a\n\n    b\ntitle: T\n", "title: a\n  b\ndate: 2024\n", "topics:\n  -   a\n  # c\n  - b\n", "a: [b, 'c, d', {e: f}]\n",
		"recommendations:\n  -\n    id: x\n    text: |2\n        y\n  - # c\n    id: z\n", "url: https://a.b/c#d\nx: http://e\n", "title: \"a\n  b\"\n", "- a\n", "# only\n",
		"site:\n\n\n\n  a: b\n", "kinds: [{id: a,title: B},c]\n", "a:\n- b\n-\n  - c\n", "{title: T}\n", "title:   \ndate: 2024\n", "files:\n  - a.pdf\n  - file: b.pdf\n    label: B\n",
	} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, src string, list bool) {
		for _, s := range archive.Describe() {
			out, err := YAML(src, s, list)
			if err != nil {
				if !errors.Is(err, ErrUnclear) {
					t.Fatal(err)
				}
				continue
			}
			if out != src && !same(src, out) {
				t.Errorf("%q became %q, which says something else", src, out)
			}
			if again, err := YAML(out, s, list); err != nil || again != out {
				t.Errorf("%q became %q, and then %q, %v", src, out, again, err)
			}
		}
	})
}

// TestFile formats a file and leaves all else in it as it is.
func TestFile(t *testing.T) {
	for _, test := range []struct{ name, file, src, want string }{
		{"the order", "content/briefs/2024/a.md", "---\ndate: 2024\ntitle: T\n---\n\ndate: x\n", "---\ntitle: T\ndate: 2024\n---\n\ndate: x\n"},
		{"line ends of Windows", "content/pages/a.md", "---\r\nsummary: S\r\ntitle: T\r\n---\r\nx\r\n", "---\r\ntitle: T\r\nsummary: S\r\n---\r\nx\r\n"},
		{"a byte order mark", "content/pages/a.md", "\ufeff---\nsummary: S\ntitle: T\n---\n", "\ufeff---\ntitle: T\nsummary: S\n---\n"},
		{"no front matter", "content/pages/a.md", "title: T\n", "title: T\n"},
		{"empty front matter", "content/pages/a.md", "---\n---\nx\n", "---\n---\nx\n"},
		{"never closed", "content/pages/a.md", "---\nsummary: S\ntitle: T\n", "---\nsummary: S\ntitle: T\n"},
		{"another file", "content/data/a.md", "---\nsummary: S\ntitle: T\n---\n", "---\nsummary: S\ntitle: T\n---\n"},
		{"an attachment", "content/briefs/a.yaml", "summary: S\ntitle: T\n", "summary: S\ntitle: T\n"},
		{"sources", "content/sources.yaml", "- title: T\n  id: a\n", "- id: a\n  title: T\n"},
		{"an address is no key", "content/site.yaml", "authors:\n- http://a.example\ntitle: T\n", "title: T\nauthors:\n  - http://a.example\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := File(test.file, []byte(test.src)); err != nil || string(got) != test.want {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
		})
	}
}
