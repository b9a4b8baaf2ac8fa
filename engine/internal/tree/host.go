package tree

import "fmt"

// HostFailure is the panic of a host that could not say what its files are.
type HostFailure struct{ Reason any }

func (h *HostFailure) Error() string { return fmt.Sprint(h.Reason) }

// OfHost tells panics of a tree from those of who reads it.
func OfHost(files Tree) Tree { return hostTree{files} }

type hostTree struct{ files Tree }

// Kind implements Tree.
func (h hostTree) Kind(path string) Kind {
	defer mark()
	return h.files.Kind(path)
}

// List implements Tree.
func (h hostTree) List(path string) []string {
	defer mark()
	return h.files.List(path)
}

// Read implements Tree.
func (h hostTree) Read(path string) ([]byte, error) {
	defer mark()
	return h.files.Read(path)
}

func mark() {
	if reason := recover(); reason != nil {
		panic(&HostFailure{reason})
	}
}
