package cache

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"time"
)

// Note gives what the last run noted by a name, which is a file's name without an
// ending. Unlike a value, a note is no function of its name: it says how things stood.
func (c *Cache) Note(name string) ([]byte, bool) {
	if c == nil || c.temporary() {
		return nil, false
	}
	data, err := os.ReadFile(c.note(name))
	if err != nil {
		return nil, false
	}
	now := time.Now()
	_ = os.Chtimes(c.note(name), now, now) // see sweep
	rest, foot := cut(data, 4+len(magic))
	if foot == nil || !bytes.Equal(foot[4:], []byte(magic)) || binary.LittleEndian.Uint32(foot) != crc32.Checksum(rest, table()) {
		return nil, false
	}
	return rest, true
}

// SetNote notes something in the place of what was noted by that name before.
func (c *Cache) SetNote(name string, data []byte) {
	if c == nil || c.temporary() {
		return
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return
	}
	f, err := os.CreateTemp(c.dir, unfinished+"*")
	if err != nil {
		return
	}
	foot := append(binary.LittleEndian.AppendUint32(nil, crc32.Checksum(data, table())), magic...)
	_, err = f.Write(data)
	if _, footErr := f.Write(foot); err == nil {
		err = footErr
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), c.note(name))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}

// Folder gives a folder by a name, for whoever keeps files there that a later run can do
// without; it need not exist. It goes when its time is as old as that of a note that nobody
// asks for. It is "" where nothing is kept.
func (c *Cache) Folder(name string) string {
	if c == nil || c.temporary() {
		return ""
	}
	return filepath.Join(c.dir, name+folderEnding)
}

func (c *Cache) note(name string) string { return filepath.Join(c.dir, name+noteEnding) }

// cut parts the last n bytes from the others; the second part is nil if there are
// fewer.
func cut(data []byte, n int) (rest, last []byte) {
	if len(data) < n {
		return data, nil
	}
	return data[:len(data)-n], data[len(data)-n:]
}
