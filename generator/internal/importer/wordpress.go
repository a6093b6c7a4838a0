package importer

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"chancery/generator/internal/archive"

	"golang.org/x/net/html"
)

// export is what is read of a WordPress export (WXR 1.2, an extension of RSS 2.0).
type export struct {
	Base    string `xml:"channel>base_blog_url"`
	Link    string `xml:"channel>link"`
	Authors []struct {
		Login string `xml:"author_login"`
		Name  string `xml:"author_display_name"`
	} `xml:"channel>author"`
	Items []post `xml:"channel>item"`
}

// post is an item of an export.
type post struct {
	Title    string `xml:"title"`
	Link     string `xml:"link"`
	Creator  string `xml:"creator"`
	Content  string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	Excerpt  string `xml:"http://wordpress.org/export/1.2/excerpt/ encoded"`
	ID       string `xml:"post_id"`
	Date     string `xml:"post_date"`
	Modified string `xml:"post_modified"`
	Name     string `xml:"post_name"`
	Status   string `xml:"status"`
	Type     string `xml:"post_type"`
	File     string `xml:"attachment_url"`
	Terms    []struct {
		Domain string `xml:"domain,attr"`
		Text   string `xml:",chardata"`
	} `xml:"category"`
}

// readWordPress reads an export of WordPress. Pictures are taken from the folder that it lies
// in, where a copy of wp-content/uploads may be.
func (r *run) readWordPress(file string) error {
	data, err := readBytes(file)
	if err != nil {
		return err
	}
	var e export
	if err := xml.Unmarshal(data, &e); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if len(e.Items) == 0 || !bytes.Contains(data, []byte("wordpress.org/export/")) {
		return fmt.Errorf("%s: is not a WordPress export (Tools > Export writes one)", file)
	}
	names := map[string]string{}
	for _, a := range e.Authors {
		names[a.Login] = cmp.Or(strings.TrimSpace(a.Name), a.Login)
	}
	base := strings.TrimSuffix(cmp.Or(e.Base, e.Link), "/")
	uploads := uploadsOf(filepath.Dir(file))
	for i := range e.Items {
		p := &e.Items[i]
		switch p.Type {
		case "post", "page", "":
			if err := r.post(file, p, names, base, uploads); err != nil {
				return err
			}
		case "attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles", "wp_navigation", "wp_template", "oembed_cache":
		default:
			r.note(filepath.ToSlash(file), 0, "%q is of the type %q and was left out", oneLine(p.Title), p.Type)
		}
	}
	return nil
}

func (r *run) post(file string, p *post, names map[string]string, base string, uploads map[string]string) error {
	title := html.UnescapeString(oneLine(p.Title))
	shown := filepath.ToSlash(file) + ": " + title
	if p.Status == "trash" || p.Status == "auto-draft" {
		return nil
	}
	d := &document{From: shown, Key: "wordpress " + p.ID, Wanted: cmp.Or(unescaped(p.Name), title), Title: cmp.Or(title, "Untitled"), Page: p.Type == "page", resources: map[string]resource{}}
	d.Date, _ = day(strings.TrimPrefix(p.Date, "0000-00-00 00:00:00"))
	d.Updated, _ = day(strings.TrimPrefix(p.Modified, "0000-00-00 00:00:00"))
	if name := cmp.Or(names[p.Creator], p.Creator); name != "" && !d.Page {
		d.Authors = []string{name}
	}
	for _, t := range p.Terms {
		if text := html.UnescapeString(strings.TrimSpace(t.Text)); (t.Domain == "category" || t.Domain == "post_tag") && !strings.EqualFold(text, "Uncategorized") {
			d.Topics = append(d.Topics, text)
		}
	}
	if p.Status != "publish" && p.Status != "" {
		r.note(shown, 0, "its status was %q", p.Status)
	}
	if u, err := url.Parse(p.Link); err == nil {
		if u.RawQuery == "" && strings.Trim(u.Path, "/") != "" {
			d.Aliases = oldAddresses([]string{strings.TrimPrefix(p.Link, base)})
		}
		d.Known = append(d.Known, strings.TrimSuffix(p.Link, "/"))
	}
	d.Known = append(d.Known, base+"/?p="+p.ID, base+"/?page_id="+p.ID)
	root, err := html.Parse(strings.NewReader(paragraphs(r.shortcodes(shown, p.Content))))
	if err != nil {
		return fmt.Errorf("%s: %w", shown, err)
	}
	for _, l := range cleaned(root) {
		r.note(shown, 0, "%s", l)
	}
	if d.Body, err = markdownOf(root); err != nil {
		return fmt.Errorf("%s: %w", shown, err)
	}
	d.Summary = cmp.Or(oneLine(plainHTML(p.Excerpt)), summarise(d.Body))
	d.resolve = func(d *document, target string) (string, bool) {
		whole := target
		if strings.HasPrefix(target, "/") {
			whole = base + target
		}
		if key := strings.TrimSuffix(whole, "/"); r.ids[key] != "" {
			return key, true
		}
		_, upload, is := strings.Cut(whole, "wp-content/uploads/")
		if !is {
			return "", false
		}
		upload = unescaped(strings.SplitN(upload, "?", 2)[0])
		at := uploads[upload]
		if at == "" {
			r.note(shown, 0, "%s is not beside the export: put a copy of wp-content/uploads there", upload)
			return "", false
		}
		if refusedOf(r, d, at) {
			return "", false
		}
		if _, known := d.resources[upload]; !known {
			d.addResource(upload, path.Base(upload), func() ([]byte, error) { return readBytes(at) })
		}
		return upload, true
	}
	r.documents = append(r.documents, d)
	return nil
}

