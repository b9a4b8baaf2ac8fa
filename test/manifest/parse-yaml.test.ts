import { parseYaml } from '../../lib/manifest/index.js';

test('reads all documents that hold something', () => {
  expect(parseYaml('# comment\na: 1\n---\n# nothing\n---\n- b\n- yes\n- 0755\n')).toEqual({
    documents: [{ a: 1 }, ['b', 'yes', 755]],
    problems: [],
  });
  expect(parseYaml('')).toEqual({ documents: [], problems: [] });
});

test('reads integers beyond 2^53 as bigints and all others as numbers', () => {
  expect(parseYaml('[9007199254740991, 9007199254740992, -9007199254740993, 1.0e+21, 0x10]').documents).toEqual([
    [9007199254740991, 9007199254740992n, -9007199254740993n, 1e21, 16],
  ]);
});

test('a key given twice is a problem with its place', () => {
  expect(parseYaml('a: 1\nb:\n  c: 1\n  c: 2\n')).toEqual({
    documents: [],
    problems: [{ message: 'map keys must be unique', line: 4, column: 3 }],
  });
});

test('reads the other documents when one has a problem', () => {
  const { documents, problems } = parseYaml('a: 1\n---\nb: [\n---\nc: 3\n');
  expect(documents).toEqual([{ a: 1 }, { c: 3 }]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ line: 4, column: 1 });
});

test('an alias without an anchor is a problem', () => {
  const { documents, problems } = parseYaml('a: *b\n');
  expect(documents).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([
    'unresolved alias (the anchor must be set before the alias): b',
  ]);
});

test('aliases that explode are a problem', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed'].map((pair) => [...pair]))
    lines.push(`${name}: &${name} [${`*${of}, `.repeat(10)}]`);
  const { documents, problems } = parseYaml(lines.join('\n'));
  expect(documents).toEqual([]);
  expect(problems).toEqual([
    { message: 'excessive alias count indicates a resource exhaustion attack', line: 1, column: 1 },
  ]);
});
