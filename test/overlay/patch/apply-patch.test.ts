import type { Json, JsonObject, KubeObject, Patch } from '../../../lib/manifest/index.js';
import { applyPatch } from '../../../lib/overlay/patch/apply-patch.js';
import { findKustomize } from '../../support/tools.js';
import { buildPatched } from './build-patched.js';

const make =
  (apiVersion: string, kind: string) =>
  (fields: JsonObject, metadata: JsonObject = {}) =>
    ({ apiVersion, kind, metadata: { name: 'a', ...metadata }, ...fields }) as KubeObject;

const widget = make('example.org/v1', 'Widget');
const config = make('v1', 'ConfigMap');
const service = make('v1', 'Service');
const pod = make('v1', 'Pod');
const account = make('v1', 'ServiceAccount');

const spec = (fields: Json) => widget({ spec: fields });
const labels = (values: Json) => config({}, { labels: values });
const annotations = (values: Json) => config({}, { annotations: values });
const finalizers = (...list: Json[]) => config({}, { finalizers: list });
const ports = (...list: Json[]) => service({ spec: { ports: list } });
const podSpec = (fields: JsonObject) => pod({ spec: fields });
const env = (...list: Json[]) => podSpec({ containers: [{ name: 'main', env: list }] });

/** What the patch does, the object, the patch, and what comes of it. */
type Row = readonly [string, KubeObject, Patch['patch'], KubeObject];

const MAPS: readonly Row[] = [
  ['sets a field', spec({ a: 1 }), spec({ b: 2 }), spec({ a: 1, b: 2 })],
  ['removes a field with null', spec({ a: 1, b: 2 }), spec({ a: null }), spec({ b: 2 })],
  ['leaves an empty map', spec({ a: { b: 1 } }), spec({ a: { b: null } }), spec({ a: {} })],
  ['removes nothing where there is nothing', spec({ a: 1 }), spec({ b: null }), spec({ a: 1 })],
  ['keeps a null that it does not name', spec({ a: null }), spec({ b: 1 }), spec({ a: null, b: 1 })],
  ['removes a null', spec({ a: null, b: 1 }), spec({ a: null }), spec({ b: 1 })],
  ['cannot bring a null in a map', spec({}), spec({ a: { b: null, c: 1 } }), spec({ a: { c: 1 } })],
  ['brings an empty map', spec({}), spec({ a: {} }), spec({ a: {} })],
  ['changes nothing with an empty map', spec({ a: { b: 1 } }), spec({ a: {} }), spec({ a: { b: 1 } })],
  ['puts a map in the place of null', spec({ a: null }), spec({ a: { b: 1 } }), spec({ a: { b: 1 } })],
  ['removes a map by directive', spec({ a: { b: 1 }, c: 1 }), spec({ a: { $patch: 'delete' } }), spec({ c: 1 })],
  [
    'takes a directive of kubectl for a field',
    spec({ a: 1 }),
    spec({ $retainKeys: ['a'] }),
    spec({ a: 1, $retainKeys: ['a'] }),
  ],
  ['takes any key', spec(entries('__proto__', 1)), spec(entries('__proto__', 2)), spec(entries('__proto__', 2))],
  ['puts a text in the place of a number', spec({ a: 1 }), spec({ a: '1' }), spec({ a: '1' })],
  [
    'keeps texts that read as something else',
    spec({ a: 'x' }),
    spec({ a: 'yes', b: '012' }),
    spec({ a: 'yes', b: '012' }),
  ],
  ['keeps large integers', spec({ a: 2n ** 63n }), spec({ b: 2n ** 60n }), spec({ a: 2n ** 63n, b: 2n ** 60n })],
  ['leaves empty labels', labels({ a: 'b' }), labels({ a: null }), labels({})],
  ['leaves no empty annotations', annotations({ a: 'b' }), annotations({ a: null }), config({})],
];

