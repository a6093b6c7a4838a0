package build

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"chancery/generator/internal/digest"
)

// edit is one way to change something that a build depends on. do says what it did.
type edit struct {
	name string
	do   func(w *workshop) string
}

func edits() []edit {
	return []edit{
		{"text", (*workshop).editText}, {"text", (*workshop).editText}, {"text", (*workshop).editText},
		{"fact", (*workshop).editFact}, {"fact", (*workshop).editFact}, {"fact", (*workshop).editFact},
		{"key", (*workshop).editKey}, {"key", (*workshop).editKey}, {"key", (*workshop).editKey},
		{"retitle", (*workshop).retitle}, {"retitle", (*workshop).retitle},
		{"new brief", (*workshop).newBrief}, {"new brief", (*workshop).newBrief},
		{"delete", (*workshop).deleteFile},
		{"delete line", (*workshop).deleteLine},
		{"rename", (*workshop).rename}, {"rename", (*workshop).rename},
		{"sources", (*workshop).editSources},
		{"settings", (*workshop).editSite}, {"settings", (*workshop).editSite},
		{"template", (*workshop).editTemplate}, {"static", (*workshop).editStatic},
		{"media", (*workshop).editMedia},
		{"touch", (*workshop).touch}, {"same size and time", (*workshop).editUnseen},
		{"nothing", func(*workshop) string { return "" }},
		{"earlier archive", (*workshop).earlierArchive},
		{"site", (*workshop).editDestination}, {"site", (*workshop).editDestination},
		{"earlier site", (*workshop).earlierSite},
		{"cache", (*workshop).editCache}, {"cache", (*workshop).editCache},
		{"earlier cache", (*workshop).earlierCache},
		{"option", (*workshop).editOptions}, {"option", (*workshop).editOptions},
		{"day", (*workshop).editDay},
		{"check", (*workshop).checkOnly},
	}
}

// editText changes what is below the front matter.
func (w *workshop) editText() string {
	name := w.any("content/" + w.one("briefs/", "briefs/", "actors/", "topics/", "pages/"))
	if name == "" {
		return ""
	}
	text := w.text(name)
	if at := strings.LastIndex(text, "\n\n"); at > strings.LastIndex(text, "\n---\n") && w.IntN(3) == 0 {
		w.write(name, text[:at+1])
		return name + ": without its last paragraph"
	}
	added := w.one("Plain words, "+w.coin("word")+".", "The Holy League and Colonel Sapt met.", "See [["+w.id("actors")+"]].", "See [["+w.id("briefs")+"|there]].",
		"## "+w.coin("Heading "), "```go\nvar "+w.coin("x")+" = 1\n```", "![palace](/figures/palace.svg)", "[@gazette-1892, p. "+w.coin("")+"]",
		"A note.[^n"+w.coin("")+"]", "- one\n- two", "| a | b |\n|---|---|\n| 1 | "+w.coin("")+" |", "Black Michael, *the Duke of Strelsau*.", "Zenda\x00", "<b>raw</b>")
	w.write(name, text+"\n"+added+"\n")
	return fmt.Sprintf("%s: %q", name, added)
}

// editFact replaces something that pages tell.
func (w *workshop) editFact() string {
	pairs := [][2]string{{"1892-07-20", "1892-07-19"}, {"value: 600", "value: 601"}, {"priority: high", "priority: low"}, {"to: ruritania", "to: zenda"},
		{"status: adopted", "status: in-progress"}, {"Coup in Strelsau", "A coup"}, {"place: Strelsau", "place: Zenda"}, {"unit: men", "unit: guards"},
		{"instrument: diplomacy", "instrument: [legal, military]"}, {"by: colonel-sapt", "by: Somebody"}, {"actors: [black-michael, ruritania]", "actors: holy-league"},
		{"said_by: colonel-sapt", "said_by: zenda"}, {"supersedes: first-report", "supersedes: plain"}, {"Wait.", "Wait, and see."}, {"id: some-decade", "id: that-decade"},
		{"topics: [succession]", "topics: [tobacco]"}, {"accepted-in-part", "accepted"}, {"kind: report", "kind: brief"}, {"autolink: true", "autolink: false"}}
	p := pairs[w.IntN(len(pairs))]
	if w.IntN(2) == 0 {
		p[0], p[1] = p[1], p[0]
	}
	n := 0
	for _, name := range read(w.T, w.o.Source).files(".md") {
		if text := w.text(name); strings.Contains(text, p[0]) {
			w.write(name, strings.Replace(text, p[0], p[1], 1))
			n++
		}
	}
	return fmt.Sprintf("%q for %q in %d files", p[1], p[0], n)
}

