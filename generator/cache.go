package main

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"

	"chancery/generator/internal/digest"
)

// cacheFolder gives the folder for what later builds can use again, and the digest of
// the program, which all of that depends on. Without either there is no cache: the
// folder is "".
func (s *settings) cacheFolder() (string, digest.Sum) {
	if s.noCache {
		return "", digest.Sum{}
	}
	program, err := programDigest()
	if err != nil {
		return "", digest.Sum{}
	}
	if s.cache != "" {
		return s.cache, program
	}
	user, err := os.UserCacheDir()
	if err != nil {
		return "", digest.Sum{}
	}
	source, err := filepath.Abs(s.source)
	if err != nil {
		return "", digest.Sum{}
	}
	return filepath.Join(user, "chancery", digest.Bytes(source).String()), program
}

// programDigest gives the digest of the program's own file: whoever builds another
// program, with another version or another Go, starts anew.
func programDigest() (digest.Sum, error) {
	name, err := os.Executable()
	if err != nil {
		return digest.Sum{}, err
	}
	f, err := os.Open(name)
	if err != nil {
		return digest.Sum{}, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return digest.Sum{}, err
	}
	return digest.Bytes(h.Sum(nil)), nil
}
