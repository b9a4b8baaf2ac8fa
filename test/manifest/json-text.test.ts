import fc from 'fast-check';

import { isJsonObject, type Json, parseJson, stringifyJson } from '../../lib/manifest/index.js';
import { nastyValue } from './yaml-arbitraries.js';

const BIG = 12345678901234567890n;

test('writes bigints as plain integer literals', () => {
  expect(stringifyJson({ a: BIG, b: [-BIG, 'x', null, true, 1.5], c: {}, d: [] })).toBe(
    '{"a":12345678901234567890,"b":[-12345678901234567890,"x",null,true,1.5],"c":{},"d":[]}',
  );
});

test('indents as JSON.stringify does, with bigints and without', () => {
  const value = (a: Json): Json => ({ a, b: [1, { c: [] }, {}], d: 'x' });
  expect(stringifyJson(value(1), 2)).toBe(JSON.stringify(value(1), null, 2));
  expect(stringifyJson(value(BIG), 2)).toBe(JSON.stringify(value(1), null, 2).replace('"a": 1', `"a": ${BIG}`));
});

test('leaves out map values that are undefined, with bigints and without', () => {
  const value = (a: Json) => ({ a, b: undefined }) as unknown as Json;
  expect(stringifyJson(value(1))).toBe('{"a":1}');
  expect(stringifyJson(value(1n))).toBe('{"a":1}');
});

test.each<[string, Json]>([
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['-9007199254740993', -9007199254740993n],
  ['12345678901234567890123', 12345678901234567890123n],
  ['1.2345678901234567890', 1.2345678901234567],
  ['12345678901234567890.5', 12345678901234567000],
  ['12345678901234567890e0', 12345678901234567000],
  ['"12345678901234567890"', '12345678901234567890'],
  ['{"12345678901234567890":12345678901234567890}', { '12345678901234567890': BIG }],
  ['["\\"12345678901234567890",12345678901234567890]', ['"12345678901234567890', BIG]],
  ['["#1","##1","\\u0023\\u0023\\u00231",12345678901234567890]', ['#1', '##1', '###1', BIG]],
])('reads %s', (text, expected) => {
  expect(parseJson(text)).toEqual(expected);
});

test.each(['', '{', '{"a":}', '[1,]', '{"a":12345678901234567890'])('refuses %j as JSON.parse does', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

/** JSON.stringify writes -0 as 0, and the normal form has no -0. */
function withoutNegativeZero(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNegativeZero);
  if (!isJsonObject(value)) return value === 0 ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutNegativeZero(entry)]));
}

test('-0 becomes 0', () => {
  expect(parseJson(stringifyJson([-0, 1n]))).toEqual([0, 1]);
});

test('parseJson(stringifyJson(x)) is x', () => {
  const indents = fc.constantFrom(0, 2);
  fc.assert(
    fc.property(nastyValue, indents, (value, indent) => {
      expect(parseJson(stringifyJson(value, indent))).toEqual(withoutNegativeZero(value));
    }),
    { numRuns: 1000 },
  );
});
