package page

import (
	"cmp"
	"fmt"
	"image/color"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/card"
	"chancery/generator/internal/colour"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
)

// CardPicture is a picture that stands for a page where a link to it is shown. Card is
// made when it is drawn.
type CardPicture struct {
	Path address.Path
	Card func() card.Card
}

// pictured reports whether the site has card pictures. They are of use only by their
// whole addresses.
func (p *planner) pictured() bool { return p.Graph.Site.CardPictures && p.options.BaseURL != "" }

// picture refers to a card picture; it is nil when there are none.
func (p *planner) picture(path address.Path) *Picture {
	if !p.pictured() {
		return nil
	}
	return &Picture{Href: p.Absolute(path), Width: card.Width, Height: card.Height}
}

// cardPictures plans a card of the site and one of each brief.
func (p *planner) cardPictures() {
	at := diag.Pos{File: p.Graph.Site.File}
	if p.Graph.Site.CardPictures && p.options.BaseURL == "" {
		p.registry.list.Add(diag.Message{Code: diag.BaseURLMissing, Severity: diag.Note, Pos: at, Text: "without base_url no card pictures are made", Fix: "write `base_url: https://…`, or give -b"})
	}
	p.plan.Cards = func() []CardPicture { return nil }
	if !p.pictured() {
		return
	}
	var mark color.RGBA
	if c, ok := colour.Parse(p.Graph.Site.Accent.S); ok {
		mark = color.RGBA{c.R, c.G, c.B, 0xff}
	}
	drawn := func(path address.Path, make func() card.Card) CardPicture {
		return CardPicture{path, func() card.Card {
			c := make()
			c.Mark = mark
			return c
		}}
	}
	var site []CardPicture
	if p.registry.Add(address.SiteCard, "the card picture of the site", at) {
		site = append(site, drawn(address.SiteCard, func() card.Card {
			return card.Card{Head: p.site.Publisher, Title: p.site.Title, Foot: p.site.Description}
		}))
	}
	p.registry.AddSeries("the card pictures of briefs", p.besideBriefs(".png"))
	p.plan.Cards = func() []CardPicture {
		return append(site[:len(site):len(site)], lists.Each(p.Graph.Briefs, func(b *graph.Brief) CardPicture {
			return drawn(address.BriefCard(b.ID), func() card.Card { return p.briefPicture(b) })
		})...)
	}
	p.wordless()
}

// briefPicture says on a brief's card what its page says above the text.
func (p *planner) briefPicture(b *graph.Brief) card.Card {
	v := p.briefs.of(b)
	return card.Card{Head: p.site.Title, Title: v.Text, Foot: strings.Join(lists.NotEmpty(v.Kind.Text, v.Number, v.When.Text), " · ")}
}

// wordless tells of titles that no card can show.
func (p *planner) wordless() {
	fonts, err := card.NewPainter()
	if err != nil {
		return // which is told when cards are drawn
	}
	var first *graph.Brief
	lacks, n := ' ', 0
	for _, b := range p.Graph.Briefs {
		if r, ok := fonts.Missing(b.Title.S); ok {
			if n++; first == nil {
				first, lacks = b, r
			}
		}
	}
	if n == 0 {
		return
	}
	others := ""
	switch n {
	case 1:
	case 2:
		others = ", and so is that of another"
	default:
		others = fmt.Sprintf(", and so are those of %d others", n-1)
	}
	p.registry.list.Add(diag.Message{Code: diag.CardFont, Severity: diag.Note, Pos: cmp.Or(first.Title.At, diag.Pos{File: first.File}),
		Text: fmt.Sprintf("the card picture of this brief is made without its title%s: the font of cards lacks %q", others, lacks)})
}
