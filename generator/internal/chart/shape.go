package chart

import "math"

// shape gives the path of an actor's sign: kinds differ in shape, so that they
// need no colour. All signs of a radius look about equally large.
func shape(kind string, c point, r float64) string {
	switch kind {
	case "person":
		return polygon(c, r*1.2, 4, 0.5)
	case "organization":
		return polygon(c, r*1.25, 4, 0)
	case "alliance":
		return polygon(c, r*1.12, 6, 0)
	case "company":
		return polygon(point{c.x, c.y + r*0.2}, r*1.35, 3, 0)
	}
	var p path
	p.op('M', point{c.x - r, c.y})
	d := tenth(2 * r).String()
	arc := "a" + tenth(r).String() + " " + tenth(r).String() + " 0 1 0 "
	return string(p) + arc + d + " 0" + arc + "-" + d + " 0z"
}

// polygon is a regular one with a corner at the top, or turned by a part of a
// corner's angle.
func polygon(c point, r float64, corners int, turn float64) string {
	var p path
	for i := range corners {
		angle := 2 * math.Pi * (float64(i) + turn) / float64(corners)
		command := byte('L')
		if i == 0 {
			command = 'M'
		}
		p.op(command, point{c.x + float64(r*math.Sin(angle)), c.y - float64(r*math.Cos(angle))})
	}
	return string(p) + "z"
}

// path is the text of an SVG path.
type path []byte

func (p *path) op(command byte, points ...point) {
	*p = append(*p, command)
	for i, at := range points {
		if i > 0 {
			*p = append(*p, ' ')
		}
		p.number(at.x)
		*p = append(*p, ' ')
		p.number(at.y)
	}
}

// number writes with one decimal.
func (p *path) number(f float64) { *p = tenth(f).append(*p) }

// strands gathers lines by their strength, 1 to 4.
type strands [4]path

func (s *strands) line(class int, a, b point) {
	s[class-1].op('M', a)
	s[class-1].op('L', b)
}

func (s *strands) curve(class int, a, control, b point) {
	s[class-1].op('M', a)
	s[class-1].op('Q', control, b)
}

func (s *strands) list() []Strand {
	var list []Strand
	for i, p := range s {
		if len(p) > 0 {
			list = append(list, Strand{i + 1, string(p)})
		}
	}
	return list
}
