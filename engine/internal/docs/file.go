package docs

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
)

// Document is one document of a file.
type Document struct {
	Object json.RawMessage `json:"object"`
	// Line is where its content starts, counted from 1.
	Line int `json:"line"`
}

// Broken is a file that cannot be read, and where.
type Broken struct {
	Line int
	Err  error
}

func (b *Broken) Error() string { return b.Err.Error() }

// ReadFile reads the documents of a file that are maps, whether they are objects or not; lists of objects are replaced by
// their items. It splits as kustomize does, which is not quite as YAML says.
func ReadFile(content []byte) ([]Document, error) {
	documents := []Document{}
	text := strings.ReplaceAll(string(content), "\r\n", "\n")
	for _, part := range splitFile(text) {
		if part.err != nil {
			return nil, &Broken{Line: part.line, Err: part.err}
		}
		found, err := part.read()
		if err != nil {
			return nil, err
		}
		documents = append(documents, found...)
	}
	return documents, nil
}

type part struct {
	text string
	// line is that of the first line of the text.
	line int
	err  error
}

var separator = regexp.MustCompile(`\n---.*\n`)

func splitFile(text string) []part {
	var parts []part
	start, line := 0, 1
	for _, at := range separator.FindAllStringIndex(text, -1) {
		parts = append(parts, part{text: text[start:at[0]] + "\n", line: line})
		line += strings.Count(text[start:at[1]], "\n")
		rest := strings.TrimSpace(text[at[0]+len("\n---") : at[1]])
		if rest != "" && rest[0] != '#' {
			err := fmt.Errorf("invalid document separator: %s", strings.TrimSpace(text[at[0]:at[1]]))
			return append(parts, part{line: line - 1, err: err})
		}
		start = at[1]
	}
	return append(parts, part{text: text[start:], line: line})
}

func (p part) read() ([]Document, error) {
	var node yaml.Node
	err := yaml.NewDecoder(bytes.NewBufferString(p.text)).Decode(&node)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, p.broken(err)
	}
	if len(node.Content) != 1 || node.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	object, err := toJSON(&node)
	if err != nil {
		return nil, &Broken{Line: p.line, Err: err}
	}
	return expand(Document{Object: object, Line: p.line + node.Content[0].Line - 1}), nil
}

var lineInMessage = regexp.MustCompile(`^yaml: line (\d+): `)

// broken moves the line that the parser counted from the document to where it is in the file.
func (p part) broken(err error) error {
	match := lineInMessage.FindStringSubmatch(err.Error())
	if match == nil {
		return &Broken{Line: p.line, Err: err}
	}
	var line int
	fmt.Sscan(match[1], &line)
	line += p.line - 1
	rest := strings.TrimPrefix(err.Error(), match[0])
	return &Broken{Line: line, Err: fmt.Errorf("yaml: line %d: %s", line, rest)}
}

func toJSON(node *yaml.Node) (json.RawMessage, error) {
	object := kyaml.NewRNode(node)
	if err := object.DeAnchor(); err != nil {
		return nil, err
	}
	return object.MarshalJSON()
}

func expand(document Document) []Document {
	head, err := HeadOf(document.Object)
	var items []json.RawMessage
	if err != nil || !strings.HasSuffix(head.Kind, "List") || json.Unmarshal(head.Items, &items) != nil {
		return []Document{document}
	}
	var documents []Document
	for _, item := range items {
		documents = append(documents, expand(Document{Object: item, Line: document.Line})...)
	}
	return documents
}
