package hugo

import (
	"encoding/json"
	"fmt"
	"iter"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/page"
)

// data writes the data files: what belongs to no single page. Texts that stand in
// a brief's front matter are not repeated; a report is the brief's id and the
// place of the event in its list.
func (c *converter) data() error {
	for name, v := range map[string]object{"events": c.events(), "sources": c.sources(), "figures": c.figures(), "names": c.names(), "people": c.people(), "joins": c.joins(), "site": c.frame()} {
		data, err := json.Marshal(v)
		if err != nil {
			return fmt.Errorf("data/%s: %w", name, err)
		}
		if err := c.put("data/"+name+".json", data); err != nil {
			return err
		}
	}
	return nil
}

type object = map[string]any

// some makes an object without what is empty.
func some(o object) object {
	for key, v := range o {
		if v := reflect.ValueOf(v); !v.IsValid() || v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
			delete(o, key)
		}
	}
	return o
}

// place is a brief and the index of a thing in its front matter.
type place [2]any

func (c *converter) place(b *graph.Brief, kind, id string) place {
	i, ok := c.places[b][kind+" "+id]
	if !ok {
		i = -1
	}
	return place{b.ID, i}
}

func (c *converter) events() object {
	all := object{}
	for _, e := range c.graph.Events {
		var actors []string
		for _, a := range e.Actors {
			actors = append(actors, a.ID)
		}
		var reports []place
		for _, r := range e.Reports {
			reports = append(reports, c.place(r.Brief, "event", e.ID))
		}
		all[e.ID] = some(object{"title": e.Title, "date": e.Date.String(), "year": e.Year, "place": e.Place, "actors": actors, "reports": reports})
	}
	for view := range views[*page.Timeline](c.plan, address.KindTimeline) {
		for _, year := range view.Groups {
			for _, month := range year.Months {
				for _, card := range month.Events {
					if e, ok := all[card.ID].(object); ok {
						e["disagree"], e["full"] = card.Disagreements, rooted(string(card.Full))
						some(e)
					}
				}
			}
		}
	}
	return all
}

// views makes the views of all pages of a kind.
func views[V any](p *page.Plan, kind address.Kind) iter.Seq2[V, *page.Page] {
	return func(yield func(V, *page.Page) bool) {
		for i := range p.Pages {
			if p.Pages[i].Kind != kind {
				continue
			}
			if v, ok := p.Pages[i].View(noTexts{}).(V); ok && !yield(v, p.Pages[i]) {
				return
			}
		}
	}
}

func (c *converter) sources() object {
	all := object{}
	for _, s := range c.graph.Sources {
		o := object{"title": s.Title, "author": s.Author, "publisher": s.Publisher, "url": s.URL.Href, "archived": s.Archived.Href, "kind": s.Kind.ID}
		if !s.Date.IsZero() {
			o["date"] = s.Date.String()
		}
		if !s.Accessed.IsZero() {
			o["accessed"] = s.Accessed.String()
		}
		var briefs []string
		for _, u := range s.Uses {
			briefs = append(briefs, u.Brief.ID)
		}
		o["briefs"] = briefs
		all[s.ID.ID] = some(o)
	}
	for view := range views[*page.SourceList](c.plan, address.KindSources) {
		for _, publisher := range view.Groups {
			for _, card := range publisher.Items {
				if s, ok := all[strings.TrimPrefix(card.ID, "src-")].(object); ok {
					s["full"], s["rests"] = rooted(string(card.Full)), encode(reflect.ValueOf(slices.Concat(card.Recommendations, card.Events, card.Figures)))
				}
			}
		}
	}
	return all
}

