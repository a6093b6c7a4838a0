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
	"regexp"
	"slices"
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
	Meta []struct {
		Key   string `xml:"meta_key"`
		Value string `xml:"meta_value"`
	} `xml:"postmeta"`
	Comments []struct{} `xml:"comment"`
}

// meta is the value that a post has under a key, or "".
func (p *post) meta(keys ...string) string {
	for _, m := range p.Meta {
		if slices.Contains(keys, m.Key) && m.Value != "" {
			return m.Value
		}
	}
	return ""
}

// blog is what the posts of an export have in common.
type blog struct {
	site    *site
	file    string            // the export
	base    string            // the address of the site, without a slash at its end
	names   map[string]string // of authors, by their logins
	uploads map[string]string // files beside the export, by their paths in wp-content/uploads
	media   map[string]string // the addresses of pictures and other files, by their ids
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
	b := &blog{newSite(), filepath.ToSlash(file), strings.TrimSuffix(cmp.Or(e.Base, e.Link), "/"), names, uploadsOf(filepath.Dir(file)), map[string]string{}}
	for _, p := range e.Items {
		if p.Type == "attachment" {
			b.media[p.ID] = p.File
		}
	}
	for i := range e.Items {
		p := &e.Items[i]
		switch p.Type {
		case "post", "page", "":
			if err := r.post(b, p); err != nil {
				return err
			}
		case "attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles", "wp_navigation", "wp_template", "oembed_cache":
		default:
			r.note(b.file, 0, "%q is of the type %q and was left out", oneLine(p.Title), p.Type)
		}
	}
	return nil
}

func (r *run) post(b *blog, p *post) error {
	title := html.UnescapeString(oneLine(p.Title))
	shown := b.file + ": " + title
	if p.Status == "trash" || p.Status == "auto-draft" {
		return nil
	}
	d := &document{From: shown, flat: true, site: b.site, Key: addressed(b.base) + " " + p.ID, Wanted: cmp.Or(unescaped(p.Name), title), Title: cmp.Or(title, "Untitled"), Page: p.Type == "page", resources: map[string]resource{}}
	d.Date, _ = day(strings.TrimPrefix(p.Date, "0000-00-00 00:00:00"))
	d.Updated, _ = day(strings.TrimPrefix(p.Modified, "0000-00-00 00:00:00"))
	if name := cmp.Or(b.names[p.Creator], p.Creator); name != "" && !d.Page {
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
			d.Aliases = oldAddresses([]string{strings.TrimPrefix(p.Link, b.base)})
		}
		d.Known = append(d.Known, addressed(p.Link))
	}
	d.Known = append(d.Known, addressed(b.base+"/?p="+p.ID), addressed(b.base+"/?page_id="+p.ID))
	if n := len(p.Comments); n > 0 {
		r.note(shown, 0, "left out: readers' comments (%d)", n)
	}
	if picture := b.media[p.meta("_thumbnail_id")]; picture != "" && !strings.Contains(p.Content, strings.TrimSuffix(path.Base(picture), path.Ext(picture))) {
		r.note(shown, 0, "left out: the featured picture %s", picture)
	}
	root, err := html.Parse(strings.NewReader(paragraphs(r.shortcodes(b, shown, p.Content))))
	if err != nil {
		return fmt.Errorf("%s: %w", shown, err)
	}
	for _, l := range cleaned(root) {
		r.note(shown, 0, "%s", l)
	}
	if d.Body, err = markdownOf(root); err != nil {
		return fmt.Errorf("%s: %w", shown, err)
	}
	d.Summary = cmp.Or(plainHTML(p.Excerpt), oneLine(p.meta("_yoast_wpseo_metadesc", "rank_math_description")), summarise(d.Body))
	d.resolve = func(d *document, target string) (string, bool) {
		whole := target
		if strings.HasPrefix(target, "/") {
			whole = b.base + target
		}
		if key := addressed(whole); d.site.ids[key] != "" {
			return key, true
		}
		_, upload, is := strings.Cut(whole, "wp-content/uploads/")
		if !is {
			return "", false
		}
		upload = unescaped(strings.SplitN(upload, "?", 2)[0])
		at := b.uploads[upload]
		if at == "" {
			upload = fullSize.ReplaceAllString(upload, "$1")
			at = b.uploads[upload]
		}
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

// fullSize finds what WordPress puts into the name of a picture that it has made smaller.
var fullSize = regexp.MustCompile(`(?:-[0-9]+x[0-9]+|-scaled)(\.[A-Za-z]+)$`)

// wordpressMore reports whether a fragment is the one that WordPress gives the place at which a
// list of posts cuts a text.
func wordpressMore(fragment string) bool {
	rest, is := strings.CutPrefix(fragment, "more-")
	return is && strings.Trim(rest, "0123456789") == ""
}

// addressed is an address by which a post is known, whether with https or without, with a slash
// at its end or without.
func addressed(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	return "wordpress:" + strings.TrimSuffix(address, "/")
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

// shortcodes takes WordPress's shortcodes out of a text: of a caption or an embedded address the
// words stay, of a gallery the pictures; others are left as code.
func (r *run) shortcodes(b *blog, shown, text string) string {
	var out strings.Builder
	for {
		at := strings.IndexByte(text, '[')
		if at < 0 {
			break
		}
		out.WriteString(text[:at])
		text = text[at:]
		end := strings.IndexByte(text, ']')
		name, attributes := shortcode(text[1:max(1, end)])
		if end < 0 || !(known[name] || attributes != "" || name != "" && strings.Contains(text, "[/"+name+"]") || strings.HasPrefix(text, "[/"+name+"]")) {
			out.WriteByte('[')
			text = text[1:]
			continue
		}
		pictures := r.gallery(b, shown, attributes)
		switch {
		case name == "caption" || name == "wp_caption" || name == "embed":
		case name == "gallery" && pictures != "":
			out.WriteString(pictures)
		default:
			if text[1] != '/' {
				r.note(shown, 0, "the shortcode %s is left as code", oneLine(text[:end+1]))
			}
			out.WriteString("<code>" + html.EscapeString(text[:end+1]) + "</code>")
		}
		text = text[end+1:]
	}
	return out.String() + text
}

// known are shortcodes of WordPress's own, and of its usual companions, that may come alone.
var known = map[string]bool{"caption": true, "wp_caption": true, "gallery": true, "audio": true, "video": true, "playlist": true, "embed": true,
	"contact-form-7": true, "contact-form": true, "youtube": true, "vimeo": true, "twitter": true, "instagram": true, "toc": true, "button": true}

// shortcode gives the name of what stands in brackets, and what it is given: name="value" pairs;
// no name where it is none.
func shortcode(inner string) (name, attributes string) {
	name, rest, _ := strings.Cut(strings.Trim(inner, "/ "), " ")
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || name == "" || name[0] < 'a' {
		return "", ""
	}
	if eq := strings.IndexByte(rest, '='); eq > 0 && !strings.ContainsAny(rest[:eq], " .,;") {
		attributes = rest
	}
	return name, attributes
}

// gallery gives the pictures that a shortcode names by their ids.
func (r *run) gallery(b *blog, shown, attributes string) string {
	var out strings.Builder
	for id := range strings.SplitSeq(arguments(attributes)["ids"], ",") {
		if src := b.media[strings.TrimSpace(id)]; src != "" {
			out.WriteString("\n\n" + `<img src="` + html.EscapeString(src) + `" alt="">` + "\n\n")
		} else if id != "" {
			r.note(shown, 0, "the picture %s of a gallery is not in the export", strings.TrimSpace(id))
		}
	}
	return out.String()
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
