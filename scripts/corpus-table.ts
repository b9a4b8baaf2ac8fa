import { resolve } from 'node:path';

import type { Engine } from '../lib/engine/index.js';
import { buildersWith, missingTools } from '../test/corpus/built/builders.js';
import { differences, leftOpen, proofTable } from '../test/corpus/built/proof-table.js';
import { proveRepository } from '../test/corpus/built/prove-repository.js';
import { type CorpusRepository, readCorpus } from '../test/corpus/built/repositories.js';
import type { ProvedRepository } from '../test/corpus/built/verdict.js';

import { runMain } from './tables/run-main.js';
import { section } from './tables/section.js';
import { withEngine } from './tables/with-engine.js';

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
  return print(await withEngine((engine) => proveRepositories(wanted, engine)));
}

async function proveRepositories(
  repositories: readonly CorpusRepository[],
  engine: Engine,
): Promise<readonly ProvedRepository[]> {
  const builders = buildersWith(engine);
  const proved: ProvedRepository[] = [];
  for (const repository of repositories) {
    process.stderr.write(`${repository.name}\n`);
    proved.push(await proveRepository(repository, builders));
  }
  return proved;
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

runMain(main);
