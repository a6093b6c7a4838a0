package archive

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/plainyaml"
)

// This file knows what other tools and hurried hands leave in a file that reads well and
// says something else.

// conflict reports a conflict of git in YAML, which begins on a line with a number: nobody
// can tell which of its sides is meant. Texts are looked through by package prose.
func (d *decoding) conflict(src []byte, line int32) bool {
	found := false
	for text := range bytes.Lines(src) {
		if bytes.HasPrefix(text, []byte("<<<<<<< ")) {
			found = true
			d.list.Errorf(diag.MergeConflict, diag.Pos{File: d.name, Line: line, Col: 1}, 7, "keep one side, and delete the lines <<<<<<<, ======= and >>>>>>>", "this is an unresolved Git merge conflict")
		}
		line++
	}
	return found
}

// checkCharacters reports characters in a text that nobody writes: the first of each, and
// how many there are.
func (d *decoding) checkCharacters(body []byte, line int32) {
	seen := map[rune]int{}
	var order []rune
	first := map[rune]diag.Pos{}
	for i := 0; i < len(body); {
		c := body[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(body[i:])
		if unwanted(r) {
			if seen[r]++; seen[r] == 1 {
				at := placeOf(body, i, d.name)
				at.Line += line - 1
				order, first[r] = append(order, r), at
			}
		}
		i += size
	}
	for _, r := range order {
		d.warnOf(r, seen[r], first[r])
	}
}

// unwanted reports whether r is a control character, or what programs put in the place of
// a character that they could not read.
func unwanted(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError
}

func (d *decoding) warnOf(r rune, n int, at diag.Pos) {
	what, fix := "a control character, which no page shows", "remove it"
	switch {
	case r == utf8.RuneError:
		what, fix = "the replacement character, which marks a lost one", "compare it with the original text"
	case r == '\f':
		what = "a form feed, as programs write at the end of a printed page"
	case r >= 0x80:
		what, fix = "a control character, often a sign of text in a Windows encoding", "compare it with the original text, and save that as UTF-8"
	}
	times := ""
	if n > 1 {
		times = fmt.Sprintf(" (%d in this text)", n)
	}
	d.list.Warnf(diag.CharacterUnwanted, at, 1, fix, "%s: %U%s", what, r, times)
}

// invisible reports whether nothing of a text can be seen.
func invisible(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) && r != '\u2800'
	})
}

// curly gives a text without the typographic quotation marks around it.
func curly(s string) (inner string, is bool) {
	for _, pair := range [...]string{"“”", "„“", "””", "‘’", "‚‘", "«»", "»«", "「」"} {
		opening, size := utf8.DecodeRuneInString(pair)
		inner, is = strings.CutPrefix(s, string(opening))
		if is {
			inner, is = strings.CutSuffix(inner, pair[size:])
		}
		if is && inner != "" && !strings.ContainsAny(inner, pair) {
			return inner, true
		}
	}
	return "", false
}

// checkBare warns of what bare words lose or keep that was hardly meant.
func (d *decoding) checkBare(n *node) {
	if n.Cut {
		d.list.Warnf(diag.CommentInValue, d.at(n.Pos), width(n.Text), `put the value in quotation marks: "… #…"; or put the comment on a line of its own`,
			"the value ends here, because # after a space begins a comment")
	}
	if inner, is := curly(n.Text); is && n.Style == plainyaml.Bare {
		d.list.Warnf(diag.QuotationMarks, d.at(n.Pos), width(n.Text), `write "`+inner+`", or '`+n.Text+`' if the marks belong to the text`,
			"these quotation marks become part of the text: YAML's are straight")
	}
}

// giveValue says what to do about what has no value at a place. What was meant as one may begin
// with a #.
func (d *decoding) giveValue(at plainyaml.Pos, what string) string {
	line := lineOf(d.src, int(at.Line)-1)
	if i := strings.Index(line, " #"); i >= 0 {
		return `put it in quotation marks: "` + strings.TrimSpace(line[i:]) + `"; a # after a space begins a comment`
	}
	return "give it a value, or leave " + what + " out"
}

