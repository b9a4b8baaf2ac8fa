import type { Json, JsonObject } from '../../lib/manifest/index.js';

export function configMap(fields: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', ...metadata }, ...fields };
}

function annotated(name: string, value: Json = 'x'): JsonObject {
  return configMap({}, { annotations: { [name]: value, kept: 'yes' } });
}

function list(items: Json, kind = 'List'): JsonObject {
  return { apiVersion: 'v1', kind, items };
}

const nested = (depth: number): Json => (depth === 0 ? 'end' : [nested(depth - 1)]);

/** Of the table of normal form: what kustomize gives back as it is. */
export const kept: [string, JsonObject][] = [
  ['a plain object', configMap({ data: { a: 'b' } })],
  ['empty labels', configMap({}, { labels: {} })],
  ['labels null', configMap({}, { labels: null })],
  ['an empty namespace', configMap({}, { namespace: '' })],
  ['null in a map', configMap({ x: { a: null } })],
  ['null in a list', configMap({ x: [null, 1] })],
  ['empty maps and lists', configMap({ x: {}, y: [], z: [{}, []] })],
  ['the order of a list', configMap({ x: [3, 1, 2] })],
  ['creationTimestamp null', configMap({}, { creationTimestamp: null })],
  ['the largest int64 and uint64', configMap({ x: 2n ** 63n - 1n, y: 2n ** 64n - 1n, z: -(2n ** 63n) })],
  ['floats', configMap({ x: 1.5, y: 1e-7, z: 5e-324, w: -1.5e-300 })],
  ['local-config "false"', annotated('config.kubernetes.io/local-config', 'false')],
  [
    'annotation names that only look odd',
    configMap({}, { annotations: { yes: 'a', y: 'b', e3: 'c', '1a': 'd', '1.2.3': 'e' } }),
  ],
  [
    'annotations of several lines',
    configMap({}, { annotations: { a: 'x\ny\n', b: '\nx', c: ' x\n  y', d: 'x\n\ty\n\n' } }),
  ],
  ['an unknown internal annotation', annotated('internal.config.kubernetes.io/own')],
  ['a kind ending in List without items', { apiVersion: 'v1', kind: 'AllowList', metadata: { name: 'a' } }],
  [
    'control characters, a byte order mark, private use',
    configMap({ data: { a: '\u0000\u001b\r\t', b: '\ufeffx', c: '\ue000' } }),
  ],
  ['line and paragraph separators', configMap({ data: { a: 'p\u2028q', 'r\u2029s': 'x \u2028 y', z: 'q\u2028' } })],
  ['a line separator before the last line break', configMap({ data: { a: 'p\nq\u2028\n' } })],
  ['pairs of surrogates', configMap({ data: { a: '😀' } })],
  ['a key of 1022 characters', configMap({ data: { ['x'.repeat(1022)]: 'y' } })],
  ['odd keys', configMap({ data: { '': 'a', '=': 'b', '~': 'c', '1': 'd', yes: 'e', 'a\nb': 'f' } })],
  ['200 levels', configMap({ x: nested(200) })],
];

/** What becomes something else that kustomize gives back as it is. */
export const changed: [string, JsonObject, JsonObject[]][] = [
  ['empty annotations are left out', configMap({}, { annotations: {} }), [configMap()]],
  ['annotations null are left out', configMap({}, { annotations: null }), [configMap()]],
  ['-0 becomes 0', configMap({ x: -0 }), [configMap({ x: 0 })]],
  [
    'a small bigint becomes a number',
    configMap({ x: 5n, y: [2n ** 53n - 1n] }),
    [configMap({ x: 5, y: [2 ** 53 - 1] })],
  ],
  [
    'a List becomes its items',
    list([configMap(), configMap({}, { name: 'b' })]),
    [configMap(), configMap({}, { name: 'b' })],
  ],
  ['a ConfigMapList becomes its items', list([configMap()], 'ConfigMapList'), [configMap()]],
  ['a List in a List becomes its items', list([list([configMap()])]), [configMap()]],
  ['items of a List are brought into normal form', list([configMap({}, { annotations: {} })]), [configMap()]],
  ['an empty List becomes nothing', list([]), []],
  ['a List of null becomes nothing', list(null), []],
];

const INTERNAL = 'internal.config.kubernetes.io';
const STRIPPED = [
  ...[
    'previousKinds',
    'previousNames',
    'prefixes',
    'suffixes',
    'previousNamespaces',
    'allowNameChange',
    'allowKindChange',
  ],
  ...['refBy', 'generatorBehavior', 'needsHashSuffix', 'path', 'index', 'seqindent', 'id'],
  ...['annotations-migration-resource-id', 'helm-generated'],
].map((name) => `${INTERNAL}/${name}`);
const STRIPPED_ELSEWHERE = [
  ...['config.kubernetes.io/path', 'config.kubernetes.io/index', 'config.k8s.io/id', 'config.kubernetes.io/origin'],
  'alpha.config.kubernetes.io/transformations',
];

