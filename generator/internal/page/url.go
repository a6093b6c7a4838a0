// Package page decides what pages the site has: every address and every view.
// It is the only place that makes an address.
package page

import (
	"net/url"
	"strings"
)

// URL is an address in the site, written from its root. In a view it begins
// with Root; the renderer turns Root into the way from the page at hand to the
// site's root, so that one fragment of HTML serves pages at any depth and every
// link in the published site is relative.
type URL string

// Root stands for the site's root at the head of a URL. No address of an author
// can hold it: an escaped NUL is refused wherever a URL is read.
const Root = "%00/"

// At makes the URL of a site path, such as "briefs/x.html", and of a fragment
// in it when that is not "".
func At(path, fragment string) URL {
	if !plain(path) {
		path = (&url.URL{Path: path}).EscapedPath()
	}
	if fragment == "" {
		return URL(Root + path)
	}
	if !plain(fragment) {
		fragment = (&url.URL{Fragment: fragment}).EscapedFragment()
	}
	return URL(Root + path + "#" + fragment)
}

// plain reports whether s stands in an address as it is: all IDs do.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c == '-', c == '.', c == '_', c == '/':
		default:
			return false
		}
	}
	return true
}

// Path gives the site path of u without its fragment.
func (u URL) Path() string {
	path, _, _ := strings.Cut(strings.TrimPrefix(string(u), Root), "#")
	if p, err := url.PathUnescape(path); err == nil {
		return p
	}
	return path
}

// asking adds a choice to an address without a fragment, as filters and the search
// read it.
func (u URL) asking(key, value string) URL {
	return u + URL("?"+url.Values{key: {value}}.Encode())
}
