package blame

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	masked = "***"
	// minSecret is how long a text must be to be masked wherever it stands; shorter ones would tear words apart.
	minSecret   = 4
	maxEmbedded = 4 // YAML in strings of YAML, as inline patches are
)

// dumps finds what errors print of Go values and of the data of whole objects.
var dumps = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`"(data|stringData)":\{[^}]*\}`), `"$1":{…}`},
	{regexp.MustCompile(`"annotations":\{"config\.kubernetes\.io/origin":"[^"]*"\},?`), ""},
	{regexp.MustCompile(`"config\.kubernetes\.io/origin":"[^"]*",?`), ""},
	{regexp.MustCompile(`&\{0x[^}]*\}`), "…"},
}

// WithoutSecrets takes out of a message what the files that were read keep in Secrets.
func WithoutSecrets(message string, contents [][]byte) string {
	for _, dump := range dumps {
		message = dump.pattern.ReplaceAllString(message, dump.instead)
	}
	for _, value := range secretsOf(contents) {
		message = strings.ReplaceAll(message, value, masked)
	}
	return message
}

// secretsOf collects values as they stand in a message of one line, the longest first.
func secretsOf(contents [][]byte) []string {
	found := secrets{}
	for _, content := range contents {
		found.addText(string(content), 0)
	}
	values := make([]string, 0, len(found))
	for value := range found {
		values = append(values, value)
	}
	slices.SortFunc(values, func(a, b string) int { return len(b) - len(a) })
	return values
}

type secrets map[string]bool

// addText looks for Secrets in YAML; in what is no YAML but speaks of them, every value may be one.
func (s secrets) addText(text string, embedded int) {
	if embedded > maxEmbedded || !speaksOfSecrets(text) {
		return
	}
	decoder := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	for {
		var document yaml.Node
		if err := decoder.Decode(&document); err != nil {
			if err.Error() != "EOF" {
				s.addLines(text)
			}
			return
		}
		s.addNode(&document, embedded)
	}
}

func speaksOfSecrets(text string) bool {
	return strings.Contains(text, "ecret") || strings.Contains(text, "tringData") || strings.Contains(text, "/data")
}

func (s secrets) addNode(node *yaml.Node, embedded int) {
	switch node.Kind {
	case yaml.MappingNode:
		s.addMapping(node, embedded)
	case yaml.ScalarNode:
		if strings.Contains(node.Value, "\n") {
			s.addText(node.Value, embedded+1)
		}
	}
	for _, child := range node.Content {
		s.addNode(child, embedded)
	}
}

func (s secrets) addMapping(node *yaml.Node, embedded int) {
	kind, path := "", ""
	fields := map[string]*yaml.Node{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		fields[node.Content[i].Value] = node.Content[i+1]
	}
	if field := fields["kind"]; field != nil {
		kind = field.Value
	}
	if field := fields["path"]; field != nil {
		path = field.Value
	}
	if kind == "Secret" || kind == "" {
		s.addAll(fields["data"])
		s.addAll(fields["stringData"])
	}
	if strings.HasPrefix(path, "/data") || strings.HasPrefix(path, "/stringData") {
		s.addAll(fields["value"])
	}
	s.addLiterals(fields["secretGenerator"])
}

// addLiterals takes `key=value` and, where it is none, the whole.
func (s secrets) addLiterals(generators *yaml.Node) {
	if generators == nil {
		return
	}
	for _, generator := range generators.Content {
		for i := 0; i+1 < len(generator.Content); i += 2 {
			if generator.Content[i].Value != "literals" {
				continue
			}
			for _, literal := range generator.Content[i+1].Content {
				_, value, found := strings.Cut(literal.Value, "=")
				if !found {
					value = literal.Value
				}
				s.add(value)
			}
		}
	}
}

func (s secrets) addAll(node *yaml.Node) {
	if node == nil {
		return
	}
	if node.Kind == yaml.ScalarNode {
		s.add(node.Value)
	}
	for i, child := range node.Content {
		if node.Kind != yaml.MappingNode || i%2 == 1 {
			s.addAll(child)
		}
	}
}

// addLines takes what stands behind the first colon of each line.
func (s secrets) addLines(text string) {
	for _, line := range strings.Split(text, "\n") {
		if _, value, found := strings.Cut(line, ":"); found {
			s.add(strings.Trim(strings.TrimSpace(value), `"'`))
		}
	}
}

func (s secrets) add(value string) {
	value = strings.Join(strings.Fields(value), " ")
	if len(value) >= minSecret {
		s[value] = true
	}
}
