package site

import (
	"chancery/generator/internal/ledger"
	"chancery/generator/internal/permalink"
)

// Losses gives what is listed as published and has no address any more. It is no part of
// what Refresh says: a site is not wrong by itself for having lost something.
func (s *Snapshot) Losses() []permalink.Loss { return s.plan.pages.Kept.Losses() }

// Ledger gives the addresses that the archive lists as published, and with them those of the
// site; added is how many are new.
func (s *Snapshot) Ledger() (before, after ledger.Ledger, added int) {
	before = s.graph.Ledger.Ledger
	after, added = before.With(ledger.Of(s.plan.pages.Addresses()))
	return before, after, added
}
