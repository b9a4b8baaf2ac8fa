// Package limit bounds what one run may cost. A repository is data from strangers, and kustomize asks nobody before it
// multiplies bases: so a budget is spent wherever the engine is called back, and a spent budget ends the run.
package limit

import (
	"fmt"
	"time"
)

// Bounds of one run. The largest fleets we know stay below a tenth of each.
const (
	FileBytes  = 32 << 20
	TotalBytes = 512 << 20
	Repeats    = 20_000
	Entries    = 500_000
	Depth      = 200
	Elapsed    = 60 * time.Second
)

// Error says which bound was met. It travels as a panic, because kustomize takes errors of its file system for the
// absence of a file and tries something else.
type Error struct {
	Message string
	// File is too much by itself; "" if it is all together.
	File string
}

func (e *Error) Error() string { return e.Message }

// Exceed ends the run.
func Exceed(format string, args ...any) {
	panic(&Error{Message: fmt.Sprintf(format, args...)})
}

// Budget is what a run may still spend.
type Budget struct {
	repeats, entries, bytes int
	deadline                time.Time
}

// NewBudget starts the clock.
func NewBudget() *Budget {
	return &Budget{deadline: time.Now().Add(Elapsed)}
}

// Repeat accounts for one more look at a file: bases that use each other many times multiply these, not files.
func (b *Budget) Repeat(path string) {
	b.repeats++
	if b.repeats > Repeats {
		Exceed("files are read again more than %d times, the last one is %q", Repeats, path)
	}
	b.look(path)
}

// look ends a run that takes too long; there is no other place where kustomize could be stopped.
func (b *Budget) look(path string) {
	if time.Now().After(b.deadline) {
		Exceed("the build takes longer than %v, the last file read is %q", Elapsed, path)
	}
}

// Bytes accounts for a file's content.
func (b *Budget) Bytes(path string, size int) {
	b.look(path)
	b.bytes += size
	if size > FileBytes {
		panic(&Error{Message: fmt.Sprintf("%q has %d bytes, more than the %d that are read", path, size, FileBytes), File: path})
	}
	if b.bytes > TotalBytes {
		Exceed("the files read have more than %d bytes, the last one is %q", TotalBytes, path)
	}
}

// Entry accounts for an entry met while walking a folder.
func (b *Budget) Entry(path string, depth int) {
	b.entries++
	if b.entries > Entries {
		Exceed("more than %d files and folders are listed, the last one is %q", Entries, path)
	}
	if depth > Depth {
		Exceed("folders are nested more than %d deep", Depth)
	}
}
