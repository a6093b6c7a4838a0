//go:build !linux

package output

// flush would wait until everything in a folder is on the disk. There is no cheap
// call for that here: the system writes in its own time.
func flush(string) error { return nil }

func flushEntry(string) {}
