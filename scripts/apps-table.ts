import type { Engine } from '../lib/engine/index.js';
import {
  explainedDifferences,
  kustomizationTable,
  openDifferences,
  repositoryTable,
} from '../test/apps/compare/app-tables.js';
import { type ComparedApp, compareApp } from '../test/apps/compare/compare-app.js';
import { missingForApp, originalOf } from '../test/apps/compare/original.js';
import { SEED_APPS, type SeedApp } from '../test/apps/seed-apps.js';
import { removeTemporaryFolders } from '../test/apps/support.js';

import { runMain } from './tables/run-main.js';
import { section } from './tables/section.js';
import { withEngine } from './tables/with-engine.js';

/**
 * npm run apps -- [NAME…]
 *
 * Has each app, or those whose names are given, write over an emptied copy of the real repositories, and compares what
 * Flux would apply of it with what it would apply of the original. Prints a table of Kustomizations, how much of the
 * repositories comes from TypeScript, and what differs; exit code 1 when something does and nothing explains it.
 */
async function main(names: readonly string[]): Promise<number> {
  const wanted = SEED_APPS.filter(({ name }) => names.length === 0 || names.includes(name));
  const missing = [...new Set(wanted.flatMap(missingForApp))];
  for (const line of missing) process.stderr.write(`missing: ${line}\n`);
  if (wanted.length === 0 || missing.length > 0) return 1;
  try {
    return print(await withEngine((engine) => compareApps(wanted, engine)));
  } finally {
    removeTemporaryFolders();
  }
}

async function compareApps(apps: readonly SeedApp[], engine: Engine): Promise<ComparedApp[]> {
  const compared: ComparedApp[] = [];
  for (const app of apps) {
    process.stderr.write(`${app.name}\n`);
    compared.push(await compareApp(app, originalOf(app), engine));
  }
  return compared;
}

function print(compared: readonly ComparedApp[]): number {
  const open = openDifferences(compared);
  const parts = [
    kustomizationTable(compared),
    `\n${repositoryTable(compared)}`,
    section('different, with a reason', explainedDifferences(compared)),
    section('different', open),
  ];
  process.stdout.write(parts.join(''));
  return open.length === 0 ? 0 : 1;
}

runMain(main);