// editKey sets a key of a brief.
func (w *workshop) editKey() string {
	name := w.any("content/briefs/")
	if name == "" {
		return ""
	}
	some := func(folder string) string { return "[" + w.id(folder) + ", " + w.id(folder) + "]" }
	keys := map[string]string{"title": w.coin("Title "), "subtitle": w.coin("Subtitle "), "summary": w.coin("Summary ") + " of Ruritania.", "number": w.coin("n/"),
		"date":  w.one("2024-05-02", "2025", "2026-01-02", "2026-01-04", "2026-01", "1999-12~", "2025-12-31/2026-01-02"),
		"draft": w.one("true", "false"), "actors": some("actors"), "topics": w.one("[tobacco]", "[succession, tobacco]", ""), "related": w.id("briefs"), "kind": w.one("report", "testimony"),
		"autolink": w.one("true", "false"), "language": w.one("de", "ru", ""), "aliases": "[" + w.coin("old-") + ".html]", "authors": w.coin("Author "), "events": "", "figures": "", "recommendations": ""}
	key := w.one("title", "subtitle", "summary", "number", "date", "date", "date", "draft", "actors", "topics", "related", "kind", "autolink", "language", "aliases", "authors",
		"events", "figures", "recommendations")
	return w.set(name, key, keys[key])
}

// retitle gives an actor, a topic or a page another name, or an actor another alias.
func (w *workshop) retitle() string {
	if name := w.any("content/" + w.one("topics/", "pages/")); name != "" && w.IntN(3) == 0 {
		return w.set(name, w.one("title", "summary"), w.coin("Retitled "))
	}
	name := w.any("content/actors/")
	if name == "" {
		return ""
	}
	switch key := w.one("name", "aliases", "weak_aliases", "role", "country", "member_of", "leads", "not"); key {
	case "aliases", "weak_aliases":
		return w.set(name, key, w.one("", w.coin("Alias "), "the crown", "The king"))
	case "country", "member_of", "leads", "not":
		return w.set(name, key, w.one("", w.id("actors")))
	default:
		return w.set(name, key, w.coin("Renamed "))
	}
}

// newBrief writes a brief that shares actors, events and figures with others.
func (w *workshop) newBrief() string {
	name := fmt.Sprintf("content/briefs/%s%s.md", w.one("", "2025/"), w.coin("new-"))
	front := "---\ntitle: " + w.coin("New ") + "\ndate: " + w.one("2023-04", "2025-12-30", "2026-01-03", "2026-02") + "\nsummary: New, on [[" + w.id("actors") + "]].\n"
	for range w.IntN(3) {
		front = strings.ReplaceAll(front, "\nactors: ", "\n# actors: ") + "actors: [" + w.id("actors") + "]\n"
	}
	if w.IntN(2) == 0 {
		front += "topics: [" + w.one("succession", "tobacco", w.coin("topic-")) + "]\n"
	}
	if w.IntN(2) == 0 {
		front += "events:\n  - {id: coup-of-1892, date: 1892-07-" + w.one("18", "20") + ", place: " + w.one("Strelsau", "Hentzau") + "}\n"
	}
	if w.IntN(2) == 0 {
		front += "figures:\n  - {id: guards-at-palace, value: " + w.coin("3") + ", unit: men}\n"
	}
	if w.IntN(2) == 0 {
		front += "recommendations:\n  - {id: act, text: Act., to: " + w.id("actors") + "}\n"
	}
	w.write(name, front+"---\nSee [["+w.id("briefs")+"]]; the Holy League, again.\n")
	return name
}

