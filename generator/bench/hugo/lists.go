package main

import (
	"fmt"
	"reflect"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/page"
)

// lists writes a file for every page that chancery plans, except those that
// Hugo makes of something else: the view is the front matter, and a card in it is the id of a thing.
func (c *converter) lists() error {
	former := c.redirects()
	for i := range c.plan.Pages {
		p := &c.plan.Pages[i]
		switch p.Kind {
		case "brief", "redirect", "404": // made of a brief, of an alias, by Hugo itself
			continue
		case "search": // Hugo has none
			continue
		}
		if _, err := site.ReadFile("site/layouts/" + string(p.Kind) + ".html"); err != nil {
			return fmt.Errorf("%s: there is no layout for pages of the kind %q", p.Path, p.Kind)
		}
		front, ok := encode(reflect.ValueOf(p.View())).(map[string]any)
		if !ok {
			return fmt.Errorf("%s: its view is no struct", p.Path)
		}
		body, err := c.body(p, front)
		if err != nil {
			return err
		}
		for own, other := range reserved {
			if v, has := front[own]; has && other != "" {
				front[other] = v
			}
			delete(front, own)
		}
		name := "lists/" + strings.ReplaceAll(strings.TrimSuffix(string(p.Path), ".html"), "/", "--") + ".md"
		front["type"], front["layout"], front["url"] = "lists", p.Kind, "/"+string(p.Path)
		if old := former["/"+string(p.Path)]; old != nil {
			front["aliases"] = old
		}
		if p.Kind == "home" {
			name = "_index.md"
			delete(front, "layout")
			delete(front, "type")
			delete(front, "url")
		}
		if err := c.page(name, front, body); err != nil {
			return err
		}
	}
	return nil
}

// reserved are the keys that mean something else to Hugo, and those put in their
// places; what Hugo makes itself is left out.
var reserved = map[string]string{"kind": "", "body": "", "contents": "", "section": "nav", "summary": "standfirst", "aliases": "also"}

// redirects gives the old addresses of all pages but briefs, which name theirs
// themselves.
func (c *converter) redirects() map[string][]string {
	former := map[string][]string{}
	for i := range c.plan.Pages {
		if c.plan.Pages[i].Kind != "redirect" {
			continue // its view is not needed
		}
		if v, ok := c.plan.Pages[i].View().(*page.Redirect); ok {
			to := rooted(string(v.Target))
			former[to] = append(former[to], "/"+string(c.plan.Pages[i].Path))
		}
	}
	return former
}

// body is the Markdown of a page that has some.
func (c *converter) body(p *page.Page, front map[string]any) (string, error) {
	if front["body"] == nil || !strings.HasSuffix(p.Origin, ".md") {
		return "", nil
	}
	_, text, err := c.markdown(p.Origin)
	if err != nil {
		return "", err
	}
	return c.index.text(text, p.Origin, nil)
}

// address turns one of chancery's addresses into one from the site's root.
func rooted(url string) string { return strings.Replace(url, address.Root, "/", 1) }

// encode makes of a view what stands in front matter: keys in lower case, nothing
// that is empty, and ids for cards.
func encode(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		if id := card(v.Interface()); id != nil {
			return id
		}
		return encode(v.Elem())
	case reflect.Slice:
		if v.Len() == 0 {
			return nil
		}
		list := make([]any, v.Len())
		for i := range list {
			list[i] = encode(v.Index(i))
		}
		return list
	case reflect.Struct:
		m := map[string]any{}
		fields(v, m)
		return m
	case reflect.String:
		if s := rooted(v.String()); s != "" {
			return s
		}
	case reflect.Int:
		if v.Int() != 0 {
			return v.Int()
		}
	case reflect.Bool:
		if v.Bool() {
			return true
		}
	}
	return nil
}

// fields puts a struct's fields into m, those of embedded structs among them.
func fields(v reflect.Value, m map[string]any) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Type == reflect.TypeFor[*page.Site](), !f.IsExported():
		case f.Type == reflect.TypeFor[page.When]():
			if d := v.Field(i).Interface().(page.When).EDTF; d != "" {
				m[strings.ToLower(f.Name)] = d
			}
		case f.Anonymous:
			fields(v.Field(i), m)
		default:
			if e := encode(v.Field(i)); e != nil {
				m[strings.ToLower(f.Name)] = e
			}
		}
	}
}

// card is what stands for a card, or nil for what is none.
func card(v any) any {
	switch v := v.(type) {
	case *page.BriefCard:
		return base(v.URL)
	case *page.EventCard:
		return v.ID
	case *page.SourceCard:
		return strings.TrimPrefix(v.ID, "src-")
	case *page.FigureCard:
		return strings.TrimPrefix(v.ID, "figure-")
	case *page.RecommendationCard:
		n := 0
		if _, err := fmt.Sscanf(v.Link.Text, "Recommendation %d", &n); err != nil {
			return nil
		}
		return place{base(v.Brief.URL), n - 1}
	}
	return nil
}

// base is the name of a page's file without its ending.
func base(url address.URL) string {
	s, _, _ := strings.Cut(string(url), "#")
	return strings.TrimSuffix(s[strings.LastIndexByte(s, '/')+1:], ".html")
}
