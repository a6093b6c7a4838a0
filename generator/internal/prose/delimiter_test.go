package prose

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/diag"
)

// TestCommonMark holds that emphasis is read as every example of CommonMark's
// specification says, which goldmark brings with its source.
func TestCommonMark(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(data, &examples); err != nil || len(examples) < 600 {
		t.Fatalf("%d examples: %v", len(examples), err)
	}
	var inlines []util.PrioritizedValue
	for _, v := range parser.DefaultInlineParsers() {
		if v.Value == parser.NewEmphasisParser() {
			v.Value = emphasis()
		}
		inlines = append(inlines, v)
	}
	md := goldmark.New(goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()), goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))))
	for _, e := range examples {
		var got bytes.Buffer
		if err := md.Convert([]byte(e.Markdown), &got); err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(got.String()) != strings.TrimSpace(e.HTML) {
			t.Errorf("example %d, %q: got %q, want %q", e.Example, e.Markdown, got.String(), e.HTML)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		// Emphasis beside text without spaces.
		{"**국제연합(UN)**은", "<strong>국제연합(UN)</strong>은"},
		{"이는 **국제연합(UN)**의 **“결의”**와 *「보고」*이다.", "이는 <strong>국제연합(UN)</strong>의 <strong>“결의”</strong>와 <em>「보고」</em>이다."},
		{`**"북한"**은 말했다`, `<strong>"북한"</strong>은 말했다`},
		{"これは**「重要」**です", "これは<strong>「重要」</strong>です"},
		{"**重要。**次に", "<strong>重要。</strong>次に"},
		{"这是**“重点”**，不是**(别的)**吗", "这是<strong>“重点”</strong>，不是<strong>(别的)</strong>吗"},
		{"**[보고서](https://a.example/)**는", `<strong><a href="https://a.example/" rel="external">보고서</a></strong>는`},
		{"~~국제연합(UN)~~은", "<del>국제연합(UN)</del>은"},
		{"**북한은**의", "<strong>북한은</strong>의"},
		// Marks that belong to notes, not to emphasis.
		{"한국*, 미국*", "한국*, 미국*"},
		{"韓国*、米国*。", "韓国*、米国*。"},
		{"한국(*주) 미국(*주)", "한국(*주) 미국(*주)"},
		{"파일_이름_목록 파일__이름__목록 日本_2024_版", "파일_이름_목록 파일__이름__목록 日本_2024_版"},
		{"__강조__는 _강조_는 これは__重要__です __重点__内容", "<strong>강조</strong>는 <em>강조</em>는 これは<strong>重要</strong>です <strong>重点</strong>内容"},
		{"**UN(x)**was", "**UN(x)**was"},
		// Tildes.
		{"15~20% … 30~40%", "15~20% … 30~40%"},
		{"서울~부산~대구 1~2~3 a~b~c A~B~C", "서울~부산~대구 1~2~3 a~b~c A~B~C"},
		{"~one~ ~~two~~ ~~~three~~~ ~~half~", "~one~ <del>two</del> ~~~three~~~ ~~half~"},
		{"H~2~O, CO~2~; x~i~, SO~4~^2-^", "H<sub>2</sub>O, CO<sub>2</sub>; x<sub>i</sub>, SO<sub>4</sub><sup>2-</sup>"},
		// Carets.
		{"x^2^, 10^6^ km^2^ E=mc^2^, x^2^y 1^st^ e^−x^", "x<sup>2</sup>, 10<sup>6</sup> km<sup>2</sup> E=mc<sup>2</sup>, x<sup>2</sup>y 1<sup>st</sup> e<sup>−x</sup>"},
		{"2^3^4 a^b^c ^2^ x^a b^ x^^ ^ x^2", "2^3^4 a^b^c ^2^ x^a b^ x^^ ^ x^2"},
		{`H\~2\~O x\^2\^`, "H~2~O x^2^"},
		{"`H~2~O`", "<code>H~2~O</code>"},
	} {
		if got := string(body(t, tc.text).HTML(Filler{})); got != "<p>"+tc.want+"</p>" {
			t.Errorf("%s\ngot  %s\nwant <p>%s</p>", tc.text, got, tc.want)
		}
	}
	d, list := New().Inline("CO~2~ and x^2^", diag.Pos{})
	if got := string(d.HTML(Filler{})); got != "CO<sub>2</sub> and x<sup>2</sup>" || len(list.Messages) > 0 {
		t.Errorf("a summary: %s %v", got, list)
	}
	if got := body(t, "H~2~O is x^2^").Plain(Filler{}); got != "H2O is x2" {
		t.Errorf("plain: %s", got)
	}
}
