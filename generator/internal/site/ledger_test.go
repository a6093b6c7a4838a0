package site

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/permalink"

	"github.com/google/go-cmp/cmp"
)

// thing is a recommendation, an event, a figure or a section of a made-up brief.
type thing struct {
	id     string
	former []string
}

func (t thing) list() string { return "[" + strings.Join(t.former, ", ") + "]" }

// madeUp is a brief that is edited at random.
type madeUp struct {
	id                           string
	year                         int
	aliases                      []string
	recs, events, figures, heads []thing
}

func (b *madeUp) text() string {
	var s strings.Builder
	fmt.Fprintf(&s, "---\ntitle: Title of %s\ndate: %d\nsummary: S.\naliases: [%s]\n", b.id, b.year, strings.Join(b.aliases, ", "))
	each := func(key, format string, list []thing) {
		if len(list) > 0 {
			fmt.Fprintf(&s, "%s:\n", key)
		}
		for _, t := range list {
			fmt.Fprintf(&s, "  - {id: %s, formerly: %s, %s}\n", t.id, t.list(), format)
		}
	}
	each("recommendations", "text: Act., to: ruritania", b.recs)
	each("events", fmt.Sprintf("title: Event, date: %d", b.year-1), b.events)
	each("figures", "label: Figure, value: 3", b.figures)
	s.WriteString("---\n")
	for _, h := range b.heads {
		fmt.Fprintf(&s, "\n## Section {#%s%s}\n", h.id, strings.Join(append([]string{""}, h.former...), " #"))
	}
	return s.String()
}

// year is a year of work on an archive.
type year struct {
	*testing.T
	*rand.Rand
	dir       string
	briefs    []*madeUp
	deleted   []*madeUp
	withdrawn []string
	written   map[string]string // by file
	coined    int
}

func (y *year) coin(kind string) thing {
	y.coined++
	return thing{id: fmt.Sprintf("%s-%d", kind, y.coined)}
}

func (y *year) any() *madeUp { return y.briefs[y.IntN(len(y.briefs))] }

func (y *year) add() string {
	b := &madeUp{id: y.coin("brief").id, year: 2000 + y.IntN(20)}
	for range 1 + y.IntN(3) {
		b.recs, b.events = append(b.recs, y.coin("rec")), append(b.events, y.coin("event"))
		b.figures, b.heads = append(b.figures, y.coin("figure")), append(b.heads, y.coin("head"))
	}
	y.briefs = append(y.briefs, b)
	return "add " + b.id
}

// renameThing gives something another id, which says what it was.
func (y *year) renameThing() string {
	b := y.any()
	list := [][]thing{b.recs, b.events, b.figures, b.heads}[y.IntN(4)]
	if len(list) == 0 {
		return "nothing"
	}
	t := &list[y.IntN(len(list))]
	old := t.id
	t.former = append(t.former, old)
	t.id = y.coin(strings.TrimRight(old, "-0123456789")).id
	return "rename " + old + " to " + t.id
}

func (y *year) renameBrief() string {
	b := y.any()
	old := b.id
	b.aliases, b.id = append(b.aliases, "briefs/"+old+".html"), y.coin("brief").id
	return "rename " + old + " to " + b.id
}

// split moves the last recommendation, and what else comes last, to a new brief.
func (y *year) split() string {
	b := y.any()
	n := &madeUp{id: y.coin("brief").id, year: b.year}
	take := func(list *[]thing) (last []thing) {
		if i := len(*list) - 1; i >= 0 {
			*list, last = (*list)[:i:i], []thing{(*list)[i]}
		}
		return last
	}
	n.recs, n.events, n.figures = take(&b.recs), take(&b.events), take(&b.figures)
	for i := range n.recs {
		was := n.recs[i]
		former := []string{b.id + "#" + was.id}
		for _, f := range was.former {
			if !strings.Contains(f, "#") {
				f = b.id + "#" + f
			}
			former = append(former, f)
		}
		n.recs[i] = thing{y.coin("rec").id, former}
	}
	y.briefs = append(y.briefs, n)
	return "split " + b.id + " into " + n.id
}

// redate moves the events of a brief to the pages of another year.
func (y *year) redate() string {
	b := y.any()
	b.year = 2000 + y.IntN(20)
	return fmt.Sprint("date ", b.id, " ", b.year)
}

func (y *year) deleteBrief() string {
	if len(y.briefs) < 4 {
		return y.add()
	}
	i := y.IntN(len(y.briefs))
	b := y.briefs[i]
	y.briefs, y.deleted = slices.Delete(y.briefs, i, i+1), append(y.deleted, b)
	return "delete " + b.id
}

func (y *year) deleteThing() string {
	b := y.any()
	lists := []*[]thing{&b.recs, &b.events, &b.figures, &b.heads}
	list := lists[y.IntN(4)]
	if len(*list) == 0 {
		return "nothing"
	}
	id := (*list)[0].id
	*list = (*list)[1:]
	return "delete " + id
}

func (y *year) restore() string {
	if len(y.deleted) == 0 {
		return "nothing"
	}
	i := y.IntN(len(y.deleted))
	b := y.deleted[i]
	y.deleted, y.briefs = slices.Delete(y.deleted, i, i+1), append(y.briefs, b)
	return "restore " + b.id
}