func (w *workshop) deleteFile() string {
	name := w.any("content/")
	check(w.T, os.Remove(w.path(name)))
	return name
}

func (w *workshop) deleteLine() string {
	name := w.any("content/" + w.one("briefs/", "actors/", "site", "sources"))
	if name == "" {
		return ""
	}
	lines := strings.SplitAfter(w.text(name), "\n")
	at := w.IntN(len(lines))
	w.write(name, strings.Join(append(lines[:at:at], lines[at+1:]...), ""))
	return fmt.Sprintf("%s:%d", name, at+1)
}

// rename gives a thing another ID, which others follow or not.
func (w *workshop) rename() string {
	name := w.any("content/" + w.one("briefs/", "actors/", "actors/", "topics/"))
	if name == "" {
		return ""
	}
	id := strings.TrimSuffix(filepath.Base(name), ".md")
	other := w.coin("renamed-")
	to := filepath.ToSlash(filepath.Join(filepath.Dir(name), other+".md"))
	check(w.T, os.Rename(w.path(name), w.path(to)))
	how := ""
	if w.IntN(4) > 0 {
		how += ", others follow"
		for _, file := range read(w.T, w.path("content")).files("") {
			file = "content/" + file
			if text := w.text(file); strings.HasSuffix(file, ".md") && strings.Contains(text, id) {
				w.write(file, strings.ReplaceAll(text, id, other))
			}
		}
	}
	if w.IntN(2) == 0 {
		key, was := "aliases", "[briefs/"+id+".html]"
		if strings.HasPrefix(name, "content/actors/") {
			key, was = "formerly", "["+id+"]"
		}
		how += ", " + w.set(to, key, was)
	}
	return name + " to " + other + how
}

func (w *workshop) editSources() string {
	const name = "content/sources.yaml"
	if _, err := os.Stat(w.path(name)); err != nil {
		w.write(name, "- {id: gazette-1892, title: The Gazette}\n")
		return "a new one"
	}
	text := w.text(name)
	switch w.IntN(4) {
	case 0:
		w.write(name, text+"- {id: "+w.coin("source-")+", title: Unused}\n")
		return "one more"
	case 1:
		w.write(name, strings.Replace(text, "title: ", "title: "+w.coin("X")+" ", 1))
		return "another title"
	case 2:
		w.write(name, strings.Replace(text, "date: 1892-07-20", "date: 1892-07", 1))
		return "another date"
	}
	return w.set("content/briefs/2024/testimony-of-sapt.md", "sources", w.one("[constitution]", "[gazette-1892, constitution]", ""))
}

func (w *workshop) editSite() string {
	const name = "content/site.yaml"
	if _, err := os.Stat(w.path(name)); err != nil {
		w.write(name, "title: T\n")
		return "a new file"
	}
	switch w.IntN(8) {
	case 0, 1, 2:
		return w.set(name, "language", w.one("de", "en", "de-AT", "fr"))
	case 3:
		return w.set(name, "title", w.coin("Review "))
	case 4:
		return w.set(name, "navigation", w.one("[about, methods]", "[methods]", ""))
	case 5:
		return w.set(name, "base_url", w.one("", "https://review.example", "https://other.example/x/"))
	case 6:
		return w.set(name, "description", w.coin("Described "))
	}
	return w.set(name, w.one("license", "report_prefix", "publisher"), w.one("", w.coin("X")))
}

