package build_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cdk8s-fluxcd/engine/internal/build"
	"cdk8s-fluxcd/engine/internal/tree"
)

func bomb() string {
	lines := []string{"a0: &a0 [x,x,x,x,x,x,x,x,x,x]"}
	for i := 1; i < 12; i++ {
		lines = append(lines, fmt.Sprintf("a%d: &a%d [%s]", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 10), ",")))
	}
	return strings.Join(lines, "\n") + "\n"
}

func indented(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }

func exponential() tree.Files {
	files := tree.Files{"0/kustomization.yaml": kustomization("resources: [a.yaml]"), "0/a.yaml": configMap("a")}
	for level := 1; level < 9; level++ {
		var uses []string
		for i := range 10 {
			folder := fmt.Sprintf("%d-%d", level, i)
			base := fmt.Sprintf("../%d", level-1)
			files[folder+"/kustomization.yaml"] = kustomization("resources: ["+base+"]", "namePrefix: x"+fmt.Sprint(i)+"-")
			uses = append(uses, "../"+folder)
		}
		files[fmt.Sprintf("%d/kustomization.yaml", level)] = kustomization("resources: [" + strings.Join(uses, ", ") + "]")
	}
	return files
}

// selfListing has a folder that lists itself for ever.
type selfListing struct{ tree.Files }

func (s selfListing) Kind(string) tree.Kind { return tree.Folder }
func (s selfListing) List(string) []string  { return []string{"again"} }

func TestHostileTreesEndInAFailure(t *testing.T) {
	inline := kustomization("resources: [a.yaml]", "patches:", "- patch: |", indented(configMap("a")+bomb()))
	cases := []struct {
		title, path, reason string
		files               tree.Tree
	}{
		{"aliases of aliases", "", "limit", tree.Files{"a.yaml": configMap("a") + bomb()}},
		{"aliases of aliases in a patch", "", "limit", tree.Files{"a.yaml": configMap("a"), "kustomization.yaml": inline}},
		{"deeply nested lists", "", "build", tree.Files{"a.yaml": configMap("a") + "x: " + strings.Repeat("[", 20_000)}},
		{"a folder that lists itself", "", "limit", selfListing{}},
		{"a file of 100 MB", "", "limit", tree.Files{"a.yaml": strings.Repeat("a: b # \n", 100<<20/8)}},
		{"a base that is its own base", "a", "build", tree.Files{
			"a/kustomization.yaml": kustomization("resources: [../b]"), "b/kustomization.yaml": kustomization("resources: [../a]")}},
		{"bases that multiply", "8", "limit", exponential()},
		{"a chart", "", "build", tree.Files{"kustomization.yaml": kustomization("helmCharts: [{name: x, repo: 'https://example.com'}]")}},
	}
	for _, each := range cases {
		t.Run(each.title, func(t *testing.T) {
			start := time.Now()
			_, err := build.Run(each.files, build.Request{Path: each.path, Origins: true})
			failure, ok := err.(*build.Failure)
			if !ok || failure.Reason != each.reason {
				t.Fatalf("found %v, want a failure with reason %q", err, each.reason)
			}
			t.Logf("%v: %s", time.Since(start).Round(time.Millisecond), failure.Message)
		})
	}
}
