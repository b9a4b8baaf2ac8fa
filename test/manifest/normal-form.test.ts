import { emitYaml, type Json, type JsonObject, normalizeObject, parseJson } from '../../lib/manifest/index.js';
import { kustomizeBuild } from '../support/kustomize.js';
import { buildKyaml } from '../support/kyaml.js';
import { findGo, findKustomize } from '../support/tools.js';
import { changed, configMap, kept, refused } from './normal-form-rows.js';

class Point {
  readonly x = 1;
}

const cycle: Record<string, unknown> = {};
cycle.again = cycle;

/** What never reaches YAML. */
const noData: [string, unknown, string[]][] = [
  ['nothing', undefined, ['is undefined, which is no data']],
  ['null', null, ['is not a map']],
  ['text', 'a', ['is not a map']],
  ['NaN', { ...configMap(), x: Number.NaN }, ['x is NaN, which JSON cannot carry']],
  ['an infinity', { ...configMap(), x: [Number.NEGATIVE_INFINITY] }, ['x[0] is -Infinity, which JSON cannot carry']],
  ['a function', { ...configMap(), x: () => 1 }, ['x is a function, which is no data']],
  ['a symbol', { ...configMap(), x: Symbol('x') }, ['x is a symbol, which is no data']],
  ['a date', { ...configMap(), x: new Date(0) }, ['x is an instance of Date, which is no plain data']],
  ['a Map', { ...configMap(), x: new Map() }, ['x is an instance of Map, which is no plain data']],
  [
    'a class instance',
    { ...configMap(), x: { y: [new Point()] } },
    ['x.y[0] is an instance of Point, which is no plain data'],
  ],
  ['undefined in a list', { ...configMap(), x: [undefined] }, ['x[0] is undefined, which is no data']],
  ...['\u2028', '\u2029'].map((separator): [string, unknown, string[]] => [
    `a text of several lines that ends in ${JSON.stringify(separator)}`,
    configMap({ z: `p\nq${separator}` }),
    [
      'z has several lines and ends in U+2028 or U+2029, behind which kustomize loses the next object; end it in a line break',
    ],
  ]),
  ['a lone surrogate', configMap({ data: { a: 'x\ud800' } }), ['data.a contains half a surrogate pair (U+D800)']],
  [
    'a lone surrogate in a key',
    configMap({ data: { '\udc00': 'x' } }),
    ['data["\\udc00"] contains half a surrogate pair (U+DC00)'],
  ],
  ['a name that is no string', configMap({}, { name: 5 }), ['metadata.name is not a string']],
  ['a namespace that is no string', configMap({}, { namespace: 5 }), ['metadata.namespace is not a string']],
  ['no apiVersion', { kind: 'X', metadata: { name: 'a' } }, ['apiVersion is missing']],
];

const problemsOf = (value: unknown) =>
  normalizeObject(value).problems.map(({ path, message }) => `${path} ${message}`.trim());

describe('The normal form of an object', () => {
  test.each(kept)('keeps %s, and the reference', (_title, object) => {
    const { objects, problems } = normalizeObject(object);
    expect(problems).toEqual([]);
    expect(objects).toHaveLength(1);
    expect(objects[0]).toBe(object);
  });

  test.each(changed)('%s', (_title, object, expected) => {
    const before = emitYaml([{ data: object }]);
    expect(normalizeObject(object)).toEqual({ objects: expected, problems: [] });
    expect(emitYaml([{ data: object }])).toBe(before);
  });

  test('leaves out map values that are undefined, at any depth', () => {
    const { objects, problems } = normalizeObject({ ...configMap(), a: undefined, b: [{ c: undefined, d: 1 }] });
    expect(problems).toEqual([]);
    expect(JSON.stringify(objects)).toBe(JSON.stringify([configMap({ b: [{ d: 1 }] })]));
    expect(Object.keys(objects[0] ?? {})).toEqual(['apiVersion', 'kind', 'metadata', 'b']);
  });

  test('keeps a key __proto__', () => {
    const object = JSON.parse(
      '{"apiVersion":"v1","kind":"X","metadata":{"name":"a"},"data":{"__proto__":{"x":1},"n":-0}}',
    );
    expect(JSON.stringify(normalizeObject(object).objects[0])).toContain('"__proto__":{"x":1}');
  });

  test.each(refused)('has a problem with %s', (_title, object, messages) => {
    expect(problemsOf(object)).toEqual(messages);
  });

  test.each(noData)('has a problem with %s, which is no data or no object', (_title, value, messages) => {
    expect(problemsOf(value)).toEqual(messages);
  });

  test('has a problem with a value that contains itself', () => {
    const [problem] = normalizeObject({ ...configMap(), x: cycle }).problems;
    expect(problem?.message).toBe('is nested more than 500 levels deep, or contains itself');
  });

  test('reports every problem', () => {
    expect(problemsOf({ kind: 'X', metadata: { name: 5 }, x: Number.NaN })).toEqual([
      'x is NaN, which JSON cannot carry',
      'apiVersion is missing',
      'metadata.name is not a string',
    ]);
  });
});

const missing = [findKustomize() === undefined ? 'kustomize' : '', findGo() === undefined ? 'Go' : ''].filter(Boolean);
const reason = missing.length === 0 ? '' : ` (skipped: ${missing.join(' and ')} not installed)`;
const withTools = missing.length === 0 ? test : test.skip;

describe(`Real kustomize${reason}`, () => {
  let kyaml: ReturnType<typeof buildKyaml>;
  beforeAll(() => {
    if (missing.length === 0) kyaml = buildKyaml();
  }, 300_000);

  /** The objects that kustomize builds, or undefined where it refuses. */
  const build = (object: JsonObject): Json | undefined => {
    const files = { 'kustomization.yaml': 'resources:\n- a.yaml\n', 'a.yaml': emitYaml([{ data: object }]) };
    const { status, output } = kustomizeBuild(files);
    if (status !== 0) return undefined;
    if (output === '') return [];
    return parseJson(kyaml('json', [output])[0]?.output ?? '');
  };

  withTools.each(kept)('gives back %s', (_title, object) => {
    expect(build(object)).toEqual([object]);
  });

  withTools.each(changed)('agrees: %s', (_title, object, expected) => {
    expect(build(object)).toEqual(expected);
  });

  withTools.each(refused)('refuses, swallows or changes %s', (_title, object) => {
    expect(build(object)).not.toEqual([object]);
  });
});
