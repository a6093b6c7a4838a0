package ledger

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func of(addresses ...string) Ledger { return Of(slices.Values(addresses)) }

func addresses(l Ledger) string {
	var list []string
	for _, e := range l.Entries() {
		list = append(list, e.Address)
	}
	return strings.Join(list, " ")
}

func TestParse(t *testing.T) {
	l, mistakes := Parse([]byte("# comment\nb.html#x\n\na.html\r\nb.html#x\nb.html\n"))
	if got, want := addresses(l), "a.html b.html b.html#x"; got != want || len(mistakes) > 0 {
		t.Errorf("%q, %v; want %q", got, mistakes, want)
	}
	if e := l.Entries()[0]; e.Line != 4 || e.Page() != "a.html" || e.Fragment() != "" {
		t.Errorf("%+v: want a.html, on line 4", e)
	}
	if e := l.Entries()[2]; e.Line != 2 || e.Page() != "b.html" || e.Fragment() != "x" {
		t.Errorf("%+v: want b.html#x, on line 2", e)
	}
}

func TestOn(t *testing.T) {
	l := of("a.html", "a.html!/b.html", "a.html!/b.html#q", "a.html#x", "a.html#y", "a.htmlx#z", "b.html#only")
	for page, want := range map[string]string{"a.html": "a.html a.html#x a.html#y", "a.html!/b.html": "a.html!/b.html a.html!/b.html#q", "b.html": "b.html#only", "c.html": "", "": ""} {
		var got []string
		for e := range l.On(page) {
			got = append(got, e.Address)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on %q: %q; want %q", page, got, want)
		}
	}
	for range l.On("a.html") { // whoever stops early is asked no more
		break
	}
}

func TestParseMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"<<<<<<< HEAD": "merge conflict", "=======": "merge conflict", "/a.html": "not a path", "a/../b.html": "not a path", "../x": "not a path",
		".": "not a path", "https://example.org/a.html": "whole site", " a.html": "spaces", "a.html#": "nothing follows", "a\x00b": "no address contains",
		"a\\b": "no address contains", "\xff": "no address contains",
	} {
		l, mistakes := Parse([]byte("ok.html\n" + text + "\n"))
		if len(mistakes) != 1 || mistakes[0].Line != 2 || !strings.Contains(mistakes[0].Text, want) || addresses(l) != "ok.html" {
			t.Errorf("%q: %v, %s; want %q on line 2, and the other line to be read", text, mistakes, addresses(l), want)
		}
	}
}

func TestWith(t *testing.T) {
	for _, c := range []struct {
		a, b, want Ledger
		added      int
	}{
		{of(), of(), of(), 0},
		{of("a", "c"), of("b", "c", "d"), of("a", "b", "c", "d"), 2},
		{of("a"), of(), of("a"), 0},
		{of(), of("b", "a", "a"), of("a", "b"), 2},
	} {
		both, added := c.a.With(c.b)
		if !slices.Equal(both.entries, c.want.entries) || added != c.added {
			t.Errorf("%s with %s: %s, %d added; want %s, %d", addresses(c.a), addresses(c.b), addresses(both), added, addresses(c.want), c.added)
		}
	}
	if l := of("a", "b#c"); !l.Has("b#c") || l.Has("b") || l.Len() != 2 {
		t.Errorf("%s: Has or Len is wrong", addresses(l))
	}
}

// FuzzParse wants no input to fail otherwise than by mistakes with places, and what was read
// to be written and read again to the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", header, "a.html\na.html#b\n", "<<<<<<< x\n", "a#b#c\r\n\r\n", "\xff\n\x00", " \t\n#\n", "a/b/c.html#é", "\ufeffa.html"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		l, mistakes := Parse(src)
		for text := range strings.SplitSeq(string(src), "\n") {
			if why, _ := wrong(text); plain(text) && why != "" {
				t.Fatalf("%q is taken for an address: %s", text, why)
			}
		}
		for _, m := range mistakes {
			if m.Line < 1 || m.Width < 1 || m.Text == "" || m.Fix == "" {
				t.Fatalf("a mistake without a place or a way out: %+v", m)
			}
		}
		written := l.Append(nil)
		again, mistakes := Parse(written)
		if len(mistakes) > 0 || addresses(again) != addresses(l) || string(again.Append(nil)) != string(written) {
			t.Fatalf("%q is written as %q and read again as %q, %v", src, written, addresses(again), mistakes)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src := []byte(header)
	for i := range 50_000 {
		src = fmt.Appendf(src, "briefs/the-name-of-a-brief-%06d.html\nbriefs/the-name-of-a-brief-%06d.html#event-what-has-happened\n", i, i)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if l, _ := Parse(src); l.Len() != 100_000 {
			b.Fatal(l.Len())
		}
	}
}
