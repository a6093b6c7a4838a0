package archive

import _ "embed"

// Model is the content model in words: what an author may write.
//
//go:embed model.txt
var Model string
