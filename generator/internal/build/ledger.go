package build

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/git"
	"chancery/generator/internal/ledger"
	"chancery/generator/internal/output"
	"chancery/generator/internal/permalink"
	"chancery/generator/internal/site"
)

// Losses divides what a site would lose of the addresses in its archive's ledger. Lost is what
// has been published. In an archive that is kept in Git, with its ledger, that is what the
// ledger lists as it was last committed; the rest was built, and has gone before anybody could
// publish it.
func Losses(ctx context.Context, source string, snapshot *site.Snapshot) (lost, rest []permalink.Loss) {
	lost = snapshot.Losses()
	if len(lost) == 0 {
		return nil, nil
	}
	text, err := git.File(ctx, source, "HEAD", archive.LedgerFile, archive.MaxLedger)
	if err != nil {
		return lost, nil
	}
	committed, _ := ledger.Parse(text)
	return permalink.Published(lost, committed)
}

// lost reports what would be lost.
func (b *builder) lost(ctx context.Context, snapshot *site.Snapshot) {
	lost, rest := Losses(ctx, b.Source, snapshot)
	for i := range lost {
		b.list.Add(lost[i].Message())
	}
	b.unpublished = rest
}

// record adds the addresses of a site that has been published to the archive's ledger, and
// takes out those that were built but never published. It is the only thing that a build writes into an archive. A build for its authors alone, or of a
// part, publishes nothing for good. ok is false where the ledger should have been written and
// could not be, so that the next build tries again.
func (b *builder) record(snapshot *site.Snapshot) (ok bool, err error) {
	if b.Drafts || b.Future || !b.Part.whole() {
		return true, nil
	}
	_, after, added := snapshot.Ledger()
	after, dropped := takeOut(after, b.unpublished)
	if added == 0 && dropped == 0 {
		return true, nil
	}
	data := after.Append(nil)
	err = b.session.Files().Write(archive.LedgerFile, data)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		b.result.NewAddresses, b.result.Unnoted = added, err.Error()
		return false, nil
	}
	if err != nil {
		return false, err
	}
	b.result.Addresses, b.result.NewAddresses, b.result.Dropped = after.Len(), added, dropped
	if b.inputs.files == nil {
		return true, nil
	}
	f, err := b.session.Files().Stat(archive.LedgerFile)
	b.inputs.files[archive.LedgerFile] = output.File{Size: f.Size, ModTime: f.ModTime.UnixNano(), Made: digest.Bytes(data)}
	return true, err
}

// takeOut takes from a ledger what is gone, and all that stood on pages that are gone.
func takeOut(l ledger.Ledger, losses []permalink.Loss) (rest ledger.Ledger, gone int) {
	if len(losses) == 0 {
		return l, 0
	}
	lost := map[string]bool{}
	for _, loss := range losses {
		for _, e := range loss.Entries {
			lost[e.Address] = true
		}
	}
	rest = l.Without(func(e ledger.Entry) bool { return lost[e.Address] || lost[e.Page()] })
	return rest, l.Len() - rest.Len()
}
