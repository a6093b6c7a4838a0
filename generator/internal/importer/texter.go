package importer

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"chancery/generator/internal/archive"
)

// texter turns a text of another generator into one of an archive.
type texter struct {
	run      *run
	document *document
	folder   folder
	name     string // of the document in its folder
}

func (t *texter) note(line int, format string, args ...any) {
	t.run.note(t.document.From, t.document.at(line), format, args...)
}

// made is a text as it is made, with the line of the source, from 0, that each of its lines
// comes from.
type made struct {
	text  strings.Builder
	lines []int
}

func (m *made) put(text string, line int) {
	m.text.WriteString(text)
	for range strings.Count(text, "\n") {
		m.lines = append(m.lines, line)
	}
}

// drop takes the last line away.
func (m *made) drop() {
	text := strings.TrimSuffix(m.text.String(), "\n")
	m.text.Reset()
	m.text.WriteString(text[:strings.LastIndexByte(text, '\n')+1])
	m.lines = m.lines[:max(0, len(m.lines)-1)]
}

// convert reads what other generators add to Markdown. What has no equal here is left as
// code, so that it is seen, and noted.
func (t *texter) convert(body string) string {
	m := t.blocks(body, 0)
	t.document.lines = m.lines
	return spans(m.text.String(), func(span string, line int) string {
		span = t.templates(span, line)
		span = t.wiki(span, line)
		return t.tags(t.marks(span, line), line)
	})
}

// blocks reads what stands on lines of its own; first is the number of the text's first line.
func (t *texter) blocks(body string, first int) *made {
	lines := strings.SplitAfter(body, "\n")
	m := &made{}
	fence := ""
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		trimmed := strings.TrimSpace(l)
		if made := highlightOf(trimmed); made != "" {
			l, trimmed = made+"\n", made
		}
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]) == "" {
				fence = ""
			}
		case fenceOf(trimmed) != "":
			fence = fenceOf(trimmed)
		case strings.HasPrefix(trimmed, ":::"):
			if alert, title := admonition(trimmed); alert != "" {
				end := admonitionEnd(lines, i)
				m.alert(alert, title, t.blocks(strings.Join(lines[i+1:end], ""), first+i+1), first+i)
				i = end
				continue
			}
		case strings.HasPrefix(trimmed, "> [!") && strings.Contains(trimmed, "]"):
			l = t.callout(trimmed, first+i)
		case t.folder.kind == docusaurus && (strings.HasPrefix(l, "import ") || strings.HasPrefix(l, "export ")):
			t.note(first+i, "the line %q is a program's, and was left out", oneLine(l))
			continue
		case t.folder.kind == docusaurus && component(trimmed):
			t.note(first+i, "the component %s was left out", trimmed)
			continue
		case t.folder.kind == obsidian && strings.HasPrefix(trimmed, "%%") && strings.Count(trimmed, "%%") == 1: // a comment of several lines
			end := i + 1
			for end < len(lines) && !strings.Contains(lines[end], "%%") {
				end++
			}
			t.note(first+i, "a comment was left out")
			i = end
			continue
		case trimmed == "{:toc}": // behind an item that stands for it
			m.drop()
			continue
		case strings.HasPrefix(trimmed, "{:") && strings.HasSuffix(trimmed, "}"):
			t.note(first+i, "the attributes %q were left out", trimmed)
			continue
		case strings.HasPrefix(trimmed, "<") && htmlBlock(trimmed):
			end := i
			for end < len(lines) && strings.TrimSpace(lines[end]) != "" {
				end++
			}
			block := strings.Join(lines[i:end], "")
			if md, ok := t.html(block, first+i); ok {
				m.put(md+"\n", first+i)
				i = end - 1
				continue
			}
		}
		m.put(l, first+i)
	}
	m.lines = append(m.lines, first+len(lines)-1) // of the last line, which nothing ends
	return m
}

// fenceOf is the fence with which a line begins a block of code, or "".
func fenceOf(line string) string {
	if !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~") {
		return ""
	}
	return line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
}

// component reports whether a line is a tag of a component, whose name begins with a capital.
func component(line string) bool {
	name := strings.TrimPrefix(strings.TrimPrefix(line, "<"), "/")
	return strings.HasPrefix(line, "<") && strings.HasSuffix(line, ">") && name[0] >= 'A' && name[0] <= 'Z'
}

// highlightOf gives the fence that stands for the tag of Hugo's or Jekyll's that begins or ends a
// block of code, or "".
func highlightOf(line string) string {
	for _, ends := range [][2]string{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}} {
		inner, begins := strings.CutPrefix(line, ends[0])
		inner, closed := strings.CutSuffix(inner, ends[1])
		if !begins || !closed {
			continue
		}
		switch words := strings.Fields(inner); {
		case len(words) >= 1 && (words[0] == "/highlight" || words[0] == "endhighlight"):
			return "```"
		case len(words) >= 2 && words[0] == "highlight":
			return "```" + words[1]
		}
	}
	return ""
}

