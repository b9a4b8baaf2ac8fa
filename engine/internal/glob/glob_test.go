package glob

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	paths := []string{"apps/a.yaml", "apps/a.md", "apps/x/b.yaml", "apps/x/c.md", "other.yaml"}
	cases := []struct{ title, pattern, exclude, want string }{
		{"two stars take folders too", "apps/**", "", "apps/a.yaml apps/a.md apps/x/b.yaml apps/x/c.md"},
		{"one star stays in a folder", "apps/*", "", "apps/a.yaml apps/a.md"},
		{"alternatives", "**/*.{yaml,json}", "", "apps/a.yaml apps/x/b.yaml other.yaml"},
		{"a name is excluded at any depth", "./apps/**", "*.md", "apps/a.yaml apps/x/b.yaml"},
		{"a folder is excluded with what is in it", "apps/**", "apps/x", "apps/a.yaml apps/a.md"},
		{"relative to where the pattern starts", "apps/**", "x/**", "apps/a.yaml apps/a.md"},
	}
	for _, each := range cases {
		answer, err := Run(Request{Pattern: each.pattern, Exclude: strings.Fields(each.exclude), Paths: paths})
		if found := strings.Join(answer.Paths, " "); err != nil || found != each.want {
			t.Errorf("%s: found %s %v, want %s", each.title, found, err, each.want)
		}
	}
	if _, err := Run(Request{Pattern: "a[", Paths: paths}); err == nil || err.Error() != `"a[" is no glob pattern` {
		t.Errorf("found %v", err)
	}
}
