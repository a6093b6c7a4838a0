package graph

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/direction"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/picture"
	"chancery/generator/internal/prose"

	"golang.org/x/text/unicode/norm"
)

// Options say what is published.
type Options struct {
	Drafts bool     // briefs marked draft, too
	Future bool     // briefs dated after Today, too
	Today  edtf.Day // the day of the build
	Memo   *Memo    // what earlier links of the archive leave to this one, or nil
	Texts  Texts
	Store  prose.Store // for the names that texts hold
}

// Link resolves every reference of an archive and derives what follows from
// them. Briefs that are withheld are resolved and checked like all others, and
// then left out.
func Link(a *archive.Archive, o Options) (*Graph, diag.List, error) {
	l := &linker{archive: a, options: o, memo: cmp.Or(o.Memo, &Memo{}), graph: &Graph{Site: &a.Site, Due: edtf.MaxDay}, partial: a.Partial, files: map[string]bool{}}
	l.graph.rightToLeft = direction.Of(a.Site.Language.Tag) == direction.RightToLeft
	l.memo.begin(a.Site.Language.Tag)
	l.nodes()
	l.references()
	if err := l.texts(); err != nil {
		return nil, l.list, err
	}
	l.versions()
	l.publish()
	l.overdue()
	l.checkLanguages()
	l.merge()
	l.former()
	l.graph.Ledger = a.Ledger
	l.graph.Answers, l.graph.Dead = a.Answers, dead(a)
	l.appearances()
	l.backlinks()
	l.graph.Files, l.graph.Pictures = slices.Sorted(maps.Keys(l.files)), map[string]picture.Size{}
	for name := range l.files {
		if size := l.archive.Files[name].Picture; size.Known() {
			l.graph.Pictures[name] = size
		}
	}
	l.graph.byFile = l.byFile
	return l.graph, l.list, nil
}

// dead gives the addresses that lead nowhere, as far as somebody has asked.
func dead(a *archive.Archive) map[string]edtf.Date {
	found := map[string]edtf.Date{}
	for _, v := range a.Answers {
		if v.Gone() {
			found[v.Address], _ = edtf.Parse(v.Day) // which is a day
		}
	}
	return found
}

// linker is the work of Link: tables of what there is, and the messages.
type linker struct {
	archive *archive.Archive
	options Options
	memo    *Memo
	graph   *Graph
	list    diag.List

	byNumber []Brief  // by their numbers, in the order of files
	all      []*Brief // in the order of files, those that are withheld last
	partial  bool     // something could not be read: what seems to be missing may be in it
	briefs   map[string]*Brief
	actors   map[string]*Actor
	topics   map[string]*Topic
	pages    map[string]*Page
	sources  map[string]*Source
	events   map[string]*Event
	figures  map[string]*Figure
	renamed  map[string]*Actor  // by former IDs
	byFile   map[string]Node    // by the path of their files
	byName   map[string][]Node  // by folded ID, title, name and alias
	unread   bool               // a title or name could not be
	misnamed map[string]bool    // the ids that files would have whose names are none
	composed map[string]string  // paths of files by their composed form, where that is another
	signed   map[string]Speaker // authors by their names, as they are written
	signing  map[string]*Actor  // by folded name and alias; nil where several are called so
	files    map[string]bool    // linked files
	path     []byte             // working memory of fileTarget
	folder   string             // of the text at hand
	beside   map[string]Node    // what links in it have led to, by their targets

	renames struct{ events, figures, sources, recommendations bool } // of what former ids are named

	actorLists slab[*Actor]
	topicLists slab[*Topic]
	useLists   slab[*Use]
	briefLists slab[*Brief]
	datings    slab[Dating]
	newEvents  slab[Event]
	newReports slab[Report]
	newRecs    slab[Recommendation]
	newSources slab[Source]
	newTells   slab[Telling]
	speakers   slab[Speaker]
	newTargets slab[Target]
	reports    slab[*Report]
	recs       slab[*Recommendation]
}

