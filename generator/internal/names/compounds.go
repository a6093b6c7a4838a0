package names

import (
	"slices"
	"strings"
	"unicode"

	"chancery/generator/internal/letters"
)

// compounds are words that contain a country's name and mean something else, unless their
// ending, which is one of compounding, says so.
var compounds = strings.Fields(`内蒙古 內蒙古 内モンゴル 新墨西哥 印度支那 印度シナ 中国地方 中国山地 中国電力 中國電力
	อินโดจีน อินเดียนา อินเดียนแดง`)

// The characters that, behind the name of a place in Chinese characters, make another
// word of it: 日本海 is a sea, 朝鲜族 a people, 印度教 a religion. Each may be followed by
// those with which it begins a word of its own, as in 日本海军, the navy of Japan.
var compounding = map[string]string{
	"人": "民口员員士才材件气気权權権道工造类類事质質物", "语": "言", "語": "", "族": "群", "裔": "", "籍": "", "教": "育师師授学學会會练練科材職职员員训訓导導",
	"海": "军軍关關外上警域岸空自保底洋运運滩灘面难難", "洋": "", "湾": "岸", "灣": "", "河": "内內南北口", "半岛": "", "半島": "", "海峡": "", "海峽": "", "列岛": "", "列島": "",
	"日报": "", "日報": "", "时报": "", "時報": "",
}

// compounded reports whether a text that follows the name of a place, which ends with a
// character, begins with what makes another word of it.
func compounded(last rune, rest string) bool {
	if !unicode.Is(unicode.Han, last) {
		return false
	}
	for end, followed := range compounding {
		if behind, ok := strings.CutPrefix(rest, end); ok && !strings.ContainsAny(first(behind), followed) {
			return true
		}
	}
	return false
}

// first gives the first character of a text, or a blank.
func first(text string) string {
	for _, r := range text {
		return string(r)
	}
	return " "
}

// The particles of Tibetan: those that are joined to the last syllable of a name, and those
// that are a syllable of their own.
var (
	joined   = strings.Fields("འི འིས འང འམ འོ ར ས")
	separate = strings.Fields("གི ཀྱི གྱི ཡི གིས ཀྱིས གྱིས ཡིས ལ ན ནས ལས དང ནི དུ ཏུ རུ སུ ཀྱང ཡང ཞེས ཅེས ཡིན རེད དེ འདི ནང བཅས སོགས ཚོ རྣམས")
)

func tibetan(r rune) bool { return r >= 0x0F00 && r < 0x1000 }

// divider reports whether a character divides the syllables of Tibetan.
func divider(r rune) bool { return r == '་' || r == '༌' }

// lastInTibetan reports whether a name whose last character is r may end where the rest of
// a text begins. Syllables are divided in Tibetan, and words are not: only a particle may
// follow.
func lastInTibetan(r rune, rest string) bool {
	particles := separate
	if behind := strings.TrimLeftFunc(rest, divider); behind != rest {
		rest = behind
	} else if !divider(r) {
		particles = joined
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !tibetan(r) || letters.Of(r) == letters.None })
	if end < 0 {
		end = len(rest)
	}
	return end == 0 || slices.Contains(particles, rest[:end])
}
