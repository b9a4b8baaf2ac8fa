import { openEngine } from '../lib/engine/index.js';
import {
  explainedDifferences,
  kustomizationTable,
  openDifferences,
  repositoryTable,
} from '../test/apps/compare/app-tables.js';
import { type ComparedApp, compareApp } from '../test/apps/compare/compare-app.js';
import { missingForApp, originalOf } from '../test/apps/compare/original.js';
import { SEED_APPS } from '../test/apps/seed-apps.js';
import { removeTemporaryFolders } from '../test/apps/support.js';

/** Milliseconds for one folder: a proof is no matter of speed, and others may use the machine. */
const TIMEOUT = 600_000;

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
  const engine = await openEngine({ timeout: TIMEOUT });
  try {
    const compared: ComparedApp[] = [];
    for (const app of wanted) {
      process.stderr.write(`${app.name}\n`);
      compared.push(await compareApp(app, originalOf(app), engine));
    }
    return print(compared);
  } finally {
    removeTemporaryFolders();
    await engine.close();
  }
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

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  },
);