// nodes makes a node of each thing that has an ID.
func (l *linker) nodes() {
	a := l.archive
	l.beside = map[string]Node{}
	l.byFile = make(map[string]Node, len(a.Briefs)+len(a.Actors)+len(a.Topics)+len(a.Pages))
	l.actors, l.renamed = map[string]*Actor{}, map[string]*Actor{}
	for _, v := range a.Actors {
		n := &Actor{Actor: v, URL: address.Actor(v.ID).URL()}
		l.actors[v.ID] = n
		l.partial = l.partial || n.broken()
		l.untitled(v.Name)
		l.untitled(v.Aliases...)
		l.byFile[v.File] = n
		l.graph.Actors = append(l.graph.Actors, n)
	}
	sortByName(l.memo, l.graph.Actors, func(n *Actor) (string, string) { return n.Name.S, n.ID })
	for i, n := range l.graph.Actors {
		n.index = i
	}
	l.topics = map[string]*Topic{}
	for _, v := range a.Topics {
		n := &Topic{ID: v.ID, Title: v.Title.S, File: v.File, unread: v.Broken}
		n.Text.Outline, n.Text.Key, n.SummaryText.Doc = v.Outline, v.Text, v.Summary.Doc
		l.topics[v.ID] = n
		l.partial = l.partial || n.broken()
		l.untitled(v.Title)
		l.byFile[v.File] = n
	}
	l.pages = map[string]*Page{}
	for _, v := range a.Pages {
		n := &Page{Page: v}
		l.pages[v.ID] = n
		l.partial = l.partial || n.broken()
		l.untitled(v.Title)
		l.byFile[v.File] = n
		l.graph.Pages = append(l.graph.Pages, n)
	}
	l.byNumber = make([]Brief, len(a.Briefs))
	l.all = make([]*Brief, 0, len(a.Briefs))
	for i, v := range a.Briefs {
		n := &l.byNumber[i]
		n.Brief, n.number, n.URL = v, int32(i), address.Brief(v.ID).URL()
		n.Upcoming = !v.Date.IsZero() && v.Date.Earliest() > l.options.Today
		n.withheld, n.due = l.reason(n)
		if n.withheld == "" {
			l.partial = l.partial || n.broken()
			l.untitled(v.Title)
		}
		l.byFile[v.File] = n
		l.all = append(l.all, n)
		n.Recommendations = l.recs.take(len(v.Recommendations))
		for i := range v.Recommendations {
			r := l.newRecs.one()
			r.Recommendation, r.Brief = &v.Recommendations[i], n
			n.Recommendations = append(n.Recommendations, r)
		}
	}
	l.numbered()
	l.briefIDs()
	l.misnamed, l.composed = map[string]bool{}, map[string]string{}
	for _, n := range l.byFile {
		h := n.Head()
		if !archive.ValidID(h.ID) {
			l.misnamed[archive.Slug(h.ID)] = true
		}
	}
	var decomposed []string
	note := func(name string) {
		if !norm.NFC.IsNormalString(name) {
			decomposed = append(decomposed, name)
		}
	}
	for name := range l.byFile {
		note(name)
	}
	files := len(decomposed)
	for name := range a.Files {
		note(name)
	}
	slices.Sort(decomposed[:files])
	slices.Sort(decomposed[files:])
	for _, name := range decomposed {
		l.composed[norm.NFC.String(name)] = name
	}
}

// untitled notes whether one of the names of a thing could not be read.
func (l *linker) untitled(names ...archive.Text) {
	l.unread = l.unread || slices.ContainsFunc(names, func(t archive.Text) bool { return t.S == "" && !t.At.IsZero() })
}

// briefIDs makes the table of briefs by ID. What is published comes first, here and
// wherever one of several is taken, so that what is withheld never displaces it.
func (l *linker) briefIDs() {
	slices.SortStableFunc(l.all, func(x, y *Brief) int { return cmp.Compare(min(len(x.withheld), 1), min(len(y.withheld), 1)) })
	l.briefs = make(map[string]*Brief, len(l.all))
	for _, b := range l.all {
		other := l.briefs[b.ID]
		if other == nil {
			l.briefs[b.ID] = b
			continue
		}
		l.list.Add(diag.Message{Code: diag.BriefIDTaken, Pos: diag.Pos{File: b.File}, Text: fmt.Sprintf("two briefs have the id %q", b.ID),
			Fix: "rename one of the files", See: []diag.Related{{Pos: diag.Pos{File: other.File}, Text: "the other is here"}}})
	}
}

// references resolves the IDs of all front matter.
func (l *linker) references() {
	l.collectSources()
	l.personNames()
	l.graph.Authors = l.authors(l.archive.Site.Authors)
	for _, n := range l.graph.Actors {
		l.actorReferences(n)
	}
	for _, n := range l.graph.Actors {
		l.checkMembership(n)
	}
	for _, b := range l.all {
		l.briefReferences(b)
	}
	l.numbers()
	l.supersessions()
	l.translationCircles()
	for _, id := range l.archive.Site.Navigation {
		if id.ID != "" && l.pages[id.ID] == nil {
			l.unknown(id, "page", slices.Sorted(maps.Keys(l.pages)), "create content/pages/"+id.ID+".md")
		}
	}
}