// editTemplate adds, changes or removes a template of the archive's own.
func (w *workshop) editTemplate() string {
	name := w.one("topic.html", "page.html", "brief.html", "base.html", "partials.html", "card-brief.html")
	if _, err := os.Stat(w.path("templates/" + name)); err == nil && w.IntN(2) == 0 {
		check(w.T, os.Remove(w.path("templates/"+name)))
		return name + " removed"
	}
	data, err := fs.ReadFile(w.o.Templates, name)
	check(w.T, err)
	class := w.coin("own-")
	w.write("templates/"+name, strings.Replace(string(data), `class="`, `class="`+class+` `, 1)+w.one("", "", "", "{{", "{{.Nothing}}"))
	return name + " with " + class
}

// editStatic adds, changes or removes something in static/.
func (w *workshop) editStatic() string {
	name := w.one("css/zz-mine.css", "css/1-ground.css", "CNAME", "icon.svg", "js/mine.js", "_headers", "deep/er/file.txt", "index.html")
	if _, err := os.Stat(w.path("static/" + name)); err == nil && w.IntN(2) == 0 {
		check(w.T, os.Remove(w.path("static/"+name)))
		return name + " removed"
	}
	w.write("static/"+name, map[string]string{".css": "p { margin: " + w.coin("1") + "px }", ".svg": "<svg xmlns='http://www.w3.org/2000/svg'><!--" + w.coin("") + "--></svg>",
		".js": "document.title = '" + w.coin("") + "'"}[filepath.Ext(name)]+"\n")
	return name
}

// editMedia changes a file that texts link to.
func (w *workshop) editMedia() string {
	name := w.one("palace.svg", "guards & men.csv", "unused.csv")
	w.write("content/figures/"+name, "<svg xmlns='http://www.w3.org/2000/svg'><!--"+w.coin("")+"--></svg>\n")
	return name
}

// touch writes a file as it is.
func (w *workshop) touch() string {
	name := w.any("")
	w.write(name, w.text(name))
	return name
}

// editUnseen changes a file so that neither its size nor its time tells.
func (w *workshop) editUnseen() string {
	name := w.any("content/")
	text, other := w.text(name), w.one("RURITANIA", "Ruritania", "Reritania")
	info, err := os.Stat(w.path(name))
	check(w.T, err)
	w.write(name, strings.Replace(text, "Ruritania", other, 1))
	check(w.T, os.Chtimes(w.path(name), info.ModTime(), info.ModTime()))
	return name + ": " + other
}

func (w *workshop) earlierArchive() string { return w.earlier(w.sources, w.o.Source) }
func (w *workshop) earlierSite() string    { return w.earlier(w.sites, w.o.Destination) }
func (w *workshop) earlierCache() string   { return w.earlier(w.caches, w.o.Cache) }

func (w *workshop) earlier(kept []tree, dir string) string {
	if len(kept) == 0 {
		return ""
	}
	at := w.IntN(len(kept))
	restore(w.T, dir, kept[at])
	return fmt.Sprintf("that of copy %d", at)
}

func (w *workshop) editOptions() string {
	switch w.IntN(7) {
	case 6:
		w.o.Precompress = !w.o.Precompress
	case 0:
		w.o.Drafts = !w.o.Drafts
	case 1:
		w.o.Future = !w.o.Future
	case 2:
		w.o.BaseURL = w.one("", "https://flag.example/a/", "https://flag.example/b")
	case 3:
		w.o.Version = w.coin("v")
	case 4:
		w.o.Program = digest.Bytes(w.coin("program"))
	case 5:
		w.o.Strict = !w.o.Strict
	}
	return fmt.Sprintf("compressed %v, drafts %v, future %v, strict %v, %q, %s", w.o.Precompress, w.o.Drafts, w.o.Future, w.o.Strict, w.o.BaseURL, w.o.Version)
}

// editDay lets days go by, or goes back.
func (w *workshop) editDay() string {
	w.o.Today = time.Date(2026, 1, w.IntN(6)-1, w.IntN(24), 0, 0, 0, time.UTC)
	return w.o.Today.Format(time.RFC3339)
}

// checkOnly checks the archive with the cache, as an editor does between two builds.
func (w *workshop) checkOnly() string {
	o := w.o
	o.Destination = ""
	run(w.T, o)
	return ""
}
