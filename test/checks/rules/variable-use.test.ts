// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import type { JsonObject } from '../../../lib/manifest/index.js';

import { type ClusterInput, type Declared, findingsOf as allFindingsOf, lines, object } from '../support.js';

/** What other rules say of the same objects is their own matter. */
const findingsOf = (input: ClusterInput) => allFindingsOf(input).filter((text) => / FLX12\d /.test(text));

const KS = 'Kustomization "flux-system/apps"';
const ADVICE = (name: string) =>
  `set it in spec.postBuild, give a default as in "\${${name}:=value}", or write "$\${" for the text itself`;
const OPT_OUT = 'kustomize.toolkit.fluxcd.io/substitute';
const UNREADABLE = `write "$\${" for the text itself, or annotate the object with "${OPT_OUT}: disabled"`;

const settings = (text: string, more: JsonObject = {}) => object('ConfigMap apps/web', { data: { text }, ...more });

/** A Kustomization `apps` with that `postBuild`, and the objects that it applies. */
function apps(postBuild: JsonObject | undefined, objects: readonly Declared[], more: Partial<ClusterInput> = {}) {
  const spec: JsonObject = postBuild === undefined ? {} : { postBuild };
  return findingsOf({ kustomizations: { apps: { spec, objects }, ...more.kustomizations }, ...withoutChildren(more) });
}

function withoutChildren({ kustomizations: _, ...more }: Partial<ClusterInput>): Partial<ClusterInput> {
  return more;
}

const SET = { substitute: { DOMAIN: 'example.org' } };
const reference = (name: string, more: JsonObject = {}) => ({ kind: 'ConfigMap', name, ...more });
const vars = (data: JsonObject) => object('ConfigMap flux-system/vars', { data });

