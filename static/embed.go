// Package static is the default theme's style sheets and icon, compiled into
// the binary. An archive replaces any file by one of the same name in its own
// static/ folder, file by file, and adds what it likes.
//
// The files of css/ are the look, in cascade layers; they are joined, in the order of
// their names, into the sheets that package page tells apart by use. Those of js/page/ are
// joined into the one script that all pages load, within one function: 1-ground.js has
// what the others share. The rest of js/ are scripts of their own.
package static

import "embed"

// Files holds the default static files by their path, such as "css/3-parts.css".
//
//go:embed css/*.css js/*.js js/page/*.js icon.svg
var Files embed.FS
