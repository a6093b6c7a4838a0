// Package theme makes what pages look like: the templates, ready to render, and the files
// that pages load, joined and minified. An archive's own templates/ and static/ are laid
// over the built-in ones, file by file.
package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/picture"
	"chancery/generator/internal/render"
	"chancery/generator/internal/words"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"
)

// Theme is the look of a site in one language.
type Theme struct {
	Renderer *render.Renderer
	Words    *words.Catalogue
	Assets   []Asset    // in a fixed order
	Digest   digest.Sum // of the templates and the language, on which every page depends
}

// Asset is a file of the theme with its bytes.
type Asset struct {
	page.Asset
	Data []byte
}

// Equal reports whether two themes look the same.
func (t *Theme) Equal(o *Theme) bool {
	return t.Digest == o.Digest && slices.EqualFunc(t.Assets, o.Assets, func(a, b Asset) bool {
		return a.Asset == b.Asset && bytes.Equal(a.Data, b.Data)
	})
}

// MaxFile is the size in bytes beyond which a static file is refused, and maxTemplate that
// of a template.
const (
	MaxFile     = 64 << 20
	maxTemplate = 1 << 20
)

// Load reads a theme in the language of w: the built-in templates and static files, and
// what files has in templates/ and static/. accent may be nil. An error means that the file
// system failed.
func Load(files *layers.Reader, templates, static fs.FS, w *words.Catalogue, accent *page.Accent) (*Theme, diag.List, error) {
	l := &loader{Theme: &Theme{Words: w}}
	texts, err := l.layer(files, templates, "templates", maxTemplate)
	if err != nil {
		return nil, l.list, err
	}
	made := []string{w.Tag, strconv.FormatBool(w.StandIn)}
	for _, name := range texts.Names() {
		made = append(made, name, string(texts[name]))
	}
	l.Digest = digest.Bytes(made...)
	renderer, list := render.New(texts, w)
	l.list.Join(list)
	l.Renderer = renderer
	all, err := l.layer(files, static, "static", MaxFile)
	if err != nil {
		return nil, l.list, err
	}
	if accent != nil {
		all[accentSheet] = accent.Sheet()
		all[embedSheet] = slices.Concat(all[embedSheet], []byte("\n"), accent.Sheet())
		if icon, err := fs.ReadFile(static, iconFile); err == nil && bytes.Equal(icon, all[iconFile]) {
			all[iconFile] = bytes.ReplaceAll(icon, []byte(builtInAccent), []byte(accent.Line.String()))
		}
	}
	l.assets(all)
	return l.Theme, l.list, nil
}

// The accent of an archive comes behind the colours of 1-ground.css, and before what an
// archive's own style sheets say. The built-in icon has it, too.
const (
	accentSheet   = "css/1-look.css"
	embedSheet    = "css/embed.css" // which stands alone
	iconFile      = "icon.svg"
	builtInAccent = "#9c2a1e"
)

// loader is the work of Load.
type loader struct {
	*Theme
	list diag.List
}

// assets takes the static files. css/ is joined into one style sheet, in the
// order of names, and minified, because one small request is quicker than six; what
// only some pages need is a sheet of its own (see page.SheetUse). js/page/ is joined, too;
// other scripts stay apart. All are minified and carry a fingerprint in their names, so that hosts may let browsers
// keep them for ever. What else an archive has in static/ keeps its path.
func (l *loader) assets(static layers.Files) {
	sheets := map[page.SheetUse]*bytes.Buffer{}
	var script bytes.Buffer
	var parts []string // of the script of all pages
	for _, name := range static.Names() {
		origin, data := "static/"+name, static[name]
		switch {
		case path.Dir(name) == "css" && path.Ext(name) == ".css":
			use := page.UseOf(name)
			if sheets[use] == nil {
				sheets[use] = &bytes.Buffer{}
			}
			sheets[use].Write(append(data, '\n'))
		case path.Dir(name) == "js/page" && path.Ext(name) == ".js":
			script.Write(append(data, '\n'))
			parts = append(parts, name)
		case path.Dir(name) == "js" && path.Ext(name) == ".js":
			l.addScript(name, data, nil, nil)
		case name == iconFile:
			l.Assets = append(l.Assets, fingerprinted(address.Assets+"icon.svg", origin, page.Icon, data))
		case path.Ext(name) != ".go":
			size := picture.Measure(bytes.NewReader(data))
			l.Assets = append(l.Assets, Asset{page.Asset{Path: address.Path(name), Origin: origin, Width: size.Width, Height: size.Height}, data})
		}
	}
	if l.addSheets(sheets) && script.Len() > 0 {
		l.addScript("js/page.js", l.pageScript(script.Bytes()), parts, static)
	}
}

