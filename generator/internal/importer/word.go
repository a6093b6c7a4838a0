package importer

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"chancery/generator/internal/archive"
)

// longest is how long pandoc may work on a document.
const longest = 2 * time.Minute

// readWord reads a document of a word processor with pandoc (https://pandoc.org), which has
// to be installed.
func (r *run) readWord(file string) error {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		return fmt.Errorf("%s: reading it needs pandoc, which is not installed (https://pandoc.org/installing.html)", file)
	}
	media, err := os.MkdirTemp("", "chancery-import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(media)
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	run := func(args ...string) ([]byte, error) {
		ctx, stop := context.WithTimeout(context.Background(), longest)
		defer stop()
		var out, said bytes.Buffer
		c := exec.CommandContext(ctx, pandoc, append([]string{"--from=" + format, file}, args...)...)
		c.Stdout, c.Stderr = &out, &said
		if err := c.Run(); err != nil {
			return nil, fmt.Errorf("%s: pandoc: %w: %s", file, err, oneLine(said.String()))
		}
		return out.Bytes(), nil
	}
	whole := []string{"--to=json"}
	if format == "docx" {
		whole = append(whole, "--track-changes=all")
	}
	tree, err := run(whole...)
	if err != nil {
		return err
	}
	text, err := run("--to=gfm-raw_html", "--wrap=none", "--extract-media="+media)
	if err != nil {
		return err
	}
	shown := filepath.ToSlash(file)
	d := &document{From: shown, site: r.single, Key: keyOf(file), flat: true, Wanted: strings.TrimSuffix(path.Base(shown), path.Ext(shown)), resources: map[string]resource{}, Known: []string{shown}}
	if err := r.pandocTree(d, tree); err != nil {
		return err
	}
	r.properties(d, file)
	d.Body = strings.ReplaceAll(string(text), "\r\n", "\n")
	for l := range strings.SplitSeq(d.Body, "\n") {
		if strings.TrimSpace(l) == "[TABLE]" {
			r.note(shown, 0, "a table is too complicated for Markdown: [TABLE] stands in its place")
		}
	}
	if d.Title == "" {
		d.Title, d.Body = titleOf(d.Body)
	}
	d.Title = cmp.Or(d.Title, archive.Titled(strings.ToLower(d.Wanted)))
	d.Summary = cmp.Or(d.Summary, summarise(d.Body))
	pictures, err := extracted(media)
	if err != nil {
		return err
	}
	dir := filepath.Dir(file)
	d.resolve = func(d *document, target string) (string, bool) {
		name := unescaped(target)
		if data, ok := pictures[filepath.ToSlash(name)]; ok {
			if _, known := d.resources[name]; !known {
				d.addResource(name, path.Base(filepath.ToSlash(name)), func() ([]byte, error) { return data, nil })
			}
			return name, true
		}
		return r.beside(d, dir, target)
	}
	r.documents = append(r.documents, d)
	return nil
}

// properties notes who wrote a document and when, as its program keeps it, which may be
// anybody and any day.
func (r *run) properties(d *document, file string) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return // pandoc could read it, and says no more either
	}
	defer z.Close()
	said := map[string]string{}
	for _, name := range []string{"docProps/core.xml", "meta.xml"} {
		f, err := z.Open(name)
		if err != nil {
			continue
		}
		element := ""
		for decoder := xml.NewDecoder(io.LimitReader(f, 1<<20)); ; {
			token, err := decoder.Token()
			if err != nil {
				break
			}
			switch token := token.(type) {
			case xml.StartElement:
				element = token.Name.Local
			case xml.EndElement:
				element = ""
			case xml.CharData:
				said[element] = cmp.Or(said[element], oneLine(string(token)))
			}
		}
		f.Close()
	}
	author, created := cmp.Or(said["initial-creator"], said["creator"]), cmp.Or(said["created"], said["creation-date"])
	if on, ok := day(created); ok && d.Date == "" {
		r.note(d.From, 0, "the file was begun on %s, by its own account", on)
	}
	if author != "" && len(d.Authors) == 0 {
		r.note(d.From, 0, "the file names %s as its author", author)
	}
}

// extracted reads what pandoc put into a folder, by the paths that its text has.
func extracted(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := readBytes(name)
		files[filepath.ToSlash(name)] = data
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return files, err
}

// pandocTree takes the title, authors and date from pandoc's tree of a document, and notes what
// Markdown does not keep: comments and tracked changes.
func (r *run) pandocTree(d *document, data []byte) error {
	var tree struct {
		Meta   map[string]any `json:"meta"`
		Blocks []any          `json:"blocks"`
	}
	if err := json.Unmarshal(data, &tree); err != nil {
		return fmt.Errorf("%s: pandoc's answer: %w", d.From, err)
	}
	d.Title, d.Subtitle = pandocText(tree.Meta["title"]), pandocText(tree.Meta["subtitle"])
	d.Summary = pandocText(tree.Meta["abstract"])
	if a, ok := tree.Meta["author"].(map[string]any); ok {
		list, isList := a["c"].([]any)
		if a["t"] != "MetaList" || !isList {
			list = []any{a}
		}
		for _, one := range list {
			if name := pandocText(one); name != "" {
				d.Authors = append(d.Authors, name)
			}
		}
	}
	if said := pandocText(tree.Meta["date"]); said != "" {
		var ok bool
		if d.Date, ok = date(said); !ok {
			r.note(d.From, 0, "%q is not a date that could be read", said)
		}
	}
	found := map[string]string{
		"insertion": "a tracked insertion was accepted", "deletion": "a tracked deletion was accepted", "comment-start": "a comment did not come with it",
		"underline": "underlined text became emphasised", "smallcaps": "small capitals became capitals", "mark": "a highlight lost its colour",
	}
	walkTree(tree.Blocks, func(class string, inner any) {
		if why := found[class]; why != "" {
			if text := pandocText(inner); text != "" {
				why += ": “" + text + "”"
			}
			r.note(d.From, 0, "%s", why)
		}
	})
	return nil
}

// walkTree calls a function with every span of pandoc's tree that has a class.
func walkTree(v any, see func(class string, inner any)) {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			walkTree(inner, see)
		}
	case map[string]any:
		switch v["t"] {
		case "Underline":
			see("underline", v["c"])
		case "SmallCaps":
			see("smallcaps", v["c"])
		case "Span":
			if parts, ok := v["c"].([]any); ok && len(parts) == 2 {
				if attr, ok := parts[0].([]any); ok && len(attr) == 3 {
					classes, _ := attr[1].([]any)
					for _, class := range classes {
						if name, ok := class.(string); ok {
							see(name, parts[1])
						}
					}
				}
			}
		}
		walkTree(v["c"], see)
	}
}

// pandocText gives the words of a part of pandoc's tree.
func pandocText(v any) string {
	var b strings.Builder
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, inner := range v {
				visit(inner)
			}
		case map[string]any:
			switch v["t"] {
			case "Str", "MetaString":
				if s, ok := v["c"].(string); ok {
					b.WriteString(s)
				}
			case "Space", "SoftBreak", "LineBreak":
				b.WriteByte(' ')
			case "Code":
				if parts, ok := v["c"].([]any); ok && len(parts) == 2 {
					if s, ok := parts[1].(string); ok {
						b.WriteString(s)
					}
				}
			case "Span", "Link":
				if parts, ok := v["c"].([]any); ok && len(parts) > 1 {
					visit(parts[1])
				}
			default:
				visit(v["c"])
			}
		}
	}
	visit(v)
	return oneLine(b.String())
}
