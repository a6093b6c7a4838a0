//go:build !linux

package output

import "io/fs"

const numbered = false

func numberOf(fs.FileInfo) uint64 { return 0 }
