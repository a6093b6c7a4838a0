package readers

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// graphRead is a graph as a reader has it: the attributes of nodes by what they stand for, and
// edges as lines that name their ends and attributes.
type graphRead struct {
	Nodes map[string]map[string]any
	Edges []string
}

// TestGraphs has NetworkX and igraph read the graph in both formats, and wants the same of
// all as the tables say.
func TestGraphs(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		got := decode[map[string]graphRead](t, execute(t, nil, debianPython(t), "-c", `
import json, sys, igraph, networkx
folder = sys.argv[1]
def line(a, b, relation, weight): return "%s %s %s %s" % (a, relation, b, int(weight or 0))
out = {}
for name, g in (("networkx graphml", networkx.read_graphml(folder + "/network.graphml", force_multigraph=True)), ("networkx gexf", networkx.read_gexf(folder + "/network.gexf"))):
    assert g.is_directed()
    gexf = name.endswith("gexf")
    ref = networkx.get_node_attributes(g, "ref")
    out[name] = {"nodes": {ref[n]: {k: v for k, v in d.items()} for n, d in g.nodes(data=True)},
      "edges": [line(ref[a], ref[b], d["label" if gexf else "relation"], d.get("weight")) for a, b, d in g.edges(data=True)]}
g = igraph.Graph.Read_GraphML(folder + "/network.graphml")
assert g.is_directed()
names = g.vs["ref"]
out["igraph"] = {"nodes": {v["ref"]: {k: x for k, x in v.attributes().items() if k != "id" and x != ""} for v in g.vs},
  "edges": [line(names[e.source], names[e.target], e["relation"], 0 if e["weight"] != e["weight"] else e["weight"]) for e in g.es]}
print(json.dumps(out))`, filepath.Join(site, "data")))
		want := graphOf(t, site)
		for reader, g := range got {
			if len(g.Nodes) != len(want.Nodes) {
				t.Errorf("%s: %d nodes, want %d", reader, len(g.Nodes), len(want.Nodes))
			}
			for id, w := range want.Nodes {
				n := g.Nodes[id]
				for _, name := range []string{"label", "kind", "date", "status", "url"} {
					if v := fmt.Sprint(n[name]); v != fmt.Sprint(w[name]) {
						t.Errorf("%s: of %s the %s is %q, want %q", reader, id, name, v, w[name])
						return
					}
				}
			}
			slices.Sort(g.Edges)
			for i, e := range want.Edges {
				if i == len(g.Edges) || g.Edges[i] != e {
					t.Errorf("%s: %d edges, want %d; the first that differs is %q", reader, len(g.Edges), len(want.Edges), e)
					break
				}
			}
		}
	})
}

