package archive

import (
	"reflect"

	"chancery/generator/internal/answers"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/ledger"
	"chancery/generator/internal/plainyaml"
)

// Published is every address that the site has had, as addresses.txt lists them.
type Published struct {
	ledger.Ledger
	Sum    digest.Sum // of the file; zero if there is none
	Broken bool       // some of it could not be read
}

// Withdrawal says of addresses that what stood there has been withdrawn.
type Withdrawal struct {
	Addresses []Text `key:"addresses,required"`
	Date      Date   `key:"date,required"`
	Reason    Inline `key:"reason,required"`
	Title     string `key:"title"`
}

// ledger takes addresses.txt.
func (p *piece) ledger(src []byte) {
	if name := wide(src); name != "" {
		p.list.Add(wrongEncoding(p.file.Path, name))
		p.add = func(a *Archive) { a.Ledger = Published{Broken: true} }
		return
	}
	l, mistakes := ledger.Parse(src)
	for _, m := range mistakes {
		p.list.Errorf(diag.LedgerMalformed, diag.Pos{File: p.file.Path, Line: m.Line, Col: 1}, m.Width, m.Fix, "%s", m.Text)
	}
	p.add = func(a *Archive) { a.Ledger = Published{l, p.sum, len(mistakes) > 0} }
}

// answers takes answers.csv.
func (p *piece) answers(src []byte) {
	all, mistakes := answers.Parse(src)
	for _, line := range mistakes {
		p.list.Errorf(diag.AnswerMalformed, diag.Pos{File: p.file.Path, Line: int32(line), Col: 1}, 1, "remove the line: the next `chancery check --online` asks again", "this is not what `chancery check --online` has written")
	}
	p.add = func(a *Archive) { a.Answers = all }
}

// withdrawn decodes withdrawn.yaml, a list of withdrawals.
func (d *decoding) withdrawn() (all []Withdrawal) {
	n := d.parse(d.src, 1)
	if n == nil || n.Kind == plainyaml.Mapping && len(n.Entries) == 0 {
		return nil
	}
	d.sequence(n, reflect.ValueOf(&all).Elem(), &field{key: "withdrawn", item: "a withdrawal"})
	seen := map[string]diag.Pos{}
	for _, w := range all {
		for _, a := range w.Addresses {
			l, mistakes := ledger.Parse([]byte(a.S))
			switch before, twice := seen[a.S]; {
			case a.S == "":
			case len(mistakes) > 0 || l.Len() != 1:
				d.list.Errorf(diag.OldAddress, a.At, width(a.S), "write it as in addresses.txt, such as briefs/fees.html#rec-lower-tier", "%q is not an address in a site", a.S)
			case twice:
				d.list.Add(diag.Message{Code: diag.IDTwice, Pos: a.At, Width: width(a.S), Text: "the address " + a.S + " is withdrawn twice",
					Fix: "remove one of the two", See: []diag.Related{{Pos: before, Text: "the other is here"}}})
			default:
				seen[a.S] = a.At
			}
		}
	}
	return all
}
