package readers

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"encoding/xml"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// entry is what a feed says of one thing, as far as a reader has it.
type entry struct {
	ID, URL, Title, Summary, Content, Date string
	Published, Updated                     string // in UTC
	Authors                                []string
}

// feedOf reads an Atom feed as it stands in its file: what goes into the readers.
func feedOf(t *testing.T, name string) []entry {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Entries []struct {
			ID   string `xml:"id"`
			Link struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Title     string   `xml:"title"`
			Summary   string   `xml:"summary"`
			Content   string   `xml:"content"`
			Date      string   `xml:"http://id.loc.gov/datatypes/edtf/ EDTF"`
			Published string   `xml:"published"`
			Updated   string   `xml:"updated"`
			Authors   []string `xml:"author>name"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var list []entry
	for _, e := range feed.Entries {
		list = append(list, entry{e.ID, e.Link.Href, e.Title, e.Summary, e.Content, e.Date, utc(t, e.Published), utc(t, e.Updated), e.Authors})
	}
	return list
}

// utc gives a moment in one form, and nothing for none. What is no whole moment fails.
func utc(t *testing.T, moment string) string {
	t.Helper()
	if moment == "" {
		return ""
	}
	at, err := time.Parse(time.RFC3339Nano, moment)
	if err != nil {
		t.Errorf("%q is no moment", moment)
	}
	return at.UTC().Format(time.RFC3339)
}

// feedsOf lists the feeds of a site in a format, by the ends of their names.
func feedsOf(t *testing.T, site string) (atom, json []string) {
	t.Helper()
	err := filepath.WalkDir(site, func(name string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".atom" {
			atom = append(atom, name)
			json = append(json, strings.TrimSuffix(name, ".atom")+".json")
		}
		return err
	})
	if err != nil || len(atom) < 3 {
		t.Fatalf("%d feeds, %v", len(atom), err)
	}
	return atom, json
}

// shown gives when a reader says that an entry appeared, where it takes the change for that.
func shown(e entry) string {
	if e.Published == "" {
		return e.Updated
	}
	return e.Published
}

// TestGofeed has gofeed read every feed in both formats.
func TestGofeed(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		atom, json := feedsOf(t, site)
		command := exec.Command(need(t, "go", "golang"), append([]string{"run", "."}, append(slices.Clone(atom), json...)...)...)
		command.Dir = "gofeed"
		var messages bytes.Buffer
		command.Stderr = &messages
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, messages.String())
		}
		lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
		for i, name := range append(atom, json...) {
			got := decode[gofeed](t, lines[i])
			isAtom := i < len(atom)
			want := feedOf(t, strings.TrimSuffix(name, filepath.Ext(name))+".atom")
			for j := range want {
				if isAtom {
					want[j].Published = shown(want[j])
				} else { // a text without markup stands as content, and extensions are not read
					want[j].Date = ""
					if want[j].Content == "" {
						want[j].Content, want[j].Summary = want[j].Summary, ""
					}
				}
			}
			if diff := cmp.Diff(want, got.entries(t)); diff != "" {
				t.Fatalf("%s, -want +got:\n%s", name, diff)
			}
		}
	})
}

type gofeed struct {
	Items []struct {
		GUID, Link, Title, Description, Content, PublishedParsed, UpdatedParsed string
		Authors                                                                 []struct{ Name string }
		Extensions                                                              map[string]map[string][]struct{ Value string }
	}
}

func (f gofeed) entries(t *testing.T) []entry {
	var list []entry
	for _, i := range f.Items {
		e := entry{ID: i.GUID, URL: i.Link, Title: i.Title, Summary: i.Description, Content: i.Content, Published: utc(t, i.PublishedParsed), Updated: utc(t, i.UpdatedParsed)}
		for _, a := range i.Authors {
			e.Authors = append(e.Authors, a.Name)
		}
		if dates := i.Extensions["edtf"]["EDTF"]; len(dates) == 1 {
			e.Date = dates[0].Value
		}
		list = append(list, e)
	}
	return list
}

// The readers of npm print, for each feed that they are given, a list of entries.
const (
	feedparser = `import FeedParser from "feedparser";
import {createReadStream, readFileSync} from "node:fs";
const read = name => new Promise((ok, fail) => {
  const list = [], parser = new FeedParser();
  parser.on("error", fail).on("end", () => ok(list)).on("readable", () => { for (let i; (i = parser.read());) list.push(i); });
  createReadStream(name).pipe(parser);
});
for (const name of readFileSync(0, "utf8").trim().split("\n")) console.log(JSON.stringify((await read(name)).map(i => (
  {ID: i.guid, URL: i.link, Title: i.title, Summary: i.summary, Content: i.description === i.summary ? "" : i.description, Date: i["edtf:edtf"]["#"], Published: i.pubdate, Updated: i.date,
   Authors: [i["atom:author"] || []].flat().map(a => a.name["#"])}))));`
	rssParser = `import Parser from "rss-parser";
import {readFileSync} from "node:fs";
for (const name of readFileSync(0, "utf8").trim().split("\n"))
  console.log(JSON.stringify((await new Parser({customFields: {item: [["edtf:EDTF", "date"]]}}).parseString(readFileSync(name, "utf8"))).items.map(i => (
    {ID: i.id, URL: i.link, Title: i.title, Summary: i.summary, Content: i.content, Date: i.date, Published: i.isoDate, Authors: i.author ? [i.author] : null}))));`
)

// TestFeedparser has npm's feedparser read every Atom feed. It tells of several authors only
// in its raw values, and writes the addresses of hosts with a slash.
func TestFeedparser(t *testing.T) {
	host := regexp.MustCompile(`( href="https?://[^/"]+)"`)
	npmReads(t, packages{"feedparser@2.6.0"}, feedparser, func(e *entry) {
		e.Published, e.Content = shown(*e), host.ReplaceAllString(e.Content, `$1/"`)
	})
}

