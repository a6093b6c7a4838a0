package names

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/letters"
)

// found gives what Find finds as the HTML that it covers, with the actor's number.
func found(t *Table, html string) []string {
	var out []string
	for _, m := range t.Finder().Find(html, nil) {
		out = append(out, fmt.Sprintf("%d %s", m.Actor, html[m.Start:m.End]))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, tc := range []struct {
		name, names, text string
		want              []string // name's number, HTML
	}{
		{"two names at a hyphen", "Russia|North Korea|Korea", "Russia-North Korea ties", []string{"0 Russia", "1 North Korea"}},
		{"the longest wins", "Kim|Kim Jong Un|Kim Jong", "Kim Jong Un, Kim Jong Il, Kim", []string{"1 Kim Jong Un", "2 Kim Jong", "0 Kim"}},
		{"never part of a word", "Korea|Kim", "Korean Kimchi xKorea 9Kim Kim9", nil},
		{"possessive", "Kim Jong Un", "Kim Jong Un’s and Kim Jong Un's", []string{"0 Kim Jong Un", "0 Kim Jong Un"}},
		{"case matters", "US", "us US Us", []string{"0 US"}},
		{"full stops", "U.S.|U.S", "The U.S. and the U.S.S.R. and U.S in U.S.org", []string{"0 U.S.", "1 U.S"}},
		{"white space", "North Korea", "North\nKorea, North  Korea, North\u00a0Korea", []string{"0 North\nKorea", "0 North  Korea", "0 North\u00a0Korea"}},
		{"apostrophes and hyphens", "Cote d'Ivoire|Asia-Pacific", "Cote d’Ivoire, Asia‑Pacific, Asia‐Pacific", []string{"0 Cote d’Ivoire", "1 Asia‑Pacific", "1 Asia‐Pacific"}},
		{"typographic in the name", "Cote d’Ivoire", "Cote d'Ivoire", []string{"0 Cote d'Ivoire"}},
		{"character references", "AT&T|Johnson & Johnson|A<B", "AT&amp;T or Johnson &amp; Johnson; A&lt;B", []string{"0 AT&amp;T", "1 Johnson &amp; Johnson", "2 A&lt;B"}},
		{"quotation marks", `Dwayne "Rock" Johnson`, `Dwayne "Rock" Johnson`, []string{`0 Dwayne "Rock" Johnson`}},
		{"other forms of the same letters", "Hanói", "Hano\u0301i and Hanói", []string{"0 Hano\u0301i", "0 Hanói"}},
		{"decomposed name", "Hano\u0301i", "Hanói", []string{"0 Hanói"}},
		{"no half letters", "Hano", "Hano\u0301i, Hano\u0323", nil},
		{"decomposed Hangul", "김정은", "\u1100\u1175\u11b7정은이", []string{"0 \u1100\u1175\u11b7정은"}},
		{"Hangul with particles", "김정은", "김정은이 김정은은 말했다. 새김정은", []string{"0 김정은", "0 김정은"}},
		{"Hangul name of two words", "조선 노동당", "조선  노동당의", []string{"0 조선  노동당"}},
		{"particles behind Latin letters", "NATO", "NATO는 NATOの", []string{"0 NATO", "0 NATO"}},
		{"Han, kana and Thai anywhere", "习近平|トランプ|ไทย", "主席习近平说。米トランプ氏 ประเทศไทยและ", []string{"0 习近平", "1 トランプ", "2 ไทย"}},
		{"Cyrillic", "Ким Чен Ын", "Ким Чен Ын, Ким Чен Ына", []string{"0 Ким Чен Ын"}},
		{"soft hyphen", "Pyongyang", "Pyong\u00adyang", []string{"0 Pyong\u00adyang"}},
		{"a hyphen is part of a person's name", "Princess Anne (person)|Anne (person)|Marie (person)|Putin (person)", "Princess Anne-Marie, Princess Anne‑Marie; Mary-Anne; Putin-backed; Princess Anne - and Anne–Putin, Anne-", []string{"0 Princess Anne", "1 Anne", "3 Putin", "1 Anne"}},
		{"and not of a state's or a body's", "NATO|US|China", "NATO-led non-NATO US-China talks", []string{"0 NATO", "0 NATO", "1 US", "2 China"}},
		{"hyphens of other scripts", "אבן (person)|クロード (person)", "אבן־גבירול ジャン＝クロード ジャン゠クロード クロード", []string{"1 クロード"}},
		{"an apostrophe behind a capital", "Brien (person)|Anne (person)|Europe", "O’Brien, d’Anne, L’Europe", []string{"1 Anne", "2 Europe"}},
		{"only particles follow a Korean name", "인도|한국|조선", "인도적 인도인 인도네시아 인도자 인도하고 한국어 한국도로 조선로동당", nil},
		{"particles of all kinds", "인도|한국", "인도는 인도에서는 인도로부터의, 한국은 한국이라는 한국으로의 한국까지도 한국입니다. 인도만", []string{"0 인도", "0 인도", "0 인도", "1 한국", "1 한국", "1 한국", "1 한국", "1 한국", "0 인도"}},
		{"particles agree with the name", "인도|한국|서울", "인도은 인도이 한국는 한국가 서울로 인도으로 한국로", []string{"2 서울"}},
		{"a particle in decomposed form", "인도", "인도는, 인도적", []string{"0 인도"}},
		{"a run of katakana is a word", "インド|マリ|ロシア", "インドネシア、ソマリア。インドは、ロシアー、ｲﾝﾄﾞ。対ロシア制裁", []string{"0 インド", "2 ロシア"}},
		{"no part of a Thai syllable", "กา|มร", "กาะ กาา เมร กาน์ กาและมร", []string{"0 กา", "1 มร"}},
		{"nor of a Lao, Khmer or Burmese one", "ລາວ|កម្ព|မာ", "ລາວະ ລາວ។ កម្ពុជា កម្ព មာန် မာက", []string{"0 ລາວ", "1 កម្ព", "2 မာ"}},
		{"countries' names keep what is within them", "印度|马里|苏丹|กินี|มาลี|印度尼西亚共和国", "印度尼西亚、索马里和南苏丹。印度尼西亚共和国；ปาปัวนิวกินี โซมาเลีย กินี；访印度、马里", []string{"5 印度尼西亚共和国", "3 กินี", "0 印度", "1 马里"}},
		{"another word than the place's", "日本|蒙古|印度|朝鲜|朝鮮|中国|约旦|習近平 (person)|จีน", "日本海と日本人、內蒙古。印度洋、印度教、朝鲜族、朝鮮半島、朝鮮日報、中国語、约旦河西岸、印度支那；อินโดจีน", nil},
		{"and the place's", "日本|印度|约旦|中国|習近平 (person)|จีน", "日本海軍、日本人権、在日本。印度教育；约旦河内；中国河南；中国语言；習近平人、อินโด จีน", []string{"0 日本", "0 日本", "0 日本", "1 印度", "2 约旦", "3 中国", "3 中国", "4 習近平", "5 จีน"}},
		{"only particles follow a Tibetan name", "བོད|རྒྱ་གར་|ཨ་མེ་རི་ཀ", "བོད་ལྗོངས། བོདཀ བོད་ཀྱི་རིག བོད། བོད; རྒྱ་གར་གྱི་ རྒྱ་གར་སྐད། ཨ་མེ་རི་ཀའི་སྲིད་ ཨ་མེ་རི་ཀ༌ནས་ ཨ་མེ་རི་ཀན", []string{"0 བོད", "0 བོད", "0 བོད", "1 རྒྱ་གར་", "2 ཨ་མེ་རི་ཀ", "2 ཨ་མེ་རི་ཀ"}},
		{"leading punctuation", `"Kim" Jong|!!`, `"Kim" Jong !!`, []string{`0 Kim" Jong`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var names []Name
			for i, text := range strings.Split(tc.names, "|") {
				name, person := strings.CutSuffix(text, " (person)")
				names = append(names, Name{name, int32(i), person})
			}
			n, _ := NewTable(names)
			if diff := cmp.Diff(tc.want, found(n, tc.text)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestSharedNames(t *testing.T) {
	n, several := NewTable([]Name{{"Kim", 2, true}, {"Kim", 1, true}, {"Kim", 1, true}, {"Georgia", 3, false}, {"Georgia State", 4, false}, {"Georgia  State", 5, false}, {"DPRK", 6, false}, {"DPRK", 6, false}})
	want := []Shared{{"Georgia State", []int32{4, 5}}, {"Kim", []int32{1, 2}}}
	if diff := cmp.Diff(want, several); diff != "" {
		t.Errorf("shared: -want +got\n%s", diff)
	}
	got := found(n, "Kim of the DPRK went to Georgia, not Georgia State.")
	if diff := cmp.Diff([]string{"6 DPRK", "3 Georgia"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// slowFind looks for names in ASCII text in the plainest way there is.
func slowFind(names []Name, text string) []string {
	var out []string
	for at := 0; at < len(text); {
		best := -1
		for i, n := range names {
			end := at + len(n.Text)
			if !strings.HasPrefix(text[at:], n.Text) || at > 0 && letters.ASCII(text[at-1]) || end < len(text) && letters.ASCII(text[end]) ||
				end+1 < len(text) && text[end] == '.' && letters.ASCII(text[end+1]) {
				continue
			}
			if best < 0 || len(n.Text) > len(names[best].Text) {
				best = i
			}
		}
		if best < 0 {
			at++
			continue
		}
		out = append(out, fmt.Sprintf("%d %s", names[best].Actor, names[best].Text))
		at += len(names[best].Text)
	}
	return out
}

func TestFindAgreesWithPlainSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "b", "ab", "ba", " ", "-", ".", "'", "c"}
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	for range 3000 {
		var names []Name
		seen := map[string]bool{}
		for i := range 4 {
			if s := strings.TrimLeft(text(1+r.IntN(5)), " -.'"); s != "" && !seen[s] {
				seen[s] = true
				names = append(names, Name{Text: s, Actor: int32(i)})
			}
		}
		n, _ := NewTable(names)
		s := text(20)
		if diff := cmp.Diff(slowFind(names, s), found(n, s)); diff != "" {
			t.Fatalf("names %v in %q: -want +got\n%s", names, s, diff)
		}
	}
}

// manyNames makes names and a text of about 12 KB with some of them in it.
func manyNames() ([]Name, string) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		b := make([]byte, 2+r.IntN(7))
		for i := range b {
			b[i] = byte('a' + r.IntN(26))
		}
		return string(b)
	}
	title := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	var names []Name
	for i := range 2000 {
		s := title(word())
		for range r.IntN(3) {
			s += " " + title(word())
		}
		names = append(names, Name{Text: s, Actor: int32(i)})
	}
	var b strings.Builder
	for b.Len() < 12<<10 {
		switch r.IntN(12) {
		case 0:
			b.WriteString(names[r.IntN(len(names))].Text + " ")
		case 1:
			b.WriteString(title(word()) + ". ")
		case 2:
			b.WriteString(word() + ",\n")
		default:
			b.WriteString(word() + " ")
		}
		if r.IntN(80) == 0 {
			b.WriteString("\n\n")
		}
	}
	return names, b.String()
}

func BenchmarkFind(b *testing.B) {
	names, text := manyNames()
	n, _ := NewTable(names)
	f := n.Finder()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []Mention
	for b.Loop() {
		dst = f.Find(text, dst[:0])
	}
	b.ReportMetric(float64(len(dst)), "mentions")
}

func BenchmarkFindHangul(b *testing.B) {
	n, _ := NewTable([]Name{{"김정은", 1, true}, {"조선로동당", 2, false}})
	f, text := n.Finder(), strings.Repeat("김정은이 조선로동당의 회의에서 새로운 정책을 발표했다. ", 160)
	for b.Loop() {
		f.Find(text, nil)
	}
}
