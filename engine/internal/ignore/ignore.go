// Package ignore says which files source-controller leaves out of an artifact.
package ignore

import (
	"path"
	"strings"

	"github.com/fluxcd/pkg/sourceignore"
	"github.com/fluxcd/pkg/sourceignore/gitignore"

	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/tree"
)

// Request names the paths in question; those of folders end with a slash.
type Request struct {
	// Ignore is spec.ignore of the source.
	Ignore string   `json:"ignore"`
	Paths  []string `json:"paths"`
}

// Answer has those paths that are left out.
type Answer struct {
	Paths []string `json:"paths"`
}

// Run answers. The files ".sourceignore" of the tree come first, spec.ignore comes last and so wins. One pattern in any of
// them takes the place of all defaults but those for files of Git.
func Run(files tree.Tree, request Request) (Answer, error) {
	r := reader{files: files, budget: limit.NewBudget()}
	if err := r.read("", nil); err != nil {
		return Answer{}, err
	}
	patterns := append(r.patterns, parse(request.Ignore, nil)...)
	matcher := sourceignore.NewDefaultMatcher(nil, nil)
	if len(patterns) > 0 {
		matcher = sourceignore.NewMatcher(append(sourceignore.VCSPatterns(nil), patterns...))
	}
	answer := Answer{Paths: []string{}}
	for _, asked := range request.Paths {
		name, isFolder := strings.CutSuffix(asked, "/")
		if matcher.Match(strings.Split(name, "/"), isFolder) {
			answer.Paths = append(answer.Paths, asked)
		}
	}
	return answer, nil
}

func parse(text string, domain []string) []gitignore.Pattern {
	return sourceignore.ReadPatterns(strings.NewReader(text), domain)
}

// Unreadable is a file of rules that is there and cannot be read.
type Unreadable struct {
	File string
	Err  error
}

func (u *Unreadable) Error() string { return u.Err.Error() }

type reader struct {
	files    tree.Tree
	budget   *limit.Budget
	patterns []gitignore.Pattern
}

func (r *reader) read(folder string, domain []string) error {
	r.budget.Entry(folder, len(domain))
	if err := r.readFile(path.Join(folder, sourceignore.IgnoreFile), domain); err != nil {
		return err
	}
	for _, name := range r.files.List(folder) {
		child := path.Join(folder, name)
		if name == ".git" || r.files.Kind(child) != tree.Folder {
			continue
		}
		if err := r.read(child, append(domain[:len(domain):len(domain)], name)); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) readFile(file string, domain []string) error {
	if r.files.Kind(file) != tree.File {
		return nil
	}
	content, err := r.files.Read(file)
	if err != nil {
		return &Unreadable{File: file, Err: err}
	}
	r.budget.Bytes(file, len(content))
	r.patterns = append(r.patterns, parse(string(content), domain)...)
	return nil
}
