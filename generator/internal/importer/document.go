package importer

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/desk"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"

	"gopkg.in/yaml.v3"
)

// document is a document of a source, as far as it could be read.
type document struct {
	From       string // its file, as the source was named
	site       *site
	Key        string // what it is called within its source, wherever that lies
	Line       int    // of From, where its text begins; 1 for the whole
	Page       bool   // a page such as "About", not a brief
	ID         string
	Wanted     string // what its address or file would have it called
	Title      string
	Subtitle   string
	Date       string // EDTF, or ""
	Updated    string
	Summary    string
	Language   string
	Series     string
	Number     string
	Authors    []string
	Topics     []string // their titles
	categories []string // in whose folders Jekyll puts it
	Aliases    []string // its old addresses: paths from the old site's root
	Body       string   // Markdown
	lines      []int    // of the source's text, from 0, that the lines of Body come from; nil where they are the same
	flat       bool     // the lines of Body are not those of the source, which has other marks
	Known      []string // what links may call it
	resources  map[string]resource
	resolve    func(d *document, target string) (to string, ok bool) // a link's target in the source's terms
}

// site is what the documents of one source have in common.
type site struct {
	ids map[string]string // the files of drafts, by what they may be called in links
}

func newSite() *site { return &site{map[string]string{}} }

// resource is a file that a document links to. Path is where it goes, from content/briefs.
type resource struct {
	path string
	data func() ([]byte, error)
}

// name gives every document its id: that of the last import, else the one that its address,
// its file or its title has it called; numbered where two would have the same.
func (r *run) name(record *record) {
	taken := map[string]bool{}
	for _, d := range r.documents {
		if id := record.idOf(d.Key); id != "" && !taken[id] {
			d.ID = id
			taken[id] = true
		}
	}
	for _, d := range r.documents {
		if d.ID != "" {
			continue
		}
		base := cmp.Or(desk.ID(d.Wanted), desk.ID(d.Title), "brief-"+short(d.Key+d.Title))
		d.ID = base
		for n := 2; taken[d.ID] || record.another(d.draftFile(), d.Key); n++ {
			d.ID = fmt.Sprintf("%s-%d", base, n)
		}
		taken[d.ID] = true
	}
	for _, d := range r.documents {
		for _, known := range d.Known {
			if _, two := d.site.ids[known]; !two {
				d.site.ids[known] = d.draftFile()
			}
		}
	}
}

// short is a short name of a text in no Latin letters.
func short(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return fmt.Sprintf("%08x", h.Sum32())
}

// link rewrites the links of every document, now that all have their ids.
func (r *run) link() {
	for _, d := range r.documents {
		r.headings[d.draftFile()] = headingsOf(d.Body)
	}
	for _, d := range r.documents {
		d.Body = rewriteLinks(d.Body, func(target string, image bool, line int) string {
			plain, fragment, _ := strings.Cut(target, "#")
			if plain == "" {
				return r.heading(d, d.draftFile(), fragment, line)
			}
			if to, file, ok := r.target(d, plain); ok {
				if strings.HasSuffix(file, ".svg") && !image {
					r.note(d.From, d.at(line), "an SVG is published as an image only; the link to %s is left as text", plain)
					return ""
				}
				return to + r.heading(d, file, fragment, line)
			}
			if external(target) {
				if image {
					r.note(d.From, d.at(line), "the picture %s lies elsewhere; a link stands in its place", target)
				}
				return target
			}
			if strings.HasPrefix(target, "data:") {
				target, _, _ = strings.Cut(target, ",")
			}
			r.note(d.From, d.at(line), "the link to %s leads nowhere in what was imported; it is left as text", unescaped(strings.TrimPrefix(strings.TrimPrefix(target, "wiki:"), "ref:")))
			return ""
		})
	}
}

// at is the line of the source that a line of the text, from 0, comes from.
func (d *document) at(line int) int {
	if d.flat {
		return d.Line
	}
	if line < len(d.lines) {
		line = d.lines[line]
	}
	return d.Line + line
}

// external reports whether a link leads out of the site.
func external(target string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(target), scheme) {
			return true
		}
	}
	return false
}