func (l *linker) actorReferences(n *Actor) {
	if n.Actor.Country.ID != "" {
		if n.Country = l.actor(n.Actor.Country); n.Country != nil && n.Country != n && n.Country.Kind.ID != "state" && n.Country.Kind.ID != "" {
			l.list.Errorf(diag.CountryNotState, n.Actor.Country.At, runes(n.Actor.Country.ID), "name a state, or use member_of", "%q is not a state but %s", n.Country.ID, article(n.Country.Kind.ID))
		}
	}
	n.MemberOf, n.Leads, n.Not = l.actorList(n.Actor.MemberOf), l.actorList(n.Actor.Leads), l.actorList(n.Actor.Not)
	for _, f := range n.Actor.Formerly {
		switch other := l.renamed[f.ID]; {
		case f.ID == "":
		case f.ID == n.ID:
			l.list.Errorf(diag.FormerlyTaken, f.At, runes(f.ID), "remove it", "%q is what the actor is called now", f.ID)
		case l.actors[f.ID] != nil:
			l.list.Add(diag.Message{Code: diag.FormerlyTaken, Pos: f.At, Width: runes(f.ID), Text: fmt.Sprintf("%q cannot redirect here: an actor has this id", f.ID),
				Fix: "remove it, or rename that actor's file", See: []diag.Related{{Pos: diag.Pos{File: l.actors[f.ID].File}, Text: "the actor is here"}}})
		case other != nil:
			l.list.Errorf(diag.FormerlyTaken, f.At, runes(f.ID), "keep it in one of the two", "%q redirects to %q already", f.ID, other.ID)
		default:
			l.renamed[f.ID] = n
			n.Formerly = append(n.Formerly, f)
		}
	}
}

// checkMembership warns of two actors that are members of each other.
func (l *linker) checkMembership(n *Actor) {
	for _, other := range n.MemberOf {
		if other.ID <= n.ID || !slices.Contains(other.MemberOf, n) {
			continue
		}
		at := func(refs []archive.Ref, id string) archive.Ref {
			return refs[slices.IndexFunc(refs, func(r archive.Ref) bool { return r.ID == id || l.renamed[r.ID] != nil })]
		}
		here, there := at(n.Actor.MemberOf, other.ID), at(other.Actor.MemberOf, n.ID)
		l.list.Add(diag.Message{Code: diag.MembershipMutual, Severity: diag.Warning, Pos: here.At, Width: runes(here.ID), Text: fmt.Sprintf("%q and %q are members of each other", n.ID, other.ID),
			Fix: "remove one of the two", See: []diag.Related{{Pos: there.At, Text: "the other is here"}}})
	}
}

func (l *linker) briefReferences(b *Brief) {
	b.Authors = l.authors(b.Brief.Authors)
	b.Topics = l.topicList(b)
	b.Principal = l.actorList(b.Brief.Actors)
	for _, r := range b.Brief.Related {
		if other := l.brief(r, b, "related"); other != nil {
			b.stated = append(b.stated, other)
		}
	}
	if b.Brief.Supersedes.ID != "" {
		b.Supersedes = l.brief(b.Brief.Supersedes, b, "supersedes")
	}
	if b.Brief.TranslationOf.ID != "" {
		b.TranslationOf = l.translationOf(b)
	}
	for _, r := range b.Recommendations {
		l.recommendation(r)
	}
	for _, f := range b.Brief.Files {
		if f.File.S == "" {
			continue // reported where it was read
		}
		p := &passage{file: b.File, brief: b}
		if name := l.file(p, f.File.S, false, spot{f.File.At, runes(f.File.S)}); name != "" {
			b.Downloads = append(b.Downloads, Download{File: name, Label: f.Label, Size: l.archive.Files[name].Size})
		}
	}
	b.Reports = l.reports.take(len(b.Brief.Events))
	for i := range b.Brief.Events {
		e, r := &b.Brief.Events[i], l.newReports.one()
		r.Event, r.Brief, r.Actors, r.Sources = e, b, l.actorList(e.Actors), l.uses(b, e.Sources)
		b.Reports = append(b.Reports, r)
	}
}

