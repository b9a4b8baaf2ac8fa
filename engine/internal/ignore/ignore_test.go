package ignore

import (
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/tree"
)

func TestFolders(t *testing.T) {
	cases := []struct{ title, ignore, want string }{
		{"stay where patterns are about what is in them", "/a/*\n*.yaml", "a/d/"},
		{"go where a pattern names them", "a", "a/ a/d/"},
		{"go where a pattern is about folders alone", "d/", "a/d/"},
	}
	for _, each := range cases {
		answer, err := Run(tree.Files{}, Request{Ignore: each.ignore, Paths: []string{"a/", "a/d/"}})
		if got := strings.Join(answer.Paths, " "); err != nil || got != each.want {
			t.Errorf("%s: found %q %v, want %q", each.title, got, err, each.want)
		}
	}
}

func TestRun(t *testing.T) {
	paths := []string{"a/b.png", "a/c.yaml", ".git/x", ".github/x.yaml", "a/d/e.yaml", "keep.md"}
	cases := []struct {
		title, ignore, want string
		files               tree.Files
	}{
		{"without patterns Flux's own exclusions hold", "", "a/b.png .git/x .github/x.yaml", nil},
		{"comments and blanks are no patterns", "# a\n\n", "a/b.png .git/x .github/x.yaml", nil},
		{"one pattern drops them, but for files of Git", "*.md", ".git/x keep.md", nil},
		{"files are scoped to their folder", "", ".git/x a/c.yaml a/d/e.yaml", tree.Files{"a/.sourceignore": "*.yaml"}},
		{"the spec wins over files", "!e.yaml", ".git/x a/c.yaml", tree.Files{"a/.sourceignore": "*.yaml"}},
		{"a folder and what is in it", "/a\n!/a/d/", ".git/x a/b.png a/c.yaml", nil},
	}
	for _, each := range cases {
		answer, err := Run(each.files, Request{Ignore: each.ignore, Paths: paths})
		found := map[string]bool{}
		for _, path := range answer.Paths {
			found[path] = true
		}
		same := err == nil && len(found) == len(strings.Fields(each.want))
		for _, path := range strings.Fields(each.want) {
			same = same && found[path]
		}
		if !same {
			t.Errorf("%s: found %v %v, want %s", each.title, answer.Paths, err, each.want)
		}
	}
}
