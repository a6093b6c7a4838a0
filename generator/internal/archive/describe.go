package archive

import (
	"reflect"
	"regexp"
	"strings"
)

// Struct describes a mapping that an author may write: a file's front matter, or what a key
// holds.
type Struct struct {
	Name  string // of the section of Model that is about it: "Brief", "Recommendation"
	Keys  []Key
	Short bool // a single value may stand for it: the first key's, or an id
}

// Key describes a key of a mapping.
type Key struct {
	Name     string
	About    string // what Model says of it, in one line
	Required bool
	List     bool      // it holds a list, for which a single value may stand
	Holds    ValueKind // the type of its value, or of each item
	Terms    []string  // of a Term: the built-in ones
	Own      string    // of a Term: the key of site.yaml under which an archive adds terms
	Across   bool      // of an ID: another brief's may be named, as brief-id#id
	Of       string    // of an ID: "actor" where it is one's
	Struct   *Struct   // of a Mapping
}

// ValueKind is a type of values.
type ValueKind uint8

// The types of values.
const (
	HoldsText ValueKind = iota
	HoldsInline
	HoldsDate
	HoldsLanguage
	HoldsNumber
	HoldsBoolean
	HoldsAddress
	HoldsID
	HoldsTerm
	HoldsDOI
	HoldsISBN
	HoldsItem // of Wikidata
	HoldsZone
	HoldsORCID
	HoldsCode // of a message
	HoldsMapping
)

var valueKinds = map[reflect.Type]ValueKind{
	reflect.TypeFor[string](): HoldsText, reflect.TypeFor[Text](): HoldsText, reflect.TypeFor[Voice](): HoldsText,
	reflect.TypeFor[Inline](): HoldsInline, reflect.TypeFor[Date](): HoldsDate, reflect.TypeFor[Language](): HoldsLanguage,
	reflect.TypeFor[Number](): HoldsNumber, reflect.TypeFor[bool](): HoldsBoolean, reflect.TypeFor[Switch](): HoldsBoolean,
	reflect.TypeFor[Web](): HoldsAddress, reflect.TypeFor[Ref](): HoldsID, reflect.TypeFor[Term](): HoldsTerm,
	reflect.TypeFor[DOI](): HoldsDOI, reflect.TypeFor[ISBN](): HoldsISBN, reflect.TypeFor[Item](): HoldsItem, reflect.TypeFor[Zone](): HoldsZone,
	reflect.TypeFor[ORCID](): HoldsORCID, reflect.TypeFor[Code](): HoldsCode,
}

// sections are the names of the sections of Model that differ from their types'.
var sections = map[reflect.Type]string{
	reflect.TypeFor[MenuItem](): "Menu", reflect.TypeFor[HistoryEntry](): "History",
	reflect.TypeFor[Attachment](): "File", reflect.TypeFor[Word](): "Term",
}

func sectionOf(t reflect.Type) string {
	if name, ok := sections[t]; ok {
		return name
	}
	return t.Name()
}

// Describe gives the mappings that begin files, as the decoder reads them: Brief, Actor,
// Topic, Page, Site, Source for each item of sources.yaml, and Withdrawal for each of
// withdrawn.yaml.
func Describe() []*Struct {
	d := &describer{newDecoder(nil), map[reflect.Type]*Struct{}}
	var list []*Struct
	for _, root := range roots {
		list = append(list, d.structOf(root))
	}
	return list
}

type describer struct {
	*decoder
	made map[reflect.Type]*Struct
}

func (d *describer) structOf(t reflect.Type) *Struct {
	if s := d.made[t]; s != nil {
		return s
	}
	_, short := reflect.New(t).Interface().(scalarForm)
	s := &Struct{Name: sectionOf(t), Short: short}
	d.made[t] = s
	about, _ := modelSection(Model, s.Name)
	for _, f := range d.schemas[t].fields {
		s.Keys = append(s.Keys, d.keyOf(f, t.Field(f.index).Type, about[f.key]))
	}
	return s
}

func (d *describer) keyOf(f field, t reflect.Type, about string) Key {
	k := Key{Name: f.key, About: about, Required: f.required, Terms: f.terms, Own: f.own, Across: f.across}
	if f.actor {
		k.Of = "actor"
	}
	if k.List = t.Kind() == reflect.Slice; k.List {
		t = t.Elem()
	}
	kind, simple := valueKinds[t]
	if !simple {
		kind, k.Struct = HoldsMapping, d.structOf(t)
	}
	k.Holds = kind
	return k
}

var keyLine = regexp.MustCompile(`^    ([a-z_]+)(?:  +(.*))?$`)

// modelSection gives what a section of the model's text says of each key, and the keys in
// their order.
func modelSection(text, section string) (said map[string]string, order []string) {
	_, rest, _ := strings.Cut(text, "\n## "+section+"\n")
	rest, _, _ = strings.Cut(rest, "\n## ")
	said = map[string]string{}
	key := ""
	for line := range strings.SplitSeq(rest, "\n") {
		if m := keyLine.FindStringSubmatch(line); m != nil {
			key = m[1]
			said[key] = m[2]
			order = append(order, key)
		} else if strings.HasPrefix(line, "     ") && key != "" {
			said[key] += " " + strings.TrimSpace(line)
		} else {
			key = ""
		}
	}
	return said, order
}
