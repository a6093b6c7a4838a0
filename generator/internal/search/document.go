package search

// Kind is what sort of thing a document is.
type Kind uint8

// The kinds of documents. Documents are numbered kind after kind, in this order,
// which is also the order in which equally good results stand.
const (
	Actor Kind = iota
	Topic
	Page
	Brief
	Recommendation
	Event
	Source
	Figure
	kinds
)

var kindNames = [kinds]string{"actor", "topic", "page", "brief", "recommendation", "event", "source", "figure"}

// String gives the word for a kind that stands in addresses: "brief".
func (k Kind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return "other"
}

// Document is a thing that can be found. All texts are plain, without markup.
type Document struct {
	Kind  Kind
	URL   string // from the site's root, escaped, with its fragment: "briefs/x.html#rec-a"
	Title string
	// Detail is a line that says where the thing belongs, shown with the result
	// and not searched: the brief of a recommendation, the publisher of a source.
	Detail   string
	Names    []string // other names, in any script
	About    []string // names of what it concerns; the first few are shown like its own
	ID       string   // of which the words are found, and not shown: "trash-balloons-2024"
	Summary  string   // of which the beginning is shown
	Headings []string // of the body, which holds them too
	// Body is the text of the page at URL. The index has its words alone: for an
	// excerpt a script reads the page.
	Body  string
	Date  string   // as worded for readers; "" without one
	Years []string // that its dates lie in, or last through
	// Superseded is whether there is a newer version: it is found after all that has none.
	Superseded bool
	Facets     Facets
}

// Facets are what results can be narrowed by, besides their kind.
type Facets struct {
	Year       string // as the archive files it: "2024", "202X"; "" without a date
	Actors     []Value
	Topics     []Value
	Addressees []Value
	Status     []Value // at most one for now
	Authors    []Value
}

// Value is one choice of a facet. A value's Name is the same wherever its ID
// stands.
type Value struct{ ID, Name string }
