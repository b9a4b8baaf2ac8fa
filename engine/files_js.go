package main

import (
	"strings"
	"syscall/js"

	"cdk8s-fluxcd/engine/internal/tree"
)

// files is the tree that the host holds.
type files struct{ object js.Value }

func newFiles(object js.Value) files { return files{object} }

// Kind implements tree.Tree.
func (f files) Kind(path string) tree.Kind { return tree.Kind(f.object.Call("kind", path).Int()) }

// List implements tree.Tree.
func (f files) List(path string) []string {
	names := f.object.Call("list", path).String()
	if names == "" {
		return nil
	}
	return strings.Split(names, "\n")
}

// Read implements tree.Tree.
func (f files) Read(path string) ([]byte, error) {
	array := f.object.Call("read", path)
	content := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(content, array)
	return content, nil
}
