// Package static is the default theme's style sheets and icon, compiled into
// the binary. An archive replaces any file by one of the same name in its own
// static/ folder, file by file, and adds what it likes.
//
// css/site.css is the whole look, in cascade layers; css/code.css colours code.
package static

import "embed"

// Files holds the default static files by their path, such as "css/site.css".
//
//go:embed css/*.css js/*.js icon.svg
var Files embed.FS
