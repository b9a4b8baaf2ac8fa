package straight

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

func (w *writer) scalar(node *yaml.Node, around layout) bool {
	tag := node.ShortTag()
	switch {
	case node.Value == "" && around == flow:
		return false // brackets make a string of it
	case tag == "!!str" && isPlainText(node):
		w.quoted(node.Value)
		return true
	case tag == "!!str" || node.Style != 0:
		return false
	default:
		return w.literal(tag, node.Value)
	}
}

func (w *writer) literal(tag, value string) bool {
	switch tag {
	case "!!bool":
		return w.bool(value)
	case "!!int":
		return w.int(value)
	case "!!float":
		return w.float(value)
	case "!!null":
		w.text = append(w.text, "null"...)
		return isNull(value)
	default:
		return false
	}
}

func (w *writer) bool(value string) bool {
	lower := strings.ToLower(value)
	w.text = append(w.text, lower...)
	return lower == "true" || lower == "false"
}

func isNull(value string) bool {
	return value == "" || value == "~" || strings.ToLower(value) == "null"
}

// Numbers that are written as usual, with fewer digits than a float can hold.
var (
	integer = regexp.MustCompile(`^(0|-?[1-9]\d{0,14})$`)
	decimal = regexp.MustCompile(`^-?(0|[1-9]\d{0,5})\.\d{1,6}$`)
)

func (w *writer) int(value string) bool {
	w.text = append(w.text, value...)
	return integer.MatchString(value)
}

func (w *writer) float(value string) bool {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil || number == 0 || !decimal.MatchString(value) {
		return false
	}
	w.text = strconv.AppendFloat(w.text, number, 'f', -1, 64)
	return true
}

// isPlainText says whether a string comes back from YAML as it was: it has characters that YAML prints, and if it has
// several lines, the first one shows how far all are indented.
func isPlainText(node *yaml.Node) bool {
	value := node.Value
	if !isPrintable(value) || !utf8.ValidString(value) {
		return false
	}
	if node.Style&yaml.LiteralStyle == 0 && !strings.Contains(value, "\n") {
		return node.Style&yaml.FoldedStyle == 0
	}
	return node.Style&yaml.FoldedStyle == 0 && value != "" && value[0] != ' ' && value[0] != '\n'
}

// isPrintable is false for control characters and for what is a line break or a mark of byte order in some versions of YAML.
func isPrintable(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < ' ' && c != '\n' || c == 0x7f || c >= utf8.RuneSelf && !isCommon(text[i:]) {
			return false
		}
	}
	return true
}

// isCommon knows the first byte of a character; the others follow it and are common, too.
func isCommon(text string) bool {
	character, _ := utf8.DecodeRuneInString(text)
	switch {
	case character == utf8.RuneError:
		return !utf8.RuneStart(text[0])
	case character < 0xa0, character == 0x2028, character == 0x2029, character >= 0xd800:
		return false
	default:
		return true
	}
}

// quoted writes a string; most are quoted as they are.
func (w *writer) quoted(text string) {
	if strings.ContainsAny(text, "\"\\<>&\n\t") {
		quoted, _ := json.Marshal(text)
		w.text = append(w.text, quoted...)
		return
	}
	w.text = append(w.text, '"')
	w.text = append(w.text, text...)
	w.text = append(w.text, '"')
}
