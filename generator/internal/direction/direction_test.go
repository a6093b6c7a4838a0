package direction

import "testing"

func TestOf(t *testing.T) {
	for tag, want := range map[string]string{"en": "ltr", "ar": "rtl", "ar-EG": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "ps": "rtl", "ckb": "rtl", "yi": "rtl",
		"dv": "rtl", "syr": "rtl", "sd": "rtl", "ug": "rtl", "ku": "ltr", "az": "ltr", "az-Arab": "rtl", "pa": "ltr", "pa-Arab": "rtl", "ar-Latn": "ltr", "ko": "ltr", "zh-Hant": "ltr", "": "ltr", "x": "ltr"} {
		if got := Of(tag); got != want {
			t.Errorf("%q: %s, want %s", tag, got, want)
		}
	}
}

func TestMixed(t *testing.T) {
	for text, want := range map[string]bool{"": false, "English, Ελλάδα, Россия, 한국, “…” — €": false, "the port of حيفا": true, "שלום": true, "ﷺ": true, "𞤀": true} {
		if got := Mixed(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string]string{"": "", "2024 – 35 %": "", "NATO يقول إن الميناء مغلق": "rtl", "The newspaper الشرق says so": "ltr", "한국 שלום": "rtl"} {
		var c Count
		c.Add([]byte(text))
		if got := c.Direction(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
