package archive

import "chancery/generator/internal/diag"

// Front parses front matter (YAML) as Read does, and keeps nothing of it: what
// parsing alone costs can be measured with it. One Front serves one goroutine.
type Front struct{ slabs slabs }

// Parse reports whether the text between the lines --- is sound.
func (f *Front) Parse(yaml []byte) bool {
	f.slabs.reset(len(yaml))
	n, _ := parseYAML(yaml, diag.Pos{}, &f.slabs)
	return n != nil
}
