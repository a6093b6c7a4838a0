package diag

import "strings"

// Shell writes a word so that it can be copied into a command line of a POSIX shell: in
// quotation marks where it has blanks or signs that mean something there.
func Shell(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\n\"'`$&|;<>()[]{}*?!") && !strings.HasPrefix(word, "#") && !strings.HasPrefix(word, "-") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
