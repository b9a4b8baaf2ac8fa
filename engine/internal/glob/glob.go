// Package glob says which files a copy of an ArtifactGenerator takes.
package glob

import (
	"fmt"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Request has the pattern of "from" without its alias, and paths of files relative to the source.
type Request struct {
	Pattern string   `json:"pattern"`
	Exclude []string `json:"exclude"`
	Paths   []string `json:"paths"`
}

// Answer has those paths that are taken.
type Answer struct {
	Paths []string `json:"paths"`
}

// Run answers.
func Run(request Request) (Answer, error) {
	pattern := path.Clean(request.Pattern)
	for _, each := range append([]string{pattern}, request.Exclude...) {
		if !doublestar.ValidatePattern(each) {
			return Answer{}, fmt.Errorf("%q is no glob pattern", each)
		}
	}
	prefix, _ := doublestar.SplitPattern(pattern)
	answer := Answer{Paths: []string{}}
	for _, file := range request.Paths {
		if doublestar.MatchUnvalidated(pattern, file) && !isExcluded(file, prefix, request.Exclude) {
			answer.Paths = append(answer.Paths, file)
		}
	}
	return answer, nil
}

// isExcluded tries a pattern on the file and on each folder it lies in, relative to the source and to where the pattern
// of "from" starts to be one.
func isExcluded(file, prefix string, patterns []string) bool {
	for _, pattern := range patterns {
		for at := file; at != "."; at = path.Dir(at) {
			if matches(pattern, at) {
				return true
			}
			if relative, ok := strings.CutPrefix(at, prefix+"/"); ok && matches(pattern, relative) {
				return true
			}
		}
	}
	return false
}

func matches(pattern, name string) bool {
	if !strings.Contains(pattern, "/") {
		name = path.Base(name)
	}
	return doublestar.MatchUnvalidated(pattern, name)
}
