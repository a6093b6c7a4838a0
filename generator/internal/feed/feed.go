// Package feed writes what is new in an archive in the forms that feed readers take: Atom
// (RFC 4287) and JSON Feed 1.1. Promises, each of which keeps a reader from a mistake that
// READERS.md describes:
//
//   - every address is absolute, and so are those within a full text;
//   - a title is plain text, an entry has one address, a date is a whole moment (RFC 3339);
//     when an entry appeared is left out where it is not known to the day, and its date as
//     it was written stands beside (EDTF);
//   - the ID of an entry is made of ids that do not change, and of a base URL that an
//     archive keeps when it moves.
//
// A Feed is a value of texts alone, so that its digest can be taken.
package feed

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
)

// Feed is one feed.
type Feed struct {
	ID        string // an IRI
	Title     string
	Subtitle  string
	Language  string // BCP 47
	Page      string // the address of the page that lists the same
	Atom      string // of the feed itself, in each form
	JSON      string
	Updated   string // the newest of its entries' moments
	Author    Author // of entries that have none
	Rights    string
	Icon      string
	Generator string
	Entries   []*Entry // newest first
}

// Entry is a thing that is new.
type Entry struct {
	ID        string // an IRI
	URL       string
	Title     string
	Language  string // BCP 47; "" for the feed's
	Summary   string // plain text
	Content   string // HTML; "" for the summary alone
	Date      string // EDTF
	Published string // "" where the day is not known
	Updated   string
	Authors   []Author
	Topics    []Topic
	_         digest.Memo
}

// Author is who wrote something; URL may be "".
type Author struct{ Name, URL string }

// Topic is what something is about.
type Topic struct{ ID, Title string }

// Append appends the feed in a format.
func (f *Feed) Append(dst []byte, format address.FeedFormat) ([]byte, error) {
	if format == address.JSONFeed {
		return f.appendJSON(dst)
	}
	return f.appendAtom(dst)
}
