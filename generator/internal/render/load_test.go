package render

import (
	"strings"
	"testing"

	"chancery/generator/internal/address"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/templates"
)

// builtIn are the default templates.
func builtIn(t testing.TB) layers.Files {
	t.Helper()
	files, err := layers.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// overlay is the default templates with some replaced; "" removes one.
func overlay(t *testing.T, own map[string]string) layers.Files {
	t.Helper()
	files := builtIn(t)
	for name, content := range own {
		files[name] = []byte(content)
		if content == "" {
			delete(files, name)
		}
	}
	return files
}

func TestBrokenTemplatesAreNamed(t *testing.T) {
	for _, test := range []struct{ name, file, content, pos, text string }{
		{"syntax", "brief.html", "<p>\n{{if}}</p>", "templates/brief.html:2", "missing value for if"},
		{"unknown function", "base.html", "\n\n{{shout .}}", "templates/base.html:3", `function "shout" not defined`},
		{"no end", "actor.html", "{{range .Briefs}}", "templates/actor.html:1", "unexpected EOF"},
		{"markup that cannot be made safe", "topic.html", "<p>\n<a href='{{.Heading}}", "templates/topic.html", "ends in a non-text context"},
		{"branches that part", "topic.html", "\n{{if .Heading}}<a href='{{end}}x", "templates/topic.html:2", "end in different contexts"},
		{"missing", "home.html", "", "templates/home.html", "the template is missing or empty"},
		{"empty", "home.html", "\n{{/* nothing */}}\n", "templates/home.html", "the template is missing or empty"},
		{"no such word", "topic.html", "<p>\n{{words.Parts.Tropic}}</p>", "templates/topic.html:2", "there is no words.Parts.Tropic"},
		{"no such word among arguments", "topic.html", "{{if .Heading}}\n{{plural 2 words.Counts.Breif}}{{end}}", "templates/topic.html:2", "there is no words.Counts.Breif"},
		{"card gone", "card-brief.html", "", "templates/", `no file defines the card "brief-card"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, msgs := New(overlay(t, map[string]string{test.file: test.content}), english())
			var got []string
			for _, m := range msgs.Messages {
				got = append(got, m.Pos.String()+": "+m.Text)
				if m.Pos.String() == test.pos && strings.Contains(m.Text, test.text) {
					return
				}
			}
			t.Errorf("want %s: %s, got:\n%s", test.pos, test.text, strings.Join(got, "\n"))
		})
	}
}

func TestExecutionErrorsNameTheLine(t *testing.T) {
	for _, test := range []struct{ name, file, content, want string }{
		{"unknown field of a page", "404.html", "<p>\n{{.Nonsense}}</p>", "templates/404.html:2: executing \"404.html\" at <.Nonsense>"},
		{"unknown field of a card", "card-brief.html", `{{define "brief-card"}}` + "\n\n" + `{{.Nonsense}}{{end}}`, "templates/card-brief.html:3: "},
		{"card that is not there", "404.html", `{{card "ghost" .}}`, `templates/404.html:1: `},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, msgs := New(overlay(t, map[string]string{test.file: test.content}), english())
			if len(msgs.Messages) > 0 {
				t.Fatal(msgs.Messages)
			}
			kind, view := address.KindNotFound, any(&page.NotFound{Frame: frame(address.KindNotFound, "", "x")})
			if test.file != "404.html" {
				kind, view = address.KindHome, any(sampleHome())
			}
			_, err := r.Page(nil, kind, view, At("x.html"))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("want an error with %q, got %v", test.want, err)
			}
			if pos := Message(err, "x.html").Pos.String(); !strings.HasPrefix(test.want, pos) || !strings.Contains(pos, test.file+":") {
				t.Errorf("the message stands at %q", pos)
			}
		})
	}
}

func TestLayoutMustShowTheContent(t *testing.T) {
	r, _ := New(overlay(t, map[string]string{"base.html": "<p>{{.Page.Title}}</p>"}), english())
	_, err := r.Page(nil, address.KindNotFound, &page.NotFound{Frame: frame(address.KindNotFound, "", "x")}, At("404.html"))
	if err == nil || !strings.Contains(err.Error(), "templates/base.html: the layout does not show {{.Main}}") {
		t.Errorf("got %v", err)
	}
}

func TestUnknownKindIsAnError(t *testing.T) {
	if _, err := standard(t).Page(nil, "nonsense", nil, nil); err == nil || !strings.Contains(err.Error(), `"nonsense"`) {
		t.Errorf("got %v", err)
	}
}

// An archive may replace one file and keep the rest.
func TestOneFileCanBeReplaced(t *testing.T) {
	r, msgs := New(overlay(t, map[string]string{"404.html": "<h1>Lost in {{.Site.Title}}?</h1>"}), english())
	if len(msgs.Messages) > 0 {
		t.Fatal(msgs.Messages)
	}
	content := rendered(t, r, samplePage{"404.html", address.KindNotFound, "/", &page.NotFound{Frame: frame(address.KindNotFound, "", "Lost")}})
	if !strings.Contains(content, "<h1>Lost in The Pyongyang Papers?</h1>") || !strings.Contains(content, "</footer>") {
		t.Errorf("got:\n%s", content)
	}
}
