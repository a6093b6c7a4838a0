package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// guessOldLetters reads the draft of 2012: u for an unspecified digit.
func guessOldLetters(s string) string {
	return strings.ToUpper(strings.ReplaceAll(s, "u", "x"))
}

// monthNamed gives the month of an English or German name or its first letters, or 0.
func monthNamed(word string) uint8 {
	for m := uint8(1); m <= 12; m++ {
		for _, name := range [...]string{strings.ToLower(monthEnglish(m)), strings.ToLower(monthGerman(m))} {
			if word == name || word == string([]rune(name)[:3]) {
				return m
			}
		}
	}
	switch word {
	case "sept":
		return 9
	case "jänner":
		return 1
	}
	return 0
}

// seasonNamed gives the code of an English or German season, or 0.
func seasonNamed(word string) uint8 {
	switch word {
	case "spring", "frühjahr", "frühling":
		return spring
	case "summer", "sommer":
		return spring + 1
	case "autumn", "fall", "herbst":
		return spring + 2
	case "winter":
		return winter
	}
	return 0
}

// guessWords reads a date with a month, season or era in words: 19 June 2024,
// June 19th, 2024, the spring of 2024, 15 March 44 BC, 19. Juni 2024.
func guessWords(s string) string {
	var p point
	var numbers []int
	var hasEra, isBefore bool
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.-", r) }) {
		month := max(monthNamed(w), seasonNamed(w))
		n, err := strconv.Atoi(strings.TrimRight(w, "stndrh")) // 1st, 2nd, 3rd, 4th
		switch {
		case month != 0 && p.month == 0:
			p.month = month
		case w == "bc" || w == "bce":
			hasEra, isBefore = true, true
		case w == "ad" || w == "ce":
			hasEra = true
		case err == nil && n > 0 && len(w) <= 4:
			numbers = append(numbers, n)
		case w != "the" && w != "of" && w != "in" && w != "im":
			return ""
		}
	}
	year, day := yearAndDay(numbers)
	switch {
	case year == 0, p.month == 0 && !hasEra, year < 100 && !hasEra: // two digits are a year of which century?
		return ""
	case day > 31 || day > 0 && !p.hasMonth():
		return ""
	}
	p.year, p.day = int64(year), uint8(day)
	if isBefore {
		p.year = 1 - p.year
	}
	return string(p.appendDate(nil))
}

// yearAndDay tells the year from the day of the month; 0 is not there.
func yearAndDay(numbers []int) (year, day int) {
	switch {
	case len(numbers) == 1:
		return numbers[0], 0
	case len(numbers) == 2 && numbers[0] > 31:
		return numbers[0], numbers[1]
	case len(numbers) == 2:
		return numbers[1], numbers[0]
	}
	return 0, 0
}

// groupings are the months of the codes 25 to 41, which level 2 has for parts
// of a year: seasons north and south, quarters, thirds, halves.
var groupings = [...]string{
	"21", "22", "23", "24",
	"09/11", "12/", "03/05", "06/08",
	"01/03", "04/06", "07/09", "10/12",
	"01/04", "05/08", "09/12",
	"01/06", "07/12",
}

// guessPart reads a level 2 code or a name for a part of the year: 2024-33,
// 2024-Q1, Q1 2024.
func guessPart(s string) string {
	year, part := s, ""
	switch a, b, _ := strings.Cut(strings.ReplaceAll(s, "-", " "), " "); {
	case len(a) == 4:
		year, part = a, b
	case len(b) == 4:
		year, part = b, a
	}
	if quarter, ok := strings.CutPrefix(part, "q"); ok && len(quarter) == 1 && quarter >= "1" && quarter <= "4" {
		part = strconv.Itoa(32 + int(quarter[0]-'0'))
	}
	n, err := strconv.Atoi(part)
	if err != nil || n <= winter || n > lastGrouping {
		return ""
	}
	if y, err := strconv.Atoi(year); err != nil || s[4:] == "-"+part && n > y%100 {
		return "" // or it is a later year
	}
	months := groupings[n-winter-1]
	first, last, isInterval := strings.Cut(months, "/")
	switch {
	case !isInterval:
		return year + "-" + first
	case last == "": // the southern summer, December to February
		y, err := strconv.Atoi(year)
		if err != nil {
			return ""
		}
		return fmt.Sprintf("%s-12/%04d-02", year, y+1)
	}
	return year + "-" + first + "/" + year + "-" + last
}

// guessYear reads a year in a form of its own: the 2020s, 1950S2, Y17E7, Y2024.
func guessYear(s string) string {
	s = strings.TrimPrefix(s, "the ")
	if s == "-0000" {
		return "0000"
	}
	if decade := strings.TrimSuffix(strings.TrimSuffix(s, "s"), "'"); decade != s && len(decade) == 4 && decade[2:] != "00" && decade[3] == '0' {
		return decade[:3] + "X"
	}
	if year, digits, ok := strings.Cut(s, "s"); ok && len(year) == 4 && len(digits) == 1 && digits >= "2" && digits <= "3" {
		known := int(digits[0] - '0')
		return year[:known] + "XX"[known-2:]
	}
	digits, isLong := strings.CutPrefix(s, "y")
	digits, isNegative := strings.CutPrefix(digits, "-")
	if factor, power, ok := strings.Cut(digits, "e"); ok && isLong {
		if n, err := strconv.Atoi(power); err == nil && n <= yearDigits {
			digits = factor + strings.Repeat("0", max(n, 0))
		}
	}
	sign := ""
	if isNegative {
		sign = "-"
	}
	switch digits = strings.TrimLeft(digits, "0"); {
	case !allDigits(digits):
		return ""
	case len(digits) > 8, len(digits) > 4 && isLong:
		return "Y" + sign + digits
	case len(digits) <= 4 && isLong, len(digits) == 3:
		return sign + "0000"[len(digits):] + digits
	}
	return ""
}
