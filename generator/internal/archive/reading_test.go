package archive

import (
	"chancery/generator/internal/cache"
	"chancery/generator/internal/prose"
)

// bodies keeps texts until the test is over.
func bodies() *prose.Texts { return &prose.Texts{Parser: prose.New(), Store: cache.Temporary()} }