const LISTS: readonly Row[] = [
  [
    'replaces a list in a custom resource',
    spec([{ name: 'a', x: 1 }]),
    spec([{ name: 'a', y: 1 }]),
    spec([{ name: 'a', y: 1 }]),
  ],
  [
    'keeps nulls and directives in such a list',
    spec([]),
    spec([null, { a: null, $patch: 'x' }]),
    spec([null, { a: null, $patch: 'x' }]),
  ],
  [
    'replaces a list that has no key',
    podSpec({ tolerations: [{ key: 'a' }] }),
    podSpec({ tolerations: [] }),
    podSpec({ tolerations: [] }),
  ],
  [
    'merges by key, and puts what it names in front',
    env({ name: 'A', value: '1' }, { name: 'B', value: '2' }, { name: 'C' }),
    env({ name: 'C', value: '3' }, { name: 'B', value: null }),
    env({ name: 'C', value: '3' }, { name: 'B' }, { name: 'A', value: '1' }),
  ],
  ['puts new items in front', env({ name: 'A' }), env({ name: 'B' }), env({ name: 'B' }, { name: 'A' })],
  ['changes nothing with an empty list', env({ name: 'A' }), env(), env({ name: 'A' })],
  ['brings an empty list', podSpec({}), podSpec({ containers: [] }), podSpec({ containers: [] })],
  [
    'removes a list with null',
    podSpec({ hostname: 'a', volumes: [{ name: 'a' }] }),
    podSpec({ volumes: null }),
    podSpec({ hostname: 'a' }),
  ],
  ['removes an item', env({ name: 'A' }, { name: 'B' }), env({ name: 'A', $patch: 'delete' }), env({ name: 'B' })],
  ['leaves an empty list', env({ name: 'A' }), env({ name: 'A', $patch: 'delete' }), env()],
  ['takes no nulls into a new item', env(), env({ name: 'A', value: null }), env({ name: 'A' })],
  [
    'reads the key as a text',
    ports({ port: 80, name: 'x' }),
    ports({ port: '80', name: 'y' }),
    ports({ port: '80', name: 'y' }),
  ],
  [
    'goes by all keys where there are several, and leaves the order',
    ports({ port: 53, protocol: 'TCP' }, { port: 53, protocol: 'UDP' }),
    ports({ port: 53, protocol: 'UDP', name: 'dns' }, { port: 80, protocol: 'TCP' }),
    ports({ port: 80, protocol: 'TCP' }, { port: 53, protocol: 'TCP' }, { port: 53, protocol: 'UDP', name: 'dns' }),
  ],
  [
    'goes by the keys that are there',
    ports({ port: 80, name: 'a' }, { port: 81 }),
    ports({ port: 81, name: 'b' }),
    ports({ port: 81, name: 'b' }, { port: 80, name: 'a' }),
  ],
  ['adds texts to a set, in front', finalizers('a', 'b'), finalizers('c', 'b'), finalizers('c', 'b', 'a')],
  [
    'puts one item in the place of two with one key',
    env({ name: 'A' }, { name: 'A', value: '1' }),
    pod({}),
    env({ name: 'A', value: '1' }),
  ],
  [
    'merges an object in a custom resource by its own kind',
    spec({ ...env({ name: 'A' }) }),
    spec(env({ name: 'B' })),
    spec({ ...env({ name: 'B' }, { name: 'A' }) }),
  ],
  [
    'knows which lists of a kind have keys',
    account({ imagePullSecrets: [{ name: 'a' }], secrets: [{ name: 'a' }] }),
    account({ imagePullSecrets: [{ name: 'b' }], secrets: [{ name: 'b' }] }),
    account({ imagePullSecrets: [{ name: 'b' }], secrets: [{ name: 'b' }, { name: 'a' }] }),
  ],
];

const OPERATIONS: readonly Row[] = [
  ['adds a field', spec({ a: 1 }), [{ op: 'add', path: '/spec/b', value: 2 }], spec({ a: 1, b: 2 })],
  ['adds a field that is there', spec({ a: 1 }), [{ op: 'add', path: '/spec/a', value: 2 }], spec({ a: 2 })],
  ['adds null', spec({}), [{ op: 'add', path: '/spec/a', value: null }], spec({ a: null })],
  ['replaces a text by a number', spec({ a: '1' }), [{ op: 'replace', path: '/spec/a', value: 1 }], spec({ a: 1 })],
  ['removes a null', spec({ a: null }), [{ op: 'remove', path: '/spec/a' }], spec({})],
  ['removes all annotations', annotations({ a: 'b' }), [{ op: 'remove', path: '/metadata/annotations' }], config({})],
  [
    'leaves no empty annotations',
    annotations({ a: 'b' }),
    [{ op: 'remove', path: '/metadata/annotations/a' }],
    config({}),
  ],
  ['leaves empty labels', labels({ a: 'b' }), [{ op: 'remove', path: '/metadata/labels/a' }], labels({})],
  [
    'finds keys with "/" and "~"',
    labels({ 'a/b~c': 'd' }),
    [{ op: 'remove', path: '/metadata/labels/a~1b~0c' }],
    labels({}),
  ],
  ['reads "~01" as "~1"', spec({ '~1': 1, '/': 2 }), [{ op: 'remove', path: '/spec/~01' }], spec({ '/': 2 })],
  ['finds an empty key', spec({ '': 1 }), [{ op: 'replace', path: '/spec/', value: 2 }], spec({ '': 2 })],
  [
    'finds any key',
    spec(entries('__proto__', 1)),
    [{ op: 'replace', path: '/spec/__proto__', value: 2 }],
    spec(entries('__proto__', 2)),
  ],
  ['adds behind a list', spec([1]), [{ op: 'add', path: '/spec/-', value: 2 }], spec([1, 2])],
  ['adds into a list', spec([1, 2]), [{ op: 'add', path: '/spec/1', value: 3 }], spec([1, 3, 2])],
  ['adds at the end of a list', spec([1]), [{ op: 'add', path: '/spec/1', value: 3 }], spec([1, 3])],
  [
    'replaces and removes items',
    spec([1, 2]),
    [
      { op: 'replace', path: '/spec/0', value: 3 },
      { op: 'remove', path: '/spec/1' },
    ],
    spec([3]),
  ],
  [
    'goes by what the one before has left',
    spec([1, 2]),
    [
      { op: 'remove', path: '/spec/0' },
      { op: 'remove', path: '/spec/0' },
    ],
    spec([]),
  ],
  ['goes into items', spec([{ a: 1 }]), [{ op: 'add', path: '/spec/0/b', value: 2 }], spec([{ a: 1, b: 2 }])],
  [
    'keeps numbers that are written otherwise',
    spec([1e21, 1e-7, 12345678]),
    [{ op: 'remove', path: '/spec/2' }],
    spec([1e21, 1e-7]),
  ],
];

