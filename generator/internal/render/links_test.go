package render

import (
	"slices"
	"testing"

	"chancery/generator/internal/diag"
)

func TestRelative(t *testing.T) {
	for markup, want := range map[string][]string{
		`<a href="x.html">x</a><img src='../y.png' alt=""><img src=z.png>`: {"x.html", "../y.png", "z.png"},
		`<a href="/x">`: {"/x"},
		"<video\nposter=\"a.png\" src=\"b.mp4\"><form action=\"s.html\"><img srcset=\"c.png 2x\">":                         {"a.png", "b.mp4", "s.html", "c.png 2x"},
		`<a href="https://a.example/x">1</a><a href="mailto:a@b">2</a><a href="#x">3</a><a href="?q">4</a><a href="//a/">`: nil,
		`<a href="`:                    nil, // what follows is made by an action
		`<p>write href="x.html" here`:  nil,
		`<a data-href="x" title="y">`:  nil,
		`<link rel="icon" href="i.svg`: {"i.svg"},
	} {
		var got []string
		for _, s := range relative([]byte(markup)) {
			got = append(got, markup[s.start:s.end])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", markup, got, want)
		}
	}
}

// The built-in templates follow what they ask of others.
func TestBuiltInTemplatesHaveNoWarnings(t *testing.T) {
	_, msgs := New(builtIn(t), english())
	for _, m := range msgs.Messages {
		t.Errorf("%s: %s", m.Pos, m.Text)
	}
	if msgs.Count(diag.Warning) > 0 {
		t.Error("warnings")
	}
}
