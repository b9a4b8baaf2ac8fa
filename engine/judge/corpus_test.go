package judge

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/docs"
	"cdk8s-fluxcd/engine/internal/flux"
	"cdk8s-fluxcd/engine/internal/tree"

	judged "cdk8s-fluxcd/engine/judge/internal/flux"
)

const corpus = "../../../shared/corpus"

func TestKustomizationsOfRealFleetsBuildAsFluxBuildsThem(t *testing.T) {
	repositories, err := os.ReadDir(corpus)
	if err != nil {
		t.Skip("the corpus of real fleets is not here")
	}
	for _, repository := range repositories {
		if repository.IsDir() {
			t.Run(repository.Name(), func(t *testing.T) { compareRepository(t, filepath.Join(corpus, repository.Name())) })
		}
	}
}

func compareRepository(t *testing.T, root string) {
	files := newArtifact(t, root)
	counts := map[verdict]int{}
	seen := map[string]bool{}
	for _, request := range requestsIn(t, root) {
		key, _ := json.Marshal(request)
		if !seen[string(key)] {
			seen[string(key)] = true
			counts[files.compare(t, request)]++
		}
	}
	t.Logf("%d alike, %d refused by both, %d with remote parts", counts[same], counts[bothFail], counts[remote])
}

// requestsIn finds each Kustomization of Flux whose path is in the same repository, and each folder with a kustomization
// file.
func requestsIn(t *testing.T, root string) []judged.Request {
	t.Helper()
	var requests []judged.Request
	err := filepath.WalkDir(root, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !isYAML(file) {
			return err
		}
		if strings.HasPrefix(strings.ToLower(filepath.Base(file)), "kustomization.y") {
			relative, _ := filepath.Rel(root, filepath.Dir(file))
			requests = append(requests, judged.Request{Root: root, Path: relative, Spec: map[string]any{}})
		}
		requests = append(requests, requestsInFile(root, file)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return requests
}

func isYAML(file string) bool {
	return strings.HasSuffix(file, ".yaml") || strings.HasSuffix(file, ".yml")
}

func requestsInFile(root, file string) []judged.Request {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	documents, err := docs.ReadFile(content)
	if err != nil {
		return nil
	}
	var requests []judged.Request
	for _, document := range documents {
		if request, ok := requestOf(root, document.Object); ok {
			requests = append(requests, request)
		}
	}
	return requests
}

func requestOf(root string, object json.RawMessage) (judged.Request, bool) {
	head, err := docs.HeadOf(object)
	if err != nil || head.Kind != "Kustomization" || !strings.HasPrefix(head.APIVersion, "kustomize.toolkit.fluxcd.io/") {
		return judged.Request{}, false
	}
	var kustomization struct {
		Spec map[string]any `json:"spec"`
	}
	if json.Unmarshal(object, &kustomization) != nil {
		return judged.Request{}, false
	}
	path, _ := kustomization.Spec["path"].(string)
	if tree.Disk(root).Kind(flux.Folder(path)) != tree.Folder {
		return judged.Request{}, false
	}
	delete(kustomization.Spec, "commonMetadata")
	return judged.Request{Root: root, Path: path, Spec: kustomization.Spec}, true
}
