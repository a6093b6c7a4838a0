package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// The examples in doc/parallel are run as the services would run them: their commands,
// in a repository of this one's layout, with what the services put into the environment.
// What the services do between the commands is done by hand.

// repository is a checkout with the kitchen archive, the script that lays parts together,
// and a build.sh that has its binary already.
func repository(t *testing.T) string {
	t.Helper()
	chancery, err := exec.LookPath("chancery") // this test binary: see TestMain
	if err != nil {
		t.Fatal(err)
	}
	dir := copyArchive(t, readArchive(t, kitchen), false)
	overlay, err := os.ReadFile(filepath.Join("doc", "parallel", "overlay"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"generator/doc/parallel/overlay": string(overlay), "build.sh": "#!/bin/sh\nexec '" + chancery + "' \"$@\"\n"} {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
		if err := os.Chmod(filepath.Join(dir, filepath.FromSlash(name)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shell runs commands in a folder.
func shell(t *testing.T, dir, commands string, env ...string) {
	t.Helper()
	if strings.Contains(commands, "${{") {
		t.Fatalf("an expression would be put into the text of a command: %s", commands)
	}
	c := exec.Command("sh", "-euc", commands)
	c.Dir, c.Env = dir, append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s\n%v\n%s", commands, err, out)
	}
}

// move does what the services do with artifacts.
func move(t *testing.T, from, to string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.Rename(from, to)); err != nil {
		t.Fatal(err)
	}
}

// example reads the YAML documents of a file.
func example[T any](t *testing.T, name string) (list []T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("doc", "parallel", name))
	if err != nil {
		t.Fatal(err)
	}
	for d := yaml.NewDecoder(bytes.NewReader(data)); ; {
		var v T
		if err := d.Decode(&v); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list = append(list, v)
	}
}

// isSite wants a folder to be the site that one build makes.
func isSite(t *testing.T, dir string) {
	t.Helper()
	got, err := readTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differing(buildSite(t, kitchen), got); len(diff) > 0 {
		t.Errorf("%d files are not the same: %v", len(diff), diff)
	}
}

func needShell(t *testing.T) {
	if runtime.GOOS != "linux" { // on which all the services run their shells
		t.Skip("no GNU shell tools")
	}
}

func TestExampleGitHub(t *testing.T) {
	needShell(t)
	type job struct {
		Needs    string
		Env      map[string]string
		Strategy struct{ Matrix struct{ Part []int } }
		Steps    []struct {
			Run, Uses string
			With      map[string]string
		}
	}
	file := example[struct{ Jobs map[string]job }](t, "github.yaml")[0]
	dir := repository(t)
	run := func(name string, env ...string) {
		for _, step := range file.Jobs[name].Steps {
			if step.Run != "" {
				shell(t, dir, step.Run, env...)
			}
			if part := step.With["path"]; strings.HasPrefix(step.Uses, "actions/upload-artifact@") {
				part = strings.NewReplacer("${{ matrix.part }}", strings.TrimPrefix(env[0], "PART=")).Replace(part)
				move(t, filepath.Join(dir, part), filepath.Join(dir, "parts", filepath.Base(part)))
			}
		}
	}
	output := filepath.Join(dir, "output")
	run("day", "GITHUB_OUTPUT="+output)
	if text, err := os.ReadFile(output); err != nil || !strings.HasPrefix(string(text), "epoch=1") {
		t.Errorf("the day: %q, %v", text, err)
	}
	parts := file.Jobs["part"].Strategy.Matrix.Part
	if want := fmt.Sprint(len(parts)); file.Jobs["site"].Env["PARTS"] != want || file.Jobs["part"].Needs != "day" || file.Jobs["site"].Needs != "part" {
		t.Fatalf("%d parts: %+v", len(parts), file.Jobs)
	}
	for _, n := range parts {
		run("part", fmt.Sprintf("PART=%d", n), fmt.Sprintf("PARTS=%d", len(parts)), "SOURCE_DATE_EPOCH="+buildDayOfTests)
	}
	run("site", "PARTS="+file.Jobs["site"].Env["PARTS"])
	isSite(t, filepath.Join(dir, "site"))
}

func TestExampleGitLab(t *testing.T) {
	needShell(t)
	type job struct {
		Stage     string
		Parallel  int
		Script    []string
		Variables map[string]string
	}
	file := example[struct {
		Stages      []string
		Part, Pages job
	}](t, "gitlab.yaml")[0]
	dir := repository(t)
	for n := 1; n <= file.Part.Parallel; n++ {
		if err := os.RemoveAll(filepath.Join(dir, "kept")); err != nil { // another runner
			t.Fatal(err)
		}
		shell(t, dir, strings.Join(file.Part.Script, "\n"), fmt.Sprintf("CI_NODE_INDEX=%d", n), fmt.Sprintf("CI_NODE_TOTAL=%d", file.Part.Parallel),
			"CI_PIPELINE_CREATED_AT=2026-01-01T12:00:00Z", "SOURCE_DATE_EPOCH=")
	}
	if n := file.Pages.Variables["PARTS"]; n != fmt.Sprint(file.Part.Parallel) || len(file.Stages) != 2 || file.Stages[0] != file.Part.Stage || file.Stages[1] != file.Pages.Stage {
		t.Errorf("%s of %d parts are laid together, in the stages %v", n, file.Part.Parallel, file.Stages)
	}
	shell(t, dir, strings.Join(file.Pages.Script, "\n"), "PARTS="+file.Pages.Variables["PARTS"])
	isSite(t, filepath.Join(dir, "public"))
}

func TestExampleKubernetes(t *testing.T) {
	needShell(t)
	type manifest struct {
		Kind string
		Spec struct {
			CompletionMode           string `yaml:"completionMode"`
			Completions, Parallelism int
			Template                 struct {
				Spec struct {
					Containers []struct {
						Command, Args []string
						Env           []struct{ Name, Value string }
					}
				}
			}
		}
	}
	archive, volume, bin := repository(t), t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(bin, "git"), []byte("#!/bin/sh\ncp -R -p \"$4\" \"$5\"\n")) // clone --depth 1 URL FOLDER
	if err := os.Chmod(filepath.Join(bin, "git"), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(m manifest, index int) {
		pod := m.Spec.Template.Spec.Containers[0]
		env := []string{"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "REPOSITORY=" + archive, "SOURCE_DATE_EPOCH=" + buildDayOfTests, fmt.Sprintf("JOB_COMPLETION_INDEX=%d", index)}
		for _, e := range pod.Env {
			if e.Name == "VOLUME" {
				e.Value = volume
			}
			env = append(env, e.Name+"="+e.Value)
		}
		if strings.Join(pod.Command, " ") != "sh -euc" || len(pod.Args) != 1 {
			t.Fatalf("the command is %q %q", pod.Command, pod.Args)
		}
		shell(t, t.TempDir(), pod.Args[0], env...)
	}
	parts, site := example[manifest](t, "kubernetes-parts.yaml")[1], example[manifest](t, "kubernetes-site.yaml")[0]
	if parts.Spec.CompletionMode != "Indexed" || parts.Spec.Completions < 2 || parts.Spec.Parallelism != parts.Spec.Completions {
		t.Errorf("%+v", parts)
	}
	for range 2 { // the second time over what the first has left
		for index := range parts.Spec.Completions {
			run(parts, index)
		}
		run(site, 0)
		isSite(t, filepath.Join(volume, "site"))
	}
}