/** Why it is not certain, the object and the patch. */
type Doubt = readonly [string, KubeObject, Patch['patch']];

const UNCERTAIN: readonly Doubt[] = [
  ['names another object', spec({}), { ...spec({ a: 1 }), metadata: { name: 'b' } }],
  ['names another kind', spec({}), { ...spec({ a: 1 }), kind: 'Gadget' }],
  ['names another version', spec({}), { ...spec({ a: 1 }), apiVersion: 'example.org/v2' }],
  ['names no namespace', widget({}, { namespace: 'x' }), widget({ spec: 1 })],
  ['names nothing', spec({}), { spec: { a: 1 } }],
  ['may remove what kustomize notes in annotations', annotations({ a: 'b' }), annotations(null)],
  ['brings an annotation that is no text', annotations({ a: 'b' }), annotations({ a: 1 })],
  ['puts a number where a text may stand in quotes', spec({ a: '1' }), spec({ a: 1 })],
  ['puts a text with a tab in front where a block may stand', spec({ a: 'a\nb' }), spec({ a: '\tx' })],
  ['puts a separator of lines where another style may be', spec({ a: 'a' }), spec({ a: 'a\u2028b' })],
  ['puts a text in the place of a map', spec({ a: {} }), spec({ a: 'x' })],
  ['puts a map in the place of a list', spec({ a: [] }), spec({ a: {} })],
  ['walks past an empty key, where kustomize fails', spec({ '': 1 }), widget({}, { labels: { a: 'b' } })],
  ['has a directive that is none of ours', spec({ a: { b: 1 } }), spec({ a: { $patch: 'replace' } })],
  ['has an item without the key', env({ name: 'A' }), env({ value: '1' })],
  ['has an item that is no map', env({ name: 'A' }), env('A')],
  ['goes past an item whose key is null', env({ name: null }), pod({}, { labels: { a: 'b' } })],
  ['may mean the same port by less', ports({ port: 80, protocol: 'TCP' }), ports({ port: 80, name: 'x' })],
  [
    'removes the key of its item',
    ports({ port: 80, protocol: 'TCP' }),
    ports({ port: 80, protocol: 'TCP', $patch: 'merge' }),
  ],
  ['adds what is no text to a set', finalizers('a'), finalizers(1)],
  [
    'touches an object where kustomize may know the field',
    podSpec({ x: pod({ spec: {} }) }),
    podSpec({ hostname: 'a' }),
  ],
  ['has no operations', spec({}), []],
  ['has another operation', spec({ a: 1 }), [{ op: 'copy', from: '/spec/a', path: '/spec/b' }]],
  ['adds no value', spec({}), [{ op: 'add', path: '/spec/a' }]],
  ['removes what is not there', spec({}), [{ op: 'remove', path: '/spec/a' }]],
  ['replaces what is not there', spec({}), [{ op: 'replace', path: '/spec/a', value: 1 }]],
  ['goes through what is not there', spec({}), [{ op: 'add', path: '/spec/a/b', value: 1 }]],
  [
    'adds to annotations that only kustomize may have',
    config({}),
    [{ op: 'add', path: '/metadata/annotations/a', value: 'b' }],
  ],
  ['goes through a text', spec('a'), [{ op: 'add', path: '/spec/a', value: 1 }]],
  ['is past the end', spec([1]), [{ op: 'add', path: '/spec/2', value: 1 }]],
  ['counts from the end', spec([1]), [{ op: 'replace', path: '/spec/-1', value: 1 }]],
  ['replaces behind the list', spec([1]), [{ op: 'replace', path: '/spec/-', value: 1 }]],
  ['writes an index with a zero in front', spec([1, 2]), [{ op: 'remove', path: '/spec/01' }]],
  ['begins without "/"', spec({}), [{ op: 'add', path: 'spec/a', value: 1 }]],
  ['changes the name', spec({}), [{ op: 'replace', path: '/metadata/name', value: 'b' }]],
  ['changes the namespace', spec({}), [{ op: 'add', path: '/metadata/namespace', value: 'b' }]],
  ['changes the kind', spec({}), [{ op: 'replace', path: '/kind', value: 'b' }]],
  ['replaces the metadata', spec({}), [{ op: 'replace', path: '/metadata', value: { name: 'a' } }]],
  ['replaces the object', spec({}), [{ op: 'replace', path: '', value: {} }]],
  ['makes a float of a large integer', spec({ a: 2n ** 60n }), [{ op: 'add', path: '/spec/b', value: 1 }]],
  ['writes a text with a tab in front as a block', spec({ a: '\ta\nb' }), [{ op: 'add', path: '/spec/b', value: 1 }]],
];