// uploadsOf lists the files of a copy of wp-content/uploads below a folder, by their paths in it.
func uploadsOf(dir string) map[string]string {
	list := map[string]string{}
	for _, base := range []string{"wp-content/uploads", "uploads"} {
		root := filepath.Join(dir, filepath.FromSlash(base))
		// What cannot be read is not there, and is noted where a text links to it.
		_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && len(list) < mostFiles {
				if rel, err := filepath.Rel(root, name); err == nil {
					list[filepath.ToSlash(rel)] = name
				}
			}
			return nil
		})
	}
	return list
}

// shortcodes takes WordPress's shortcodes out of a text: of a caption the words stay, with
// the picture; others are left as code.
func (r *run) shortcodes(shown, text string) string {
	var out strings.Builder
	for {
		at := strings.IndexByte(text, '[')
		if at < 0 {
			break
		}
		out.WriteString(text[:at])
		text = text[at:]
		end := strings.IndexByte(text, ']')
		name := strings.FieldsFunc(text[1:max(1, end)], func(c rune) bool { return c == ' ' || c == '/' || c == '"' })
		if end < 0 || len(name) == 0 || !known(name[0]) {
			out.WriteByte('[')
			text = text[1:]
			continue
		}
		if name[0] != "caption" && name[0] != "wp_caption" && !strings.HasPrefix(text, "[/") {
			r.note(shown, 0, "the shortcode %s is left as code", oneLine(text[:end+1]))
			out.WriteString("<code>" + html.EscapeString(text[:end+1]) + "</code>")
		}
		text = text[end+1:]
	}
	return out.String() + text
}

// known reports whether a word in brackets is one of WordPress's own shortcodes, or of its
// usual companions.
func known(name string) bool {
	switch name {
	case "caption", "wp_caption", "gallery", "audio", "video", "playlist", "embed", "contact-form-7", "contact-form", "youtube", "vimeo", "twitter", "instagram", "quote", "toc", "button":
		return true
	}
	return false
}

// paragraphs gives text of the classic editor its paragraphs, which WordPress makes of blank
// lines when it shows a page.
func paragraphs(text string) string {
	if strings.Contains(text, "<p>") || strings.Contains(text, "<!-- wp:") || strings.Contains(text, "<p ") {
		return text
	}
	var out strings.Builder
	for block := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if block = strings.TrimSpace(block); block == "" {
			continue
		}
		if strings.HasPrefix(block, "<") && htmlBlock(block) && !strings.HasPrefix(block, "<a") && !strings.HasPrefix(block, "<img") && !strings.HasPrefix(block, "<span") {
			out.WriteString(block + "\n\n")
			continue
		}
		out.WriteString("<p>" + strings.ReplaceAll(block, "\n", "<br>\n") + "</p>\n\n")
	}
	return out.String()
}

func plainHTML(s string) string {
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return ""
	}
	return textOf(root)
}

func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// refusedOf reports whether a file is of a kind that no archive publishes, and notes it.
func refusedOf(r *run, d *document, name string) bool {
	if !archive.Refused(name) {
		return false
	}
	r.note(d.From, d.Line, "%s is of a kind that an archive does not publish; put it into a .zip", filepath.Base(name))
	return true
}
