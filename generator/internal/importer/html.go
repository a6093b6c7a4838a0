package importer

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdownOf converts a tree of HTML.
func markdownOf(n *html.Node) (string, error) {
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin(), strikethrough.NewStrikethroughPlugin()))
	for name, marks := range map[string][2]string{"sup": {"^", "^"}, "sub": {"~", "~"}, "q": {"“", "”"}} {
		c.Register.RendererFor(name, converter.TagTypeInline, between(marks), converter.PriorityEarly)
	}
	c.Register.TagType("summary", converter.TagTypeBlock, converter.PriorityEarly)
	out, err := c.ConvertNode(n)
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(string(out)), nil
}

// between writes an element between two marks; raised and lowered text has no blanks in Markdown.
func between(marks [2]string) converter.HandleRenderFunc {
	return func(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
		if marks[0] == marks[1] && strings.ContainsAny(textOf(n), " \t\n") || textOf(n) == "" {
			return converter.RenderTryNext
		}
		w.WriteString(marks[0])
		ctx.RenderChildNodes(ctx, w, n)
		w.WriteString(marks[1])
		return converter.RenderSuccess
	}
}

// lost are elements of which nothing is left in Markdown.
var lost = map[atom.Atom]string{atom.Iframe: "an embedded page (iframe)", atom.Video: "a video", atom.Audio: "a sound", atom.Form: "a form",
	atom.Object: "an embedded object", atom.Embed: "an embedded object", atom.Canvas: "a drawing (canvas)", atom.Svg: "a drawing (svg)", atom.Math: "a formula (MathML)"}

// cleaned takes out of a tree what is no text, and gives words for what was lost.
func cleaned(root *html.Node) (losses []string) {
	say := func(what string) {
		if !slices.Contains(losses, what) {
			losses = append(losses, what)
		}
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.ElementNode {
				switch what := lost[c.DataAtom]; {
				case what != "":
					src := attribute(c, "src")
					if src == "" {
						src = attribute(c, "data")
					}
					say(strings.TrimSpace("left out: " + what + " " + src))
					n.RemoveChild(c)
					c = next
					continue
				case c.DataAtom == atom.Script || c.DataAtom == atom.Style || c.DataAtom == atom.Noscript || c.DataAtom == atom.Template:
					n.RemoveChild(c)
					c = next
					continue
				case strings.Contains(attribute(c, "class"), "wp-block-file__button"): // a second link to the same file
					n.RemoveChild(c)
					c = next
					continue
				case c.DataAtom == atom.Figure:
					captioned(c)
				case c.DataAtom == atom.U || c.DataAtom == atom.Mark:
					say("a <" + c.Data + "> lost its look")
				case c.DataAtom == atom.Td && (attribute(c, "colspan") > "1" || attribute(c, "rowspan") > "1"):
					say("a table with merged cells lost them")
				}
			}
			visit(c)
			c = next
		}
	}
	visit(root)
	return losses
}

// captioned makes the caption of a figure the title of its picture, as an archive has it.
func captioned(figure *html.Node) {
	img, caption := find(figure, element(atom.Img)), find(figure, element(atom.Figcaption))
	if img == nil || caption == nil || attribute(img, "title") != "" {
		return
	}
	img.Attr = append(img.Attr, html.Attribute{Key: "title", Val: textOf(caption)})
	caption.Parent.RemoveChild(caption)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// blockElements begin a block of HTML within Markdown that is converted.
var blockElements = []string{"p", "div", "figure", "img", "table", "blockquote", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "video", "audio",
	"details", "section", "article", "aside", "center", "a", "picture", "hr", "pre", "span"}

// htmlBlock reports whether a line begins such a block.
func htmlBlock(line string) bool {
	name := strings.ToLower(strings.TrimLeft(line[1:], "/"))
	end := strings.IndexFunc(name, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	if end > 0 {
		name = name[:end]
	}
	return slices.Contains(blockElements, name)
}

// html converts a block of HTML within Markdown.
func (t *texter) html(block string, line int) (string, bool) {
	root, err := html.Parse(strings.NewReader(block))
	if err != nil {
		return "", false
	}
	for _, l := range cleaned(root) {
		t.note(line, "%s", l)
	}
	md, err := markdownOf(root)
	return md, err == nil
}

// find gives the first element that a function wants, in the order of the document.
func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && wanted(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, wanted); found != nil {
			return found
		}
	}
	return nil
}

func element(a atom.Atom) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.DataAtom == a }
}

// meta gives the content of the first <meta> with one of the names.
func meta(root *html.Node, names ...string) string {
	for _, name := range names {
		if contents := metas(root, name); len(contents) > 0 {
			return contents[0]
		}
	}
	return ""
}

