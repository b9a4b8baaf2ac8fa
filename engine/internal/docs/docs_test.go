package docs

import (
	"encoding/json"
	"testing"
)

func TestReadFileGivesTheDocumentsThatAreMaps(t *testing.T) {
	cases := []struct{ title, text, want string }{
		{"with the lines where they start", "# a\n---\n# b\na: 1\n---\n\nb: &x [yes]\nc: *x\n---\n---\n- no\n",
			`[{"object":{"a":1},"line":4},{"object":{"b":["yes"],"c":["yes"]},"line":7}]`},
		{"with lines ended by two characters", "a: 1\r\n---\r\nb: 2\r\n", `[{"object":{"a":1},"line":1},{"object":{"b":2},"line":3}]`},
		{"with the items of lists", "kind: AList\nitems: [{a: 1}, {kind: List, items: [{b: 2}]}]\n",
			`[{"object":{"a":1},"line":1},{"object":{"b":2},"line":1}]`},
		{"and none of an empty file", "", `[]`},
	}
	for _, each := range cases {
		documents, err := ReadFile([]byte(each.text))
		found, _ := json.Marshal(documents)
		if err != nil || string(found) != each.want {
			t.Errorf("%s: found %s %v, want %s", each.title, found, err, each.want)
		}
	}
}

func TestReadFileSaysWhereAFileIsBroken(t *testing.T) {
	cases := []struct {
		text, message string
		line          int
	}{
		{"a: 1\n---\nb: 2\nc: [\n", "yaml: line 4: did not find expected node content", 4},
		{"a: 1\n--- b\nc: 2\n", "invalid document separator: --- b", 2},
	}
	for _, each := range cases {
		_, err := ReadFile([]byte(each.text))
		broken, ok := err.(*Broken)
		if !ok || broken.Line != each.line || broken.Error() != each.message {
			t.Errorf("found %+v, want line %d and %q", err, each.line, each.message)
		}
	}
}

func TestReadObjectsLeavesOutWhatFluxLeavesOut(t *testing.T) {
	text := "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata: {name: a}\n---\n" +
		"apiVersion: v1\nkind: A\nmetadata: {name: 1}\n---\napiVersion: v1\nkind: B\nmetadata: {name: b}\n---\n" +
		"kind: C\nitems: [{x: 1.0}]\n"
	documents, err := ReadObjects([]byte(text))
	found, _ := json.Marshal(documents)
	if want := `[null,null,[{"apiVersion":"v1","kind":"B","metadata":{"name":"b"}}],[{"x":1}]]`; err != nil || string(found) != want {
		t.Errorf("found %s %v, want %s", found, err, want)
	}
}
