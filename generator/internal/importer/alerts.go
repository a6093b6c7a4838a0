package importer

import "strings"

// admonitions are the alerts that the kinds of notes of other tools become.
var admonitions = map[string]string{"note": "NOTE", "info": "NOTE", "abstract": "NOTE", "summary": "NOTE", "quote": "NOTE", "example": "NOTE", "question": "NOTE",
	"todo": "NOTE", "tip": "TIP", "hint": "TIP", "success": "TIP", "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING",
	"caution": "CAUTION", "danger": "CAUTION", "failure": "CAUTION", "bug": "CAUTION", "error": "CAUTION"}

// admonition reads the line with which a note of Docusaurus begins, :::tip[A title]; alert is ""
// where it is none.
func admonition(line string) (alert, title string) {
	kind, title, _ := strings.Cut(strings.TrimSpace(strings.TrimLeft(line, ":")), "[")
	if name, rest, two := strings.Cut(kind, " "); two {
		kind, title = name, strings.TrimSpace(rest+title)
	}
	kind, _, _ = strings.Cut(kind, "{")
	return admonitions[strings.ToLower(kind)], strings.Trim(title, "] ")
}

// admonitionEnd finds the line that closes the note which one begins; notes may hold others.
func admonitionEnd(lines []string, begin int) int {
	fence := ""
	for i, depth := begin, 0; i < len(lines); i++ {
		trimmed := strings.TrimSpace(lines[i])
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]) == "" {
				fence = ""
			}
		case fenceOf(trimmed) != "":
			fence = fenceOf(trimmed)
		case strings.HasPrefix(trimmed, ":::") && strings.Trim(trimmed, ":") == "":
			if depth--; depth == 0 {
				return i
			}
		case strings.HasPrefix(trimmed, ":::"):
			depth++
		}
	}
	return len(lines)
}

// alert puts a text as an alert, which begins on a line of the source.
func (m *made) alert(kind, title string, inner *made, line int) {
	m.put("> [!"+kind+"]\n", line)
	if title != "" {
		m.put("> **"+title+"**\n>\n", line)
	}
	lines := strings.Split(strings.TrimRight(inner.text.String(), "\n"), "\n")
	for i, begun := 0, false; i < len(lines); i++ {
		if begun = begun || strings.TrimSpace(lines[i]) != ""; begun {
			m.put(strings.TrimRight("> "+lines[i], " ")+"\n", inner.lines[min(i, len(inner.lines)-1)])
		}
	}
}

// callout makes an alert of a callout of Obsidian's.
func (t *texter) callout(line string, i int) string {
	kind, title, _ := strings.Cut(strings.TrimPrefix(line, "> [!"), "]")
	alert := admonitions[strings.ToLower(kind)]
	if alert == "" {
		alert = "NOTE"
		t.note(i, "a callout %q became a note", kind)
	}
	title = strings.TrimSpace(strings.TrimLeft(title, "+-"))
	if title == "" {
		return "> [!" + alert + "]\n"
	}
	return "> [!" + alert + "]\n> **" + title + "**\n>\n"
}
