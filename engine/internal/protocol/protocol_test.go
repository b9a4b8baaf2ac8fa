package protocol

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/tree"
)

// closed is a tree whose files cannot be read.
type closed struct{ tree.Files }

func (closed) Read(path string) ([]byte, error) {
	return nil, errors.New("open " + path + ": permission denied")
}

// throwing is a host that fails.
type throwing struct{ tree.Files }

func (throwing) Kind(string) tree.Kind { panic("the host says no") }

func TestRunAnswersWhateverIsAsked(t *testing.T) {
	files := tree.Files{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\n", "b.yaml": "a: [\n"}
	nulls := tree.Files{"a.yaml": files["a.yaml"], "kustomization.yaml": "resources: [a.yaml]\nreplacements: [{source: {kind: A}, targets: [~]}]\n"}
	rules := tree.Files{"a/.sourceignore": strings.Repeat(" ", 32<<20+1)}
	cases := []struct {
		title, request, want string
		files                tree.Tree
	}{
		{"a build", `{"op":"build","path":"x"}`, `{"objects":[]}`, tree.Files{"x/y": ""}},
		{"a file", `{"op":"read","path":"a.yaml"}`,
			`{"objects":[{"object":{"apiVersion":"v1","kind":"A","metadata":{"name":"a"}},"line":1}]}`, files},
		{"a broken file", `{"op":"read","path":"b.yaml"}`, `{"error":{"reason":"read",` +
			`"message":"yaml: line 1: did not find expected node content","file":"b.yaml","line":1}}`, files},
		{"a missing file", `{"op":"read","path":"c.yaml"}`,
			`{"error":{"reason":"read","message":"open c.yaml: no such file","file":"c.yaml"}}`, files},
		{"a spec of the wrong type", `{"op":"build","spec":{"patches":1}}`, `{"error":{"reason":"build","message":` +
			`"json: cannot unmarshal number into Go struct field Spec.spec.patches of type []flux.Patch"}}`, files},
		{"a kustomization file that kustomize panics at", `{"op":"build"}`, `{"error":{"reason":"build","message":` +
			`"kustomize gave up: runtime error: invalid memory address or nil pointer dereference","file":"kustomization.yaml"}}`, nulls},
		{"a pattern that is none", `{"op":"glob","pattern":"a["}`,
			`{"error":{"reason":"build","message":"\"a[\" is no glob pattern"}}`, files},
		{"rules that cannot be read", `{"op":"ignored"}`, `{"error":{"reason":"read",` +
			`"message":"open a/.sourceignore: permission denied","file":"a/.sourceignore"}}`, closed{rules}},
		{"rules that are too long", `{"op":"ignored"}`, `{"error":{"reason":"limit","message":` +
			`"\"a/.sourceignore\" has 33554433 bytes, more than the 33554432 that are read","file":"a/.sourceignore"}}`, rules},
		{"an unknown operation", `{"op":"x"}`, `{"error":{"reason":"internal","message":"no such operation: \"x\""}}`, files},
		{"no JSON", `{`, `{"error":{"reason":"internal","message":"unexpected end of JSON input"}}`, files},
		{"a host that throws", `{"op":"build"}`, `{"error":{"reason":"internal","message":"the host says no"}}`, throwing{}},
	}
	for _, each := range cases {
		if found := Run(each.request, each.files); found != each.want {
			t.Errorf("%s: found %s, want %s", each.title, found, each.want)
		}
	}
}

func TestThereIsNoNetwork(t *testing.T) {
	client := http.Client{Transport: NoNetwork{}}
	_, err := client.Get("https://example.com/x")
	if want := `Get "https://example.com/x": https://example.com/x is not fetched: there is no network here`; err == nil || err.Error() != want {
		t.Errorf("found %v, want %s", err, want)
	}
}
