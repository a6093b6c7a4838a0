package suggest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
)

// language is what is known of a language.
type language struct {
	months     []string
	weekdays   []string
	advice     *regexp.Regexp
	noAdvice   *regexp.Regexp // of sentences that have its words and are none
	stop       []string
	scales     map[string]float64 // words that multiply a number
	qualifiers []qualifier
	decimal    byte     // the decimal sign; the other of point and comma divides thousands
	nouns      bool     // all nouns have a capital letter
	things     []string // words with which names of what is no actor begin or end
	numbered   []string // words before a number that counts nothing, in lower case
	date       []*regexp.Regexp
	amount     *regexp.Regexp
	notUnits   []string
}

type qualifier struct{ words, id string }

// languageOf gives what is known of a language: German of German, of all others English.
func languageOf(tag string) *language {
	if tag == "de" || strings.HasPrefix(tag, "de-") {
		return german()
	}
	return english()
}

func english() *language {
	return (&language{
		months:   strings.Fields("January February March April May June July August September October November December"),
		weekdays: strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
		advice:   regexp.MustCompile(`(?i)\b(should|ought to|needs? to|must|(is|are) (urged|advised|asked|encouraged) to|urges?|recommends?|calls? (on|for|upon)|advises?)\b`),
		noAdvice: regexp.MustCompile(`(?i)^(if|should|whether|unless)\b|\b(should|must|ought to) have\b|\bneeds? to know\b`),
		things:   strings.Fields("War Wars Treaty Agreement Act Accord Accords Pact Crisis Conference Summit Convention Declaration Resolution Age Day Table Figure Chapter Section Annex Appendix Article"),
		numbered: strings.Fields("table figure fig. chapter section article annex appendix part page pages p. pp. no. number line §"),
		stop: strings.Fields("the a an and or of in on at to for with by from as is are was were be been has have had it its this that these those their they he she his her not but also than more less most " +
			"will would should could must may might can which who whom what when where while after before since between into over under about against during through other such some any all each both " +
			"then now here there thus yet even only if although though because despite without within among until once however still instead moreover meanwhile today see note many several few one two three first second third finally according"),
		scales:     map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9},
		qualifiers: []qualifier{{"more than", "more-than"}, {"over", "more-than"}, {"at least", "at-least"}, {"up to", "at-most"}, {"at most", "at-most"}, {"less than", "less-than"}, {"fewer than", "less-than"}, {"under", "less-than"}, {"about", "about"}, {"around", "about"}, {"some", "about"}, {"roughly", "about"}, {"approximately", "about"}, {"nearly", "about"}, {"almost", "about"}},
		decimal:    '.',
		notUnits:   strings.Fields("and or of in on at to for by from the a an is are was were per years year times more less other"),
	}).compile()
}