// metas gives the contents of every <meta> with a name.
func metas(root *html.Node, name string) (contents []string) {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Meta && (strings.EqualFold(attribute(n, "name"), name) || strings.EqualFold(attribute(n, "property"), name)) && attribute(n, "content") != "" {
			contents = append(contents, attribute(n, "content"))
		}
	}
	return contents
}

func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return oneLine(b.String())
}

// readHTML reads a page.
func (r *run) readHTML(file string) error {
	data, err := r.readText(file)
	if err != nil {
		return err
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	shown := filepath.ToSlash(file)
	d := &document{From: shown, site: r.single, Key: keyOf(file), flat: true, resources: map[string]resource{}, Wanted: strings.TrimSuffix(path.Base(shown), path.Ext(shown))}
	if d.Wanted == "index" {
		d.Wanted = path.Base(path.Dir(shown))
	}
	d.Title = cmp.Or(meta(root, "citation_title", "og:title", "DC.title"), textOf(find(root, element(atom.H1))), textOf(find(root, element(atom.Title))))
	d.Summary = oneLine(meta(root, "description", "og:description", "DC.description"))
	for _, at := range []struct {
		to   *string
		text string
	}{
		{&d.Date, cmp.Or(meta(root, "article:published_time", "citation_publication_date", "citation_date", "DC.date", "date"), timeOf(root))},
		{&d.Updated, meta(root, "article:modified_time", "last-modified")},
	} {
		if at.text != "" {
			var ok bool
			if *at.to, ok = day(strings.ReplaceAll(at.text, "/", "-")); !ok {
				r.note(shown, 0, "%q is not a date that could be read", at.text)
			}
		}
	}
	for _, name := range []string{"citation_author", "DC.creator", "author", "article:author"} {
		for _, author := range metas(root, name) {
			if !external(author) {
				d.Authors = append(d.Authors, natural(author))
			}
		}
		if len(d.Authors) > 0 {
			break
		}
	}
	if n := find(root, element(atom.Html)); n != nil {
		d.Language = attribute(n, "lang")
	}
	body := bodyOf(root)
	if h := find(body, element(atom.H1)); h != nil && h.Parent != nil {
		h.Parent.RemoveChild(h)
	}
	for _, l := range cleaned(body) {
		r.note(shown, 0, "%s", l)
	}
	if d.Body, err = markdownOf(body); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if d.Summary == "" {
		d.Summary = summarise(d.Body)
	}
	d.Known = []string{shown}
	dir := filepath.Dir(file)
	d.resolve = func(d *document, target string) (string, bool) { return r.beside(d, dir, target) }
	r.documents = append(r.documents, d)
	return nil
}

// timeOf is the first <time> of a page that has a date.
func timeOf(root *html.Node) string {
	n := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Time && attribute(n, "datetime") != "" })
	if n == nil {
		return ""
	}
	return attribute(n, "datetime")
}

// bodyOf is what a page is about, without the site's frame.
func bodyOf(root *html.Node) *html.Node {
	for _, a := range []atom.Atom{atom.Article, atom.Main, atom.Body} {
		if n := find(root, element(a)); n != nil {
			for _, frame := range []atom.Atom{atom.Nav, atom.Header, atom.Footer, atom.Aside} {
				for f := find(n, element(frame)); f != nil && f.Parent != nil; f = find(n, element(frame)) {
					if frame == atom.Header && find(f, element(atom.H1)) == nil && a == atom.Article {
						break
					}
					f.Parent.RemoveChild(f)
				}
			}
			return n
		}
	}
	return root
}

// inlined takes a picture that is part of a page: its kind, and its bytes in base 64.
func (d *document) inlined(picture string) (key string, ok bool) {
	kind, text, ok := strings.Cut(picture, ";base64,")
	data, err := base64.StdEncoding.DecodeString(text)
	if !ok || err != nil || len(data) == 0 || !slices.Contains([]string{"png", "jpeg", "gif", "webp"}, kind) {
		return "", false
	}
	key = "picture-" + short(text) + "." + kind
	if _, known := d.resources[key]; !known {
		d.addResource(key, key, func() ([]byte, error) { return data, nil })
	}
	return key, true
}

// beside resolves a link to a file by its place on the disk.
func (r *run) beside(d *document, dir, target string) (string, bool) {
	if inner, is := strings.CutPrefix(target, "data:image/"); is {
		return d.inlined(inner)
	}
	target, _, _ = strings.Cut(target, "?")
	if external(target) || target == "" || strings.HasPrefix(target, "data:") {
		return "", false
	}
	at := filepath.Join(dir, filepath.FromSlash(unescaped(target)))
	key := filepath.ToSlash(at)
	if d.site.ids[key] != "" {
		return key, true
	}
	if _, known := d.resources[key]; known {
		return key, true
	}
	if !isFile(at) || refusedOf(r, d, at) {
		return "", false
	}
	d.addResource(key, filepath.Base(at), func() ([]byte, error) { return readBytes(at) })
	return key, true
}