// heading gives the fragment of a link to a heading, if the document has one of that name.
func (r *run) heading(d *document, file, name string, line int) string {
	if name == "" {
		return ""
	}
	for _, id := range []string{name, prose.Slug(unescaped(name))} {
		if r.headings[file][id] {
			return "#" + id
		}
	}
	if !wordpressMore(name) {
		r.note(d.From, d.at(line), "there is no heading #%s where a link leads to; it leads to the document", unescaped(name))
	}
	return ""
}

// headingsOf gives the ids that an archive gives the headings of a text.
func headingsOf(body string) map[string]bool {
	ids := map[string]bool{}
	spans(body, func(span string, _ int) string {
		for l := range strings.SplitSeq(span, "\n") {
			text := strings.TrimLeft(l, "#")
			if len(text) == len(l) || !strings.HasPrefix(text, " ") {
				continue
			}
			text, given, _ := strings.Cut(strings.TrimRight(text, " #}"), "{#")
			ids[prose.Slug(plain(text))], ids[given] = true, true
		}
		return span
	})
	return ids
}

// target gives where a link of a document leads in the archive: the way there from the draft's
// folder, and the file.
func (r *run) target(d *document, plain string) (way, file string, ok bool) {
	if d.resolve == nil {
		return "", "", false
	}
	key, ok := d.resolve(d, plain)
	if !ok {
		return "", "", false
	}
	file = d.site.ids[key]
	if res, known := d.resources[key]; file == "" && known {
		file = archive.Root + "/" + res.path
	}
	return graph.Relative(d.draftFile(), file), file, file != ""
}

// file is a file that an import makes.
type file struct {
	path string // from the archive's root
	data []byte
	key  string // of the document, for its id at the next import; "" for others
	id   string
}

// files are the drafts, the files they link to, and the topics whose titles their ids do not
// tell.
func (r *run) files() (list []file) {
	topics, seen := map[string]string{}, map[string]bool{}
	for _, d := range r.documents {
		for _, t := range d.Topics {
			if id := archive.Slug(t); id != "" && topics[id] == "" {
				topics[id] = t
			}
		}
		text := d.draft(r.notesOf(d))
		if len(text) > archive.MaxMarkdown {
			r.note(d.From, 0, "the text is larger than %d KB, which is the most a brief may have; it was left out", archive.MaxMarkdown>>10)
			continue
		}
		list = append(list, file{path: d.draftFile(), data: []byte(text), key: d.Key, id: d.ID})
		for _, key := range slices.Sorted(maps.Keys(d.resources)) {
			res := d.resources[key]
			if seen[res.path] {
				continue
			}
			seen[res.path] = true
			data, err := res.data()
			if err != nil {
				r.note(d.From, 0, "%s could not be read: %v", key, err)
				continue
			}
			list = append(list, file{path: archive.Root + "/" + res.path, data: data})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(topics)) {
		if title := topics[id]; title != archive.Titled(id) {
			list = append(list, file{path: archive.Root + "/topics/" + id + ".md", data: []byte("---\ntitle: " + scalar(title) + "\n---\n")})
		}
	}
	return list
}

func (r *run) notesOf(d *document) (texts []string) {
	for _, n := range r.notes {
		if n.File == d.From && n.Line >= d.Line && !slices.Contains(texts, n.Text) {
			texts = append(texts, n.Text)
		}
	}
	return texts
}

// draft is the text of a document's draft, with what was not kept as comments.
func (d *document) draft(notes []string) string {
	var b strings.Builder
	key := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, scalar(value))
		}
	}
	date := func(name, value string) { // as authors write it: no date needs quotation marks
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	list := func(name string, values []string) {
		if len(values) > 0 {
			quoted := make([]string, len(values))
			for i, v := range values {
				quoted[i] = item(v)
			}
			fmt.Fprintf(&b, "%s: [%s]\n", name, strings.Join(quoted, ", "))
		}
	}
	b.WriteString("---\n")
	key("title", d.Title)
	if !d.Page {
		key("subtitle", d.Subtitle)
		date("date", d.Date)
		if d.Updated > d.Date {
			date("updated", d.Updated)
		}
	}
	key("summary", d.Summary)
	if !d.Page {
		key("language", d.Language)
		key("number", d.Number)
		key("series", d.Series)
		b.WriteString("draft: true\n")
		authors := slices.Clone(d.Authors)
		for i, a := range authors {
			if archive.ValidID(a) { // which would be an actor's
				authors[i] = archive.Titled(a)
			}
		}
		list("authors", authors)
		var topics []string
		for _, t := range d.Topics {
			if id := archive.Slug(t); id != "" && !slices.Contains(topics, id) {
				topics = append(topics, id)
			}
		}
		list("topics", topics)
	}
	list("aliases", d.Aliases)
	fmt.Fprintf(&b, "# Imported from %s.\n", oneLine(path.Base(d.From)))
	if !d.Page && d.Date == "" {
		b.WriteString("# Add a date: the source gives none, and a brief cannot do without.\n")
	}
	if !d.Page && d.Summary == "" {
		b.WriteString("# Add a summary, of one or two sentences: a brief cannot do without.\n")
	}
	for _, n := range notes {
		fmt.Fprintf(&b, "# Check: %s\n", oneLine(n))
	}
	b.WriteString("---\n")
	body := strings.TrimSpace(d.Body)
	for strings.Contains(body, "\n\n\n\n") {
		body = strings.ReplaceAll(body, "\n\n\n\n", "\n\n\n")
	}
	b.WriteString(body)
	b.WriteString("\n")
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// scalar is a text as a value of YAML.
func scalar(s string) string {
	out, err := yaml.Marshal(oneLine(strings.ToValidUTF8(s, "\ufffd")))
	if err != nil {
		return fmt.Sprintf("%q", s)
	}
	text := strings.TrimSpace(string(out))
	if strings.Contains(text, "\n") || strings.Contains(text, " #") && !strings.HasPrefix(text, "'") && !strings.HasPrefix(text, `"`) {
		return quoted(s)
	}
	return text
}

// item is a text as an item of a list in brackets.
func item(s string) string {
	if text := scalar(s); !strings.ContainsAny(text, ",[]{}") || strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'") {
		return text
	}
	return quoted(s)
}

