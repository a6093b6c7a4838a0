package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/generator/internal/archive"

	"gopkg.in/yaml.v3"
)

const sourcesFile = archive.Root + "/sources.yaml"

// entry is an entry of a bibliography, in the model's terms. All are texts; dates are EDTF.
type entry struct {
	from   string // the file
	line   int
	key    string // that it has there
	Title  string
	Author string
	values map[string]string // publisher, journal, … by the model's keys
}

// sourceKeys are the keys of a source in the order in which they are written.
var sourceKeys = []string{"author", "publisher", "journal", "volume", "issue", "pages", "date", "kind", "url", "archived", "accessed", "doi", "isbn"}

// readBibliography reads CSL-JSON, BibTeX or RIS.
func (r *run) readBibliography(file string) error {
	data, err := r.readText(file)
	if err != nil {
		return err
	}
	shown := filepath.ToSlash(file)
	var list []entry
	switch strings.ToLower(filepath.Ext(file)) {
	case ".json":
		list, err = r.readCSL(shown, data)
	case ".bib":
		list, err = r.readBibTeX(shown, string(data))
	default:
		list = r.readRIS(shown, string(data))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if len(list) == 0 {
		r.note(shown, 0, "no entries were found")
	}
	r.entries = append(r.entries, list...)
	return nil
}

// sources gives sources.yaml with the entries added, and those brought up to date that nobody
// has changed since the last import. Whatever else the file holds stays as it is.
func (r *run) sources(record *record) ([]file, error) {
	name := filepath.Join(record.dir, filepath.FromSlash(sourcesFile))
	before, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	blocks, same, err := existing(before)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; fix it first", sourcesFile, err)
	}
	out := string(before)
	if out != "" && !strings.HasSuffix(out, "\n") {
		out += "\n"
	}
	taken, origins := map[string]bool{}, map[string]string{}
	for id := range blocks {
		taken[id] = true
	}
	for i := range r.entries {
		e := &r.entries[i]
		origin := "entry " + cmp.Or(e.key, e.Title) // whatever its file is called
		if title, two := origins[origin]; two && title != e.Title {
			origin += ": " + e.Title // another has the same key in another file
		}
		origins[origin] = e.Title
		if id := same[e.identity()]; id != "" && id != record.idOf(origin) {
			r.note(e.from, e.line, "%q is the source %q already", e.Title, id)
			continue
		}
		id := record.idOf(origin)
		if id == "" {
			base := cmp.Or(archive.Slug(e.key), archive.Slug(e.Title), "source-"+short(e.Title))
			id = base
			for n := 2; taken[id]; n++ {
				id = fmt.Sprintf("%s-%d", base, n)
			}
		}
		if identity := e.identity(); identity != "" {
			same[identity] = id
		}
		block, key := e.block(id), sourcesFile+"#"+id
		old, there := blocks[id]
		switch {
		case there && old == block || record.sums[key] != "" && record.sums[key] == sumOf([]byte(block)):
		case record.touched(key, []byte(old), there):
			r.note(e.from, e.line, "the source %q has been changed or deleted since the last import, and was left as it is", id)
			continue
		case there:
			out = strings.Replace(out, old, block, 1)
		default:
			out += block
		}
		taken[id] = true
		record.add(key, sumOf([]byte(block)), tidy(origin))
	}
	return []file{{path: sourcesFile, data: []byte(out)}}, nil
}

// identity is what two entries of the same thing have in common, or "".
func (e *entry) identity() string {
	return identityOf(e.values["doi"], e.values["isbn"], e.values["url"], e.Title, e.values["date"])
}

func identityOf(doi, isbn, url, title, date string) string {
	switch {
	case doi != "":
		return "doi:" + strings.ToLower(doi)
	case isbn != "":
		return "isbn:" + strings.ReplaceAll(isbn, "-", "") + " " + archive.Slug(title) // which chapters have, too
	case url != "":
		return "url:" + strings.TrimSuffix(url, "/")
	case title != "" && date != "":
		return "title:" + archive.Slug(title) + date
	}
	return ""
}

