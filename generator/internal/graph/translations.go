package graph

import (
	"cmp"
	"slices"

	"chancery/generator/internal/diag"
)

// LanguageOf is the language of a brief's own words (BCP 47).
func (g *Graph) LanguageOf(b *Brief) string { return cmp.Or(b.Language.Tag, g.Site.Language.Tag) }

// translationOf resolves of which brief another is the translation.
func (l *linker) translationOf(b *Brief) *Brief {
	ref := b.Brief.TranslationOf
	original := l.brief(ref, b, "translation_of")
	if original != nil && l.graph.LanguageOf(original) == l.graph.LanguageOf(b) {
		l.list.Warnf(diag.TranslationLanguage, ref.At, runes(ref.ID), "write `language: …` in the translation", "both this brief and %q are in %q", ref.ID, l.graph.LanguageOf(b))
	}
	return original
}

// translationCircles finds briefs that are translations of each other.
func (l *linker) translationCircles() {
	for _, b := range l.all {
		steps := 0
		for at := b.TranslationOf; at != nil && steps <= len(l.all); at = at.TranslationOf {
			if steps++; at == b {
				l.list.Errorf(diag.ReferenceCircle, b.Brief.TranslationOf.At, runes(b.Brief.TranslationOf.ID), "remove it from the brief that was written first", "%q is a translation of itself, in a circle", b.ID)
				b.TranslationOf = nil
				break
			}
		}
	}
}

// translations joins all briefs that say the same in several languages.
func (l *linker) translations() {
	groups := map[*Brief][]*Brief{} // by the original
	for _, b := range l.graph.Briefs {
		if b.TranslationOf != nil {
			original := b.TranslationOf
			for original.TranslationOf != nil {
				original = original.TranslationOf
			}
			groups[original] = append(groups[original], b)
		}
	}
	for original, list := range groups {
		list = append(list, original)
		slices.SortFunc(list, func(x, y *Brief) int {
			return cmp.Or(cmp.Compare(l.graph.LanguageOf(x), l.graph.LanguageOf(y)), cmp.Compare(x.ID, y.ID))
		})
		for _, b := range list {
			b.Translations = slices.DeleteFunc(slices.Clone(list), func(o *Brief) bool { return o == b })
		}
	}
}
