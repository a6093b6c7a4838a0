package archive

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/plainyaml"
	"chancery/generator/internal/prose"
)

// field is a key of the model, as the tags of a struct's field tell it:
//
//	key:"name,required"   the key
//	terms:"a,b,c"         the vocabulary of a Term; the first is the default
//	default:"x"           another default than the first term; "" for none
//	own:"x"               the key of site.yaml under which an archive adds terms
//	across:"brief"        the ID may have that of another brief in front: brief-id#id
//	of:"actor"            the ID is an actor's; package graph, which knows their names, words what is none
type field struct {
	key      string
	item     string // what messages call an item of it
	required bool
	terms    []string
	want     string // the terms, in words
	fallback string
	own      string
	anyTerm  bool // the archive's own terms could not be read
	across   bool
	actor    bool
	index    int
}

// itemOf names an item of a list for a message.
func itemOf(key string) string { return "an item of \"" + key + "\"" }

// schema is the keys of one struct.
type schema struct {
	fields []field
	keys   []string
	faulty int // the index of a field that says whether something could not be read, or -1
}

// decoder turns nodes into the types of the model. It is made once and may be
// used by several goroutines.
type decoder struct {
	schemas map[reflect.Type]*schema
	bodies  *prose.Texts
}

// roots are the types of the mappings that begin files, and of an item of sources.yaml and
// of withdrawn.yaml.
var roots = []reflect.Type{reflect.TypeFor[Brief](), reflect.TypeFor[Actor](), reflect.TypeFor[Topic](), reflect.TypeFor[Page](),
	reflect.TypeFor[Site](), reflect.TypeFor[Source](), reflect.TypeFor[Withdrawal]()}

func newDecoder(bodies *prose.Texts) *decoder {
	d := &decoder{schemas: map[reflect.Type]*schema{}, bodies: bodies}
	for _, t := range roots {
		d.learn(t)
	}
	return d
}

// learn reads the tags of a struct and of the structs that it holds.
func (d *decoder) learn(t reflect.Type) {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || d.schemas[t] != nil {
		return
	}
	s := &schema{faulty: -1}
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("key")
		if f.Name == "Faulty" {
			s.faulty = i
		}
		if tag == "" {
			continue
		}
		key, option, _ := strings.Cut(tag, ",")
		fl := field{key: key, item: itemOf(key), required: option == "required", across: f.Tag.Get("across") != "", actor: f.Tag.Get("of") == "actor", index: i}
		if terms := f.Tag.Get("terms"); terms != "" {
			fl.terms, fl.own = strings.Split(terms, ","), f.Tag.Get("own")
			fl.want = "one of " + strings.Join(fl.terms, ", ")
			fl.fallback = fl.terms[0]
			if other, ok := f.Tag.Lookup("default"); ok {
				fl.fallback = other
			}
		}
		s.fields = append(s.fields, fl)
		s.keys = append(s.keys, key)
		defer d.learn(f.Type)
	}
	if len(s.fields) > 0 {
		d.schemas[t] = s
	}
}

// termsOf gives the terms of the vocabulary to which a key of site.yaml adds.
func (d *decoder) termsOf(own string) []string {
	for _, s := range d.schemas {
		for _, f := range s.fields {
			if f.own == own {
				return f.terms
			}
		}
	}
	return nil
}

// vocabulary is what an archive adds to the vocabularies, by the keys of site.yaml. Its
// terms are known as far as they could be read.
type vocabulary struct {
	words  map[string][]Word
	broken bool // site.yaml could not be read
}

func (s *Site) vocabulary() vocabulary {
	return vocabulary{map[string][]Word{"instruments": s.Instruments, "kinds": s.Kinds}, s.broken}
}

func (v vocabulary) equal(other vocabulary) bool {
	return v.broken == other.broken && maps.EqualFunc(v.words, other.words, func(a, b []Word) bool {
		return slices.EqualFunc(a, b, func(x, y Word) bool { return x.ID.ID == y.ID.ID })
	})
}

// extend adds an archive's own terms to the vocabularies.
func (d *decoder) extend(v vocabulary) {
	for _, schema := range d.schemas {
		for i := range schema.fields {
			f := &schema.fields[i]
			words, open := v.words[f.own]
			if !open {
				continue
			}
			f.anyTerm = v.broken || slices.ContainsFunc(words, func(w Word) bool { return w.ID.ID == "" })
			f.terms = InOrder(words, f.terms)
			f.want = "one of " + strings.Join(f.terms, ", ")
		}
	}
}

// decoding is the work on one file after the other. Nothing of a file remains in
// what was made of it but the texts that are kept.
type decoding struct {
	*decoder
	name string // of the file: a slash path from the archive's root
	raw  []byte // the file as it was read
	src  []byte // with line ends made \n

	garbled bool // it is no text, and src is as it was read
	list    diag.List
	yaml    plainyaml.Reader
	texts   texts
}

func newDecoding(d *decoder) *decoding { return &decoding{decoder: d} }

// at is a place in the file.
func (d *decoding) at(p plainyaml.Pos) diag.Pos {
	return diag.Pos{File: d.name, Line: p.Line, Col: p.Col}
}

// value is a type that decodes itself from a node.
type value interface {
	decode(*decoding, *node, *field)
}

// scalarForm is a struct for which a single value may stand.
type scalarForm interface {
	fromScalar(*decoding, *node)
}

