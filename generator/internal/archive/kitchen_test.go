package archive

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/generator/internal/layers"
)

// kitchen is the archive from which the golden pages are made.
var kitchen = filepath.Join("..", "..", "testdata", "kitchen")

// TestKitchenUsesEverything wants every key of the model and every word of its
// vocabularies in the archive of the golden pages, so that each is seen on a page.
func TestKitchenUsesEverything(t *testing.T) {
	files, err := layers.OpenDir(kitchen)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	a, list, err := Read(files, bodies())
	if err != nil || len(list.Messages) > 0 {
		t.Fatalf("%v, %v", list.Messages, err)
	}
	u := use{decoder: newDecoder(nil), seen: map[string]bool{}}
	u.walk(reflect.ValueOf(*a))
	for typ, s := range u.decoder.schemas {
		for _, f := range s.fields {
			if at := typ.Name() + "." + f.key; !u.seen[at] {
				t.Errorf("nothing uses %s", at)
			}
			for _, term := range f.terms {
				// Sources are of many kinds, which no page tells apart; an archive has feeds of one sort.
				if at := typ.Name() + "." + f.key + "=" + term; !u.seen[at] && typ.Name() != "Source" && typ.Name() != "HistoryEntry" && typ.Name() != "Feed" {
					t.Errorf("nothing uses %s", at)
				}
			}
		}
	}
}

// use notes which keys and terms occur in an archive.
type use struct {
	decoder *decoder
	seen    map[string]bool
}

func (u *use) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			u.walk(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			u.walk(v.Index(i))
		}
	case reflect.Struct:
		if s := u.decoder.schemas[v.Type()]; s != nil {
			for _, f := range s.fields {
				u.note(v.Type().Name()+"."+f.key, v.Field(f.index))
			}
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && strings.HasPrefix(v.Type().PkgPath(), "chancery/") {
				u.walk(v.Field(i))
			}
		}
	}
}

func (u *use) note(key string, v reflect.Value) {
	u.seen[key] = u.seen[key] || !v.IsZero() || v.Kind() == reflect.Bool || v.Type() == reflect.TypeFor[Switch]()
	terms := []Term{}
	switch t := v.Interface().(type) {
	case Term:
		terms = append(terms, t)
	case []Term:
		terms = t
	}
	for _, t := range terms {
		u.seen[key+"="+t.ID] = true
	}
}
