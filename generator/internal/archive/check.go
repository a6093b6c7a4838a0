package archive

import (
	"fmt"
	"net/mail"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/colour"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/prose"
)

// checkBrief finds what is wrong within one brief, whatever other files say.
func (d *decoding) checkBrief(b *Brief) {
	if !b.Date.IsZero() {
		if _, known := b.Date.Year(); !known || b.Date.Start().IsZero() && b.Date.IsInterval() {
			d.list.Errorf(diag.DateWithoutYear, b.Date.At, width(b.Date.String()), "write at least the year, such as 2024", "a brief's date must give the year, and %s does not", b.Date)
		}
	}
	if !b.Date.IsZero() && !b.Updated.IsZero() && b.Updated.Latest() < b.Date.Earliest() {
		d.list.Errorf(diag.UpdatedBeforeDate, b.Updated.At, width(b.Updated.String()), "correct one of the two", "updated (%s) is before date (%s)", b.Updated, b.Date)
	}
	d.checkChanges(b)
	d.checkAliases(b.Aliases)
	listed, unnamed := d.checkSources(b), b.Unnamed()
	used := map[string]bool{}
	cited := func(r Ref) {
		used[r.ID] = true
		if !unnamed {
			d.checkCited(r, listed)
		}
	}
	unique := d.uniqueIDs("recommendation")
	for i := range b.Recommendations {
		r := &b.Recommendations[i]
		unique(r.ID)
		d.checkStatus(r)
		for _, s := range r.Sources {
			cited(s)
		}
		for _, h := range r.History {
			cited(h.Source)
		}
	}
	unique = d.uniqueIDs("figure")
	for i := range b.Figures {
		unique(b.Figures[i].ID)
		d.checkFigure(&b.Figures[i])
		cited(b.Figures[i].Source)
	}
	unique = d.uniqueIDs("event")
	for i := range b.Events {
		unique(b.Events[i].ID)
		d.checkEvent(b, &b.Events[i], cited)
	}
	for _, l := range b.Outline.Links {
		switch {
		case l.Kind != prose.Cite:
		case l.Said().Prefix != "" && !slices.Contains(listed, l.Target):
			d.list.Warnf(diag.CitationAsText, l.Pos(d.name), l.Width, "list it under \"sources\" of this brief to cite it; to write a name, put a backslash before the @", "no source %q is listed, so these brackets are printed as they stand", l.Target)
		default:
			cited(Ref{ID: l.Target, At: l.Pos(d.name)})
		}
	}
	d.checkUncited(b, used)
}

// checkUncited warns of sources that a brief lists and nothing in it cites. A brief with
// mistakes may do so in what could not be read.
func (d *decoding) checkUncited(b *Brief, used map[string]bool) {
	if d.list.Count(diag.Error) > 0 {
		return
	}
	for i := range b.Sources {
		if s := &b.Sources[i]; s.ID.ID != "" && !used[s.ID.ID] {
			d.list.Warnf(diag.SourceUncited, s.ID.At, width(s.ID.ID), "cite it where it belongs, with [@"+s.ID.ID+"] in the text or as a source of an event, a figure or a recommendation; or remove it",
				"the source %q is listed but not cited anywhere in this brief", s.ID.ID)
		}
	}
}

func (d *decoding) checkEvent(b *Brief, e *Event, cited func(Ref)) {
	for _, s := range e.Sources {
		cited(s)
	}
	for i := range e.Figures {
		f := &e.Figures[i]
		cited(f.Source)
		own := slices.IndexFunc(b.Figures, func(o Figure) bool { return o.ID.ID == f.ID.ID })
		if f.Told() {
			d.checkFigure(f)
			if own >= 0 && f.ID.ID != "" {
				d.list.Add(diag.Message{Code: diag.FigureTwice, Pos: f.ID.At, Width: width(f.ID.ID), Text: fmt.Sprintf("the figure %q is given twice in this brief", f.ID.ID),
					Fix: "give only its id in the event: `figures: [" + f.ID.ID + "]`", See: []diag.Related{{Pos: b.Figures[own].ID.At, Text: "it is also given here"}}})
			}
			continue
		}
		if own < 0 && f.ID.ID != "" && !b.Unnamed() {
			var ids []string
			for _, o := range b.Figures {
				ids = append(ids, o.ID.ID)
			}
			d.list.Errorf(diag.FigureUndefined, f.ID.At, width(f.ID.ID), diag.DidYouMean(f.ID.ID, ids, `define it under "figures", or give it a value here`),
				"the event names the figure %q, which this brief does not define", f.ID.ID)
		}
	}
}

