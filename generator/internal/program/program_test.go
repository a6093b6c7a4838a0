package program

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// thing is data with all that templates use.
type thing struct {
	Name, Address string
	Count         int
	Ready         bool
	Body          template.HTML
	Next          *thing
	Parts         []*thing
	By            map[string]int
}

func (t *thing) Upper() string { return strings.ToUpper(t.Name) }

func functions() map[string]Func {
	return map[string]Func{
		"bold": Markup(func(dst []byte, t *thing) []byte {
			if t == nil {
				return dst
			}
			return append(AppendEscaped(append(dst, "<b>"...), t.Name), "</b>"...)
		}),
		"tag": NamedMarkup(func(dst []byte, name string, t *thing) []byte {
			return AppendEscaped(append(AppendEscaped(append(dst, "<i>"...), name), "</i>"...), t.Name)
		}),
		"hex":   Number(func(n int) string { return fmt.Sprintf("%x", n) }),
		"times": NumberOf(func(n int, unit string) string { return fmt.Sprintf("%d %s", n, unit) }),
		"between": Fill(func(phrase any, pieces ...template.HTML) (template.HTML, error) {
			left, right, ok := strings.Cut(phrase.(string), "…")
			if !ok || len(pieces) != 1 {
				return "", errors.New("no gap")
			}
			return template.HTML(template.HTMLEscapeString(left)) + pieces[0] + template.HTML(template.HTMLEscapeString(right)), nil
		}),
		"fail": Plain(func(s string) (string, error) { return "", errors.New("failed with " + s) }),
	}
}

// set holds files, each below its name.
func set(t testing.TB, compiled bool, files map[string]string) *Set {
	t.Helper()
	s := New(functions())
	for name, text := range files {
		if err := s.Parse(name, text); err != nil {
			t.Fatal(err)
		}
	}
	if faults := s.Check("main"); len(faults) > 0 {
		t.Fatal(faults)
	}
	if !compiled {
		s.Compile()
		return s
	}
	for root, err := range s.Compile(Root{"main", reflect.TypeFor[*thing]()}) {
		t.Logf("%s with %v: %v", root.Name, root.Data, err)
	}
	return s
}

// whole uses every form that a program knows, and some that it leaves to html/template.
var whole = map[string]string{
	"main": `<p title="{{.Name}}">{{.Name}} {{.Count}} {{.Body}} {{.Upper}}</p><a href="{{.Address}}">{{bold .}}{{tag "a&b" .}}{{bold .Next}}</a>
{{if and .Ready (gt .Count 3)}}{{hex .Count}}{{else if .Next}}{{times .Count "days"}}{{else}}-{{end}}
{{with .Next}}{{.Name | printf "%q"}}{{end}}{{range $i, $p := .Parts}}{{if $i}}, {{end}}{{between "<… of" (bold $p)}}{{else}}none{{end}}
{{cards "card" .Parts}}{{template "empty" .}}{{template "slow" .}}{{index .By "a"}}{{len .Parts}}<title>{{.Name}}</title><a href="?q={{.Name}}"></a>`,
	"card":  `<li>{{.Name}}{{range .Parts}}{{card "line" .}}{{end}}</li>`,
	"line":  `{{$n := .Count}}{{$n = 3}}{{$n}}{{.Name}}`,
	"slow":  `{{range .Parts}}{{if eq .Name "stop"}}{{break}}{{end}}{{card "line" .}}{{end}}`,
	"empty": `{{/* nothing */}}`,
}

// Whatever data a template gets, a program makes what html/template makes, or fails
// as it does.
func FuzzPrograms(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, i, i%2 == 0)
	}
	fast, plain := set(f, true, whole), set(f, false, whole)
	f.Fuzz(func(t *testing.T, s string, n int, ready bool) {
		part := &thing{Name: s, Count: n, Parts: []*thing{{Name: "<deeper>"}}}
		data := &thing{Name: s, Address: s, Count: n, Ready: ready, Body: "<u>kept</u>", By: map[string]int{"a": n}}
		if n%3 > 0 {
			data.Next, data.Parts = part, []*thing{part, {Name: "stop"}, part}
		}
		if n%5 == 0 {
			data.Parts = append(data.Parts, nil) // no card is made of nothing
		}
		got, gotErr := fast.Append([]byte("before"), "main", data)
		want, wantErr := plain.Append([]byte("before"), "main", data)
		if string(got) != string(want) || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
			t.Errorf("got %s, %v\nwant %s, %v", got, gotErr, want, wantErr)
		}
	})
}

