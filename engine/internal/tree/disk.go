package tree

import (
	"os"
	"path/filepath"
)

// Disk is the Tree below a directory, for tests and tools that run natively. Links are not followed.
type Disk string

// Kind implements Tree.
func (root Disk) Kind(path string) Kind {
	info, err := os.Lstat(filepath.Join(string(root), path))
	switch {
	case err != nil:
		return Missing
	case info.IsDir():
		return Folder
	case info.Mode().IsRegular():
		return File
	default:
		return Missing
	}
}

// List implements Tree.
func (root Disk) List(path string) []string {
	entries, err := os.ReadDir(filepath.Join(string(root), path))
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		if entry.IsDir() || entry.Type().IsRegular() {
			names = append(names, entry.Name())
		}
	}
	return names
}

// Read implements Tree.
func (root Disk) Read(path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(root), path))
}
