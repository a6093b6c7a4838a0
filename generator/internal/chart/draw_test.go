package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"html/template"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/edtf"
	catalogues "chancery/generator/internal/words"
	"chancery/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// date reads a date that a test is certain of.
func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// parsed is charts.html.
func parsed(t testing.TB) *template.Template {
	t.Helper()
	catalogue, _ := catalogues.For("en")
	set, err := template.New("").Funcs(template.FuncMap{
		"words": func() *catalogues.Catalogue { return catalogue }, "number": catalogue.Number, "plural": catalogue.Count,
	}).ParseFS(templates.Files, "charts.html")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// draw executes a template of charts.html.
func draw(t testing.TB, name string, v any) string {
	t.Helper()
	var b bytes.Buffer
	if err := parsed(t).ExecuteTemplate(&b, name, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares a picture with the one that is kept.
func golden(t *testing.T, file, got string) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s has changed (go test -update writes it anew; look at it):\n%s", file, diff)
	}
}

// sound checks what holds for the markup of every picture.
func sound(t *testing.T, html string) {
	t.Helper()
	ids := map[string]bool{}
	var uses []string
	d := xml.NewDecoder(strings.NewReader(html))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("no well-formed markup: %v in\n%s", err, html)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range element.Attr {
			switch name, value := a.Name.Local, a.Value; {
			case name == "style" || strings.HasPrefix(name, "on"):
				t.Errorf("<%s> has an inline %s", element.Name.Local, name)
			case name == "id" && ids[value]:
				t.Errorf("the id %q occurs twice", value)
			case name == "id":
				ids[value] = true
			case name == "href" && strings.HasPrefix(value, "#"):
				uses = append(uses, value[1:])
			case strings.HasPrefix(value, "url(#"):
				uses = append(uses, strings.TrimSuffix(value[5:], ")"))
			case name == "aria-describedby":
				uses = append(uses, value)
			case strings.Contains(value, "ZgotmplZ"):
				t.Errorf("html/template refuses a value of %s", name)
			}
		}
	}
	for _, use := range uses {
		if !ids[use] {
			t.Errorf("there is no %q", use)
		}
	}
}

func TestTenth(t *testing.T) {
	for n, want := range map[Tenth]string{0: "0", 5: "0.5", 10: "1", 123: "12.3", 1000: "100", -5: "-0.5", -15: "-1.5", -20: "-2"} {
		if got := n.String(); got != want {
			t.Errorf("%d tenths are %q, want %q", int(n), got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name string
		want []string
	}{
		{"Japan", []string{"Japan"}},
		{"Biden administration", []string{"Biden", "administration"}},
		{"National Intelligence Council", []string{"National", "Intelligence…"}},
		{"Antidisestablishmentarianism", []string{"Antidisestabli…"}},
		{"조선민주주의인민공화국", []string{"조선민주주의인", "민공화국"}},
		{"", []string{""}},
	} {
		got := wrap(test.name, 90, 2)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		for _, line := range got {
			if w := textWidth(line); w > 90 {
				t.Errorf("%q is %d wide", line, w)
			}
		}
	}
}
