package data

import (
	"bufio"
	"encoding/json"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// entity is one of FollowTheMoney (followthemoney.tech, 3): every property is a list.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// writeEntities writes actors, what they are members of and lead, and events: a JSON
// object a line.
func writeEntities(out *bufio.Writer, w *wording.Wording) {
	put := func(e entity) {
		for name, values := range e.Properties {
			if len(values) == 0 {
				delete(e.Properties, name)
			}
		}
		line, _ := json.Marshal(e)           // strings have no error
		_, _ = out.Write(append(line, '\n')) // it keeps the error
	}
	for _, a := range w.Graph.Actors {
		put(actorEntity(w, a))
		for _, of := range a.MemberOf {
			put(tie("Membership", "member", a, of))
		}
		for _, of := range a.Leads {
			put(tie("Directorship", "director", a, of))
		}
	}
	for _, e := range w.Graph.Events {
		put(eventEntity(w, e))
	}
}

// tie is that an actor belongs to an organization; a person is none.
func tie(schema, role string, a, of *graph.Actor) entity {
	organization := "organization"
	if of.Kind.ID == "person" {
		schema, role, organization = "UnknownLink", "subject", "object"
	}
	return entity{strings.ToLower(schema) + "-" + a.ID + "-" + of.ID, schema,
		map[string][]string{role: {entityID(a)}, organization: {entityID(of)}}}
}

func entityID(a *graph.Actor) string { return "actor-" + a.ID }

// schemaOf is what a kind of actor is in FollowTheMoney, which has no states: they act as
// public bodies.
func schemaOf(kind string) string {
	switch kind {
	case "person":
		return "Person"
	case "company":
		return "Company"
	case "state":
		return "PublicBody"
	}
	return "Organization"
}

func actorEntity(w *wording.Wording, a *graph.Actor) entity {
	p := map[string][]string{
		"name": {a.Name.S}, "sourceUrl": full(w, wording.ActorURL(a).FromRoot()), "summary": said(wording.Plain(&a.SummaryText)),
		"description": said(a.Role), "wikidataId": said(a.Wikidata.Q),
	}
	for _, n := range a.Names {
		p["alias"] = append(p["alias"], n.Text.S)
	}
	p["alias"] = append(p["alias"], texted(a.Aliases)...)
	p["weakAlias"] = texted(a.WeakAliases)
	return entity{entityID(a), schemaOf(a.Kind.ID), p}
}

func texted(list []archive.Text) (all []string) {
	for _, t := range list {
		all = append(all, t.S)
	}
	return all
}

// said is a list of one value, or of none.
func said(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// full is an address with its host, where that is known: FollowTheMoney takes no other.
func full(w *wording.Wording, fromRoot string) []string {
	if w.BaseURL == "" {
		return nil
	}
	return []string{w.BaseURL + "/" + fromRoot}
}

func eventEntity(w *wording.Wording, e *graph.Event) entity {
	p := map[string][]string{"name": {e.Title}, "location": said(e.Place), "sourceUrl": full(w, wording.EventURL(e).FromRoot())}
	for _, a := range e.Actors {
		p["involved"] = append(p["involved"], entityID(a))
	}
	for _, r := range e.Reports {
		p["summary"] = append(p["summary"], said(wording.Plain(&r.SummaryText))...)
	}
	// A date there is the beginning of one of ISO 8601, and nothing is said of doubt: the
	// notes have it whole.
	if d := e.Date.Datetime(); d != "" && !e.Date.IsInterval() {
		day, _, _ := strings.Cut(d, "T")
		p["date"] = said(day)
	} else {
		p["startDate"], p["endDate"] = bound(e.Date.Earliest()), bound(e.Date.Latest())
	}
	if e.Date.Uncertain() || e.Date.Approximate() || p["date"] == nil {
		p["notes"] = said("Date (EDTF): " + e.Date.String())
	}
	return entity{"event-" + e.ID, "Event", p}
}

// bound is a day, where it is one of the four-digit years that can be written.
func bound(d edtf.Day) []string {
	if d == edtf.MinDay || d == edtf.MaxDay || d.Year() < 1000 || d.Year() > 9999 {
		return nil
	}
	return said(d.String())
}