// templates reads the tags of Hugo, Jekyll and Eleventy.
func (t *texter) templates(span string, line int) string {
	var out strings.Builder
	for {
		at := strings.Index(span, "{")
		for at >= 0 && at+1 < len(span) && span[at+1] != '{' && span[at+1] != '%' {
			next := strings.Index(span[at+1:], "{")
			if next < 0 {
				at = -1
			} else {
				at += 1 + next
			}
		}
		if at < 0 || at+1 >= len(span) {
			break
		}
		closer := "}}"
		if span[at+1] == '%' {
			closer = "%}"
		}
		end := strings.Index(span[at:], closer)
		if end < 0 {
			break
		}
		end += at + len(closer)
		inner := strings.Trim(span[at:end], "{}<>%- \n")
		line += strings.Count(span[:at], "\n")
		out.WriteString(span[:at])
		made := t.tag(inner, span[at:end], line)
		if to, isLink := strings.CutPrefix(made, "ref:"); isLink && !targetNext(out.String()) {
			made = "[" + unescaped(to) + "](" + made + ")"
		}
		out.WriteString(made)
		span = span[end:]
	}
	out.WriteString(span)
	return out.String()
}

// targetNext reports whether the target of a link comes next in a text.
func targetNext(text string) bool {
	text = strings.TrimSuffix(text, "<")
	return strings.HasSuffix(text, "](") || strings.HasSuffix(text, "]: ") || strings.HasSuffix(text, `="`)
}

// tag gives what stands for one tag.
func (t *texter) tag(inner, whole string, line int) string {
	name, rest, _ := strings.Cut(inner, " ")
	args := arguments(rest)
	if q := inner[:min(1, len(inner))]; q == `"` || q == "'" { // "/a.png" | relative_url
		address, filters, ok := strings.Cut(inner[1:], q)
		if filters = strings.Trim(filters, " |"); ok && (filters == "relative_url" || filters == "absolute_url" || filters == "url") {
			return address
		}
	}
	switch name {
	case "page.title", "title":
		if t.document.Title != "" {
			return t.document.Title
		}
	case "ref", "relref", "post_url", "link":
		return "ref:" + url.PathEscape(args[""])
	case "figure", "img", "image":
		if src := cmp.Or(args["src"], args[""]); src != "" {
			image := "![" + cmp.Or(args["alt"], args["caption"], args["title"], args["1"]) + "](" + wrapped(src)
			if caption := cmp.Or(args["caption"], args["title"]); caption != "" {
				image += ` "` + strings.ReplaceAll(caption, `"`, "”") + `"`
			}
			return image + ")"
		}
	case "site.baseurl", "site.url", "baseurl", "raw", "endraw", "/raw":
		return ""
	}
	t.note(line, "%s is a tag of another generator; it is left as code", oneLine(whole))
	return "`" + oneLine(strings.ReplaceAll(whole, "`", "'")) + "`"
}

// arguments reads name="value" pairs, the first value without a name as "", and the next as "1".
func arguments(s string) map[string]string {
	args := map[string]string{}
	for s = strings.Trim(s, " ,"); s != ""; s = strings.Trim(s, " ,") {
		name := ""
		if eq := strings.IndexByte(s, '='); eq > 0 && !strings.ContainsAny(s[:eq], " \"'") {
			name, s = s[:eq], s[eq+1:]
		}
		var value string
		if q := s[:min(1, len(s))]; q == `"` || q == "'" || q == "`" {
			value, s, _ = strings.Cut(s[1:], q)
		} else {
			value, s, _ = strings.Cut(s, " ")
		}
		if _, given := args[""]; given && name == "" {
			name = "1"
		}
		if _, given := args[name]; !given {
			args[name] = value
		}
	}
	return args
}