// TestRSSParser has rss-parser read every Atom feed. It knows the first of several authors,
// and no moment of the change where it has one of the appearance.
func TestRSSParser(t *testing.T) {
	npmReads(t, packages{"rss-parser@3.13.0"}, rssParser, func(e *entry) {
		e.Published, e.Updated, e.Authors = shown(*e), "", e.Authors[:min(len(e.Authors), 1)]
	})
}

func npmReads(t *testing.T, p packages, script string, known func(*entry)) {
	atomReads(t, func(t *testing.T, names []byte) []byte { return p.run(t, script, names) }, known)
}

// pythonFeedparser prints what Python's feedparser has of each feed; of texts, whose markup it
// writes in its own way, the words.
const pythonFeedparser = `import feedparser, html, json, re, sys
for name in sys.stdin.read().split("\n"):
    print(json.dumps([{"ID": e.id, "URL": e.link, "Title": e.title, "Summary": e.summary, "Content": html.unescape(re.sub("<[^>]*>", "", e.content[0].value)) if "content" in e else "", "Date": e.edtf_edtf,
      "Published": e.get("published", ""), "Updated": e.updated, "Authors": [a.name for a in e.get("authors", []) if a]} for e in feedparser.parse(name, sanitize_html=False).entries]))`

// TestPythonFeedparser has Python's feedparser read every Atom feed.
func TestPythonFeedparser(t *testing.T) {
	atomReads(t, func(t *testing.T, names []byte) []byte {
		return execute(t, names, debianPython(t), "-c", pythonFeedparser)
	}, func(e *entry) {
		e.Content = html.UnescapeString(tag.ReplaceAllString(e.Content, ""))
	})
}

