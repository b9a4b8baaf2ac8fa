// Package substitute replaces variables in built objects as kustomize-controller does after the build, and knows how to
// leave alone what depends on a value that nobody knows.
package substitute

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"

	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
	"sigs.k8s.io/yaml"

	"cdk8s-fluxcd/engine/internal/blame"
	"cdk8s-fluxcd/engine/internal/docs"
	"cdk8s-fluxcd/engine/internal/rescue"
)

// Request asks for the variables of some objects to be replaced. Whether Flux does so at all is for the caller to say.
type Request struct {
	Objects   []json.RawMessage `json:"objects"`
	Variables map[string]string `json:"variables"`
	Unknown   Names             `json:"unknown"`
	// Strict makes a variable without value and default an error.
	Strict bool `json:"strict"`
}

// Answer has one result for each object.
type Answer struct {
	Objects []Result `json:"objects"`
}

// Result is what became of one object.
type Result struct {
	Object json.RawMessage `json:"object,omitempty"`
	// Used are the variables with a value that the object mentions; Unknown those without one that made text stay.
	Used    []string `json:"used"`
	Unknown []string `json:"unknown"`
	// Dropped says that Flux no longer takes it for an object, as when its name has become a number.
	Dropped bool     `json:"dropped,omitempty"`
	Error   *Message `json:"error,omitempty"`
}

// Message is the text of an error.
type Message struct {
	Message string `json:"message"`
}

// optOut is the label or annotation that keeps an object as it is; its value counts as written.
const optOut = "kustomize.toolkit.fluxcd.io/substitute"

// Run replaces.
func Run(request Request) Answer {
	variables := newVariables(request)
	ids := newRegister(request.Objects)
	results := make([]Result, 0, len(request.Objects))
	for _, object := range request.Objects {
		result, err := variables.replaceIn(object, ids)
		if err != nil {
			result = Result{Error: &Message{blame.Message(err.Error())}}
		}
		results = append(results, result.withLists())
	}
	return Answer{Objects: results}
}

func (v *variables) replaceIn(object json.RawMessage, ids register) (result Result, err error) {
	defer rescue.Into(&err)
	head, err := docs.HeadOf(object)
	if err != nil {
		return Result{}, err
	}
	if optsOut(head) {
		return Result{Object: object}, nil
	}
	result, err = v.replaceText(object)
	if err != nil {
		return Result{}, fmt.Errorf("post build failed for '%s/%s': %w", gvk(head), head.Name, err)
	}
	return result, ids.replace(head, result.Object)
}

func optsOut(head docs.Head) bool {
	return head.Labels[optOut] == "disabled" || head.Annotations[optOut] == "disabled"
}

func (v *variables) replaceText(object json.RawMessage) (Result, error) {
	if v.invalid != nil {
		return Result{}, fmt.Errorf("envsubst error: %w", v.invalid)
	}
	if isUntouched(object) {
		return Result{Object: object}, nil
	}
	text, err := yaml.JSONToYAML(escaped(object))
	if err != nil {
		return Result{}, err
	}
	replaced, err := v.expand(string(text))
	if err != nil {
		return Result{}, fmt.Errorf("envsubst error: variable substitution failed: %w", err)
	}
	result := Result{Used: replaced.used, Unknown: replaced.unknown}
	data, err := yaml.YAMLToJSON([]byte(replaced.text))
	if err != nil {
		return Result{}, fmt.Errorf("envsubst error: YAMLToJSON: %w", err)
	}
	return result.read(data)
}

var longNumber = regexp.MustCompile(`\d{16}`)

// isUntouched spares objects the way through YAML that comes back the same: it has nothing to replace, no number that
// would lose digits on that way, and no tab, which can make a text of several lines unreadable.
func isUntouched(object []byte) bool {
	return bytes.IndexByte(object, '$') < 0 && !bytes.Contains(object, []byte(`\t`)) && !longNumber.Match(object)
}

// escaped writes line and paragraph separators as Go does: JSON may hold them as they are, and YAML reads them as line
// breaks.
func escaped(object []byte) []byte {
	var text bytes.Buffer
	json.HTMLEscape(&text, object)
	return text.Bytes()
}

// read makes an object of the new data as the controller does: through a node of kustomize, in which every number is a
// float, and through the text of the build.
func (r Result) read(data []byte) (Result, error) {
	var node kyaml.RNode
	if err := node.UnmarshalJSON(data); err != nil {
		return Result{}, fmt.Errorf("UnmarshalJSON: %w", err)
	}
	object, err := node.MarshalJSON()
	if err != nil {
		return Result{}, err
	}
	text, err := yaml.JSONToYAML(object)
	if err != nil {
		return Result{}, err
	}
	documents, err := docs.ReadObjects(text)
	if err != nil {
		return Result{}, err
	}
	if len(documents) == 1 && len(documents[0]) == 1 {
		r.Object = documents[0][0]
		return r, nil
	}
	r.Dropped = true
	return r, nil
}

func (r Result) withLists() Result {
	if r.Used == nil {
		r.Used = []string{}
	}
	if r.Unknown == nil {
		r.Unknown = []string{}
	}
	return r
}
