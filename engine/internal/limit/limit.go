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
	Reads      = 100_000
	Entries    = 500_000
	Depth      = 200
	Elapsed    = 120 * time.Second
)

// Error says which bound was met. It travels as a panic, because kustomize takes errors of its file system for the
// absence of a file and tries something else.
type Error struct{ Message string }

func (e *Error) Error() string { return e.Message }

// Exceed ends the run.
func Exceed(format string, args ...any) {
	panic(&Error{Message: fmt.Sprintf(format, args...)})
}

// Budget is what a run may still spend.
type Budget struct {
	reads, entries int
	bytes          int
	deadline       time.Time
}

// NewBudget starts the clock.
func NewBudget() *Budget {
	return &Budget{deadline: time.Now().Add(Elapsed)}
}

// Read accounts for one look at a file, whether it was read before or not.
func (b *Budget) Read(path string) {
	b.reads++
	if b.reads > Reads {
		Exceed("more than %d files are read, the last one is %q", Reads, path)
	}
	if b.reads%16 == 0 && time.Now().After(b.deadline) {
		Exceed("the build takes longer than %v, the last file read is %q", Elapsed, path)
	}
}

// Bytes accounts for a file's content.
func (b *Budget) Bytes(path string, size int) {
	b.bytes += size
	if size > FileBytes {
		Exceed("%q has %d bytes, more than the %d that are read", path, size, FileBytes)
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
