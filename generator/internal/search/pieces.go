package search

import "strconv"

// pieces are the files that continue another one. Each holds records: the number of
// the term (or value) in that one, the first document, the length, the data.
// starts has two numbers for the first record of each file, by which a script
// knows the files that it needs: twice the number of its term, and one more if
// the file before has some of that term; and its first document.
type pieces struct {
	name   string
	most   int // what the records of a file weigh together, unless it has but one
	write  func(name string, data []byte) error
	starts []int
	weight int
	text   []byte
	last   int // number of the last record, plus 1
}

func (p *pieces) add(number, first, weight int, data []byte) error {
	if p.weight > 0 && p.weight+weight > p.most {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if p.weight == 0 {
		continued := 0
		if p.last == number+1 {
			continued = 1
		}
		p.starts = append(p.starts, 2*number+continued, first)
	}
	p.last = number + 1
	p.weight += weight
	p.text = appendNumber(p.text, number)
	p.text = appendNumber(p.text, first)
	p.text = appendNumber(p.text, len(data))
	p.text = append(p.text, data...)
	return nil
}

func (p *pieces) flush() error {
	if p.weight == 0 {
		return nil
	}
	out := append(append([]byte{'"'}, p.text...), '"')
	p.text, p.weight = p.text[:0], 0
	return p.write(p.name+"-"+strconv.Itoa(len(p.starts)/2-1), out)
}
