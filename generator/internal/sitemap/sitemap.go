// Package sitemap writes what search engines and browsers look for at the root of a site:
// the sitemap (sitemaps.org, 0.9), robots.txt (RFC 9309) and an OpenSearch description
// (OpenSearch 1.1). Addresses are absolute. It is a leaf.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// MostURLs is how many addresses one file of a sitemap may hold.
const MostURLs = 50_000

// URL is a page: its address, and the day on which it was changed last (ISO 8601), or "".
type URL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// Files gives how many files the sitemap of n pages has, besides the index that names them;
// 0 if one file is enough.
func Files(n int) int {
	if n <= MostURLs {
		return 0
	}
	return (n + MostURLs - 1) / MostURLs
}

// Part gives the pages of the i-th file, from 1.
func Part(pages []URL, i int) []URL {
	return pages[(i-1)*MostURLs : min(i*MostURLs, len(pages))]
}

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// Append appends a file of a sitemap.
func Append(dst []byte, pages []URL) ([]byte, error) {
	return write(dst, struct {
		XMLName xml.Name `xml:"urlset"`
		NS      string   `xml:"xmlns,attr"`
		URLs    []URL    `xml:"url"`
	}{NS: namespace, URLs: pages})
}

// AppendIndex appends the file that names those of a sitemap.
func AppendIndex(dst []byte, files []URL) ([]byte, error) {
	return write(dst, struct {
		XMLName xml.Name `xml:"sitemapindex"`
		NS      string   `xml:"xmlns,attr"`
		Files   []URL    `xml:"sitemap"`
	}{NS: namespace, Files: files})
}

// Robots is robots.txt, which lets everyone read everything and says where the sitemap is,
// if it has an address.
func Robots(sitemap string) string {
	if sitemap == "" {
		return "User-agent: *\nAllow: /\n"
	}
	return "User-agent: *\nAllow: /\n\nSitemap: " + sitemap + "\n"
}

// Search describes a search to browsers.
type Search struct {
	Title, Description string
	Language           string // BCP 47
	Page               string // the address to which ?q= is added
	Self               string // of the description
	Icon               string // of an SVG, or ""
}

// The longest names that the standard allows, in characters.
const (
	longestShort       = 16
	longestLong        = 48
	longestDescription = 1024
)

type openSearch struct {
	XMLName     xml.Name    `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string      `xml:"ShortName"`
	LongName    string      `xml:"LongName"`
	Description string      `xml:"Description"`
	URLs        []searchURL `xml:"Url"`
	Image       *image      `xml:"Image"`
	Language    string      `xml:"Language"`
	Encoding    string      `xml:"InputEncoding"`
}

type searchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

type image struct {
	Type string `xml:"type,attr"`
	Href string `xml:",chardata"`
}

// Append appends the description.
func (s *Search) Append(dst []byte) ([]byte, error) {
	v := openSearch{ShortName: cut(s.Title, longestShort), LongName: cut(s.Title, longestLong), Description: cut(s.Description, longestDescription), Language: s.Language, Encoding: "UTF-8",
		URLs: []searchURL{{"text/html", "", s.Page + "?q={searchTerms}"}, {"application/opensearchdescription+xml", "self", s.Self}}}
	if s.Icon != "" {
		v.Image = &image{"image/svg+xml", s.Icon}
	}
	return write(dst, v)
}

// cut shortens a text, at the end of a word where there is one.
func cut(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	head := string(r[:most])
	if r[most] != ' ' {
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
	}
	return strings.TrimSpace(head)
}

func write(dst []byte, v any) ([]byte, error) {
	out := bytes.NewBuffer(append(dst, xml.Header...))
	if err := xml.NewEncoder(out).Encode(v); err != nil {
		return dst, err
	}
	return append(out.Bytes(), '\n'), nil
}
