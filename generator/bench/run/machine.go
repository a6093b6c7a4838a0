//go:build unix

package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"chancery/generator/bench/internal/report"
)

// machine tells what the figures were measured on, and how busy it was with other
// things; before is the load at the beginning. What the system does not tell, as only
// Linux tells all of it, is a dash.
func machine(folder, before string) string {
	t := report.NewTable("measured on", "")
	t.Add("day", time.Now().UTC().Format(time.DateOnly))
	t.Add("processor", cmp.Or(field("/proc/cpuinfo", "model name"), runtime.GOARCH))
	t.Add("cores", strconv.Itoa(runtime.NumCPU()))
	t.Add("memory", ram())
	t.Add("file system", fileSystem(folder))
	kernel, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	t.Add("system", strings.TrimSpace(runtime.GOOS+"/"+runtime.GOARCH+" "+string(kernel)))
	t.Add("Go", runtime.Version())
	t.Add("load before and after (1, 5, 15 minutes)", cmp.Or(before, "–")+"; "+cmp.Or(load(), "–"))
	return t.String()
}

// load is how many processes wanted a processor; "" where the system does not tell.
func load() string {
	text, _ := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(text)); len(f) > 3 {
		return strings.Join(f[:3], " ")
	}
	return ""
}

// field finds "name : value" in a file.
func field(file, name string) string {
	text, _ := os.ReadFile(file)
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func ram() string {
	kilobytes, err := strconv.ParseFloat(strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB"), 64)
	if err != nil {
		return "–"
	}
	return fmt.Sprintf("%.1f GB", kilobytes*1024/1e9)
}

// fileSystem is the type of the file system that holds a folder: that of the longest
// mount point above it.
func fileSystem(folder string) string {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	text, _ := os.ReadFile("/proc/self/mounts")
	kind, longest := "–", 0
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if len(f) < 3 || len(f[1]) < longest {
			continue
		}
		if f[1] == "/" || folder == f[1] || strings.HasPrefix(folder, f[1]+"/") {
			kind, longest = f[2], len(f[1])
		}
	}
	return kind
}
