package importer

import (
	"cmp"
	"encoding/json"
	"maps"
	"path"
	"strings"

	"chancery/generator/internal/archive"

	"github.com/pelletier/go-toml/v2"
	"gopkg.in/yaml.v3"
)

// patternsOf reads from the settings of a site which addresses its documents have: patterns by
// the sections of Hugo's, or that of Jekyll's posts under "".
func (f folder) patternsOf() map[string]string {
	patterns := map[string]string{}
	for _, name := range []string{"hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml", "config.json", "_config.yml"} {
		var settings struct {
			Permalinks any `toml:"permalinks" yaml:"permalinks" json:"permalinks"`
			Permalink  any `yaml:"permalink"`
		}
		for _, at := range []string{name, beyond + name} {
			data, err := readBytes(f.file(at))
			if err != nil || strings.HasPrefix(at, beyond) && !f.within {
				continue
			}
			// What cannot be read says nothing.
			switch path.Ext(name) {
			case ".toml":
				_ = toml.Unmarshal(data, &settings)
			case ".json":
				_ = json.Unmarshal(data, &settings)
			default:
				_ = yaml.Unmarshal(data, &settings)
			}
		}
		all, _ := settings.Permalinks.(map[string]any)
		if pages, ok := all["page"].(map[string]any); ok {
			maps.Copy(all, pages)
		}
		for section, pattern := range all {
			if s, ok := pattern.(string); ok {
				patterns[section] = s
			}
		}
		if s, ok := settings.Permalink.(string); ok {
			patterns[""] = s
		}
	}
	return patterns
}

// styles are the patterns to which Jekyll gives names.
var styles = map[string]string{
	"date": "/:categories/:year/:month/:day/:title:output_ext", "pretty": "/:categories/:year/:month/:day/:title/", "none": "/:categories/:title:output_ext",
}

// addressOf is the address that a document had: the one that its front matter states, or that
// its site gives it; "" where that cannot be known.
func (f folder) addressOf(d *document, name, stem, slug, dated, stated string) string {
	expand := func(pattern string) string {
		return expanded(pattern, func(token string) (string, bool) {
			day := len(dated) >= 10
			switch token {
			case "year", "month", "day":
				if !day {
					return "", false
				}
				return map[string]string{"year": dated[:4], "month": dated[5:7], "day": dated[8:10]}[token], true
			case "slug":
				return slug, true
			case "title":
				return cmp.Or(map[bool]string{true: archive.Slug(d.Title)}[f.kind == hugo], slug), true
			case "filename", "contentbasename":
				return stem, true
			case "section":
				return strings.Split(strings.TrimPrefix(name, "content/"), "/")[0], true
			case "sections":
				return path.Dir(strings.TrimSuffix(strings.TrimPrefix(name, "content/"), "/index.md")), true
			case "categories":
				return strings.Join(d.categories, "/"), true
			case "output_ext":
				return ".html", true
			}
			return "", false
		})
	}
	if stated != "" {
		return expand(stated)
	}
	name = strings.TrimPrefix(strings.TrimSuffix(name, path.Ext(name)), "content/")
	dir := path.Dir(strings.TrimSuffix(name, "/index"))
	switch f.kind {
	case hugo:
		if pattern := f.patterns[strings.Split(name, "/")[0]]; pattern != "" {
			return expand(pattern)
		}
		return path.Join(dir, strings.ToLower(slug)) + "/"
	case jekyll:
		if strings.HasPrefix(name, "_posts/") {
			return expand(cmp.Or(styles[f.patterns[""]], f.patterns[""], styles["date"]))
		}
		if f.patterns[""] == "pretty" {
			return name + "/"
		}
		return name + ".html"
	case eleventy:
		return strings.TrimSuffix(name, "index") + "/"
	case docusaurus:
		if blog, is := strings.CutPrefix(name, "blog/"); is && len(dated) >= 10 && blog != "" {
			return "blog/" + strings.ReplaceAll(dated[:10], "-", "/") + "/" + slug
		}
		return path.Join(dir, slug)
	}
	return ""
}

// expanded gives a pattern with its tokens (:year) replaced; "" where one is not known.
func expanded(pattern string, value func(token string) (string, bool)) string {
	var out strings.Builder
	for {
		before, rest, more := strings.Cut(pattern, ":")
		out.WriteString(before)
		if !more {
			return path.Clean("/"+out.String()) + map[bool]string{true: "/"}[strings.HasSuffix(out.String(), "/") && len(out.String()) > 1]
		}
		end := 0
		for end < len(rest) && (rest[end] >= 'a' && rest[end] <= 'z' || rest[end] == '_') {
			end++
		}
		text, known := value(rest[:end])
		if !known {
			return ""
		}
		out.WriteString(text)
		pattern = rest[end:]
	}
}
