package data

import (
	"bufio"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// A graph has a node for each brief, actor, topic, event and recommendation, and an edge for
// each tie between two. IDs of nodes are numbers, as each edge has two of them; the attribute
// ref, the kind of a thing and its own ID, is what stays from one build to the next.

// node is a node with its attributes; what is empty is left out, as readers turn an empty
// attribute into a default.
type node struct {
	id, ref, label, kind, date, status string
	url                                address.URL
}

// edge is an edge; weight is 0 where there is nothing to count.
type edge struct {
	from, to, kind string
	weight         int
}

// network lists nodes, and then edges.
type network struct {
	*graph.Graph
	node func(node)
	edge func(edge)
	ids  map[any]string // of the nodes, by what they stand for
}

// add lists a node, and gives it its ID.
func (n *network) add(thing any, v node) {
	v.id = "n" + strconv.Itoa(len(n.ids)+1)
	n.ids[thing] = v.id
	n.node(v)
}

func (n *network) nodes() {
	for _, a := range n.Actors {
		n.add(a, node{ref: "actor/" + a.ID, label: a.Name.S, kind: a.Kind.ID, url: wording.ActorURL(a)})
	}
	for _, t := range n.Topics {
		n.add(t, node{ref: "topic/" + t.ID, label: t.Title, kind: "topic", url: wording.TopicURL(t)})
	}
	for _, e := range n.Events {
		n.add(e, node{ref: "event/" + e.ID, label: e.Title, kind: "event", date: e.Date.String(), status: e.Status, url: wording.EventURL(e)})
	}
	for _, b := range n.Briefs {
		n.add(b, node{ref: "brief/" + b.ID, label: b.Title.S, kind: "brief", date: b.Date.Date.String(), url: wording.BriefURL(b, "")})
		for _, r := range b.Recommendations {
			n.add(r, node{ref: "recommendation/" + r.Key(), label: wording.Plain(&r.Content), kind: "recommendation", date: date(r.Horizon.Date), status: r.Status.ID, url: wording.RecommendationURL(r)})
		}
	}
}

func date(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func (n *network) edges() {
	for _, a := range n.Actors {
		n.toActors(n.ids[a], "member-of", a.MemberOf)
		n.toActors(n.ids[a], "leads", a.Leads)
		if a.Country != nil {
			n.toActors(n.ids[a], "country", []*graph.Actor{a.Country})
		}
	}
	for _, e := range n.Events {
		n.toActors(n.ids[e], "involves", e.Actors)
	}
	for _, b := range n.Briefs {
		n.ofBrief(b, n.ids[b])
	}
}

func (n *network) toActors(from, kind string, actors []*graph.Actor) {
	for _, a := range actors {
		n.edge(edge{from, n.ids[a], kind, 0})
	}
}

func (n *network) ofBrief(b *graph.Brief, id string) {
	for _, m := range b.Mentioned {
		kind := "mentions"
		if m.Principal {
			kind = "principal"
		}
		n.edge(edge{id, n.ids[m.Actor], kind, int(m.Times)})
	}
	for _, a := range b.Principal {
		if !slices.ContainsFunc(b.Mentioned, func(m *graph.Mention) bool { return m.Actor == a }) {
			n.toActors(id, "principal", []*graph.Actor{a})
		}
	}
	for _, a := range n.Signed(b) {
		if a.Actor != nil {
			n.toActors(id, "author", []*graph.Actor{a.Actor})
		}
	}
	for _, t := range b.Topics {
		n.edge(edge{id, n.ids[t], "topic", 0})
	}
	for _, r := range b.Reports {
		n.edge(edge{id, n.ids[r.Merged], "reports", 0})
	}
	if b.Supersedes != nil {
		n.edge(edge{id, n.ids[b.Supersedes], "supersedes", 0})
	}
	if b.TranslationOf != nil {
		n.edge(edge{id, n.ids[b.TranslationOf], "translation-of", 0})
	}
	for _, r := range b.Recommendations {
		from := n.ids[r]
		n.edge(edge{id, from, "recommends", 0})
		for _, s := range makers(n.Graph, r) {
			if s.Actor != nil {
				n.toActors(from, "made-by", []*graph.Actor{s.Actor})
			}
		}
		n.toActors(from, "addressed-to", r.To)
		n.toActors(from, "about", r.Concerns)
		if r.SupersededBy != nil {
			n.edge(edge{from, n.ids[r.SupersededBy], "superseded-by", 0})
		}
	}
}

// xmlWriter writes elements; what is said in them is escaped.
type xmlWriter struct{ *bufio.Writer }

// put writes texts, the second and every other escaped.
func (w *xmlWriter) put(texts ...string) {
	for i, s := range texts {
		if i%2 == 0 || !strings.ContainsAny(s, "&<>\"'\t\n\r") {
			_, _ = w.WriteString(s) // it keeps the error
			continue
		}
		_ = xml.EscapeText(w, []byte(s))
	}
}

// given writes what stands before and after a text around it, unless it is empty.
func (w *xmlWriter) given(before, text, after string) {
	if text != "" {
		w.put(before, text, after)
	}
}

// writeGraphML writes the graph as GraphML (graphml.graphdrawing.org, 1.0). No key has a
// default, which would stand for what is not known.
func writeGraphML(file *bufio.Writer, w *wording.Wording) {
	out := xmlWriter{file}
	out.put(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="i" for="node" attr.name="ref" attr.type="string"/>
<key id="l" for="node" attr.name="label" attr.type="string"/>
<key id="k" for="node" attr.name="kind" attr.type="string"/>
<key id="d" for="node" attr.name="date" attr.type="string"/>
<key id="s" for="node" attr.name="status" attr.type="string"/>
<key id="u" for="node" attr.name="url" attr.type="string"/>
<key id="r" for="edge" attr.name="relation" attr.type="string"/>
<key id="w" for="edge" attr.name="weight" attr.type="int"/>
<graph edgedefault="directed">
`)
	n := network{Graph: w.Graph, ids: map[any]string{}, node: func(v node) {
		out.put(`<node id="`, v.id, `"><data key="i">`, v.ref, `</data><data key="l">`, v.label, `</data><data key="k">`, v.kind, `</data>`)
		out.given(`<data key="d">`, v.date, `</data>`)
		out.given(`<data key="s">`, v.status, `</data>`)
		out.put(`<data key="u">`, absolute(w.BaseURL, v.url), "</data></node>\n")
	}, edge: func(v edge) {
		out.put(`<edge source="`, v.from, `" target="`, v.to, `"><data key="r">`, v.kind, `</data>`)
		if v.weight > 0 {
			out.put(`<data key="w">`, strconv.Itoa(v.weight), `</data>`)
		}
		out.put("</edge>\n")
	}}
	n.nodes()
	n.edges()
	out.put("</graph>\n</graphml>\n")
}

// writeGEXF writes the graph as GEXF 1.2draft, the youngest that NetworkX reads.
func writeGEXF(file *bufio.Writer, w *wording.Wording) {
	out := xmlWriter{file}
	out.put(xml.Header + `<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="i" title="ref" type="string"/><attribute id="k" title="kind" type="string"/><attribute id="d" title="date" type="string"/><attribute id="s" title="status" type="string"/><attribute id="u" title="url" type="string"/></attributes>
<nodes>
`)
	edges := 0
	n := network{Graph: w.Graph, ids: map[any]string{}, node: func(v node) {
		out.put(`<node id="`, v.id, `" label="`, v.label, `"><attvalues><attvalue for="i" value="`, v.ref, `"/><attvalue for="k" value="`, v.kind, `"/>`)
		out.given(`<attvalue for="d" value="`, v.date, `"/>`)
		out.given(`<attvalue for="s" value="`, v.status, `"/>`)
		out.put(`<attvalue for="u" value="`, absolute(w.BaseURL, v.url), "\"/></attvalues></node>\n")
	}, edge: func(v edge) {
		out.put(`<edge id="`, strconv.Itoa(edges), `" source="`, v.from, `" target="`, v.to, `" label="`, v.kind)
		edges++
		if v.weight > 0 {
			out.put(`" weight="`, strconv.Itoa(v.weight))
		}
		out.put("\"/>\n")
	}}
	n.nodes()
	out.put("</nodes>\n<edges>\n")
	n.edges()
	out.put("</edges>\n</graph>\n</gexf>\n")
}
