package straight_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resource"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"

	"cdk8s-fluxcd/engine/internal/docs"
	"cdk8s-fluxcd/engine/internal/straight"
)

// atoms make texts in which everything stands beside everything else that means something to YAML.
var atoms = []string{
	"a", "b c", " ", "  ", "\n", "\n", "\n\n", "\n  ", "\t", ":", ": ", "-", "- ", "---", "--- ", "...", "#", " #", "!", "!!str", "&", "*", "[", "]",
	"{", "}", ",", "?", "? ", "|", ">", "'", "\"", "\\", "%", "@", "`", "=", "<<", "~", "null", "true", "yes", "n", "0", "1", "-1", "0x1f", "010", "0o7",
	"1.0", "0.5", ".5", "1e3", "-0", "+1", "1_000", "12:30", "2020-01-01", ".inf", "12345678901234567890", "é", "漢", "😀", "\u00a0", "\u0085",
	"\u2028", "\ufeff", "\u0007", "\x7f", "\xff", "\r", "<", "$",
}

var styles = []yaml.Style{0, 0, 0, yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle, yaml.LiteralStyle, yaml.FoldedStyle, yaml.FlowStyle, yaml.TaggedStyle}

type generator struct{ *rand.Rand }

func pick[T any](g generator, from []T) T { return from[g.Intn(len(from))] }

func (g generator) text(most int) string {
	var text strings.Builder
	for range g.Intn(most) {
		text.WriteString(pick(g, atoms))
	}
	return text.String()
}

func (g generator) scalar() *yaml.Node {
	tags := []string{"", "", "!!str", "!!str", "!!int", "!!bool", "!!float", "!!null"}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: g.text(6), Style: pick(g, styles), Tag: pick(g, tags)}
}

func (g generator) value(depth int) *yaml.Node {
	node := g.scalar()
	if kind := g.Intn(4); depth > 0 && kind < 2 {
		node = &yaml.Node{Kind: yaml.SequenceNode, Style: pick(g, []yaml.Style{0, 0, yaml.FlowStyle})}
		for range g.Intn(4) {
			node.Content = append(node.Content, g.value(depth-1))
		}
		if kind == 0 {
			node.Kind = yaml.MappingNode
			for i := range node.Content {
				node.Content[i] = g.value(depth - 1)
			}
			g.addKeys(node)
		}
	}
	if g.Intn(12) == 0 {
		*pick(g, []*string{&node.HeadComment, &node.LineComment, &node.FootComment}) = "# " + pick(g, atoms[:4])
	}
	return node
}

func (g generator) addKeys(node *yaml.Node) {
	values := node.Content
	node.Content = nil
	for i, value := range values {
		key := &yaml.Node{Kind: yaml.ScalarNode, Value: fmt.Sprintf("%s%d", g.text(3), i)}
		if g.Intn(8) == 0 {
			key = g.scalar()
		}
		if g.Intn(12) == 0 {
			*pick(g, []*string{&key.HeadComment, &key.LineComment, &key.FootComment}) = "# c"
		}
		node.Content = append(node.Content, key, value)
	}
}

// resource is an object with one field of any kind.
func (g generator) resource(t *testing.T, value *yaml.Node) *resource.Resource {
	t.Helper()
	factory := provider.NewDefaultDepProvider().GetResourceFactory()
	found, err := factory.FromBytes([]byte("apiVersion: v1\nkind: A\nmetadata: {name: a}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := found.PipeE(kyaml.FieldSetter{Name: "x", Value: kyaml.NewRNode(value), OverrideStyle: true}); err != nil {
		t.Fatal(err)
	}
	return found
}

// long is what Flux reads in the text of one resource.
func long(each *resource.Resource) string {
	text, err := each.AsYAML()
	if err != nil {
		return err.Error()
	}
	documents, err := docs.ReadObjects(text)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%s", documents)
}

func TestTheShortWayEndsAsTheLongWay(t *testing.T) {
	g := generator{rand.New(rand.NewSource(1))}
	short := 0
	for range 20000 {
		value := g.value(g.Intn(3))
		each := g.resource(t, value)
		object, ok := straight.Read(each.YNode())
		if !ok {
			continue
		}
		short++
		if want := long(each); want != fmt.Sprintf("[[%s]]", object) {
			t.Errorf("found\n%s\nwant\n%s\nof %+v %+v", object, want, value, value.Content)
		}
	}
	t.Logf("%d went the short way", short)
}
