package flux

import (
	"path"
	"strings"
)

// Folder gives the folder of the artifact that spec.path means: ".." stops at the artifact's root and an absolute path
// starts there. The root is "".
func Folder(specPath string) string {
	return strings.TrimPrefix(path.Join("/", specPath), "/")
}

var remotePrefixes = []string{
	"git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/",
}

// isLocalRelative says whether Flux takes an entry of spec.components; a text that is nothing but a prefix passes.
func isLocalRelative(component string) bool {
	lower := strings.ToLower(component)
	for _, prefix := range remotePrefixes {
		if len(component) > len(prefix) && strings.HasPrefix(lower, prefix) {
			return false
		}
	}
	return !path.IsAbs(component) && !path.IsAbs(strings.TrimPrefix(lower, "file://"))
}
