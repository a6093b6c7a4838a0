// Package archive reads what authors wrote: every file of an archive's content
// folder, as typed values with positions. It checks what can be checked of one
// file alone; whatever concerns two files is for package graph. It is the only
// importer of YAML.
package archive

import (
	"cmp"
	"slices"

	"chancery/generator/internal/answers"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/prose"
)

// Archive is everything that authors wrote, in a fixed order: each list is
// sorted by file name.
type Archive struct {
	Site     Site
	Briefs   []*Brief
	Actors   []*Actor
	Topics   []*Topic
	Pages    []*Page
	Sources  []Source         // sources.yaml
	Partial  bool             // sources.yaml could not be read: what seems to be missing may be in it
	Count    int              // files read or listed
	Files    map[string]*File // the other files, by their paths
	Ledger   Published        // addresses.txt
	Gone     []Withdrawal     // withdrawn.yaml
	Answers  []answers.Answer // answers.csv: what the addresses of sources answered
	Versions []*Version       // content/versions, by brief and number

	Settings digest.Sum // of site.yaml, sources.yaml, withdrawn.yaml and answers.csv as they stand in the files
}

// Document is what all Markdown files have in common.
type Document struct {
	ID             string     // the file name without .md
	File           string     // slash path from the archive's root: content/briefs/x.md
	Broken         bool       // it could not be read, so that nothing else of it is known
	*prose.Outline            // of the text; never nil
	Text           digest.Sum // the key of the text, see Reading.Doc; zero if it has errors
	Facts          digest.Sum // of the front matter and the outline: of all but the words of the text
	Start          int32      // the line at which the text begins
}

// Brief is a file of content/briefs.
type Brief struct {
	Document
	Title           Text             `key:"title,required"`
	Subtitle        string           `key:"subtitle"`
	Date            Date             `key:"date,required"`
	Updated         Date             `key:"updated"`
	Changes         []Change         `key:"changes"`
	Summary         Inline           `key:"summary,required"`
	Language        Language         `key:"language"`
	Number          Text             `key:"number"`
	DOI             DOI              `key:"doi"`
	Series          string           `key:"series"`
	Kind            Term             `key:"kind" terms:"brief,commentary,report,news-analysis,testimony,statement" own:"kinds"`
	Draft           bool             `key:"draft"`
	Authors         []Author         `key:"authors"`
	Topics          []Ref            `key:"topics"`
	Actors          []Ref            `key:"actors" of:"actor"`
	Related         []Ref            `key:"related"`
	Supersedes      Ref              `key:"supersedes"`
	TranslationOf   Ref              `key:"translation_of"`
	Aliases         []Text           `key:"aliases"`
	Autolink        Switch           `key:"autolink"`
	Sources         []Source         `key:"sources"`
	Recommendations []Recommendation `key:"recommendations"`
	Events          []Event          `key:"events"`
	Figures         []Figure         `key:"figures"`
	Files           []Attachment     `key:"files"`
	Silence         []Code           `key:"silence"`
}

// Attachment is a file that a brief offers to be downloaded, such as itself as a PDF.
type Attachment struct {
	File  Text   `key:"file,required"` // from the folder of the brief's file
	Label string `key:"label"`
}

// Author signs a brief. Those who sign with one ID are one author; the ID is by default
// made from the name, see AuthorID.
type Author struct {
	Name         Text   `key:"name,required"`
	Organization string `key:"organization"`
	ORCID        ORCID  `key:"orcid"`
	ID           Ref    `key:"id"`
}

// Source is a document that a brief rests on. A source with nothing but an ID
// cites again what another brief or sources.yaml tells of it.
type Source struct {
	ID        Ref    `key:"id,required"`
	Title     string `key:"title"`
	Author    string `key:"author"`
	Publisher string `key:"publisher"`
	Journal   string `key:"journal"`
	Volume    string `key:"volume"`
	Issue     string `key:"issue"`
	Pages     string `key:"pages"`
	Date      Date   `key:"date"`
	URL       Web    `key:"url"`
	Archived  Web    `key:"archived"`
	Accessed  Date   `key:"accessed"`
	DOI       DOI    `key:"doi"`
	ISBN      ISBN   `key:"isbn"`
	Faulty    bool   // something in it could not be read
	Formerly  []Ref  `key:"formerly"`
	Kind      Term   `key:"kind" terms:"report,article,news,statement,speech,testimony,book,law,treaty,resolution,dataset,interview,web,other" default:""`
}

