package importer

import (
	"maps"
	"strings"
)

// risKinds are the kinds of sources that types of RIS are.
var risKinds = map[string]string{
	"RPRT": "report", "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "news", "BLOG": "web", "ELEC": "web", "WEB": "web", "BOOK": "book",
	"EBOOK": "book", "CHAP": "book", "HEAR": "testimony", "BILL": "law", "STAT": "law", "CASE": "law", "LEGAL": "law", "DATA": "dataset", "GEN": "other",
	"PCOMM": "interview", "PRESS": "statement", "THES": "other", "CONF": "article", "CPAPER": "article", "GOVDOC": "report", "UNPB": "other", "MPCT": "other",
}

// readRIS reads RIS: lines of a tag of two letters, two blanks, a hyphen, a blank and a value.
func (r *run) readRIS(file, text string) (list []entry) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var e *entry
	fields := map[string][]string{}
	last := ""
	for i, line := range strings.Split(text, "\n") {
		if len(line) < 5 || line[2:5] != "  -" {
			if extra := strings.TrimSpace(line); extra != "" && e != nil && last != "" {
				n := len(fields[last])
				fields[last][n-1] += " " + extra
			}
			continue
		}
		tag, value := line[:2], strings.TrimSpace(line[5:])
		switch tag {
		case "TY":
			e, fields, last = &entry{from: file, line: i + 1, values: map[string]string{"kind": risKinds[value]}}, map[string][]string{}, ""
			if risKinds[value] == "" {
				r.note(file, i+1, "the type %q has no equal here", value)
			}
		case "ER":
			if e != nil && r.risEntry(e, fields) {
				list = append(list, *e)
			}
			e, last = nil, ""
		default:
			if e != nil {
				fields[tag] = append(fields[tag], value)
				last = tag
			}
		}
	}
	if e != nil && r.risEntry(e, fields) {
		r.note(file, e.line, "%s: the entry has no end (ER); it was read as far as it goes", e.name())
		list = append(list, *e)
	}
	return list
}

// risEntry fills an entry from its fields; false where it has no title.
func (r *run) risEntry(e *entry, fields map[string][]string) bool {
	one := func(tags ...string) string {
		for _, t := range tags {
			if len(fields[t]) > 0 && fields[t][0] != "" {
				return fields[t][0]
			}
		}
		return ""
	}
	e.key, e.Title = one("ID", "AN"), oneLine(one("TI", "T1", "CT", "BT"))
	taken := risTaken
	if e.Title == "" {
		r.note(e.from, e.line, "an entry without a title was left out")
		return false
	}
	var people []string
	for _, tag := range []string{"AU", "A1"} {
		for _, name := range fields[tag] {
			people = append(people, natural(name))
		}
	}
	if len(people) == 0 {
		for _, tag := range []string{"ED", "A2"} {
			for _, name := range fields[tag] {
				people = append(people, natural(name))
			}
		}
		if taken += "ED A2 "; len(people) > 0 {
			r.note(e.from, e.line, "%s: has editors and no authors; they stand as its authors", e.name())
		}
	}
	e.Author = names(people)
	r.set(e, "date", risDate(one("DA", "Y1", "PY")))
	if e.values["date"] == "" {
		r.set(e, "date", risDate(one("PY", "Y1")))
	}
	r.set(e, "accessed", risDate(one("Y2")))
	r.set(e, "publisher", one("PB"))
	within := one("JO", "JF", "JA", "T2", "BT")
	if within != e.Title && (e.values["kind"] != "report" || one("JO", "JF", "JA") != "") {
		r.set(e, "journal", within)
	}
	r.set(e, "volume", one("VL"))
	r.set(e, "issue", one("IS"))
	if from, to := one("SP"), one("EP"); from != "" && to != "" && from != to {
		r.set(e, "pages", from+"–"+to)
	} else {
		r.set(e, "pages", from)
	}
	r.set(e, "url", one("UR", "L2"))
	r.set(e, "doi", one("DO"))
	if isbn := one("SN"); isbn != "" && e.values["kind"] == "book" {
		r.set(e, "isbn", isbn)
	} else if isbn != "" {
		taken = strings.ReplaceAll(taken, " SN ", " ")
	}
	r.leftOut(e, maps.Keys(fields), taken)
	return true
}

// risTaken are the tags of which everything is taken, and those that programs keep for themselves.
const risTaken = " ID AN TI T1 CT BT AU A1 DA Y1 PY Y2 PB JO JF JA T2 VL IS SP EP UR L2 DO SN LA DB DP L1 KW "

// risDate gives YYYY/MM/DD/other, of which parts may be missing, as EDTF.
func risDate(s string) string {
	parts := strings.Split(s, "/")
	if len(parts[0]) != 4 {
		return s
	}
	out := parts[0]
	for _, p := range parts[1:min(3, len(parts))] {
		if p == "" {
			break
		}
		if len(p) == 1 {
			p = "0" + p
		}
		out += "-" + p
	}
	return out
}
