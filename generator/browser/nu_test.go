package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// complaint is what the Nu HTML checker has to say about a file.
type complaint struct {
	Type    string // error, info, non-document-error
	SubType string // warning, fatal
	URL     string
	Line    int `json:"lastLine"`
	Column  int `json:"lastColumn"`
	Message string
	Extract string
}

// tolerated are the messages that are the checker's own mistakes, with the reason.
var tolerated = []struct {
	message *regexp.Regexp
	reason  string
}{
	{regexp.MustCompile(`^Resource violates Content Security Policy \(meta tag\): (external stylesheet|external script|image) “[^:”]*” blocked`),
		"the checker reads files, and takes no file for 'self'; TestWhole sees that browsers load them"},
	{regexp.MustCompile(`^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive`),
		"no browser runs JSON-LD, so that no policy blocks it (HTML, prepare the script element, before the policy is asked); TestMarkup finds any other script within a page"},
}

// TestNu has the Nu HTML checker (https://validator.github.io/validator/) read every page and style sheet.
func TestNu(t *testing.T) {
	s := open(t)
	t.Parallel()
	java, err := findProgram("Java", "default-jre-headless", "java")
	if err != nil {
		t.Fatal(err)
	}
	jar, err := nu.path()
	if err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	command := exec.Command(java, "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-css")
	command.Args = append(command.Args, s.checked(t)...)
	command.Stdout, command.Stderr = &out, &messages
	if err := command.Run(); err != nil {
		t.Fatalf("the Nu checker: %v\n%s", err, messages.String())
	}
	var report struct{ Messages []complaint }
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatalf("what the Nu checker says is not JSON: %v\n%.300s\n%.300s", err, out.String(), messages.String())
	}
	told := map[string]int{}
	for _, m := range report.Messages {
		if why(m) != "" {
			continue
		}
		if told[m.Message]++; told[m.Message] <= 3 {
			t.Errorf("%s", m)
		}
	}
	for message, n := range told {
		if n > 3 {
			t.Errorf("%d times: %s", n, message)
		}
	}
}

// checked gives the files that the checker reads: all of them, in an audit, whose archives
// are large, those of some pages of each kind.
func (s *suite) checked(t *testing.T) []string {
	t.Helper()
	if !*audit {
		return []string{s.dir}
	}
	files := []string{filepath.Join(s.dir, "assets")}
	for _, k := range s.kinds(t) {
		files = append(files, filepath.Join(s.dir, filepath.FromSlash(k.page)))
	}
	return files
}

func (m complaint) String() string {
	return fmt.Sprintf("%s:%d:%d: %s %s: %s\n\t%s", m.URL, m.Line, m.Column, m.Type, m.SubType, m.Message, m.Extract)
}

// why gives the reason why a message is tolerated, or "".
func why(m complaint) string {
	for _, t := range tolerated {
		if t.message.MatchString(m.Message) {
			return t.reason
		}
	}
	return ""
}
