// Package rootfs shows an artifact to kustomize as a file system that has nothing else: reads come from the artifact or
// from an overlay in memory, writes go to the overlay, and what lies outside of the root is an error.
package rootfs

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/filesys"

	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/tree"
)

// Root is where kustomize believes the artifact to lie. It is not "/", since a reference that leaves the artifact must
// be an error and ".." stops silently at "/".
const Root = "/~artifact"

// FS implements filesys.FileSystem.
type FS struct {
	tree    tree.Tree
	budget  *limit.Budget
	onRead  func(path string, content []byte) []byte
	overlay map[string][]byte
	cache   map[string][]byte
	kinds   map[string]tree.Kind
	order   []string
	seen    map[string]bool
}

var _ filesys.FileSystem = (*FS)(nil)

// Options of New; OnRead sees each file when it is first read and answers what kustomize gets instead.
type Options struct {
	Tree   tree.Tree
	Budget *limit.Budget
	OnRead func(path string, content []byte) []byte
}

// New makes a file system over an artifact.
func New(options Options) *FS {
	return &FS{
		tree: options.Tree, budget: options.Budget, onRead: options.OnRead,
		overlay: map[string][]byte{}, cache: map[string][]byte{}, kinds: map[string]tree.Kind{}, seen: map[string]bool{},
	}
}

// Absolute gives the path that kustomize knows a path of the artifact by.
func Absolute(relative string) string { return path.Join(Root, relative) }

// Relative is the way back; ok is false for a path outside of the artifact.
func Relative(absolute string) (relative string, ok bool) {
	clean := path.Join("/", absolute)
	if clean == Root {
		return "", true
	}
	return strings.CutPrefix(clean, Root+"/")
}

// FilesRead lists the files that were read, each once, in the order of their first reading.
func (f *FS) FilesRead() []string { return f.order }

// Content gives a file as it lies in the artifact, if this run has read it.
func (f *FS) Content(relative string) []byte {
	content, err := f.tree.Read(relative)
	if err != nil {
		return nil
	}
	return content
}

// Cached gives a file as kustomize got it.
func (f *FS) Cached(relative string) (content []byte, ok bool) {
	content, ok = f.cache[relative]
	return content, ok
}

// Exists implements filesys.FileSystem.
func (f *FS) Exists(name string) bool { return f.kind(name) != tree.Missing }

// IsDir implements filesys.FileSystem.
func (f *FS) IsDir(name string) bool { return f.kind(name) == tree.Folder }

// ReadFile implements filesys.FileSystem.
func (f *FS) ReadFile(name string) ([]byte, error) {
	relative, ok := Relative(name)
	if !ok {
		return nil, outside("read", name)
	}
	if f.seen[relative] {
		f.budget.Repeat(relative)
	}
	if content, ok := f.cache[relative]; ok {
		return content, nil
	}
	content, err := f.readOnce(name, relative)
	first := !f.seen[relative]
	f.seen[relative] = true
	if err != nil {
		return nil, err
	}
	if first {
		f.order = append(f.order, relative)
	}
	if f.onRead != nil {
		content = f.onRead(relative, content)
	}
	f.cache[relative] = content
	return content, nil
}

func (f *FS) readOnce(name, relative string) ([]byte, error) {
	if content, ok := f.overlay[relative]; ok {
		return content, nil
	}
	switch f.kind(name) {
	case tree.Folder:
		return nil, &fs.PathError{Op: "read", Path: name, Err: errFolder}
	case tree.Missing:
		return nil, missing("open", name)
	}
	content, err := f.tree.Read(relative)
	if err != nil {
		return nil, err
	}
	f.budget.Bytes(relative, len(content))
	return content, nil
}

// CleanedAbs implements filesys.FileSystem.
func (f *FS) CleanedAbs(name string) (filesys.ConfirmedDir, string, error) {
	clean := path.Join("/", name)
	if _, ok := Relative(clean); !ok {
		return "", "", outside("abs", name)
	}
	switch f.kind(clean) {
	case tree.Folder:
		return filesys.ConfirmedDir(clean), "", nil
	case tree.File:
		return filesys.ConfirmedDir(path.Dir(clean)), path.Base(clean), nil
	default:
		return "", "", fmt.Errorf("evalsymlink failure on '%s' : %w", clean, missing("lstat", clean))
	}
}

func (f *FS) kind(name string) tree.Kind {
	relative, ok := Relative(name)
	if !ok {
		return tree.Missing
	}
	if _, ok := f.overlay[relative]; ok {
		return tree.File
	}
	kind, ok := f.kinds[relative]
	if !ok {
		kind = f.tree.Kind(relative)
		f.kinds[relative] = kind
	}
	return kind
}
