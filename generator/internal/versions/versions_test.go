package versions

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes runs as text: [-removed-], {+added+}.
func shown(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		fmt.Fprintf(&b, map[Op]string{Same: "%s", Added: "{+%s+}", Removed: "[-%s-]"}[r.Op], r.Text)
	}
	return b.String()
}

func blocks(list []Block) string {
	var all []string
	for _, b := range list {
		if b.Skipped > 0 {
			all = append(all, fmt.Sprintf("(%d)", b.Skipped))
		} else {
			all = append(all, shown(b.Runs))
		}
	}
	return strings.Join(all, " | ")
}

func TestText(t *testing.T) {
	split := func(s string) []string {
		if s == "" {
			return nil
		}
		return strings.Split(s, "|")
	}
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"a|b", "a|b", ""},
		{"", "a", "{+a+}"},
		{"a", "", "[-a-]"},
		{"One two three four.|x", "One two 3 four.|x", "One two [-three -]{+3 +}four. | x"},
		{"a|b|c|d|e|f|g", "a|b|c|d|e|F|g", "(4) | e | [-f-] | {+F+} | g"},
		{"a|b|c", "b|c|d", "[-a-] | b | c | {+d+}"},
		{"Nothing of it.|b", "All other words here|b", "[-Nothing of it.-] | {+All other words here+} | b"},
		{"세 나라는 회담했다.", "세 나라가 회담했다.", "세 [-나라는 -]{+나라가 +}회담했다."},
		{"国际联合", "国际大联合", "国际{+大+}联合"},
	} {
		if got := blocks(Text(split(c.old), split(c.new))); got != c.want {
			t.Errorf("%q, %q:\ngot  %s\nwant %s", c.old, c.new, got, c.want)
		}
	}
}

func TestItems(t *testing.T) {
	item := func(id, text, status string, former ...string) Item {
		return Item{id, former, "Title of " + id, []Field{{"Text", text}, {"Status", status}}}
	}
	old := []Item{item("a", "Act on it soon.", "proposed"), item("b", "Wait.", "proposed"), item("c", "Go.", "proposed")}
	new := []Item{item("c", "Go.", "proposed"), item("d", "Act on it now.", "adopted", "a"), item("e", "Stop.", "")}
	var got []string
	for _, c := range Items(old, new) {
		line := fmt.Sprint(c.Op, " ", c.Title, ":")
		for _, f := range c.Fields {
			line += " " + f.Name + " " + shown(f.Runs)
		}
		got = append(got, line)
	}
	want := []string{" Title of d: Text Act on it [-soon-]{+now+}. Status [-proposed-]{+adopted+}", "added Title of e: Text {+Stop.+}", "removed Title of b: Text [-Wait.-] Status [-proposed-]"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// FuzzText wants both versions to be what the runs of a comparison hold of each, and long
// texts without anything in common to cost no more than others.
func FuzzText(f *testing.F) {
	f.Add("a|b|c", "b|x|c")
	f.Add("One two three.", "One 2 three four.")
	f.Add(strings.Repeat("a ", 2000), strings.Repeat("b ", 2000))
	f.Add("日本語のテキスト", "日本のテキスト、新")
	f.Fuzz(func(t *testing.T, old, new string) {
		var a, b strings.Builder
		runs, _ := Words(old, new)
		for _, r := range runs {
			if r.Op != Added {
				a.WriteString(r.Text)
			}
			if r.Op != Removed {
				b.WriteString(r.Text)
			}
		}
		if a.String() != old || b.String() != new {
			t.Fatalf("%q, %q: the runs hold %q, %q", old, new, a.String(), b.String())
		}
		before, after := strings.Split(old, "|"), strings.Split(new, "|")
		hold := func(op Op) (n int) {
			for _, block := range Text(before, after) {
				for _, r := range block.Runs {
					if r.Op != op {
						n += len(r.Text)
					}
				}
			}
			return n
		}
		if len(Text(before, after)) > 0 && (hold(Added) > len(old) || hold(Removed) > len(new)) {
			t.Fatalf("%q, %q: blocks hold more than the texts", old, new)
		}
	})
}
