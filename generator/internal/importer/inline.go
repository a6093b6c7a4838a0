package importer

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// inlineMarks are what Markdown has for elements within a line.
var inlineMarks = map[string]string{"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "del": "~~", "s": "~~", "strike": "~~", "sup": "^", "sub": "~"}

// tags takes HTML out of a line of Markdown: what Markdown has a mark for gets that, links and
// pictures become Markdown's, and of all else the words stay.
func (t *texter) tags(span string, line int) string {
	var out strings.Builder
	var href []string // of the links that are open
	for {
		at, end := tagIn(span)
		if at < 0 {
			out.WriteString(span)
			return out.String()
		}
		line += strings.Count(span[:at], "\n")
		out.WriteString(span[:at])
		token := tokenOf(span[at:end])
		span = span[end:]
		value := func(name string) string {
			i := slices.IndexFunc(token.Attr, func(a html.Attribute) bool { return a.Key == name })
			if i < 0 {
				return ""
			}
			return token.Attr[i].Val
		}
		closes := token.Type == html.EndTagToken
		switch mark := inlineMarks[token.Data]; {
		case mark != "":
			out.WriteString(mark)
		case token.Data == "br" && strings.HasPrefix(span, "\n"):
			out.WriteString("\\")
		case token.Data == "br":
			out.WriteString(" ")
		case token.Data == "a" && !closes && value("href") != "":
			out.WriteString("[")
			href = append(href, value("href"))
		case token.Data == "a" && closes && len(href) > 0:
			out.WriteString("](" + wrapped(href[len(href)-1]) + ")")
			href = href[:len(href)-1]
		case token.Data == "img" && value("src") != "":
			out.WriteString("![" + value("alt") + "](" + wrapped(value("src")) + ")")
		case !closes:
			t.note(line, "the element <%s> is not kept; its words are", token.Data)
		}
	}
}

// tagIn finds the first tag in a text; -1 where it has none. An address in angle brackets is none.
func tagIn(text string) (at, end int) {
	for at = 0; ; at++ {
		next := strings.IndexByte(text[at:], '<')
		if next < 0 {
			return -1, 0
		}
		at += next
		name := strings.TrimPrefix(text[at+1:], "/")
		n := 0
		for n < len(name) && (letter(name[n]) || n > 0 && (name[n] >= '0' && name[n] <= '9' || name[n] == '.')) {
			n++
		}
		if n == 0 || n == len(name) || strings.IndexByte(" \n\t/>", name[n]) < 0 || at > 0 && text[at-1] == '\\' {
			continue
		}
		if close := strings.IndexByte(text[at:], '>'); close > 0 {
			return at, at + close + 1
		}
	}
}

// tokenOf reads a tag.
func tokenOf(tag string) html.Token {
	z := html.NewTokenizer(strings.NewReader(tag))
	z.Next()
	return z.Token()
}
