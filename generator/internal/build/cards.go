package build

import (
	"errors"
	"fmt"

	"chancery/generator/internal/card"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/page"
	"chancery/generator/internal/parallel"
)

// drawCards draws the card pictures, those that are not as they were.
func (b *builder) drawCards(to sink) error {
	cards := b.plan.Cards
	failures := make([]error, len(cards))
	type painter struct {
		*card.Painter
		err error
	}
	begin := func() (p painter) {
		p.Painter, p.err = card.NewPainter()
		return p
	}
	parallel.EachWith(len(cards), begin, func(p painter, i int) {
		if p.err != nil {
			failures[i] = p.err
			return
		}
		failures[i] = b.drawCard(&cards[i], p.Painter, to)
	})
	return errors.Join(failures...)
}

func (b *builder) drawCard(picture *page.CardPicture, painter *card.Painter, to sink) error {
	c, made := picture.Card(), digest.Sum{}
	if b.cache != nil {
		made = digest.Bytes(b.context.String(), c.Head, c.Title, c.Foot)
		if kept, err := to.Keep(string(picture.Path), made); kept || err != nil {
			return err
		}
	}
	png, err := painter.PNG(c)
	if err != nil {
		return fmt.Errorf("draw %s: %w", picture.Path, err)
	}
	return to.Write(string(picture.Path), made, png)
}
