package flux

import (
	"os"

	"github.com/otiai10/copy"
)

// Workspace is a copy of an artifact that Flux may write into.
type Workspace struct{ root string }

// NewWorkspace copies what an artifact has of a folder: files and folders, but no links.
func NewWorkspace(root string) (Workspace, error) {
	temporary, err := os.MkdirTemp("", "judge-")
	if err != nil {
		return Workspace{}, err
	}
	options := copy.Options{
		OnSymlink: func(string) copy.SymlinkAction { return copy.Skip },
		Skip:      func(info os.FileInfo, _, _ string) (bool, error) { return info.Name() == ".git", nil },
	}
	return Workspace{temporary}, copy.Copy(root, temporary, options)
}

// Close removes the copy.
func (w Workspace) Close() { os.RemoveAll(w.root) }