// graphOf makes the graph of the tables.
func graphOf(t *testing.T, site string) graphRead {
	t.Helper()
	g := graphRead{Nodes: map[string]map[string]any{}}
	node := func(kind, id, label, is, date, status, url string) {
		n := map[string]any{"label": label, "kind": is, "url": url}
		if date != "" {
			n["date"] = date
		}
		if status != "" {
			n["status"] = status
		}
		g.Nodes[kind+"/"+id] = n
	}
	edges := func(from, relation, kind, ids string) {
		for _, id := range strings.FieldsFunc(ids, func(r rune) bool { return r == ';' }) {
			g.Edges = append(g.Edges, fmt.Sprintf("%s %s %s/%s 0", from, relation, kind, id))
		}
	}
	writers := map[string]string{}
	for _, r := range plainRows(t, site, "authors") {
		writers[r["id"]] = r["actor"]
	}
	for _, r := range plainRows(t, site, "actors") {
		node("actor", r["id"], r["name"], r["kind"], "", "", r["url"])
		from := "actor/" + r["id"]
		edges(from, "member-of", "actor", r["member_of"])
		edges(from, "leads", "actor", r["leads"])
		edges(from, "country", "actor", r["country"])
	}
	for _, r := range plainRows(t, site, "topics") {
		node("topic", r["id"], r["title"], "topic", "", "", r["url"])
	}
	for _, r := range plainRows(t, site, "events") {
		node("event", r["id"], r["title"], "event", r["date"], r["status"], r["url"])
		edges("event/"+r["id"], "involves", "actor", r["actors"])
	}
	for _, r := range plainRows(t, site, "event_reports") {
		edges("brief/"+r["brief"], "reports", "event", r["event"])
	}
	named := map[string]bool{}
	for _, r := range plainRows(t, site, "mentions") {
		named[r["brief"]+" "+r["actor"]] = true
		relation := "mentions"
		if r["principal"] == "true" {
			relation = "principal"
		}
		g.Edges = append(g.Edges, fmt.Sprintf("brief/%s %s actor/%s %s", r["brief"], relation, r["actor"], r["times"]))
	}
	for _, r := range plainRows(t, site, "briefs") {
		node("brief", r["id"], r["title"], "brief", r["date"], "", r["url"])
		from := "brief/" + r["id"]
		for _, a := range strings.Split(r["actors"], ";") {
			if !named[r["id"]+" "+a] {
				edges(from, "principal", "actor", a)
			}
		}
		for _, a := range strings.Split(r["authors"], ";") {
			edges(from, "author", "actor", writers[a])
		}
		edges(from, "topic", "topic", r["topics"])
		edges(from, "supersedes", "brief", r["supersedes"])
		edges(from, "translation-of", "brief", r["translation_of"])
	}
	for _, r := range plainRows(t, site, "recommendations") {
		node("recommendation", r["id"], r["text"], "recommendation", r["horizon"], r["status"], r["url"])
		from := "recommendation/" + r["id"]
		edges("brief/"+r["brief"], "recommends", "recommendation", r["id"])
		edges(from, "made-by", "actor", r["made_by"])
		edges(from, "addressed-to", "actor", r["addressees"])
		edges(from, "about", "actor", r["subjects"])
		edges(from, "superseded-by", "recommendation", r["superseded_by"])
	}
	slices.Sort(g.Edges)
	return g
}

// TestEntities has FollowTheMoney's own library read the entities: every property is one of
// the schema, and what an entity refers to is there.
func TestEntities(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		out := decode[map[string][]string](t, packages{"@alephdata/followthemoney@3.8.4"}.run(t, `
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
const ftm = createRequire(import.meta.url)("@alephdata/followthemoney");
const model = new ftm.Model(ftm.defaultModel);
const lines = readFileSync(process.argv[2], "utf8").trimEnd().split("\n").map(JSON.parse);
const schemas = new Map(lines.map(e => [e.id, model.getSchema(e.schema)]));
const wrong = [], events = [], actors = [];
if (schemas.size != lines.length) wrong.push("two entities have one id");
for (const line of lines) {
  const schema = schemas.get(line.id);
  for (const [name, values] of Object.entries(line.properties)) {
    if (!schema.getProperties().has(name)) { wrong.push(line.id + ": " + line.schema + " has no " + name); continue; }
    const p = schema.getProperty(name);
    for (const v of values) {
      if (typeof v != "string" || v == "") wrong.push(line.id + "." + name + ": " + JSON.stringify(v));
      if (p.type.name == "entity" && !(schemas.get(v) && schemas.get(v).isA(p.getRange()))) wrong.push(line.id + "." + name + ": " + v);
      if (p.type.name == "date" && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(v)) wrong.push(line.id + "." + name + ": " + v);
    }
  }
  const e = model.getEntity(line);
  if (schema.isA("Event")) events.push(e.id.slice("event-".length) + " " + e.getCaption());
  else if (schema.isA("Thing")) actors.push(e.id.slice("actor-".length) + " " + e.getCaption());
}
console.log(JSON.stringify({wrong, events, actors}));`, nil, filepath.Join(site, "data", "entities.ftm.json")))
		for _, w := range out["wrong"] {
			t.Error(w)
		}
		for table, name := range map[string]string{"events": "title", "actors": "name"} {
			var want []string
			for _, r := range plainRows(t, site, table) {
				want = append(want, r["id"]+" "+r[name])
			}
			if !slices.Equal(out[table], want) {
				t.Errorf("%s: %.500q, want %.500q", table, out[table], want)
			}
		}
	})
}

