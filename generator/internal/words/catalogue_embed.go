package words

// Embed is what other sites show in a frame.
type Embed struct {
	Offer   string // opens the way to do so
	How     string // above the text to copy
	Preview string // a link to what will be shown
	From    string // before the archive's title
}
