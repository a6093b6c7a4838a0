package prose

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
)

// target is the destination of a link, sorted out.
type target struct {
	external string // a web or mail address
	path     string // relative to the file, percent-decoded
	fragment string // decoded, in Unicode's form NFC
}

// kind tells a link to a Markdown file from one to another file.
func (t target) kind() LinkKind {
	switch {
	case t.path == "":
		return Fragment
	case strings.EqualFold(path.Ext(t.path), ".md"):
		return File
	}
	return Asset
}

// problem is why a destination is not allowed, and what to do about it.
type problem struct{ text, fix string }

// The schemes that a link may have. All else is refused, whatever it is.
const schemes = "http https mailto"

// parseTarget sorts out a destination; escapes and character references are
// resolved already.
func parseTarget(s string) (target, *problem) {
	if strings.ContainsFunc(s, unicode.IsControl) {
		return target{}, &problem{"the address contains a control character", "remove it"}
	}
	trimmed := strings.TrimSpace(s)
	switch {
	case trimmed == "":
		return target{}, &problem{"the link leads nowhere", "put the address between the parentheses"}
	case trimmed != s:
		return target{}, &problem{"the address begins or ends with a space", "remove it"}
	case strings.Contains(s, `\`):
		return target{}, &problem{"the address contains a backslash", backslashFix(s)}
	case strings.HasPrefix(s, "//"):
		return target{}, &problem{"the address has no scheme", "write https:" + s}
	case s[0] == '/':
		return target{}, &problem{"the address begins at the site's root, which moves with the site", "link to the .md file instead, relative to this one"}
	}
	if i := strings.IndexAny(s, ":/?#"); i >= 0 && s[i] == ':' {
		return parseExternal(s, s[:i])
	}
	return parseRelative(s)
}

// backslashFix says what to write in place of a backslash: nothing if it escapes a
// punctuation mark, which it cannot do in an address between angle brackets.
func backslashFix(s string) string {
	if i := strings.IndexByte(s, '\\'); i+1 < len(s) && util.IsPunct(s[i+1]) && s[i+1] != '\\' {
		return "write " + s[i+1:i+2] + " without the backslash"
	}
	return "write / between folders"
}

// parseExternal checks an address with a scheme.
func parseExternal(s, scheme string) (target, *problem) {
	allowed := false
	for known := range strings.FieldsSeq(schemes) {
		allowed = allowed || strings.EqualFold(scheme, known)
	}
	if !allowed {
		return target{}, &problem{"links of the kind " + quoted(scheme+":") + " are not allowed", "use https, http or mailto; if it is a file name, put ./ in front"}
	}
	u, err := url.Parse(escapeURL(s)) // as it will be written
	switch {
	case err != nil:
		return target{}, &problem{"this is not a web address: " + reason(err), "copy it from the browser again"}
	case u.Scheme == "mailto":
		if u.Opaque == "" {
			return target{}, &problem{"the mail address is missing", "write mailto:name@example.org"}
		}
	case u.Hostname() == "":
		return target{}, &problem{"the web address has no host", "write " + u.Scheme + "://example.org/…"}
	case u.User != nil:
		return target{}, &problem{"the web address contains a user name", "remove what comes before the @"}
	}
	return target{external: s}, nil
}

// reason gives what net/url has against an address, without the address.
func reason(err error) string {
	if e, ok := err.(*url.Error); ok {
		err = e.Err
	}
	return err.Error()
}

// parseRelative takes apart a path within the archive.
func parseRelative(s string) (target, *problem) {
	name, fragment, _ := strings.Cut(s, "#")
	name, err := url.PathUnescape(name)
	if err == nil {
		fragment, err = url.PathUnescape(fragment)
	}
	if err != nil {
		return target{}, &problem{"the address contains a % that is not followed by two hexadecimal digits", "write %25 for a percent sign"}
	}
	if strings.ContainsFunc(name+fragment, unicode.IsControl) {
		return target{}, &problem{"the address contains a control character", "remove it"}
	}
	if name == "" && fragment == "" {
		return target{}, &problem{"the link leads nowhere", "name a heading after the #"}
	}
	return target{path: name, fragment: norm.NFC.String(fragment)}, nil
}

// quoted puts quotation marks around what an author wrote, shortened if it is long.
func quoted(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:59]) + "…"
	}
	return `"` + s + `"`
}
