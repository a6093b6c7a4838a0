package plainyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// firstLine is not 1, so that a place counted from the wrong end is seen.
const firstLine = 2

// agree holds Read against yaml.v3 and reports whether it accepts src.
func agree(t *testing.T, src string) bool {
	t.Helper()
	got, at := new(Reader).Read([]byte(src), firstLine)
	if got == nil {
		if last := firstLine + int32(strings.Count(src, "\n")); at.Line < firstLine || at.Line > last || at.Col < 1 {
			t.Errorf("stops at %v, which is not in\n%s", at, src)
		}
		return false
	}
	want, err := readWhole(src)
	if err != nil {
		t.Errorf("accepted, but yaml.v3 complains: %v\n%s", err, src)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("not what yaml.v3 reads (-want +got):\n%s\n%s", cmp.Diff(want, got), src)
	}
	return true
}

// readWhole reads a document with yaml.v3. Whatever means more than a tree of texts
// is an error.
func readWhole(src string) (*Node, error) {
	var doc, second yaml.Node
	documents := yaml.NewDecoder(strings.NewReader(src))
	if err := documents.Decode(&doc); err == io.EOF {
		return &Node{Kind: Mapping, Pos: Pos{firstLine, 1}}, nil
	} else if err != nil {
		return nil, err
	}
	if err := documents.Decode(&second); err != io.EOF {
		return nil, fmt.Errorf("a second document: %w", err)
	}
	return tree(doc.Content[0], 0)
}

func tree(y *yaml.Node, depth int) (n *Node, err error) {
	n = &Node{Pos: Pos{firstLine + int32(y.Line) - 1, int32(y.Column)}}
	var children []*Node
	for _, c := range y.Content {
		child, childErr := tree(c, depth+1)
		children, err = append(children, child), errors.Join(err, childErr)
	}
	switch {
	case depth > MaxDepth || y.Anchor != "" || y.Kind == yaml.AliasNode || y.Style&yaml.TaggedStyle != 0:
		err = fmt.Errorf("an anchor, an alias, a tag or too deep: %v", y)
	case y.Kind == yaml.SequenceNode:
		n.Kind, n.Items = List, children
	case y.Kind == yaml.MappingNode:
		n.Kind = Mapping
		seen := map[string]bool{}
		for i := 0; i < len(children) && err == nil; i += 2 {
			k := children[i]
			if k.Kind != Scalar || k.Text == "<<" && k.Style == Bare || seen[k.Text] {
				err = fmt.Errorf("no key, or one that is there already: %v", k)
			}
			seen[k.Text] = true
			n.Entries = append(n.Entries, Entry{Key: k.Text, Value: children[i+1], Pos: k.Pos})
		}
	default:
		n.Text = y.Value
		n.Cut = y.Style == 0 && y.LineComment != "" && y.Value != ""
		switch {
		case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
			n.Style = Quoted
		case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
			n.Style = Block
		}
	}
	return n, err
}

// lines joins the lines of a case; every line ends.
func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

func TestReadsWhatYAMLReads(t *testing.T) {
	for name, src := range plainCases {
		t.Run(name, func(t *testing.T) {
			if !agree(t, src) {
				t.Errorf("fell back to yaml.v3:\n%s", src)
			}
		})
	}
}

func TestLeavesToYAML(t *testing.T) {
	for name, src := range foreignCases {
		t.Run(name, func(t *testing.T) {
			if n, _ := new(Reader).Read([]byte(src), firstLine); n != nil {
				t.Errorf("accepted as %+v:\n%s", n, src)
			}
		})
	}
}

// The archive that comes with the generator is what front matter looks like: all
// of it takes the fast path.
func TestReadsTheWholeArchive(t *testing.T) {
	sources := contentYAML(t)
	if len(sources) < 20 {
		t.Fatalf("found %d sources only", len(sources))
	}
	for name, src := range sources {
		if !agree(t, src) {
			t.Errorf("%s: fell back to yaml.v3", name)
		}
	}
}

// contentYAML is all YAML in the repository's content, by file name.
func contentYAML(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir("../../../content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		switch filepath.Ext(name) {
		case ".yaml":
			found[name] = string(src)
		case ".md":
			front, _, _ := bytes.Cut(bytes.TrimPrefix(src, []byte("---\n")), []byte("\n---\n"))
			found[name] = string(front) + "\n"
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func FuzzReader(f *testing.F) {
	for _, src := range contentYAML(f) {
		f.Add(src)
	}
	for _, src := range plainCases {
		f.Add(src)
	}
	for _, src := range foreignCases {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { agree(t, src) })
}

// Two parses share no memory: a tree does not change when another is read.
func TestTreesAreTheirOwn(t *testing.T) {
	src := []byte("a: [x, 'it''s']\nb: >-\n  one\n  two\n")
	first, _ := new(Reader).Read(src, firstLine)
	again, _ := new(Reader).Read(src, firstLine)
	copy(src, bytes.Repeat([]byte("#"), len(src)))
	if diff := cmp.Diff(again, first); diff != "" {
		t.Error(diff)
	}
	if got := first.Entries[1].Value.Text; got != "one two" {
		t.Errorf("the text became %q", got)
	}
}

// What is not plain is wrong where the reader stops, if it is wrong at all.
func TestReadSaysWhereItStops(t *testing.T) {
	for name, test := range map[string]struct {
		src  string
		want Pos
	}{
		"a mapping in a value":     {lines("a: b", "c: d: e"), Pos{3, 4}},
		"an unclosed quotation":    {lines("a: b", "c: \"d"), Pos{3, 4}},
		"an unknown escape":        {lines("a: 'x'", "c: \"Ы:\\Data\""), Pos{3, 7}},
		"an escape in a key":       {lines("a: b", "\"c\\q\": d"), Pos{3, 3}},
		"an unclosed bracket":      {lines("a: [b, c", "d: e"), Pos{2, 9}},
		"a sign that begins none":  {lines("a: @b"), Pos{2, 4}},
		"no colon":                 {lines("a: b", "c", "d: e"), Pos{3, 1}},
		"too much indentation":     {lines("a: b", "  c: d"), Pos{3, 3}},
		"a dash without a blank":   {lines("a:", "  - b", "  -c"), Pos{4, 3}},
		"a tab":                    {lines("a:", "Ы\t- b"), Pos{3, 2}},
		"a document's end":         {lines("a: b", "...", "c: d"), Pos{3, 1}},
		"no line break at the end": {"a: b\nc: d", Pos{3, 5}},
	} {
		t.Run(name, func(t *testing.T) {
			if n, at := new(Reader).Read([]byte(test.src), firstLine); n != nil || at != test.want {
				t.Errorf("%v, stopped at %v, want %v", n, at, test.want)
			}
		})
	}
}
