package build

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExport wants an export to be what a build publishes, byte for byte, whenever it is
// made, and a selection to be that part of it.
func TestExport(t *testing.T) {
	w := newWorkshop(t, 1)
	run(t, w.o)
	built := read(t, w.o.Destination)
	for selection, has := range map[string]string{"": "search/index.html", "data": "data/archive.sqlite", "citations": "briefs/testimony-of-sapt.bib"} {
		t.Run("only "+selection, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "archive.zip")
			first := exported(t, w.o, file, selection)
			if again := exported(t, w.o, file, selection); !bytes.Equal(first, again) {
				t.Error("a second export has other bytes")
			}
			files := unzipped(t, first)
			if _, ok := files[has]; !ok {
				t.Errorf("it lacks %s", has)
			}
			for name, data := range files {
				if want, err := os.ReadFile(filepath.Join(w.o.Destination, filepath.FromSlash(name))); err != nil || !bytes.Equal(data, want) {
					t.Errorf("%s is not as it is published: %v", name, err)
				}
			}
			for name := range built {
				if strings.HasSuffix(name, "/") {
					continue
				}
				if _, ok := files[name]; !ok && selection == "" && !strings.HasPrefix(name, ".chancery") {
					t.Errorf("it lacks %s", name)
				}
				if selection == "data" && strings.HasPrefix(name, "data/") && !isPage(name) && files[name] == nil {
					t.Errorf("it lacks %s", name)
				}
			}
		})
	}
}

func exported(t *testing.T, o Options, file, selection string) []byte {
	t.Helper()
	result, list, err := Export(context.Background(), o, file, selection)
	if err != nil || !result.OK {
		t.Fatal(err, list.Messages)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unzipped gives the files of a zip file, which are all in one folder.
func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		name, ok := strings.CutPrefix(f.Name, "archive/")
		if !ok {
			t.Errorf("%s is not in the folder of the archive", f.Name)
		}
		files[name] = content
	}
	return files
}
