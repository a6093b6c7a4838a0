// Package schema describes what authors write as JSON Schema (draft 2020-12), which editors
// read to complete and check front matter, site.yaml, sources.yaml and withdrawn.yaml. It says what the types
// of the model say; what concerns several files or the text, only a check finds.
//
// A schema is applied to YAML that has been read as YAML 1.2's core schema reads it, so that
// a year or a number of a report may arrive as a number.
package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
)

// Kinds are the names of the schemas there are.
func Kinds() []string {
	var names []string
	for _, s := range archive.Describe() {
		names = append(names, nameOf(s))
	}
	return names
}

// nameOf is the name of the schema of what begins a file.
func nameOf(s *archive.Struct) string {
	switch s.Name {
	case "Source":
		return "sources"
	case "Withdrawal":
		return "withdrawn"
	}
	return strings.ToLower(s.Name)
}

// Of gives the schema of a kind of file, as indented JSON with a line end; false where there
// is no such kind.
func Of(kind string) ([]byte, bool) {
	all := archive.Describe()
	i := slices.IndexFunc(all, func(s *archive.Struct) bool { return nameOf(s) == kind })
	if i < 0 {
		return nil, false
	}
	defs := map[string]any{}
	root := define(all[i], defs)
	if kind == "sources" || kind == "withdrawn" {
		root = map[string]any{"type": "array", "items": root}
	}
	for name, pattern := range patterns {
		defs[name] = pattern
	}
	root["$schema"], root["title"], root["$defs"] = "https://json-schema.org/draft/2020-12/schema", "chancery: "+kind, used(root, defs)
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("schema: %v", err)) // it is made of maps and texts
	}
	return append(out, '\n'), true
}

// used leaves out the definitions that nothing refers to.
func used(root map[string]any, defs map[string]any) map[string]any {
	kept := map[string]any{}
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if to, ok := v["$ref"].(string); ok {
				name := strings.TrimPrefix(to, "#/$defs/")
				if kept[name] == nil {
					kept[name] = defs[name]
					visit(defs[name])
				}
			}
			for _, inner := range v {
				visit(inner)
			}
		case []any:
			for _, inner := range v {
				visit(inner)
			}
		}
	}
	visit(root)
	return kept
}

func ref(name string) map[string]any { return map[string]any{"$ref": "#/$defs/" + name} }

// define gives the schema of a mapping, and puts those of the mappings within into defs.
func define(s *archive.Struct, defs map[string]any) map[string]any {
	properties := map[string]any{}
	var required []any
	for _, k := range s.Keys {
		properties[k.Name] = property(k, defs)
		if k.Required {
			required = append(required, k.Name)
		}
	}
	object := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		object["required"] = required
	}
	return object
}

// property is the schema of a key's value.
func property(k archive.Key, defs map[string]any) map[string]any {
	item := value(k, defs)
	if k.List {
		item = map[string]any{"anyOf": []any{item, map[string]any{"type": "array", "items": item}}}
	}
	about := map[string]any{"description": k.About}
	for key, v := range item {
		about[key] = v
	}
	return about
}

// value is the schema of a value, or of an item of a list.
func value(k archive.Key, defs map[string]any) map[string]any {
	switch k.Holds {
	case archive.HoldsMapping:
		if _, done := defs[k.Struct.Name]; !done {
			defs[k.Struct.Name] = nil // it may hold itself
			inner := define(k.Struct, defs)
			if k.Struct.Short {
				inner = map[string]any{"anyOf": []any{ref("text"), inner}}
			}
			defs[k.Struct.Name] = inner
		}
		return ref(k.Struct.Name)
	case archive.HoldsTerm:
		terms := make([]any, len(k.Terms))
		for i, t := range k.Terms {
			terms[i] = t
		}
		if k.Own == "" {
			return map[string]any{"enum": terms}
		}
		return map[string]any{"anyOf": []any{map[string]any{"enum": terms}, ref("id")}}
	case archive.HoldsID:
		if k.Across {
			return ref("id-across")
		}
	}
	return ref(names[k.Holds])
}

// names are those of the definitions of simple values.
var names = map[archive.ValueKind]string{
	archive.HoldsText: "text", archive.HoldsInline: "text", archive.HoldsDate: "date", archive.HoldsLanguage: "language",
	archive.HoldsNumber: "number", archive.HoldsBoolean: "boolean", archive.HoldsAddress: "web-address", archive.HoldsID: "id",
	archive.HoldsDOI: "doi", archive.HoldsISBN: "isbn", archive.HoldsItem: "wikidata", archive.HoldsZone: "time-zone",
	archive.HoldsORCID: "orcid", archive.HoldsCode: "code",
}

// patterns are the definitions of simple values.
var patterns = map[string]any{
	"text":        map[string]any{"type": []any{"string", "number", "boolean"}},
	"boolean":     map[string]any{"type": "boolean"},
	"id":          matching(`[a-z0-9]+(-[a-z0-9]+)*`, "integer"),
	"id-across":   matching(`([a-z0-9]+(-[a-z0-9]+)*#)?[a-z0-9]+(-[a-z0-9]+)*`, "integer"),
	"date":        matching(edtf, "integer"),
	"number":      matching(`-?[0-9]{1,30}(\.[0-9]{1,12})?`, "number"),
	"web-address": matching(`https?://[^\s/"<>\\][^\s"<>\\]*`),
	"language":    matching(`[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*`),
	"doi":         matching(`10\.[0-9]{4,9}/[^\s"<>]+`),
	"isbn":        matching(`[0-9][0-9 -]{7,15}[0-9X]`, "integer"),
	"wikidata":    matching(`Q[1-9][0-9]{0,11}`),
	"orcid":       matching(`[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]`),
	"code":        matching(`[a-z]+(-[a-z]+)*`),
	"time-zone":   matching(`[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*`),
}

// matching is a text of a form, anchored at both ends; other types may stand for it.
func matching(pattern string, others ...any) map[string]any {
	m := map[string]any{"pattern": "^(" + pattern + ")$"}
	if len(others) == 0 {
		m["type"] = "string"
		return m
	}
	m["type"] = append([]any{"string"}, others...)
	return m
}

// edtf is the form of dates of EDTF's levels 0 and 1, with their parts in bounds; whether a
// month has that day, and whether an interval's ends are in order, it does not say.
var edtf = func() string {
	year := `-?[0-9]{4}`
	month := year + `-(0[1-9]|1[0-2]|2[1-4]|XX)`
	day := year + `-((0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]|XX)|XX-XX)`
	one := `(` + strings.Join([]string{year, `-?[0-9]{3}X`, `-?[0-9]{2}XX`, `Y-?[1-9][0-9]{4,}`, month, day}, "|") + `)[?~%]?`
	moment := year + `-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](Z|[+-][0-9]{2}(:[0-9]{2})?)?`
	return one + `|` + moment + `|(` + one + `|\.\.)?/(` + one + `|\.\.)?`
}()