// Told reports whether the source says anything beyond its ID.
func (s *Source) Told() bool {
	return s.Title != "" || s.Faulty || !s.Date.IsZero() || !s.Accessed.IsZero() || cmp.Or(s.Title, s.Author, s.Publisher, s.Journal, s.Volume, s.Issue, s.Pages,
		s.URL.Href, s.Archived.Href, s.DOI.S, s.ISBN.S, s.Kind.ID) != ""
}

// Recommendation is something that somebody is asked to do.
type Recommendation struct {
	ID           Ref            `key:"id,required"`
	Text         Inline         `key:"text,required"`
	By           []Voice        `key:"by"`
	To           []Ref          `key:"to,required" of:"actor"`
	Concerns     []Ref          `key:"concerns" of:"actor"`
	Instrument   []Term         `key:"instrument" terms:"diplomacy,sanctions,deterrence,alliance,information,economic,fiscal,legal,regulatory,institutional,research,technical,military,other" default:"" own:"instruments"`
	Horizon      Date           `key:"horizon"`
	Priority     Term           `key:"priority" terms:"high,medium,low" default:""`
	Response     Term           `key:"response" terms:"none,accepted,accepted-in-part,noted,rejected"`
	Status       Term           `key:"status" terms:"proposed,in-progress,partly-adopted,adopted,not-adopted,superseded"`
	History      []HistoryEntry `key:"history"`
	Sources      []Ref          `key:"sources"`
	Related      []Ref          `key:"related" across:"brief"`
	SupersededBy Ref            `key:"superseded_by" across:"brief"`
	Formerly     []Ref          `key:"formerly" across:"brief"`
	Faulty       bool           // something in it could not be read
}

// HistoryEntry is a step in what became of a recommendation.
type HistoryEntry struct {
	Date     Date   `key:"date,required"`
	Status   Term   `key:"status" terms:"proposed,in-progress,partly-adopted,adopted,not-adopted,superseded" default:""`
	Response Term   `key:"response" terms:"none,accepted,accepted-in-part,noted,rejected" default:""`
	Note     Inline `key:"note"`
	Source   Ref    `key:"source"`
}

// Event is one brief's report of something that happened or is expected.
type Event struct {
	ID       Ref      `key:"id,required"`
	Date     Date     `key:"date"`
	Title    Text     `key:"title"`
	Summary  Inline   `key:"summary"`
	Actors   []Ref    `key:"actors" of:"actor"`
	Place    string   `key:"place"`
	Status   Term     `key:"status" terms:"happened,expected,announced,cancelled" default:""`
	Sources  []Ref    `key:"sources"`
	Figures  []Figure `key:"figures"`
	Formerly []Ref    `key:"formerly"`
	Faulty   bool     // something in it could not be read
}

// Figure is one brief's telling of a quantity. One with nothing but an ID, in an
// event, points to a figure of the same brief.
type Figure struct {
	ID        Ref    `key:"id,required"`
	Label     string `key:"label"`
	Value     Number `key:"value"`
	Low       Number `key:"low"`
	High      Number `key:"high"`
	Qualifier Term   `key:"qualifier" terms:"exactly,about,at-least,more-than,at-most,less-than"`
	Unit      string `key:"unit"`
	AsOf      Date   `key:"as_of"`
	SaidBy    Voice  `key:"said_by"`
	Source    Ref    `key:"source"`
	Formerly  []Ref  `key:"formerly"`
	Faulty    bool   // something in it could not be read
}

// Told reports whether the figure gives a value, and not its ID alone.
func (f *Figure) Told() bool { return f.Value.Text != "" || f.Low.Text != "" || f.High.Text != "" }

