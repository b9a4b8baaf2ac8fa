package rootfs

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"cdk8s-fluxcd/engine/internal/tree"
)

// ReadDir implements filesys.FileSystem.
func (f *FS) ReadDir(name string) ([]string, error) {
	relative, ok := Relative(name)
	if !ok {
		return nil, outside("open", name)
	}
	if f.kind(name) != tree.Folder {
		return nil, missing("open", name)
	}
	return f.list(relative), nil
}

// Walk implements filesys.FileSystem: every entry in lexical order, as filepath.Walk has it.
func (f *FS) Walk(name string, visit filepath.WalkFunc) error {
	relative, ok := Relative(name)
	if !ok {
		return outside("walk", name)
	}
	if !f.Exists(name) {
		return visit(name, nil, missing("lstat", name))
	}
	err := f.walk(relative, 0, visit)
	if errors.Is(err, filepath.SkipDir) || errors.Is(err, filepath.SkipAll) {
		return nil
	}
	return err
}

func (f *FS) walk(relative string, depth int, visit filepath.WalkFunc) error {
	f.budget.Entry(relative, depth)
	absolute := Absolute(relative)
	info := entry{name: path.Base(absolute), folder: f.IsDir(absolute)}
	err := visit(absolute, info, nil)
	if !info.folder || err != nil {
		return err
	}
	for _, name := range f.list(relative) {
		child := path.Join(relative, name)
		err := f.walk(child, depth+1, visit)
		if errors.Is(err, filepath.SkipDir) && f.IsDir(Absolute(child)) {
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *FS) list(relative string) []string {
	names := map[string]bool{}
	for _, name := range f.tree.List(relative) {
		if isName(name) {
			names[name] = true
		}
	}
	for file := range f.overlay {
		if parent(file) == relative {
			names[path.Base(file)] = true
		}
	}
	sorted := make([]string, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	sort.Strings(sorted)
	return sorted
}

func isName(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.Contains(name, "/")
}

func parent(relative string) string {
	if dir := path.Dir(relative); dir != "." {
		return dir
	}
	return ""
}

type entry struct {
	name   string
	folder bool
}

func (e entry) Name() string       { return e.name }
func (e entry) Size() int64        { return 0 }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) IsDir() bool        { return e.folder }
func (e entry) Sys() any           { return nil }

func (e entry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
