//go:build unix

package layers

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPipesAndSocketsAreNeverOpened(t *testing.T) {
	dir, r := archive(t, map[string]string{"content/a.md": "a", "content/link.md": "-> pipe.md"})
	if err := syscall.Mkfifo(filepath.Join(dir, "content/pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir) // the path of a socket must be short
	socket, err := net.Listen("unix", "content/socket.md")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()

	done := make(chan struct{})
	go func() {
		defer close(done)
		files, problems := r.List("content")
		if d := cmp.Diff([]string{"content/a.md"}, paths(files)); d != "" {
			t.Errorf("files (-want +got):\n%s", d)
		}
		want := []string{
			"content/link.md: this is a named pipe, and only regular files are read",
			"content/pipe.md: this is a named pipe, and only regular files are read",
			"content/socket.md: this is a socket, and only regular files are read",
		}
		if d := cmp.Diff(want, sentences(problems)); d != "" {
			t.Errorf("problems (-want +got):\n%s", d)
		}
		for _, name := range []string{"content/pipe.md", "content/link.md", "content/socket.md"} {
			if data, err := r.Read(name, 10); err == nil {
				t.Errorf("%s: read %q", name, data)
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("the reader hangs")
	}
}

// A file that becomes a pipe or a link out while it is being read may be missed,
// but it must neither stop the reader nor show what lies outside.
func TestReadWhileTheFileIsReplaced(t *testing.T) {
	dir, r := archive(t, map[string]string{"content/a.md": "inside"})
	file, spare := filepath.Join(dir, "content/a.md"), filepath.Join(dir, "spare")
	if err := os.WriteFile(filepath.Join(dir, "../secret.md"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		makers := []func() error{
			func() error { return os.WriteFile(spare, []byte("inside"), 0o644) },
			func() error { return syscall.Mkfifo(spare, 0o644) },
			func() error { return os.Symlink("../../secret.md", spare) },
		}
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			if makers[i%len(makers)]() == nil {
				os.Rename(spare, file)
			}
		}
	}()
	for begin := time.Now(); time.Since(begin) < 300*time.Millisecond; {
		if data, err := r.Read("content/a.md", 100); err == nil && string(data) != "inside" && len(data) > 0 {
			t.Errorf("read %q", data)
		}
	}
	close(stop)
	<-stopped
}
