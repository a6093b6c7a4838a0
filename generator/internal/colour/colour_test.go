package colour

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestParse(t *testing.T) {
	for s, want := range map[string]string{"#9c2a1e": "#9c2a1e", "9C2A1E": "#9c2a1e", "#fA0": "#ffaa00", "000": "#000000",
		"": "", "#": "", "#12345": "", "#1234567": "", "red": "", "#ggg": "", "+12345": "", "##1234": "", "0x1234": ""} {
		c, ok := Parse(s)
		if got := c.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s, %v", s, got, ok)
		}
	}
}

// The ratios are those of the checkers that the field uses.
func TestContrast(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#777", "#fff", 4.48}, {"#767676", "#fff", 4.54}, {"#f00", "#fff", 4}, {"#00f", "#fff", 8.59}, {"#123456", "#123456", 1}} {
		a, _ := Parse(test.a)
		b, _ := Parse(test.b)
		if got := Contrast(a, b); math.Abs(got-test.want) > 0.006 {
			t.Errorf("%s on %s: %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func TestReadable(t *testing.T) {
	light, dark := []RGB{{0xfc, 0xfc, 0xfa}, {0xf2, 0xf2, 0xed}}, []RGB{{0x14, 0x16, 0x1a}, {0x1d, 0x20, 0x26}}
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		c := RGB{uint8(random.UintN(256)), uint8(random.UintN(256)), uint8(random.UintN(256))}
		for _, grounds := range [][]RGB{light, dark} {
			for _, ratio := range []float64{3, 4.5, 7} {
				got := Readable(c, ratio, grounds...)
				if !contrasts(got, ratio, grounds) {
					t.Fatalf("%s becomes %s, which has less than %v on %v", c, got, ratio, grounds)
				}
				if contrasts(c, ratio, grounds) && got != c {
					t.Fatalf("%s is readable, and becomes %s", c, got)
				}
				if got != c && hue(got) >= 0 && hue(c) >= 0 && turn(hue(c), hue(got)) > 12 {
					t.Fatalf("%s becomes %s: another hue", c, got)
				}
			}
		}
	}
}

// hue is an angle in degrees; -1 where a colour is nearly grey.
func hue(c RGB) float64 {
	_, a, b := c.oklab()
	if math.Hypot(a, b) < 0.04 {
		return -1
	}
	return math.Mod(math.Atan2(b, a)*180/math.Pi+360, 360)
}

func turn(a, b float64) float64 { d := math.Abs(a - b); return min(d, 360-d) }