const refusedCharacters = ['\u007f', '\u0080', '\u0085', '\u009f', '\ufffe', '\uffff'];
const code = (text: string) => `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
const NO_NAME = { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} };

/** What kustomize refuses, swallows or changes. */
export const refused: [string, JsonObject, string[]][] = [
  ['no kind', { apiVersion: 'v1', metadata: { name: 'a' } }, ['kind is missing']],
  ['no metadata', { apiVersion: 'v1', kind: 'ConfigMap' }, ['metadata is missing']],
  ['no name', NO_NAME, ['metadata.name is missing']],
  ['an empty name', configMap({}, { name: '' }), ['metadata.name is missing']],
  [
    'generateName',
    { ...NO_NAME, metadata: { generateName: 'a-' } },
    ['metadata.generateName cannot be used: kustomize refuses objects without a name, and with one it has no effect'],
  ],
  [
    'local-config',
    annotated('config.kubernetes.io/local-config', 'true'),
    ['metadata.annotations["config.kubernetes.io/local-config"] makes kustomize leave the object out'],
  ],
  ...[...STRIPPED, ...STRIPPED_ELSEWHERE].map((name): [string, JsonObject, string[]] => [
    name,
    annotated(name),
    [`metadata.annotations["${name}"] is used and removed by kustomize`],
  ]),
  ...([5, true, null, { a: 1 }] as Json[]).map((value): [string, JsonObject, string[]] => [
    `the annotation ${JSON.stringify(value)}`,
    annotated('n', value),
    ['metadata.annotations["n"] is not a string; kustomize would write another value'],
  ]),
  ...['', '~', 'true', 'null', '1', '012', '1_000', '0x1f', '1e3', '.5', '.inf', '2024-01-01'].map(
    (name): [string, JsonObject, string[]] => [
      `the annotation name ${JSON.stringify(name)}`,
      annotated(name),
      [`metadata.annotations[${JSON.stringify(name)}] has a name that kustomize does not take for a string`],
    ],
  ),
  [
    'an annotation of several lines that begins with a tab',
    annotated('n', '\ta\nb'),
    ['metadata.annotations["n"] has several lines behind a tab, which kustomize refuses'],
  ],
  ['annotations in a list', configMap({}, { annotations: ['a'] }), ['metadata.annotations is not a map']],
  ['a List item null', list([null, configMap()]), ['items[0] is empty; kustomize leaves it out']],
  ['an empty List item', list([{}, configMap()]), ['items[0] is empty; kustomize leaves it out']],
  ['a List item that is no map', list(['a']), ['items[0] is not a map']],
  ['List items that are no list', list({ a: 1 }), ['items is not a list']],
  ['a List item without a name', list([NO_NAME]), ['items[0].metadata.name is missing']],
  [
    'an integer beyond 2^53 as a number',
    configMap({ x: [2 ** 60] }),
    ['x[0] is an integer beyond 2^53 as a number, which loses digits; write a bigint'],
  ],
  ...[2n ** 64n, -(2n ** 63n) - 1n].map((value): [string, JsonObject, string[]] => [
    `the integer ${value}`,
    configMap({ x: { 'a.b': value } }),
    ['x["a.b"] is an integer that fits neither int64 nor uint64; kustomize turns it into a float'],
  ]),
  ...refusedCharacters.map((text): [string, JsonObject, string[]] => [
    `${code(text)} in a string`,
    configMap({ data: { a: `p${text}q` } }),
    [`data.a contains the character ${code(text)}, which kustomize refuses or changes`],
  ]),
  ...refusedCharacters.map((text): [string, JsonObject, string[]] => [
    `${code(text)} in a key`,
    configMap({ data: { [`p${text}q`]: 'a' } }),
    [`data[${JSON.stringify(`p${text}q`)}] contains the character ${code(text)}, which kustomize refuses or changes`],
  ]),
  ['a merge key', configMap({ data: { '<<': 'a' } }), ['data["<<"] is a merge key, which kustomize leaves out']],
  [
    'a key of 1023 characters',
    configMap({ data: { ['x'.repeat(1023)]: 'y' } }),
    [`data.${'x'.repeat(1023)} is a key of more than 1022 characters, escapes counted, which kustomize refuses`],
  ],
  [
    'a key that is too long with its escapes',
    configMap({ data: { ['<'.repeat(171)]: 'y' } }),
    [`data["${'<'.repeat(171)}"] is a key of more than 1022 characters, escapes counted, which kustomize refuses`],
  ],
];
