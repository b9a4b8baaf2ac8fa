package rootfs

import (
	"fmt"
	"io/fs"
)

// errno is an error of the file system in the words of Linux, on every platform: they end up in messages.
type errno struct {
	text string
	is   error
}

func (e *errno) Error() string        { return e.text }
func (e *errno) Is(target error) bool { return target == e.is }

// What can be wrong with a path.
var (
	ErrMissing    error = &errno{"no such file or directory", fs.ErrNotExist}
	errFolder     error = &errno{"is a directory", fs.ErrInvalid}
	errNotAFolder error = &errno{"not a directory", fs.ErrInvalid}
	errReadOnly   error = &errno{"read-only file system", fs.ErrPermission}
)

func readOnly(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: errReadOnly} }

func missing(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: ErrMissing} }

func outside(op, name string) error {
	return fmt.Errorf("fs-security-constraint %s %s: path '%s' is not in or below '%s'", op, name, name, Root)
}
