package substitute

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/fluxcd/pkg/envsubst"
)

func configMap(data string) json.RawMessage {
	return json.RawMessage(`{"apiVersion":"v1","data":{"x":` + data + `},"kind":"ConfigMap","metadata":{"name":"a"}}`)
}

func request(text string) string {
	return `{"variables":{"a":"A","e":"","n":"1","lines":"x\ny","b":"true"},` + text + `}`
}

func run(t *testing.T, text string, objects ...json.RawMessage) []Result {
	t.Helper()
	var decoded Request
	if err := json.Unmarshal([]byte(request(text)), &decoded); err != nil {
		t.Fatal(err)
	}
	decoded.Objects = objects
	return Run(decoded).Objects
}

// dataOf gives the value of x, or the error.
func dataOf(t *testing.T, result Result) string {
	t.Helper()
	if result.Error != nil {
		return "error: " + result.Error.Message
	}
	var object struct {
		Data struct{ X json.RawMessage }
	}
	if err := json.Unmarshal(result.Object, &object); err != nil {
		t.Fatal(err)
	}
	return string(object.Data.X)
}

func TestExpressionsBecomeWhatFluxMakesOfThem(t *testing.T) {
	failed := "error: post build failed for 'ConfigMap.v1.[noGrp]/a': envsubst error: variable substitution failed: "
	cases := []struct{ text, strict, lax string }{
		{"-${a}-", `"-A-"`, `"-A-"`},
		{"${n}", `1`, `1`},
		{"${b}", `true`, `true`},
		{"${lines}", `"xy"`, `"xy"`},
		{"$a $(a)", `"$a $(a)"`, `"$a $(a)"`},
		{"$${a}", `"${a}"`, `"${a}"`},
		{"$$${a}", `"$A"`, `"$A"`},
		{"a$$$$", `"a$$"`, `"a$$"`},
		{"${u:=$$a}", `"$$a"`, `"$$a"`},
		{"${u:=d}${u:-e}${u=f}", `"def"`, `"def"`},
		{"${e:=d}", `"d"`, `"d"`},
		{"${u:+alt}${a:+alt}", `"altA"`, `"altA"`},
		{"${u:=${a}-x}", `"A-x"`, `"A-x"`},
		{"<${u}>", failed + `variable not set (strict mode): "u"`, `"\u003c\u003e"`},
		{"<${#u}>", failed + `variable not set (strict mode): "u"`, `"\u003c0\u003e"`},
		{"${a-d}", failed + "missing closing brace", failed + "missing closing brace"},
		{"${{ a }}", failed + "unable to parse variable name", failed + "unable to parse variable name"},
	}
	for _, each := range cases {
		text, _ := json.Marshal(each.text)
		if found := dataOf(t, run(t, `"strict":true`, configMap(string(text)))[0]); found != each.strict {
			t.Errorf("%s: found %s, want %s", each.text, found, each.strict)
		}
		if found := dataOf(t, run(t, `"strict":false`, configMap(string(text)))[0]); found != each.lax {
			t.Errorf("%s, not strict: found %s, want %s", each.text, found, each.lax)
		}
	}
}

func TestWhatDependsOnUnknownNamesStays(t *testing.T) {
	cases := []struct{ text, want, unknown string }{
		{"${a} ${u} ${n}", `"A ${u} 1"`, "u"},
		{"${u:=${a}} $${u} ${a}", `"${u:=${a}} ${u} A"`, "u"},
		{"${a:=${u}}", `"A"`, ""},
		{"${e:=${u}}", `"${e:=${u}}"`, "u"},
		{"${a/A/${u}}", `"${a/A/${u}}"`, "u"},
		{"${u/}/x}${a}", `"${u/}/x}A"`, "u"},
		{"${u}${v}${u}", `"${u}${v}${u}"`, "u v"},
	}
	for _, each := range cases {
		text, _ := json.Marshal(each.text)
		result := run(t, `"strict":true,"unknown":["u","v"]`, configMap(string(text)))[0]
		if found := dataOf(t, result); found != each.want || strings.Join(result.Unknown, " ") != each.unknown {
			t.Errorf("%s: found %s and unknown %v, want %s and %s", each.text, found, result.Unknown, each.want, each.unknown)
		}
	}
}

