package main

import (
	"fmt"
	"regexp"
	"strings"

	"chancery/generator/internal/graph"
)

// renamed are the keys of a brief's front matter that mean something else to Hugo.
var renamed = regexp.MustCompile(`(?m)^(date|kind|updated|language|summary|related): `)

var hugoKeys = map[string]string{"date": "edtf", "kind": "genre", "updated": "edtf_updated", "language": "tongue", "summary": "abstract", "related": "stated"}

// lone is a single value where a list may stand: layouts that need not ask which
// it is are quicker.
var lone = regexp.MustCompile(`(?m)^( *)(actors|topics|by|to|concerns|instrument|sources|figures|related): ([^\[\n].*)$`)

var aliasLine = regexp.MustCompile(`(?m)^aliases: (\[?)(.*)$`)

// brief writes a brief with the front matter that its author wrote, and what
// Hugo needs besides: a day to sort by, and lists of ids for its related pages.
func (c *converter) brief(b *graph.Brief) error {
	front, body, err := c.markdown(b.File)
	if err != nil {
		return err
	}
	front = renamed.ReplaceAllStringFunc(front, func(s string) string {
		return hugoKeys[strings.TrimSuffix(s, ": ")] + ": "
	})
	front = aliasLine.ReplaceAllStringFunc(front, func(s string) string {
		s = strings.Replace(s, "aliases: ", "aliases: /", 1)
		return strings.Replace(strings.ReplaceAll(s, ", ", ", /"), "/[", "[/", 1)
	})
	front = lone.ReplaceAllString(front, "$1$2: [$3]")
	day := b.Date.Earliest()
	var extra strings.Builder
	fmt.Fprintf(&extra, "date: %04d-%02d-%02d\n", day.Year(), int(day.Month()), day.Day())
	numbers := map[string]int{}
	var sources, events []string
	for _, u := range b.Sources {
		numbers[u.Source.ID.ID] = u.Number
		sources = append(sources, u.Source.ID.ID)
	}
	for _, r := range b.Reports {
		events = append(events, r.ID.ID)
	}
	fmt.Fprintf(&extra, "source_ids: [%s]\nevent_ids: [%s]\n", strings.Join(sources, ", "), strings.Join(events, ", "))
	text, err := c.index.text(body, b.File, numbers)
	if err != nil {
		return err
	}
	return c.put("content/briefs/"+b.ID+".md", []byte("---\n"+extra.String()+front+"---\n\n"+text))
}
