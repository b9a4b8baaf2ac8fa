/**
 * Writes lib/api/generated and lib/flux/generated from what was read from Flux's own CRDs, and from field-docs:
 *
 *   npx tsx scripts/generate-api.ts <folder with flux-api-versions.json, flux-field-history.json and crds> [root of the output]
 */
import { resolve } from 'node:path';

import { readFacts } from './generate-api/facts.js';
import { fieldTable } from './generate-api/field-states.js';
import { fluxKinds } from './generate-api/kinds.js';
import { kindsSource, tablesSource } from './generate-api/tables.js';
import { propsFile, propsSource } from './generate-api/props/props-source.js';
import { writeGenerated } from './generate-api/write.js';

/** Kinds that a controller writes, not people. */
const REPORTS = ['FluxReport'];

main(process.argv[2], process.argv[3] ?? resolve(__dirname, '..'));

function main(input: string | undefined, output: string): void {
  if (input === undefined) throw new Error('usage: npx tsx scripts/generate-api.ts <folder with the facts>');
  const facts = readFacts(input);
  const kinds = fluxKinds(facts);
  const tables = Object.fromEntries(
    kinds.map((kind) => [
      kind.kind,
      Object.fromEntries(kind.versions.map((version) => [version.version, fieldTable(kind, version, facts)])),
    ]),
  );
  writeGenerated(output, 'lib/api/generated/flux-kinds.ts', kindsSource(kinds));
  writeGenerated(output, 'lib/api/generated/field-tables.ts', tablesSource(tables));
  for (const kind of kinds.filter(({ kind }) => !REPORTS.includes(kind))) {
    const source = propsSource(kind, tables[kind.kind] ?? {}, facts);
    writeGenerated(output, `lib/flux/generated/${propsFile(kind.kind)}.ts`, source);
  }
}
