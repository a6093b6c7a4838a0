package words

// Embed is what other sites show in a frame.
type Embed struct {
	Offer string // opens the way to do so
	From  string // before the archive's title
}
