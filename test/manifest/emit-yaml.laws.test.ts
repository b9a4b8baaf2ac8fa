import fc from 'fast-check';
import { CORE_SCHEMA, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { parseAllDocuments } from 'yaml';

import { emitYaml, type Json, type JsonObject, parseJson, parseYaml, stringifyJson } from '../../lib/manifest/index.js';
import { buildKyaml } from '../support/kyaml.js';
import { findGo } from '../support/tools.js';
import { nastyMap, TROUBLEMAKERS } from './yaml-arbitraries.js';

// A thousand documents each, on machines that do other things too.
jest.setTimeout(120_000);

/** JavaScript readers give numbers where we have bigints. */
function lossy(value: Json): unknown {
  return JSON.parse(JSON.stringify(value, (_key, entry) => (typeof entry === 'bigint' ? Number(entry) : entry)));
}

const readers: [string, (text: string) => unknown[]][] = [
  [
    'yaml in version 1.1',
    (text) => parseAllDocuments(text, { version: '1.1', strict: true }).map((doc) => readStrictly(doc)),
  ],
  [
    'yaml in version 1.2',
    (text) => parseAllDocuments(text, { version: '1.2', strict: true }).map((doc) => readStrictly(doc)),
  ],
  ['js-yaml with its core schema', (text) => loadAll(text, { schema: CORE_SCHEMA }) as unknown[]],
  ['js-yaml with its YAML 1.1 schema', (text) => loadAll(text, { schema: YAML11_SCHEMA }) as unknown[]],
];

function readStrictly(document: { errors: Error[]; warnings: Error[]; toJS(): unknown }): unknown {
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) throw problem;
  return document.toJS();
}

const allTroublemakers: JsonObject = {
  values: TROUBLEMAKERS,
  keys: Object.fromEntries(TROUBLEMAKERS.map((text, index) => [text, index])),
  both: Object.fromEntries(TROUBLEMAKERS.map((text) => [text, { [text]: [text, { [text]: text }, [text]] }])),
};

describe.each(readers)('What is emitted is read back by %s', (_name, read) => {
  test('for classic troublemakers', () => {
    expect(read(emitYaml([{ data: allTroublemakers }]))).toEqual([lossy(allTroublemakers)]);
  });

  test('for any documents', () => {
    const check = (maps: JsonObject[]) => {
      const text = emitYaml(
        maps.map((data) => ({ data })),
        { header: 'Generated' },
      );
      expect(read(text).map((entry) => JSON.stringify(entry))).toEqual(maps.map((map) => JSON.stringify(lossy(map))));
    };
    fc.assert(fc.property(fc.array(nastyMap, { minLength: 1, maxLength: 3 }), check), {
      numRuns: Number(process.env.RUNS ?? 1000),
    });
  });
});

test('what is emitted for a place where its end is cut is read back too', () => {
  const check = (map: JsonObject) => {
    const text = emitYaml([{ data: { ...map, last: map } }], { trimmed: true }).trim();
    expect(parseYaml(text)).toMatchObject({ documents: [{ ...map, last: map }], problems: [] });
  };
  fc.assert(fc.property(nastyMap, check), { numRuns: Number(process.env.RUNS ?? 1000) });
});

test('parseYaml(emitYaml(x)) is x, bigints and the sign of zero included', () => {
  const check = (maps: JsonObject[]) => {
    const { documents, problems } = parseYaml(emitYaml(maps.map((data) => ({ data }))));
    expect(problems).toEqual([]);
    expect(documents).toEqual(maps);
  };
  fc.assert(fc.property(fc.array(nastyMap, { minLength: 1, maxLength: 3 }), check), {
    numRuns: Number(process.env.RUNS ?? 1000),
  });
});

const withGo = findGo() === undefined ? test.skip : test;
const reason = findGo() === undefined ? ' (skipped: Go is not installed)' : '';

describe(`Go's YAML${reason}`, () => {
  let kyaml: ReturnType<typeof buildKyaml>;
  beforeAll(() => {
    if (findGo() !== undefined) kyaml = buildKyaml();
  }, 300_000);

  const samples = (arbitrary: fc.Arbitrary<JsonObject[]>, numRuns: number): JsonObject[][] => [
    [allTroublemakers],
    ...TROUBLEMAKERS.map((text) => [{ a: text, [text]: [text] }]),
    ...fc.sample(arbitrary, numRuns),
  ];
  const files = samples(fc.array(nastyMap, { minLength: 1, maxLength: 3 }), 3000);
  const texts = files.map((maps) =>
    emitYaml(
      maps.map((data) => ({ data })),
      { header: 'Generated' },
    ),
  );

  withGo('what is emitted is read back by Go', () => {
    kyaml('json', texts).forEach(({ output, error }, index) => {
      expect({ error, text: error === '' ? '' : texts[index] }).toEqual({ error: '', text: '' });
      const back = parseJson(output);
      expect(sorted(back)).toBe(sorted(files[index] as Json));
    });
  });

  withGo('what is emitted does not change under image automation', () => {
    kyaml('rewrite', texts).forEach(({ output, error }, index) => {
      expect({ error, text: error === '' ? '' : texts[index] }).toEqual({ error: '', text: '' });
      const text = texts[index] as string;
      // kyaml guesses how lists are indented from lines and cannot read a list below such a key: it may swing between
      // two indentations of its own, neither of which it keeps.
      if (output !== text && files[index]?.some(hasListBelowOddKey)) expect(unindent(output)).toBe(unindent(text));
      else expect(output).toBe(text);
    });
  });
});

/** A key of more than 128 bytes, or with a colon, a hash or a line break, that holds a list. */
function hasListBelowOddKey(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasListBelowOddKey);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, entry]) =>
      hasListBelowOddKey(entry) || (Array.isArray(entry) && /[:#\n\r\u0085\u2028\u2029]|.{43}/.test(key)),
  );
}

function unindent(text: string): string {
  return text.replace(/^ +/gm, '');
}

/** Go sorts keys, and knows no negative zero among integers. */
function sorted(value: Json): string {
  return stringifyJson(sortKeys(value));
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sortKeys((value as JsonObject)[name] as Json)]));
}
