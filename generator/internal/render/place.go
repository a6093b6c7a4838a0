package render

import (
	"bytes"
	"chancery/generator/internal/address"
	"strings"
)

// Place is where a page stands in the site, which decides how its links are written.
type Place []way

// way leads from a page to everything below a folder of the site, which ends in a
// slash or is "" for the root.
type way struct{ folder, to string }

// At gives the place of a page, such as briefs/x.html. From there, the shortest
// relative links lead to other pages: y.html, ../actors/z.html, and #part within the
// page. Those of an index lead by way of the root, ../briefs/x.html, so that they hold at
// /briefs, too, where some hosts show the index of a folder.
func At(file address.Path) Place {
	path := file.URL().FromRoot()
	p := Place{{path + "#", "#"}}
	up, index := "", strings.HasSuffix(path, "index.htm")
	for i := strings.LastIndexByte(path, '/'); i >= 0; i = strings.LastIndexByte(path[:i], '/') {
		if !index {
			p = append(p, way{path[:i+1], up})
		}
		up += "../"
	}
	return append(p, way{"", up})
}

// Anywhere gives the place of a page which hosts serve at any depth: its links begin
// with root, the path of the site's root with a slash at its end.
func Anywhere(root string) Place { return Place{{"", root}} }

// openings are the only places where markup holds an address: a raw quotation
// mark cannot stand in text or in another attribute's value, so that no words
// of an author can look like one of them.
var openings = [][]byte{[]byte(` href="`), []byte(` src="`), []byte(` action="`), []byte(`content="0; url=`),
	[]byte(` srcset="`), []byte(` poster="`)}

// link appends html to out, with the way from p in the place of address.Root at the head
// of every address.
func (p Place) link(out, html []byte) []byte {
	root := []byte(address.Root)
	for {
		i := bytes.Index(html, root)
		if i < 0 {
			return append(out, html...)
		}
		out = append(out, html[:i]...)
		html = html[i+len(root):]
		if !opened(out) {
			out = append(out, root...)
			continue
		}
		for _, w := range p {
			if len(html) >= len(w.folder) && string(html[:len(w.folder)]) == w.folder {
				out = append(out, w.to...)
				html = html[len(w.folder):]
				break
			}
		}
	}
}

func opened(before []byte) bool {
	for _, o := range openings {
		if bytes.HasSuffix(before, o) {
			return true
		}
	}
	return false
}
