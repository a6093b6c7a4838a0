package site

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/card"
	"chancery/generator/internal/data"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/page"
	"chancery/generator/internal/render"
	"chancery/generator/internal/theme"
)

// The kinds of outputs that are no pages.
const (
	KindAsset   = "asset"
	KindCard    = "card"
	KindCopy    = "copy"
	KindData    = "file of data"
	KindHost    = "host"
	KindIndex   = "index"
	KindPreview = "preview"
)

// makePlan decides which outputs the site has.
func (s *Snapshot) makePlan(base, version string) diag.List {
	t := s.theme
	options := page.Options{BaseURL: base, Generator: "chancery " + version, Words: t.Words, Uses: t.Renderer.Uses()}
	for _, a := range t.Assets {
		options.Assets = append(options.Assets, a.Asset)
	}
	pages, list := page.New(s.graph, options)
	if base == "" {
		list.Add(diag.Message{Code: diag.BaseURLMissing, Severity: diag.Note, Pos: diag.Pos{File: s.graph.Site.File}, Text: "no base_url is set, so there are no feeds, no sitemap and no data about pages (JSON-LD), and pages carry no absolute addresses",
			Fix: "write `base_url: https://…` where the site will be published, or give -b"})
	}
	p := &plan{pages: pages, digester: digest.New()}
	s.plan = p
	p.paths, p.recipes = sync.OnceValue(p.pagesByPath), sync.OnceValue(s.allRecipes)
	for _, v := range pages.Copies {
		p.few = append(p.few, copied(v))
	}
	for _, v := range pages.Files {
		p.few = append(p.few, &recipe{Path: v.Path, Kind: KindHost, Origin: "the settings for hosts", own: digest.Bytes(v.Content), from: fixed(v.Content)})
	}
	for _, v := range pages.Scripts {
		p.few = append(p.few, preview(v))
	}
	for _, v := range pages.Data {
		p.few = append(p.few, s.data(v))
	}
	for _, v := range t.Assets {
		p.few = append(p.few, &recipe{Path: v.Path, Kind: KindAsset, Origin: v.Origin, own: digest.Bytes(v.Data), from: fixed(v.Data)})
	}
	sortRecipes(p.few)
	return list
}

func sortRecipes(list []*recipe) {
	slices.SortFunc(list, func(a, b *recipe) int { return cmp.Compare(a.Path, b.Path) })
}

// allRecipes lists the recipes of all outputs, in the order of paths.
func (s *Snapshot) allRecipes() []*recipe {
	p := s.plan
	records, cards := p.pages.Records(), p.pages.Cards()
	all := make([]*recipe, 0, len(p.few)+len(p.pages.Pages)+len(records)+len(cards))
	all = append(all, p.few...)
	for _, v := range p.pages.Pages {
		all = append(all, paged(v))
	}
	for _, v := range cards {
		all = append(all, drawn(v))
	}
	for _, v := range records {
		all = append(all, recorded(v))
	}
	sortRecipes(all)
	return all
}

// near finds the recipe of a page, or one of the few, without listing all.
func (s *Snapshot) near(path address.Path) (*recipe, bool) {
	if page := s.plan.paths()[path]; page != nil {
		return paged(page), true
	}
	return findRecipe(s.plan.few, path)
}

func findRecipe(list []*recipe, path address.Path) (*recipe, bool) {
	i, ok := slices.BinarySearchFunc(list, path, func(r *recipe, p address.Path) int { return cmp.Compare(r.Path, p) })
	if !ok {
		return nil, false
	}
	return list[i], true
}

// paged is the recipe of a page, which is made from its view.
func paged(p *page.Page) *recipe {
	return &recipe{Path: p.Path, Kind: string(p.Kind), Origin: p.Origin, Page: true, Needs: Needs{Facts: true, Text: p.Text, Shown: p.Shown}, from: (*fromView)(p)}
}

