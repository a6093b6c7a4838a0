package diag

import (
	"embed"
	"slices"
	"strings"
)

// Each code has a file in codes: a line with the severities of its messages, a line that
// sums up what it means, what else there is to say, and the example, as the files of an
// archive, each behind a line "-- name --"; "-- fixed: name --" begins a file as it is right,
// "-- gone: name --" names one that is not there then, "-- message --" begins what is said.
//
//go:embed codes/*.txt
var explained embed.FS

// Explanation is what there is to say of a code.
type Explanation struct {
	Code       Code
	Severities []Severity // of its messages
	Summary    string     // what it means, in a sentence
	Text       string     // why, and what to do about it: paragraphs, each on a line
	Wrong      []File     // the files of an archive that have the mistake
	Message    string     // as it is printed
	Fixed      []File     // those of them that are different when it is fixed
}

// File is a file of an example.
type File struct {
	Name string // its path from the archive's root; "name -> target" for a symbolic link
	Text string
	Gone bool // it is not there any more
}

// Codes lists the codes, sorted.
func Codes() []Code {
	entries, err := explained.ReadDir("codes")
	if err != nil {
		return nil
	}
	var codes []Code
	for _, e := range entries {
		codes = append(codes, Code(strings.TrimSuffix(e.Name(), ".txt")))
	}
	slices.Sort(codes)
	return codes
}

// Explain says what a code means, and whether there is such a code.
func Explain(code Code) (Explanation, bool) {
	data, err := explained.ReadFile("codes/" + string(code) + ".txt")
	if err != nil {
		return Explanation{}, false
	}
	e := Explanation{Code: code}
	head, rest, _ := strings.Cut(string(data), "\n")
	for name := range strings.SplitSeq(head, ", ") {
		e.Severities = append(e.Severities, Severity(slices.Index(severities[:], name)))
	}
	words, files, _ := strings.Cut("\n"+rest, "\n-- ")
	e.Summary, e.Text, _ = strings.Cut(strings.TrimSpace(words), "\n\n")
	for section := range strings.SplitSeq(strings.TrimSuffix(files, "\n"), "\n-- ") {
		name, text, _ := strings.Cut(section, " --")
		if text = strings.TrimPrefix(text, "\n"); text != "" {
			text += "\n"
		}
		e.add(name, text)
	}
	return e, true
}

func (e *Explanation) add(name, text string) {
	fixed, isFixed := strings.CutPrefix(name, "fixed: ")
	gone, isGone := strings.CutPrefix(name, "gone: ")
	switch {
	case name == "":
	case name == "message":
		e.Message = text
	case isFixed:
		e.Fixed = append(e.Fixed, File{Name: fixed, Text: text})
	case isGone:
		e.Fixed = append(e.Fixed, File{Name: gone, Gone: true})
	default:
		e.Wrong = append(e.Wrong, File{Name: name, Text: text})
	}
}

// Has reports whether messages of a code can have a severity.
func (e Explanation) Has(s Severity) bool { return slices.Contains(e.Severities, s) }
