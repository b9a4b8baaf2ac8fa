import type { Json, JsonObject, KubeObject } from '../../../lib/manifest/index.js';
import { agreement } from '../../../lib/overlay/share/agreement.js';

function widget(fields: JsonObject): KubeObject {
  return { apiVersion: 'example.org/v1', kind: 'Widget', metadata: { name: 'a' }, ...fields };
}

function pod(containers: Json): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers } };
}

function agreed([first, ...others]: readonly [KubeObject, ...KubeObject[]]): KubeObject {
  return agreement(first, others);
}

describe('Objects agree on', () => {
  it.each<[title: string, given: readonly [JsonObject, ...JsonObject[]], expected: JsonObject]>([
    [
      'fields that are the same in all',
      [
        { a: 1, b: 2, c: 3 },
        { b: 2, a: 1 },
        { a: 1, b: 2, d: 4 },
      ],
      { a: 1, b: 2 },
    ],
    [
      'nulls, empty texts and false',
      [
        { a: null, b: '', c: false },
        { a: null, b: '', c: false },
      ],
      { a: null, b: '', c: false },
    ],
    [
      'no number that is a text elsewhere',
      [
        { a: 1, b: true },
        { a: '1', b: 'true' },
      ],
      {},
    ],
    ['no null that is missing elsewhere', [{ a: null }, {}], {}],
    ['maps field by field', [{ a: { b: { c: 1, d: 2 } } }, { a: { b: { c: 1, d: 3 } } }], { a: { b: { c: 1 } } }],
    [
      'no map of which nothing is left',
      [
        { a: { b: { c: 1 } }, d: 1 },
        { a: { b: { c: 2 } }, d: 1 },
      ],
      { d: 1 },
    ],
    ['a map that is empty in all', [{ a: {} }, { a: {} }], { a: {} }],
    ['no map that is empty in some', [{ a: {} }, { a: { b: 1 } }], {}],
    [
      'a list that is the same in all',
      [{ a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] }],
      { a: [1, { b: 2, c: 3 }] },
    ],
    ['no part of another list', [{ a: [{ name: 'x' }, { name: 'y' }] }, { a: [{ name: 'x' }] }], {}],
    ['no list in another order', [{ a: [1, 2] }, { a: [2, 1] }], {}],
  ])('%s', (_title, [first, ...others], expected) => {
    expect(agreed([widget(first), ...others.map(widget)])).toEqual(widget(expected));
  });
});

describe('In a list with a merge key, objects agree on', () => {
  const [app, side, third] = [{ name: 'app', image: 'a:1' }, { name: 'side', image: 's:1' }, { name: 'third' }];

  it.each<[title: string, given: readonly [Json, ...Json[]], expected: Json | undefined]>([
    ['the items that all have', [[app, side], [third, app], [app]], [app]],
    ['the fields of an item that all have', [[app], [{ ...app, image: 'b:2' }]], [{ name: 'app' }]],
    [
      'the name of an image',
      [[app], [{ ...app, image: 'a:2@sha256:0' }], [{ ...app, image: 'a' }]],
      [{ name: 'app', image: 'a' }],
    ],
    ['no name of an image that is more than an image', [[app], [{ ...app, image: 'a:2 # x' }]], [{ name: 'app' }]],
    ['no name of what is no image', [[{ ...app, command: 'a:1' }], [{ ...app, command: 'a:2' }]], [app]],
    [
      'items in the order that all have',
      [
        [app, third, side],
        [app, side, third],
        [app, side],
      ],
      [app, side],
    ],
    [
      'nothing, where they have the common ones in different orders',
      [
        [app, side],
        [side, app],
      ],
      undefined,
    ],
    ['nothing, where no item is in all', [[app], [side]], undefined],
    ['nothing, where one has no items', [[app], []], undefined],
    ['a list that is empty in all', [[], []], []],
    [
      'the whole of a list with one item twice',
      [
        [app, app],
        [app, app],
      ],
      [app, app],
    ],
    ['nothing of such a list that differs', [[app, app], [app]], undefined],
    ['nothing, where items have no key', [[{ image: 'a' }, app], [app]], undefined],
  ])('%s', (_title, [first, ...others], expected) => {
    const { spec, ...rest } = pod([]);
    const result = expected === undefined ? rest : { ...rest, spec: { containers: expected } };
    expect(agreed([pod(first), ...others.map(pod)])).toEqual(result);
  });

  it('ports that are written alike, since 80 and "80" are two values', () => {
    const [number, text] = [{ containerPort: 80 }, { containerPort: '80' }];
    const ports = (...items: JsonObject[]) => pod([{ name: 'app', ports: items }]);
    expect(agreed([ports(number), ports(text)])).toEqual(pod([{ name: 'app' }]));
    expect(agreed([ports(number), ports({ ...number, name: 'http' })])).toEqual(ports(number));
  });
});

describe('What is agreed on', () => {
  it('is the first object, where it holds no more', () => {
    const first = pod([{ name: 'app', image: 'a:1', env: [{ name: 'A', value: '1' }], args: [] }]);
    expect(agreed([first, structuredClone(first), { ...first, status: {} }])).toBe(first);
  });

  it('stands in the order of the first object', () => {
    const result = agreed([widget({ c: 1, a: 1, b: 1 }), widget({ a: 1, b: 2, c: 1 })]);
    expect(Object.keys(result)).toEqual(['apiVersion', 'kind', 'metadata', 'c', 'a']);
  });

  it('keeps fields with the names of what every map of JavaScript has', () => {
    const fields = (value: number) => JSON.parse(`{"__proto__": {"a": 1}, "toString": 1, "b": ${value}}`) as JsonObject;
    expect(JSON.stringify(agreed([widget(fields(1)), widget(fields(2))]))).toBe(
      '{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"a"},"__proto__":{"a":1},"toString":1}',
    );
    expect(agreed([widget({}), widget(fields(1))])).toEqual(widget({}));
  });
});
