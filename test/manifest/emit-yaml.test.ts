import { emitYaml, type Json, type JsonObject, type YamlDocument } from '../../lib/manifest/index.js';
import { buildKyaml } from '../support/kyaml.js';
import { findGo } from '../support/tools.js';

const emit = (data: YamlDocument['data']): string => emitYaml([{ data }]);

describe('A string', () => {
  test.each([
    ...[
      'a',
      'a b',
      'a-b',
      'v1',
      'apps/v1',
      '/a',
      './a',
      '../a',
      '--flag=x',
      '-a',
      '-c',
      '10m',
      '1h30m',
      '1.2.3',
      '10.0.0.0/8',
    ],
    ...[
      'a:b',
      'nginx:1.25',
      'http://a.b/c?d=e#f',
      'a#b',
      'a, b',
      'a[0]',
      "it's",
      'a "b"',
      '$(A)',
      '~/a',
      '<a>',
      'a\\b',
      '^1.0',
    ],
    ...[
      'yesterday',
      'nothing',
      'None',
      'e',
      'nan',
      'inf',
      '0xg',
      '1a',
      'aGVsbG8=',
      'é',
      '日本',
      'fe80::1',
      '2024-01-01-a',
      '+',
    ],
  ])('%s is plain', (text) => {
    expect(emit({ a: text })).toBe(`a: ${text}\n`);
    expect(emit({ [text]: 1 })).toBe(`${text}: 1\n`);
  });

  test.each([
    ...[
      '',
      ' ',
      ' a',
      'a ',
      'y',
      'Y',
      'n',
      'yes',
      'YES',
      'on',
      'Off',
      'no',
      'true',
      'False',
      'null',
      'NULL',
      '~',
      '=',
      '<<',
    ],
    ...[
      '0',
      '1',
      '-1',
      '+1',
      '012',
      '0755',
      '08',
      '0o7',
      '0x1f',
      '0X1F',
      '0b101',
      '1_000',
      '0_x1f',
      '-_1',
      '1,000',
      '1.5',
      '1.',
      '.5',
    ],
    ...[
      '1e3',
      '1E+3',
      'e3',
      'E-5',
      '.',
      '.e3',
      '.inf',
      '-.INF',
      '.NaN',
      '12:30',
      '12:30:45',
      '190:20:30.15',
      '20240101',
    ],
    ...[
      '2024-01-01',
      '2024-1-1',
      '2024-01-01T00:00:00Z',
      '2024-01-01 00:00:00',
      '-',
      '- a',
      '---',
      '--- a',
      '...',
      '?',
      '? a',
      '?a',
    ],
    ...[
      ':',
      ':a',
      '::1',
      'a:',
      'a: b',
      'é: a',
      'a #b',
      '#a',
      ',a',
      '[a]',
      ']',
      '{a}',
      '}',
      '{{ a }}',
      '&a',
      '*',
      '!a',
      '|',
      '>=1',
      '%a',
    ],
    ...['@a', '`a', '"a"', '\u00a0', '\u200b', '\ue000'],
  ])('%j is in single quotes', (text) => {
    expect(emit({ a: text })).toBe(`a: '${text}'\n`);
    expect(emit({ [text]: 1 })).toBe(`'${text}': 1\n`);
  });

  test.each([
    ["'", "''''"],
    ["'a' b", "'''a'' b'"],
    ['\t', String.raw`"\t"`],
    ['a\tb', String.raw`"a\tb"`],
    ['a\r\nb', String.raw`"a\r\nb"`],
    ['"\u0000\u0007\b\v\f\u001b\u007f\\', String.raw`"\"\0\a\b\v\f\e\x7F\\"`],
    ['\u0085\u2028\u2029', String.raw`"\N\L\P"`],
    ['a\ufeff', String.raw`"a\uFEFF"`],
    ['\ufeffab c', String.raw`"\uFEFF\x61\x62\x20\x63"`],
    ['\ufffe', String.raw`"\uFFFE"`],
    ['a 😀', String.raw`"a \U0001F600"`],
  ])('%j is written with the escapes of go-yaml', (text, expected) => {
    expect(emit({ a: text })).toBe(`a: ${expected}\n`);
  });

  test.each([
    ['a\nb', 'a: |-\n  a\n  b\nz: 1\n'],
    ['a\nb\n', 'a: |\n  a\n  b\nz: 1\n'],
    ['a\n\nb\n\n', 'a: |+\n  a\n\n  b\n\nz: 1\n'],
    ['a\n  b\n', 'a: |\n  a\n    b\nz: 1\n'],
    ['a\n\tb\tc\n', 'a: |\n  a\n  \tb\tc\nz: 1\n'],
    ['# a\n---\n- b: c\n', 'a: |\n  # a\n  ---\n  - b: c\nz: 1\n'],
    ['é\n日本\n', 'a: |\n  é\n  日本\nz: 1\n'],
  ])('%j of several lines is a literal block', (text, expected) => {
    expect(emit({ a: text, z: 1 })).toBe(expected);
  });

  test.each([
    ['\n', String.raw`"\n"`],
    ['\na', String.raw`"\na"`],
    [' a\nb', String.raw`" a\nb"`],
    ['\ta\nb', String.raw`"\ta\nb"`],
    ['a \nb', String.raw`"a \nb"`],
    ['a\t\nb', String.raw`"a\t\nb"`],
    ['a\n  \nb', String.raw`"a\n  \nb"`],
    ['a\nb ', String.raw`"a\nb "`],
    ['a\n😀', String.raw`"a\n\U0001F600"`],
    ['a\u2028\nb', String.raw`"a\L\nb"`],
  ])('%j of several lines is in double quotes, since some reader would not keep it', (text, expected) => {
    expect(emit({ a: text })).toBe(`a: ${expected}\n`);
  });

  test('is never folded', () => {
    const text = 'word '.repeat(100).trim();
    expect(emit({ a: text, b: `x: ${text}` })).toBe(`a: ${text}\nb: 'x: ${text}'\n`);
  });
});

