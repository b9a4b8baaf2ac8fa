package blame

import (
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/rootfs"
)

func TestMessageIsOneLineWithPathsOfTheArtifact(t *testing.T) {
	cases := map[string]string{
		"read " + rootfs.Root + "/a/b.yaml:\n  no": "read a/b.yaml: no",
		"path '" + rootfs.Root + "'":               "path '.'",
		strings.Repeat("é", 1500):                  strings.Repeat("é", 998) + "…",
	}
	for text, want := range cases {
		if found := Message(text); found != want {
			t.Errorf("found %q, want %q", found, want)
		}
	}
}