// lone reports whether a single value that stands for a list was meant to be several, and
// says so: an ID holds no comma, and a name hardly does.
func (d *decoding) lone(n *node, v any, key string) bool {
	if n.Kind != plainyaml.Scalar || n.Style != plainyaml.Bare || !strings.ContainsAny(n.Text, ",;") {
		return false
	}
	items := strings.FieldsFunc(n.Text, func(r rune) bool { return r == ',' || r == ';' })
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	items = slices.DeleteFunc(items, func(s string) bool { return s == "" })
	switch v.(type) {
	case *Ref, *Term:
		for i, item := range items {
			items[i] = Slug(item)
		}
		d.list.Errorf(diag.ListWithoutBrackets, d.at(n.Pos), width(n.Text), "write "+key+": ["+strings.Join(items, ", ")+"]", "several ids must be in brackets")
		return true
	case *Author, *Text, *Voice:
		d.list.Warnf(diag.ListWithoutBrackets, d.at(n.Pos), width(n.Text), "write "+key+": ["+strings.Join(items, ", ")+`] if there are several, "`+n.Text+`" if there is one`, "this is read as one name with a comma in it")
	}
	return false
}

// devices are names that Windows keeps for itself, whatever their ending.
var devices = strings.Fields("CON PRN AUX NUL COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9")

// Device reports whether Windows keeps a file's name for itself.
func Device(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return slices.Contains(devices, strings.ToUpper(strings.TrimSpace(stem)))
}

// checkName warns of a path that cannot be stored on Windows.
func (p *piece) checkName(name string) {
	for part := range strings.SplitSeq(name, "/") {
		what := ""
		switch {
		case Device(part):
			what = "is the name of a device"
		case strings.ContainsAny(part, `<>:"|?*`):
			what = `holds one of < > : " | ? *`
		case strings.TrimRight(part, ". ") != part:
			what = "ends with a dot or a space"
		default:
			continue
		}
		p.list.Warnf(diag.NameOnWindows, diag.Pos{File: p.file.Path}, 1, "rename it", "Windows cannot store %q, which %s: neither the archive nor its site can be copied there", part, what)
	}
}

// elsewhere are keys of other programs, with those for the same thing here. The first that
// a mapping has is meant.
var elsewhere = map[string][]string{
	"tags": {"topics"}, "tag": {"topics"}, "categories": {"topics"}, "category": {"kind", "topics"}, "keywords": {"topics"}, "type": {"kind"},
	"description": {"summary", "text"}, "abstract": {"summary"}, "excerpt": {"summary"}, "lead": {"summary"}, "tagline": {"description"},
	"author": {"authors"}, "creator": {"authors"}, "byline": {"authors"}, "org": {"organization"}, "affiliation": {"organization"},
	"lang": {"language"}, "locale": {"language"}, "languagecode": {"language"}, "tz": {"timezone"},
	"lastmod": {"updated"}, "modified": {"updated"}, "last_modified_at": {"updated"}, "updated_at": {"updated"},
	"published": {"date"}, "publishdate": {"date"}, "pubdate": {"date"}, "created": {"date"}, "year": {"date"}, "when": {"date"},
	"name": {"title", "label"}, "headline": {"title"}, "title": {"name", "label"}, "heading": {"title"},
	"redirect_from": {"aliases", "formerly"}, "redirects": {"aliases"}, "refs": {"sources"}, "references": {"sources"}, "records": {"sources"},
	"attachments": {"files"}, "downloads": {"files"}, "pdf": {"files"}, "resources": {"files"}, "link": {"url"}, "href": {"url"}, "site": {"base_url"},
	"baseurl": {"base_url"}, "url": {"base_url"}, "copyright": {"license"}, "menu": {"navigation"}, "nav": {"navigation"}, "container": {"journal"}, "number": {"issue"},
}

// addresses are the keys by which other programs give a page its address.
var addresses = []string{"slug", "permalink", "url"}

// needless are keys that say how other programs show a page.
var needless = []string{"layout", "template", "theme", "weight", "toc", "comments", "outputs", "cascade"}

// ownWord is the key that is meant by one of another program, or "", and the fix, or "".
func ownWord(e plainyaml.Entry, keys []string) (own, fix string) {
	lower := strings.ToLower(e.Key)
	if lower == "published" && e.Value != nil && slices.Contains(keys, "draft") {
		switch e.Value.Text {
		case "false":
			return "draft", "write `draft: true`"
		case "true":
			return "draft", "leave it out: what is no draft is published"
		}
	}
	for _, own := range elsewhere[lower] {
		if slices.Contains(keys, own) {
			return own, "here it is called `" + own + "`"
		}
	}
	switch {
	case slices.Contains(addresses, lower) && slices.Contains(keys, "aliases"):
		return "", "the file's name is the page's address: rename the file; an old address goes into `aliases`"
	case slices.Contains(needless, lower) && slices.Contains(keys, "summary"):
		return "", "leave it out: all pages of a kind look alike here, and lists have an order of their own"
	}
	return "", ""
}