// mapping fills the struct at v from n. what names it in messages ("a brief").
func (d *decoding) mapping(n *node, v reflect.Value, what string) {
	s, before := d.schemas[v.Type()], len(d.list.Messages)
	d.fill(n, v, s, what)
	isError := func(m diag.Message) bool { return m.Severity == diag.Error }
	if s.faulty >= 0 && slices.ContainsFunc(d.list.Messages[before:], isError) {
		v.Field(s.faulty).SetBool(true)
	}
}

func (d *decoding) fill(n *node, v reflect.Value, s *schema, what string) {
	if n.Kind != plainyaml.Mapping {
		d.list.Errorf(diag.TypeMismatch, d.at(n.Pos), width(n.Text), "write keys and values: "+strings.Join(s.keys[:min(3, len(s.keys))], ": …, ")+": …", "%s must be a mapping, but this is %s", what, kindOf(n))
		return
	}
	for _, f := range s.fields {
		if f.fallback != "" {
			if t, ok := v.Field(f.index).Addr().Interface().(*Term); ok {
				t.ID = f.fallback
			}
		}
	}
	var seen uint64 // a bit for each field; no struct of the model has more than 64
	for _, e := range n.Entries {
		i := slices.Index(s.keys, e.Key)
		if i < 0 {
			own, fix := ownWord(e, s.keys)
			if fix == "" {
				own, fix = diag.Nearest(e.Key, s.keys), diag.DidYouMean(e.Key, s.keys, "its keys are: "+strings.Join(s.keys, ", "))
			}
			if meant := slices.Index(s.keys, own); meant >= 0 {
				seen |= 1 << meant // it is not missing besides
			}
			d.list.Errorf(diag.KeyUnknown, d.at(e.Pos), width(e.Key), fix, "unknown key %q in %s", e.Key, what)
			continue
		}
		seen |= 1 << i
		f := &s.fields[i]
		if e.Value == nil {
			continue
		}
		if e.Value.IsNull() {
			d.list.Errorf(diag.ValueMissing, d.at(e.Pos), width(e.Key), d.giveValue(e.Pos, "the key"), "%q has no value", e.Key)
			continue
		}
		d.value(e.Value, v.Field(f.index), f)
	}
	for i, f := range s.fields {
		if f.required && seen&(1<<i) == 0 {
			d.list.Errorf(diag.KeyMissing, d.at(n.Pos), 1, "add `"+f.key+": …`", "%s lacks the required key %q", what, f.key)
		}
	}
}

// value fills v, of any type of the model, from n.
func (d *decoding) value(n *node, v reflect.Value, f *field) {
	switch p := v.Addr().Interface().(type) {
	case value:
		p.decode(d, n, f)
		return
	case *string:
		var t Text
		t.decode(d, n, f)
		*p = t.S
		return
	case *bool:
		d.boolean(n, p)
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		d.sequence(n, v, f)
	case reflect.Struct:
		if form, ok := v.Addr().Interface().(scalarForm); ok && n.Kind == plainyaml.Scalar {
			form.fromScalar(d, n)
			return
		}
		d.mapping(n, v, f.item)
	}
}

// sequence fills a list. A single value may stand alone.
func (d *decoding) sequence(n *node, v reflect.Value, f *field) {
	items := []*node{n}
	if n.Kind == plainyaml.List {
		items = n.Items
	} else if d.lone(n, reflect.New(v.Type().Elem()).Interface(), f.key) {
		return
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		if item == nil {
			continue
		}
		if item.IsNull() {
			d.list.Errorf(diag.ValueMissing, d.at(item.Pos), 1, d.giveValue(item.Pos, "the item"), "an item of %q has no value", f.key)
			continue
		}
		d.value(item, list.Index(i), f)
	}
	v.Set(list)
}

// wantText is what scalar is asked for where any text will do.
const wantText = "text"

// scalar gives the text of a single value, or says what was wanted instead.
func (d *decoding) scalar(n *node, want string) (string, bool) {
	if n.Kind != plainyaml.Scalar {
		d.list.Errorf(diag.TypeMismatch, d.at(n.Pos), 1, "write "+want, "%s stands where a single value belongs", kindOf(n))
		return "", false
	}
	if inner, is := curly(n.Text); is && want != wantText && n.Style == plainyaml.Bare {
		d.list.Errorf(diag.QuotationMarks, d.at(n.Pos), width(n.Text), "write "+inner, "YAML's quotation marks are straight, and these become part of the value")
		return "", false
	}
	if strings.ContainsRune(n.Text, utf8.RuneError) {
		d.warnOf(utf8.RuneError, 1, d.at(n.Pos))
	}
	// YAML's escapes can bring in what the file itself may not hold.
	for i := range len(n.Text) {
		if forbidden(n.Text[i]) {
			d.list.Errorf(diag.CharacterUnwanted, d.at(n.Pos), 1, "remove the escape", "a control character (%+q) in a text", n.Text[i:i+1])
			return "", false
		}
	}
	return n.Text, true
}

func forbidden(c byte) bool { return c < ' ' && c != '\n' && c != '\t' || c == 0x7f }

func (d *decoding) boolean(n *node, to *bool) {
	s, ok := d.scalar(n, "true or false")
	switch {
	case !ok:
	case s == "true" && n.Style != plainyaml.Quoted:
		*to = true
	case s == "false" && n.Style != plainyaml.Quoted:
		*to = false
	default:
		d.list.Errorf(diag.ValueMalformed, d.at(n.Pos), width(s), "write true or false, without quotation marks", "%q is not true or false", s)
	}
}
