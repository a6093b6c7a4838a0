package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is a sentence of a text, without markup.
type sentence struct {
	text    string
	line    int // of the file, from 1
	heading bool
}

// sentencesOf divides the running text of a Markdown file into sentences: its front matter,
// code, tables and HTML are none.
func sentencesOf(source string) (list []sentence) {
	lines := strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	from, fence := 0, ""
	if len(lines) > 0 && strings.TrimRight(strings.TrimPrefix(lines[0], "\ufeff"), " ") == "---" {
		for i, l := range lines[1:] {
			if strings.TrimRight(l, " ") == "---" {
				from = i + 2
				break
			}
		}
	}
	var paragraph []string
	begun := 0
	flush := func() {
		if len(paragraph) > 0 {
			list = append(list, divide(paragraph, begun)...)
			paragraph = nil
		}
	}
	for i := from; i < len(lines); i++ {
		l := strings.TrimSpace(strings.TrimLeft(lines[i], " >"))
		switch {
		case fence != "":
			if strings.HasPrefix(l, fence) {
				fence = ""
			}
		case strings.HasPrefix(l, "```"), strings.HasPrefix(l, "~~~"):
			flush()
			fence = l[:3]
		case l == "", strings.HasPrefix(l, "|"), strings.HasPrefix(l, "<"), strings.HasPrefix(l, "[!"), strings.HasPrefix(l, "---"):
			flush()
		case strings.HasPrefix(l, "#"):
			flush()
			list = append(list, sentence{unmarked(strings.Trim(l, "# ")), i + 1, true})
		default:
			if item := listItem(l); item != "" {
				flush()
				l = item
			}
			if len(paragraph) == 0 {
				begun = i + 1
			}
			paragraph = append(paragraph, l)
		}
	}
	flush()
	return list
}

// listItem is the text of a line that begins an item of a list, or a footnote.
func listItem(l string) string {
	for _, mark := range []string{"- ", "* ", "+ "} {
		if rest, is := strings.CutPrefix(l, mark); is {
			return rest
		}
	}
	if digits := strings.TrimLeft(l, "0123456789"); len(digits) < len(l) && len(l)-len(digits) < 4 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return digits[2:]
	}
	if _, rest, is := strings.Cut(l, "]: "); is && strings.HasPrefix(l, "[^") {
		return rest
	}
	return ""
}

// divide gives the sentences of a paragraph, each with the line it begins on.
func divide(lines []string, first int) (list []sentence) {
	text := unmarked(strings.Join(lines, "\n"))
	begin, line := 0, first
	end := func(i int) {
		raw := text[begin:i]
		lead := len(raw) - len(strings.TrimLeft(raw, " \n"))
		at := line + strings.Count(raw[:lead], "\n")
		if s := strings.Join(strings.Fields(raw), " "); s != "" {
			list = append(list, sentence{text: s, line: at})
		}
		line += strings.Count(raw, "\n")
		begin = i
	}
	for i := 0; i < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) < 0 {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], "”“\"’»«)") // what is said ends here, too
		if rest == "" || rest[0] != ' ' && rest[0] != '\n' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \n“\"„«("))
		if text[i] == '.' && abbreviated(text[begin:i]) || !unicode.IsUpper(next) && !unicode.IsDigit(next) {
			continue
		}
		end(len(text) - len(rest))
	}
	end(len(text))
	return list
}

// abbreviations end with a point that ends no sentence.
var abbreviations = " mr mrs ms dr prof gen col lt sen rep gov st no vol vs etc e.g i.e cf ca z.b bzw d.h u.a ggf nr abs art bd hrsg s jan feb aug sept oct nov dec inc ltd co u.s u.k u.n mio mrd tsd usw bspw inkl evtl p pp fig "

// abbreviated reports whether the point behind a text belongs to its last word: an
// abbreviation, an initial, or an ordinal number of German ("19. Juni").
func abbreviated(text string) bool {
	word := text[strings.LastIndexAny(text, " \n(")+1:]
	if word == "" {
		return false
	}
	if strings.Contains(abbreviations, " "+strings.ToLower(word)+" ") {
		return true
	}
	if utf8.RuneCountInString(word) == 1 {
		return true
	}
	return len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}

// unmarked takes links, citations, emphasis and code out of a text of Markdown. Its lines
// stay.
func unmarked(text string) string {
	var b strings.Builder
	last, lastWiki := strings.LastIndexByte(text, ']'), strings.LastIndex(text, "]]") // ends of links
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && text[i+1] < utf8.RuneSelf && unicode.IsPunct(rune(text[i+1])):
			i++
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i:], "[["):
			if i > lastWiki {
				continue
			}
			end := strings.Index(text[i:], "]]")
			inner := text[i+2 : i+end]
			if _, label, two := strings.Cut(inner, "|"); two {
				inner = label
			}
			b.WriteString(inner)
			i += end + 1
		case c == '!' && strings.HasPrefix(text[i+1:], "["), c == '[':
			at := i + strings.IndexByte(text[i:], '[')
			if at > last {
				continue
			}
			end := strings.IndexByte(text[at:], ']')
			inner, after := text[at+1:at+end], at+end+1
			if after < len(text) && text[after] == '(' {
				after += targetEnd(text[after:])
			}
			if c == '[' && !strings.ContainsAny(inner, "@^") {
				b.WriteString(unmarked(inner))
			}
			b.WriteString(strings.Repeat("\n", strings.Count(text[at:after], "\n")))
			i = after - 1
		case c == '*' || c == '`' || c == '_' && (i == 0 || text[i-1] == ' ' || i+1 == len(text) || text[i+1] == ' '):
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// mostNested is how many parentheses the target of a link may hold in each other, as in cmark.
const mostNested = 32

// targetEnd is the length of the target of a link, in parentheses, which may hold others; 0 where
// it has no end.
func targetEnd(text string) int {
	for i, depth := 0, 0; i < len(text) && depth <= mostNested; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// wordAt gives the place of a whole word or words in a text, or -1.
func wordAt(text, word string) int {
	for from := 0; word != ""; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if !inWord(before) && !inWord(after) || !asciiWord(word) {
			return at
		}
		from = at + len(word)
	}
	return -1
}

func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// asciiWord reports whether a name is of a script whose words are separated.
func asciiWord(word string) bool {
	for _, r := range word {
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			return false
		}
	}
	return true
}
