package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/render"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// asset is a file of the theme with its bytes.
type asset struct {
	page.Asset
	data []byte
}

// theme reads the templates and the static files, the archive's own laid over the
// built-in ones.
func (b *builder) theme() (int, error) {
	templates, err := b.layer(b.Templates, "templates", 1<<20)
	if err != nil {
		return 0, err
	}
	made := []string{b.program.String(), b.words.Tag}
	for _, name := range templates.Names() {
		made = append(made, name, string(templates[name]))
	}
	b.context = digest.Bytes(made...)
	renderer, list := render.New(templates, b.words)
	b.list.Join(list)
	b.renderer = renderer
	if b.static, err = b.layer(b.Static, "static", MaxMedia); err != nil {
		return 0, err
	}
	b.readAssets()
	return len(b.assets), nil
}

// readAssets takes the static files. css/ is joined into one style sheet, in the
// order of names, and minified, because one small request is quicker than six; what
// only some pages need is a sheet of its own (see page.SheetUse). js/page/ is joined, too;
// other scripts stay apart. All are minified and carry a fingerprint in their names, so that hosts may let browsers
// keep them for ever. What else an archive has in static/ keeps its path.
func (b *builder) readAssets() {
	sheets := map[page.SheetUse]*bytes.Buffer{}
	var script bytes.Buffer
	for _, name := range b.static.Names() {
		origin, data := "static/"+name, b.static[name]
		switch {
		case path.Dir(name) == "css" && path.Ext(name) == ".css":
			use := page.UseOf(name)
			if sheets[use] == nil {
				sheets[use] = &bytes.Buffer{}
			}
			sheets[use].Write(append(data, '\n'))
		case path.Dir(name) == "js/page" && path.Ext(name) == ".js":
			script.Write(append(data, '\n'))
		case path.Dir(name) == "js" && path.Ext(name) == ".js":
			b.addScript(name, data)
		case name == "icon.svg":
			b.assets = append(b.assets, fingerprinted("assets/icon.svg", origin, page.Icon, data))
		case path.Ext(name) != ".go":
			b.assets = append(b.assets, asset{page.Asset{Path: address.Path(name), Origin: origin}, data})
		}
	}
	if b.addSheets(sheets) && script.Len() > 0 {
		b.addScript("js/page.js", b.pageScript(script.Bytes()))
	}
}

// addSheets takes the style sheets, unless one cannot be read.
func (b *builder) addSheets(sheets map[page.SheetUse]*bytes.Buffer) bool {
	for _, use := range page.SheetUses() {
		if sheets[use] == nil {
			continue
		}
		var small bytes.Buffer
		if err := css.Minify(minify.New(), &small, sheets[use], nil); err != nil {
			b.list.Errorf(diag.Pos{File: "static/css"}, 1, "correct the style sheet", "the style sheets cannot be read: %v", err)
			return false
		}
		a := fingerprinted("assets/"+string(use)+".css", "static/css", page.Style, small.Bytes())
		a.Use = use
		b.assets = append(b.assets, a)
	}
	return true
}

// pageScript puts what the scripts of all pages share around them: one function, the
// words of the interface, and the name of the style sheet for what they make, which lies
// beside the script.
func (b *builder) pageScript(files []byte) []byte {
	sheet := ""
	for _, a := range b.assets {
		if a.Use == page.ForTools {
			sheet = path.Base(string(a.Path))
		}
	}
	return fmt.Appendf(nil, "(() => {\n\"use strict\";\nconst words = %s, sheetName = %q;\n%s})();\n", b.words.Tools.JSON(), sheet, files)
}

// addScript takes a script and minifies it.
func (b *builder) addScript(name string, data []byte) {
	kind := page.Script
	switch base := path.Base(name); {
	case strings.HasPrefix(base, "search"):
		kind = page.SearchScript
	case base == "filter.js":
		kind = page.FilterScript
	case base == "redirect.js":
		kind = page.RedirectScript
	}
	var small bytes.Buffer
	if err := (&js.Minifier{Version: 2020}).Minify(minify.New(), &small, bytes.NewReader(data), nil); err != nil {
		b.list.Errorf(diag.Pos{File: "static/" + name}, 1, "correct the script", "the script cannot be read: %v", err)
		return
	}
	b.assets = append(b.assets, fingerprinted("assets/"+path.Base(name), "static/"+name, kind, small.Bytes()))
}

// fingerprinted puts a hash of the bytes into a file's name.
func fingerprinted(name, origin string, kind page.AssetKind, data []byte) asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	name = strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	return asset{page.Asset{Path: address.Path(name), Origin: origin, Kind: kind}, data}
}

// layer lays one of the archive's own folders over what is built in.
func (b *builder) layer(base fs.FS, prefix string, limit int64) (layers.Files, error) {
	over, problems, err := layers.Over(base, b.files, prefix, limit)
	for _, p := range problems {
		b.list.Add(p.Message())
	}
	return over, err
}
