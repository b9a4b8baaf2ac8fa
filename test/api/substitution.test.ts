// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import {
  escapeSubstitution,
  isVariableName,
  namesIn,
  parseSubstitution,
  type SubstitutionNode,
} from '../../lib/api/index.js';

const node = (name: string, operator = '', ...args: SubstitutionNode[]) => ({ name, operator, args });

describe('parseSubstitution', () => {
  test.each<[string, SubstitutionNode[]]>([
    ['', []],
    ['a $b $(c) d$', ['a $b $(c) d$']],
    ['a ${b} c', ['a ', node('b'), ' c']],
    ['$${a} $$ $$$$', ['${a} $ $$']],
    ['$$${a}', ['$', node('a')]],
    ['${1}${ü_2}', [node('1'), node('ü_2')]],
    ['${#a}', [node('a', '#')]],
    ['${a^}${a^^}${a,}${a,,}', [node('a', '^'), node('a', '^^'), node('a', ','), node('a', ',,')]],
    ['${a:1}${a:1:-2}', [node('a', ':', '1'), node('a', ':', '1', '-2')]],
    [
      '${a#p*}${a##p}${a%p}${a%%p}',
      [node('a', '#', 'p*'), node('a', '##', 'p'), node('a', '%', 'p'), node('a', '%%', 'p')],
    ],
    ['${a=}${a:=b c}${a:-d}', [node('a', '='), node('a', ':=', 'b c'), node('a', ':-', 'd')]],
    ['${a:?e}${a:+f}', [node('a', ':?', 'e'), node('a', ':+', 'f')]],
    ['${a:=${b:-c}-${d}}', [node('a', ':=', node('b', ':-', 'c'), '-', node('d'))]],
    ['${a:=$$b}', [node('a', ':=', '$$b')]],
    ['${a/b/c}${a//b/}', [node('a', '/', 'b', 'c'), node('a', '//', 'b')]],
    ['${a/#b/c}${a/%\\/b\\\\/c}', [node('a', '/#', 'b', 'c'), node('a', '/%', '/b\\', 'c')]],
  ])('reads %j', (text, nodes) => {
    expect(parseSubstitution(text)).toEqual({ nodes, unreadable: undefined });
  });

  test.each([
    ['${}', '${}'],
    ['a ${ b }', '${ b }'],
    ['${a}${a-b}', '${a-b}'],
    ['${a.b}\nc', '${a.b}'],
    ['${a[0]}', '${a[0]}'],
    ['${!a}', '${!a}'],
    ['${{ a }}', '${{ a }}'],
    ['${a', '${a'],
    ['${a:=b', '${a:=b'],
    ['${a:}', '${a:}'],
    ['${a:é}', '${a:é}'],
    ['${a#}', '${a#}'],
    ['${a/b}', '${a/b}'],
    ['${#}', '${#}'],
    ['${a.b} and some more text behind it', '${a.b} and some more tex…'],
  ])('cannot read %j', (text, unreadable) => {
    expect(parseSubstitution(text)).toEqual({ nodes: [], unreadable });
  });
});

test('defaults inside defaults are read 200 deep; beyond, a text cannot be read', () => {
  const nested = (depth: number) => `${'${a:='.repeat(depth)}b${'}'.repeat(depth)}`;
  expect(parseSubstitution(nested(200)).unreadable).toBeUndefined();
  expect(parseSubstitution(nested(20_000))).toEqual({ nodes: [], unreadable: '${a:=${a:=${a:=${a:=${a:…' });
});

test('namesIn gives the names in a text, those in defaults too', () => {
  expect(namesIn(parseSubstitution('${a} ${b:=${c}} ${d^^} ${e:+f}').nodes)).toEqual([
    { name: 'a', withDefault: false },
    { name: 'b', withDefault: true },
    { name: 'c', withDefault: false },
    { name: 'd', withDefault: false },
    { name: 'e', withDefault: true },
  ]);
});

describe('escapeSubstitution', () => {
  test.each([
    ['a $b $(c) $', 'a $b $(c) $'],
    ['${a} $${b}', '$${a} $$$${b}'],
    ['$$ $$$', '$$$$ $$$$$$'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeSubstitution(text)).toBe(escaped);
  });

  test('keeps a $ right before an expression one', () => {
    expect(escapeSubstitution('US$', { beforeExpression: true })).toBe('US$$');
    expect(escapeSubstitution('US$ ', { beforeExpression: true })).toBe('US$ ');
  });
});

test.each([
  ['a', true],
  ['_A1', true],
  ['1a', false],
  ['a-b', false],
  ['ü', false],
  ['', false],
  ['a\n', false],
])('%j is a variable name: %j', (name, expected) => {
  expect(isVariableName(name)).toBe(expected);
});
