package archive

import "chancery/generator/internal/diag"

// Front parses front matter (YAML) as Read does, and keeps nothing of it: what
// parsing alone costs can be measured with it. One Front serves one goroutine.
type Front struct{ decoding decoding }

// Parse reports whether the text between the lines --- is sound.
func (f *Front) Parse(yaml []byte) bool {
	f.decoding.list = diag.List{}
	return f.decoding.parse(yaml, 1) != nil
}
