package desk

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode"

	"chancery/generator/internal/archive"

	"github.com/gosimple/unidecode"
)

// The kinds of files that New begins.
const (
	Brief = "brief"
	Actor = "actor"
	Topic = "topic"
	Page  = "page"
)

// Kinds lists them.
func Kinds() []string { return []string{Brief, Actor, Topic, Page} }

// longestID is how many characters an id made of a title has at most.
const longestID = 60

// ID makes an id of a title in any script: what is not Latin is written in Latin letters.
func ID(title string) string {
	var b strings.Builder
	for _, r := range title {
		if r > unicode.MaxLatin1 && !unicode.Is(unicode.Latin, r) && unicode.In(r, unicode.L, unicode.N) {
			b.WriteString(unidecode.Unidecode(string(r)))
			if unicode.Is(unicode.Han, r) {
				b.WriteByte(' ')
			}
			continue
		}
		b.WriteRune(r)
	}
	id := archive.Slug(b.String())
	if len(id) > longestID {
		id = id[:longestID+1]
		if end := strings.LastIndexByte(id, '-'); end > longestID/2 {
			id = id[:end]
		}
		id = strings.Trim(id[:min(len(id), longestID)], "-")
	}
	return id
}

// Draft is a file to be begun.
type Draft struct {
	Kind  string // one of Kinds
	Title string
	ID    string // "" for one made of the title
	Form  string // of an actor: its kind, such as person
}

// File is a file as it is to be.
type File struct {
	Path string // from the archive's root
	Text string
}

// New begins a file. It differs from every other of its kind in its id.
func (d *Desk) New(draft Draft) (File, error) {
	id := draft.ID
	if id == "" {
		id = ID(draft.Title)
	}
	if draft.ID != "" && !archive.ValidID(id) {
		return File{}, fmt.Errorf("%q is no id: write lower-case letters, digits and hyphens, such as %s", draft.ID, cmp.Or(ID(draft.ID), "port-fees"))
	}
	if !archive.ValidID(id) {
		return File{}, fmt.Errorf("no id can be made of %q: give one with --id", draft.Title)
	}
	if draft.ID != "" && d.taken(draft.Kind, id) {
		return File{}, fmt.Errorf("there is a %s %q already", draft.Kind, id)
	}
	free := id
	for n := 2; d.taken(draft.Kind, free); n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return File{path.Join(archive.Root, draft.Kind+"s", free+".md"), d.begin(draft)}, nil
}

// taken reports whether a new file cannot have an id.
func (d *Desk) taken(kind, id string) bool {
	if archive.Device(id) {
		return true
	}
	docs := map[string][]*archive.Document{}
	for _, v := range d.Archive.Briefs {
		docs[Brief] = append(docs[Brief], &v.Document)
	}
	for _, v := range d.Archive.Actors {
		docs[Actor] = append(docs[Actor], &v.Document)
		if kind == Actor {
			for _, f := range v.Formerly {
				if f.ID == id {
					return true
				}
			}
		}
	}
	for _, v := range d.Archive.Topics {
		docs[Topic] = append(docs[Topic], &v.Document)
	}
	for _, v := range d.Archive.Pages {
		docs[Page] = append(docs[Page], &v.Document)
	}
	for _, doc := range docs[kind] {
		if doc.ID == id {
			return true
		}
	}
	return false
}

// begin writes the keys worth having; those that may be left out are comments.
func (d *Desk) begin(draft Draft) string {
	title := Quote(draft.Title)
	switch draft.Kind {
	case Brief:
		text := "---\ntitle: " + title + "\ndate: " + d.Today.String() + "\nsummary: What it says, in a sentence or two.\ndraft: true # published when this line is gone\n"
		if len(d.Archive.Site.Authors) == 0 {
			text += "#authors: [Given Family]\n"
		}
		return text + `#topics: [topic-id]
#actors: [actor-id]
#sources:
#  - {id: report, title: Title of the report, publisher: Who published it, date: 2024-06, url: https://example.org/report}
#recommendations:
#  - id: what-to-do
#    text: What somebody should do.
#    to: actor-id
#    horizon: 2030
#events:
#  - {id: what-happened, date: 2024-06-19, title: What happened, actors: [actor-id], sources: [report]}
#figures:
#  - {id: how-much, label: How much it was, value: 90, unit: euros, as_of: 2024, source: report}
---
`
	case Actor:
		form := draft.Form
		if form == "" {
			form = "organization"
		}
		return "---\nname: " + title + "\nkind: " + form + " # state, person, organization, alliance, company\n" + `#aliases: [another name that always means this actor]
#weak_aliases: [a name that often does]
#names: [{text: 이름, lang: ko}]
#country: actor-id
#member_of: [actor-id]
---
`
	case Topic:
		return "---\ntitle: " + title + "\n#summary: What it is about, in a sentence.\n---\n"
	}
	return "---\ntitle: " + title + "\n---\n"
}

// Quote writes a text as a value of YAML: bare where that is the same text, else in
// quotation marks.
func Quote(s string) string {
	bare := s != "" && strings.TrimSpace(s) == s && !strings.ContainsAny(s, "\n\t\"'`{}[]&*!|>%@#:,?\\") && !strings.HasPrefix(s, "-")
	if bare {
		switch strings.ToLower(s) {
		case "null", "~", "true", "false", "yes", "no", "on", "off":
			bare = false
		}
	}
	if bare {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}
