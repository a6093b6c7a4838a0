package build

import (
	"errors"
	"io/fs"
	"syscall"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/output"
	"chancery/generator/internal/site"
)

// record adds the addresses of a site that has been published to the archive's ledger. It is
// the only thing that a build writes into an archive. A build for its authors alone, or of a
// part, publishes nothing for good. ok is false where the ledger should have been written and
// could not be, so that the next build tries again.
func (b *builder) record(snapshot *site.Snapshot) (ok bool, err error) {
	if b.Drafts || b.Future || !b.Part.whole() {
		return true, nil
	}
	before, after, added := snapshot.Ledger()
	if added == 0 {
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
	b.result.Addresses, b.result.NewAddresses = after.Len(), after.Len()-before.Len()
	if b.inputs.files == nil {
		return true, nil
	}
	f, err := b.session.Files().Stat(archive.LedgerFile)
	b.inputs.files[archive.LedgerFile] = output.File{Size: f.Size, ModTime: f.ModTime.UnixNano(), Made: digest.Bytes(data)}
	return true, err
}