func (l *linker) recommendation(r *Recommendation) {
	b := r.Brief
	l.renames.recommendations = l.renames.recommendations || len(r.Recommendation.Formerly) > 0
	r.To, r.Concerns = l.actorList(r.Recommendation.To), l.actorList(r.Recommendation.Concerns)
	r.By = l.speakers.take(max(len(r.Recommendation.By), len(b.Authors)))
	for _, v := range r.Recommendation.By {
		r.By = append(r.By, l.speaker(v))
	}
	if len(r.By) == 0 {
		for _, a := range b.Authors {
			r.By = append(r.By, a.Speaker)
		}
	}
	r.Sources = l.uses(b, r.Recommendation.Sources)
	for i := range r.Recommendation.History {
		h := &r.Recommendation.History[i]
		entry := HistoryEntry{HistoryEntry: h}
		if h.Source.ID != "" {
			entry.Source = b.use(h.Source.ID)
		}
		r.History = append(r.History, entry)
	}
	for _, ref := range r.Recommendation.Related {
		if other := l.rec(ref, r); other != nil {
			r.Related = append(r.Related, other)
		}
	}
	if ref := r.Recommendation.SupersededBy; ref.ID != "" {
		r.SupersededBy = l.rec(ref, r)
	}
}

// supersessions finds circles, of briefs and of recommendations.
func (l *linker) supersessions() {
	for _, b := range l.all {
		steps := 0
		for at := b.Supersedes; at != nil && steps <= len(l.all); at = at.Supersedes {
			if steps++; at == b {
				l.list.Errorf(diag.ReferenceCircle, b.Brief.Supersedes.At, runes(b.Brief.Supersedes.ID), "let the newer brief supersede the older one only", "%q supersedes itself in a circle", b.ID)
				b.Supersedes = nil
				break
			}
		}
	}
	recs := 0
	for _, b := range l.all {
		recs += len(b.Recommendations)
	}
	for _, b := range l.all {
		for _, r := range b.Recommendations {
			steps := 0
			for at := r.SupersededBy; at != nil && steps <= recs; at = at.SupersededBy {
				if steps++; at == r {
					l.list.Errorf(diag.ReferenceCircle, r.Recommendation.SupersededBy.At, runes(r.Recommendation.SupersededBy.ID), "let the newer recommendation supersede the older one only", "%q is superseded by itself in a circle", r.Key())
					r.SupersededBy = nil
					break
				}
			}
		}
	}
}

// publish keeps what is published.
func (l *linker) publish() {
	g := l.graph
	for _, b := range l.all {
		switch {
		case b.withheld != "":
			g.Withheld = append(g.Withheld, Withheld{File: b.File, Reason: b.withheld, Due: b.due})
			g.Due = min(g.Due, b.due)
		case l.briefs[b.ID] == b:
			g.Briefs = append(g.Briefs, b)
			if b.Upcoming {
				g.Due = min(g.Due, b.Date.Earliest())
			}
		}
	}
	// The latest first: ^ turns the order of numbers around.
	sortByDay(g.Briefs, func(b *Brief) edtf.Day { return ^b.Date.Earliest() }, func(x, y *Brief) int {
		if c := edtf.Compare(y.Date.Date, x.Date.Date); c != 0 {
			return c
		}
		return cmp.Compare(x.ID, y.ID)
	})
	l.translations()
	for i, b := range g.Briefs {
		b.order, b.Year = i, b.Date.YearKey()
	}
	for _, b := range g.Briefs {
		for _, o := range b.stated {
			o.statedBy = append(o.statedBy, b)
		}
		if b.Supersedes != nil {
			b.Supersedes.SupersededBy = append(b.Supersedes.SupersededBy, b)
		}
		for _, r := range b.Recommendations {
			g.Recommendations = append(g.Recommendations, r)
			if r.SupersededBy != nil {
				r.SupersededBy.Supersedes = append(r.SupersededBy.Supersedes, r)
			}
		}
		for _, t := range b.Topics {
			t.Briefs = append(t.Briefs, b)
		}
		for _, u := range b.Sources {
			if len(u.Source.Uses) == 0 {
				u.Source.Uses = l.useLists.take(2)
				g.Sources = append(g.Sources, u.Source)
			}
			u.Source.Uses = append(u.Source.Uses, u)
		}
	}
	for _, t := range l.topics {
		if t.published() {
			g.Topics = append(g.Topics, t)
		}
	}
	sortByName(l.memo, g.Topics, func(t *Topic) (string, string) { return t.Title, t.ID })
	sortByName(l.memo, g.Sources, func(s *Source) (string, string) { return s.Title, s.ID.ID })
}

// published reports whether a topic has a page.
func (t *Topic) published() bool { return t.File != "" || t.named }

func runes(s string) int { return utf8.RuneCountInString(s) }

// article puts the indefinite article before an actor's kind.
func article(kind string) string {
	if strings.IndexAny(kind, "aeo") == 0 {
		return "an " + kind
	}
	return "a " + kind
}
