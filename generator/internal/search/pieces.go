package search

import "strconv"

// pieces are the files that continue another one. Each holds records: the number of
// the term (or value) in that one, the first document, the length, the data.
// starts has two numbers for the first record of each file, by which a script
// knows the files that it needs: twice the number of its term, and one more if
// the file before has some of that term; and its first document.
type pieces struct {
	builder *Builder
	name    string
	most    int // characters in a file, unless one record has more
	starts  []int
	text    []byte
	last    int // number of the last record, plus 1
}

func (p *pieces) add(number, first int, data []byte) error {
	if len(p.text) > 0 && len(p.text)+len(data) > p.most {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if len(p.text) == 0 {
		continued := 0
		if p.last == number+1 {
			continued = 1
		}
		p.starts = append(p.starts, 2*number+continued, first)
	}
	p.last = number + 1
	p.text = appendNumber(p.text, number)
	p.text = appendNumber(p.text, first)
	p.text = appendNumber(p.text, len(data))
	p.text = append(p.text, data...)
	return nil
}

func (p *pieces) flush() error {
	if len(p.text) == 0 {
		return nil
	}
	out := append([]byte{'"'}, p.text...)
	p.text = p.text[:0]
	return p.builder.file(p.name+"-"+strconv.Itoa(len(p.starts)/2-1), append(out, '"'))
}