describe('A value', () => {
  test.each<[Json, string]>([
    [null, 'null'],
    [true, 'true'],
    [0, '0'],
    [-0, '-0.0'],
    [-5, '-5'],
    [1.5, '1.5'],
    [1e-7, '1.0e-7'],
    [1.5e-7, '1.5e-7'],
    [1e21, '1.0e+21'],
    [2 ** 60, '1.152921504606847e+18'],
    [9007199254740993n, '9007199254740993'],
    [-5n, '-5'],
    [{}, '{}'],
    [[], '[]'],
  ])('%p is written %s', (value, expected) => {
    expect(emit({ a: value })).toBe(`a: ${expected}\n`);
    expect(emit({ a: [value] })).toBe(`a:\n- ${expected}\n`);
  });
});

describe('A file', () => {
  test('keeps the order of keys, indents maps by two and lists not at all', () => {
    const list: Json = [1, { x: 1, z: [2] }, [3, [4]], [], {}];
    const items = '  - 1\n  - x: 1\n    z:\n    - 2\n  - - 3\n    - - 4\n  - []\n  - {}\n';
    expect(emit({ b: { d: 1, c: list }, a: 'x\n' })).toBe(`b:\n  d: 1\n  c:\n${items}a: |\n  x\n`);
  });

  test('has its header in line 1, the first key in line 2 and --- between documents', () => {
    const text = emitYaml([{ data: { a: 1 } }, { data: { b: 2 } }, { data: {} }], { header: 'Generated by us, app x' });
    expect(text).toBe('# Generated by us, app x\na: 1\n---\nb: 2\n---\n{}\n');
  });

  test('may be a list: the operations of a JSON patch', () => {
    const operations: readonly JsonObject[] = [
      { op: 'replace', path: '/spec/args', value: ['a', { b: [1] }] },
      { op: 'remove', path: '/x' },
    ];
    expect(emitYaml([{ data: operations }], { header: 'Generated' })).toBe(
      '# Generated\n- op: replace\n  path: /spec/args\n  value:\n  - a\n  - b:\n    - 1\n- op: remove\n  path: /x\n',
    );
    expect(emitYaml([{ data: [] }])).toBe('[]\n');
  });

  test('ends in one line break, also where the last text has several', () => {
    expect(emit({ a: { b: 'x\n\n' } })).toBe('a:\n  b: "x\\n\\n"\n');
    expect(emit({ a: 'x\n\n', b: 1 })).toBe('a: |+\n  x\n\nb: 1\n');
  });

  test.each([
    ['a line break', 'x\n', 'b: "x\\n"\n'],
    ['several', 'x\ny\n\n', 'b: "x\\ny\\n\\n"\n'],
    ['other white space', 'x\ny\u00A0', 'b: "x\\ny\u00A0"\n'],
    ['none', 'x\ny', 'b: |-\n  x\n  y\n'],
  ])('whose end will be cut has no last block with %s at its end', (_what, last, expected) => {
    const text = emitYaml([{ data: { a: 'x\n', b: last } }], { trimmed: true });
    expect(text).toBe(`a: |\n  x\n${expected}`);
  });

  test('without documents is empty', () => {
    expect(emitYaml([])).toBe('');
  });

  test('writes keys of more than 128 bytes and of several lines in the form of go-yaml', () => {
    const long = 'x'.repeat(129);
    expect(emit({ ['x'.repeat(128)]: 1 })).toBe(`${'x'.repeat(128)}: 1\n`);
    expect(emit({ [long]: 1, [`${long}y`]: { a: 1, b: 2 }, 'a\nb': [1, 2] })).toBe(
      `? ${long}\n: 1\n? ${long}y\n: a: 1\n  b: 2\n? "a\\nb"\n: - 1\n  - 2\n`,
    );
  });

  test('indents lists where a text inside makes kyaml believe that they are', () => {
    const text = 'k:\n  - a\n';
    const list = [1, { a: [2] }];
    expect(emit({ text, list })).toBe('text: |\n  k:\n    - a\nlist:\n  - 1\n  - a:\n      - 2\n');
    expect(emit({ list, text })).toBe('list:\n- 1\n- a:\n  - 2\ntext: |\n  k:\n    - a\n');
  });
});

