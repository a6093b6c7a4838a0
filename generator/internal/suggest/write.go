package suggest

import (
	"fmt"
	"slices"
	"strings"
)

// marker begins each comment that suggestions are, so that they can be found, and replaced.
const marker = "# suggested: "

// Comments gives suggestions as lines of comments for front matter.
func Comments(list []Suggestion) []string {
	var lines []string
	for _, s := range list {
		at := ""
		if s.Line > 0 {
			at = fmt.Sprintf("line %d: ", s.Line)
		}
		lines = append(lines, marker+at+strings.Join(strings.Fields(s.Why), " "))
		if s.YAML == "" {
			continue
		}
		first := s.YAML
		if s.Key == "actors" {
			lines = append(lines, "#   actors: […, "+first+"]")
			continue
		}
		lines = append(lines, "#   "+s.Key+":")
		for l := range strings.SplitSeq(first, "\n") {
			lines = append(lines, "#     "+l)
		}
	}
	return lines
}

// Annotated gives a file with suggestions as comments at the end of its front matter, in
// place of those that an earlier run has left; false where it has no front matter. The lines
// that the comments name are those of the file with them.
func Annotated(source string, list []Suggestion) (string, bool) {
	lines := strings.SplitAfter(source, "\n")
	if len(lines) == 0 || strings.TrimRight(strings.TrimPrefix(lines[0], "\ufeff"), " \r\n") != "---" {
		return source, false
	}
	end := "\n"
	if strings.HasSuffix(lines[0], "\r\n") {
		end = "\r\n"
	}
	for i := 1; i < len(lines); i++ {
		if strings.TrimRight(lines[i], " \r\n") != "---" {
			continue
		}
		out := strings.Join(unsuggested(lines[:i]), "")
		below := slices.Clone(list)
		for i := range below {
			if below[i].Line > 0 {
				below[i].Line += len(Comments(list))
			}
		}
		for _, c := range Comments(below) {
			out += c + end
		}
		return out + strings.Join(lines[i:], ""), true
	}
	return source, false
}

// Stripped gives a file without the suggestions that an earlier run has left in it.
func Stripped(source string) string {
	if !strings.Contains(source, "\n"+marker) {
		return source
	}
	if bare, ok := Annotated(source, nil); ok {
		return bare
	}
	return source
}

// unsuggested leaves out the comments of an earlier run.
func unsuggested(lines []string) (kept []string) {
	within := false
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l, marker):
			within = true
		case within && strings.HasPrefix(l, "#   "):
		default:
			within = false
			kept = append(kept, l)
		}
	}
	return kept
}
