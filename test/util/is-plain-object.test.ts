import { runInNewContext } from 'node:vm';

import { isPlainObject } from '../../lib/util/index.js';

test.each<[string, object]>([
  ['a literal', { a: 1 }],
  ['one with the key "constructor"', { constructor: 'a' }],
  ['one without a prototype', Object.create(null) as object],
  ['one of another realm', runInNewContext('({ a: 1 })') as object],
])('%s is plain', (_, value) => {
  expect(isPlainObject(value)).toBe(true);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a text', 'a'],
  ['a list', []],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['an instance of a class', new (class A {})()],
  ['what inherits from data', Object.create({ a: 1 }) as object],
])('%s is not', (_, value) => {
  expect(isPlainObject(value)).toBe(false);
});
