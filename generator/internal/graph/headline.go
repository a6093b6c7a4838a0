package graph

import (
	"cmp"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/direction"
	"chancery/generator/internal/edtf"
)

// The states of an event.
const (
	Happened  = "happened"
	Expected  = "expected"
	Announced = "announced"
	Cancelled = "cancelled"
)

// Foretold reports whether the event is yet to happen, as far as the briefs tell.
func (e *Event) Foretold() bool { return e.Status == Expected || e.Status == Announced }

// State is what the brief says of the event's status; "" if it only refers to the event.
// What is told without a status has happened.
func (r *Report) State() string {
	switch {
	case r.Event.Status.ID != "":
		return r.Event.Status.ID
	case r.Title.S != "" || !r.Date.IsZero() || r.Event.Summary.Doc != nil:
		return Happened
	}
	return ""
}

// headline settles what the event is called, when and where it was and what became of it:
// as the newest brief has it. A brief that is superseded is heard where no other tells, and
// a brief in another language than the archive's where no other gives a title or a place.
// The date is the most precise of those that agree with the newest.
func (l *linker) headline(e *Event) {
	superseded := func(r *Report) bool { return len(r.Brief.SupersededBy) > 0 }
	for _, last := range []bool{false, true} {
		for _, r := range slices.Backward(e.Reports) {
			if superseded(r) == last {
				e.take(r, !last || e.Date.IsZero(), l.graph.Lang(r.Brief) == "")
			}
		}
	}
	for _, r := range slices.Backward(e.Reports) {
		e.Title, e.Place = cmp.Or(e.Title, r.Title.S), cmp.Or(e.Place, r.Place)
	}
	if e.Status == "" {
		e.Status, e.Told = Happened, e.Reports[0].Brief
	}
}

// take takes from a report what no newer one tells.
func (e *Event) take(r *Report, dates, words bool) {
	if words {
		e.Title, e.Place = cmp.Or(e.Title, r.Title.S), cmp.Or(e.Place, r.Place)
	}
	if s := r.State(); s != "" && e.Status == "" {
		e.Status, e.Told = s, r.Brief
	}
	d := r.Date.Date
	if dates && !d.IsZero() && (e.Date.IsZero() || edtf.Overlaps(d, e.Date) && d.NarrowerThan(e.Date)) {
		e.Date = d
	}
}

// placesDiffer reports whether briefs in one language give different places: what a place
// is called in another is no disagreement.
func (l *linker) placesDiffer(e *Event) bool {
	if !slices.ContainsFunc(e.Reports, func(r *Report) bool { return r.Place != "" && r.Place != e.Place }) {
		return false
	}
	places := map[string]string{}
	for _, r := range e.Reports {
		if r.Place == "" {
			continue
		}
		lang := l.graph.Lang(r.Brief)
		if place := places[lang]; place != "" && place != r.Place {
			return true
		}
		places[lang] = r.Place
	}
	return false
}

// foresight warns of reports of what lies after their brief as if it had happened.
func (l *linker) foresight() {
	for _, b := range l.all {
		if b.Date.IsZero() {
			continue
		}
		written := b.Date.Latest()
		if !b.Updated.IsZero() {
			written = max(written, b.Updated.Latest())
		}
		for _, r := range b.Reports {
			if r.State() == Happened && !r.Date.IsZero() && r.Date.Earliest() > written {
				l.list.Warnf(diag.EventAfterBrief, r.Date.At, runes(r.Date.String()), "add `status: expected` (or announced), or correct one of the dates",
					"the event %q is dated after the brief, yet it is reported as having happened", r.ID.ID)
			}
		}
	}
}

// Undetermined is the tag of a language that nobody has named (BCP 47).
const Undetermined = "und"

// checkLanguages warns of briefs whose letters are not those of the archive's language.
func (l *linker) checkLanguages() {
	for _, b := range l.graph.Briefs {
		if l.graph.Lang(b) == Undetermined && b.Title.S != "" {
			l.list.Warnf(diag.LanguageMissing, b.Title.At, runes(b.Title.S), "add its language, such as `language: en`", "this is not written in the archive's language, %s, and the brief gives no other", l.graph.Site.Language.Tag)
		}
	}
}

// Lang is the language of a brief's own words (BCP 47), "" when it is the archive's: a
// brief in "en" is in the language of an archive in "en-GB". In an archive that is written
// from right to left it is Undetermined for a brief that is not, and does not say why.
func (g *Graph) Lang(b *Brief) string {
	tag := b.Language.Tag
	if tag == "" && g.rightToLeft && !direction.Mixed(b.Title.S) && !direction.Mixed(b.Summary.S) {
		return Undetermined
	}
	if rest, ok := strings.CutPrefix(g.Site.Language.Tag, tag); ok && (rest == "" || rest[0] == '-') {
		return ""
	}
	return tag
}