type fromView page.Page

func (p *fromView) draft(g *given, _ *Scratch) (Draft, error) {
	s, view := g.snapshot, p.View(g)
	made := func() digest.Sum {
		return s.plan.digester.Of(digest.Bytes(s.context.String(), string(p.Kind), string(p.Path), s.plan.pages.RootPath), view)
	}
	return Draft{Made: made, Append: func(dst []byte) ([]byte, error) {
		html, err := s.theme.Renderer.Page(dst, p.Kind, page.Shown(view), p.place(s.plan.pages.RootPath))
		if err = errors.Join(err, g.err); err != nil {
			return dst, &Failure{render.Message(err, string(p.Path)), render.Endless(err)}
		}
		return html, nil
	}}, nil
}

// place is where a page stands. A host serves 404.html at any depth, so that page
// wants the path of the base URL where it is known.
func (p *fromView) place(root string) render.Place {
	if p.Kind == address.KindNotFound && root != "" {
		return render.Anywhere(root)
	}
	return render.At(p.Path)
}

// copied is a file of the archive that is published as it is.
func copied(c page.Copy) *recipe {
	return &recipe{Path: c.Path, Kind: KindCopy, Origin: c.From, Needs: Needs{File: c.From}, from: drafter(func(g *given, _ *Scratch) (Draft, error) {
		return Draft{Append: func(dst []byte) ([]byte, error) {
			data, err := g.file(c.From, theme.MaxFile)
			return append(dst, data...), err
		}}, nil
	})}
}

// drawn is a card picture.
func drawn(c page.CardPicture) *recipe {
	return &recipe{Path: c.Path, Kind: KindCard, Origin: "a card picture", Needs: Needs{Facts: true}, from: drafter(func(_ *given, scratch *Scratch) (Draft, error) {
		v := c.Card()
		return Draft{Made: func() digest.Sum { return digest.Bytes(string(c.Path), v.Head, v.Title, v.Foot, fmt.Sprint(v.Mark)) }, Append: func(dst []byte) ([]byte, error) {
			if scratch.painter == nil {
				painter, err := card.NewPainter()
				if err != nil {
					return dst, err
				}
				scratch.painter = painter
			}
			png, err := scratch.painter.PNG(v)
			if err != nil {
				return dst, fmt.Errorf("draw the card: %w", err)
			}
			return append(dst, png...), nil
		}}, nil
	})}
}

// recorded is the recipe of a file for programs.
func recorded(r *page.Record) *recipe {
	return &recipe{Path: r.Path, Kind: r.Kind, Origin: r.Origin, Needs: Needs{Facts: true, Shown: r.Texts}, from: (*fromRecord)(r)}
}

type fromRecord page.Record

func (r *fromRecord) draft(g *given, _ *Scratch) (Draft, error) {
	s := g.snapshot
	view, write := r.Draft(g)
	made := func() digest.Sum { return s.plan.digester.Of(digest.Bytes(s.context.String(), string(r.Path)), view) }
	return Draft{Made: made, Append: write}, nil
}

// data is a file of data.
func (s *Snapshot) data(f data.File) *recipe {
	made := func() digest.Sum {
		return digest.Bytes(s.context.String(), f.Name, f.Made().String())
	}
	return &recipe{Path: f.Path(), Kind: KindData, Origin: "the data", Needs: Needs{Facts: true}, from: drafter(func(*given, *Scratch) (Draft, error) {
		return Draft{Made: made, Write: f.Write}, nil
	})}
}

// preview is a script that shows things on other pages.
func preview(m page.Made) *recipe {
	return &recipe{Path: m.Path, Kind: KindPreview, Origin: "previews", Needs: Needs{Facts: true}, from: drafter(func(*given, *Scratch) (Draft, error) {
		return Draft{Append: func(dst []byte) ([]byte, error) { return append(dst, m.Make()...), nil }}, nil
	})}
}
