package theme

import (
	"bytes"
	"testing"

	"chancery/static"
)

// The built-in icon and the built-in colours have the accent that an archive's replaces.
func TestBuiltInAccent(t *testing.T) {
	for _, name := range []string{iconFile, "css/1-ground.css"} {
		data, err := static.Files.ReadFile(name)
		if err != nil || !bytes.Contains(data, []byte(builtInAccent)) {
			t.Errorf("%s lacks %s, %v", name, builtInAccent, err)
		}
	}
}
