import { fieldPath, type Json, jsonPointer, mapTexts } from '../../lib/manifest/index.js';

describe('mapTexts', () => {
  const value: Json = { a: 'x', list: ['y', { 'k/~': 'x' }, 1, null], n: 2n };

  test('changes texts and keys, wherever they are', () => {
    const upper = mapTexts(value, (text) => text.toUpperCase());
    expect(upper).toEqual({ A: 'X', LIST: ['Y', { 'K/~': 'X' }, 1, null], N: 2n });
  });

  test('gives back the same value where nothing changes', () => {
    expect(mapTexts(value, (text) => text)).toBe(value);
  });

  test('keeps what did not change', () => {
    const changed = mapTexts(value, (text) => (text === 'y' ? 'z' : text)) as { list: Json[] };
    expect(changed.list[1]).toBe((value as unknown as { list: Json[] }).list[1]);
  });

  test('keeps a key "__proto__" a key', () => {
    const odd = JSON.parse('{"__proto__": "x"}') as Json;
    expect(JSON.stringify(mapTexts(odd, (text) => (text === 'x' ? 'y' : text)))).toBe('{"__proto__":"y"}');
  });

  test('says where each text is', () => {
    const places: string[] = [];
    mapTexts(value, (text, { steps, isKey }) => {
      places.push(`${isKey ? 'key' : 'text'} ${text} ${fieldPath(steps)} ${jsonPointer(steps)}`);
      return text;
    });
    expect(places).toEqual([
      'key a a /a',
      'text x a /a',
      'key list list /list',
      'text y list[0] /list/0',
      'key k/~ list[1]["k/~"] /list/1/k~1~0',
      'text x list[1]["k/~"] /list/1/k~1~0',
      'key n n /n',
    ]);
  });
});

test.each([
  [['spec', 'dependsOn', 0, 'name'], 'spec.dependsOn[0].name'],
  [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels["app.kubernetes.io/name"]'],
  [[], ''],
])('fieldPath names %j as %s', (steps, path) => {
  expect(fieldPath(steps)).toBe(path);
});
