package layers

import (
	"fmt"
	"io/fs"

	"chancery/generator/internal/diag"
)

// Problem says why something in an archive's folder is not read. It is an error,
// so that Read can return it.
type Problem struct {
	Code diag.Code
	Path string // slash-separated, relative to the archive's root
	What string // what is wrong
	Fix  string // what to do about it
}

// Error words the problem in one line.
func (p Problem) Error() string { return p.Path + ": " + p.What }

// Message gives the problem as an author is told it: an error about the whole file.
func (p Problem) Message() diag.Message {
	return diag.Message{Code: p.Code, Severity: diag.Error, Pos: diag.Pos{File: p.Path}, Text: p.What, Fix: p.Fix}
}

func linkOut(name, target string) Problem {
	return Problem{diag.SymbolicLink, name, fmt.Sprintf("a symbolic link leads out of the archive, to %q", target),
		"copy the file into the archive, or make it a relative link to a file inside the archive"}
}

func linkToNothing(name, target string) Problem {
	return Problem{diag.SymbolicLink, name, fmt.Sprintf("a symbolic link leads to %q, where there is nothing", target),
		"correct the link, or remove it"}
}

func linkLoop(name string) Problem {
	return Problem{diag.SymbolicLink, name, "a symbolic link leads back to itself", "correct the link, or remove it"}
}

func linkToFolder(name string) Problem {
	return Problem{diag.SymbolicLink, name, "this is a symbolic link to a folder, and such links are not followed",
		"move the folder here, or link to its files one by one"}
}

func isHidden(name, part string) Problem {
	what := "names that begin with a dot are not read"
	if name != part {
		what = fmt.Sprintf("this leads to %q, and names that begin with a dot are not read", part)
	}
	return Problem{diag.FileHidden, name, what, "give the file a name without the dot"}
}

func badName(dir, name string) Problem {
	return Problem{diag.FileName, dir, fmt.Sprintf("the name %+q is not allowed in an address", name),
		"rename it: UTF-8, without backslashes or control characters"}
}

func irregular(name string, mode fs.FileMode) Problem {
	kind := "something else"
	switch {
	case mode.IsDir():
		kind = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		kind = "a named pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	}
	return Problem{diag.FileUnreadable, name, "this is " + kind + ", and only regular files are read", "replace it with a file, or remove it"}
}

func notFolder(name string) Problem {
	return Problem{diag.FolderExpected, name, "this is a file, and a folder belongs here", "rename the file"}
}

func tooDeep(name string) Problem {
	return Problem{diag.FoldersTooDeep, name, fmt.Sprintf("the folders are nested more than %d deep", MaxDepth),
		"move the files up"}
}

func tooLarge(name string, size, limit int64) Problem {
	return Problem{diag.FileTooLarge, name, fmt.Sprintf("the file is too large: %s; the limit is %s", inBytes(size), inBytes(limit)),
		"make it smaller, or publish it elsewhere and link to it"}
}

// inBytes words a number of bytes, in decimal megabytes when there are many.
func inBytes(n int64) string {
	if n < 1_000_000 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func unreadable(name string, err error) Problem {
	return Problem{diag.FileUnreadable, name, fmt.Sprintf("this cannot be read: %v", plain(err)), "check the permissions"}
}