// uniqueIDs gives a function that reports an ID it has seen before.
func (d *decoding) uniqueIDs(what string) func(Ref) {
	seen := map[string]diag.Pos{}
	return func(r Ref) {
		if r.ID == "" {
			return
		}
		if before, twice := seen[r.ID]; twice {
			d.list.Add(diag.Message{Code: diag.IDTwice, Pos: r.At, Width: width(r.ID), Text: fmt.Sprintf("the %s id %q appears twice in this file", what, r.ID),
				Fix: "give one of the two another id", See: []diag.Related{{Pos: before, Text: "the first is here"}}})
			return
		}
		seen[r.ID] = r.At
	}
}

func (d *decoding) checkSources(b *Brief) []string {
	unique := d.uniqueIDs("source")
	var listed []string
	for i := range b.Sources {
		unique(b.Sources[i].ID)
		listed = append(listed, b.Sources[i].ID.ID)
		d.checkSource(&b.Sources[i])
	}
	return listed
}

func (d *decoding) checkSource(s *Source) {
	if s.Told() && s.Title == "" && s.ID.ID != "" && !s.Faulty {
		d.list.Errorf(diag.SourceUntitled, s.ID.At, width(s.ID.ID), "add `title: …`, or give only the id to cite a source that is described elsewhere", "the source %q has no title", s.ID.ID)
	}
}

func (d *decoding) checkCited(r Ref, listed []string) {
	if r.ID == "" || slices.Contains(listed, r.ID) {
		return
	}
	d.list.Errorf(diag.SourceUnlisted, r.At, width(r.ID), diag.DidYouMean(r.ID, listed, "add `- id: "+r.ID+"` and its title to \"sources\" of this brief"),
		"the source %q is cited but not listed", r.ID)
}

// checkStatus holds a recommendation's status against its history.
func (d *decoding) checkStatus(r *Recommendation) {
	if r.Faulty {
		return // what it says may be what could not be read
	}
	for i := 1; i < len(r.History); i++ {
		a, b := r.History[i-1].Date, r.History[i].Date
		if !a.IsZero() && !b.IsZero() && b.Latest() < a.Earliest() {
			d.list.Errorf(diag.HistoryOutOfOrder, b.At, width(b.String()), "put the oldest entry first", "the history is out of order: %s comes after %s", b, a)
		}
	}
	agree := func(what string, now, newest Term) {
		if newest.ID == "" || newest.ID == now.ID {
			return
		}
		at, see := now, newest.At
		if at.At.IsZero() { // the key was left out
			at, see = newest, r.ID.At
		}
		d.list.Add(diag.Message{Code: diag.StatusAgainstHistory, Pos: at.At, Width: width(at.ID), Text: fmt.Sprintf("the %s is %q, but the newest entry of the history says %q", what, now.ID, newest.ID),
			Fix: "write `" + what + ": " + newest.ID + "`, or add an entry to the history", See: []diag.Related{{Pos: see, Text: "the other is here"}}})
	}
	agree("status", r.Status, newest(r.History, func(h HistoryEntry) Term { return h.Status }))
	agree("response", r.Response, newest(r.History, func(h HistoryEntry) Term { return h.Response }))
	if r.SupersededBy.ID != "" && r.Status.ID != "superseded" {
		at := r.Status
		if at.At.IsZero() { // the key was left out
			at = Term(r.SupersededBy)
		}
		d.list.Errorf(diag.SupersededStatus, at.At, width(at.ID), "write `status: superseded`", "superseded_by is given, but the status is %q", r.Status.ID)
	}
}

func newest(history []HistoryEntry, of func(HistoryEntry) Term) Term {
	for _, h := range slices.Backward(history) {
		if t := of(h); t.ID != "" {
			return t
		}
	}
	return Term{}
}

