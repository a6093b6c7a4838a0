package edtf_test

import (
	"errors"
	"fmt"

	"chancery/generator/internal/edtf"
)

func Example() {
	d, err := edtf.Parse("2022-11~/2023-03")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.In("en"))
	fmt.Println(d.In("de"))
	fmt.Println("from", d.Earliest(), "to", d.Latest())
	fmt.Println("filed under", d.YearKey())
	// Output:
	// around November 2022 to March 2023
	// von etwa November 2022 bis März 2023
	// from 2022-11-01 to 2023-03-31
	// filed under 2022
}

func ExampleParseError() {
	_, err := edtf.Parse("2024/06/19")
	var e *edtf.ParseError
	if errors.As(err, &e) {
		fmt.Println("write", e.Suggestion)
	}
	// Output: write 2024-06-19
}
