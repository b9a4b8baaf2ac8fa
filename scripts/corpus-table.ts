import { resolve } from 'node:path';

import { openEngine } from '../lib/engine/index.js';
import { buildersWith, missingTools } from '../test/corpus/built/builders.js';
import { differences, leftOpen, proofTable } from '../test/corpus/built/proof-table.js';
import { proveRepository } from '../test/corpus/built/prove-repository.js';
import { readCorpus } from '../test/corpus/built/repositories.js';
import type { ProvedRepository } from '../test/corpus/built/verdict.js';

/** Milliseconds for one folder: a proof is no matter of speed, and others may use the machine. */
const TIMEOUT = 600_000;

/**
 * npm run corpus -- [FOLDER] [NAME…]
 *
 * Builds every cluster of every repository in a folder, or of those whose names are given, and compares each
 * Kustomization with what Flux's own library and the kustomize binary build. Prints a table, what is not built and why,
 * and what differs; exit code 1 when something does.
 */
async function main([folder = '../shared/corpus', ...names]: readonly string[]): Promise<number> {
  const { repositories, missing } = readCorpus(resolve(folder));
  const lacking = [...missing.map((dir) => `${dir} is not there`), ...missingTools()];
  for (const line of lacking) process.stderr.write(`missing: ${line}\n`);
  const wanted = repositories.filter(({ name }) => names.length === 0 || names.some((each) => name.includes(each)));
  if (wanted.length === 0 || missingTools().length > 0) return 1;
  const engine = await openEngine({ timeout: TIMEOUT });
  try {
    const builders = buildersWith(engine);
    const proved: ProvedRepository[] = [];
    for (const repository of wanted) {
      process.stderr.write(`${repository.name}\n`);
      proved.push(await proveRepository(repository, builders));
    }
    return print(proved);
  } finally {
    await engine.close();
  }
}

function print(proved: readonly ProvedRepository[]): number {
  const wrong = differences(proved);
  const parts = [
    proofTable(proved),
    section('not built or not compared', leftOpen(proved)),
    section('different', wrong),
  ];
  process.stdout.write(parts.join(''));
  return wrong.length === 0 ? 0 : 1;
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