func (d *decoding) checkFigure(f *Figure) {
	if f.ID.ID == "" {
		return // reported where it was read
	}
	at, w := f.ID.At, width(f.ID.ID)
	ranged := f.Low.given() || f.High.given()
	switch {
	case f.Value.given() && ranged:
		d.list.Errorf(diag.FigureValue, at, w, "keep either value, or low and high", "the figure %q has a value and a range", f.ID.ID)
	case !f.Value.given() && !ranged:
		d.list.Errorf(diag.FigureValue, at, w, "add `value: …`, or `low: …` and `high: …`", "the figure %q has no value", f.ID.ID)
	case ranged && !(f.Low.given() && f.High.given()):
		d.list.Errorf(diag.FigureValue, at, w, "give both ends, or a value with `qualifier: at-least` or `at-most`", "the figure %q has only one end of a range", f.ID.ID)
	case ranged && f.Low.Value > f.High.Value && !f.Faulty:
		d.list.Errorf(diag.FigureValue, f.Low.At, width(f.Low.Text), "swap them", "low (%s) is more than high (%s)", f.Low.Text, f.High.Text)
	case ranged && f.Qualifier.ID != "exactly" && f.Qualifier.ID != "about":
		d.list.Errorf(diag.FigureValue, f.Qualifier.At, width(f.Qualifier.ID), "leave the qualifier out, or give one value", "a range is not %q", f.Qualifier.ID)
	}
}

// checkAliases wants old addresses in the site's own terms.
func (d *decoding) checkAliases(aliases []Text) {
	for _, a := range aliases {
		if a.S == "" {
			continue // reported where it was read
		}
		p := strings.TrimPrefix(a.S, "/")
		switch {
		case p == "" || strings.ContainsAny(p, "\\?#%:*|<>\"") || path.Clean("/"+p) != "/"+strings.TrimSuffix(p, "/") || strings.HasPrefix(p, "."):
			d.list.Errorf(diag.OldAddress, a.At, width(a.S), "write the old address from the site's root, such as briefs/old-name.html", "%q is not a path in a site", a.S)
		case !strings.HasSuffix(p, "/") && path.Ext(p) != "" && path.Ext(p) != ".html" && path.Ext(p) != ".htm":
			d.list.Errorf(diag.OldAddress, a.At, width(a.S), "only pages redirect: write a path that ends in .html or /", "%q is not the address of a page", a.S)
		}
	}
}

func (d *decoding) checkActor(a *Actor) {
	if a.Kind.ID == "state" && a.Country.ID != "" {
		d.list.Errorf(diag.StateWithCountry, a.Country.At, width(a.Country.ID), "leave the key out: a state does not belong to another", "a state has no country")
	}
	if a.ORCID.S != "" && a.Kind.ID != "person" && a.Kind.ID != "" {
		d.list.Errorf(diag.ORCIDMisplaced, a.ORCID.At, width(a.ORCID.S), "leave the key out, or write `kind: person`", "only a person has an ORCID iD")
	}
	for _, list := range [][]Ref{a.MemberOf, a.Leads, a.Not, {a.Country}} {
		for _, r := range list {
			if r.ID != "" && r.ID == a.ID {
				d.list.Errorf(diag.SelfReference, r.At, width(r.ID), "remove it", "%q refers to itself", a.ID)
			}
		}
	}
	for _, t := range a.Aliases {
		d.checkAlias(t)
	}
	seen := map[string]diag.Pos{a.Name.S: a.Name.At}
	for _, t := range slices.Concat(a.Aliases, a.WeakAliases) {
		if before, twice := seen[t.S]; twice && t.S != "" {
			d.list.Add(diag.Message{Code: diag.AliasTwice, Severity: diag.Warning, Pos: t.At, Width: width(t.S), Text: fmt.Sprintf("the name %q appears here a second time", t.S),
				Fix: "keep one of the two", See: []diag.Related{{Pos: before, Text: "the first is here"}}})
		}
		seen[t.S] = t.At
	}
}

// everyday are words that stand in texts without meaning anybody in particular.
var everyday = strings.Fields(`a an all and army bank board but cabinet can chair commission committee company congress council court
	director east first foundation general government group he here her his house i institute it its justice leader mark march may
	minister ministry new north now office one our parliament party police president prime secretary senate she south state states
	that the there they this today union us we west what when where who will you
	amt aber armee bund der die das ein eine er es gericht heute ich ihr ist kommission minister ministerium nicht oder partei parlament
	polizei präsident rat regierung sie staat und verband war wir`)

