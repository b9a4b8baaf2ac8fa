// envsubst reads a JSON array of texts from stdin and writes a JSON array of the same length to stdout: how Flux's
// envsubst reads each text, and what it makes of it where each variable has the value "<name>".
package main

import (
	"encoding/json"
	"os"

	"github.com/fluxcd/pkg/envsubst"
	"github.com/fluxcd/pkg/envsubst/parse"
)

type node struct {
	Name     string `json:"name"`
	Operator string `json:"operator"`
	Args     []any  `json:"args"`
}

func nodes(n parse.Node) []any {
	switch n := n.(type) {
	case *parse.TextNode:
		if n.Value == "" {
			return []any{}
		}
		return []any{n.Value}
	case *parse.FuncNode:
		args := []any{}
		for _, a := range n.Args {
			args = append(args, nodes(a)...)
		}
		return []any{node{n.Param, n.Name, args}}
	case *parse.ListNode:
		out := []any{}
		for _, c := range n.Nodes {
			out = append(out, nodes(c)...)
		}
		return out
	}
	return []any{}
}

type answer struct {
	Nodes  []any  `json:"nodes"`
	Output string `json:"output"`
	Error  string `json:"error"`
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	answers := []answer{}
	for _, text := range texts {
		tree, err := parse.Parse(text)
		if err != nil {
			answers = append(answers, answer{Error: err.Error()})
			continue
		}
		output, err := envsubst.Eval(text, func(name string) (string, bool) { return "<" + name + ">", true })
		if err != nil {
			answers = append(answers, answer{Error: err.Error()})
			continue
		}
		answers = append(answers, answer{Nodes: nodes(tree.Root), Output: output})
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