// write lays down what has changed since it was last called.
func (y *year) write() {
	y.Helper()
	files := map[string]string{}
	for _, b := range y.briefs {
		files["content/briefs/"+b.id+".md"] = b.text()
	}
	withdrawn := ""
	for _, a := range y.withdrawn {
		withdrawn += "- {addresses: \"" + a + "\", date: 2026, reason: Gone.}\n"
	}
	files["content/withdrawn.yaml"] = withdrawn
	for name := range y.written {
		if _, there := files[name]; !there {
			if err := os.Remove(filepath.Join(y.dir, filepath.FromSlash(name))); err != nil {
				y.Fatal(err)
			}
		}
	}
	for name, text := range files {
		if before, there := y.written[name]; !there || before != text {
			y.put(name, text)
		}
	}
	y.written = files
}

func (y *year) put(name, text string) {
	y.Helper()
	full := filepath.Join(y.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		y.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		y.Fatal(err)
	}
}

// commit publishes what there is, as an author would who is told what would be lost and what
// is no longer withdrawn. loses is whether the edit takes something away.
func (y *year) commit(s *Session, did string, loses bool) *Snapshot {
	y.Helper()
	for range 4 {
		y.write()
		snapshot, list, err := s.Refresh()
		if err != nil {
			y.Fatal(err)
		}
		back := false
		for _, m := range list.Messages {
			if m.Code == diag.WithdrawnPresent {
				y.withdrawn, back = slices.DeleteFunc(y.withdrawn, func(a string) bool { return strings.Contains(m.Text, " "+a+",") }), true
			} else if m.Severity == diag.Error {
				y.Fatalf("%s: %v: %s", did, m.Pos, m.Text)
			}
		}
		if back {
			continue
		}
		alone := notes(snapshot)
		losses := snapshot.Losses()
		if diff := cmp.Diff(notes(snapshot), alone); diff != "" { // now of all pages at once
			y.Fatalf("%s: a page has other notes when it is asked for alone (-all +alone):\n%s", did, diff)
		}
		if len(losses) == 0 {
			if _, after, added := snapshot.Ledger(); added > 0 {
				y.put("content/addresses.txt", string(after.Append(nil)))
			}
			return snapshot
		}
		for _, l := range losses {
			if !loses {
				y.Fatalf("%s: lost %v", did, l.Message().Text)
			}
			for _, e := range l.Entries {
				y.withdrawn = append(y.withdrawn, e.Address)
			}
		}
	}
	y.Fatalf("%s: it is never right", did)
	return nil
}

// notes gives what each page says of what stood on it.
func notes(s *Snapshot) map[address.Path][]permalink.Note {
	all := map[address.Path][]permalink.Note{}
	for _, p := range s.plan.pages.Pages {
		for _, n := range s.plan.pages.Kept.Notes(p.Path) {
			n.Withdrawal = nil
			all[p.Path] = append(all[p.Path], n)
		}
	}
	return all
}

var refreshTo = regexp.MustCompile(`http-equiv="refresh" content="0; url=([^"]+)"`)

// arrive wants each address of the ledger to lead to what says where it is: to an element
// with its id, or to a page that says that it was withdrawn. It follows one redirect at most.
func (y *year) arrive(s *Snapshot) (n int) {
	y.Helper()
	made := map[string]string{}
	load := func(page string) string {
		if html, ok := made[page]; ok {
			return html
		}
		o, ok, err := s.Output(address.Path(page))
		if err != nil || !ok {
			y.Fatalf("there is no page %s, %v", page, err)
		}
		html, err := o.Make(new(Scratch), nil)
		if err != nil {
			y.Fatal(err)
		}
		made[page] = string(html)
		return made[page]
	}
	_, ledger, _ := s.Ledger()
	for _, e := range ledger.Entries() {
		n++
		html := load(e.Page())
		if m := refreshTo.FindStringSubmatch(html); m != nil {
			if html = load(path.Join(path.Dir(e.Page()), m[1])); refreshTo.MatchString(html) {
				y.Fatalf("%s redirects to a redirect", e.Address)
			}
		}
		if f := e.Fragment(); f != "" && strings.Count(html, `id="`+f+`"`) != 1 && !strings.Contains(html, "has been withdrawn") {
			y.Fatalf("%s: the page has %d elements with this id", e.Address, strings.Count(html, `id="`+f+`"`))
		}
	}
	return n
}

// TestYearOfEdits plays a year of edits against the ledger: renames, deletions, splits,
// restorations. No address is lost without a word, and every one that was ever published
// arrives in the end.
func TestYearOfEdits(t *testing.T) {
	commits := 500
	if testing.Short() {
		commits = 120
	}
	y := &year{T: t, Rand: rand.New(rand.NewPCG(7, 7)), dir: t.TempDir()}
	y.put("content/site.yaml", "title: T\n")
	y.put("content/actors/ruritania.md", "---\nname: Ruritania\nkind: state\n---\n")
	for range 8 {
		y.add()
	}
	s := open(t, y.dir)
	last := y.commit(s, "begin", false)
	edits := []struct {
		do    func() string
		loses bool
	}{{y.add, false}, {y.renameThing, false}, {y.renameThing, false}, {y.renameBrief, false}, {y.split, false}, {y.redate, false}, {y.deleteBrief, true}, {y.deleteThing, true}, {y.restore, true}}
	for n := range commits {
		e := edits[y.IntN(len(edits))]
		did := fmt.Sprintf("commit %d: %s", n, e.do())
		if last = y.commit(s, did, e.loses); n%100 == 99 {
			y.arrive(last)
		}
	}
	t.Logf("%d commits, %d briefs, %d addresses, %d withdrawn", commits, len(y.briefs), y.arrive(last), len(y.withdrawn))
}
