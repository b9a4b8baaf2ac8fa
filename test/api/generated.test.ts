import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

import {
  type FluxMinor,
  fluxSchema,
  parseFluxMinor,
  preferredApiVersion,
  servedVersions,
} from '../../lib/api/index.js';

const ROOT = resolve(__dirname, '../..');
const FACTS = join(ROOT, '../shared/flux');
const GENERATED = ['lib/api/generated', 'lib/flux/generated'];

/** The controllers' tags, and the Flux minor that pins them. */
const MINORS: readonly (readonly [RegExp, FluxMinor])[] = [
  [/^(source|kustomize)-controller_v1\.6\./, '2.6'],
  [/^(helm-controller_v1\.3|notification-controller_v1\.6)\./, '2.6'],
  [/^image-(automation-controller_v0\.41|reflector-controller_v0\.35)\./, '2.6'],
  [/^(source|kustomize|notification)-controller_v1\.9\./, '2.9'],
  [/^(helm-controller_v1\.6|image-automation-controller_v1\.2)\./, '2.9'],
  [/^(image-reflector-controller|source-watcher)_HEAD_/, '2.9'],
  [/^(source|kustomize)-controller_v1\.10\./, '2.10'],
  [/^flux-operator_HEAD_/, '2.10'],
];

/** Where the files that were read from Flux are not at hand, these are reported as skipped. */
const withFacts = existsSync(FACTS) ? test : test.skip;

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
  const files = existsSync(FACTS) ? readdirSync(join(FACTS, 'crds')) : [];

  withFacts('for each CRD that is at hand', () => {
    let compared = 0;
    for (const file of files) {
      const flux = MINORS.find(([pattern]) => pattern.test(file))?.[1];
      if (flux === undefined) throw new Error(`no minor for ${file}`);
      const { group, names, versions } = parse(readFileSync(join(FACTS, 'crds', file), 'utf8')).spec;
      const apiVersions = versions.map(({ name }: { name: string }) => `${group}/${name}`).sort();
      expect([file, [...servedVersions(names.kind, flux)].sort()]).toEqual([file, apiVersions]);
      for (const { name, schema } of versions) {
        const ours = fluxSchema(names.kind, `${group}/${name}`, flux);
        const { properties, 'x-kubernetes-validations': rules } = schema.openAPIV3Schema;
        expect([file, name, sorted(ours?.properties?.spec)]).toEqual([file, name, sorted(bare(properties.spec))]);
        expect([file, ours?.['x-kubernetes-validations']]).toEqual([file, rules]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(55);
  });
});

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