// wiki turns wiki links into links, whose targets are resolved like all others.
func (t *texter) wiki(span string, _ int) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(span, "[[")
		inner, after, closed := strings.Cut(rest, "]]")
		if !found || !closed || strings.Contains(inner, "\n\n") {
			break
		}
		target, text, labelled := strings.Cut(oneLine(inner), "|")
		target = strings.TrimSuffix(target, `\`)
		plain, heading, _ := strings.Cut(target, "#")
		embedded := strings.HasSuffix(before, "!")
		if !labelled || embedded && strings.Trim(text, "0123456789x") == "" {
			text = cmp.Or(plain, heading)
		}
		to := "wiki:" + url.PathEscape(plain)
		if plain == "" {
			to = ""
		}
		if heading != "" {
			to += "#" + url.PathEscape(heading)
		}
		if embedded && !strings.Contains(" .png .jpg .jpeg .gif .svg .webp .avif ", " "+strings.ToLower(path.Ext(plain))+" ") {
			before = strings.TrimSuffix(before, "!") // what is shown within a note becomes a link
		}
		out.WriteString(before + "[" + text + "](" + to + ")")
		span = after
	}
	out.WriteString(span)
	return out.String()
}

// marks takes highlights and comments of other tools out.
func (t *texter) marks(span string, line int) string {
	if t.folder.kind == obsidian {
		span = blockIDs(span)
	}
	for _, mark := range []struct{ open, close, why string }{
		{"==", "==", "a highlight lost its colour"},
		{"%%", "%%", "a comment was left out"}, {"<!--", "-->", "a comment was left out"}, {"{/*", "*/}", "a comment was left out"},
	} {
		for from := 0; ; {
			at := strings.Index(span[from:], mark.open)
			if at < 0 {
				break
			}
			at += from
			end := strings.Index(span[at+len(mark.open):], mark.close)
			if end <= 0 || span[at+len(mark.open)] == ' ' && mark.open == "==" {
				from = at + len(mark.open)
				continue
			}
			inner := span[at+len(mark.open) : at+len(mark.open)+end]
			if mark.open != "==" {
				inner = strings.Repeat("\n", strings.Count(inner, "\n"))
			}
			t.note(line+strings.Count(span[:at], "\n"), "%s", mark.why)
			span = span[:at] + inner + span[at+len(mark.open)+end+len(mark.close):]
			from = at + len(inner)
		}
	}
	return span
}

// blockIDs takes the ids of blocks (^id at a line's end) out of a text of Obsidian's.
func blockIDs(span string) string {
	lines := strings.Split(span, "\n")
	for i, l := range lines {
		if at := strings.LastIndex(l, " ^"); at >= 0 && archive.ValidID(strings.ToLower(l[at+2:])) {
			lines[i] = l[:at]
		}
	}
	return strings.Join(lines, "\n")
}

// resolve gives what a link of the document leads to: the key of a document, or of a file
// that comes with it.
func (t *texter) resolve(d *document, target string) (string, bool) {
	target, _, _ = strings.Cut(target, "?")
	plain, err := url.PathUnescape(target)
	if err != nil {
		plain = target
	}
	if wanted, is := strings.CutPrefix(plain, "wiki:"); is {
		if key := "name:" + strings.ToLower(path.Base(wanted)); d.site.ids[key] != "" {
			return key, true
		}
		return t.fileNamed(d, wanted)
	}
	wanted, byName := strings.CutPrefix(plain, "ref:")
	if external(wanted) {
		return "", false
	}
	for _, at := range t.candidates(wanted) {
		if d.site.ids[at] != "" {
			return at, true
		}
		if t.attach(d, at) {
			return at, true
		}
	}
	if byName {
		key := "name:" + strings.ToLower(strings.TrimSuffix(path.Base(wanted), path.Ext(wanted)))
		return key, d.site.ids[key] != ""
	}
	return "", false
}

// candidates are the places in the folder that a target may mean, the likeliest first.
func (t *texter) candidates(target string) (list []string) {
	dir := path.Dir(t.name)
	add := func(at string) {
		if at = strings.TrimPrefix(path.Clean("/"+at), "/"); at != "" {
			list = append(list, at, at+".md", at+"/index.md")
		}
	}
	if rooted, is := strings.CutPrefix(target, "/"); is {
		for _, base := range []string{"", "static/", "assets/", "content/", "public/", "docs/"} {
			add(base + rooted)
		}
		for _, base := range []string{"static/", "assets/", "public/", ""} {
			list = append(list, beyond+base+rooted)
		}
		return list
	}
	add(path.Join(dir, target))
	add(target)
	add(path.Join("content", target))
	if len(t.document.Known) > 0 { // relative to the old page's address
		add(path.Join(t.document.Known[0], target))
		add(path.Join(path.Dir(t.document.Known[0]), target))
	}
	return list
}

// fileNamed finds a file anywhere in the folder by its name, as Obsidian does.
func (t *texter) fileNamed(d *document, name string) (string, bool) {
	for _, at := range t.folder.names {
		if (at == name || path.Base(at) == path.Base(name)) && t.attach(d, at) {
			return at, true
		}
	}
	return "", false
}

// attach has a file of the folder come with the document.
func (t *texter) attach(d *document, at string) bool {
	if _, known := d.resources[at]; known {
		return true
	}
	if path.Ext(at) == "" || strings.HasSuffix(at, ".md") || !t.folder.has(at) {
		return false
	}
	if archive.Refused(at) {
		t.run.note(d.From, d.Line, "%s is of a kind that an archive does not publish; put it into a .zip", at)
		return false
	}
	d.addResource(at, path.Base(at), func() ([]byte, error) { return readBytes(t.folder.file(at)) })
	return true
}

// addResource has a file come with a document, under a name that no other has.
func (d *document) addResource(key, name string, data func() ([]byte, error)) {
	folder := strings.TrimPrefix(strings.TrimSuffix(d.draftFile(), ".md"), archive.Root+"/") + "/"
	used := func(p string) bool {
		for _, r := range d.resources {
			if r.path == p {
				return true
			}
		}
		return false
	}
	name = safeName(name)
	at := folder + name
	for n := 2; used(at); n++ {
		at = folder + strings.TrimSuffix(name, path.Ext(name)) + "-" + string(rune('0'+n%10)) + path.Ext(name)
	}
	d.resources[key] = resource{at, data}
}

// safeName is a file's name as every file system and server leaves it.
func safeName(name string) string {
	ext := path.Ext(name)
	stem := archive.Slug(strings.TrimSuffix(name, ext))
	if stem == "" {
		stem = "file-" + short(name)
	}
	return stem + strings.ToLower(ext)
}
