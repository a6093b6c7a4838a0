package archive

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"path"
	"slices"
	"strings"
	"unicode"

	"chancery/generator/internal/picture"
)

// File is a file of the archive that text may link to, such as content/briefs/map.png.
type File struct {
	Size    int64  // in bytes
	Pointer bool   // of Git LFS, which stands in place of the file itself
	Active  string // why a browser would run or style it in the site's name, or ""
	Picture picture.Size
}

// pictures are the endings of pictures that can be measured.
var pictures = strings.Fields("png jpg jpeg gif webp apng svg")

// active are the endings of what browsers run as pages, scripts and style sheets, and of
// what web servers run.
var active = strings.Fields(`html htm xhtml xht xhtm shtml mhtml mht hta htc js mjs cjs css wasm xsl xslt svgz swf
	php phtml phar asp aspx jsp cgi`)

// markup are the endings of what servers call XML, which browsers show as pages.
var markup = strings.Fields("svg xml rdf rss atom kml gml gpx mml mathml xsd owl tei dae xbrl xlf xliff wsdl ncx opf")

const (
	// maxPointer is how many bytes a pointer of Git LFS may have.
	maxPointer = 1 << 10
	// maxMarkup is how many bytes of XML are looked through.
	maxMarkup = 16 << 20
	// maxNesting is how deep its elements may nest.
	maxNesting = 1000
)

// Refused reports whether a file's name alone is why an archive does not publish it.
func Refused(name string) bool {
	return slices.Contains(active, strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")))
}

// attachment makes p a file that is none of the model's.
func (p *piece) attachment() {
	file := &File{Size: p.file.Size}
	p.add = func(a *Archive) { a.Files[p.file.Path] = file }
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(p.file.Path), "."))
	isMarkup := slices.Contains(markup, ending)
	switch {
	case Refused(p.file.Path):
		file.Active = "browsers or servers would run it"
	case isMarkup && file.Size > maxMarkup:
		file.Active = "it is too large to check whether browsers would run it"
	case slices.Contains(markdownEndings, "."+ending) && file.Size <= MaxMarkdown && !isReadme(path.Base(p.file.Path)):
		p.limit, p.scan = MaxMarkdown, p.looksLikePage
	case file.Size > 0 && (isMarkup || file.Size < maxPointer):
		p.limit = maxMarkup
		p.scan = func(src []byte) {
			file.Pointer = bytes.HasPrefix(src, []byte("version https://git-lfs.github.com/spec/"))
			if isMarkup && !file.Pointer {
				file.Active = activeMarkup(src, ending == "svg")
			}
			if slices.Contains(pictures, ending) {
				file.Picture = picture.Measure(bytes.NewReader(src))
			}
		}
	case slices.Contains(pictures, ending):
		p.limit = math.MaxInt64
		p.glance = func(r io.Reader) { file.Picture = picture.Measure(r) }
	}
}

// The namespaces of elements that browsers act upon wherever they stand.
const (
	htmlSpace = "http://www.w3.org/1999/xhtml"
	svgSpace  = "http://www.w3.org/2000/svg"
)

// acting are elements that do more than show something; the text of drawings is often
// XHTML, of other elements.
var acting = strings.Fields("script handler iframe frame embed object applet link meta base form portal")

// activeMarkup says what in a file of XML a browser would act upon, or "". An SVG is a
// picture, which may hold no script; other XML is data, which may hold no page at all.
func activeMarkup(src []byte, svg bool) string {
	d := xml.NewDecoder(bytes.NewReader(src))
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, errors.New("the encoding " + charset)
	}
	depth := 0
	for {
		token, err := d.Token()
		switch t := token.(type) {
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				return "it loads a style sheet"
			}
		case xml.Directive:
			if bytes.IndexByte(t, '[') >= 0 { // entities, namespaces as default values
				return "it declares markup of its own"
			}
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if what := activeElement(t, svg); what != "" {
				return what
			}
			if depth++; depth > maxNesting {
				return "it is nested too deeply"
			}
		}
		switch {
		case err == io.EOF:
			return ""
		case err != nil:
			return "it is not valid XML in UTF-8"
		}
	}
}

func activeElement(e xml.StartElement, svg bool) string {
	switch {
	case e.Name.Space == htmlSpace && !svg:
		return "it contains XHTML"
	case e.Name.Space == svgSpace && !svg:
		return "it contains SVG"
	case slices.Contains(acting, strings.ToLower(e.Name.Local)):
		return "it contains <" + e.Name.Local + ">"
	}
	for _, a := range e.Attr {
		value := strings.Map(func(r rune) rune { // browsers pass over blanks in addresses
			if r <= ' ' {
				return -1
			}
			return unicode.ToLower(r)
		}, a.Value)
		if svg && strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || strings.Contains(value, "javascript:") {
			return "it contains a script in " + a.Name.Local
		}
	}
	return ""
}
