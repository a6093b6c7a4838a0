package feed

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"chancery/generator/internal/address"
)

func sample() *Feed {
	return &Feed{ID: "https://a.example/feed.atom", Title: "A & <b>", Language: "en", Page: "https://a.example/", Atom: "https://a.example/feed.atom", JSON: "https://a.example/feed.json",
		Updated: "2024-06-20T00:00:00Z", Author: Author{"House", ""}, Entries: []*Entry{
			{ID: "https://a.example/x", URL: "https://a.example/x", Title: "]]> \x01 </title>", Summary: "</script>\u2028", Content: `<p>&lt; ]]></p>`, Date: "2024-06?", Updated: "2024-06-20T00:00:00Z", Topics: []Topic{{"t", `"T"`}}},
			{ID: "https://a.example/y", URL: "https://a.example/y", Title: "Y", Language: "ko", Published: "2024-06-19T00:00:00Z", Updated: "2024-06-19T00:00:00Z", Authors: []Author{{"가", "https://a.example/g"}, {"B", ""}}},
		}}
}

// What a title or a text holds is read back as it was, but for what XML cannot hold.
func TestAtom(t *testing.T) {
	out, err := sample().Append([]byte("before"), address.Atom)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Title   string   `xml:"http://www.w3.org/2005/Atom title"`
		Entries []struct {
			Title     string   `xml:"title"`
			Published *string  `xml:"published"`
			Date      string   `xml:"http://id.loc.gov/datatypes/edtf/ EDTF"`
			Names     []string `xml:"author>name"`
			Content   *string  `xml:"content"`
		} `xml:"http://www.w3.org/2005/Atom entry"`
	}
	if err := xml.Unmarshal([]byte(strings.TrimPrefix(string(out), "before")), &read); err != nil {
		t.Fatal(err)
	}
	first, second := read.Entries[0], read.Entries[1]
	switch {
	case read.Title != "A & <b>" || first.Title != "]]> \uFFFD </title>" || *first.Content != `<p>&lt; ]]></p>` || first.Date != "2024-06?":
		t.Errorf("read %+v", read)
	case first.Published != nil || second.Published == nil || second.Content != nil || strings.Join(second.Names, ",") != "가,B":
		t.Errorf("read %+v", read)
	}
}

func TestJSON(t *testing.T) {
	out, err := sample().Append(nil, address.JSONFeed)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Items []map[string]any `json:"items"`
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	first, second := read.Items[0], read.Items[1]
	if first["content_html"] != `<p>&lt; ]]></p>` || first["content_text"] != nil || first["date_published"] != nil || first["title"] != "]]> \x01 </title>" {
		t.Errorf("read %v", first)
	}
	if text, ok := second["content_text"]; !ok || text != "" || second["_edtf"] != nil {
		t.Errorf("read %v", second)
	}
}
