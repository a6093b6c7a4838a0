package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{"a.md:3:7": {"a.md", 3, 7}, "a.md:3": {"a.md", 3, 0}, "a.md": {"a.md", 0, 0}, "": {}} {
		if got := p.String(); got != want {
			t.Errorf("%+v is %q, want %q", p, got, want)
		}
	}
}

func TestListSort(t *testing.T) {
	var l List
	l.Warnf("", Pos{"b.md", 1, 1}, 1, "", "w")
	l.Errorf("", Pos{"b.md", 1, 1}, 1, "", "e")
	l.Errorf("", Pos{"a.md", 10, 1}, 1, "", "x")
	l.Errorf("", Pos{"a.md", 9, 2}, 1, "", "x")
	l.Errorf("", Pos{"a.md", 9, 1}, 1, "", "y")
	l.Errorf("", Pos{"a.md", 9, 1}, 1, "", "x")
	l.Errorf("", Pos{"a.md", 9, 1}, 1, "", "x") // said twice
	var other List
	other.Errorf("", Pos{"a.md", 0, 0}, 1, "", "the file")
	l.Join(other)
	l.Sort()
	var got []string
	for _, m := range l.Messages {
		got = append(got, m.Pos.String()+" "+m.Text)
	}
	want := []string{"a.md the file", "a.md:9:1 x", "a.md:9:1 y", "a.md:9:2 x", "a.md:10:1 x", "b.md:1:1 e", "b.md:1:1 w"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if e, w, n := l.Count(Error), l.Count(Warning), l.Count(Note); e != 6 || w != 1 || n != 0 {
		t.Errorf("%d errors, %d warnings, %d notes", e, w, n)
	}
}

func TestPrint(t *testing.T) {
	const file = "name: x\n\tkind: 朝鮮 state\n\nlong: " // the rest of line 4 is added below
	long := strings.Repeat("0123456789", 40)
	source := func(name string) []byte {
		if name == "a.md" {
			return []byte(file + long + "\nlast\x1b[31m \u202eline\r\n")
		}
		if name == "mac.md" {
			return []byte("\ufeffone\rtwo\r\nthree")
		}
		return nil
	}
	for _, test := range []struct {
		name string
		m    Message
		want string
	}{
		{"the whole", Message{Pos: Pos{"a.md", 1, 7}, Width: 1, Text: "wrong", Fix: "right it"},
			"a.md:1:7: error: wrong\n  1 | name: x\n    |       ^\n  = right it\n"},
		{"a width", Message{Pos: Pos{"a.md", 1, 1}, Width: 4, Text: "wrong"}, "a.md:1:1: error: wrong\n  1 | name: x\n    | ^~~~\n"},
		{"a width beyond the line", Message{Pos: Pos{"a.md", 1, 7}, Width: 40, Text: "wrong"}, "a.md:1:7: error: wrong\n  1 | name: x\n    |       ^\n"},
		{"a column beyond the line", Message{Pos: Pos{"a.md", 1, 70}, Text: "wrong"}, "a.md:1:70: error: wrong\n  1 | name: x\n    |        ^\n"},
		{"tabs and wide characters", Message{Severity: Warning, Pos: Pos{"a.md", 2, 8}, Width: 2, Text: "wrong"},
			"a.md:2:8: warning: wrong\n  2 |  kind: 朝鮮 state\n    |        ^~~~\n"},
		{"behind wide characters", Message{Pos: Pos{"a.md", 2, 11}, Width: 5, Text: "wrong"}, "a.md:2:11: error: wrong\n  2 |  kind: 朝鮮 state\n    |             ^~~~~\n"},
		{"an empty line", Message{Pos: Pos{"a.md", 3, 1}, Text: "wrong"}, "a.md:3:1: error: wrong\n"},
		{"a long line", Message{Pos: Pos{"a.md", 4, 1}, Width: 4, Text: "wrong"}, "a.md:4:1: error: wrong\n  4 | long: " + long[:154] + "…\n    | ^~~~\n"},
		{"far in a long line", Message{Pos: Pos{"a.md", 4, 207}, Width: 3, Text: "wrong"},
			"a.md:4:207: error: wrong\n  4 | …" + long[120:279] + "…\n    | " + strings.Repeat(" ", 81) + "^~~\n"},
		{"signs that a terminal obeys", Message{Pos: Pos{"a.md", 5, 1}, Text: "x\x1b[2Jy", Fix: "\a"},
			"a.md:5:1: error: x\uFFFD[2Jy\n  5 | last\uFFFD[31m \uFFFDline\n    | ^\n  = \uFFFD\n"},
		{"a line that is not there", Message{Pos: Pos{"a.md", 9, 1}, Text: "wrong"}, "a.md:9:1: error: wrong\n"},
		{"a file that is not there", Message{Severity: Note, Pos: Pos{"b.md", 1, 1}, Text: "x"}, "b.md:1:1: note: x\n"},
		{"a whole file", Message{Pos: Pos{File: "a.md"}, Text: "wrong", Fix: "right it"}, "a.md: error: wrong\n  = right it\n"},
		{"a byte order mark", Message{Pos: Pos{"mac.md", 1, 1}, Width: 3, Text: "wrong"}, "mac.md:1:1: error: wrong\n  1 | one\n    | ^~~\n"},
		{"other line ends", Message{Pos: Pos{"mac.md", 3, 2}, Text: "wrong"}, "mac.md:3:2: error: wrong\n  3 | three\n    |  ^\n"},
		{"no place", Message{Text: "wrong"}, "error: wrong\n"},
		{"a line without a column", Message{Pos: Pos{"a.md", 1, 0}, Text: "wrong"}, "a.md:1: error: wrong\n  1 | name: x\n"},
		{"a second place", Message{Pos: Pos{"a.md", 1, 1}, Text: "wrong", Fix: "right it", See: []Related{{Pos{"a.md", 1, 7}, "as here"}}},
			"a.md:1:1: error: wrong\n  1 | name: x\n    | ^\n  a.md:1:7: as here\n  1 | name: x\n    |       ^\n  = right it\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			p := Printer{Source: source}
			if err := p.Print(&out, []Message{test.m}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
