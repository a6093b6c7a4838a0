package build

import (
	"encoding/binary"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/graph"
)

// What a page shows is the text of one document at most, and facts: what front
// matter says, whom and what texts name and link to, and their headings. So when no
// fact has changed since the last build, a page is as it was unless the text of its own
// document has changed, and need not be looked at.

// takeFacts notes the digest of all facts, and those of the texts.
func (b *builder) takeFacts(a *archive.Archive, g *graph.Graph) {
	if b.cache == nil || b.Destination == "" {
		return
	}
	buf := append([]byte(nil), b.context[:]...)
	buf = append(buf, a.Settings[:]...)
	texts := map[string]digest.Sum{}
	document := func(d *archive.Document) {
		buf = appendTexts(buf, d.File)
		buf = append(buf, d.Facts[:]...)
		texts[d.File] = d.Text
	}
	for _, v := range a.Briefs {
		document(&v.Document)
	}
	for _, v := range a.Actors {
		document(&v.Document)
	}
	for _, v := range a.Topics {
		document(&v.Document)
	}
	for _, v := range a.Pages {
		document(&v.Document)
	}
	for _, v := range g.Briefs {
		buf = appendTexts(buf, v.ID)
		for _, f := range v.Downloads {
			buf = binary.AppendVarint(appendTexts(buf, f.File, f.Label), f.Size)
		}
		for _, m := range v.Mentioned {
			buf = appendTexts(buf, m.Actor.ID)
			buf = binary.AppendUvarint(buf, uint64(m.Times))
			for _, s := range m.Sections {
				buf = binary.AppendVarint(buf, int64(s))
			}
		}
	}
	for _, w := range g.Withheld {
		buf = appendTexts(buf, w.File)
	}
	buf = appendTexts(buf, append([]string{b.BaseURL, b.Version}, g.Files...)...)
	for _, s := range b.assets {
		buf = appendTexts(buf, string(s.Path))
	}
	b.facts, b.texts = digest.Bytes(buf), texts
}

func appendTexts(dst []byte, texts ...string) []byte {
	for _, s := range texts {
		dst = append(binary.AppendUvarint(dst, uint64(len(s))), s...)
	}
	return dst
}

// asBefore reports whether what a page comes from is as it was in the last build.
func (b *builder) asBefore(origin string) bool {
	return b.facts != (digest.Sum{}) && b.facts == b.before.Facts && b.texts[origin] == b.before.texts[origin]
}
