// Package tree describes the one thing the engine reads: the files of one artifact.
package tree

// Kind says what lies at a path.
type Kind int

// The kinds of entries; links and devices are Missing.
const (
	Missing Kind = iota
	File
	Folder
)

// Tree is one artifact. Paths use "/", are relative to the artifact's root and clean; the root is "".
type Tree interface {
	Kind(path string) Kind
	// List gives the names in a folder, sorted.
	List(path string) []string
	Read(path string) ([]byte, error)
}