func (c *converter) figures() object {
	all := object{}
	// Where a figure has its address, and in words how accounts of it differ, chancery's own pages say.
	cards := map[string]*page.FigureCard{}
	for view := range views[*page.FigureList](c.plan, address.KindFigures) {
		for _, card := range view.Figures {
			cards[strings.TrimPrefix(card.ID, "figure-")] = card
		}
	}
	for _, f := range c.graph.Figures {
		var tellings []place
		for _, t := range f.Tellings {
			tellings = append(tellings, c.place(t.Brief, "figure", f.ID))
		}
		o := object{"label": f.Label, "unit": f.Unit, "differ": f.Differ, "tellings": tellings}
		if card := cards[f.ID]; card != nil {
			o["url"], o["full"], o["note"] = rooted(string(card.URL)), rooted(string(card.Full)), card.Note
		}
		all[f.ID] = some(o)
	}
	return all
}

// names are what actors and topics are called, by id.
func (c *converter) names() object {
	all := object{}
	for _, a := range c.graph.Actors {
		all[a.ID] = a.Name.S
	}
	for _, t := range c.graph.Topics {
		all["topic "+t.ID] = t.Title
	}
	return all
}

// people are the actors who sign briefs, by the names that stand there.
func (c *converter) people() object {
	all := object{}
	for _, b := range c.graph.Briefs {
		for _, a := range c.graph.Signed(b) {
			if a.Actor != nil {
				all[a.Name] = a.Actor.ID
			}
		}
	}
	return all
}

// joins are, for each brief, what follows from other files.
func (c *converter) joins() object {
	all := object{}
	for v, p := range views[*page.Brief](c.plan, address.KindBrief) {
		kept := page.Brief{Mentioned: v.Mentioned, Backlinks: v.Backlinks, SupersededBy: v.SupersededBy, Newer: v.Newer, Older: v.Older, Later: v.Later, OfYear: v.OfYear}
		join, _ := encode(reflect.ValueOf(kept)).(object)
		replaces := object{}
		for _, r := range v.Recommendations {
			if len(r.Supersedes) > 0 {
				replaces[strings.TrimPrefix(r.ID, "rec-")] = encode(reflect.ValueOf(r.Supersedes))
			}
		}
		join["replaces"] = replaces
		all[base(address.URL(p.Path))] = join
	}
	return all
}

// frame is what the layout around every page shows.
func (c *converter) frame() object {
	for v := range views[*page.Home](c.plan, address.KindHome) {
		frame, _ := encode(reflect.ValueOf(v.Site).Elem()).(object)
		return frame
	}
	return nil
}

// twin is how links name an index, which is published a second time for them.
var twin = regexp.MustCompile(`(^|/)index\.htm([?#]|$)`)

// rooted turns one of chancery's addresses into one from the site's root, without twins.
func rooted(url string) string {
	return twin.ReplaceAllString(strings.Replace(url, address.Root, "/", 1), "${1}index.html$2")
}

// base is the name of a page's file without its ending.
func base(url address.URL) string {
	s, _, _ := strings.Cut(string(url), "#")
	return strings.TrimSuffix(s[strings.LastIndexByte(s, '/')+1:], ".html")
}

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
		var list []any
		for i := range v.Len() {
			list = append(list, encode(v.Index(i)))
		}
		if list == nil {
			return nil
		}
		return list
	case reflect.Struct:
		o := object{}
		fields(v, o)
		return o
	case reflect.String:
		if s := rooted(v.String()); s != "" {
			return s
		}
	case reflect.Int, reflect.Bool:
		if !v.IsZero() {
			return v.Interface()
		}
	}
	return nil
}

// fields puts a struct's fields into o, those of embedded structs among them.
func fields(v reflect.Value, o object) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case f.Type == reflect.TypeFor[*page.Site](), !f.IsExported():
		case f.Type == reflect.TypeFor[page.When]():
			if d := v.Field(i).Interface().(page.When).EDTF; d != "" {
				o[strings.ToLower(f.Name)] = d
			}
		case f.Type.Kind() == reflect.Pointer && path.Base(f.Type.Elem().PkgPath()) == "chart": // a picture
			o[strings.ToLower(f.Name)] = !v.Field(i).IsNil()
		case f.Anonymous:
			fields(v.Field(i), o)
		default:
			if e := encode(v.Field(i)); e != nil {
				o[strings.ToLower(f.Name)] = e
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
