// Package git reads files as a Git repository has them. It asks the program git for what the
// repository holds, and lets it fetch nothing, whatever the repository's settings say.
package git

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// ErrNone is wrapped by the errors of File where Git has no such file: there is no
// repository, no such revision, no such file in it, or no Git.
var ErrNone = errors.New("no text in Git")

// longest is how long Git may take for one file.
const longest = 20 * time.Second

// File gives a file of up to most bytes as it is in a revision; its slash-separated path
// counts from the folder, which lies in a repository.
func File(ctx context.Context, folder, revision, path string, most int64) ([]byte, error) {
	if strings.HasPrefix(revision, "-") || strings.ContainsAny(revision, ": \n") {
		return nil, fmt.Errorf("%q is not a revision of Git", revision)
	}
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	c := exec.CommandContext(ctx, "git", "cat-file", "blob", revision+":./"+path)
	c.Dir, c.Env = folder, append(os.Environ(), "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	text, err := io.ReadAll(io.LimitReader(out, most+1))
	if int64(len(text)) > most {
		cancel()
		_ = c.Wait()
		return nil, fmt.Errorf("%s has more than %d bytes in %s", path, most, revision)
	}
	failed := c.Wait()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case failed != nil:
		first, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return nil, fmt.Errorf("%w: %s", ErrNone, cmp.Or(first, failed.Error()))
	}
	return text, err
}
