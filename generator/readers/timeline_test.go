package readers

import (
	"html"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// timelineJS is a page that draws a timeline, and says in the end what it is made of. Nothing
// comes from elsewhere.
const timelineJS = `<!DOCTYPE html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' file:; style-src 'unsafe-inline'">
<div id="timeline" style="width: 1000px; height: 600px"></div><pre id="said"></pre>
<script>
const said = {wrong: [], drawn: 0, events: []}, say = () => { document.getElementById("said").textContent = JSON.stringify(said); };
addEventListener("error", e => { said.wrong.push(e.message); say(); });
</script>
<script src="SCRIPT"></script>
<script>
const timeline = new TL.Timeline("timeline", DATA, {font: null});
timeline.on("loaded", () => {
  const day = d => d && [d.data.year, d.data.month, d.data.day].filter(n => n).map(Number);
  said.wrong.push(...timeline.config.getErrors());
  said.drawn = document.querySelectorAll(".tl-timemarker").length;
  said.events = timeline.config.events.map(e => ({unique_id: e.unique_id, start: day(e.start_date), end: day(e.end_date), display_date: e.display_date, headline: e.text.headline}));
  say();
});
</script>`

// timelineDate is a date of a timeline, as far as it has year, month and day.
type timelineDate struct{ Year, Month, Day int }

func (d *timelineDate) numbers() []int {
	if d == nil {
		return nil
	}
	return slices.DeleteFunc([]int{d.Year, d.Month, d.Day}, func(n int) bool { return n == 0 })
}

var tag = regexp.MustCompile(`<[^>]*>`)

// TestTimelineJS has TimelineJS draw the events in Chromium.
func TestTimelineJS(t *testing.T) {
	chromium := chromiumPath(t)
	eachSite(t, func(t *testing.T, _, site string) {
		dir, err := packages{"@knight-lab/timelinejs@3.9.11"}.install(t)
		if err != nil {
			t.Fatal(err)
		}
		data := strings.ReplaceAll(string(read(t, site, "timeline.json")), "</", `<\/`)
		page := strings.NewReplacer("SCRIPT", filepath.Join(dir, "node_modules/@knight-lab/timelinejs/dist/js/timeline.js"), "DATA", data).Replace(timelineJS)
		file := filepath.Join(t.TempDir(), "timeline.html")
		writeText(t, file, page)
		dom := string(execute(t, nil, chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--user-data-dir="+t.TempDir(), "--virtual-time-budget=30000", "--dump-dom", "file://"+file))
		_, said, _ := strings.Cut(dom, `<pre id="said">`)
		said, _, _ = strings.Cut(said, "</pre>")
		got := decode[struct {
			Wrong  []string
			Drawn  int
			Events []struct {
				ID         string `json:"unique_id"`
				Start, End []int
				Display    string `json:"display_date"`
				Headline   string
			}
		}](t, []byte(html.UnescapeString(said)))
		want := decode[struct {
			Events []struct {
				ID      string        `json:"unique_id"`
				Start   *timelineDate `json:"start_date"`
				End     *timelineDate `json:"end_date"`
				Display string        `json:"display_date"`
			}
		}](t, read(t, site, "timeline.json"))
		titles := map[string]string{}
		for _, row := range plainRows(t, site, "events") {
			titles[row["id"]] = row["title"]
		}
		if len(got.Wrong) > 0 || len(got.Events) != len(want.Events) || got.Drawn != len(want.Events) || len(titles) != len(want.Events) {
			t.Fatalf("of %d events %d are there and %d drawn: %q", len(want.Events), len(got.Events), got.Drawn, got.Wrong)
		}
		read := map[string]int{}
		for i, e := range got.Events {
			read[e.ID] = i
		}
		for _, w := range want.Events {
			e := got.Events[read[w.ID]]
			if e.ID != w.ID || !slices.Equal(e.Start, w.Start.numbers()) || !slices.Equal(e.End, w.End.numbers()) || e.Display != w.Display {
				t.Errorf("%+v, want %+v from %v to %v", e, w, w.Start, w.End)
			}
			if title := html.UnescapeString(tag.ReplaceAllString(e.Headline, "")); title != titles[w.ID] || !strings.Contains(e.Headline, "<a ") {
				t.Errorf("%s: the headline is %q, want a link with %q", w.ID, e.Headline, titles[w.ID])
			}
		}
	})
}

// chromiumPath gives the path of Chromium.
func chromiumPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return need(t, "chromium", "chromium")
}
