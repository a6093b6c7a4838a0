package site

import "chancery/generator/internal/diag"

// Audit says what is odd about the names of actors in the last snapshot. It reads every
// text, and stops nothing, so a build does without.
func (s *Session) Audit() (diag.List, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last.snapshot == nil {
		return diag.List{}, nil
	}
	list, err := s.last.snapshot.graph.Audit(s.reading)
	s.last.archive.Silence(&list)
	s.last.snapshot.graph.Excuse(&list)
	return list, err
}
