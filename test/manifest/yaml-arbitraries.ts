import fc from 'fast-check';

import type { Json, JsonObject } from '../../lib/manifest/index.js';

/** Strings that some YAML reader takes for something else, or that break a naive writer. */
export const TROUBLEMAKERS: readonly string[] = [
  ...words(
    'y Y n N yes Yes YES no on On off OFF true True TRUE false null Null NULL ~ constructor toString name items',
  ),
  ...words(
    '0 -0 +1 1 012 0755 08 0o7 0o 0x1f 0xg 0b101 -0b1 1_000 0_x1f -_1 1,000 1,000.5 1__0 -0o7 0O7 +0x1 0x 0b 1a',
  ),
  ...words(
    '1e3 1E3 1e+3 1. 1.5 .5 .5e3 -.5 . .. ... ...a .inf -.INF +.inf .nan .NaN nan inf 1.2.3 1.e3 1e .e3 +.5 + +. e3 E-5 e e-',
  ),
  ...words('12:30 12:30:45 190:20:30.15 1:60 1:2 -1:30 2024-01-01 2024-1-1 2024-01-01T00:00:00Z 2024-01-01-a 20240101'),
  ...words(
    '= << - -- --- --x -a ? ?a : :a a: a:b a#b #a @a `a &a *a !a !!str | |a > >=1 %a \' \'\' a\'b " "a" a"b \\ a\\b \\n',
  ),
  ...words(
    ', ,a [ [] [a] a[0] { {} {a} a] } $(A) ~a ~/a <a> =a <<a /a/b ./a ../a * ^1.0 é 日本 😀 \ufffd \ufffe \uffff',
  ),
  ...words(
    '10m 1h30m 30s 10.0.0.0/8 ::1 fe80::1 aGVsbG8= v1 apps/v1 http://a.b/c?d=e#f \u0000 \u0007 \u001b \u007f \u0080 \ue000',
  ),
  ...[
    '2024-01-01 00:00:00',
    '--- a',
    '- a',
    '? a',
    ': a',
    'a: b',
    'a :b',
    'a #b',
    'a, b',
    '{{ a }}',
    '$' + '{A}',
    'é: a',
    'a é',
    '1 ',
    ' 1',
  ],
  ...[
    '',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    ' a',
    'a ',
    '\ta',
    'a\t',
    'a\tb',
    'a  b',
    '\na',
    ' \na',
    'a\n',
    'a\n\n',
    'a\n\n\n',
  ],
  ...[
    'a\n b',
    'a\nb \n',
    'a \nb',
    'a\n\nb',
    'a\n  \nb',
    'a\tb\nc',
    'a\n\tb',
    '\ta\nb',
    'a\n\t\nb',
    '  a\nb',
    '# a\nb',
    'a\n# b',
  ],
  ...[
    '- a\n- b',
    'k:\n  - a\n',
    'k:\n- a\n',
    '---\na\n',
    'a\n---\nb',
    '😀\na',
    'é\nb',
    '\u2028\na',
    'a: |\n  b\n',
    'a\n...\n',
  ],
  ...[
    '\r',
    'a\rb',
    'a\r\nb',
    '\u0085',
    'a\u0085b',
    '\u00a0',
    'a\u00a0',
    '\u00ad',
    '\u1680',
    '\u200b',
    '\u3000',
    '\u2028',
    'a\u2028b',
  ],
  ...['\u2029', '\ufeff', '\ufeffab c', 'a\ufeff', 'x'.repeat(128), 'x'.repeat(129), 'é'.repeat(65), 'x'.repeat(1100)],
  ...['word '.repeat(60), `${'word '.repeat(60)}\nend`],
];

function words(line: string): string[] {
  return line.split(' ');
}

const YAML_CHARACTERS = [...' \n\t:-#?,[]{}&*!|>\'"%@`~=<.+_0123456789abeEnoxyTZ/\\$é\u0085\u2028\ufeff😀'];

export const nastyString: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TROUBLEMAKERS),
  fc.string({ unit: fc.constantFrom(...YAML_CHARACTERS), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc
    .array(fc.constantFrom('- a', 'a:', '  - b', 'k: v', '', '# c', 'a', '\tb', '    c'), { maxLength: 6 })
    .map((lines) => lines.join('\n')),
);

/** Not `__proto__`: what JavaScript makes of it is no matter of YAML. */
export const nastyKey: fc.Arbitrary<string> = nastyString.filter((key) => key !== '__proto__');

/** Numbers that kustomize keeps: no integer beyond 2^53. */
export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n) || Number.isSafeInteger(n)),
  fc.constantFrom(0, 1e-7, 1.5e-7, 5e-324, 0.1, 123456789.125, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);

const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;
const SAFE = 2n ** 53n;

export const bigInteger: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: SAFE, max: UINT64_MAX }),
  fc.bigInt({ min: INT64_MIN, max: -SAFE }),
  fc.constantFrom(SAFE, -SAFE, INT64_MIN, UINT64_MAX, 2n ** 63n, 2n ** 63n - 1n),
);

const { value } = fc.letrec<{ value: Json; map: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    nastyString,
    nastyNumber,
    bigInteger,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4, depthIdentifier: 'json' }),
    tie('map'),
  ),
  map: fc.dictionary(nastyKey, tie('value'), { maxKeys: 4, noNullPrototype: true, depthIdentifier: 'json' }),
}));

export const nastyValue: fc.Arbitrary<Json> = value;
export const nastyMap: fc.Arbitrary<JsonObject> = fc.dictionary(nastyKey, value, { maxKeys: 5, noNullPrototype: true });