// Unnamed reports whether an ID in the brief could not be read: then what seems to be
// missing may be there.
func (b *Brief) Unnamed() bool {
	return slices.ContainsFunc(b.Recommendations, func(r Recommendation) bool { return r.ID.ID == "" }) ||
		slices.ContainsFunc(b.Sources, func(s Source) bool { return s.ID.ID == "" }) ||
		slices.ContainsFunc(b.Figures, func(f Figure) bool { return f.ID.ID == "" }) ||
		slices.ContainsFunc(b.Events, func(e Event) bool { return e.ID.ID == "" })
}

// Actor is a file of content/actors.
type Actor struct {
	Document
	Name        Text   `key:"name,required"`
	Kind        Term   `key:"kind,required" terms:"state,person,organization,alliance,company" default:""`
	Names       []Name `key:"names"`
	Aliases     []Text `key:"aliases"`
	WeakAliases []Text `key:"weak_aliases"`
	Summary     Inline `key:"summary"`
	Role        string `key:"role"`
	Country     Ref    `key:"country" of:"actor"`
	MemberOf    []Ref  `key:"member_of" of:"actor"`
	Leads       []Ref  `key:"leads" of:"actor"`
	Not         []Ref  `key:"not" of:"actor"`
	Formerly    []Ref  `key:"formerly"`
	Wikidata    Item   `key:"wikidata"`
	Silence     []Code `key:"silence"`
	ORCID       ORCID  `key:"orcid"`
}

// Name is an actor's name in a language or script other than the archive's.
type Name struct {
	Text Text     `key:"text,required"`
	Lang Language `key:"lang,required"`
}

// Topic is a file of content/topics.
type Topic struct {
	Document
	Title    Text   `key:"title,required"`
	Summary  Inline `key:"summary"`
	Silence  []Code `key:"silence"`
	Formerly []Ref  `key:"formerly"`
}

// Page is a file of content/pages.
type Page struct {
	Document
	Title   Text   `key:"title,required"`
	Summary Inline `key:"summary"`
	Aliases []Text `key:"aliases"`
	Silence []Code `key:"silence"`
}

// MenuItem is an entry of the menu: the ID of a section or of a page, or an address.
type MenuItem struct {
	ID    Ref
	Title Text `key:"title,required"`
	URL   Web  `key:"url,required"`
}

// Site is content/site.yaml.
type Site struct {
	File         string
	Title        Text       `key:"title,required"`
	Description  Inline     `key:"description"`
	Publisher    string     `key:"publisher"`
	License      Text       `key:"license"`
	Language     Language   `key:"language"`
	Timezone     Zone       `key:"timezone"`
	BaseURL      Web        `key:"base_url"`
	Authors      []Author   `key:"authors"`
	Email        Text       `key:"email"`
	ReportPrefix string     `key:"report_prefix"`
	DOIPrefix    Text       `key:"doi_prefix"`
	RePEc        Text       `key:"repec"`
	Navigation   []Ref      `key:"navigation"`
	CardPictures bool       `key:"card_pictures"`
	Logo         Text       `key:"logo"`
	Accent       Text       `key:"accent"`
	Menu         []MenuItem `key:"menu"`
	Instruments  []Word     `key:"instruments"`
	Kinds        []Word     `key:"kinds"`
	Feed         Feed       `key:"feed"`
	Silence      []Silence  `key:"silence"`
	broken       bool       // it could not be read as a whole
}

// Feed is what the archive's feeds are like.
type Feed struct {
	Text Term `key:"text" terms:"summary,full"`
	IDs  Web  `key:"ids"` // the base URL that the IDs of entries began with first
}

// Word is a term that an archive adds to a vocabulary, or one of the built-in terms
// that it wants in another place or under another title.
type Word struct {
	ID    Ref    `key:"id,required"`
	Title string `key:"title"`
}

// InOrder gives a vocabulary with an archive's own words: these come first, in their
// order.
func InOrder(own []Word, builtIn []string) []string {
	all := make([]string, 0, len(own)+len(builtIn))
	for _, w := range own {
		if w.ID.ID != "" && !slices.Contains(all, w.ID.ID) {
			all = append(all, w.ID.ID)
		}
	}
	for _, term := range builtIn {
		if !slices.Contains(all, term) {
			all = append(all, term)
		}
	}
	return all
}
