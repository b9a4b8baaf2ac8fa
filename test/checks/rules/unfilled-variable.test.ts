// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkUnfilledVariables } from '../../../lib/checks/rules/unfilled-variable.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type ClusterInput, type Declared, lines, object } from '../support.js';

const settings = (text: string, metadata: JsonObject = {}) =>
  object('ConfigMap apps/web', { data: { text }, metadata });
const optional = { substituteFrom: [{ kind: 'ConfigMap', name: 'vars', optional: true }] };
const vars = (data: JsonObject) => object('ConfigMap flux-system/vars', { data });

/** A Kustomization `apps` with that `postBuild`, and the objects that it applies. */
function judged(postBuild: JsonObject | undefined, objects: readonly Declared[], more: ClusterInput = {}): string[] {
  const spec: JsonObject = postBuild === undefined ? {} : { postBuild };
  return judge(checkUnfilledVariables, { ...more, kustomizations: { apps: { spec, objects } } });
}

const unfilled = (severity: string, name: string, hint: string) =>
  `${severity} FLX128 ConfigMap "apps/web": data.text has the variable "${name}" with a default, which is not filled in: nothing sets a variable of Kustomization "flux-system/apps"; ${hint}`;
const ALWAYS = 'write "substituteStrategy: Always" into spec.postBuild';

describe('a variable with a default', () => {
  test.each<[string, JsonObject | undefined]>([
    ['where another variable is set', { substitute: { REGION: 'eu' } }],
    ['where Flux always fills in', { substituteStrategy: 'Always' }],
    ['where a ConfigMap must be there', { substituteFrom: [{ kind: 'ConfigMap', name: 'vars' }] }],
    ['without any postBuild', undefined],
  ])('is filled in, or nothing of Flux, %s', (_, postBuild) => {
    expect(judged(postBuild, [settings('${CLASS:=standard}')])).toEqual([]);
  });

  test('is filled in by what an optional ConfigMap of the fleet has', () => {
    expect(judged(optional, [settings('${CLASS:=a}')], { objects: [vars({ REGION: 'eu' })] })).toEqual([]);
  });

  test('is text in an object that is opted out', () => {
    const annotations = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };
    expect(judged({}, [settings('${CLASS:=a}', { annotations })])).toEqual([]);
  });

  test.each(['${CLASS}', '$${CLASS:=a}', 'echo $$', '${CLASS-a}'])('is not what %j has', (text) => {
    expect(judged({}, [settings(text)])).toEqual([]);
  });

  test.each([
    ['that is empty', {}],
    ['with no variable', { substitute: {} }],
  ])('is not filled in by a postBuild %s', (_, postBuild) => {
    expect(judged(postBuild, [[settings('${CLASS:=standard} ${CLASS:-x}'), 'staging/web']])).toEqual([
      lines(unfilled('warning', 'CLASS', ALWAYS), 'at staging/web'),
    ]);
  });

  test('is not filled in by an optional ConfigMap of the fleet without keys', () => {
    expect(judged(optional, [settings('${CLASS:=a}')], { objects: [vars({})] })).toEqual([
      unfilled('warning', 'CLASS', ALWAYS),
    ]);
  });

  test('needs a variable before Flux 2.9', () => {
    expect(judged({}, [settings('${CLASS:=a}')], { flux: '2.8' })).toEqual([
      unfilled('warning', 'CLASS', 'set a variable in spec.postBuild'),
    ]);
  });

  test('may be filled in by an optional ConfigMap of the cluster', () => {
    expect(judged(optional, [settings('${CLASS:=a}')])).toEqual([unfilled('unknown', 'CLASS', ALWAYS)]);
  });

  test('is not named where it is in a Secret', () => {
    expect(judged({}, [object('Secret apps/db', { stringData: { text: 'hunter${two:=2}' } })])).toEqual([
      `warning FLX128 Secret "apps/db": stringData.text has the variable with a default, which is not filled in: nothing sets a variable of Kustomization "flux-system/apps"; ${ALWAYS}`,
    ]);
  });
});
