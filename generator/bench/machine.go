//go:build unix

package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// machine says what the figures were measured on, and how busy it was with other
// things; before is the load at the beginning. What the system does not tell, as only
// Linux tells all of it, is a dash.
func machine(before string) string {
	kernel, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	memory := "–"
	if kilobytes, err := strconv.ParseFloat(strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB"), 64); err == nil {
		memory = fmt.Sprintf("%.1f GB", kilobytes*1024/1e9)
	}
	return table([]string{"measured on", ""},
		[]string{"day", time.Now().UTC().Format(time.DateOnly)},
		[]string{"processor", cmp.Or(field("/proc/cpuinfo", "model name"), runtime.GOARCH)},
		[]string{"cores", strconv.Itoa(runtime.NumCPU())},
		[]string{"memory", memory},
		[]string{"system", strings.TrimSpace(runtime.GOOS + "/" + runtime.GOARCH + " " + string(kernel))},
		[]string{"Go", runtime.Version()},
		[]string{"load before and after (1, 5, 15 minutes)", cmp.Or(before, "–") + "; " + cmp.Or(load(), "–")})
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
