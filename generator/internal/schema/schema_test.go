package schema

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

func compiled(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	text, ok := Of(kind)
	if !ok {
		t.Fatalf("there is no schema of %s", kind)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(kind+".json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(kind + ".json")
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return s
}

// read gives YAML as YAML 1.2's core schema reads it, which has no type for dates.
func read(t *testing.T, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	undated(&n)
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func undated(n *yaml.Node) {
	if n.ShortTag() == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, inner := range n.Content {
		undated(inner)
	}
}

// kindOf gives the schema of a file of an archive, and its YAML; "" where there is none.
func kindOf(file string, text []byte) (kind, data string) {
	switch filepath.Base(file) {
	case "site.yaml":
		return "site", string(text)
	case "sources.yaml":
		return "sources", string(text)
	case "withdrawn.yaml":
		return "withdrawn", string(text)
	}
	for folder, kind := range map[string]string{"briefs": "brief", "actors": "actor", "topics": "topic", "pages": "page"} {
		if strings.Contains(filepath.ToSlash(file), "content/"+folder+"/") && strings.HasSuffix(file, ".md") {
			text := strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n")
			front, _, is := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---")
			if is && strings.HasPrefix(text, "---\n") {
				return kind, front
			}
		}
	}
	return "", ""
}

// What two whole archives hold is what the schemas allow.
func TestArchivesAreValid(t *testing.T) {
	schemas := map[string]*jsonschema.Schema{}
	for _, kind := range Kinds() {
		schemas[kind] = compiled(t, kind)
	}
	seen := map[string]int{}
	for _, archive := range []string{"../../../content", "../../testdata/kitchen/content"} {
		err := filepath.WalkDir(archive, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if kind, data := kindOf(path, text); kind != "" {
				seen[kind]++
				if err := schemas[kind].Validate(read(t, data)); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range Kinds() {
		if seen[kind] == 0 {
			t.Errorf("no %s was read", kind)
		}
	}
}

// What the model refuses, the schemas refuse, as far as one value can be wrong by itself.
func TestMistakesAreInvalid(t *testing.T) {
	brief := "title: T\ndate: 2024\nsummary: S\n"
	for _, test := range []struct{ kind, good, bad string }{
		{"brief", brief, "title: T\nsummary: S\n"},
		{"brief", brief + "draft: true", brief + "draft: maybe"},
		{"brief", brief + "topics: ports", brief + "topics: Ports and fees"},
		{"brief", brief + "kind: own-kind", brief + "kind: Own kind"},
		{"brief", brief + "authors: A B", brief + "authors: [{organization: O}]"},
		{"brief", brief + "sources: [one, {id: two, url: 'https://x.example/a'}]", brief + "sources: [{id: two, url: x.example}]"},
		{"brief", brief + "recommendations: [{id: r, text: T, to: state}]", brief + "recommendations: [{id: r, text: T}]"},
		{"brief", brief + "recommendations: [{id: r, text: T, to: s, related: other#r}]", brief + "recommendations: [{id: r, text: T, to: s, related: 'other#'}]"},
		{"brief", brief + "recommendations: [{id: r, text: T, to: s, priority: high}]", brief + "recommendations: [{id: r, text: T, to: s, priority: urgent}]"},
		{"brief", brief + "figures: [{id: f, value: 2.5}]", brief + "figures: [{id: f, value: 35.4 billion}]"},
		{"brief", brief + "events: [{id: e, figures: [f, {id: g, low: 1, high: 2}]}]", brief + "events: [{id: e, date: May 2024}]"},
		{"brief", brief + "updated: 2024-06-19", brief + "tags: [a]"},
		{"actor", "name: A\nkind: state\nwikidata: Q423", "name: A\nkind: state\nwikidata: 423"},
		{"actor", "name: A\nkind: person", "name: A\nkind: king"},
		{"topic", "title: T", "summary: S"},
		{"page", "title: T\naliases: old/x.html", "title: [T]"},
		{"site", "title: T\nmenu: [briefs, {title: X, url: 'https://x.example'}]", "title: T\nmenu: [{title: X}]"},
		{"site", "title: T\ntimezone: Europe/Berlin", "title: T\nbase_url: /archive"},
		{"sources", "[{id: a, title: T, isbn: 978-3-16-148410-0}]", "{id: a}"},
		{"sources", "[{id: a, doi: 10.1000/182}]", "[{id: a, doi: 'https://doi.org/10.1000/182'}]"},
	} {
		s := compiled(t, test.kind)
		if err := s.Validate(read(t, test.good)); err != nil {
			t.Errorf("%s: %s: %v", test.kind, test.good, err)
		}
		if s.Validate(read(t, test.bad)) == nil {
			t.Errorf("%s: this passes: %s", test.kind, test.bad)
		}
	}
}

// Every date of the standard's levels 0 and 1 that the parser takes, and none that has not
// the form of one.
func TestDates(t *testing.T) {
	brief := compiled(t, "brief")
	check := func(d string) error {
		return brief.Validate(map[string]any{"title": "T", "summary": "S", "date": d})
	}
	n := 0
	for _, file := range []string{"spec.txt", "cases.txt"} {
		text, err := os.ReadFile("../edtf/testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if d, _, is := strings.Cut(line, "|"); is && !strings.HasPrefix(line, "#") {
				n++
				if err := check(strings.TrimSpace(d)); err != nil {
					t.Errorf("%s: %v", d, err)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d dates were read", n)
	}
	for _, d := range []string{"", "24", "May 2024", "2024-13", "2024-6", "2024-06-32", "2024-25", "2024/06/19", "2024-06-19 12:00", "2024–25", "2024-XX-19", "Y2024", "2024??"} {
		if check(d) == nil {
			t.Errorf("%q passes", d)
		}
	}
}

// A schema describes every key in the model's words, and is the same bytes each time.
func TestSchemasAreDescribed(t *testing.T) {
	for _, kind := range Kinds() {
		one, _ := Of(kind)
		two, _ := Of(kind)
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two schemas of it differ", kind)
		}
		if bytes.Contains(one, []byte(`"description": ""`)) {
			t.Errorf("%s: a key has no description", kind)
		}
	}
	if _, ok := Of("tribe"); ok {
		t.Error("there is a schema of tribes")
	}
}