// block is an entry as an item of sources.yaml.
func (e *entry) block(id string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- id: %s\n  title: %s\n", scalar(id), scalar(e.Title))
	for _, key := range sourceKeys {
		value := e.values[key]
		if key == "author" {
			value = e.Author
		}
		switch {
		case value == "":
		case key == "date" || key == "accessed":
			fmt.Fprintf(&b, "  %s: %s\n", key, value)
		default:
			fmt.Fprintf(&b, "  %s: %s\n", key, scalar(value))
		}
	}
	return b.String()
}

// existing gives the items of sources.yaml as they stand there, by their ids, and the ids by
// what the items are.
func existing(data []byte) (blocks, same map[string]string, err error) {
	blocks, same = map[string]string{}, map[string]string{}
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil || n.Kind == 0 {
		return blocks, same, err
	}
	list := n.Content[0]
	if list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 && len(list.Content) > 0 {
		return nil, nil, errors.New("is no list with an item on each line")
	}
	keepText(&n)
	lines := strings.SplitAfter(string(data), "\n")
	for i, item := range list.Content {
		var m map[string]any
		if item.Kind != yaml.MappingNode || item.Decode(&m) != nil {
			continue
		}
		text := func(key string) string {
			if m[key] == nil {
				return ""
			}
			return fmt.Sprint(m[key])
		}
		end := len(lines)
		if i+1 < len(list.Content) {
			end = list.Content[i+1].Line - 1
		}
		id := text("id")
		blocks[id] = strings.TrimRight(strings.Join(lines[item.Line-1:end], ""), "\n") + "\n"
		if identity := identityOf(text("doi"), text("isbn"), text("url"), text("title"), text("date")); identity != "" {
			same[identity] = id
		}
	}
	return blocks, same, nil
}

// set keeps a value, if the model takes it; what it does not take is noted.
func (r *run) set(e *entry, key, value string) {
	value = oneLine(value)
	if value == "" {
		return
	}
	switch key {
	case "date", "accessed", "issued":
		on, ok := date(value)
		if !ok {
			r.note(e.from, e.line, "%s: %q is not a date that could be read", e.name(), value)
			return
		}
		value = on
	case "url", "archived":
		if !external(value) || strings.HasPrefix(value, "mailto:") || strings.ContainsAny(value, " <>\"\\") {
			r.note(e.from, e.line, "%s: %q is not a web address", e.name(), value)
			return
		}
	case "doi":
		if i := strings.Index(value, "10."); i >= 0 {
			value = value[i:]
		}
		if !archive.ValidDOI(value) {
			r.note(e.from, e.line, "%s: %q is not a DOI", e.name(), value)
			return
		}
	case "isbn":
		value = strings.Fields(value)[0]
		if !archive.ValidISBN(value) {
			r.note(e.from, e.line, "%s: %q is not an ISBN", e.name(), value)
			return
		}
	}
	if e.values[key] == "" {
		e.values[key] = value
	}
}

// leftOut notes the fields of an entry that were not taken. taken has a blank around each that
// was, or that programs keep for themselves.
func (r *run) leftOut(e *entry, fields iter.Seq[string], taken string) {
	var lost []string
	for f := range fields {
		if !strings.Contains(taken, " "+f+" ") {
			lost = append(lost, f)
		}
	}
	if slices.Sort(lost); len(lost) > 0 {
		r.note(e.from, e.line, "%s: left out: %s", e.name(), strings.Join(lost, ", "))
	}
}

func (e *entry) name() string { return cmp.Or(e.key, e.Title, "an entry") }

// names joins authors as a source has them: in one text.
func names(list []string) string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return strings.TrimSpace(s) == "" })
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// natural puts a name written "Family, Given" or "Family, Given, Suffix" into the order in
// which it is said.
func natural(name string) string {
	parts := strings.SplitN(name, ",", 3)
	if len(parts) > 1 {
		parts[0], parts[1] = parts[1], parts[0]
	}
	return oneLine(strings.Join(parts, " "))
}