// calendarEvent is an event as a calendar has it; an End is the first day after it.
type calendarEvent struct{ ID, Title, Start, End string }

// TestCalendar has ical.js, node-ical and khal read the calendar: every event that has a
// first day in the years of our era is in it, on the days that its date can mean.
func TestCalendar(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		file := filepath.Join(site, "data", "calendar.ics")
		got := decode[map[string][]calendarEvent](t, packages{"ical.js@2.2.1", "node-ical@0.26.1"}.run(t, `
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import ICAL from "ical.js";
const text = readFileSync(process.argv[2], "utf8");
const id = uid => uid.split("@")[0];
const parsed = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map(v => new ICAL.Event(v));
const icaljs = parsed.map(e => ({id: id(e.uid), title: e.summary, start: e.startDate.toString(), end: e.endDate.toString()}));
const day = d => d.getFullYear() + "-" + String(d.getMonth() + 1).padStart(2, "0") + "-" + String(d.getDate()).padStart(2, "0");
const nodeical = Object.values(createRequire(import.meta.url)("node-ical").sync.parseICS(text)).filter(e => e.type == "VEVENT")
  .map(e => ({id: id(e.uid), title: e.summary, start: day(e.start), end: day(e.end)}));
console.log(JSON.stringify({"ical.js": icaljs, "node-ical": nodeical}));`, nil, file))
		want := calendarOf(t, site)
		for reader, events := range got {
			if len(events) != len(want) {
				t.Errorf("%s: %d events, want %d", reader, len(events), len(want))
			}
			for _, e := range events {
				w, ok := want[e.ID]
				if reader == "node-ical" && w.Start < "0100" {
					continue // it makes 1944 of 0044
				}
				if !ok || e.Start != w.Start || e.End != w.End || !strings.Contains(e.Title, w.Title) {
					t.Errorf("%s: %+v, want %+v", reader, e, w)
				}
			}
		}
		khal(t, file, want)
	})
}

// calendarOf makes the calendar of the events. One whose end is open lasts a day.
func calendarOf(t *testing.T, site string) map[string]calendarEvent {
	t.Helper()
	want := map[string]calendarEvent{}
	for _, r := range plainRows(t, site, "events") {
		start, end := r["date_start"], r["date_end"]
		if !regexp.MustCompile(`^\d{4}-`).MatchString(start) || start < "0001" {
			continue
		}
		if end == "" {
			end = start
		}
		want[r["id"]] = calendarEvent{r["id"], r["title"], start, nextDay(t, end)}
	}
	return want
}

// khal imports a calendar and lists it whole.
func khal(t *testing.T, file string, want map[string]calendarEvent) {
	t.Helper()
	program := need(t, "khal", "khal")
	dir := t.TempDir()
	config := filepath.Join(dir, "config")
	writeText(t, config, fmt.Sprintf("[calendars]\n[[archive]]\npath = %s\n[sqlite]\npath = %s\n[locale]\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\nlongdatetimeformat = %%Y-%%m-%%d %%H:%%M\nfirstweekday = 0\n",
		filepath.Join(dir, "calendar"), filepath.Join(dir, "khal.db")))
	execute(t, nil, program, "-c", config, "import", "--batch", "-a", "archive", file)
	out := string(execute(t, nil, program, "-c", config, "list", "--once", "--format", "{uid}\t{title}", "--day-format", "", "1800-01-01", "2100-01-01"))
	for id, e := range want {
		if e.Start > "1800" && e.Start < "2099" && !strings.Contains(out, id+"@") {
			t.Errorf("khal lacks %s of %s", id, e.Start)
		}
	}
}
