package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// review sends a brief to Word and takes it back, and gives what it says then.
func review(t *testing.T, brief string) string {
	t.Helper()
	document := filepath.Join(t.TempDir(), "review.docx")
	for _, args := range [][]string{{"doc/word/to-word.sh", brief, document}, {"doc/word/from-word.sh", document, brief}} {
		if out, err := exec.Command("sh", args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", args[0], err, out)
		}
	}
	back, err := os.ReadFile(brief)
	if err != nil {
		t.Fatal(err)
	}
	return string(back)
}

func needPandoc(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("needs pandoc")
	}
	if _, err := exec.LookPath("pandoc"); err != nil {
		t.Fatal("pandoc is missing: apt-get install pandoc, or leave this out with -short")
	}
}

// TestReviewInWord sends every brief of the archive in content/ to Word and takes it
// back: the site is the same, byte for byte.
func TestReviewInWord(t *testing.T) {
	needPandoc(t)
	archive := t.TempDir()
	if err := os.CopyFS(filepath.Join(archive, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	before := buildSite(t, archive, "--strict")
	briefs, err := filepath.Glob(filepath.Join(archive, "content/briefs/*.md"))
	if err != nil || len(briefs) == 0 {
		t.Fatalf("no briefs: %v", err)
	}
	for _, brief := range briefs {
		review(t, brief)
	}
	if names := differing(before, buildSite(t, archive, "--strict")); len(names) > 0 {
		t.Errorf("these files are others: %s", names)
	}
}

// TestWhatWordKeeps holds what comes back of a text with everything in it, and what
// doc/word/README.md says is lost.
func TestWhatWordKeeps(t *testing.T) {
	needPandoc(t)
	brief := filepath.Join(t.TempDir(), "brief.md")
	const front = "---\ntitle: \"A: b\" # ---\ndate: 2024-06?\n---\n"
	text := front + `
## Costs of the port {#costs}

As said [@s-one, p. 3; @s_two] and [see @s-one, p. 4 [mine]],
[[kim-jong-un|Kim]].[^why] See https://port.example/c_d, 15~20% … 30~40%, CO~2~, 5 km^2^. **국제연합(UN)**은.

> [!WARNING] Read the annex.

![The port](map.png "The port of Zenda")

| Year | Cost |
| ---- | ---: |
| 2023 | 1,000 [@s-one] |
| 2024 | [[a\|b]] |

- [x] one

---

~~~python
x = 1
~~~

[ref][r] ~~gone~~ *em* [link](../b.md#x)

[^why]: A note with [@s-one].

[r]: https://a.example
`
	if err := os.WriteFile(brief, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00"
	if err := os.WriteFile(filepath.Join(filepath.Dir(brief), "map.png"), []byte(png), 0o666); err != nil {
		t.Fatal(err)
	}
	back := review(t, brief)
	if !strings.HasPrefix(back, front) {
		t.Errorf("the front matter is another:\n%s", back)
	}
	for _, kept := range []string{
		"## Costs of the port {#costs}\n", "As said [@s-one, p. 3; @s_two] and [see @s-one, p. 4 [mine]], [[kim-jong-un|Kim]].[^1] See",
		"https://port.example/c_d", "15~20% … 30~40%, CO~2~, 5 km^2^. **국제연합(UN)**은.", "> [!WARNING] Read the annex.\n",
		`![The port](map.png "The port of Zenda")`, "1,000 [@s-one]", `[[a\|b]]`, "[ref](https://a.example)", "~~gone~~ *em* [link](../b.md#x)", "[^1]: A note with [@s-one].",
	} {
		if !strings.Contains(back, kept) {
			t.Errorf("%q is not in what comes back:\n%s", kept, back)
		}
	}
	for _, lost := range []string{"python", "---:", "[^why]", "\n---\n\n~", "[r]:"} {
		if strings.Contains(back, lost) {
			t.Errorf("%q is kept, and the list in doc/word/README.md says that it is lost:\n%s", lost, back)
		}
	}
}