// checkAlias warns of an alias that would be linked where nobody means the actor.
func (d *decoding) checkAlias(t Text) {
	first, size := utf8.DecodeRuneInString(t.S)
	small := string(unicode.ToLower(first)) + t.S[min(size, len(t.S)):]
	what := ""
	switch {
	case t.S == "":
		return
	case width(t.S) == 1:
		what = "one character"
	case slices.Contains(everyday, small):
		what = "an everyday word"
	default:
		return
	}
	d.list.Warnf(diag.AliasWeak, t.At, width(t.S), "move it to weak_aliases, which are never linked automatically", "the alias %q is %s, and would be linked wherever it appears", t.S, what)
}

// licensePattern is the shape of an SPDX licence identifier.
var licensePattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)

func (d *decoding) checkSite(s *Site) {
	d.checkWords(s.Instruments, "instrument", d.termsOf("instruments"))
	d.checkWords(s.Kinds, "kind", d.termsOf("kinds"))
	if l := s.License; l.S != "" && !licensePattern.MatchString(l.S) && !strings.HasPrefix(l.S, "https://") && !strings.HasPrefix(l.S, "http://") {
		d.list.Errorf(diag.ValueMalformed, l.At, width(l.S), "write an SPDX identifier such as CC-BY-4.0, or the licence's web address", "%q is not a licence", l.S)
	}
	if e := s.Email; e.S != "" {
		if a, err := mail.ParseAddress(e.S); err != nil || a.Address != e.S || strings.ContainsAny(e.S, "?&%") {
			d.list.Errorf(diag.ValueMalformed, e.At, width(e.S), "write it as name@example.org", "%q is not an e-mail address", e.S)
		}
	}
	d.checkRegistries(s)
	if a := s.Accent; a.S != "" {
		if _, ok := colour.Parse(a.S); !ok {
			d.list.Errorf(diag.ValueMalformed, a.At, width(a.S), `write it as "#1a5fb4", in quotes`, "%q is not a colour", a.S)
		}
	}
	bare := func(u Web, what string) {
		if strings.ContainsAny(u.Href, "?#") {
			d.list.Errorf(diag.ValueMalformed, u.At, width(u.Href), "leave out what follows the path", "%s has no query and no fragment", what)
		}
	}
	bare(s.BaseURL, "a base_url")
	bare(s.Feed.IDs, "the address of ids")
}

// checkRegistries checks what registries of DOIs and RePEc want to know.
func (d *decoding) checkRegistries(s *Site) {
	if p := s.DOIPrefix; p.S != "" && !doiPrefixPattern.MatchString(p.S) {
		d.list.Errorf(diag.ValueMalformed, p.At, width(p.S), "write what the registry gave you, such as 10.1000", "%q is not a prefix of DOIs", p.S)
		s.DOIPrefix.S = ""
	}
	if r := s.RePEc; r.S != "" && !repecPattern.MatchString(r.S) {
		d.list.Errorf(diag.ValueMalformed, r.At, width(r.S), "write the three letters that RePEc gave you, such as abc", "%q is not the handle of an archive at RePEc", r.S)
		s.RePEc.S = ""
	}
	for _, registry := range []struct {
		key  string
		text Text
	}{{"doi_prefix", s.DOIPrefix}, {"repec", s.RePEc}} {
		if registry.text.S != "" && s.Email.S == "" {
			d.list.Errorf(diag.ValueMissing, registry.text.At, width(registry.text.S), "write `email: …`, which the registry asks for", "%s needs an e-mail address", registry.key)
		}
	}
}

var (
	doiPrefixPattern = regexp.MustCompile(`^10\.[0-9]{4,9}$`)
	repecPattern     = regexp.MustCompile(`^[a-z]{3}$`)
)

// checkWords wants a title of each term that is not built in.
func (d *decoding) checkWords(words []Word, what string, builtIn []string) {
	unique := d.uniqueIDs(what)
	for _, w := range words {
		unique(w.ID)
		if w.ID.ID != "" && w.Title == "" && !slices.Contains(builtIn, w.ID.ID) {
			d.list.Errorf(diag.TermUntitled, w.ID.At, width(w.ID.ID), diag.DidYouMean(w.ID.ID, builtIn, "write `{id: "+w.ID.ID+", title: …}`"), "the %s %q has no title", what, w.ID.ID)
		}
	}
}
