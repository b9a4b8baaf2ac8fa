package judge

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/build"
	"cdk8s-fluxcd/engine/internal/substitute"
	"cdk8s-fluxcd/engine/internal/tree"

	judged "cdk8s-fluxcd/engine/judge/internal/flux"
)

var variables = map[string]string{
	"a": "A", "e": "", "n": "12", "b": "true", "q": `"`, "lines": "x\ny", "path": "a/b.c/d", "long": "12345678901234567890", "c": "k: v",
}

// atoms are what random texts are made of: everything that means something to the lexer, in no good order.
var atoms = []string{
	"$", "$$", "${", "}", "a", "e", "n", "b", "q", "lines", "path", "long", "c", "u", "_", "1", ":", ":=", ":-", ":+", ":?", "=", "-", "+",
	"#", "##", "%", "%%", "/", "//", "/#", "/%", "^", "^^", ",", ",,", " ", "*", ".", "\\", "\\/", "é", "${a}", "${u}", "${path", "${n",
	"${u:=", "${a/", "${a:", "'", "\"", "\n", "{", "[",
}

// randomTexts is bounded by Flux, which loads the schema of Kubernetes for each build.
const randomTexts = 120

func randomText(random *rand.Rand) string {
	var text strings.Builder
	for range random.Intn(9) {
		text.WriteString(atoms[random.Intn(len(atoms))])
	}
	return text.String()
}

func TestRandomTextsAreSubstitutedAsFluxDoes(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	files := map[string]string{}
	for i := range randomTexts {
		text, _ := json.Marshal(randomText(random))
		files[fmt.Sprintf("%03d/a.yaml", i)] = fmt.Sprintf("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: %s\n  y: 1\n", text)
	}
	root := newArtifact(t, write(t, files))
	failed := 0
	for i := range randomTexts {
		folder := fmt.Sprintf("%03d", i)
		if root.compareSubstituted(t, judged.Request{Path: folder, Spec: fields{}, Variables: variables, Strict: i%2 == 0}) == bothFail {
			failed++
		}
	}
	t.Logf("%d of %d are refused by both", failed, randomTexts)
}

func TestObjectsAreSubstitutedAsFluxDoes(t *testing.T) {
	head := "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "
	cases := map[string]string{
		"quotes":              head + "a\ndata: {x: '${q}${n}${q}'}\n",
		"a map from a value":  head + "a\nx: ${c}\n",
		"a label that is off": head + "a\n  labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}\nx: ${a-b}\n",
		"an annotation":       head + "a\n  annotations: {kustomize.toolkit.fluxcd.io/substitute: Disabled}\nx: ${a}\n",
		"big numbers":         head + "a\nx: [9007199254740993, 1.0, 1e21, '${long}']\n",
		"a name":              head + "${a}\n---\n" + head + "b\n",
		"a name of a number":  head + "${n}\n---\n" + head + "b\n",
		"one name twice":      head + "${a}\n---\n" + head + "A\n",
		"names exchanged":     head + "${e}b\n---\n" + head + "a\n",
		"long lines":          head + "a\nx: '" + strings.Repeat("word ${a:=some words} ", 30) + "'\n",
		"many lines":          head + "a\nx: |\n  a $$x ${a}\n\n  b ${lines}\n",
		"keys":                head + "a\ndata: {'${a}': b, A: c}\n",
		"a kind":              "apiVersion: ${a}/v1\nkind: K${n}\nmetadata: {name: a}\n",
	}
	for title, text := range cases {
		for _, strict := range []bool{true, false} {
			files := newArtifact(t, write(t, map[string]string{"a.yaml": text}))
			t.Run(title, func(t *testing.T) {
				files.compareSubstituted(t, judged.Request{Spec: fields{}, Variables: variables, Strict: strict})
			})
		}
	}
}

func (a artifact) compareSubstituted(t *testing.T, request judged.Request) verdict {
	t.Helper()
	answer, err := build.Run(tree.Disk(a.root), build.Request{Path: request.Path})
	if err != nil {
		t.Fatal(err)
	}
	objects, message := substituted(answer, request)
	expected, expectedErr := a.workspace.Build(request)
	if message != "" || expectedErr != nil {
		if expectedErr == nil || message != flat(expectedErr.Error()) {
			t.Errorf("%s: the engine says %q, Flux says %v", request.Path, message, expectedErr)
		}
		return bothFail
	}
	if found, want := plain(t, objects), plain(t, expected); !reflect.DeepEqual(found, want) {
		t.Errorf("%s: found\n%v\nbut Flux has\n%v", request.Path, found, want)
	}
	return same
}

// flat is a message as the engine gives it: in one line.
func flat(message string) string { return strings.Join(strings.Fields(message), " ") }

func substituted(answer build.Answer, request judged.Request) (objects []json.RawMessage, message string) {
	results := substitute.Run(substitute.Request{
		Objects: objectsOf(answer), Variables: request.Variables, Strict: request.Strict,
	}).Objects
	for _, result := range results {
		if result.Error != nil {
			return nil, result.Error.Message
		}
		if !result.Dropped {
			objects = append(objects, result.Object)
		}
	}
	return objects, ""
}
