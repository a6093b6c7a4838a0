// Package search is the full-text search of a site without a server: an index of plain
// files, from which static/js/search.js answers queries in the browser.
//
// Its promises: a query loads a root, the shards of its words and those of what it shows,
// and nothing that grows with the whole archive. The index depends on its documents alone,
// byte for byte, however they came to be known. A changed text changes the files of the
// words that it gained or lost, and Files tells which without making any. Index and query
// take texts for the same terms. FORMAT.md describes every file.
//
// Proof: the tests run the script over indexes, compare both sides' terms on texts made at
// random, edit archives at random and compare with what is made anew, and count what edits
// and first queries touch.
package search
