package output

import (
	"io/fs"
	"syscall"
)

// numbered is whether files have numbers by which two names of one are known.
const numbered = true

func numberOf(info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino
	}
	return 0
}
