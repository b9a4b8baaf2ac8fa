package docs

import "encoding/json"

// Head is what tells one object from another.
type Head struct {
	APIVersion, Kind string
	Name, Namespace  string
	Labels           map[string]any
	Annotations      map[string]any
	Items            json.RawMessage
}

// HeadOf reads the head of an object. What is there but no string counts as missing, as it does for Flux.
func HeadOf(object []byte) (Head, error) {
	var wire struct {
		APIVersion any             `json:"apiVersion"`
		Kind       any             `json:"kind"`
		Metadata   any             `json:"metadata"`
		Items      json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(object, &wire); err != nil {
		return Head{}, err
	}
	metadata, _ := wire.Metadata.(map[string]any)
	head := Head{Items: wire.Items}
	head.APIVersion, _ = wire.APIVersion.(string)
	head.Kind, _ = wire.Kind.(string)
	head.Name, _ = metadata["name"].(string)
	head.Namespace, _ = metadata["namespace"].(string)
	head.Labels, _ = metadata["labels"].(map[string]any)
	head.Annotations, _ = metadata["annotations"].(map[string]any)
	return head, nil
}