func quoted(s string) string { return "'" + strings.ReplaceAll(oneLine(s), "'", "''") + "'" }

// day gives a date that a site keeps for a document as EDTF: its day where it has one, as the
// time of day is that of the machine which published it.
func day(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 10 && s[4] == '-' && s[7] == '-' && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	return date(s)
}

// date gives a text as EDTF, if it is a date or is written like one.
func date(s string) (string, bool) {
	s = strings.TrimSpace(s)
	_, err := edtf.Parse(s)
	if err == nil {
		return s, true
	}
	if pe, ok := err.(*edtf.ParseError); ok && pe.Suggestion != "" {
		return pe.Suggestion, true
	}
	return "", false
}

// summarise takes the first sentence or two of a text that has no summary.
func summarise(body string) string {
	for paragraph := range strings.SplitSeq(body, "\n\n") {
		p := oneLine(paragraph)
		if p == "" || strings.ContainsAny(p[:1], "#>|<!-*`~:[") || strings.HasPrefix(p, "1.") {
			continue
		}
		p = plain(p)
		for i, n := 0, 0; i < len(p); i++ {
			if end := p[i] == '.' || p[i] == '!' || p[i] == '?'; end && (i+1 == len(p) || p[i+1] == ' ') && i > 40 {
				if n++; n == 2 || i > 160 {
					return p[:i+1]
				}
			}
		}
		if runes := []rune(p); len(runes) > 300 {
			return strings.TrimSpace(string(runes[:300])) + "…"
		}
		return p
	}
	return ""
}

// plain takes links, code and emphasis out of a paragraph.
func plain(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case c == '[', c == '!' && strings.HasPrefix(p[i+1:], "["):
			at := strings.IndexByte(p[i:], '[') + i
			if end, _, to := linkAt(p, at); to > 0 {
				if c == '[' {
					b.WriteString(plain(p[i+1 : end]))
				}
				i = to - 1
			} else if c == '!' {
				b.WriteByte(c)
			}
		case c == ']': // of a link whose target is defined elsewhere
			if strings.HasPrefix(p[i+1:], "[") {
				if end := strings.IndexByte(p[i+1:], ']'); end > 0 {
					i += 1 + end
				}
			}
		case c == '<':
			if at, end := tagIn(p[i:]); at == 0 {
				i += end - 1
			} else {
				b.WriteByte(c)
			}
		case c == '*', c == '`', c == '{', c == '}':
		case c == '\\' && i+1 < len(p):
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}
