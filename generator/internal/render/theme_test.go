package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
	"chancery/generator/internal/program"
)

// What an archive's own templates use either has a program or is left to
// html/template; the page is the same. The content stands in 404.html, which gets
// a NotFound with sections.
func TestThemesMayUseAllOfHTMLTemplate(t *testing.T) {
	for _, test := range []struct {
		name, content string
		isProgram     bool
	}{
		{"else if", `{{range .Sections}}{{if eq .ID "briefs" "actors"}}1{{else if lt .N 6}}2{{else}}3{{end}}{{end}}`, true},
		{"else with", `{{with .Canonical}}{{else with .Title}}{{.}}{{else}}none{{end}}{{with .Crumbs}}{{else}}no crumbs{{end}}`, true},
		{"variables", `{{$n := 0}}{{range $i, $s := .Sections}}{{if $i}}, {{end}}{{$n = .N}}{{$s.Text}} {{$n}}{{else}}none{{end}} {{$n}} {{$.Title}}`, true},
		{"a variable that a branch makes", `{{if $s := .Site.License}}{{$s.Text}}{{end}}{{$x := "a"}}{{if .Title}}{{$x := "b"}}{{$x}}{{end}}{{$x}}`, true},
		{"comparisons", `{{with .Sections}}{{$a := index . 0}}{{$b := index . 1}}{{lt $a.N $b.N}}{{le $a.N 4}}{{gt $a.Text $b.Text}}{{ge 1 1}}{{ne $a.ID "x"}}{{not .}}{{end}}`, true},
		{"and, or", `{{and .Title .Canonical}}|{{or .Section "none"}}|{{if or .Crumbs .Sections .Title}}x{{end}}{{if and .Sections (not .Crumbs)}}y{{end}}`, true},
		{"len, index, printf", `{{len .Sections}}{{len .Title}}{{(index .Sections 1).Text}}{{printf "%05d|%s" (len .Sections) .Title}}{{.Title | printf "%q"}}`, true},
		{"methods", `{{.Site.Home.Path}} {{(index .Sections 0).URL.Path | printf "<%s>"}} {{with .Site}}{{.Home.Path}}{{end}}`, true},
		{"markup twice", `{{$l := link (index .Site.Pages 0)}}{{$l}} {{$l}}`, true},
		{"attributes", `<p title="{{.Title}}" class='a {{.Kind}}' data-x="{{.NoIndex}}{{len .Sections}}"></p><title>{{.Title}}</title>`, true},
		{"addresses", `<a href="{{.Canonical}}">x</a><a href="?q={{.Title}}#{{.Kind}}">y</a><a href="mailto:{{.Title}}">z</a><a href="/{{.Title}}/x">w</a><img src="{{.Title}}" alt="">`, true},
		{"blocks", `{{block "aside" .Sections}}{{range .}}{{template "one" .}}{{end}}{{end}}{{define "one"}}<b>{{.Text}}</b>{{end}}{{template "fixed" "a<b"}}{{define "fixed"}}{{.}}{{end}}{{template "none"}}{{define "none"}}-{{end}}`, true},
		{"comments", `<!-- gone {{.Title}} -->a{{/* gone */}}`, false},
		{"break", `{{range .Sections}}{{if gt .N 5}}{{break}}{{end}}{{.Text}}{{end}}`, false},
		{"range over a number", `{{range 3}}{{.}}{{end}}`, false},
		{"a template that calls itself", `{{define "down"}}{{with .}}{{len .}}{{template "down" (slice . 1)}}{{end}}{{end}}{{template "down" .Title}}`, false},
		{"a template that might call itself", `{{define "again"}}{{if .NoIndex}}{{template "again" .}}{{end}}{{.Title}}{{end}}{{template "again" .}}`, false},
		{"a variable that changes its type", `{{$x := 0}}{{$x}}{{$x = .Title}}{{$x}}`, false},
		{"a template in a tag", `{{define "name"}}{{.Title}}{{end}}<p class="{{template "name" .}}">{{template "name" .}}</p>`, false},
		{"an attribute without quotes", `<p class={{.Title}}></p>`, false},
		{"scripts and styles", `<script>var x = {{.Sections}}, y = "{{.Title}}"</script><p style="color: {{.Title}}" onclick="f({{.Kind}})"></p>`, false},
		{"markup in an attribute", `<p title="{{link (index .Site.Pages 0)}}"></p>`, false},
		{"html", `{{.Title | html}}{{urlquery .Title}}`, false},
		{"a struct, a list, a pointer", `{{.Sections}}{{.Site.License}}`, false},
		{"cards of the theme", `{{define "own-card"}}<i>{{.Text}}</i>{{end}}{{card "own-card" .Site.License}}{{template "x" .}}{{define "x"}}{{card "own-card" .Site.License}}{{end}}`, true},
		{"a card that is interpreted", `{{define "own-card"}}<i>{{slice .Text 1}}</i>{{end}}{{card "own-card" .Site.License}}`, true},
		{"a card by a computed name", `{{define "own-card"}}<i>{{.Text}}</i>{{end}}{{card (printf "%s-card" "own") .Site.License}}`, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := overlay(t, map[string]string{"404.html": test.content})
			r, msgs := New(files, english())
			if msgs.Count(diag.Error) > 0 {
				t.Fatal(msgs.Messages)
			}
			view := &page.NotFound{Frame: frame(address.KindNotFound, "", "<Lost> & \"found\""), Sections: sampleSite().Nav}
			p := samplePage{"404.html", address.KindNotFound, "/", view}
			if diff := cmp.Diff(rendered(t, interpreted(t, files), p), rendered(t, r, p)); diff != "" {
				t.Errorf("differs (-html/template +program):\n%s", diff)
			}
			slow := r.compile()
			if _, left := slow[program.Root{Name: "404.html", Data: r.kinds[address.KindNotFound].view}]; left == test.isProgram {
				t.Errorf("left to html/template: %v", slow)
			}
		})
	}
}