/** `{ [key]: value }`, for keys that a literal reads in another way. */
function entries(key: string, value: Json): JsonObject {
  return Object.fromEntries([[key, value]]);
}

/** The same for an object of another name, so that all can be in one build. */
function renamed<T extends Json>(value: T, name: string): T {
  const { metadata, ...rest } = value as unknown as KubeObject;
  return metadata === undefined ? value : ({ ...rest, metadata: { ...metadata, name } } as unknown as T);
}

describe('A strategic merge patch', () => {
  it.each(MAPS)('%s', (_title, object, patch, expected) => {
    expect(applyPatch(object, patch)).toEqual(expected);
  });

  it('deletes the object', () => {
    expect(applyPatch(spec({ a: 1 }), { ...widget({}), $patch: 'delete' })).toBe('deleted');
  });
});

describe('A strategic merge patch of a list', () => {
  it.each(LISTS)('%s', (_title, object, patch, expected) => {
    expect(applyPatch(object, patch)).toEqual(expected);
  });
});

describe('A long list', () => {
  const numbers = [...new Array(4000).keys()];
  const value = (n: number) => ({ name: `V${n}`, value: `${n}` });
  const port = (n: number) => ({ port: n + 1, protocol: 'TCP', name: `p${n}` });
  const half = numbers.slice(2000).reverse();

  it.each<Row>([
    [
      'merged by one key',
      env(...numbers.map(value)),
      env(...half.map((n) => ({ name: `V${n}`, value: 'x' }))),
      env(...half.map((n) => ({ name: `V${n}`, value: 'x' })), ...numbers.slice(0, 2000).map(value)),
    ],
    [
      'merged by several keys',
      ports(...numbers.slice(1000).map(port)),
      ports(...numbers.slice(0, 2000).map((n) => ({ ...port(n), name: 'x' }))),
      ports(
        ...numbers.slice(0, 1000).map((n) => ({ ...port(n), name: 'x' })),
        ...numbers.slice(1000, 2000).map((n) => ({ ...port(n), name: 'x' })),
        ...numbers.slice(2000).map(port),
      ),
    ],
  ])('%s takes no search for each item', (_title, object, patch, expected) => {
    const start = performance.now();
    expect(applyPatch(object, patch)).toEqual(expected);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('A JSON 6902 patch', () => {
  it.each(OPERATIONS)('%s', (_title, object, patch, expected) => {
    expect(applyPatch(object, patch)).toEqual(expected);
  });
});

describe('It is not certain what comes out of a patch that', () => {
  it.each(UNCERTAIN)('%s', (_title, object, patch) => {
    expect(applyPatch(object, patch)).toBeUndefined();
  });
});

(findKustomize() === undefined ? it.skip : it)('All of these are what kustomize builds', () => {
  const rows = [...MAPS, ...LISTS, ...OPERATIONS];
  const cases = rows.map(([, object, patch], index) => ({
    object: renamed(object, `object-${index}`),
    patch: renamed(patch as Json, `object-${index}`) as Patch['patch'],
  }));
  const built = buildPatched(cases);
  for (const [index, [title, , , expected]] of rows.entries()) {
    const name = `object-${index}`;
    expect({ title, built: built.get(name) }).toEqual({ title, built: renamed(expected, name) });
  }
});
