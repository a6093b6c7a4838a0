package feed

import (
	"bytes"
	"encoding/json"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	Feed        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Favicon     string       `json:"favicon,omitempty"`
	Authors     []jsonAuthor `json:"authors"`
	Language    string       `json:"language,omitempty"`
	Items       []*jsonItem  `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Summary   string       `json:"summary,omitempty"`
	HTML      string       `json:"content_html,omitempty"`
	Text      *string      `json:"content_text,omitempty"`
	Published string       `json:"date_published,omitempty"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Language  string       `json:"language,omitempty"`
	EDTF      *jsonEDTF    `json:"_edtf,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// jsonEDTF states an item's date as it was written.
type jsonEDTF struct {
	About string `json:"about"`
	Date  string `json:"date"`
}

func (f *Feed) appendJSON(dst []byte) ([]byte, error) {
	v := &jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePage: f.Page, Feed: f.JSON, Description: f.Subtitle,
		Favicon: f.Icon, Authors: []jsonAuthor{jsonAuthor(f.Author)}, Language: f.Language, Items: make([]*jsonItem, len(f.Entries))}
	for i, e := range f.Entries {
		item := &jsonItem{ID: e.ID, URL: e.URL, Title: e.Title, Published: e.Published, Modified: e.Updated, Language: e.Language}
		if item.HTML = e.Content; e.Content == "" {
			item.Text = &e.Summary // an item has a text, even an empty one
		} else {
			item.Summary = e.Summary
		}
		for _, a := range e.Authors {
			item.Authors = append(item.Authors, jsonAuthor(a))
		}
		for _, t := range e.Topics {
			item.Tags = append(item.Tags, t.Title)
		}
		if e.Date != "" {
			item.EDTF = &jsonEDTF{edtfTerms + "EDTF.html", e.Date}
		}
		v.Items[i] = item
	}
	out := bytes.NewBuffer(dst)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return dst, err
	}
	return out.Bytes(), nil
}
