import { resolve } from 'node:path';

import { readCorpus } from '../test/corpus/built/repositories.js';
import { overlaysTable } from '../test/corpus/relaid/overlays-table.js';
import { type RelaidRepository, relayRepository } from '../test/corpus/relaid/relay-repository.js';

import { runMain } from './tables/run-main.js';
import { withEngine } from './tables/with-engine.js';

/**
 * npm run overlays -- [FOLDER] [NAME…]
 *
 * Builds the overlays that share a base in every repository of a folder, lays their objects out with bases and patches
 * of ours, builds those and compares. Prints a table with the lines that people wrote and those that we write; exit
 * code 1 when something differs.
 */
async function main([folder = '../shared/corpus', ...names]: readonly string[]): Promise<number> {
  const { repositories, missing } = readCorpus(resolve(folder));
  for (const dir of missing) process.stderr.write(`missing: ${dir} is not there\n`);
  const wanted = repositories.filter(({ name }) => names.length === 0 || names.some((each) => name.includes(each)));
  if (wanted.length === 0) return 1;
  return withEngine(async (engine) => {
    const relaid: RelaidRepository[] = [];
    for (const repository of wanted) relaid.push(await relayRepository(repository, engine));
    return print(relaid);
  });
}

function print(relaid: readonly RelaidRepository[]): number {
  const wrong = relaid.flatMap(({ name, verdict }) =>
    verdict.result === 'different' ? [`${name}: ${verdict.detail}\n`] : [],
  );
  process.stdout.write([overlaysTable(relaid), ...wrong].join(''));
  return wrong.length === 0 ? 0 : 1;
}

runMain(main);
