package judge

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"cdk8s-fluxcd/engine/internal/build"
	"cdk8s-fluxcd/engine/internal/flux"
	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/rootfs"
	"cdk8s-fluxcd/engine/internal/tree"

	judged "cdk8s-fluxcd/engine/judge/internal/flux"
)

func TestMain(m *testing.M) {
	judged.NoNetwork()
	os.Exit(m.Run())
}

// verdict is what one comparison has shown.
type verdict int

const (
	same verdict = iota
	bothFail
	remote
)

// artifact is one tree of files, for both.
type artifact struct {
	root      string
	workspace judged.Workspace
}

func newArtifact(t *testing.T, root string) artifact {
	t.Helper()
	workspace, err := judged.NewWorkspace(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(workspace.Close)
	return artifact{root, workspace}
}

// compare builds with both and fails the test where they differ.
func (a artifact) compare(t *testing.T, request judged.Request) verdict {
	t.Helper()
	expected, expectedErr := a.workspace.Build(request)
	a.compareGenerated(t, request)
	for _, origins := range []bool{true, false} {
		answer, err := build.Run(tree.Disk(a.root), build.Request{
			Path: request.Path, Spec: specOf(t, request), Origins: origins,
		})
		if len(answer.Remote) > 0 {
			return remote
		}
		if (err == nil) != (expectedErr == nil) {
			t.Errorf("%s (origins %v): the engine says %v, Flux says %v", request.Path, origins, err, expectedErr)
		}
		if err != nil || expectedErr != nil {
			return bothFail
		}
		sameObjects(t, request.Path, plain(t, objectsOf(answer)), plain(t, expected))
	}
	return same
}

func (a artifact) compareGenerated(t *testing.T, request judged.Request) {
	t.Helper()
	fs := rootfs.New(rootfs.Options{Tree: tree.Disk(a.root), Budget: limit.NewBudget()})
	dir := rootfs.Absolute(flux.Folder(request.Path))
	generated, err := flux.Generate(flux.Options{FS: fs, Dir: dir, Spec: specOf(t, request)})
	expected, expectedErr := a.workspace.Generate(request)
	if (err == nil) != (expectedErr == nil) || string(generated.Content) != string(expected) {
		t.Errorf("%s: generated\n%s%v\nbut Flux generates\n%s%v", request.Path, generated.Content, err, expected, expectedErr)
	}
}

func specOf(t *testing.T, request judged.Request) flux.Spec {
	t.Helper()
	var spec flux.Spec
	text, err := json.Marshal(request.Spec)
	if err == nil {
		err = json.Unmarshal(text, &spec)
	}
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

func objectsOf(answer build.Answer) []json.RawMessage {
	objects := make([]json.RawMessage, 0, len(answer.Objects))
	for _, object := range answer.Objects {
		objects = append(objects, object.Object)
	}
	return objects
}

func plain(t *testing.T, value any) []any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var list []any
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func sameObjects(t *testing.T, title string, found, expected []any) {
	t.Helper()
	if len(found) != len(expected) {
		t.Errorf("%s: %d objects, but Flux has %d", title, len(found), len(expected))
		return
	}
	for i := range found {
		if !reflect.DeepEqual(found[i], expected[i]) {
			one, _ := json.Marshal(found[i])
			other, _ := json.Marshal(expected[i])
			t.Errorf("%s: object %d is\n%s\nbut Flux has\n%s", title, i, one, other)
		}
	}
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}