// atomReads compares what a reader prints of each Atom feed, a list of entries a line, with
// what is in it, as far as the reader has it.
func atomReads(t *testing.T, reader func(t *testing.T, names []byte) []byte, known func(*entry)) {
	t.Helper()
	eachSite(t, func(t *testing.T, _, site string) {
		atom, _ := feedsOf(t, site)
		lines := bytes.Split(bytes.TrimSpace(reader(t, []byte(strings.Join(atom, "\n")))), []byte("\n"))
		for i, name := range atom {
			want, got := feedOf(t, name), decode[[]entry](t, lines[i])
			for j := range want {
				known(&want[j])
				if len(want[j].Authors) == 0 {
					want[j].Authors = nil
				}
			}
			for j := range got {
				got[j].Published, got[j].Updated = utc(t, got[j].Published), utc(t, got[j].Updated)
				if len(got[j].Authors) == 0 {
					got[j].Authors = nil
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s, -want +got:\n%s", name, diff)
			}
		}
	})
}

// kept prints what newsboat keeps of a feed.
const kept = `import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select guid, url, title, content, pubDate, author from rss_item where feedurl = ?", [sys.argv[2]])
print(json.dumps([dict(zip(["ID", "URL", "Title", "Content", "Time", "By"], row)) for row in rows]))`

// TestNewsboat has newsboat read the feed of the archive, and that of recommendations. Of
// summary and text it keeps the text.
func TestNewsboat(t *testing.T) {
	newsboat, python := need(t, "newsboat", "newsboat"), need(t, "/usr/bin/python3", "python3")
	eachSite(t, func(t *testing.T, _, site string) {
		home := t.TempDir()
		cache, urls, config := filepath.Join(home, "cache.db"), filepath.Join(home, "urls"), filepath.Join(home, "config")
		feeds := slices.DeleteFunc([]string{"feed.atom", "recommendations/changes.atom"}, func(name string) bool {
			_, err := os.Stat(filepath.Join(site, name))
			return err != nil // nothing has become of recommendations
		})
		var list string
		for _, name := range feeds {
			list += "file://" + filepath.Join(site, name) + "\n"
		}
		if err := os.WriteFile(urls, []byte(list), 0o644); err != nil || os.WriteFile(config, nil, 0o644) != nil {
			t.Fatal("write what newsboat wants: ", err)
		}
		execute(t, nil, newsboat, "-u", urls, "-c", cache, "-C", config, "-x", "reload")
		for _, name := range feeds {
			got := decode[[]struct {
				ID, URL, Title, Content, By string
				Time                        int64
			}](t, execute(t, nil, python, "-c", kept, cache, "file://"+filepath.Join(site, name)))
			want := feedOf(t, filepath.Join(site, name))
			if len(got) != len(want) {
				t.Errorf("%s: %d entries are kept of %d", name, len(got), len(want))
			}
			for _, e := range want {
				i := slices.IndexFunc(got, func(g struct {
					ID, URL, Title, Content, By string
					Time                        int64
				}) bool {
					return g.ID == e.ID
				})
				if i < 0 {
					t.Errorf("%s: %s is not kept", name, e.ID)
					continue
				}
				g := got[i]
				if e.Content == "" { // plain text becomes HTML
					e.Content = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(e.Summary)
				}
				if at := time.Unix(g.Time, 0).UTC().Format(time.RFC3339); g.URL != e.URL || g.Title != e.Title || at != shown(e) || g.Content != e.Content || len(e.Authors) > 0 && g.By != strings.Join(e.Authors, ", ") {
					t.Errorf("%s: of %+v is kept %+v at %s", name, e, g, at)
				}
			}
		}
	})
}

// jsonFeedSchema is what the JSON Feed specification, version 1.1, says in words, as JSON
// Schema: no registry has one.
//
//go:embed jsonfeed.schema.json
var jsonFeedSchema []byte

// TestJSONFeed holds every JSON feed against the specification, and against the Atom feed of
// the same.
func TestJSONFeed(t *testing.T) {
	schema := compiled(t, jsonFeedSchema)
	eachSite(t, func(t *testing.T, _, site string) {
		atom, names := feedsOf(t, site)
		for i, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err == nil {
				err = schema.Validate(v)
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var ids []string
			for _, item := range v.(map[string]any)["items"].([]any) {
				ids = append(ids, item.(map[string]any)["id"].(string))
			}
			var want []string
			for _, e := range feedOf(t, atom[i]) {
				want = append(want, e.ID)
			}
			if !slices.Equal(ids, want) {
				t.Errorf("%s has %q, and Atom %q", name, ids, want)
			}
			if relative := relativeIn(string(data)); relative != "" {
				t.Errorf("%s: a relative address: %s", name, relative)
			}
		}
	})
}

// compiled makes a schema ready, which checks forms such as dates, too.
func compiled(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// relativeIn finds an address in HTML within JSON that is not whole.
func relativeIn(text string) string {
	for _, attribute := range []string{` href=\"`, ` src=\"`} {
		for rest := text; ; {
			_, after, ok := strings.Cut(rest, attribute)
			if !ok {
				break
			}
			if address, _, _ := strings.Cut(after, `\"`); !strings.Contains(address, "://") && !strings.HasPrefix(address, "mailto:") {
				return address
			}
			rest = after
		}
	}
	return ""
}

// TestSchemaRefuses makes sure that the schema can say no.
func TestSchemaRefuses(t *testing.T) {
	schema := compiled(t, jsonFeedSchema)
	const sound = `{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "content_text": "x", "date_published": "2024-06-19T00:00:00Z"}]}`
	for _, test := range []struct{ from, to string }{{"", ""}, {`"title": "T", `, ""}, {"2024-06-19T00:00:00Z", "2024-06"}, {`"content_text": "x", `, ""}, {`"id": "1"`, `"id": 1`}, {"version/1.1", "version/2"}} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(sound, test.from, test.to, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); (err == nil) != (test.from == "") {
			t.Errorf("with %s in place of %s: %v", test.to, test.from, err)
		}
	}
	if json.Valid(jsonFeedSchema) == false {
		t.Error("the schema is no JSON")
	}
}
