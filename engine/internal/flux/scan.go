package flux

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// scan lists what a folder without a kustomization file is made of: folders that have one, and YAML files.
func scan(fs filesys.FileSystem, dir string) ([]string, error) {
	s := scanner{fs: fs, dir: dir, factory: provider.NewDefaultDepProvider().GetResourceFactory()}
	err := fs.Walk(dir, s.visit)
	return s.resources, err
}

type scanner struct {
	fs        filesys.FileSystem
	dir       string
	factory   *resource.Factory
	resources []string
}

func (s *scanner) visit(file string, info os.FileInfo, err error) error {
	switch {
	case err != nil || file == s.dir:
		return err
	case info.IsDir():
		return s.visitFolder(file)
	case path.Ext(file) == ".yaml" || path.Ext(file) == ".yml":
		return s.visitFile(file)
	default:
		return nil
	}
}

func (s *scanner) visitFolder(folder string) error {
	if _, ok := kustomizationFile(s.fs, folder); !ok {
		return nil
	}
	s.add(folder)
	return filepath.SkipDir
}

func (s *scanner) visitFile(file string) error {
	content, err := s.fs.ReadFile(file)
	if err != nil {
		return err
	}
	if err := s.decode(content); err != nil {
		return fmt.Errorf("failed to decode Kubernetes YAML from %s: %w", file, err)
	}
	s.add(file)
	return nil
}

// decode fails for what kustomize cannot read as objects, and survives what makes kustomize panic.
func (s *scanner) decode(content []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered from panic: %v", r)
		}
	}()
	_, err = s.factory.SliceFromBytes(content)
	return err
}

func (s *scanner) add(file string) {
	s.resources = append(s.resources, "."+strings.TrimPrefix(file, s.dir))
}