// What does not end is stopped, and soon, whoever executes it.
func TestWhatDoesNotEndIsStopped(t *testing.T) {
	twice := map[string]string{"main": `{{card "c0" .}}`}
	for i := range 60 {
		twice[fmt.Sprint("c", i)] = fmt.Sprintf(`{{card "c%d" .}}{{card "c%[1]d" .}}`, i+1)
	}
	twice["c60"] = "x"
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"a template that calls itself":       {map[string]string{"main": `{{template "main" .}}`}, "deep"},
		"two that call each other":           {map[string]string{"main": `{{template "a" .}}`, "a": `{{template "b" .}}`, "b": `{{if .Ready}}{{template "a" .}}{{end}}`}, "deep"},
		"a card in itself":                   {map[string]string{"main": `<p>{{card "main" .}}</p>`}, "deep"},
		"a card in itself, by another way":   {map[string]string{"main": `{{cards "a" .Parts}}`, "a": `{{card (printf "%s" "b") .}}`, "b": `{{if .}}{{template "a" .}}{{end}}`}, "deep"},
		"a card that the interpreter calls":  {map[string]string{"main": `{{range 3}}{{card "a" $}}{{end}}`, "a": `{{card "a" .}}`}, "deep"},
		"a long loop":                        {map[string]string{"main": `{{range 1000000000000}}{{end}}`}, "times"},
		"a long loop in an attribute":        {map[string]string{"main": `<p class="{{range 1000000000000}}{{if .}}{{continue}}{{end}}{{end}}"></p>`}, "times"},
		"loops within loops":                 {map[string]string{"main": strings.Repeat(`{{range .Parts}}`, mostNested) + strings.Repeat(`{{end}}`, mostNested)}, "times"},
		"cards that show two cards, 60 deep": {twice, "times"},
		"much text":                          {map[string]string{"main": `{{range 1000000000}}` + strings.Repeat("<p>much</p>", 1000) + `{{end}}`}, "MB"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, compiled := range []bool{true, false} {
				data := &thing{Ready: true}
				data.Parts = []*thing{data, data, data, data, data}
				s := set(t, compiled, test.files)
				s.most = 50_000
				got, err := s.Append(nil, "main", data)
				if _, ok := errors.AsType[Endless](err); !ok || !strings.Contains(err.Error(), test.want) || len(got) > 0 {
					t.Errorf("want an Endless about %q, got %v", test.want, err)
				}
			}
		})
	}
}

// A template may call itself as often as its data goes.
func TestWhatEndsIsNotStopped(t *testing.T) {
	data := &thing{}
	for range mostDeep - 2 {
		data = &thing{Name: "x", Next: data}
	}
	for _, call := range []string{`{{template "main" .Next}}`, `{{card "main" .Next}}`} {
		for _, compiled := range []bool{true, false} {
			s := set(t, compiled, map[string]string{"main": `{{.Name}}{{if .Next}}` + call + `{{end}}`})
			got, err := s.Append(nil, "main", data)
			if err != nil || string(got) != strings.Repeat("x", mostDeep-2) {
				t.Errorf("%s, compiled: %v: %d, %v", call, compiled, len(got), err)
			}
		}
	}
}

// A set is used by several goroutines at once, the interpreter included.
func TestManyGoroutines(t *testing.T) {
	fast, plain := set(t, true, whole), set(t, false, whole)
	data := &thing{Name: "x", Parts: []*thing{{Name: "y"}}, Next: &thing{}}
	want, err := plain.Append(nil, "main", data)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 50 {
				got, err := []*Set{fast, plain}[i%2].Append(nil, "main", data)
				if string(got) != string(want) || err != nil {
					t.Errorf("got %s, %v", got, err)
				}
			}
		})
	}
	group.Wait()
}

// html/template escapes the body of a loop twice, and so that of ten within each other
// a thousand times.
func TestLoopsAreNotNestedWithoutBound(t *testing.T) {
	s := New(functions())
	if err := s.Parse("main", "\n"+strings.Repeat(`{{range .Parts}}`, 60)+strings.Repeat(`{{end}}`, 60)); err != nil {
		t.Fatal(err)
	}
	if faults := s.Check("main"); len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), "template: main:2:") {
		t.Errorf("got %v", faults)
	}
}
