package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// webkit is a WebKitGTK that is driven by WebDriver (https://www.w3.org/TR/webdriver2/).
type webkit struct{ session string }

// newWebKit starts one on a screen of its own, until the test ends.
func newWebKit(t *testing.T) *webkit {
	t.Helper()
	driver, err := findProgram("WebKitGTK's driver", "webkit2gtk-driver", "WebKitWebDriver")
	if err != nil {
		t.Fatal(err)
	}
	screen, err := findProgram("Xvfb", "xvfb", "Xvfb")
	if err != nil {
		t.Fatal(err)
	}
	number, port := freePort(t), freePort(t)
	display := ":" + number[max(0, len(number)-4):]
	startProgram(t, exec.Command(screen, display, "-screen", "0", "1400x1000x24"))
	command := exec.Command(driver, "--port="+port)
	command.Env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "HOME="+t.TempDir())
	startProgram(t, command)
	base := "http://127.0.0.1:" + port + "/session"
	for range 100 {
		if _, err = http.Get("http://127.0.0.1:" + port + "/status"); err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	w := &webkit{base}
	var made struct{ SessionID string }
	w.do(t, "", map[string]any{"capabilities": map[string]any{}}, &made)
	w.session = base + "/" + made.SessionID
	t.Cleanup(func() {
		if request, err := http.NewRequest(http.MethodDelete, w.session, nil); err == nil {
			http.DefaultClient.Do(request)
		}
	})
	return w
}

// startProgram starts a program that runs until the test ends.
func startProgram(t *testing.T, command *exec.Cmd) {
	t.Helper()
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.WaitDelay = time.Second
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-command.Process.Pid, syscall.SIGTERM)
		command.Wait()
	})
}

// do sends a command and takes its value.
func (w *webkit) do(t *testing.T, command string, arguments map[string]any, value any) {
	t.Helper()
	body, err := json.Marshal(arguments)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(w.session+command, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer := struct{ Value any }{value}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("WebKit: %s %v: %s %v %v", command, arguments, response.Status, err, answer.Value)
	}
}

// TestWebKit looks at the kinds of pages in WebKitGTK, by http and from a disk: links are
// underlined, nothing sticks out, a trail stands on one line, scripts do their work.
func TestWebKit(t *testing.T) {
	s := open(t)
	w := newWebKit(t)
	for _, where := range []site{s.sites[0], s.sites[2]} {
		for _, name := range []string{"home", "brief", "actor", "recommendations", "timeline", "figures", "search", "page"} {
			w.do(t, "/url", map[string]any{"url": where.url(s.kind(t, name).page)}, nil)
			var wrong []string
			w.do(t, "/execute/sync", map[string]any{"args": []any{}, "script": fmt.Sprintf(`
				const p = %s, wrong = [];
				const link = [...document.querySelectorAll("p a, li a, dd a")].find(a => a.closest(".prose p, .facts, .rows") && !a.matches(".anchor, [role]"));
				if (link && getComputedStyle(link).textDecorationLine !== "underline") wrong.push("a link is not underlined: " + link.textContent);
				if (p.width() > innerWidth) wrong.push(p.width() + " pixels wide of " + innerWidth + ": " + p.outside(innerWidth).slice(0, 6).join("; "));
				if (document.querySelector(".crumbs")?.offsetHeight > 40) wrong.push("the trail takes two lines");
				if (!document.querySelector(".glance")) wrong.push("the script of all pages has not run");
				return wrong`, probe)}, &wrong)
			for _, what := range wrong {
				t.Errorf("%s, %s: %s", where.name, name, what)
			}
		}
	}
}