func german() *language {
	return (&language{
		months:   strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
		weekdays: strings.Fields("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
		advice:   regexp.MustCompile(`(?i)(^|[^\pL])(sollten?|müssten?|müssen|muss|empfiehlt|empfehlen|empfohlen|rät|raten|fordert|fordern|(ist|sind|wird|werden) aufgefordert)($|[^\pL])`),
		noAdvice: regexp.MustCompile(`(?i)^(wenn|falls|sollten?|ob)[^\pL]|(^|[^\pL])(man muss|muss man|(hätten?|sollten?) [^.]*(haben|sein sollen))($|[^\pL])`),
		things:   strings.Fields("Krieg Vertrag Abkommen Gesetz Krise Konferenz Gipfel Erklärung Tabelle Abbildung Kapitel Abschnitt Artikel Anhang Jahrhundert"),
		numbered: strings.Fields("tabelle abbildung abb. kapitel abschnitt artikel art. absatz abs. satz anhang seite s. nr. nummer zeile §"),
		stop: strings.Fields("der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei mit nach seit von vom zu zum zur für über unter um durch gegen ohne ist sind war waren sei wird werden wurde wurden " +
			"hat haben hatte hatten nicht auch als wie dass sich es er sie sein seine ihr ihre mehr weniger noch nur soll sollen sollte sollten muss müssen kann können diese dieser dieses jener alle"),
		scales:     map[string]float64{"tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "billionen": 1e12},
		qualifiers: []qualifier{{"mehr als", "more-than"}, {"über", "more-than"}, {"mindestens", "at-least"}, {"höchstens", "at-most"}, {"bis zu", "at-most"}, {"weniger als", "less-than"}, {"unter", "less-than"}, {"etwa", "about"}, {"rund", "about"}, {"ungefähr", "about"}, {"circa", "about"}, {"knapp", "about"}, {"fast", "about"}},
		decimal:    ',',
		nouns:      true,
		notUnits:   strings.Fields("und oder von in im an am auf zu für bei mit der die das ist sind war waren je mal mehr weniger jahre jahren jahr weitere weiteren"),
	}).compile()
}

// blanks stand within numbers and before units: the space, and those at which no line breaks.
const blanks = " \u00a0\u202f"

// compile makes the patterns of dates and amounts of a language.
func (l *language) compile() *language {
	months := strings.Join(l.months, "|")
	year := `(1[5-9][0-9]{2}|20[0-9]{2})`
	l.date = []*regexp.Regexp{
		regexp.MustCompile(`\b([0-9]{1,2})\.? (` + months + `) ` + year + `\b`),
		regexp.MustCompile(`()\b(` + months + `) ` + year + `\b`),
	}
	if l.decimal == '.' { // June 19, 2024
		l.date = append(l.date, regexp.MustCompile(`\b(`+months+`) ([0-9]{1,2}), `+year+`\b`))
	} else { // 19.06.2024
		l.date = append(l.date, regexp.MustCompile(`()\b([0-9]{1,2}\.[0-9]{1,2})\.`+year+`\b`))
	}
	l.amount = regexp.MustCompile(`((?:\b[A-Z]{1,2})?\$ ?|[€£¥] ?)?\b([0-9]{1,3}(?:[.,` + blanks + `][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)([` + blanks + `]?%|bn\b|m\b|[` + blanks + `-]\pL[\pL-]*\.?)?(?:[` + blanks + `](\pL[\pL-]*|[€$£]))?`)
	return l
}

// dates gives the days and months that a sentence names.
func (l *language) dates(text string) (list []edtf.Date) {
	for i, pattern := range l.date {
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			group := func(n int) string { return text[m[2*n]:m[2*n+1]] }
			day, month, year := group(1), group(2), group(3)
			if i == 2 && l.decimal == ',' {
				day, month, _ = strings.Cut(month, ".")
				if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= 12 {
					month = l.months[n-1]
				}
			} else if i == 2 {
				day, month = month, day
			} else if i == 1 && m[0] > 0 && dayBefore(text[:m[0]]) {
				continue // the first pattern has it
			}
			s := year + "-" + two(slices.Index(l.months, month)+1)
			if day != "" {
				n, err := strconv.Atoi(day)
				if err != nil {
					continue
				}
				s += "-" + two(n)
			}
			if d, err := edtf.Parse(s); err == nil && !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	return list
}

// dayBefore reports whether a text ends with the number of a day.
func dayBefore(text string) bool {
	text = strings.TrimRight(text, " .")
	return text != "" && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// quantity is a number with what it counts.
type quantity struct {
	number                       float64
	value, unit, qualifier, said string
}

// quantities gives the numbers with a unit, a currency or a scale that a sentence has.
func (l *language) quantities(text string) (list []quantity) {
	text = strings.ReplaceAll(text, "per cent", "percent")
	for _, m := range l.amount.FindAllStringSubmatchIndex(text, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return strings.Trim(text[m[2*n]:m[2*n+1]], blanks+"-.")
		}
		currency, digits, word, more := group(1), group(2), group(3), group(4)
		plain, ok := l.number(digits)
		if !ok || m[0] > 0 && strings.IndexByte("-–/.:§", text[m[0]-1]) >= 0 {
			continue
		}
		number, err := strconv.ParseFloat(plain, 64)
		before := strings.ToLower(strings.TrimRight(text[:m[0]], blanks))
		if err != nil || slices.Contains(l.numbered, before[strings.LastIndexAny(before, blanks+"(")+1:]) {
			continue
		}
		scaled := false
		if f := l.scales[strings.ToLower(word)]; f != 0 {
			number, word, scaled = number*f, more, true
			plain = strconv.FormatFloat(number, 'f', -1, 64)
		}
		lower := strings.ToLower(word)
		if l.month(word) || slices.Contains(l.notUnits, lower) || l.nouns && word == lower && len(word) > 3 || word != "%" && word != "" && len(lower) < 2 {
			word = ""
		}
		if currency == "" && word == "" && !scaled || looksLikeYear(digits) && currency == "" && word != "%" {
			continue
		}
		end := m[1]
		if m[8] >= 0 && (!scaled || word == "") { // the next word says nothing of it
			end = m[8]
		}
		q := quantity{number: number, value: plain, unit: word, said: strings.TrimRight(text[m[0]:end], blanks+".-")}
		if currency != "" {
			q.unit = currency
		}
		for _, k := range l.qualifiers {
			if strings.HasSuffix(before, " "+k.words) || before == k.words {
				q.qualifier = k.id
				break
			}
		}
		list = append(list, q)
	}
	return list
}

// number gives a number as the model writes it.
func (l *language) number(s string) (string, bool) {
	thousands := ","
	if l.decimal == ',' {
		thousands = "."
	}
	for _, sep := range append([]string{thousands}, strings.Split(blanks, "")...) {
		if parts := strings.Split(s, sep); len(parts) > 1 {
			for _, p := range parts[1:] {
				if d := strings.IndexByte(p, l.decimal); len(p) != 3 && d != 3 {
					return "", false
				}
			}
			s = strings.Join(parts, "")
		}
	}
	s = strings.Replace(s, string(l.decimal), ".", 1)
	return s, strings.Count(s, ".") <= 1
}

func (l *language) month(word string) bool { return slices.Contains(l.months, word) }

func looksLikeYear(s string) bool {
	return len(s) == 4 && (s[:2] >= "15" && s[:2] <= "20") && strings.Trim(s, "0123456789") == ""
}

// advises reports whether a sentence says what somebody should do.
func (l *language) advises(text string) bool {
	return l.advice.MatchString(text) && !l.noAdvice.MatchString(text)
}

// content gives the words of a text that say something, in lower case.
func (l *language) content(text string) (words []string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 3 && !slices.Contains(l.stop, w) && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// proper gives what may be names in a sentence: runs of words with capital letters, and words
// of capital letters alone. In German, where every noun has a capital, runs of two words and
// more that no article begins.
func (l *language) proper(text string) (list []string) {
	words := strings.Fields(text)
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && (j == i || !ends(words[j-1]) && !begins(words[j])) {
			n := 1
			if !capital(words[j]) {
				n = particle(words[j:]) // Ursula von der Leyen
			}
			if n == 0 || j == i && !capital(words[j]) {
				break
			}
			j += n
		}
		if j == i {
			i++
			continue
		}
		from := i
		if i == 0 && (slices.Contains(l.stop, strings.ToLower(trimmed(words[0]))) || j-i == 1 || l.nouns) {
			from++ // the first word has its capital from the sentence
		}
		run := words[from:j]
		for len(run) > 0 && (slices.Contains(l.stop, strings.ToLower(trimmed(run[0]))) || l.counts(trimmed(run[0]))) {
			run = run[1:]
		}
		for len(run) > 0 && l.counts(trimmed(run[len(run)-1])) {
			run = run[:len(run)-1]
		}
		i = j
		if len(run) == 0 || l.thing(run) {
			continue
		}
		name := trimmed(strings.Join(run, " "))
		name = strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
		if name == "" {
			continue
		}
		switch {
		case strings.ContainsAny(name, "0123456789"):
		case len(run) == 1 && !acronym(name):
			if !l.nouns && from > 0 && len(name) > 3 && !demonym(name) {
				list = append(list, name)
			}
		case len(run) > 1 && l.nouns && !acronym(trimmed(run[0])):
			list = append(list, name)
		default:
			list = append(list, name)
		}
	}
	return list
}

// thing reports whether a name is that of no actor: World War II, Table A.
func (l *language) thing(run []string) bool {
	last := trimmed(run[len(run)-1])
	if len(run) > 1 && strings.Trim(last, "IVX") == "" {
		last = trimmed(run[len(run)-2])
	}
	return slices.Contains(l.things, last) || slices.Contains(l.things, trimmed(run[0]))
}

// particle is the number of words before the next name that belong to a name, though they have
// no capital letter.
func particle(words []string) int {
	for _, p := range [][]string{{"von", "der"}, {"van", "der"}, {"van", "den"}, {"de", "la"}, {"von"}, {"van"}, {"de"}, {"di"}, {"bin"}, {"al"}} {
		if n := len(p); len(words) > n && slices.Equal(words[:n], p) && capital(words[n]) {
			return n
		}
	}
	return 0
}

// counts reports whether a word is a month, a day of the week, or part of a number.
func (l *language) counts(word string) bool {
	return l.month(word) || slices.Contains(l.weekdays, word) || l.scales[strings.ToLower(word)] != 0
}

// demonym reports whether a word of English looks like one of a people or a language.
func demonym(word string) bool {
	for _, end := range []string{"an", "ans", "ese", "ish", "i", "is"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

func trimmed(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func capital(word string) bool {
	for _, r := range trimmed(word) {
		return unicode.IsUpper(r)
	}
	return false
}

// begins reports whether a word begins something else than the name before it.
func begins(word string) bool {
	return strings.HasPrefix(word, "(") || strings.HasPrefix(word, "“") || strings.HasPrefix(word, "„")
}

// ends reports whether a word ends what a name may be in.
func ends(word string) bool {
	return strings.ContainsAny(word[len(word)-1:], ",;:.)\"") || strings.HasSuffix(word, "”")
}

func acronym(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}

// dated reports whether an event, a figure or the brief itself has a date that overlaps with one.
func (s *suggester) dated(d edtf.Date) bool {
	for _, r := range s.brief.Reports {
		if !r.Date.IsZero() && edtf.Overlaps(r.Date.Date, d) || edtf.Overlaps(r.Merged.Date, d) {
			return true
		}
	}
	return !s.brief.Date.IsZero() && s.brief.Date.Date.String() == d.String()
}

// elsewhere gives the event of another brief that has the date to the month or better, and an
// actor in common.
func (s *suggester) elsewhere(d edtf.Date, actors []*graph.Actor) *graph.Event {
	for _, e := range s.graph.Events {
		if e.Date.Precision() < edtf.PrecisionMonth || !edtf.Overlaps(e.Date, d) {
			continue
		}
		if slices.ContainsFunc(e.Reports, func(r *graph.Report) bool { return r.Brief == s.brief }) {
			continue
		}
		if slices.ContainsFunc(e.Actors, func(a *graph.Actor) bool { return slices.Contains(actors, a) }) {
			return e
		}
	}
	return nil
}