describe('Text in the objects of a Kustomization with variables', () => {
  test.each<[string, JsonObject | undefined, string]>([
    ['that is set', SET, 'https://${DOMAIN}'],
    ['with a default', SET, '${A:=a} ${B:-${DOMAIN}} ${C=c}'],
    ['that is escaped', SET, 'echo $${HOME} $HOME $(HOME)'],
    ['that a ConfigMap of the cluster may set', { substituteFrom: [reference('elsewhere')] }, '${A}'],
    ['without any postBuild', undefined, '${A-b}'],
    ['where nothing is substituted', { substitute: {} }, '${A-b}'],
    ['where a Secret of the cluster may set it', { substituteFrom: [{ kind: 'Secret', name: 's' }] }, '${A}'],
  ])('may have a variable %s', (_, postBuild, text) => {
    expect(apps(postBuild, [settings(text)])).toEqual([]);
  });

  test('may have what it wants in an object that is opted out', () => {
    const controls = { [OPT_OUT]: 'disabled' };
    const objects = [
      settings('${A} ${b-c}', { metadata: { annotations: controls } }),
      object('Service apps/web', { metadata: { labels: controls }, spec: { externalName: '${A}' } }),
    ];
    expect(apps(SET, objects)).toEqual([]);
  });

  test('is taken for a variable where the opt-out is spelled otherwise', () => {
    const annotated = settings('${DOMAN}', { metadata: { annotations: { [OPT_OUT]: 'Disabled' } } });
    expect(apps(SET, [annotated])).toHaveLength(1);
  });

  test('must not have a variable that nothing sets', () => {
    expect(apps(SET, [[settings('${DOMAN} and ${DOMAN}'), 'staging/web']])).toEqual([
      lines(
        `error FLX120 ConfigMap "apps/web": data.text has the variable "DOMAN" that nothing sets, so that ${KS} does not build; did you mean "DOMAIN"?`,
        'at staging/web',
      ),
    ]);
  });

  test.each([
    ['that Flux transforms', '${NAME^^}', 'NAME'],
    ['in a default', '${DOMAIN:=${OTHER}}', 'OTHER'],
    ['whose name could be set by nothing', '${1}', '1'],
  ])('must not have one %s', (_, text, name) => {
    expect(apps(SET, [settings(text)])).toEqual([
      `error FLX120 ConfigMap "apps/web": data.text has the variable "${name}" that nothing sets, so that ${KS} does not build; ${ADVICE(name)}`,
    ]);
  });

  test('becomes empty before Flux 2.9', () => {
    expect(apps(SET, [settings('${A}')], { flux: '2.8' })).toEqual([
      `warning FLX120 ConfigMap "apps/web": data.text has the variable "A" that nothing sets, so that it becomes empty; ${ADVICE('A')}`,
    ]);
  });

  test('is judged by the keys of ConfigMaps of the app', () => {
    const postBuild = { substituteFrom: [reference('vars')] };
    const objects = [vars({ REGION: 'eu' })];
    expect(apps(postBuild, [settings('${REGION}')], { objects })).toEqual([]);
    expect(apps(postBuild, [settings('${REGOIN}')], { objects })).toEqual([
      `error FLX120 ConfigMap "apps/web": data.text has the variable "REGOIN" that nothing sets, so that ${KS} does not build; did you mean "REGION"?`,
    ]);
  });

  test('is not judged where whoever applies the Kustomization may give it other variables', () => {
    const patches = [{ patch: 'kind: Kustomization', target: { kind: 'Kustomization' } }];
    const kustomizations = {
      all: { spec: { patches } },
      apps: { owner: 'flux-system/all', spec: { postBuild: SET }, objects: [settings('${A}')] },
    };
    expect(findingsOf({ kustomizations })).toEqual([]);
  });

  test('is unknown where the Kustomization may patch the object', () => {
    const patches = [{ patch: 'kind: ConfigMap', target: { kind: 'ConfigMap' } }];
    const kustomizations = { apps: { spec: { postBuild: SET, patches }, objects: [settings('${A}')] } };
    expect(findingsOf({ kustomizations })).toEqual([
      `unknown FLX120 ConfigMap "apps/web": data.text has the variable "A" that nothing sets, so that ${KS} does not build; ${ADVICE('A')}`,
    ]);
  });

  test.each([
    ['${a-b}', '${a-b}'],
    ['a $${b} ${}', '${}'],
    ['x ${unclosed', '${unclosed'],
    ['${{ inputs.name }}\nnext line', '${{ inputs.name }}'],
    ['${DOMAIN.a very long text that goes on}', '${DOMAIN.a very long tex…'],
  ])('must be readable: %j', (text, shown) => {
    expect(apps(SET, [settings(text)])).toEqual([
      `error FLX121 ConfigMap "apps/web": data.text has "${shown}", which Flux cannot read as a variable, so that ${KS} does not build; ${UNREADABLE}`,
    ]);
  });

  test('must be readable in keys too', () => {
    expect(apps(SET, [object('ConfigMap apps/web', { data: { '${}': '' } })])).toEqual([
      `error FLX121 ConfigMap "apps/web": data["\${}"] has "\${}", which Flux cannot read as a variable, so that ${KS} does not build; ${UNREADABLE}`,
    ]);
  });

  test('may be unreadable where only the cluster knows whether anything is substituted', () => {
    const postBuild = { substituteFrom: [reference('elsewhere', { optional: true })] };
    expect(apps(postBuild, [settings('${}')])).toEqual([
      `unknown FLX121 ConfigMap "apps/web": data.text has "\${}", which Flux cannot read as a variable, so that ${KS} does not build; ${UNREADABLE}`,
    ]);
  });

  test('is read without any variable where Flux always substitutes', () => {
    expect(apps({ substituteStrategy: 'Always' }, [settings('${A}')])).toEqual([
      `error FLX120 ConfigMap "apps/web": data.text has the variable "A" that nothing sets, so that ${KS} does not build; ${ADVICE('A')}`,
    ]);
  });

  const QUOTED = (name: string) =>
    `put it into a longer text, or between quotes that are a variable too: "\${quote}\${${name}}\${quote}"`;
  const NUMBER = { substitute: { N: '3', quote: '"' } };
  const workload = (env: JsonObject) => ({ spec: { template: { spec: { containers: [{ env: [env] }] } } } });

  test.each<[string, JsonObject, Declared]>([
    ['in quotes', NUMBER, settings('${quote}${N}${quote}')],
    ['in a longer text', NUMBER, settings('${N} replicas')],
    ['with an operation', NUMBER, settings('${N:=4}')],
    ['where a number may be', NUMBER, object('Deployment apps/web', { spec: { replicas: '${N}' } })],
    ['that is text', { substitute: { N: 'three' } }, settings('${N}')],
    ['that is a date', { substitute: { N: '2026-11-21' } }, settings('${N}')],
    ['that only the cluster knows', { substituteFrom: [reference('elsewhere')] }, settings('${N}')],
  ])('may be a variable %s', (_, postBuild, declared) => {
    expect(apps(postBuild, [declared])).toEqual([]);
  });

  test.each<[string, string, Declared, string]>([
    ['3', 'the data of a ConfigMap', settings('${N}'), 'ConfigMap "apps/web": data.text'],
    ['', 'a Secret', object('Secret apps/web', { stringData: { a: '${N}' } }), 'Secret "apps/web": stringData.a'],
    [
      'true',
      'an annotation',
      settings('', { metadata: { annotations: { 'a/b': '${N}' } } }),
      'ConfigMap "apps/web": metadata.annotations["a/b"]',
    ],
    [
      '1e3',
      'the environment of a container',
      object('Deployment apps/web', workload({ name: 'A', value: '${N}' })),
      'Deployment "apps/web": spec.template.spec.containers[0].env[0].value',
    ],
  ])('must not be a variable with the value %j in %s', (value, _, declared, subject) => {
    expect(apps({ substitute: { N: value } }, [declared])).toEqual([
      `warning FLX127 ${subject} is the variable "N" alone, whose value Flux reads as something else than text; ${QUOTED('N')}`,
    ]);
  });

  test.each([
    [
      '${DOMAIN:?must}',
      'a variable with ":?", which Flux reads as ":-", so that the rest is its default; write ":-" if that is meant, or "$${" for the text itself',
    ],
    ['kill $$', '"$$", which Flux makes "$"; write "$$$$" to keep both, or "$" alone'],
  ])('should not look like a shell: %j', (text, message) => {
    expect(apps(SET, [settings(text)])).toEqual([`warning FLX129 ConfigMap "apps/web": data.text has ${message}`]);
  });

  test('should not count from the end before Flux 2.10', () => {
    expect(apps(SET, [settings('${DOMAIN: -3}')], { flux: '2.9' })).toEqual([
      'warning FLX129 ConfigMap "apps/web": data.text has a variable with a space before its offset, which Flux before 2.10 does not read, so that the value stays whole; count from the beginning, or give what is needed a variable of its own',
    ]);
  });

  test('may look like a shell where only the cluster knows whether anything is substituted', () => {
    const postBuild = { substituteFrom: [reference('elsewhere', { optional: true })] };
    expect(apps(postBuild, [settings('kill $$')])).toEqual([]);
  });

  test('is not shown where it is that of a Secret', () => {
    const secret = (text: string) => object('Secret apps/db', { stringData: { text }, sops: {} });
    expect(apps(SET, [secret('hunter${2}')])).toEqual([
      `error FLX120 Secret "apps/db": stringData.text has the variable that nothing sets, so that ${KS} does not build; ${ADVICE('NAME')}`,
    ]);
    expect(apps(SET, [secret('hunter${2')])).toEqual([
      `error FLX121 Secret "apps/db": stringData.text has a "\${" that Flux cannot read as a variable, so that ${KS} does not build; ${UNREADABLE}`,
    ]);
  });
});
