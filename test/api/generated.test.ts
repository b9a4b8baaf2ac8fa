import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

import { parseFluxMinor, preferredApiVersion, servedVersions, specFields } from '../../lib/api/index.js';

const ROOT = resolve(__dirname, '../..');
const FACTS = join(ROOT, '../shared/flux');
const GENERATED = join(ROOT, 'lib/api/generated');
const CRDS_2_10 = /-controller_v1\.10\.1_/;

/** Where the files that were read from Flux are not at hand, these are reported as skipped. */
const withFacts = existsSync(FACTS) ? test : test.skip;

withFacts('the generated tables are what the script makes of Flux’s CRDs, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/tsx'), [join(ROOT, 'scripts/generate-api.ts'), FACTS, folder], {
      cwd: ROOT,
    });
    expect(readFolder(folder)).toEqual(readFolder(GENERATED));
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

withFacts('the CRDs of Flux 2.10 serve the versions and have the spec fields that the tables say', () => {
  const files = readdirSync(join(FACTS, 'crds')).filter((file) => CRDS_2_10.test(file));
  expect(files).toHaveLength(7);
  for (const file of files) {
    const { group, names, versions } = parse(readFileSync(join(FACTS, 'crds', file), 'utf8')).spec;
    expect(versions).toHaveLength(1);
    const apiVersion = `${group}/${versions[0].name}`;
    const { spec } = versions[0].schema.openAPIV3Schema.properties;
    expect(servedVersions(names.kind, '2.10')).toEqual([apiVersion]);
    expect(specFields(names.kind, apiVersion, '2.10')).toEqual(Object.keys(spec.properties).sort());
  }
});

function readFolder(folder: string): Record<string, string> {
  const files = readdirSync(folder).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
