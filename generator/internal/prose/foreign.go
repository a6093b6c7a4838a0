package prose

import (
	"bytes"
	"fmt"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/letters"
)

// A sign is one way of other tools to mark up text that is printed as it stands here. An
// author who uses one uses it often: a text is warned of each once, with the number of places.
type sign uint8

const (
	dash sign = iota
	formula
	comment
	variable
	anchor
	emoji
	toml
	command
	role
	signs // how many there are
)

// said is what a warning says of each sign, of one place or of several, and what to do.
var said = [signs]struct {
	code      diag.Code
	what, fix string
}{
	dash:     {diag.DashHyphens, "hyphens stand for a dash", "write – or —; pandoc writes those with --to=gfm"},
	formula:  {diag.MarkdownUnsupported, "dollar signs enclose a formula", `write it in words, in Unicode (x² ≤ y), or as an image; for a dollar sign write \$`},
	comment:  {diag.MarkdownUnsupported, "%% encloses a comment", "remove it, or write <!-- … -->, which is not published"},
	variable: {diag.MarkdownUnsupported, "{{ }} encloses a variable of another generator", "write its value; to show the braces, put them between backticks"},
	anchor:   {diag.MarkdownUnsupported, "^ gives a block an id", "remove it, and link to a heading"},
	toml:     {diag.MarkdownUnsupported, "+++ encloses front matter in TOML", "write its keys in YAML between the lines --- at the beginning of the file"},
	command:  {diag.MarkdownUnsupported, "a backslash begins a command of LaTeX", "write it in Markdown: *emphasis*, [@id] for a citation; to show the command, put it between backticks"},
	role:     {diag.MarkdownUnsupported, "a name before backticks gives the code a role", "write it in Markdown: [@id] for a citation, [[id]] for a link"},
	emoji:    {diag.MarkdownUnsupported, "colons enclose the name of an emoji", "write the character itself, or remove it"},
}

// sightings are where a sign was seen.
type sightings struct {
	n        int
	from, to int // of the first, in the source
}

// count notes that a sign was seen.
func (st *state) count(s sign, from, to int) {
	if st.signs[s].n++; st.signs[s].n == 1 || from < st.signs[s].from {
		st.signs[s].from, st.signs[s].to = from, to
	}
}

// reportSigns warns once of each sign.
func (st *state) reportSigns() {
	for s, seen := range st.signs {
		where := "here"
		switch {
		case seen.n == 0:
			continue
		case seen.n > 1:
			where = fmt.Sprintf("in %d places, first here", seen.n)
		}
		st.warnf(said[s].code, seen.from, seen.to, said[s].fix, "%s %s; this is printed as it stands", said[s].what, where)
	}
}

// foreign looks for a formula, a comment or an emoji at an offset, and gives its length, or 0.
func (c *compiler) foreign(at int) int {
	if at > 0 && (letters.ASCII(c.src[at-1]) || c.src[at-1] == '\\') {
		return 0
	}
	rest := c.near(at)
	s, n := emoji, emojiName(rest)
	switch {
	case n > 0 && n < len(rest) && rest[n] == '`':
		s = role
	case rest[0] == '$':
		s, n = formula, texFormula(rest)
	case rest[0] == '%':
		s, n = comment, 0
		if inner, ok := bytes.CutPrefix(rest, []byte("%%")); ok {
			n = 2 + max(bytes.Index(inner, []byte("%%"))+2, 0)
		}
	}
	if n > 0 {
		c.count(s, at, at+n)
	}
	return n
}

// texFormula gives the length of the formula that a text begins with, or 0. $5 and $6 are
// sums of money: what stands between dollar signs must be like nothing else.
func texFormula(text []byte) int {
	if inner, ok := bytes.CutPrefix(text, []byte("$$")); ok {
		return len(text) - len(inner) + max(bytes.Index(inner, []byte("$$"))+2, 0)
	}
	end := bytes.IndexByte(text[1:], '$') + 1
	if end < 2 || isBlank(text[1]) || isBlank(text[end-1]) || end+1 < len(text) && letters.ASCII(text[end+1]) {
		return 0
	}
	inner := text[1:end]
	if len(inner) > 1 && !bytes.ContainsAny(inner, `\^_={}<>+`) || len(inner) == 1 && (inner[0]|0x20)-'a' >= 26 {
		return 0
	}
	return end + 1
}

// emojiName gives the length of the name of an emoji that a text begins with, such as
// :thumbs_up:, or 0.
func emojiName(text []byte) int {
	end := bytes.IndexByte(text[1:], ':') + 1
	if end < 3 || end+1 < len(text) && letters.ASCII(text[end+1]) {
		return 0
	}
	for _, b := range text[1:end] {
		if b != '_' && b != '+' && b != '-' && !letters.ASCII(b) || b-'A' < 26 {
			return 0
		}
	}
	if (text[1]|0x20)-'a' >= 26 && text[1] != '+' && text[1] != '-' {
		return 0
	}
	return end + 1
}

// command looks for one of LaTeX with what it applies to, such as \cite{report}.
func (c *compiler) command(at int) {
	rest := c.near(at)
	name := len(rest) - 1 - len(bytes.TrimLeftFunc(rest[1:], func(r rune) bool { return !isNoLetter(r) }))
	if name > 1 && len(rest) > name+1 && (rest[name+1] == '{' || rest[name+1] == '[') && (at == 0 || !letters.ASCII(c.src[at-1]) && c.src[at-1] != ':') {
		end := name + 1
		if i := bytes.IndexByte(rest, '}'); i > 0 {
			end = i + 1
		}
		c.count(command, at, at+end)
	}
}

func isNoLetter(r rune) bool { return (r|0x20) < 'a' || (r|0x20) > 'z' }

// roleName gives the length of the name in braces that a text begins with, where code
// follows: {cite}`report`.
func roleName(text []byte) int {
	end := bytes.IndexByte(text, '}')
	if end < 2 || end+1 >= len(text) || text[end+1] != '`' || bytes.ContainsFunc(text[1:end], func(r rune) bool { return isNoLetter(r) && r != ':' && r != '-' }) {
		return 0
	}
	return end + 1
}

// blockID looks for the mark that ends a block, such as ^costs.
func (c *compiler) blockID(at int) {
	id := bytes.TrimRight(c.near(at), " \t\r")[1:]
	if at > 0 && !isBlank(c.src[at-1]) || len(id) < 2 || !bytes.ContainsFunc(id, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }) {
		return
	}
	for _, b := range id {
		if b != '-' && !letters.ASCII(b) {
			return
		}
	}
	c.count(anchor, at, at+1+len(id))
}
