// Package answers keeps what web addresses answered when they were asked, as a file of an
// archive: one address a line, in order, as CSV (RFC 4180). Who builds the archive reads the
// file and asks nobody.
//
//	address,day,since,status,moved,fault
//	https://x.example/a,2026-05-04,2026-04-01,404,,
//
// The order of lines means nothing, and of two lines of an address the later day counts, so
// that two branches may be joined line by line (merge=union).
package answers

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Answer is what an address answered.
type Answer struct {
	Address string
	Day     string // when it was asked, as 2024-06-19
	Since   string // the first day on which it led nowhere, and ever since; or ""
	Status  int    // of HTTP (RFC 9110); 0 if there was no answer
	Moved   string // where it has moved for good, or ""
	Fault   string // why there was no answer, or ""
}

// The statuses by which a host says that there is nothing at an address, and the one by which
// it says that it is busy (RFC 9110).
const (
	notFound    = 404
	gone        = 410
	failed      = 500 // and above
	unavailable = 503
)

// Dead reports whether the address led nowhere. A host that is busy, or that wants to know
// who asks, has said nothing of that.
func (a Answer) Dead() bool {
	return a.Fault != "" || a.Status == notFound || a.Status == gone || a.Status >= failed && a.Status != unavailable
}

// settled is how long an address has to lead nowhere before that is more than a disturbance.
const settled = 7 * 24 * time.Hour

// Gone reports whether readers should be told that the address leads nowhere: its host says
// so, or nothing else was heard for a week.
func (a Answer) Gone() bool {
	if a.Status == notFound || a.Status == gone {
		return true
	}
	since, errSince := time.Parse(time.DateOnly, a.Since)
	day, errDay := time.Parse(time.DateOnly, a.Day)
	return a.Dead() && errSince == nil && errDay == nil && day.Sub(since) >= settled
}

var columns = []string{"address", "day", "since", "status", "moved", "fault"}

// Write writes answers.
func Write(to io.Writer, all []Answer) error {
	w := csv.NewWriter(to)
	rows := [][]string{columns}
	for _, a := range all {
		rows = append(rows, []string{a.Address, a.Day, a.Since, strconv.Itoa(a.Status), a.Moved, a.Fault})
	}
	return w.WriteAll(rows)
}

// Parse reads what Write wrote, one answer of each address, in the order of addresses. It
// gives the numbers of the lines that are none.
func Parse(src []byte) (all []Answer, mistakes []int) {
	r := csv.NewReader(bytes.NewReader(src))
	r.FieldsPerRecord = -1
	for {
		row, err := r.Read()
		if err != nil {
			if wrong, ok := errors.AsType[*csv.ParseError](err); ok { // nothing behind it can be read
				mistakes = append(mistakes, wrong.Line)
			}
			break
		}
		if a, ok := answer(row); ok {
			all = append(all, a)
		} else if !slices.Equal(row, columns) {
			line, _ := r.FieldPos(0)
			mistakes = append(mistakes, line)
		}
	}
	slices.SortStableFunc(all, func(a, b Answer) int {
		return cmp.Or(strings.Compare(a.Address, b.Address), strings.Compare(b.Day, a.Day))
	})
	return slices.CompactFunc(all, func(a, b Answer) bool { return a.Address == b.Address }), mistakes
}

func answer(row []string) (a Answer, ok bool) {
	if len(row) != len(columns) || row[0] == "" || !isDay(row[1]) || row[2] != "" && !isDay(row[2]) {
		return a, false
	}
	status, err := strconv.Atoi(row[3])
	return Answer{row[0], row[1], row[2], status, row[4], row[5]}, err == nil && status >= 0
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
