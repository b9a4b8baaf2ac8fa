package judge

import (
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fluxcd/pkg/sourceignore"
	"github.com/fluxcd/pkg/sourceignore/gitignore"

	"cdk8s-fluxcd/engine/internal/ignore"
	"cdk8s-fluxcd/engine/internal/tree"
)

var (
	patternAtoms = []string{"a", "b", "c.yaml", "*.yaml", "*", "**", "/", "!", "#", " ", "?", "[ab]", "d/", "/a", "a/b", "\n", "\n!", "\n/"}
	segments     = []string{"a", "b", "d", "c.yaml", "x.png", ".git", ".github", ".sops.yaml", "c d"}
)

func random(source *rand.Rand, atoms []string, most int, separator string) string {
	var parts []string
	for range 1 + source.Intn(most) {
		parts = append(parts, atoms[source.Intn(len(atoms))])
	}
	return strings.Join(parts, separator)
}

func TestRandomIgnoreRulesAreReadAsSourceControllerReadsThem(t *testing.T) {
	source := rand.New(rand.NewSource(1))
	for range 300 {
		files := map[string]string{"keep": ""}
		for range source.Intn(3) {
			folder := random(source, []string{"a", "b", "d"}, 2, "/")
			files[filepath.Join(folder, sourceignore.IgnoreFile)] = random(source, patternAtoms, 8, "")
		}
		spec := ""
		if source.Intn(2) == 0 {
			spec = random(source, patternAtoms, 8, "")
		}
		var paths []string
		for range 30 {
			paths = append(paths, random(source, segments, 4, "/"))
		}
		root := write(t, files)
		answer, err := ignore.Run(tree.Disk(root), ignore.Request{Ignore: spec, Paths: paths})
		if err != nil {
			t.Fatal(err)
		}
		if expected := leftOut(t, root, spec, paths); !slices.Equal(answer.Paths, expected) {
			t.Errorf("files %q and spec %q: found %q, want %q", files, spec, answer.Paths, expected)
		}
	}
}

// leftOut is what source-controller does when it packs an artifact: domains are absolute paths there.
func leftOut(t *testing.T, root, spec string, paths []string) []string {
	t.Helper()
	domain := strings.Split(root, string(os.PathSeparator))
	patterns, err := sourceignore.LoadIgnorePatterns(root, domain)
	if err != nil {
		t.Fatal(err)
	}
	patterns = append(patterns, sourceignore.ReadPatterns(strings.NewReader(spec), domain)...)
	found := []string{}
	matcher := matcherOf(patterns, domain)
	for _, path := range paths {
		if matcher.Match(strings.Split(filepath.Join(root, path), string(os.PathSeparator)), false) {
			found = append(found, path)
		}
	}
	return found
}

func matcherOf(patterns []gitignore.Pattern, domain []string) gitignore.Matcher {
	if len(patterns) == 0 {
		return sourceignore.NewDefaultMatcher(nil, domain)
	}
	return sourceignore.NewMatcher(append(sourceignore.VCSPatterns(domain), patterns...))
}