// addSheets takes the style sheets, unless one cannot be read.
func (l *loader) addSheets(sheets map[page.SheetUse]*bytes.Buffer) bool {
	for _, use := range page.SheetUses() {
		if sheets[use] == nil {
			continue
		}
		var small bytes.Buffer
		if err := css.Minify(minify.New(), &small, sheets[use], nil); err != nil {
			l.broken("css", "style sheet", err)
			return false
		}
		a := fingerprinted(address.Assets+string(use)+".css", "static/css", page.Style, small.Bytes())
		a.Use = use
		l.Assets = append(l.Assets, a)
	}
	return true
}

// pageScript puts what the scripts of all pages share around them: the words of the interface,
// and the name of the style sheet for what they make, which lies beside the script.
func (l *loader) pageScript(files []byte) []byte {
	sheet := ""
	for _, a := range l.Assets {
		if a.Use == page.ForTools {
			sheet = path.Base(string(a.Path))
		}
	}
	return wrapped(files, "words = %s, sheetName = %q", l.Words.Tools.JSON(), sheet)
}

// wrapped puts a function around scripts, and what they know at its head: in front of their
// first line, so that each keeps its number.
func wrapped(script []byte, known string, args ...any) []byte {
	return fmt.Appendf(nil, "(() => {\"use strict\"; const %s; %s\n})();\n", fmt.Sprintf(known, args...), script)
}

// addScript takes a script and minifies it. If it cannot be read and was joined of parts, the
// one that is wrong is reported.
func (l *loader) addScript(name string, data []byte, parts []string, static layers.Files) {
	kind := page.Script
	switch base := path.Base(name); {
	case strings.HasPrefix(base, "search"):
		kind = page.SearchScript
	case base == "filter.js":
		kind, data = page.FilterScript, wrapped(data, "words = %s", l.Words.Filter.JSON())
	case base == "redirect.js":
		kind = page.RedirectScript
	}
	small, err := minified(data)
	if err == nil {
		l.Assets = append(l.Assets, fingerprinted(address.Assets+path.Base(name), "static/"+name, kind, small))
		return
	}
	for _, part := range parts {
		if _, wrong := minified(static[part]); wrong != nil {
			name, err = part, wrong
		}
	}
	l.broken(name, "script", err)
}

func minified(script []byte) ([]byte, error) {
	var small bytes.Buffer
	err := (&js.Minifier{Version: 2020}).Minify(minify.New(), &small, bytes.NewReader(script), nil)
	return small.Bytes(), err
}

// broken reports what cannot be minified, where it is wrong if that is known.
func (l *loader) broken(name, what string, err error) {
	at, why := diag.Pos{File: "static/" + name}, err.Error()
	if e, ok := errors.AsType[*parse.Error](err); ok {
		at.Line, at.Col, why = int32(e.Line), int32(e.Column), e.Message
	}
	l.list.Errorf(diag.AssetBroken, at, 1, "correct the "+what, "the %s cannot be read: %s", what, why)
}

// fingerprinted puts a hash of the bytes into a file's name.
func fingerprinted(name, origin string, kind page.AssetKind, data []byte) Asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	name = strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	return Asset{page.Asset{Path: address.Path(name), Origin: origin, Kind: kind}, data}
}

// layer lays one of the archive's own folders over what is built in.
func (l *loader) layer(files *layers.Reader, base fs.FS, prefix string, limit int64) (layers.Files, error) {
	over, problems, err := layers.Over(base, files, prefix, limit)
	for _, p := range problems {
		l.list.Add(p.Message())
	}
	return over, err
}
