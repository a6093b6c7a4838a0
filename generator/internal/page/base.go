package page

import (
	"net/url"
	"strings"
)

// rootPath is the path of the base URL with slashes around it, "" when there is none.
func rootPath(base string) string {
	u, err := url.Parse(base)
	if err != nil || base == "" {
		return ""
	}
	return strings.TrimRight(u.EscapedPath(), "/") + "/"
}
