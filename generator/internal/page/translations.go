package page

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// translations leads from a brief to those that say the same in other languages.
func (p *planner) translations(v *Brief, b *graph.Brief) {
	if b.TranslationOf != nil {
		l := briefLink(b.TranslationOf)
		v.TranslationOf = &l
	}
	for _, o := range b.Translations {
		tag := p.Graph.LanguageOf(o)
		v.Translations = append(v.Translations, Translation{Link{p.Words.LanguageName(tag), wording.BriefURL(o, "")}, tag})
	}
	if len(b.Translations) == 0 {
		return
	}
	for _, o := range append([]*graph.Brief{b}, b.Translations...) {
		href := wording.BriefURL(o, "")
		if absolute := p.Absolute(address.Brief(o.ID)); absolute != "" {
			href = URL(absolute)
		}
		v.Alternates = append(v.Alternates, Alternate{p.Graph.LanguageOf(o), href})
	}
}
