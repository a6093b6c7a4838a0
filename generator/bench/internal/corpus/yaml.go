package corpus

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Markdown gives the brief's file, its front matter written as people write it:
// plain where YAML allows it, dates in quotation marks, long texts folded.
func (b *Brief) Markdown() []byte {
	var out bytes.Buffer
	w := yamlWriter{&out}
	out.WriteString("---\n")
	w.value("title", b.Title)
	w.value("subtitle", b.Subtitle)
	w.quoted("", "date", b.Date)
	w.quoted("", "updated", b.Updated)
	w.folded("summary", b.Summary)
	w.quoted("", "number", b.Number)
	w.value("kind", b.Kind)
	w.block("authors", len(b.Authors))
	for _, a := range b.Authors {
		fmt.Fprintf(&out, "  - {name: %s, organization: %s}\n", a.Name, a.Organization)
	}
	w.block("topics", len(b.Topics))
	for _, t := range b.Topics {
		out.WriteString("  - " + t + "\n")
	}
	w.list("", "actors", b.Actors)
	w.list("", "related", b.Related)
	w.value("supersedes", b.Supersedes)
	w.list("", "aliases", b.Aliases)
	w.block("sources", len(b.Sources))
	for _, s := range b.Sources {
		w.source("  ", s)
	}
	w.block("recommendations", len(b.Recommendations))
	for i := range b.Recommendations {
		w.recommendation(&b.Recommendations[i])
	}
	w.block("events", len(b.Events))
	for i := range b.Events {
		w.event(&b.Events[i])
	}
	w.block("figures", len(b.Figures))
	for i := range b.Figures {
		w.figure(&b.Figures[i])
	}
	out.WriteString("---\n\n" + strings.TrimRight(b.Body, "\n") + "\n")
	return out.Bytes()
}

// yamlWriter writes the keys that have a value.
type yamlWriter struct{ *bytes.Buffer }

// block begins a list of things.
func (w yamlWriter) block(key string, n int) {
	if n > 0 {
		w.WriteString(key + ":\n")
	}
}

func (w yamlWriter) value(key, v string) { w.item("", key, v) }

func (w yamlWriter) item(indent, key, v string) {
	if v == "" {
		return
	}
	if strings.ContainsAny(v[:1], "*&!%@`'\"[]{}>|#,?:-") || strings.Contains(v, ": ") || strings.Contains(v, " #") || strings.HasSuffix(v, ":") {
		v = strconv.Quote(v)
	}
	w.WriteString(indent + key + ": " + v + "\n")
}

// quoted writes dates and numbers, which YAML would read as something else.
func (w yamlWriter) quoted(indent, key, v string) {
	if v != "" {
		w.WriteString(indent + key + ": \"" + v + "\"\n")
	}
}

func (w yamlWriter) list(indent, key string, list []string) {
	switch len(list) {
	case 0:
	case 1:
		w.item(indent, key, list[0])
	default:
		w.WriteString(indent + key + ": [" + strings.Join(list, ", ") + "]\n")
	}
}

func (w yamlWriter) folded(key, text string) { w.fold("", key, text) }

func (w yamlWriter) fold(indent, key, text string) {
	if text == "" {
		return
	}
	w.WriteString(indent + key + ": >-\n" + indent + "  ")
	column := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case column > 100:
			w.WriteString("\n" + indent + "  ")
			column = 0
		default:
			w.WriteByte(' ')
		}
		w.WriteString(word)
		column += len(word) + 1
	}
	w.WriteByte('\n')
}

func (w yamlWriter) source(indent string, s Source) {
	if s.Title == "" {
		w.WriteString(indent + "- " + s.ID + "\n")
		return
	}
	w.WriteString(indent + "- id: " + s.ID + "\n")
	indent += "  "
	w.item(indent, "title", s.Title)
	w.item(indent, "author", s.Author)
	w.item(indent, "publisher", s.Publisher)
	w.quoted(indent, "date", s.Date)
	w.item(indent, "url", s.URL)
	w.item(indent, "archived", s.Archived)
	w.quoted(indent, "accessed", s.Accessed)
	w.item(indent, "kind", s.Kind)
}

const inner = "    "

func (w yamlWriter) recommendation(r *Recommendation) {
	w.WriteString("  - id: " + r.ID + "\n")
	w.item(inner, "text", r.Text)
	w.list(inner, "by", r.By)
	w.list(inner, "to", r.To)
	w.list(inner, "concerns", r.Concerns)
	w.list(inner, "instrument", r.Instrument)
	w.quoted(inner, "horizon", r.Horizon)
	w.item(inner, "priority", r.Priority)
	if r.Response != "none" {
		w.item(inner, "response", r.Response)
	}
	w.item(inner, "status", r.Status)
	w.list(inner, "sources", r.Sources)
	if len(r.Related) > 0 {
		w.WriteString(inner + "related: [\"" + strings.Join(r.Related, "\", \"") + "\"]\n")
	}
	w.quoted(inner, "superseded_by", r.SupersededBy)
	if len(r.History) > 0 {
		w.WriteString(inner + "history:\n")
	}
	for _, h := range r.History {
		w.WriteString("      - date: \"" + h.Date + "\"\n")
		w.item("        ", "status", h.Status)
		w.item("        ", "response", h.Response)
		w.item("        ", "note", h.Note)
		w.item("        ", "source", h.Source)
	}
}

func (w yamlWriter) event(e *Event) {
	w.WriteString("  - id: " + e.ID + "\n")
	w.quoted(inner, "date", e.Date)
	w.item(inner, "title", e.Title)
	w.fold(inner, "summary", e.Summary)
	w.list(inner, "actors", e.Actors)
	w.item(inner, "place", e.Place)
	w.list(inner, "sources", e.Sources)
	w.list(inner, "figures", e.Figures)
}

func (w yamlWriter) figure(f *Figure) {
	w.WriteString("  - id: " + f.ID + "\n")
	w.item(inner, "label", f.Label)
	w.item(inner, "value", f.Value)
	w.item(inner, "low", f.Low)
	w.item(inner, "high", f.High)
	w.item(inner, "qualifier", f.Qualifier)
	w.item(inner, "unit", f.Unit)
	w.quoted(inner, "as_of", f.AsOf)
	w.item(inner, "said_by", f.SaidBy)
	w.item(inner, "source", f.Source)
}

// Markdown gives the actor's file.
func (a *Actor) Markdown() []byte {
	var out bytes.Buffer
	w := yamlWriter{&out}
	out.WriteString("---\n")
	w.value("name", a.Name)
	w.value("kind", a.Kind)
	w.block("names", len(a.Names))
	for _, n := range a.Names {
		fmt.Fprintf(&out, "  - {text: %s, lang: %s}\n", n.Text, n.Lang)
	}
	w.list("", "aliases", a.Aliases)
	w.list("", "weak_aliases", a.WeakAliases)
	w.value("role", a.Role)
	w.value("country", a.Country)
	w.list("", "member_of", a.MemberOf)
	w.value("formerly", a.Formerly)
	if a.Wikidata > 0 {
		w.value("wikidata", fmt.Sprintf("Q%d", a.Wikidata))
	}
	w.value("summary", a.Summary)
	out.WriteString("---\n\n" + a.Body)
	return out.Bytes()
}

// Markdown gives the topic's file.
func (t *Topic) Markdown() []byte {
	var out bytes.Buffer
	w := yamlWriter{&out}
	out.WriteString("---\n")
	w.value("title", t.Title)
	w.value("summary", t.Summary)
	out.WriteString("---\n\n" + t.Body)
	return out.Bytes()
}
