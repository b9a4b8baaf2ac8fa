import { resolve } from 'node:path';

import { openEngine } from '../../lib/engine/index.js';
import { readTree } from '../../lib/repo/index.js';

import { kustomizationFolders } from './kustomization-folders.js';

/** Builds every folder of a repository by the engine alone: REPOSITORY WORKERS. */
async function main([repository = '.', workers = '1']: readonly string[]): Promise<void> {
  const engine = await openEngine({ workers: Number(workers), program: resolve('dist/engine') });
  const { tree } = readTree(resolve(repository));
  const answers = await Promise.all(
    kustomizationFolders(repository).map((path) => engine.build(tree, { path, spec: {} })),
  );
  const problem = answers.find((answer) => answer.problem !== undefined)?.problem;
  if (problem !== undefined) throw new Error(problem.message);
  await engine.close();
}

void main(process.argv.slice(2));