const MARKER = '{"$imagepolicy": "flux-system:podinfo:tag"}';

describe('A comment', () => {
  test('stands behind the scalar at its JSON pointer', () => {
    const comments = { '/spec/image~1a/0/tag': MARKER, '/none': 'two', '/list/0': 'one' };
    const data = { spec: { 'image/a': [{ name: 'x', tag: '1.0.0' }] }, none: null, list: ['012'] };
    expect(emitYaml([{ data, comments }])).toBe(
      `spec:\n  image/a:\n  - name: x\n    tag: 1.0.0 # ${MARKER}\nnone: null # two\nlist:\n- '012' # one\n`,
    );
  });

  test.each([
    ['a map', { a: { b: 1 } }],
    ['an empty map', { a: {} }],
    ['a list', { a: [1] }],
    ['a text of several lines', { a: 'x\ny' }],
    ['nothing', { b: 1 }],
  ])('on %s is an error', (_title, data) => {
    expect(() => emitYaml([{ data, comments: { '/a': 'x' } }])).toThrow('comment at "/a": no one-line scalar there');
  });

  test.each(['', ' a', 'a ', 'a\nb', 'a\tb', '\u2028'])('%j is an error', (comment) => {
    const message = `comment ${JSON.stringify(comment)} is not one line of printable text`;
    expect(() => emitYaml([{ data: { a: 1 }, comments: { '/a': comment } }])).toThrow(message);
    expect(() => emitYaml([{ data: { a: 1 } }], { header: comment })).toThrow(message);
  });
});

describe('What no manifest can hold is an error that names the place', () => {
  test.each<[unknown, string]>([
    [Number.NaN, '/a/0/b~1c: NaN cannot be written in a manifest'],
    [Number.POSITIVE_INFINITY, '/a/0/b~1c: Infinity cannot be written in a manifest'],
    [undefined, '/a/0/b~1c: undefined cannot be written in a manifest'],
    [() => 1, '/a/0/b~1c: function cannot be written in a manifest'],
    ['x\ud800', '/a/0/b~1c: a lone surrogate cannot be written in YAML'],
    ['x\n\ud800', '/a/0/b~1c: a lone surrogate cannot be written in YAML'],
  ])('%p', (value, message) => {
    expect(() => emit({ a: [{ 'b/c': value as Json }] })).toThrow(new Error(message));
  });
});

const withGo = findGo() === undefined ? test.skip : test;

withGo(
  `image automation keeps comments where they are${findGo() === undefined ? ' (skipped: Go is not installed)' : ''}`,
  () => {
    const kustomization: YamlDocument = {
      data: {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: ['a'],
        images: [{ name: 'x', newTag: '1.0' }],
      },
      comments: { '/images/0/newTag': MARKER },
    };
    const object: YamlDocument = {
      data: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'a' },
        spec: { text: 'k:\n  - a\n', containers: [{ image: 'x:1' }], last: 'x' },
      },
      comments: { '/spec/containers/0/image': MARKER, '/spec/last': 'é 😀', '/metadata/name': 'name' },
    };
    const options = { header: 'Generated by cdk8s-fluxcd, app x; edit apps/x.ts' };
    const texts = [[kustomization], [object], [object, kustomization, object]].map((documents) =>
      emitYaml(documents, options),
    );
    expect(buildKyaml()('rewrite', texts)).toEqual(texts.map((output) => ({ output, error: '' })));
  },
  300_000,
);