// An error is html/template's, with its place, wherever a program comes upon it.
func TestProgramsLeaveErrorsToHTMLTemplate(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"nothing behind a pointer", "<p>\n{{.Older.Text}}", "templates/timeline.html:2: executing"},
		{"nothing behind a variable's pointer", "{{$o := .Older}}\n{{if .Years}}{{end}}{{$o.URL.Path}}", "templates/timeline.html:2: executing"},
		{"beyond a list", "{{(index .Years 3).Text}}", "templates/timeline.html:1: executing"},
		{"in a card", "{{range .Groups}}{{range .Months}}\n\n{{cards \"event-card\" .Events}}{{end}}{{end}}", "templates/timeline.html:3: "},
		{"a card of nothing", "{{define \"own\"}}x{{end}}\n{{range .Groups}}{{range .Months}}{{cards \"own\" .Events}}{{end}}{{end}}", "templates/timeline.html:2: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := overlay(t, map[string]string{"timeline.html": test.content})
			r, msgs := New(files, english())
			if len(msgs.Messages) > 0 {
				t.Fatal(msgs.Messages)
			}
			if slow := r.compile(); len(slow) > 0 {
				t.Errorf("left to html/template: %v", slow)
			}
			months := []page.TimelineMonth{{Events: []*page.EventCard{nil}}}
			view := &page.Timeline{Frame: frame(address.KindTimeline, "", ""), Groups: []page.TimelineYear{{Months: months}}}
			before := []byte("before")
			got, err := r.Page(before, address.KindTimeline, view, At("timeline.html"))
			if err == nil || !strings.Contains(err.Error(), test.want) || string(got) != "before" {
				t.Fatalf("want %q, got %v and %q", test.want, err, got)
			}
			_, want := interpreted(t, files).Page(nil, address.KindTimeline, view, At("timeline.html"))
			if err.Error() != want.Error() {
				t.Errorf("want html/template's\n%v\ngot\n%v", want, err)
			}
		})
	}
}
