package program

import (
	"html/template"
	"reflect"
)

// execution is the working memory for one call of Append, which later ones use again.
type execution struct {
	spent
	most   int  // steps
	failed bool // a program could not go on
	out    []byte
	before int             // what out held at the beginning
	vars   []reflect.Value // of all templates being executed; those of the innermost from base
	base   int
	set    *template.Template // for what has no program; nil until that is needed
}

func (s *Set) take() *execution {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.free)
	if n == 0 {
		return new(execution)
	}
	x := s.free[n-1]
	s.free = s.free[:n-1]
	return x
}

func (x *execution) begin(dst []byte, most int) {
	x.most, x.failed, x.spent, x.out, x.before, x.vars, x.base = most, false, spent{}, dst, len(dst), x.vars[:0], 0
}

// release gives the memory back.
func (s *Set) release(x *execution) {
	x.out = nil
	clear(x.vars[:cap(x.vars)]) // they would keep views alive
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free = append(s.free, x)
}

// Write appends what html/template makes.
func (x *execution) Write(p []byte) (int, error) {
	x.out = append(x.out, p...)
	return len(p), nil
}

// interpreter gives the templates as html/template executes them within x: what their
// functions need is kept there.
func (s *Set) interpreter(x *execution) (*template.Template, error) {
	if x.set == nil {
		set, err := s.parsed.Clone()
		if err != nil {
			return nil, err
		}
		x.set = set.Funcs(s.values(x)).Funcs(x.counters())
	}
	return x.set, nil
}
