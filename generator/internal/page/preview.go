package page

import (
	"cmp"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/glance"
	"chancery/generator/internal/graph"

	"golang.org/x/text/language"
)

// Preview is what other sites and messengers show of a page beside a link to it (the
// Open Graph protocol, https://ogp.me). It says what they cannot take from the page's
// title, description and canonical address.
type Preview struct {
	Type      string // article, profile or website
	Title     string // without the name of the site
	Locale    string // such as de_DE; "" for en_US, which is taken for granted
	Published string // of an article dated to the day or better (ISO 8601), or ""
	Modified  string // likewise
	Picture   *Picture
}

// Picture is a picture that is shown beside a link. Its address is absolute.
type Picture struct {
	Href          string
	Width, Height int // pixels
}

// preview is that of a page which is neither an article nor about a person.
func (p *planner) preview(title string) *Preview {
	return &Preview{Type: "website", Title: cmp.Or(title, p.site.Title), Locale: locale(p.site.Language), Picture: p.picture(address.SiteCard)}
}

// briefPreview is that of a brief.
func (p *planner) briefPreview(b *graph.Brief) *Preview {
	return &Preview{Type: "article", Title: b.Title.S, Locale: locale(cmp.Or(b.Language.Tag, p.site.Language)),
		Published: dayOrBetter(b.Date.Date), Modified: dayOrBetter(b.Updated.Date), Picture: p.picture(address.BriefCard(b.ID))}
}

// locale words a BCP 47 tag as the protocol wants it, with the region where the
// language is mostly spoken when the tag names none.
func locale(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	region, confidence := t.Region()
	if l := base.String() + "_" + region.String(); confidence != language.No && l != "en_US" {
		return l
	}
	return ""
}

// dayOrBetter gives the machine form of a date that is known to the day, or "": the
// protocol has no word for less.
func dayOrBetter(d edtf.Date) string {
	if d.Precision() < edtf.PrecisionDay || d.Approximate() || d.Uncertain() {
		return ""
	}
	return d.Datetime()
}

// glances plans the files of previews of links.
func (p *planner) glances() {
	files, numbers := glance.Plan(&p.Wording)
	for _, f := range files {
		if p.registry.Add(f.Path, "the previews of "+f.Kind, diag.Pos{}) {
			p.plan.Scripts = append(p.plan.Scripts, Made{f.Path, f.Make})
		}
	}
	p.site.Glances = numbers
}