func TestEveryNameWithoutValueCanBeUnknown(t *testing.T) {
	result := run(t, `"strict":true,"unknown":true`, configMap(`"${a} ${x} ${y:=d}"`))[0]
	found := dataOf(t, result)
	if found != `"A ${x} ${y:=d}"` || strings.Join(result.Used, " ") != "a" || strings.Join(result.Unknown, " ") != "x y" {
		t.Errorf("found %s, used %v, unknown %v", found, result.Used, result.Unknown)
	}
}

func TestAnObjectThatOptsOutStays(t *testing.T) {
	for value, want := range map[string]string{"disabled": `${a}`, "Disabled": "A"} {
		for _, field := range []string{"labels", "annotations"} {
			object := `{"apiVersion":"v1","kind":"A","metadata":{"name":"a","` + field +
				`":{"kustomize.toolkit.fluxcd.io/substitute":"` + value + `"}},"x":"${a}"}`
			if found := string(run(t, `"strict":true`, json.RawMessage(object))[0].Object); !strings.Contains(found, `"x":"`+want+`"`) {
				t.Errorf("%s %s: found %s", field, value, found)
			}
		}
	}
}

func TestANameOfAVariableMustBeValidWhetherItIsUsedOrNot(t *testing.T) {
	result := Run(Request{Variables: map[string]string{"a-b": ""}, Objects: []json.RawMessage{configMap(`"x"`)}}).Objects[0]
	want := "error: post build failed for 'ConfigMap.v1.[noGrp]/a': envsubst error: " +
		"'a-b' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'"
	if found := dataOf(t, result); found != want {
		t.Errorf("found %s, want %s", found, want)
	}
}

func TestBigNumbersLoseDigitsAsTheyDoInFlux(t *testing.T) {
	if found := dataOf(t, run(t, `"strict":true`, configMap(`9007199254740993`))[0]); found != "9007199254740992" {
		t.Errorf("found %s", found)
	}
}

func TestLineSeparatorsComeThrough(t *testing.T) {
	object := `{"apiVersion":"v1","kind":"A","metadata":{"name":"a"},"data":{"` + "\u2028" + `":1.0084491946431601e-106}}`
	if result := run(t, `"strict":true`, json.RawMessage(object))[0]; result.Error != nil {
		t.Errorf("found %q", result.Error.Message)
	}
}

func TestTextOfLinesBehindATabFailsAsInFlux(t *testing.T) {
	result := run(t, `"strict":true`, configMap(`"\tb\n- a"`))[0]
	if result.Error == nil || !strings.Contains(result.Error.Message, "found a tab character where an indentation space is expected") {
		t.Errorf("found %+v", result)
	}
}

func TestAnObjectWhoseNameBecomesANumberIsDropped(t *testing.T) {
	object := json.RawMessage(`{"apiVersion":"v1","kind":"A","metadata":{"name":"${n}"}}`)
	if result := run(t, `"strict":true`, object)[0]; !result.Dropped || result.Object != nil {
		t.Errorf("found %+v", result)
	}
}

func TestTwoObjectsThatGetOneNameFail(t *testing.T) {
	objects := []json.RawMessage{
		json.RawMessage(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"${a}"}}`),
		json.RawMessage(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"A","namespace":"default"}}`),
	}
	if found := dataOf(t, run(t, `"strict":true`, objects...)[0]); found != "error: in Replace: id matched 2 resources" {
		t.Errorf("found %s", found)
	}
}

func TestPiecesMeanByThemselvesWhatTheyMeanInTheWhole(t *testing.T) {
	lookup := func(name string) (string, bool) { return "<" + name + ">", true }
	for _, text := range []string{
		"", "$", "$$", "a$$${b}c", "$$$${b}", "${a}${b:=${c}d}", "${a/x/}}y", "${a/\\//b}", "${a:1:2}$", "$$$", "${a//$${/b}",
	} {
		whole, err := envsubst.Eval(text, lookup)
		if err != nil {
			continue
		}
		var joined strings.Builder
		for _, piece := range pieces(text) {
			part, err := envsubst.Eval(piece, lookup)
			if err != nil {
				t.Errorf("%q: piece %q: %v", text, piece, err)
			}
			joined.WriteString(part)
		}
		if joined.String() != whole {
			t.Errorf("%q: found %q, want %q", text, joined.String(), whole)
		}
	}
}
