package rootfs

import (
	"bytes"
	"io/fs"
	"path"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// WriteFile implements filesys.FileSystem; it writes to the overlay.
func (f *FS) WriteFile(name string, content []byte) error {
	relative, ok := Relative(name)
	if !ok {
		return outside("write", name)
	}
	if !f.IsDir(path.Dir(name)) {
		return &fs.PathError{Op: "open", Path: name, Err: errNotAFolder}
	}
	f.overlay[relative] = bytes.Clone(content)
	delete(f.cache, relative)
	return nil
}

// Open implements filesys.FileSystem.
func (f *FS) Open(name string) (filesys.File, error) {
	content, err := f.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{Reader: bytes.NewReader(content), info: entry{name: path.Base(name)}}, nil
}

// Create implements filesys.FileSystem, and refuses.
func (f *FS) Create(name string) (filesys.File, error) { return nil, readOnly("create", name) }

// Mkdir implements filesys.FileSystem, and refuses.
func (f *FS) Mkdir(name string) error { return readOnly("mkdir", name) }

// MkdirAll implements filesys.FileSystem, and refuses.
func (f *FS) MkdirAll(name string) error { return readOnly("mkdir", name) }

// RemoveAll implements filesys.FileSystem, and refuses.
func (f *FS) RemoveAll(name string) error { return readOnly("remove", name) }

// Glob implements filesys.FileSystem, and refuses: no build uses it.
func (f *FS) Glob(pattern string) ([]string, error) { return nil, readOnly("glob", pattern) }

type file struct {
	*bytes.Reader
	info entry
}

func (f *file) Close() error               { return nil }
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Write([]byte) (int, error)  { return 0, readOnly("write", f.info.name) }
