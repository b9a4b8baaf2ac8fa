package tree

import (
	"io/fs"
	"sort"
	"strings"
)

// Files is a Tree held in memory: path to content. Folders are where paths have a "/".
type Files map[string]string

// Kind implements Tree.
func (files Files) Kind(path string) Kind {
	if _, ok := files[path]; ok {
		return File
	}
	if path == "" || len(files.List(path)) > 0 {
		return Folder
	}
	return Missing
}

// List implements Tree.
func (files Files) List(path string) []string {
	prefix := path + "/"
	if path == "" {
		prefix = ""
	}
	names := map[string]bool{}
	for file := range files {
		if rest, ok := strings.CutPrefix(file, prefix); ok {
			name, _, _ := strings.Cut(rest, "/")
			names[name] = true
		}
	}
	return sortedKeys(names)
}

// Read implements Tree.
func (files Files) Read(path string) ([]byte, error) {
	content, ok := files[path]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return []byte(content), nil
}

func sortedKeys(names map[string]bool) []string {
	keys := make([]string, 0, len(names))
	for name := range names {
		keys = append(keys, name)
	}
	sort.Strings(keys)
	return keys
}
