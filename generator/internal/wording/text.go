package wording

import (
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
)

// Texts gives the text of a document, and the names in it that are linked; the text is nil
// where there is none.
type Texts interface {
	Body(*graph.Body) (*prose.Doc, []graph.Linked)
	// Linked is Body with the text's key in place of the text.
	Linked(*graph.Body) (digest.Sum, []graph.Linked)
}

// Where each thing has its address.

func BriefURL(b *graph.Brief, fragment string) address.URL { return b.URL.At(fragment) }
func ActorURL(a *graph.Actor) address.URL                  { return a.URL }
func TopicURL(t *graph.Topic) address.URL                  { return address.Topic(t.ID).URL() }
func AuthorURL(w *graph.Writer) address.URL                { return address.Author(w.ID).URL() }
func SeriesURL(s *graph.Series) address.URL                { return address.Series(s.ID).URL() }
func EventURL(e *graph.Event) address.URL                  { return address.Timeline().Year(e.Year).At(e.ID) }
func RecommendationURL(r *graph.Recommendation) address.URL {
	return BriefURL(r.Brief, address.RecPrefix+r.ID.ID)
}
func SourceURL(s *graph.Source) address.URL {
	return address.Sources().Year(SourceYear(s)).At(address.SourcePrefix + s.ID.ID)
}
func FigureURL(f *graph.Figure) address.URL {
	return address.Figures().Year(f.Year).At(address.FigurePrefix + f.ID)
}

// SourceYear is the key of the year that a source is listed in.
func SourceYear(s *graph.Source) string {
	if s.Date.IsZero() {
		return Undated
	}
	return s.Date.YearKey()
}

// Undated files what has no date.
const Undated = "undated"

// Media is where a file of the archive's content is published.
func Media(file string) address.Path {
	return address.Media(strings.TrimPrefix(file, archive.Root+"/"))
}

// Anchor gives what stands for a link of a text.
func Anchor(target graph.Target) prose.Anchor {
	switch {
	case target.Node != nil:
		n := target.Node.Head()
		return prose.Anchor{Href: string(n.Path.At(target.Fragment)), Text: n.Title}
	case target.Use != nil:
		return prose.Anchor{Href: "#" + address.SourcePrefix + target.Use.Source.ID.ID, Text: strconv.Itoa(target.Use.Number)}
	case target.File != "":
		return prose.Anchor{Href: string(Media(target.File).URL())}
	case target.Fragment != "":
		return prose.Anchor{Href: "#" + target.Fragment}
	}
	return prose.Anchor{Plain: true}
}

// Plain gives a short text without markup.
func Plain(t *graph.Text) string {
	if t.Doc == nil {
		return ""
	}
	return plain(t.Doc, t.Targets)
}

// PlainBody gives the text of a document without markup; without texts, what it shows of
// other things.
func PlainBody(from Texts, b *graph.Body) string {
	if from == nil {
		var shown []byte
		for _, target := range b.Targets {
			shown = append(append(shown, Anchor(target).Text...), '\n')
		}
		return string(shown)
	}
	doc, _ := from.Body(b)
	if doc == nil {
		return ""
	}
	return plain(doc, b.Targets)
}

func plain(d *prose.Doc, targets []graph.Target) string {
	return d.Plain(prose.Filler{Link: func(i int) prose.Anchor { return Anchor(targets[i]) }})
}
