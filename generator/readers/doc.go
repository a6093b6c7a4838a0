// Package readers holds the tests of what the site exports with real readers that nobody
// here wrote: reference managers, feed readers, statistics programs. They get the exports
// of the kitchen-sink archive, of this repository's own archive and of a made-up one of a
// thousand briefs, and what comes out of them is compared with what went in. READERS.md
// says what each reader keeps and what it loses. The package has no code but tests.
//
// The readers are programs of Debian and packages of npm. Those of npm are fetched once,
// by pinned version, into the user's cache folder. What is missing fails the tests with
// the way to get it; ./build.sh test installs it on Debian; -short leaves the tests out.
package readers
