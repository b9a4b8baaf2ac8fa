import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import {
  fluxKind,
  fluxSchema,
  parseFluxMinor,
  preferredApiVersion,
  servedVersions,
  type StructuralSchema,
} from '../../lib/api/index.js';

import { FACTS, hasFacts, readCrds } from './support/crd-files.js';
import { type FieldFact, readFieldFacts, saidBy } from './support/field-facts.js';

const ROOT = resolve(__dirname, '../..');
const GENERATED = ['lib/api/generated', 'lib/flux/generated'];

/** Where the files that were read from Flux are not at hand, these are reported as skipped. */
const withFacts = hasFacts ? test : test.skip;

withFacts('the generated tables are what the script makes of Flux’s CRDs, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    for (const generated of GENERATED) mkdirSync(join(folder, generated), { recursive: true });
    execFileSync(join(ROOT, 'node_modules/.bin/tsx'), [join(ROOT, 'scripts/generate-api.ts'), FACTS, folder], {
      cwd: ROOT,
    });
    expect(readGenerated(folder)).toEqual(readGenerated(ROOT));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

withFacts('the preferred apiVersion is the one that Flux’s own table names, for every kind and minor', () => {
  const { preferredByMinor } = JSON.parse(readFileSync(join(FACTS, 'flux-api-versions.json'), 'utf8'));
  for (const [flux, kinds] of Object.entries<Record<string, string>>(preferredByMinor)) {
    const minor = parseFluxMinor(flux) ?? '2.10';
    const ours = Object.keys(kinds).map((kind) => [kind, preferredApiVersion(kind, minor)]);
    expect(Object.fromEntries(ours)).toEqual(kinds);
  }
});

describe('The schema of a kind is that of Flux’s own CRD, keyword by keyword', () => {
  withFacts('for each CRD that is at hand', () => {
    let compared = 0;
    for (const { file, flux, kind, versions } of readCrds()) {
      const served = versions.map(({ apiVersion }) => apiVersion).sort();
      expect([file, [...servedVersions(kind, flux)].sort()]).toEqual([file, served]);
      for (const { apiVersion, schema } of versions) {
        const ours = fluxSchema(kind, apiVersion, flux);
        const { properties, 'x-kubernetes-validations': rules } = schema;
        const spec = properties?.spec as unknown as Schema;
        expect([file, apiVersion, sorted(ours?.properties?.spec)]).toEqual([file, apiVersion, sorted(bare(spec))]);
        expect([file, ours?.['x-kubernetes-validations']]).toEqual([file, rules]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(55);
  });
});

describe('The schema of a kind says of each field what the history of Flux’s fields says', () => {
  const facts = readFieldFacts();
  const minors = new Set(facts.map(({ flux }) => flux)).size;

  withFacts(`in all its ${facts.length} facts, over ${minors} minors`, () => {
    expect(facts.filter((fact) => !isDeepStrictEqual(saidBy(schemaFor(fact), fact), fact.value))).toEqual([]);
    expect(facts.length).toBeGreaterThan(27_000);
  });
});

function schemaFor({ kind, version, flux }: FieldFact): StructuralSchema | undefined {
  return fluxSchema(kind, `${fluxKind(kind)?.group}/${version}`, flux);
}

type Schema = Record<string, unknown>;

/** Without texts for people, and without how server-side apply merges maps. */
function bare(schema: Schema): Schema {
  return walk(schema, ({ description: _, 'x-kubernetes-map-type': __, ...rest }) => rest);
}

/** Lists whose order has no meaning, in one order. */
function sorted(schema: unknown): Schema {
  return walk(schema as Schema, (rest) => ({
    ...rest,
    ...(Array.isArray(rest.required) ? { required: [...rest.required].sort() } : {}),
  }));
}

function walk(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const { properties, items, additionalProperties, ...rest } = change(schema);
  const fields = Object.entries((properties ?? {}) as Record<string, Schema>);
  return {
    ...rest,
    ...(properties
      ? { properties: Object.fromEntries(fields.map(([name, field]) => [name, walk(field, change)])) }
      : {}),
    ...(items ? { items: walk(items as Schema, change) } : {}),
    ...(additionalProperties ? { additionalProperties: walk(additionalProperties as Schema, change) } : {}),
  };
}

/** What the script writes, by path. */
function readGenerated(root: string): Record<string, string> {
  const files = GENERATED.flatMap((folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}
