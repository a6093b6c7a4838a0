package importer

import (
	"bytes"
	"strings"
)

// spans calls a function with every stretch of a Markdown text that is no code, and with the
// number of the line it begins on, from 0; it gives the text with what the function makes of
// each.
func spans(text string, change func(span string, line int) string) string {
	var out strings.Builder
	fence, blank := "", true
	var open strings.Builder // lines of running text, which may hold links across lines
	begun := 0
	flush := func() {
		if open.Len() > 0 {
			out.WriteString(outsideCode(open.String(), begun, change))
			open.Reset()
		}
	}
	line := 0
	for l := range strings.Lines(text) {
		trimmed := strings.TrimLeft(strings.TrimLeft(l, " "), "> ")
		switch {
		case fence != "":
			out.WriteString(l)
			if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]+" \n") == "" {
				fence = ""
			}
		case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
			flush()
			fence = trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, trimmed[:1]))]
			out.WriteString(l)
		case blank && (strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t")) && !listItem(strings.TrimSpace(l)):
			flush()
			out.WriteString(l)
			line++
			continue // an indented block goes on after this line as after a blank one
		default:
			if strings.TrimSpace(l) == "" {
				flush()
				out.WriteString(l)
			} else {
				if open.Len() == 0 {
					begun = line
				}
				open.WriteString(l)
			}
		}
		blank = strings.TrimSpace(l) == ""
		line++
	}
	flush()
	return out.String()
}

// listItem reports whether a line that is set in may be one of a nested list.
func listItem(l string) bool {
	digits := strings.TrimLeft(l, "0123456789")
	return strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "* ") || strings.HasPrefix(l, "+ ") ||
		len(digits) < len(l) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// outsideCode calls change with what stands outside of spans of code.
func outsideCode(text string, line int, change func(span string, line int) string) string {
	var out strings.Builder
	from := 0
	for i := 0; i < len(text); {
		if text[i] != '`' {
			i++
			continue
		}
		n := 1
		for i+n < len(text) && text[i+n] == '`' {
			n++
		}
		end := closing(text, i+n, n)
		if end < 0 {
			i += n
			continue
		}
		out.WriteString(change(text[from:i], line+strings.Count(text[:from], "\n")))
		out.WriteString(text[i:end])
		from, i = end, end
	}
	out.WriteString(change(text[from:], line+strings.Count(text[:from], "\n")))
	return out.String()
}

// closing finds the end of a span of code that n backticks began; -1 where it has none.
func closing(text string, from, n int) int {
	for i := from; i < len(text); {
		if text[i] != '`' {
			i++
			continue
		}
		m := 1
		for i+m < len(text) && text[i+m] == '`' {
			m++
		}
		if m == n {
			return i + m
		}
		i += m
	}
	return -1
}

const (
	// mostNested is how many brackets or parentheses a link may hold in each other, as in cmark,
	// and mostInLink how many bytes its title, or its target in angle brackets. Without these the
	// time for a text of nothing but beginnings of links would grow with the square of its size.
	mostNested = 32
	mostInLink = 1 << 13
)

// linkAt reads an inline link whose text begins with the bracket at i: it gives the place of
// the closing bracket, the target, and the place behind the link; 0 where there is no link.
func linkAt(s string, i int) (textEnd int, target string, end int) {
	depth := 0
	for j := i; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case '[':
			if depth++; depth > mostNested {
				return 0, "", 0
			}
		case ']':
			if depth--; depth > 0 {
				continue
			}
			if j+1 >= len(s) || s[j+1] != '(' {
				return 0, "", 0
			}
			target, end := targetAt(s, j+2)
			return j, target, end
		}
	}
	return 0, "", 0
}

// targetAt reads a link's target and title, up to behind the closing parenthesis.
func targetAt(s string, i int) (target string, end int) {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
		i++
	}
	from := i
	if i < len(s) && s[i] == '<' {
		stop := strings.IndexAny(s[i:min(len(s), i+mostInLink)], ">\n")
		if stop < 0 || s[i+stop] == '\n' {
			return "", 0
		}
		target, i = s[i+1:i+stop], i+stop+1
	} else {
		depth := 0
		for ; i < len(s) && s[i] != ' ' && s[i] != '\n'; i++ {
			if s[i] == '(' {
				if depth++; depth > mostNested {
					return "", 0
				}
			} else if s[i] == ')' {
				if depth == 0 {
					break
				}
				depth--
			}
		}
		target = s[from:i]
	}
	var quote byte
	for most := min(len(s), i+mostInLink); i < most; i++ {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == ')':
			return target, i + 1
		}
	}
	return "", 0
}

// rewriteLinks gives a text with the targets of its links as a function has them; a link
// whose target becomes "" is left as its text, an image as nothing.
func rewriteLinks(text string, change func(target string, image bool, line int) string) string {
	return spans(text, func(span string, line int) string { return rewriteSpan(span, line, change) })
}

func rewriteSpan(span string, line int, change func(target string, image bool, line int) string) string {
	out := make([]byte, 0, len(span))
	counted := 0
	at := func(i int) int {
		line, counted = line+strings.Count(span[counted:i], "\n"), i
		return line
	}
	for i := 0; i < len(span); {
		switch {
		case span[i] == '\\' && i+1 < len(span):
			out = append(out, span[i:i+2]...)
			i += 2
			continue
		case span[i] == '[' && (i == 0 || span[i-1] == '\n') && definition(span[i:]) > 0:
			// [label]: target
			colon := definition(span[i:])
			rest, after, _ := strings.Cut(span[i+colon+1:], "\n")
			target, title, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if to := change(strings.Trim(target, "<>"), false, at(i)); to != "" {
				out = append(out, span[i:i+colon+1]+" "+wrapped(to)...)
				if title != "" {
					out = append(out, " "+title...)
				}
			}
			if i += colon + 1 + len(rest); after != "" || i < len(span) {
				out = append(out, "\n"...)
				i++
			}
			continue
		case span[i] == '[' && !strings.HasPrefix(span[i:], "[["):
			if textEnd, target, end := linkAt(span, i); end > 0 {
				inner := rewriteSpan(span[i+1:textEnd], at(i), change)
				image := bytes.HasSuffix(out, []byte("!"))
				to := change(target, image, at(i))
				switch {
				case to != "":
					if image && external(to) {
						out = out[:len(out)-1]
					}
					tail := span[textEnd+2 : end]
					rest := tail[strings.Index(tail, target)+len(target):]
					out = append(out, "["+inner+"]("+wrapped(to)+strings.TrimPrefix(rest, ">")...)
				case image:
					out = append(out[:len(out)-1], inner...)
				default:
					out = append(out, inner...)
				}
				i = end
				continue
			}
		}
		out = append(out, span[i])
		i++
	}
	return string(out)
}

// definition gives the place of the colon of a line that defines a reference, or 0.
func definition(s string) int {
	line, _, _ := strings.Cut(s, "\n")
	if end := strings.Index(line, "]:"); end > 1 && line[1] != '^' && !strings.ContainsAny(line[1:end], "[]") {
		return end + 1
	}
	return 0
}

// wrapped puts a target with blanks between angle brackets.
func wrapped(target string) string {
	if strings.ContainsAny(target, " ()") {
		return "<" + target + ">"
	}
	return target
}
